"""`rak-excel template`: make the workbooks that staff fill."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rak_excel.cli.options import PAPER, PATH, TEMPLATE, YEAR, judging_options
from rak_excel.cli.speaking import SpeakingRange, incomplete, option, speaking
from rak_excel.cli.spoken import current_language, given_settings, progress_bar, tell, tell_settings, tell_written
from rak_excel.language import Text, closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rak_excel.jobs.template.batch import TemplateJob
    from rak_excel.model import Definition, Plan

_NOT_OF_REPORTS = ("region", "office", "province", "indicators", "quarter_targets", "rows")
_OF_THE_PLAN = Text(
    "Formulir laporan triwulan mengikuti rencana di --from, jadi {options} tidak dipakai bersama --quarter.",
    "The form of a quarterly report follows the plan in --from, so {options} cannot be used with --quarter.",
)
_OWN_TEMPLATE = Text(
    "Rencana di --from memuat formatnya sendiri, dan formulir laporannya mengikuti itu. Hapus --template.",
    "The plan in --from carries its own template, which the forms to report on it follow. Leave --template out.",
)
_NO_PLAN = Text("Sebut rencana yang sudah ditandatangani dengan --from", "Give the signed plan with --from")
_NO_QUARTER = Text(
    "--previous hanya untuk formulir laporan triwulan. Tambahkan --quarter.",
    "--previous is for the form of a quarterly report. Add --quarter.",
)
_NO_YEAR = Text("Tambahkan --year", "Add --year")
_NO_YEAR_OF_ROWS = Text(
    "Tambahkan --quarter untuk melaporkan rencana di --from, atau --year untuk membuat rencana tahun lain dari barisnya.",
    "Add --quarter to report on the plan in --from, or --year to plan another year with its rows.",
)
_OF_ONE_OFFICE = ("region", "office", "submitter", "each_submitter", "earlier")
_FOR_A_PROVINCE = Text(
    "--province tidak dapat dipakai bersama --region, --office, --submitter, --each-submitter, atau --from.",
    "--province cannot be used with --region, --office, --submitter, --each-submitter or --from.",
)
_ONE_OR_EACH = Text("Pilih --submitter atau --each-submitter.", "Choose --submitter or --each-submitter.")
_NO_COLUMN = Text(
    "Format {template} tidak punya kolom {columns}, jadi isiannya tidak ikut. Untuk membawanya, pakai --template dengan format "
    "yang punya kolom itu.",
    "The template {template} does not have {columns}, so these entries are left behind. To keep them, name a template that has "
    "the column with --template.",
)
_WRITTEN = Text("{count} file selesai dibuat di {folder}.", "{count} files were written to {folder}.")


@speaking(
    "template",
    "rak-excel template --region 52.03 --year 2020 -o format.xlsx",
    "rak-excel template --region 52.03 --year 2020 --each-submitter -o format-unit",
    "rak-excel template --from rencana.xlsx --quarter 2 --each-submitter -o laporan-tw2",
    id="Buat format isian Excel untuk satu kantor, setiap unitnya, atau setiap kantor di satu provinsi; dengan --quarter formulir laporan triwulan.",
    en="Make Excel templates: for one office, for each of its units, or for each office of a province; with --quarter forms of quarterly reports.",
)
@option("-o", "--output", required=True, type=PATH, id="File atau folder hasil.", en="The file or folder to write.")
@option("--region", metavar="52.03", id="Kode wilayah kantor.", en="The region code of the office.")
@option(
    "--office",
    metavar="TEXT",
    id="Nama kantor, kalau tanpa kode wilayah.",
    en="The name of the office, where it has no region code.",
)
@option("--year", type=YEAR, metavar="2020", id="Tahun anggaran.", en="The budget year.")
@option("--submitter", metavar="UNIT", id="Unit yang mengisi.", en="The unit that fills it in.")
@option(
    "--each-submitter",
    is_flag=True,
    id="Satu file untuk setiap unit, di folder -o.",
    en="One file for each unit, in the folder -o.",
)
@option(
    "--province",
    metavar="52|all",
    id="Satu file untuk setiap kabupaten/kota, di folder -o.",
    en="One file for each office, in the folder -o.",
)
@option(
    "--from",
    "earlier",
    metavar="FILE",
    type=PATH,
    id="Pakai baris rencana lama, tanpa centangnya; dengan --quarter: rencana yang dilaporkan, atau foldernya.",
    en="Take the rows of an earlier plan, without its ticks; with --quarter: the plan that is reported, or its folder.",
)
@option(
    "--quarter",
    type=SpeakingRange(Text("Triwulan harus 1 sampai 4.", "The quarter must be from 1 to 4."), 1, 4),
    metavar="1-4",
    id="Buat formulir laporan triwulan ini dari rencana di --from.",
    en="Make the form to report this quarter of the plan in --from.",
)
@option(
    "--previous",
    metavar="FILE",
    type=PATH,
    id="Laporan triwulan sebelumnya.",
    en="The report of an earlier quarter.",
)
@option(
    "--indicators", metavar="XLSX", type=PATH, id="Daftar indikator sendiri.", en="A list of indicators of your own."
)
@option(
    "--quarter-targets",
    is_flag=True,
    id="Tambah kolom target s.d. tiap triwulan.",
    en="Add columns for the target up to each quarter.",
)
@PAPER
@option(
    "--rows",
    type=SpeakingRange(Text("Baris kosong harus 0 sampai 500.", "Blank rows must be from 0 to 500."), 0, 500),
    metavar="20",
    id="Baris kosong tiap sheet.",
    en="Blank rows on each sheet.",
)
@TEMPLATE
@judging_options
def command(
    output: Path,
    *,
    year: int | None,
    template: str | None,
    force: bool,
    quiet: bool,
    **asked: Any,
) -> None:
    _refuse_together(asked)
    if asked["quarter"]:
        _report_forms(output, year, template, force=force, quiet=quiet, **asked)
    elif year is None and asked["earlier"] and not asked["province"]:
        raise click.UsageError(_NO_YEAR_OF_ROWS.said(current_language()))
    elif year is None:
        raise incomplete(_NO_YEAR, click.get_current_context())
    else:
        _plan_forms(output, year, template, force=force, quiet=quiet, **asked)


def _refuse_together(asked: Mapping[str, Any]) -> None:
    """Raises click.UsageError of what cannot be asked for in one command."""
    language = current_language()
    if asked["submitter"] and asked["each_submitter"]:
        raise click.UsageError(_ONE_OR_EACH.said(language))
    if not asked["quarter"]:
        if asked["previous"]:
            raise click.UsageError(_NO_QUARTER.said(language))
        if asked["province"] and any(asked[name] for name in _OF_ONE_OFFICE):
            raise click.UsageError(_FOR_A_PROVINCE.said(language))
        return
    if not asked["earlier"]:
        raise click.UsageError(f"{_NO_PLAN.said(language)}.")
    if given := [
        f"--{name.replace('_', '-')}"
        for name in _NOT_OF_REPORTS
        if asked[name] is not None and asked[name] is not False
    ]:
        raise click.UsageError(_OF_THE_PLAN.filled(options=", ".join(given)).said(language))


def _report_forms(
    output: Path, year: int | None, template: str | None, *, force: bool, quiet: bool, **asked: Any
) -> None:
    """The forms of a quarterly report."""
    from rak_excel.definitions.loading import definition_files, load_template
    from rak_excel.definitions.monitoring import reports_alike
    from rak_excel.formats.opened.contents import file_at
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.jobs.among import found_in
    from rak_excel.jobs.template.report_forms import (
        about_earlier,
        about_rest,
        order_at,
        unit_jobs,
        whole_job,
        write_reports,
    )
    from rak_excel.rules.settings import find_settings
    from rak_excel.vocabulary.names.executors import unit_named

    refuse_inputs(output, definition_files(template))
    definition = load_template(template) if template else None
    saying = partial(tell, quiet=quiet)
    signed, previous = found_in(asked["earlier"], asked["quarter"], asked["previous"], definition, saying)
    inputs = [file_at(path) for path in (signed, previous, *definition_files(template)) if path]
    refuse_inputs(output, inputs)
    settings = find_settings([asked["earlier"]], given_settings())
    order = order_at(
        signed,
        asked["quarter"],
        previous,
        counting=settings.counting,
        template=definition,
        year=year,
        paper=asked["paper"],
    )
    tell_settings(settings.told_counting(forms=True), [asked["earlier"]])
    if asked["each_submitter"]:
        jobs = unit_jobs(output, order)
    else:
        unit = unit_named(asked["submitter"], order.plan.definition) if asked["submitter"] else None
        jobs = [whole_job(output, order, unit)]
    refuse_inputs([job.path for job in jobs], inputs)
    if definition and not reports_alike(definition, order.plan.definition):
        raise click.UsageError(_OWN_TEMPLATE.said(current_language()))
    if told := about_earlier(order):
        tell(told, quiet=quiet)
    _tell_progress(write_reports(jobs, force=force), [job.path for job in jobs], quiet=quiet)
    if told := about_rest(jobs):
        tell(told, quiet=quiet)


def _plan_forms(output: Path, year: int, template: str | None, *, force: bool, quiet: bool, **asked: Any) -> None:
    """The forms of a plan."""
    # Imported here: XlsxWriter and the vocabulary would slow down every other command.
    from rak_excel.definitions.loading import definition_files
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.jobs.template.batch import (
        TemplateJob,
        TemplateOrder,
        ordered_office,
        province_jobs,
        refuse_empty,
        submitter_jobs,
        write_templates,
    )
    from rak_excel.reading.plans_alone import read_plan_alone
    from rak_excel.vocabulary.names.executors import unit_named

    earlier, indicators = asked["earlier"], asked["indicators"]
    inputs = [path for path in (earlier, indicators, *definition_files(template)) if path]
    refuse_inputs(output, inputs)
    definition = _definition(template, year, indicators, quarter_targets=asked["quarter_targets"])
    plan = read_plan_alone(earlier, template=definition if template else None) if earlier else None
    place = ordered_office(asked["office"], asked["region"], definition)
    order = TemplateOrder(year, definition, place.region, place.name, plan, asked["paper"], asked["rows"])
    if asked["province"]:
        jobs = province_jobs(output, asked["province"], order)
    elif asked["each_submitter"]:
        jobs = submitter_jobs(output, order)
    else:
        unit = unit_named(asked["submitter"], definition) if asked["submitter"] else None
        jobs = [TemplateJob(output, order.form(unit))]
    if plan:
        refuse_empty(jobs, plan)
    refuse_inputs([job.path for job in jobs], inputs)
    if place.remark:
        tell(place.remark, quiet=quiet)
    _tell_progress(write_templates(jobs, force=force), [job.path for job in jobs], quiet=quiet)
    if plan:
        _tell_taken_over(plan, jobs, quiet=quiet)


def _definition(template: str | None, year: int, indicators: Path | None, *, quarter_targets: bool) -> Definition:
    from rak_excel.definitions.loading import load_template, template_for, with_quarter_targets
    from rak_excel.jobs.template.indicator_list import read_indicator_list
    from rak_excel.system.folders import missing  # as above

    definition = load_template(template) if template else template_for(year)
    if quarter_targets:
        definition = with_quarter_targets(definition, "up_to")
    if indicators is None:
        return definition
    if not indicators.is_file():
        raise missing(indicators)
    return read_indicator_list(indicators, definition)


def _tell_progress(written: Iterable[Path], paths: Sequence[Path], *, quiet: bool) -> None:
    """Say how far the writing of these files has come, and where they are."""
    show = progress_bar(quiet=quiet)
    for done, path in enumerate(written, 1):
        show(done, len(paths))
        if len(paths) == 1:
            tell_written(path, quiet=quiet)
    if len(paths) > 1:
        tell(_WRITTEN.filled(count=len(paths), folder=closing(paths[0].parent)), quiet=quiet)


def _tell_taken_over(plan: Plan, jobs: Sequence[TemplateJob], *, quiet: bool) -> None:
    """Which wordings of the earlier plan have another year now, and what still names one; and what is left behind."""
    from rak_excel.comparing.renewal import renewal
    from rak_excel.jobs.template.forms import without_place
    from rak_excel.reports.as_text import renewal_as_lines  # as above

    forms = [job.form for job in jobs]
    if year := forms[0].identity.year:
        for line in renewal_as_lines(renewal(plan, forms), year, current_language()):
            tell(line, quiet=quiet)
    if lost := without_place(plan, forms[0].definition):
        tell(_NO_COLUMN.filled(columns=", ".join(lost), template=forms[0].definition.id), quiet=quiet)
