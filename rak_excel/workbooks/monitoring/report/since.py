"""What the pages tell of a plan that was revised since the report before: changed targets, and rows that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.merging.since_report import ChangedTarget, SinceReport
from rak_excel.model import Indicator
from rak_excel.workbooks.monitoring.report.lines import OF_FIGURES, OF_WORK, Look, PrintedLine, whole
from rak_excel.workbooks.monitoring.report.lines import row as printed_row
from rak_excel.workbooks.monitoring.report.several_rows import all_told, follow_up

_C, _T = Look.CENTRED, Look.TEXT


def changed_target(since: SinceReport | None, part: str, planned: Indicator | None) -> Iterator[PrintedLine]:
    """A line below an indicator of which the target is another than in the report before; `planned` is that of the plan."""
    for each in since.targets if since and planned else ():
        if since and planned and each.part == part and each.row == planned.place.row:
            yield whole(_told(each, since), Look.TOLD)


def _told(changed: ChangedTarget, since: SinceReport) -> str:
    reason = f" Alasan: {changed.reason}" if changed.reason else " Alasannya belum ditulis di Matriks Perubahan."
    said = f"{changed.before or '-'} menjadi {changed.after or '-'}.{'' if changed.reason is None else reason}"
    return f"Target diubah {_when(since, 'pada')}: {said}"


def _when(since: SinceReport, in_one: str) -> str:
    if since.follows:
        return f"{in_one} Revisi ke-{since.revision}"
    return f"antara Revisi ke-{since.before} dan Revisi ke-{since.revision}"


def indicators_gone(since: SinceReport | None, part: str) -> Iterator[PrintedLine]:
    """The indicators that the plan does not have any more, with their last figures, obstacles and follow-ups."""
    gone = [each for each in since.gone if each.part == part and each.activity is None] if since else []
    if since and gone:
        yield _title(since)
    for each in gone:
        goal, actual = (each.said.get(column, "") for column in ("goal", "actual"))
        rows = each.rows or (each.said,)
        obstacles = all_told([row.get("obstacle", "") for row in rows])
        follow_ups = all_told(
            [follow_up(*(row.get(column, "") for column in ("follow_up", "person", "due"))) for row in rows]
        )
        values = ["-", each.indicator, each.target, goal, actual, "", "", "-", obstacles, follow_ups]
        yield printed_row(values, OF_FIGURES, (_C, _T, _C, _C, _C, _C, _C, _C, _T, _T))


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
        yield printed_row(values, OF_WORK, (_C, _T, _C, _C, _T, _T, _T))


def _title(since: SinceReport) -> PrintedLine:
    said = f"Tidak dilanjutkan {_when(since, 'sejak')} (isian terakhir: {since.quarter})"
    return whole(said, Look.BAND, leads=True)
