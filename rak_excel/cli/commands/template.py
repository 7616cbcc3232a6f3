"""`rak-excel template`: make the workbooks that staff fill."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rak_excel.cli.options import PAPER, PATH, TEMPLATE, YEAR, shared_options
from rak_excel.cli.progress import progress_bar
from rak_excel.cli.speaking import SpeakingRange, option, speaking
from rak_excel.cli.spoken import current_language, tell, tell_written
from rak_excel.language import Text, closing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rak_excel.jobs.template.batch import TemplateJob
    from rak_excel.model import Definition, Paper, Plan


@speaking(
    "template",
    Text(
        "Buat format isian Excel untuk satu kantor, setiap unitnya, atau setiap kantor di satu provinsi.",
        "Make Excel templates: for one office, for each of its units, or for each office of a province.",
    ),
    "rak-excel template --region 52.03 --year 2020 -o format.xlsx",
    "rak-excel template --region 52.03 --year 2020 --each-submitter -o format-unit",
)
@option(
    "-o",
    "--output",
    required=True,
    type=PATH,
    help=Text("File atau folder hasil.", "The file or folder to write."),
)
@option("--region", metavar="52.03", help=Text("Kode wilayah kantor.", "The region code of the office."))
@option(
    "--office",
    metavar="TEXT",
    help=Text("Nama kantor, kalau tanpa kode wilayah.", "The name of the office, where it has no region code."),
)
@option(
    "--year",
    type=YEAR,
    metavar="2020",
    required=True,
    help=Text("Tahun anggaran.", "The budget year."),
)
@option("--submitter", metavar="UNIT", help=Text("Unit yang mengisi.", "The unit that fills it in."))
@option(
    "--each-submitter",
    is_flag=True,
    help=Text("Satu file untuk setiap unit, di folder -o.", "One file for each unit, in the folder -o."),
)
@option(
    "--province",
    metavar="52|all",
    help=Text("Satu file untuk setiap kabupaten/kota, di folder -o.", "One file for each office, in the folder -o."),
)
@option(
    "--from",
    "earlier",
    metavar="FILE",
    type=PATH,
    help=Text("Pakai baris rencana lama, tanpa centangnya.", "Take the rows of an earlier plan, without its ticks."),
)
@option(
    "--indicators",
    metavar="XLSX",
    type=PATH,
    help=Text("Daftar indikator sendiri.", "A list of indicators of your own."),
)
@PAPER
@option(
    "--rows",
    type=SpeakingRange(Text("Baris kosong harus 0 sampai 500.", "Blank rows must be from 0 to 500."), 0, 500),
    metavar="20",
    help=Text("Baris kosong tiap sheet.", "Blank rows on each sheet."),
)
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
    # Imported here: XlsxWriter and the vocabulary would slow down every other command.
    from rak_excel.definitions.loading import definition_files
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.jobs.template.batch import TemplateJob, TemplateOrder, province_jobs, refuse_empty, submitter_jobs
    from rak_excel.jobs.template.offices import ordered_office
    from rak_excel.reading import read_plan
    from rak_excel.vocabulary.names.submitters import unit_named

    _refuse_contradictions(region, office, submitter, each_submitter, province, earlier)
    inputs = [path for path in (earlier, indicators, *definition_files(template)) if path]
    refuse_inputs(output, inputs)
    definition = _definition(template, year, indicators)
    plan = read_plan(earlier, template=definition if template else None) if earlier else None
    place = ordered_office(office, region, definition)
    order = TemplateOrder(year, definition, place.region, place.name, plan, paper, rows)
    if province:
        jobs = province_jobs(output, province, order)
    elif each_submitter:
        jobs = submitter_jobs(output, order)
    else:
        jobs = [TemplateJob(output, order.form(unit_named(submitter, definition) if submitter else None))]
    if plan:
        refuse_empty(jobs, plan)
    refuse_inputs([job.path for job in jobs], inputs)
    if place.remark:
        tell(place.remark, quiet=quiet)
    _write(jobs, force=force, quiet=quiet)
    if plan:
        _tell_years(plan, jobs, quiet=quiet)


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
    from rak_excel.definitions.loading import load_template, template_for
    from rak_excel.jobs.template.indicator_list import read_indicator_list  # as above

    definition = load_template(template) if template else template_for(year)
    if indicators is None:
        return definition
    _require(indicators)
    return read_indicator_list(indicators, definition)


def _require(path: Path) -> None:
    from rak_excel.system.folders import missing  # as above

    if not path.is_file():
        raise missing(path)


def _write(jobs: Sequence[TemplateJob], *, force: bool, quiet: bool) -> None:
    from rak_excel.jobs.template.batch import write_templates  # as above

    show = progress_bar(quiet=quiet)
    for done, path in enumerate(write_templates(jobs, force=force), 1):
        show(done, len(jobs))
        if len(jobs) == 1:
            tell_written(path, quiet=quiet)
    if len(jobs) > 1:
        folder = closing(jobs[0].path.parent)
        tell(
            Text(f"{len(jobs)} file selesai dibuat di {folder}.", f"{len(jobs)} files were written to {folder}."),
            quiet=quiet,
        )


def _tell_years(plan: Plan, jobs: Sequence[TemplateJob], *, quiet: bool) -> None:
    """Which wordings of the earlier plan have another year now, and what still names one."""
    from rak_excel.comparing.renewal import renewal
    from rak_excel.reports.as_text import renewal_as_lines  # as above

    forms = [job.form for job in jobs]
    year = forms[0].identity.year
    for line in renewal_as_lines(renewal(plan, forms), year, current_language()) if year else ():
        tell(line, quiet=quiet)
