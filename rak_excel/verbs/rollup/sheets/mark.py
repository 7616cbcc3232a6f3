"""The hidden sheet by which a roll-up is known when it is itself an input; it carries the definitions."""

from __future__ import annotations

from rak_excel.spreadsheet.rollup_canvas import Canvas
from rak_excel.verbs.rollup.sheets.layout import Layout

SIGNATURE = "rak-excel rollup 2"  # 2: ticks are text, files have differences
_CHUNK = 32_000  # an Excel cell holds 32,767 characters
YEAR, PROVINCES, DEFINITIONS = 1, 2, 3  # rows, counted from 0; the definitions begin on the last


def draw_mark(canvas: Canvas, layout: Layout) -> None:
    """Signature, year and provinces; below them one row a definition: its id, then its text in pieces."""
    result = layout.result
    canvas.put(0, 0, SIGNATURE)
    canvas.put(YEAR, 0, result.year)
    canvas.put_row(PROVINCES, result.provinces, ["plain"] * len(result.provinces))
    for row, (template, text) in enumerate(result.definitions.items(), DEFINITIONS):
        pieces = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
        canvas.put_row(row, [template, *pieces], ["plain"] * (len(pieces) + 1))
    canvas.hide()
