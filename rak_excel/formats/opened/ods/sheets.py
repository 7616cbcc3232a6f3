"""A sheet of an ods while its rows come in: a repeated blank row or cell is never unfolded."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.grid import Value
from rak_excel.formats.opened.archive import too_big
from rak_excel.formats.opened.ods.cells import (
    CALC_TYPE,
    FORMULA,
    LONGEST,
    PARAGRAPH,
    TYPE,
    OdsLooks,
    Words,
    shown_format,
    value_of,
)
from rak_excel.formats.opened.ods.styles import BETWEEN, STYLES, Attributes, OdsStyles, count_of, name
from rak_excel.formats.opened.xml_events import new_parser, parse

_REPEATED_ROWS, _REPEATED, _VISIBILITY = (
    name(f"table:{each}") for each in ("number-rows-repeated", "number-columns-repeated", "visibility")
)
_ROWS_SPANNED, _COLUMNS_SPANNED = (name(f"table:number-{each}-spanned") for each in ("rows", "columns"))
_STYLE_NAME, _DEFAULT_STYLE = name("table:style-name"), name("table:default-cell-style-name")
_NOT_SHOWN = {"collapse", "filter"}


class SheetDraft(Struct, dict=True):
    """What was seen of a sheet. One that has no room left takes nothing more, and says so when it is asked for."""

    name: str
    hidden: bool
    styles: OdsStyles
    rows: dict[int, dict[int, Value]] = {}
    merged: list[Area] = []
    formats: dict[Address, str] = {}
    errors: dict[Address, str] = {}
    uncalculated: dict[Address, str] = {}
    strays: dict[Address, str] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    is_too_big: bool = False
    _next_row: int = 1
    _next_column: int = 1
    _next_cell: int = 1
    _row: range = range(0)
    _row_style: str = ""
    _merged_down: dict[int, int] = {}

    @cached_property
    def looks(self) -> OdsLooks:
        return OdsLooks(self.styles)

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
            text = comment.text.strip()
            self.is_too_big |= comment.too_long or not self.styles.budget.allows(letters=len(text))
            self.looks.take_comment((self._row.start, columns.start), text)
        style = cell.get(_STYLE_NAME) or self._row_style
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
        has_room = self.styles.budget.allows(cells=times * max(parts, 1), letters=times * letters)
        self.is_too_big = letters > LONGEST or not has_room
        return not self.is_too_big

    def _put(self, value: Value, columns: range, cell: Attributes, words: Words) -> None:
        is_error = cell.get(CALC_TYPE) == "error"  # which is no value, as in the other formats
        is_formula = not cell.get(TYPE) and bool(cell.get(FORMULA))
        code = None
        if isinstance(value, float):
            shown = words.text if words.paragraphs else None
            code = shown_format(value, shown, percentage=cell.get(TYPE) == "percentage")
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
        self.is_too_big |= not self.styles.budget.allows(ranges=1)


def _repeats(first: int, count: int, last: int) -> range:
    """The rows or columns that a repeated cell fills; beyond the grid's bounds only the first of them."""
    return range(first, max(min(first + count, last + 2), first + 1))


_TABLE, _ROW, _COLUMN = name("table:table"), name("table:table-row"), name("table:table-column")
_CELLS = {name("table:table-cell"), name("table:covered-table-cell")}
_COMMENT, _SOURCE = name("office:annotation"), name("table:table-source")
_REMEMBERED = name("table:dde-links")  # with tables of what other programs said last
_NO_WORDS = Words()  # of most cells; nothing is ever put into it
# What an element is, or is in. Aside is what is nothing of the sheet's own: a picture, a table within a cell.
_OUTSIDE, _STYLE, _SHEET, _ROW_OF_SHEET, _CELL, _IN_COMMENT, _WORDS, _ASIDE = range(8)


class OdsReader:
    """Passes what `content.xml` has on to the styles, and to the draft that `drafted` gives for each sheet."""

    def __init__(self, drafted: Callable[[Attributes], SheetDraft], styles: OdsStyles) -> None:
        self.has_links = False  # whether a sheet is what another file is remembered to hold
        self._drafted, self._styles = drafted, styles
        self._places = [_OUTSIDE]
        self._cell: Attributes = {}
        self._words = self._said = _NO_WORDS
        self._comment: Words | None = None

    def read(self, xml: bytes) -> None:
        """Raises UnreadableWorkbookError where it is damaged or has too many elements."""
        self._parser = new_parser(self._started, self._ended, BETWEEN)
        try:
            parse(self._parser, xml)
        finally:  # what the parser tells of holds the parser: both would wait for each other in the memory
            del self._parser

    def _started(self, element: str, attributes: Attributes) -> None:
        self._styles.budget.take("elements")
        self._places.append(_WITHIN[self._places[-1]](self, element, attributes))

    def _ended(self, _: str) -> None:
        place = self._places.pop()
        if place == _WORDS:
            self._said.end()
            if self._places[-1] != _WORDS:
                self._parser.CharacterDataHandler = None
        elif place == _CELL:
            self._draft.take_cell(self._cell, self._words, self._comment)
        elif place == _STYLE and self._styles.end():
            self._parser.CharacterDataHandler = None

    def _outside(self, element: str, attributes: Attributes) -> int:
        if element == _TABLE:
            self._draft = self._drafted(attributes)
            return _SHEET
        if element in STYLES:
            self._parser.CharacterDataHandler = self._styles.take_letters
            return self._in_style(element, attributes)
        return _ASIDE if element == _REMEMBERED else _OUTSIDE

    def _in_style(self, element: str, attributes: Attributes) -> int:
        self._styles.begin(element, attributes)
        return _STYLE

    def _in_sheet(self, element: str, attributes: Attributes) -> int:
        if element == _ROW:
            self._draft.begin_row(attributes)
            return _ROW_OF_SHEET
        if element == _COLUMN:
            self._draft.take_columns(attributes)
        self.has_links |= element == _SOURCE
        return _ASIDE if element == _TABLE else _SHEET

    def _in_row(self, element: str, attributes: Attributes) -> int:
        if element not in _CELLS:
            return _ASIDE
        self._cell, self._words, self._comment = attributes, _NO_WORDS, None
        return _CELL

    def _in_cell(self, element: str, _: Attributes) -> int:
        if element == PARAGRAPH:
            if self._words is _NO_WORDS:
                self._words = Words()
            return self._paragraph(self._words)
        if element == _COMMENT and self._comment is None:
            self._comment = Words()
            return _IN_COMMENT
        return _ASIDE

    def _in_comment(self, element: str, _: Attributes) -> int:
        if element == PARAGRAPH and self._comment is not None:
            return self._paragraph(self._comment)
        return _ASIDE

    def _paragraph(self, words: Words) -> int:
        words.begin_paragraph()
        self._said = words
        self._parser.CharacterDataHandler = words.take_letters
        return _WORDS

    def _in_words(self, element: str, attributes: Attributes) -> int:
        self._said.begin(element, attributes)
        return _WORDS

    def _aside(self, _: str, __: Attributes) -> int:
        return _ASIDE


_WITHIN = (
    OdsReader._outside,
    OdsReader._in_style,
    OdsReader._in_sheet,
    OdsReader._in_row,
    OdsReader._in_cell,
    OdsReader._in_comment,
    OdsReader._in_words,
    OdsReader._aside,
)
