"""`rak-excel export`: plans as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rak_excel.cli.options import PATHS, TEMPLATE, printed_or_written, shared_options
from rak_excel.cli.speaking import option, speaking
from rak_excel.cli.spoken import current_language, give, tell, tell_not_read, tell_written
from rak_excel.errors import NothingToReadError
from rak_excel.language import Text


@speaking(
    "export",
    "rak-excel export rencana.xlsx --format csv -o rencana.csv",
    id="Ekspor rencana atau laporan triwulan ke JSON, CSV atau Excel.",
    en="Export plans or quarterly reports as JSON, CSV or Excel.",
)
@PATHS
@option(
    "--format",
    "format_",
    type=click.Choice(["json", "csv", "xlsx"]),
    id="Bentuk hasil; kalau tidak disebut, mengikuti nama file hasil.",
    en="The form of the result; where it is not given, the name of the result decides.",
)
@printed_or_written(
    id="File hasil; kalau tidak disebut, tampil di layar.", en="The file to write; shown on the screen without it."
)
@option(
    "--plain-csv",
    is_flag=True,
    id="CSV untuk program: pemisah koma, desimal titik.",
    en="CSV for programs: commas between the fields, decimal points.",
)
@option(
    "--account", is_flag=True, id="Setiap sel terisi, dan hasilnya.", en="Every filled cell, and what it was read as."
)
@TEMPLATE
@shared_options
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[Path, ...], *, output: Path | None, force: bool, quiet: bool, **asked: Any
) -> None:
    # Imported here so that `--help` need not wait for the readers.
    from rak_excel.definitions.loading import definition_files, load_template
    from rak_excel.formats.written.output import output_file, refuse_inputs
    from rak_excel.reading import inputs_at, read_plans
    from rak_excel.reports.as_csv import plans_as_csv
    from rak_excel.reports.as_text import account_as_text, unread_as_text
    from rak_excel.reports.as_xlsx import write_plans
    from rak_excel.reports.plan_records import plans_as_json
    from rak_excel.workbooks.rollup.read_back.named import with_rolled_up

    suffix = output.suffix.casefold().removeprefix(".") if output else ""
    by_name = suffix if suffix in {"csv", "xlsx"} else "json"
    form = "account" if asked["account"] else "csv" if asked["plain_csv"] else asked["format_"] or by_name
    if form == "xlsx" and not output:
        raise click.UsageError(_NO_FILE.said(current_language(ctx)), ctx)
    if output:
        refuse_inputs(output, [*inputs_at(paths), *definition_files(asked["template"])])
    tell_not_read(paths, quiet=quiet)
    read = read_plans(paths, template=load_template(asked["template"]) if asked["template"] else None)
    reading = with_rolled_up(read, paths).by_name()
    for unread in reading.unread:
        tell(unread_as_text(unread))
    if not reading.plans:
        raise NothingToReadError(_NO_PLAN)
    text = ""
    if form == "account":
        text = account_as_text(reading, current_language(ctx))
    elif form != "xlsx":
        text = plans_as_csv(reading.plans, plain=asked["plain_csv"]) if form == "csv" else plans_as_json(reading.plans)
    if output:
        with output_file(output, force=force, suffix=".xlsx" if form == "xlsx" else "") as temporary:
            if form == "xlsx":
                write_plans(temporary, reading.plans)
            else:
                temporary.write_text(text, encoding="utf-8", newline="")
        tell_written(output, quiet=quiet)
    else:
        give(text)
    ctx.exit(1 if reading.unread else 0)


_NO_PLAN = Text(
    "Tidak ada rencana yang bisa dibaca. Perbaiki file di atas, lalu ulangi.",
    "No plan can be read. Correct the files above and try again.",
)
_NO_FILE = Text(
    "Excel perlu sebuah file. Tambahkan -o, misalnya -o rencana-data.xlsx.",
    "Excel needs a file. Add -o, for example -o plans-data.xlsx.",
)
