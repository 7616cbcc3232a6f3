"""A sheet as plain values at their true addresses, whatever file format it came from."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rak_excel.formats.addresses import Address, Area, column_letters
from rak_excel.model import Cell
from rak_excel.record import Record

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
Rows = Mapping[int, Mapping[int, Value]]
"""The non-blank cells by row and column."""


class Faults(Record):
    """Cells that show an error (`#REF!`), and formulas without a stored value, each with that error or formula."""

    errors: Mapping[Address, str] = {}
    uncalculated: Mapping[Address, str] = {}


class HiddenLines(Record):
    """The rows and columns that are not shown."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


class Looks(Record):
    """What a person sees of the cells beside their values, where the file tells it.

    `struck` has the text that is struck through, all of a cell's or a part of it; `unseen` the text that nobody sees,
    being in the colour of its own fill, in a format that hides it, or beneath a merged range; `fills` the colour
    (`FFC000`) of every cell that is filled in another than white and the colours of our own forms, the blank ones too;
    `comments` the comments and notes attached to cells. Of a cell that is struck or unseen in part, `visible` has the
    rest; of one in a font of signs, the signs.
    """

    struck: Mapping[Address, str] = {}
    unseen: Mapping[Address, str] = {}
    fills: Mapping[Address, str] = {}
    comments: Mapping[Address, str] = {}
    visible: Mapping[Address, str] = {}


