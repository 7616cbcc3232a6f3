"""`rak-excel template`: make the workbooks that staff fill."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rak_excel.cli.options import TEMPLATE, current_language, shared_options, tell
from rak_excel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rak_excel.model import Definition, Paper, Plan
    from rak_excel.template import Job

_WORKBOOK = click.Path(exists=False, path_type=Path)


@click.command("template")
@click.option("-o", "--output", required=True, type=_WORKBOOK, help="File atau folder hasil / output file or folder.")
@click.option("--region", metavar="KODE", help="Kode wilayah, misalnya 52.03 / region code.")
@click.option("--office", metavar="NAMA", help="Nama kantor sebagai ganti kode wilayah / the office's name instead.")
@click.option("--year", type=click.IntRange(2000, 2100), required=True, help="Tahun anggaran / plan year.")
@click.option("--submitter", metavar="UNIT", help="Divisi atau sub bagian yang mengisi / the unit that fills it in.")
@click.option("--each-submitter", is_flag=True, help="Satu file tiap unit; -o menyebut folder / one file a unit.")
@click.option(
    "--province", metavar="KODE|all", help="Satu file tiap kabupaten/kota; -o menyebut folder / one file an office."
)
@click.option(
    "--from", "earlier", metavar="WORKBOOK", type=_WORKBOOK, help="Pakai baris rencana lama / rows of an earlier plan."
)
@click.option(
    "--indicators", metavar="XLSX", type=_WORKBOOK, help="Daftar indikator sendiri / an own list of indicators."
)
@click.option("--paper", type=click.Choice(["f4", "a4"]), default="f4", help="Ukuran kertas / paper size.")
@click.option("--rows", type=click.IntRange(0, 500), help="Baris kosong tiap sheet / blank rows a sheet.")
@TEMPLATE
@shared_options
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    output: Path,
    region: str | None,
    office: str | None,
    year: int,
    submitter: str | None,
    each_submitter: bool,
    province: str | None,
    earlier: Path | None,
    indicators: Path | None,
    paper: Paper,
    rows: int | None,
    template: str | None,
    force: bool,
    quiet: bool,
) -> None:
    """Buat format isian Excel / make Excel templates."""
    # Imported here: XlsxWriter and the vocabulary would slow down every other command.
    from rak_excel.template import Job, Order, province_jobs, submitter_jobs, unit_named

    _refuse_contradictions(region, office, submitter, each_submitter, province, earlier)
    definition = _definition(template, year, indicators)
    plan = _earlier_plan(earlier) if earlier else None
    order = Order(year, definition, region, office, plan, paper, rows)
    if province:
        jobs = province_jobs(output, province, order)
    elif each_submitter:
        jobs = submitter_jobs(output, order)
    else:
        jobs = [Job(output, order.form(unit_named(submitter, definition) if submitter else None))]
    _write(jobs, force=force, quiet=quiet)


def _refuse_contradictions(
    region: str | None,
    office: str | None,
    submitter: str | None,
    each: bool,
    province: str | None,
    earlier: Path | None,
) -> None:
    if province and (region or office or submitter or each or earlier):
        raise click.UsageError(
            Text(
                "--province tidak dapat dipakai bersama --region, --office, --submitter, --each-submitter, atau --from.",
                "--province cannot be used with --region, --office, --submitter, --each-submitter or --from.",
            ).said(current_language())
        )
    if submitter and each:
        raise click.UsageError(
            Text("Pilih --submitter atau --each-submitter.", "Choose --submitter or --each-submitter.").said(
                current_language()
            )
        )


def _definition(template: str | None, year: int, indicators: Path | None) -> Definition:
    from rak_excel.template import read_indicator_list  # as above
    from rak_excel.templates import load_template, template_for

    definition = load_template(template) if template else template_for(year)
    if indicators is None:
        return definition
    _require(indicators)
    return read_indicator_list(indicators, definition)


def _earlier_plan(path: Path) -> Plan:
    from rak_excel.errors import UnreadableWorkbookError  # as above
    from rak_excel.reading import read_plans

    reading = read_plans([path])
    if len(reading.plans) != 1:
        raise UnreadableWorkbookError(
            f"--from memerlukan satu file rencana, sedangkan {path} berisi {len(reading.plans)}.",
            f"--from wants one plan, and {path} holds {len(reading.plans)}.",
        )
    return reading.plans[0]


def _require(path: Path) -> None:
    from rak_excel.errors import MissingPathError  # as above

    if not path.is_file():
        raise MissingPathError(f"File {path} tidak ada. Periksa namanya.", f"There is no file {path}. Check its name.")


def _write(jobs: Sequence[Job], *, force: bool, quiet: bool) -> None:
    from rich.console import Console  # as above
    from rich.progress import track

    from rak_excel.template import write_templates

    working = Text("Membuat format", "Making templates").said(current_language())
    written: Iterable[Path] = write_templates(jobs, force=force)
    if len(jobs) > 1 and not quiet:
        written = track(written, working, len(jobs), console=Console(stderr=True), disable=False)
    for path in written:
        if len(jobs) == 1:
            tell(Text(f"{path} selesai dibuat.", f"{path} is written."), quiet=quiet)
    if len(jobs) > 1:
        folder = jobs[0].path.parent
        tell(
            Text(f"{len(jobs)} file selesai dibuat di {folder}.", f"{len(jobs)} files are written to {folder}."),
            quiet=quiet,
        )
