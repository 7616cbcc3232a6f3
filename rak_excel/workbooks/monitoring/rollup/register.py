"""Kendala dan Tindak Lanjut: what hinders, what is to be done, by whom and until when; what is overdue comes first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue
from rak_excel.language import Text
from rak_excel.model.monitoring import Quarter, Standing
from rak_excel.rolling_up.facts.fields import FIRST
from rak_excel.rolling_up.monitoring.result import CodedObstacle
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.rollup.layout import region_number
from rak_excel.workbooks.rollup.tables import begin_table, beside, draw_rows, link_to

_TITLE = Text("Kendala dan tindak lanjut", "Obstacles and follow-ups")
_ORDER = Text(
    "Yang lewat batas waktu di akhir triwulan paling atas. Klik nama kantor untuk statusnya, nama file untuk asalnya.",
    "What was overdue at the end of the quarter comes first. Click an office for its status, a file for where it came from.",
)
_NONE = Text("Belum ada kendala atau tindak lanjut.", "There are no obstacles or follow-ups.")
OVERDUE = Text("Lewat batas waktu", "Overdue")
SETTLED_STATES = _SETTLED, _CANCELLED = Text("Selesai", "Settled"), Text("Dibatalkan", "Cancelled")
_NO_ACTION = Text("Tanpa tindak lanjut", "No follow-up")
_UNMEASURED = Text("Alasan tidak diukur", "Why it is not measured")
_NO_DATE = Text("Tanpa batas waktu", "No due date")
_UNREAD = Text("Tanggal tidak terbaca", "Date cannot be read")
_OPEN = Text("Belum jatuh tempo", "Not due yet")
_PRINTED_TO = "quarter"  # file, sheet and cell are there to be clicked
_LAST = datetime.date.max


def draw_register(canvas: Canvas, layout: ReportLayout) -> None:
    table = layout.register
    begin_table(canvas, table, _TITLE, _ORDER, frozen=2, printed_to=_PRINTED_TO)
    draw_rows(canvas, table, _rows(layout), _NONE, printed_to=_PRINTED_TO)
    if table.rows:
        first = beside(FIRST, table.columns["overdue"])
        canvas.mark(table.column("state"), f"={first}=1", "outlier")


def in_order(layout: ReportLayout) -> list[CodedObstacle]:
    """What is overdue first, then by the day on which it is due; what has none comes last, and what is settled."""
    numbered = enumerate(layout.result.obstacles)
    ranked = sorted(numbered, key=lambda each: (_rank(each[1]), each[1].row.due or _LAST, each[0]))
    return [each for _, each in ranked]


def _rank(each: CodedObstacle) -> int:
    return 0 if each.overdue else 2 if each.row.settled or _is_no_obstacle(each) else 1


def _is_no_obstacle(each: CodedObstacle) -> bool:
    """Whether it only says why its indicator is not measured, and nothing is to be done."""
    return each.standing is Standing.UNMEASURED and not (each.row.follow_up or each.row.due_said)


def state_of(each: CodedObstacle) -> Text:
    row = each.row
    if row.settled:
        return _CANCELLED if row.state == "cancelled" else _SETTLED
    if each.overdue:
        return OVERDUE
    if _is_no_obstacle(each):
        return _UNMEASURED
    if not row.follow_up:
        return _NO_ACTION
    return _OPEN if row.due else _UNREAD if row.due_said else _NO_DATE


def _rows(layout: ReportLayout) -> Iterator[list[DrawnValue]]:
    result = layout.result
    for number, each in enumerate(in_order(layout), 1):
        row = each.row
        own = region_number(row.at.region)
        yield layout.register.values(
            each,
            number=number,
            office=link_to(layout.status, "region_number", own, result.office_names[row.at.region]),
            standing=result.words.standing(each.standing) if each.standing else "",
            due=row.due or row.due_said,
            state=state_of(each),
            quarter=Quarter(row.quarter).roman if row.quarter else "",
            file=link_to(layout.files, "number", each.file, row.at.file),
            overdue=int(each.overdue),
            now=len(row.obstacles) if each.hinders_in(result.quarter.number) else 0,
            region_number=own,
        )
