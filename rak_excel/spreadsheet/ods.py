"""Reads .ods: one pass over its XML, never expanding a repeated blank row or cell.

The cells of a sheet are taken when it is first asked for, as long as the XML is not too long to be kept.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from lxml import etree

from rak_excel.spreadsheet.archive import damaged, too_big
from rak_excel.spreadsheet.damage import late
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address, Area, Faults, HiddenLines, Sheet, Value
from rak_excel.spreadsheet.ods_formats import shown_format
from rak_excel.spreadsheet.ods_looks import OdsLooks
from rak_excel.spreadsheet.ods_styles import DATA_STYLES, STYLE, OdsStyles, read_styles
from rak_excel.spreadsheet.ods_texts import PARAGRAPH, count_of, name, text_of

_TABLE, _ROW, _COLUMN = name("table:table"), name("table:table-row"), name("table:table-column")
_CELL, _COVERED = name("table:table-cell"), name("table:covered-table-cell")
_TABLE_PROPERTIES = name("style:table-properties")
_STYLES = {STYLE, *DATA_STYLES}
_TYPE, _REPEATED_ROWS = name("office:value-type"), name("table:number-rows-repeated")
_REPEATED, _FORMULA, _VISIBILITY = (
    name("table:number-columns-repeated"),
    name("table:formula"),
    name("table:visibility"),
)
_ROWS_SPANNED, _COLUMNS_SPANNED = (name(f"table:number-{each}-spanned") for each in ("rows", "columns"))
_CALC_TYPE = name("calcext:value-type")
_NUMBER, _TRUTH, _DATE, _HIDDEN_TEXT = (
    name(f"office:{each}") for each in ("value", "boolean-value", "date-value", "string-value")
)
_OTHER_FILE = re.compile(r"'.*'#")  # no sheet's name begins with an apostrophe
_NUMBERS = {"float", "currency", "percentage"}
_CELL_LIMIT = 400_000
_KEPT = 5_000_000  # bytes of content at most whose rows wait until their sheet is asked for: they stay in memory


@dataclass(slots=True)
class _Draft:
    """A sheet while its rows come in; `waiting` has what was not looked at yet."""

    name: str
    hidden: bool
    looks: OdsLooks
    room: Iterator[int]  # one for each cell that may still come, in all sheets: the limit is the workbook's
    waiting: list[etree._Element] = field(default_factory=list)
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    formats: dict[Address, str] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    uncalculated: dict[Address, str] = field(default_factory=dict)
    strays: dict[Address, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    next_row: int = 1
    next_column: int = 1

    def sheet(self) -> Sheet:
        @cache
        def taken() -> _Draft:
            for element in self.waiting:
                _take(element, self)
            self.waiting.clear()
            return self

        return Sheet(
            self.name,
            late(lambda: taken().rows),
            late(lambda: taken().merged),
            self.hidden,
            late(lambda: HiddenLines(frozenset(taken().hidden_rows), frozenset(taken().hidden_columns))),
            late(lambda: taken().strays),
            late(lambda: Faults(taken().errors, taken().uncalculated)),
            late(lambda: taken().formats),
            late(lambda: taken().looks.looks(self.rows, self.merged)),
        )


def read_ods(content: bytes, styles: bytes = b"") -> tuple[Sheet, ...]:
    """The sheets of `content.xml`; their styles build on those of `styles.xml`.

    Raises UnreadableWorkbookError where one of them is damaged or too big; a sheet whose cells wait does when it is asked.
    """
    try:
        return tuple(draft.sheet() for draft in _drafts(content, read_styles(styles)))
    except (etree.XMLSyntaxError, ValueError, OverflowError) as error:
        raise damaged() from error


def _drafts(content: bytes, styles: OdsStyles) -> Iterator[_Draft]:
    wanted = [_TABLE, _ROW, _COLUMN, *_STYLES]
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=wanted,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    hidden_styles: set[str] = set()
    keep, room = len(content) <= _KEPT, iter(range(_CELL_LIMIT))
    open_drafts: list[_Draft] = []
    for event, element in events:
        if element.tag in _STYLES and event == "end":
            styles.take(element)
            if any(each.get(name("table:display")) == "false" for each in element.iterchildren(_TABLE_PROPERTIES)):
                hidden_styles.add(element.get(name("style:name"), ""))
        elif element.tag == _TABLE and event == "start":
            hidden = element.get(name("table:style-name"), "") in hidden_styles
            open_drafts.append(_Draft(element.get(name("table:name"), ""), hidden, OdsLooks(styles), room))
        elif element.tag == _TABLE and open_drafts:
            draft = open_drafts.pop()
            # A table within a cell is no sheet, nor is what another file is remembered to hold: no one sees it here.
            if not open_drafts and not _OTHER_FILE.match(draft.name):
                yield draft
        elif event == "end" and open_drafts and keep:
            open_drafts[-1].waiting.append(element)
        elif event == "end" and open_drafts:
            _take(element, open_drafts[-1])
            element.clear()


def _take(element: etree._Element, draft: _Draft) -> None:
    if element.tag == _COLUMN:
        count = count_of(element, _REPEATED)
        draft.looks.take_column(element, range(draft.next_column, draft.next_column + count))
        if element.get(_VISIBILITY) in {"collapse", "filter"}:
            draft.hidden_columns |= set(range(draft.next_column, min(draft.next_column + count, LAST_COLUMN + 1)))
        draft.next_column += count
    elif element.tag == _ROW:
        _take_row(element, draft)


def _take_row(row: etree._Element, draft: _Draft) -> None:
    count = count_of(row, _REPEATED_ROWS)
    number, draft.next_row = draft.next_row, draft.next_row + count
    if row.get(_VISIBILITY) in {"collapse", "filter"}:
        draft.hidden_rows |= set(range(number, min(number + count, LAST_ROW + 1)))
    rows, column = _repeats(number, count, LAST_ROW), 1
    for cell in row.iterchildren(_CELL, _COVERED):
        wide = count_of(cell, _REPEATED)
        columns = _repeats(column, wide, LAST_COLUMN)
        value = _value(cell) if len(cell) or cell.get(_TYPE) or cell.get(_FORMULA) else None
        _take_span(cell, number, column, draft)
        if value is not None:
            for address in product(rows, columns):
                _put(draft, address, value, cell)
        draft.looks.take_cell(cell, row, rows, columns, blank=value is None)
        column += wide


def _repeats(first: int, count: int, last: int) -> range:
    """The rows or columns that a repeated cell fills; beyond the grid's bounds only the first of them."""
    return range(first, max(min(first + count, last + 2), first + 1))


