"""The forms in which an office, or each of its units, reports a quarter of a signed plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rak_excel.advice import BY_CHECK, WITH_FROM, WITH_PREVIOUS, for_command
from rak_excel.definitions.counting import Counting, counted_by
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import NothingToTakeError
from rak_excel.formats.written.output import missing_folders, refuse_existing, remove_empty
from rak_excel.language import Advice, Text, one_text
from rak_excel.model import Definition, Executor, Paper, Plan
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.earlier import refuse_as_previous, skipped_quarters, undecided
from rak_excel.monitoring.form import report_form
from rak_excel.reading import read_plan
from rak_excel.record import Record
from rak_excel.system.file_names import allowed_in_names
from rak_excel.vocabulary.names.executors import short_unit_name, submitters
from rak_excel.vocabulary.names.regions import find_region
from rak_excel.workbooks.letters.content import office_in_names
from rak_excel.workbooks.monitoring.form.book import write_report_form

_NO_YEAR = Text(
    "Tahun rencana di {path} tidak diketahui. Isi tahunnya di file itu{year}.",
    "The year of the plan in {path} is not known. Fill it in there{year}.",
).advising(year=for_command(", atau tambahkan --year", ", or add --year"))
_PLAN_OF_YEAR = Text(
    "{path} adalah rencana tahun {own}, bukan {year}. Pakai rencana tahun itu.",
    "{path} is the plan of {own} and not of {year}. Give the plan of that year.",
)
_OTHER_YEAR = Advice(
    "{path} adalah rencana tahun {own}, bukan {year}. Hapus --year, atau pakai rencana tahun itu.",
    "{path} is the plan of {own} and not of {year}. Leave --year out, or give the plan of that year.",
    _PLAN_OF_YEAR,
    _PLAN_OF_YEAR,
)
_IS_REPORT = Text(
    "{path} adalah laporan triwulan. Sebut rencana yang sudah ditandatangani{plan}, dan laporan triwulan "
    "sebelumnya{previous}.",
    "{path} is a quarterly report. Give the signed plan{plan}, and the report of an earlier quarter{previous}.",
).advising(plan=WITH_FROM, previous=WITH_PREVIOUS)
_IS_SUBMISSION = Text(
    "{path} adalah kiriman satu unit ({unit}). Laporan triwulan dibuat dari rencana kantor yang sudah digabung dan "
    "ditandatangani.",
    "{path} is the submission of one unit ({unit}). A quarterly report is made from the office's plan, merged and signed.",
)
_IS_AGREEMENT = Text(
    "{path} adalah Perjanjian Kinerja, tanpa kegiatan. Sebut rencana aksinya{plan}.",
    "{path} is a performance agreement, without activities. Give the action plan{plan}.",
).advising(plan=WITH_FROM)
_NO_ROWS = Text(
    "Di {path} tidak ada baris rencana yang dapat dilaporkan. Cek dulu file itu{check}.",
    "There is no row in {path} that could be reported. Check that file first{check}.",
).advising(check=BY_CHECK)

_FOR_REST = Text(
    "{file}: untuk baris dan tindak lanjut yang tidak termasuk file sub bagian mana pun. Isi sendiri, atau berikan kepada yang "
    "mengerjakannya.",
    "{file}: for rows and follow-ups that are in no unit's file. Fill it in yourself, or give it to whoever does that work.",
)


class ReportJob(Record):
    """One workbook to write."""

    path: Path
    form: ReportForm


class ReportOrder(Record):
    """Which quarter of which plan is to be reported, after which `earlier` report."""

    plan: Plan
    quarter: int
    earlier: Plan | None = None
    paper: Paper = "f4"

    def form(self, submitter: Executor | None = None, left_by: Sequence[Executor] = ()) -> ReportForm:
        """The form for the whole office, for one unit, or for the rows that are `left_by` all of these units."""
        return report_form(
            self.plan, self.quarter, submitter=submitter, left_by=left_by, earlier=self.earlier, paper=self.paper
        )


def order_at(
    path: Path,
    quarter: int,
    previous: Path | None = None,
    *,
    counting: Counting,
    template: Definition | None = None,
    year: int | None = None,
    paper: Paper = "f4",
) -> ReportOrder:
    """The order to report a quarter of the plan at a path after the `previous` report, with forms that count as settings say.

    Raises what reading them raises, and what `report_order` does.
    """
    plan = read_plan(path, template=template)
    plan = plan.but(definition=counted_by(plan.definition, counting))
    earlier = read_plan(previous, template=plan.definition) if previous else None
    return report_order(plan, quarter, earlier, year=year, paper=paper)


def report_order(
    plan: Plan, quarter: int, earlier: Plan | None = None, *, year: int | None = None, paper: Paper = "f4"
) -> ReportOrder:
    """An order that can be carried out; `year` is the plan's where it does not say one.

    Raises NothingToTakeError where the plan is no whole plan, has no rows, or is of another year, and UnclearOfficeError where the
    earlier report is none of an earlier quarter of the same office and year.
    """
    plan = _of_year(plan, year)
    _refuse_no_plan(plan)
    if earlier is not None:
        refuse_as_previous(earlier, plan, quarter)
    return ReportOrder(plan, quarter, earlier, paper)


def whole_job(path: Path, order: ReportOrder, submitter: Executor | None = None) -> ReportJob:
    """The form of the office, or of one unit. Raises NothingToTakeError where that has no row of the plan."""
    job = ReportJob(path, order.form(submitter))
    if not _has_rows(job.form):
        raise NothingToTakeError.about(order.plan.source.file, _NO_ROWS)
    return job


def unit_jobs(folder: Path, order: ReportOrder) -> list[ReportJob]:
    """A form for each unit that has rows of the plan, and one of the office for rows and open follow-ups that are of none."""
    definition = order.plan.definition
    units = submitters(definition)
    forms = [(short_unit_name(unit, definition), order.form(unit)) for unit in units]
    forms.append((definition.identity.whole_office, order.form(left_by=units)))
    return [ReportJob(folder / file_name(form, name), form) for name, form in forms if _has_rows(form)]


def file_name(form: ReportForm, unit: str = "") -> str:
    """`Laporan TW II 2020 - 5203 Lombok Timur - Subbag Keuangan Umum Logistik.xlsx`."""
    quarter = quarter_of(form.definition, form.identity.year)
    code = form.identity.region
    place = office_in_names(find_region(code), form.definition) if code else form.identity.office
    words = (f"Laporan {quarter.label} {quarter.year or ''}".strip(), place, unit)
    return f"{' - '.join(allowed_in_names(word) for word in words if word)}.xlsx"


def about_earlier(order: ReportOrder) -> Text | None:
    """What is to be told where differences of the earlier report are open, or a quarter lies between it and the one to be made."""
    if order.earlier is None:
        return None
    skipped, count = skipped_quarters(order.earlier, order.quarter), order.earlier.undecided
    told = [*([undecided(count)] if count else []), *([skipped] if skipped else [])]
    return one_text(told, " ") if told else None


def about_rest(jobs: Sequence[ReportJob]) -> Text | None:
    """What the form is for that has what units leave; None where there is no such form."""
    job = next((each for each in jobs if each.form.reported.rest), None)
    return _FOR_REST.filled(file=job.path.name) if job else None


def write_reports(jobs: Sequence[ReportJob], *, force: bool = False) -> Iterator[Path]:
    """Write all workbooks, yielding each path when its workbook is there; nothing is written if one may not be."""
    for job in jobs:
        refuse_existing(job.path, force=force)
    made = missing_folders(jobs[0].path) if jobs else []
    try:
        for job in jobs:
            write_report_form(job.path, job.form, force=force)
            yield job.path
    finally:
        remove_empty(made)


def _has_rows(form: ReportForm) -> bool:
    return any(form.rows.values()) or bool(form.reported.follow_ups)


def _of_year(plan: Plan, year: int | None) -> Plan:
    own, file = plan.identity.year, plan.source.file
    if own is None and year is None:
        raise NothingToTakeError.about(file, _NO_YEAR)
    if None not in (own, year) and own != year:
        raise NothingToTakeError.about(file, _OTHER_YEAR, own=own, year=year)
    return plan.but(identity=plan.identity.but(year=own or year))


def _refuse_no_plan(plan: Plan) -> None:
    file = plan.source.file
    if plan.definition.is_report:
        raise NothingToTakeError.about(file, _IS_REPORT)
    if plan.identity.submitter is not None:
        raise NothingToTakeError.about(file, _IS_SUBMISSION, unit=plan.identity.submitter.name)
    if plan.is_agreement:
        raise NothingToTakeError.about(file, _IS_AGREEMENT)
    if not any(part.indicators for part in plan.parts):
        raise NothingToTakeError.about(file, _NO_ROWS)
