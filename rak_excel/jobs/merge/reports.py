"""Merge quarterly reports: which plan and quarter they are about, and what cannot be merged as reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rak_excel.advice import AS_FROM, OFFICE, REPORTED, REPORTED_BEFORE, REVISED, YEAR
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import UnclearOfficeError
from rak_excel.formats.opened.opening import as_argument, content_of, open_workbook
from rak_excel.language import NOTHING, Advice, Text
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.merging.since_report import SinceReport, since_report
from rak_excel.model import Definition, Plan
from rak_excel.monitoring.among import counted_alike, counting_reports
from rak_excel.monitoring.earlier import refuse_as_previous
from rak_excel.monitoring.signed import SignedPlan, signed_plan
from rak_excel.reading import read_plan
from rak_excel.reading.ledger import Reading
from rak_excel.record import Record
from rak_excel.system.grouped import grouped
from rak_excel.workbooks.merged.handwork import reasons_of

_ADD_PLAN = Advice(
    "Taruh rencana yang dilaporkan di folder yang sama, atau sebutkan, misalnya: rak-excel merge {folder} --from rencana.xlsx -o laporan.xlsx",
    "Put the plan that they are about into the same folder, or name it, for example: rak-excel merge {folder} --from plan.xlsx -o report.xlsx",
    Text(
        "Taruh rencana yang dilaporkan di folder yang sama.", "Put the plan that they are about into the same folder."
    ),
    Text(
        f'Tambahkan rencana yang dilaporkan, lalu pilih di pilihan "{REPORTED.id}".',
        f'Add the plan that they are about to the files, then choose it in the field "{REPORTED.en}".',
    ),
)
_WITHOUT_PLAN = Text(
    "Ini laporan triwulan. {add}",
    "These are quarterly reports. {add}",
).advising(add=_ADD_PLAN)
_ALONE = Advice(
    "--previous hanya untuk laporan triwulan. Sebut juga rencananya dengan --from.",
    "--previous is for quarterly reports alone. Name their plan with --from too.",
    Text(
        "Yang diteruskan hanya laporan triwulan. Sebut juga rencananya.",
        "Only quarterly reports are carried on. Name their plan too.",
    ),
    Text(
        f'"{REPORTED_BEFORE.id}" hanya untuk laporan triwulan. Pilih juga "{REPORTED.id}".',
        f'"{REPORTED_BEFORE.en}" is for quarterly reports alone. Choose "{REPORTED.en}" too.',
    ),
)
_NO_REVISION = Advice(
    "--base untuk merevisi rencana, --from untuk menggabung laporan triwulan. Pakai salah satu.",
    "--base is for revising a plan, --from for merging quarterly reports. Use one of them.",
    Text(
        "Yang direvisi adalah rencana, bukan laporan triwulan. Sebut salah satu.",
        "Plans are revised, and quarterly reports are not. Name one of them.",
    ),
    Text(
        f'"{REVISED.id}" untuk merevisi rencana, "{REPORTED.id}" untuk menggabung laporan triwulan. Pakai salah satu.',
        f'"{REVISED.en}" is for revising a plan, "{REPORTED.en}" for merging quarterly reports. Use one of them.',
    ),
)
_LEAVE = Advice(
    " Hapus --region dan --year.",
    " Leave out --region and --year.",
    NOTHING,
    Text(f' Kosongkan "{OFFICE.id}" dan "{YEAR.id}".', f' Leave out "{OFFICE.en}" and "{YEAR.en}".'),
)
_OF_THE_PLAN = Text(
    "Kantor dan tahun laporan mengikuti rencana yang dilaporkan.{leave}",
    "The office and year of reports are those of the plan that is reported.{leave}",
).advising(leave=_LEAVE)
_A_REPORT = Text(
    "{path} adalah laporan triwulan, bukan rencana. Sebut rencana yang sudah ditandatangani{plan}.",
    "{path} is a quarterly report and no plan. Name the signed plan{plan}.",
).advising(plan=AS_FROM)
_OF_A_UNIT = Text(
    "{path} adalah kiriman {unit}, bukan rencana kantor. Sebut rencana yang sudah ditandatangani{plan}.",
    "{path} is what {unit} sent and no plan of the office. Name the signed plan{plan}.",
).advising(plan=AS_FROM)
_QUARTERS_TIE = Text(
    "Laporan di folder ini sama banyak dari beberapa triwulan: {listed}. Sisakan laporan satu triwulan, lalu gabung lagi.",
    "The reports are equally divided between quarters: {listed}. Leave those of one quarter, then merge again.",
)


def refuse_unclear(plan: Path | None, base: Path | None, *, placed: bool) -> None:
    """Raises UnclearOfficeError where what goes with the plan of reports was not meant for any.

    `placed` tells that an office or year was named, which reports have from their plan.
    """
    if plan and base:
        raise UnclearOfficeError(_NO_REVISION)
    if plan and placed:
        raise UnclearOfficeError(_OF_THE_PLAN)


def refuse_without_plan(plans: Sequence[Plan], paths: Sequence[Path], previous: Path | None) -> None:
    """Raises UnclearOfficeError where all that was sent are reports, or a previous one was named, and no plan is known."""
    if previous:
        raise UnclearOfficeError(_ALONE)
    if plans and all(each.definition.is_report for each in plans):
        raise UnclearOfficeError(_WITHOUT_PLAN.filled(folder=as_argument(str(next(iter(paths), "laporan")))))


class Reported(Record):
    """What reports are merged onto: the signed plan, and what it changed since an earlier report, of which so many differences
    are `undecided`."""

    signed: SignedPlan
    since: SinceReport | None = None
    undecided: int = 0


def reported_at(
    plan: Path, previous: Path | None, reports: Sequence[Plan], template: Definition | None = None
) -> Reported:
    """The signed plan at a path for the quarter of most of the reports.

    Raises UnclearOfficeError where it is no office's plan, no quarter is that of most, or the previous report is none to go on from.
    """
    own = read_plan(plan, template=template)
    if own.definition.is_report:
        raise UnclearOfficeError.about(plan, _A_REPORT)
    if own.is_submission and own.identity.submitter:
        raise UnclearOfficeError.about(plan, _OF_A_UNIT, unit=own.identity.submitter.name)
    own, quarter = counted_alike(own, reports), _quarter(reports)
    # Where no file is a report, that is what is to be said, and not of which quarter the previous one is.
    earlier = _earlier(previous, own, quarter) if previous and counting_reports(reports) else None
    signed = signed_plan(own, quarter, earlier)
    if earlier is None:
        return Reported(signed)
    reasons = tuple(reasons_of(open_workbook(content_of(plan)).sheets))
    return Reported(signed, since_report(earlier, signed, reasons), earlier.undecided)


def _earlier(path: Path, plan: Plan, quarter: int) -> Plan:
    earlier = read_plan(path, template=plan.definition)
    refuse_as_previous(earlier, plan, quarter)
    return earlier


def _quarter(reports: Sequence[Plan]) -> int:
    """That of most of the reports that count; the first where there are none, as then no file is any."""
    own = counting_reports(reports)
    counts = Counter(quarter_of(each.definition).number for each in own).most_common()
    best = [number for number, count in counts if count == counts[0][1]]
    if len(best) > 1:
        files = grouped((quarter_of(each.definition).label, each.source.file) for each in own)
        listed = "; ".join(f"{label}: {', '.join(sent)}" for label, sent in sorted(files.items()))
        raise UnclearOfficeError(_QUARTERS_TIE.filled(listed=listed))
    return best[0] if best else 1


def merged_reports(
    reading: Reading,
    plan: Path,
    previous: Path | None,
    decisions: Decisions,
    *,
    template: Definition | None = None,
) -> Merged:
    """The reports that were read, merged onto the signed plan at a path, with what that changed since the report before."""
    reported = reported_at(plan, previous, reading.plans, template)
    merged = merge_reports(reading.plans, reported.signed, reading.unread, decisions=decisions)
    return merged.but(since=reported.since, inherited=reported.undecided)
