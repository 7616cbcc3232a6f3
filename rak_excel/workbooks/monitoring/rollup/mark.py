"""The hidden sheet by which a roll-up of reports is known, and what says whether somebody typed into it."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.rolling_up.monitoring.filing import TypedOfReport
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.rolling_up.typed import NOTHING_TYPED, ONLY_DEADLINE

SIGNATURE = "rak-excel report rollup 1"
WRITTEN_AT, ASKED_AT, PROVINCES_AT = range(3)  # rows, counted from 0


def draw_mark(canvas: Canvas, result: ReportRollup, digests: Mapping[str, str]) -> None:
    """Signature with the `digests` of the sheets by name; below it quarter and year, and the provinces."""
    written = [f"{digest} {sheet}" for sheet, digest in digests.items()]
    canvas.put_row(WRITTEN_AT, [SIGNATURE, *written], "plain")
    canvas.put_row(ASKED_AT, [result.quarter.number, result.quarter.year], "plain")
    canvas.put_row(PROVINCES_AT, result.provinces, "plain")
    canvas.hide()


def note_on_typed(result: ReportRollup) -> str:
    """What a workbook notes of what people typed into it; "" where there is something beside an office or a finding."""
    beside = (office.typed != TypedOfReport() for office in result.offices)
    if any(beside) or any(note.follow_up for _, note in (*result.notes, *result.settled)):
        return ""
    return ONLY_DEADLINE if result.deadline else NOTHING_TYPED
