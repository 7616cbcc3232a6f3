"""What the pages tell of a plan that was revised since the report before: changed targets, and rows that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.merging.since_report import ChangedTarget, SinceReport
from rak_excel.model import Indicator
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.workbooks.monitoring.report.lines import OF_FIGURES, OF_WORK, Look, PrintedLine, row, whole

_C, _T = Look.CENTRED, Look.TEXT


def changed_target(since: SinceReport | None, part: str, indicator: Indicator) -> Iterator[PrintedLine]:
    """A line below an indicator of which the target is another than in the report before."""
    for each in since.targets if since else ():
        if since and each.part == part and normalised(each.indicator) == normalised(indicator.text):
            yield whole(_told(each, since.revision), Look.TOLD)


def _told(changed: ChangedTarget, revision: int) -> str:
    reason = f"Alasan: {changed.reason}" if changed.reason else "Alasannya belum ditulis di Matriks Perubahan."
    return f"Target diubah pada Revisi ke-{revision}: {changed.before or '-'} menjadi {changed.after or '-'}. {reason}"


def indicators_gone(since: SinceReport | None, part: str) -> Iterator[PrintedLine]:
    """The indicators that the plan does not have any more, with their last figures."""
    gone = [each for each in since.gone if each.part == part and each.activity is None] if since else []
    if since and gone:
        yield _title(since)
    for each in gone:
        goal, actual, obstacle, follow_up = (
            each.said.get(column, "") for column in ("goal", "actual", "obstacle", "follow_up")
        )
        values = ["-", each.indicator, each.target, goal, actual, "", "", "-", obstacle, follow_up]
        yield row(values, OF_FIGURES, (_C, _T, _C, _C, _C, _C, _C, _C, _T, _T))


def work_gone(since: SinceReport | None, part: str) -> Iterator[PrintedLine]:
    """The activities that the plan does not have any more, with what was last said of them."""
    gone = [each for each in since.gone if each.part == part and each.activity is not None] if since else []
    if since and gone:
        yield _title(since)
    for each in gone:
        planned, state, result, evidence = (
            each.said.get(column, "") for column in ("planned", "state", "result", "evidence")
        )
        values = ["-", each.activity or "", planned, state, result, evidence, each.executors]
        yield row(values, OF_WORK, (_C, _T, _C, _C, _T, _T, _T))


def _title(since: SinceReport) -> PrintedLine:
    said = f"Tidak dilanjutkan sejak Revisi ke-{since.revision} (isian terakhir: {since.quarter})"
    return whole(said, Look.BAND, leads=True)
