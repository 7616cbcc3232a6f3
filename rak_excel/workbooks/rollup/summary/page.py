"""The page to hand out as a grid of narrow columns, in which blocks stand beside and below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.drawn.charts import CellBlock, Chart
from rak_excel.formats.written.drawn.styles import CellState, CellStyle
from rak_excel.formats.written.table import CellValue

COLUMNS = 18
WIDTH = 12.6  # of each column
ASIDE = COLUMNS + 1  # from here on stands what charts need and nobody prints

Span = tuple[int, int]
"""The first and the last column of something."""


@dataclass(slots=True)
class SummaryPage:
    """Cells, marks and charts collected in any order, to be written from top to bottom."""

    name: str
    cells: list[tuple[int, Span, int, CellValue, CellStyle, str]] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    marks: list[tuple[CellBlock, str, CellState]] = field(default_factory=list)
    charts: list[tuple[int, int, Chart]] = field(default_factory=list)

    def put(
        self, row: int, span: int | Span, value: CellValue, style: CellStyle, *, rows: int = 1, shown: str = ""
    ) -> None:
        """A value over a span of columns and so many rows; `shown` is its number format."""
        self.cells.append((row, span if isinstance(span, tuple) else (span, span), rows, value, style, shown))

    def put_row(
        self,
        row: int,
        spans: Sequence[Span],
        values: Sequence[CellValue],
        styles: Sequence[CellStyle] | CellStyle,
        shown: str = "",
    ) -> None:
        """Values side by side, all in one style or each in its own."""
        each = [styles] * len(values) if isinstance(styles, str) else styles
        for span, value, style in zip(spans, values, each, strict=True):
            self.put(row, span, value, style, shown=shown if style == "figure" else "")

    def mark(self, row: int, span: Span, formula: str, mark: CellState) -> None:
        """Show cells of a row differently where the formula is true."""
        self.marks.append((CellBlock(self.name, row, span[0], row, span[1]), formula, mark))

    def area(self, row: int, column: int, rows: int = 1) -> CellBlock:
        return CellBlock(self.name, row, column, row + rows - 1, column)

    def draw(self, canvas: Canvas) -> None:
        canvas.widths([WIDTH] * COLUMNS)
        for row, points in self.heights.items():
            canvas.height(row, points)
        for row, (left, right), rows, value, style, shown in sorted(self.cells, key=lambda cell: cell[:2]):
            if right > left or rows > 1:
                canvas.joined(CellBlock(self.name, row, left, row + rows - 1, right), value, style, shown)
            else:
                canvas.put(row, left, value, style, shown)
        for area, formula, mark in self.marks:
            canvas.mark(area, formula, mark)
        for row, column, chart in self.charts:
            canvas.chart(row, column, chart)
