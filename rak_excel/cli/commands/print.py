"""`rak-excel print`: the pages of a plan that are signed, as PDF."""

from __future__ import annotations

from pathlib import Path

from rak_excel.advice import for_command
from rak_excel.cli.options import OUTPUT_FILE, WORKBOOK, judging_options
from rak_excel.cli.speaking import argument, option, speaking
from rak_excel.cli.spoken import given_settings, say, tell, tell_settings
from rak_excel.language import Text

_PAGES = Text("{path}: {count} halaman ({sheets}).", "{path}: {count} pages ({sheets}).")
_LACKING = Text("Konsep. Sebelum ditandatangani:", "A draft. Before signing:")
_ERRORS = Text(
    "Masih ada {count} isian wajib diperbaiki{check}",
    "{count} entries must still be corrected{check}",
).advising(check=for_command(", lihat rak-excel check {path}", ", see rak-excel check {path}"))


@speaking(
    "print",
    "rak-excel print rencana.xlsx -o rencana.pdf",
    "rak-excel print rencana.xlsx -o konsep.pdf --draft",
    id="Cetak halaman rencana atau laporan triwulan yang ditandatangani ke PDF, memakai LibreOffice.",
    en="Print the pages of a plan or quarterly report that are signed to a PDF, through LibreOffice.",
)
@argument(
    "plan",
    type=WORKBOOK,
    metavar=Text("FILE", "FILE"),
    missing=Text("Sebutkan file rencana atau laporannya", "Name the plan or report"),
)
@OUTPUT_FILE
@option(
    "--draft",
    is_flag=True,
    id="Cetak konsep: setiap halaman bertulisan KONSEP, walaupun isinya belum lengkap.",
    en="Print a draft: each page says KONSEP, even if something is still missing.",
)
@judging_options
def command(plan: Path, output: Path, *, draft: bool, force: bool, quiet: bool) -> None:
    # Imported here: the reader would slow down every other command.
    from rak_excel.formats.opened.opening import as_argument
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.jobs.printing.files import print_plan
    from rak_excel.rules.settings import find_settings, settings_file

    settings = find_settings([plan], given_settings())
    refuse_inputs(output, settings_file([plan], given_settings()))
    printed = print_plan(plan, output, draft=draft, force=force, settings=settings)
    tell_settings(settings.told(), [plan])
    if printed.lacking:
        tell(_LACKING, quiet=quiet)
    for lack in printed.lacking:
        tell(lack.line, quiet=quiet)
    if printed.errors:
        tell(_ERRORS.filled(count=printed.errors, path=as_argument(plan)), quiet=quiet)
    say(_PAGES.filled(path=output, count=sum(printed.pages.values()), sheets=", ".join(printed.pages)))
