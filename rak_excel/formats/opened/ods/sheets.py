"""A sheet of an ods while its rows come in: a repeated blank row or cell is never unfolded."""

from __future__ import annotations

from dataclasses import dataclass, field

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.grid import Value
from rak_excel.formats.opened.archive import too_big
from rak_excel.formats.opened.ods.looks import LONGEST, OdsLooks, Words
from rak_excel.formats.opened.ods.values import CALC_TYPE, FORMULA, TYPE, shown_format, value_of
from rak_excel.formats.opened.ods.xml import Attributes, Room, count_of, name

_REPEATED_ROWS, _REPEATED, _VISIBILITY = (
    name(f"table:{each}") for each in ("number-rows-repeated", "number-columns-repeated", "visibility")
)
_ROWS_SPANNED, _COLUMNS_SPANNED = (name(f"table:number-{each}-spanned") for each in ("rows", "columns"))
_STYLE, _DEFAULT_STYLE = name("table:style-name"), name("table:default-cell-style-name")
_NOT_SHOWN = {"collapse", "filter"}


@dataclass(slots=True)
class SheetDraft:
    """What was seen of a sheet. One that has no room left takes nothing more, and says so when it is asked for."""

    name: str
    hidden: bool
    looks: OdsLooks
    room: Room
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    formats: dict[Address, str] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    uncalculated: dict[Address, str] = field(default_factory=dict)
    strays: dict[Address, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_too_big: bool = False
    _next_row: int = 1
    _next_column: int = 1
    _next_cell: int = 1
    _row: range = range(0)
    _row_style: str = ""
    _merged_down: dict[int, int] = field(default_factory=dict)

    def whole(self) -> SheetDraft:
        """Itself. Raises UnreadableWorkbookError where it had no room for all that came."""
        if self.is_too_big:
            raise too_big()
        return self

    def take_columns(self, column: Attributes) -> None:
        count = count_of(column, _REPEATED)
        columns = range(self._next_column, self._next_column + count)
        self._next_column += count
        self.looks.take_columns(columns, column.get(_DEFAULT_STYLE, ""))
        if column.get(_VISIBILITY) in _NOT_SHOWN:
            self.hidden_columns.update(range(columns.start, min(columns.stop, LAST_COLUMN + 1)))

    def begin_row(self, row: Attributes) -> None:
        """A row, or as many as it is repeated."""
        count = count_of(row, _REPEATED_ROWS)
        number, self._next_row = self._next_row, self._next_row + count
        self._row, self._row_style = _repeats(number, count, LAST_ROW), row.get(_DEFAULT_STYLE, "")
        self._next_cell = 1
        if row.get(_VISIBILITY) in _NOT_SHOWN:
            self.hidden_rows.update(range(number, min(number + count, LAST_ROW + 1)))

    def take_cell(self, cell: Attributes, words: Words, comment: Words | None) -> None:
        """A cell of the row that began last, or as many as it is repeated."""
        wide = count_of(cell, _REPEATED)
        columns = _repeats(self._next_cell, wide, LAST_COLUMN)
        self._next_cell += wide
        self.is_too_big |= words.too_long
        if self.is_too_big:
            return
        value = value_of(cell, words)
        self._take_span(cell, self._row.start, columns.start)
        if comment is not None:
            self._take_comment((self._row.start, columns.start), comment)
        style = cell.get(_STYLE) or self._row_style
        if self.is_too_big:
            return
        if value is None:
            self.looks.take_blank(self._row, columns, style)
        elif self._has_room(value, columns, words):
            self._put(value, columns, cell, words)
            self.looks.take_cell(self._row, columns, style)
            if words.has_spans:
                self.looks.take_parts(self._row, columns, words)

    def _has_room(self, value: Value, columns: range, words: Words) -> bool:
        """Whether the cell has room; one whose text has parts takes as much as that many cells."""
        letters = len(value) if isinstance(value, str) else 0
        parts = sum(map(len, words.paragraphs)) if words.has_spans else 1
        times = len(self._row) * len(columns)
        has_room = self.room.has_cells(times * max(parts, 1), times * letters)
        self.is_too_big = letters > LONGEST or not has_room
        return not self.is_too_big

    def _take_comment(self, at: Address, comment: Words) -> None:
        text = comment.text.strip()
        self.is_too_big |= comment.too_long or not self.room.has_cells(0, len(text))
        self.looks.take_comment(at, text)

    def _put(self, value: Value, columns: range, cell: Attributes, words: Words) -> None:
        is_error = cell.get(CALC_TYPE) == "error"  # which is no value, as in the other formats
        is_formula = not cell.get(TYPE) and bool(cell.get(FORMULA))
        code = _format_of(value, cell, words)
        for row in self._row:
            for column in columns:
                address = row, column
                if row > LAST_ROW or column > LAST_COLUMN:
                    self.strays[address] = str(value)
                elif is_error:
                    self.errors[address] = str(value)
                else:
                    self.rows.setdefault(row, {})[column] = value
                    if code:
                        self.formats[address] = code
                    if is_formula:
                        self.uncalculated[address] = str(value)

    def _take_span(self, cell: Attributes, row: int, column: int) -> None:
        """A merged range; one that begins within another is none, as no program makes it."""
        down, across = count_of(cell, _ROWS_SPANNED), count_of(cell, _COLUMNS_SPANNED)
        if (down == 1 and across == 1) or row > LAST_ROW or column > LAST_COLUMN:
            return
        area = Area(row, column, min(row + down - 1, LAST_ROW), min(column + across - 1, LAST_COLUMN))
        columns = range(area.left, area.right + 1)
        if any(self._merged_down.get(each, 0) >= row for each in columns):
            return
        self._merged_down.update(dict.fromkeys(columns, area.bottom))
        self.merged.append(area)
        self.is_too_big |= not self.room.has_range()


def _repeats(first: int, count: int, last: int) -> range:
    """The rows or columns that a repeated cell fills; beyond the grid's bounds only the first of them."""
    return range(first, max(min(first + count, last + 2), first + 1))


def _format_of(value: Value, cell: Attributes, words: Words) -> str | None:
    if not isinstance(value, float):
        return None
    shown = words.text if words.paragraphs else None
    return shown_format(value, shown, percentage=cell.get(TYPE) == "percentage")