class Sheet(Record, dict=True):
    """One sheet.

    `content` holds the non-blank cells. Whatever may be callable is loaded when it is first asked for, since few sheets
    of a workbook hold a plan. `astray` has cells so far away from the rest that they were left out. Where number formats
    are not known, 0.75 may be shown as 75%. `gone` has the cells that a view of the sheet leaves out. `as_written` and
    `placed` are the rows of a merged plan that nobody edited or moved since merging wrote them (`as_written.py`).
    `formula_cells` are those that hold a formula, None where the file does not tell them.
    """

    name: str
    content: Rows | Callable[[], Rows]
    merged: Sequence[Area] | Callable[[], Sequence[Area]] = ()
    hidden: bool = False
    hidden_lines: HiddenLines | Callable[[], HiddenLines] = HiddenLines()
    astray: Mapping[Address, str] | Callable[[], Mapping[Address, str]] = {}
    faults: Faults | Callable[[], Faults] = Faults()
    formats: Mapping[Address, str] | Callable[[], Mapping[Address, str]] = {}
    look: Looks | Callable[[], Looks] = Looks()
    formats_known: bool = True
    gone: Mapping[Address, Value] = {}
    as_written: frozenset[int] = frozenset()
    placed: frozenset[int] = frozenset()
    formula_cells: frozenset[Address] | Callable[[], frozenset[Address]] | None = None

    @cached_property
    def rows(self) -> Rows:
        """The cells with a value by row and column, in order; numbers stay true."""
        return self.content() if callable(self.content) else self.content

    @property
    def strays(self) -> Mapping[Address, str]:
        return self.astray() if callable(self.astray) else self.astray

    @property
    def hidden_rows(self) -> frozenset[int]:
        return self._hidden_lines.rows

    @property
    def hidden_columns(self) -> frozenset[int]:
        return self._hidden_lines.columns

    @property
    def errors(self) -> Mapping[Address, str]:
        return self._faults.errors

    @property
    def uncalculated(self) -> Mapping[Address, str]:
        return self._faults.uncalculated

    @cached_property
    def formulas(self) -> frozenset[Address] | None:
        return self.formula_cells() if callable(self.formula_cells) else self.formula_cells

    @cached_property
    def looks(self) -> Looks:
        return self.look() if callable(self.look) else self.look

    @cached_property
    def seen(self) -> Sheet:
        """The sheet as a person sees it: without what is struck through or not seen; of a cell that is so in part the rest.

        A row of which nothing is left stays, as a blank one.
        """
        looks, covered = self.looks, covered_cells(self.rows, self.merged_areas)
        told = {*looks.struck, *looks.unseen, *looks.visible, *covered}
        changed = {(row, column) for row, column in told if self.value(row, column) is not None}
        if not changed:
            return self
        gone = {(row, column): self.rows[row][column] for row, column in changed - looks.visible.keys()}
        rows = {row: dict(self.rows[row]) for row, _ in changed}
        for row, column in gone:
            del rows[row][column]
        for row, column in changed & looks.visible.keys():
            rows[row][column] = looks.visible[row, column]
        return self.but(content={**self.rows, **rows}, gone=gone)

    def value(self, row: int, column: int) -> Value | None:
        return self.rows.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        """What stands in the cell, as text: '' where blank, numbers with a decimal comma."""
        cells = self.rows.get(row)
        value = cells.get(column) if cells else None
        return value if isinstance(value, str) else "" if value is None else as_text(value)

    def fault(self, row: int, column: int) -> str:
        """The error, or the formula never calculated, in a cell without a value; '' where the cell is sound."""
        if (row, column) not in self.faulty:
            return ""
        return self.errors.get((row, column)) or self.uncalculated.get((row, column), "")

    def cell(self, row: int, column: int) -> Cell:
        return Cell(self.name, row, column_letters(column))

    def addresses(self) -> Iterator[Address]:
        """Every non-blank cell, row by row."""
        return ((row, column) for row, cells in self.rows.items() for column in cells)

    @property
    def merged_areas(self) -> Sequence[Area]:
        return self.merged() if callable(self.merged) else self.merged

    def merged_at(self, row: int, column: int) -> Area | None:
        """The merged range that the cell lies in."""
        areas = self._merged_rows.get(row)
        return next((area for area in areas if (row, column) in area), None) if areas else None

    def has_merged(self, row: int) -> bool:
        """Whether a merged range lies in the row."""
        return row in self._merged_rows

    def number_format(self, row: int, column: int) -> str | None:
        """The number format of a cell with a number; None where it has none or the file does not tell it."""
        return self._formats.get((row, column))

    @cached_property
    def faulty(self) -> frozenset[Address]:
        """The cells that have a fault."""
        return frozenset((*self.errors, *self.uncalculated))

    @cached_property
    def faulty_columns(self) -> frozenset[int]:
        """The columns with such cells; in our own form that of the row status alone."""
        return frozenset(column for _, column in self.faulty)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The different texts of its cells; most are written many times."""
        return frozenset([value for cells in self.rows.values() for value in cells.values() if isinstance(value, str)])

    @cached_property
    def last_row(self) -> int:
        return max(self.rows, default=0)

    @cached_property
    def _hidden_lines(self) -> HiddenLines:
        return self.hidden_lines() if callable(self.hidden_lines) else self.hidden_lines

    @cached_property
    def _formats(self) -> Mapping[Address, str]:
        return self.formats() if callable(self.formats) else self.formats

    @cached_property
    def _faults(self) -> Faults:
        return self.faults() if callable(self.faults) else self.faults

    @cached_property
    def _merged_rows(self) -> Mapping[int, list[Area]]:
        rows: dict[int, list[Area]] = {}
        for area in self.merged_areas:
            for row in range(area.top, min(area.bottom, self.last_row + 1) + 1):
                rows.setdefault(row, []).append(area)
        return rows


_TALL = 16  # rows of a merged range from which on it is worth to know the cells by columns


def covered_cells(rows: Rows, merged: Iterable[Area]) -> dict[Address, str]:
    """What stands beneath merged ranges, which nobody sees; '' where it says what the range shows, its first cell."""
    covered = {}
    columns = _Columns(rows)
    for area in merged:
        shown = rows.get(area.top, {}).get(area.left)
        for row, column in columns.filled_within(area):
            if (row, column) != (area.top, area.left):
                value = rows[row][column]
                covered[row, column] = "" if value == shown else as_text(value)
    return covered


class _Columns:
    """The filled cells of a sheet by columns too: a tall range is looked at down its columns, a wide one along its rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._last_row = max(rows, default=0)

    def filled_within(self, area: Area) -> Iterable[Address]:
        last = min(area.bottom, self._last_row)
        if last - area.top > max(area.right - area.left, _TALL):
            columns = (column for column in range(area.left, area.right + 1) if column in self._by_column)
            return ((row, column) for column in columns for row in self._between(column, area.top, last))
        rows = (row for row in range(area.top, last + 1) if row in self._rows)
        return ((row, column) for row in rows for column in _between_columns(self._rows[row], area))

    def _between(self, column: int, top: int, bottom: int) -> Sequence[int]:
        listed = self._by_column[column]
        return listed[bisect_left(listed, top) : bisect_right(listed, bottom)]

    @cached_property
    def _by_column(self) -> Mapping[int, Sequence[int]]:
        listed: dict[int, list[int]] = {}
        for row in sorted(self._rows):
            for column in self._rows[row]:
                listed.setdefault(column, []).append(row)
        return listed


def _between_columns(cells: Mapping[int, Value], area: Area) -> Iterable[int]:
    if area.right - area.left < len(cells):
        return (column for column in range(area.left, area.right + 1) if column in cells)
    return (column for column in cells if area.left <= column <= area.right)


def as_text(value: Value) -> str:
    """A value as a person reads it: whole numbers without decimals, a decimal comma, dates as 22/01/2020."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def last_cell(rows: Rows) -> Address:
    """The last row and the last column with a value; 0 where there is none."""
    return max(rows, default=0), max((max(cells) for cells in rows.values() if cells), default=0)


def rows_of(table: Sequence[Sequence[Value | None]]) -> Rows:
    """The non-blank cells of a plain table that starts at A1."""
    lines = ((number, line) for number, line in enumerate(table, 1) if line.count("") < len(line))
    return {number: cells for number, line in lines if (cells := filled_of(enumerate(line, 1)))}


def filled_of(line: Iterable[tuple[int, Value | None]]) -> dict[int, Value]:
    """The non-blank of these cells of a row by their columns; a text of blanks alone is blank."""
    return {
        column: value
        for column, value in line
        if value != ""
        and value is not None
        and (not isinstance(value, str) or value[0] not in _BLANKS or value.strip(_BLANKS))
    }


_BLANKS = " \t\r\n\u00a0\u200b\ufeff"