def _put(draft: _Draft, address: Address, value: Value, cell: etree._Element) -> None:
    row, column = address
    if next(draft.room, None) is None:
        raise too_big()
    if row > LAST_ROW or column > LAST_COLUMN:
        draft.strays[address] = str(value)
        return
    if cell.get(_CALC_TYPE) == "error":
        draft.errors[address] = str(value)  # which is no value, as in the other formats
        return
    draft.rows.setdefault(row, {})[column] = value
    if isinstance(value, float):
        shown = None if cell.find(PARAGRAPH) is None else text_of(cell)
        code = shown_format(value, shown, percentage=cell.get(_TYPE) == "percentage")
        if code:
            draft.formats[address] = code
    if not cell.get(_TYPE) and cell.get(_FORMULA):
        draft.uncalculated[address] = str(value)


def _take_span(cell: etree._Element, row: int, column: int, draft: _Draft) -> None:
    down, across = count_of(cell, _ROWS_SPANNED), count_of(cell, _COLUMNS_SPANNED)
    if (down > 1 or across > 1) and row <= LAST_ROW and column <= LAST_COLUMN:
        draft.merged.append(Area(row, column, min(row + down - 1, LAST_ROW), min(column + across - 1, LAST_COLUMN)))


def _value(cell: etree._Element) -> Value | None:
    kind = cell.get(_TYPE)
    if kind in _NUMBERS and cell.get(_CALC_TYPE) != "error":
        return float(cell.get(_NUMBER, "0"))
    if kind == "boolean":
        return cell.get(_TRUTH) == "true"
    if kind == "date" and (date := _date(cell.get(_DATE, ""))):
        return date
    text = text_of(cell)
    if not text.strip():  # a text that its format hides
        text = cell.get(_HIDDEN_TEXT, text)
    # A formula that yields an empty text has a paragraph, an empty one; one never calculated has none.
    if cell.find(PARAGRAPH) is None and kind is None and cell.get(_FORMULA):
        return str(cell.get(_FORMULA)).split(":", 1)[-1]
    return text if text.strip(" \t\r\n\u00a0\u200b\ufeff") else None


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
