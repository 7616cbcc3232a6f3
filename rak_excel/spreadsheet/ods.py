"""Reads .ods: one pass over its XML, never expanding a repeated blank row or cell."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from rak_excel.spreadsheet.archive import damaged, too_big
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address, Area, Faults, HiddenLines, Sheet, Value

_NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NS[prefix]}}}{local}"


_TABLE, _ROW, _COLUMN = _name("table:table"), _name("table:table-row"), _name("table:table-column")
_CELL, _COVERED = _name("table:table-cell"), _name("table:covered-table-cell")
_STYLE, _TABLE_PROPERTIES = _name("style:style"), _name("style:table-properties")
_PARAGRAPH, _SPACE, _TAB, _BREAK = (_name(f"text:{each}") for each in ("p", "s", "tab", "line-break"))
_TYPE, _REPEATED_ROWS = _name("office:value-type"), _name("table:number-rows-repeated")
_REPEATED, _FORMULA, _VISIBILITY = (
    _name("table:number-columns-repeated"),
    _name("table:formula"),
    _name("table:visibility"),
)
_ROWS_SPANNED, _COLUMNS_SPANNED = (_name(f"table:number-{each}-spanned") for each in ("rows", "columns"))
_CALC_TYPE = _name("calcext:value-type")
_OTHER_FILE = re.compile(r"'.*'#")  # no sheet's name begins with an apostrophe
_NUMBERS = {"float", "currency", "percentage"}
_CELL_LIMIT = 400_000
_SPACES_LIMIT = 1_000


@dataclass(slots=True)
class _Draft:
    """A sheet while its rows come in."""

    name: str
    hidden: bool
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
    cells: int = 0  # of the sheets before too: the limit is the workbook's

    def sheet(self) -> Sheet:
        return Sheet(
            self.name,
            self.rows,
            self.merged,
            self.hidden,
            HiddenLines(frozenset(self.hidden_rows), frozenset(self.hidden_columns)),
            self.strays,
            Faults(self.errors, self.uncalculated),
            self.formats,
        )


def read_ods(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of `content.xml`. Raises UnreadableWorkbookError where it is damaged or too big."""
    try:
        return tuple(draft.sheet() for draft in _drafts(content))
    except (etree.XMLSyntaxError, ValueError, OverflowError) as error:
        raise damaged() from error


def _drafts(content: bytes) -> Iterator[_Draft]:
    wanted = [_TABLE, _ROW, _COLUMN, _STYLE]
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=wanted,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    hidden_styles: set[str] = set()
    cells = 0
    open_drafts: list[_Draft] = []
    for event, element in events:
        if element.tag == _STYLE and event == "end":
            if any(each.get(_name("table:display")) == "false" for each in element.iterchildren(_TABLE_PROPERTIES)):
                hidden_styles.add(element.get(_name("style:name"), ""))
        elif element.tag == _TABLE and event == "start":
            hidden = element.get(_name("table:style-name"), "") in hidden_styles
            open_drafts.append(_Draft(element.get(_name("table:name"), ""), hidden, cells=cells))
        elif element.tag == _TABLE and open_drafts:
            draft = open_drafts.pop()
            cells = draft.cells
            # A table within a cell is no sheet, nor is what another file is remembered to hold: no one sees it here.
            if not open_drafts and not _OTHER_FILE.match(draft.name):
                yield draft
        elif event == "end" and open_drafts:
            _take(element, open_drafts[-1])
            element.clear()


def _take(element: etree._Element, draft: _Draft) -> None:
    if element.tag == _COLUMN:
        count = _count(element, _REPEATED)
        if element.get(_VISIBILITY) in {"collapse", "filter"}:
            draft.hidden_columns |= set(range(draft.next_column, min(draft.next_column + count, LAST_COLUMN + 1)))
        draft.next_column += count
    elif element.tag == _ROW:
        _take_row(element, draft)


def _take_row(row: etree._Element, draft: _Draft) -> None:
    count = _count(row, _REPEATED_ROWS)
    number, draft.next_row = draft.next_row, draft.next_row + count
    if row.get(_VISIBILITY) in {"collapse", "filter"}:
        draft.hidden_rows |= set(range(number, min(number + count, LAST_ROW + 1)))
    column = 1
    for cell in row.iterchildren(_CELL, _COVERED):
        wide = _count(cell, _REPEATED)
        value = _value(cell) if len(cell) or cell.get(_TYPE) or cell.get(_FORMULA) else None
        _take_span(cell, number, column, draft)
        if value is not None:
            for r in _repeats(number, count, LAST_ROW):
                for c in _repeats(column, wide, LAST_COLUMN):
                    _put(draft, (r, c), value, cell)
        column += wide


def _repeats(first: int, count: int, last: int) -> range:
    """The rows or columns that a repeated cell fills; beyond the grid's bounds only the first of them."""
    return range(first, max(min(first + count, last + 2), first + 1))


def _put(draft: _Draft, address: Address, value: Value, cell: etree._Element) -> None:
    row, column = address
    draft.cells += 1
    if draft.cells > _CELL_LIMIT:
        raise too_big()
    if row > LAST_ROW or column > LAST_COLUMN:
        draft.strays[address] = str(value)
        return
    draft.rows.setdefault(row, {})[column] = value
    if cell.get(_TYPE) == "percentage":
        draft.formats[address] = _percent_format(cell)
    if cell.get(_CALC_TYPE) == "error":
        draft.errors[address] = str(value)
    elif cell.get(_FORMULA) and not cell.get(_TYPE):
        draft.uncalculated[address] = str(value)


def _percent_format(cell: etree._Element) -> str:
    """The format of a percentage, with as many decimals as the cell shows."""
    shown = re.search(r"[.,](\d+)\s*%", "".join(_text(paragraph) for paragraph in cell.iterchildren(_PARAGRAPH)))
    return f"0.{'0' * len(shown[1])}%" if shown else "0%"


def _take_span(cell: etree._Element, row: int, column: int, draft: _Draft) -> None:
    down, across = _count(cell, _ROWS_SPANNED), _count(cell, _COLUMNS_SPANNED)
    if (down > 1 or across > 1) and row <= LAST_ROW and column <= LAST_COLUMN:
        draft.merged.append(Area(row, column, min(row + down - 1, LAST_ROW), min(column + across - 1, LAST_COLUMN)))


def _value(cell: etree._Element) -> Value | None:
    kind = cell.get(_TYPE)
    if kind in _NUMBERS and cell.get(_CALC_TYPE) != "error":
        return float(cell.get(_name("office:value"), "0"))
    if kind == "boolean":
        return cell.get(_name("office:boolean-value")) == "true"
    if kind == "date" and (date := _date(cell.get(_name("office:date-value"), ""))):
        return date
    paragraphs = list(cell.iterchildren(_PARAGRAPH))
    text = "\n".join(map(_text, paragraphs))
    # A formula that yields an empty text has a paragraph, an empty one; one never calculated has none.
    if not paragraphs and kind is None and cell.get(_FORMULA):
        return str(cell.get(_FORMULA)).split(":", 1)[-1]
    return text if text.strip(" \t\r\n\u00a0\u200b\ufeff") else None


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph, of its spans and links; spaces, tabs and line breaks are elements of their own."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == _SPACE:
            parts.append(" " * min(_count(child, _name("text:c")), _SPACES_LIMIT))
        elif child.tag in {_TAB, _BREAK}:
            parts.append("\t" if child.tag == _TAB else "\n")
        elif isinstance(child.tag, str):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _count(element: etree._Element, name: str) -> int:
    value = element.get(name)
    return max(int(value), 1) if value is not None and value.isdecimal() else 1
