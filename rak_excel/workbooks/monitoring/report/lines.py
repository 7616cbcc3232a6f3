"""The lines of printed pages: what stands in each, over which columns, and how high it has to be."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum

from rak_excel.formats.written.row_heights import BOLD, LINE_POINTS, height_of, line_count
from rak_excel.layouts.report_pages import WIDTHS
from rak_excel.record import Record
from rak_excel.workbooks.monitoring.report.cells import Shown

_PADDING = 4.0  # points
_LETTERS_A_CHARACTER = 3  # of the narrowest letters as many as this stand where one of usual width does
_BREAKS = re.compile(r"[ \n]+")
_MOST_LINES = 22  # of a cell in one row, so that a page has room for two: more of a text goes on in the next row


class Look(StrEnum):
    TEXT = "text"
    CENTRED = "centred"
    STANDING = "standing"
    HEADING = "heading"
    BAND = "band"
    TITLE = "title"
    HEAD = "head"
    SECTION = "section"
    NOTE = "note"
    TOLD = "told"  # within a table

    @property
    def boxed(self) -> bool:
        return self in {Look.TEXT, Look.CENTRED, Look.STANDING, Look.HEADING, Look.BAND, Look.TOLD}

    @property
    def bold(self) -> bool:
        return self in {Look.HEADING, Look.BAND, Look.TITLE, Look.SECTION}


class PrintedCell(Record):
    """What stands in the columns from `first` to `last`, counted from 0."""

    first: int
    last: int
    value: str | int | Shown
    look: Look = Look.TEXT

    @property
    def text(self) -> str:
        return self.value.text if isinstance(self.value, Shown) else str(self.value)

    @property
    def width(self) -> float:
        """In characters."""
        return math.fsum(WIDTHS[self.first : self.last + 1]) * (BOLD if self.look.bold else 1)


class PrintedLine(Record):
    """One row of a page. One that `leads` stands on the page of the next one."""

    cells: tuple[PrintedCell, ...] = ()
    leads: bool = False
    points: float = 0.0  # where the height does not follow from the texts

    @property
    def in_table(self) -> bool:
        """Whether it is a row of a table, and no note below one."""
        return any(each.look is not Look.NOTE for each in self.cells) or not self.cells

    @property
    def height(self) -> float:
        return self.points or height_of((each.text, each.width, True) for each in self.cells) + _PADDING


class PrintedTable(Record):
    """A table with its heading, which is repeated on each of its pages. One kept `together` has no page break in it."""

    title: str
    heading: PrintedLine | None
    lines: tuple[PrintedLine, ...]
    together: bool = False


def row(values: Sequence[str | int | Shown], spans: Sequence[tuple[int, int]], looks: Sequence[Look]) -> PrintedLine:
    return PrintedLine(
        tuple(
            PrintedCell(first, last, value, look)
            for value, (first, last), look in zip(values, spans, looks, strict=True)
        )
    )


def whole(value: str | Shown, look: Look, *, leads: bool = False) -> PrintedLine:
    """A line over all columns."""
    return PrintedLine((PrintedCell(0, len(WIDTHS) - 1, value, look),), leads)


def as_high_as_rows_get(line: PrintedLine) -> Iterator[PrintedLine]:
    """The line, and further ones for what of its texts no row has room for, each with the number of the line."""
    left = list(line.cells)
    while True:
        cut = [_cut(each) for each in left]
        if all(end is None for end in cut):
            yield line.but(cells=tuple(left))
            return
        yield line.but(cells=tuple(_part(each, 0, end) for each, end in zip(left, cut, strict=True)))
        left = [
            _part(each, end, None) if end is not None else each if each.last == 0 else each.but(value="")
            for each, end in zip(left, cut, strict=True)
        ]


def _cut(cell: PrintedCell) -> int | None:
    """Behind which letter a text goes on in another row; None where it has room in this one."""
    text = cell.text
    most = int(_MOST_LINES * cell.width * _LETTERS_A_CHARACTER)  # no row takes more letters

    def fits(end: int) -> bool:
        return line_count(text[:end], cell.width, indented=True) <= _MOST_LINES

    if len(text) <= most and fits(len(text)):
        return None
    ends = [each.end() for each in _BREAKS.finditer(text, 0, most)]
    behind = bisect_left(ends, True, key=lambda end: not fits(end))
    return ends[behind - 1] if behind else int(_MOST_LINES * cell.width / _LETTERS_A_CHARACTER)


def _part(cell: PrintedCell, start: int, end: int | None) -> PrintedCell:
    if isinstance(cell.value, Shown):
        return cell.but(value=cell.value.part(start, end))
    return cell.but(value=str(cell.value)[start:end])


def points_of(lines: Sequence[PrintedLine]) -> float:
    return math.fsum(each.height for each in lines)


OF_FIGURES = tuple((column, column) for column in range(len(WIDTHS)))
OF_WORK = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 7), (8, 8), (9, 9))
"""The columns of the tables of figures and of work."""
GAP = PrintedLine(points=LINE_POINTS / 2)
