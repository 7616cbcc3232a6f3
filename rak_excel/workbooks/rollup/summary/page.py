"""The page to hand out as a grid of narrow columns, in which blocks stand beside and below each other, and its live sentences."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue
from rak_excel.formats.written.drawn.charts import CellBlock, CellState, CellStyle, Chart
from rak_excel.formats.written.values import CellValue, Formula, Link, LinkedFormula
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.workbooks.rollup.layout import Layout


class Counted(Record):
    """A number and the formula, without its `=`, that counts it."""

    formula: str
    value: int


COLUMNS = 18
WIDTH = 12.6  # of each column, with which letters are printed 7 points high on F4
WIDTH_ON_A4 = 11.1
ASIDE = COLUMNS + 1  # from here on stands what charts need and nobody prints

Span = tuple[int, int]
"""The first and the last column of something."""


class SummaryPage(Struct):
    """Cells, marks and charts collected in any order, to be written from top to bottom."""

    name: str
    cells: list[tuple[int, Span, int, DrawnValue, CellStyle, str]] = []
    heights: dict[int, float] = {}
    marks: list[tuple[CellBlock, str, CellState]] = []
    charts: list[tuple[int, int, Chart]] = []
    width: float = WIDTH

    def room(self, span: Span) -> float:
        """How many characters wide that is."""
        return self.width * (span[1] - span[0] + 1)

    def put(
        self, row: int, span: int | Span, value: DrawnValue, style: CellStyle, *, rows: int = 1, shown: str = ""
    ) -> None:
        """A value over a span of columns and so many rows; `shown` is its number format."""
        self.cells.append((row, span if isinstance(span, tuple) else (span, span), rows, value, style, shown))

    def put_row(
        self,
        row: int,
        spans: Sequence[Span],
        values: Sequence[DrawnValue],
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
        canvas.widths([self.width] * COLUMNS)
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


def marks_apart(room: float, units: Sequence[int], most: int) -> int:
    """How far the marks of an axis lie apart, so that there are not too many of them: one of these units."""
    return next((unit for unit in units if room <= unit * most), units[-1])


Figures = Sequence[tuple[str, object]]
"""The formula and the value of each place."""
_MANY = "9999"  # as long as any figure is that may stand where none stands yet


class Sentence(Record):
    """What a cell says now, and the longest that it can say later."""

    value: CellValue
    longest: str


def settled(value: CellValue) -> Sentence:
    """A sentence in which at most figures change."""
    inner = value.formula if isinstance(value, LinkedFormula) else value
    shown = inner.value if isinstance(inner, Formula) else inner.text if isinstance(inner, Link) else inner
    return Sentence(value, str(shown))


def live(layout: Layout, *written: tuple[Text, Figures]) -> Formula:
    """Sentences with live figures in their places."""
    formula, shown = [], ""
    for text, figures in written:
        pieces = text.said(layout.language).split("{}")
        formula += [f'"{pieces[0]}"']
        for (cell, _), piece in zip(figures, pieces[1:], strict=True):
            formula += [cell, f'"{piece}"']
        shown += text.said(layout.language).format(*(value for _, value in figures))
    return Formula("=" + "&".join(formula), shown)


def none_or(count: Counted, none: str, some: str) -> Sentence:
    """One text where the count is 0, else another with the count in it."""
    before, after = some.split("{}")
    formula = f'=IF({count.formula}=0,"{none}","{before}"&{count.formula}&"{after}")'
    shown = some.format(count.value) if count.value else none
    return Sentence(Formula(formula, shown), max(none, some.format(_MANY), key=len))


def joined(pieces: Sequence[Sentence]) -> Sentence:
    """Sentences, each a formula or a text of ours, as one formula."""
    return Sentence(one_formula(pieces), "".join(each.longest for each in pieces))


def one_formula(pieces: Sequence[Sentence]) -> Formula:
    """What they say now behind each other."""
    formulas = [
        each.value if isinstance(each.value, Formula) else Formula(f'="{each.value}"', each.longest) for each in pieces
    ]
    text = "&".join(each.text.removeprefix("=") for each in formulas)
    return Formula(f"={text}", "".join(str(each.value) for each in formulas))
