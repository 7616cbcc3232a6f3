"""An .xlsb: its sheets, the texts that they share, and the number formats that make dates of numbers."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address
from rak_excel.formats.grid import Faults, Sheet, Value
from rak_excel.formats.opened.archive import Budget, damaged
from rak_excel.formats.opened.binary.book import ERRORS, RECORD_LIMITS, BinaryBook, counted_rows
from rak_excel.formats.opened.binary.dates import date_or_number
from rak_excel.formats.opened.number_formats import BUILT_IN, GENERAL
from rak_excel.record import Record

_BOOK, _TEXTS, _STYLES = "xl/workbook.bin", "xl/sharedStrings.bin", "xl/styles.bin"
_PROPERTIES, _FROM_1904 = 153, 1
_SHARED_ITEM, _FORMAT = 19, 44
_BEGIN_STYLES, _END_STYLES, _STYLE = 617, 618, 47
_BEGIN_FUTURE, _END_FUTURE = 35, 36  # what stands between is for later versions, and no reader here takes it for a text
_ROW, _BEGIN_CELLS, _END_CELLS = 0, 145, 146
_SHEET = 156
_NOWHERE = 0xFFFFFFFF  # letters of the relation of a sheet that stands in no member
_HIDING = (1, 2)
_RK, _ERROR, _TRUTH, _REAL, _TEXT, _SHARED_TEXT = 2, 3, 4, 5, 6, 7
_OF_FORMULA = {8: _TEXT, 9: _REAL, 10: _TRUTH, 11: _ERROR}
_CELLS = {_RK, _ERROR, _TRUTH, _REAL, _TEXT, _SHARED_TEXT}
_STYLE_OF_CELL = 0xFFFFFF  # what else stands in its four bytes says whether a text is to be pronounced
_HUNDREDTHS, _WHOLE = 1, 2  # what the two lowest bits of a short number say
_MACROS = "macrosheets/"
_WITHOUT_PLANS = (_MACROS, "chartsheets/", "dialogsheets/")


def read_xlsb(read: Callable[[str], bytes], members: Mapping[str, str]) -> BinaryBook:
    """`read` gives a member of the archive, `members` says by its name in which a sheet stands.

    Raises UnreadableWorkbookError or struct.error where it is damaged.
    """
    budget, sheets, macros = Budget(RECORD_LIMITS), dict[str, Sheet](), False
    workbook = read(_BOOK)
    if not workbook:
        raise damaged()
    book = _Book(_texts(read(_TEXTS), budget), _formats(read(_STYLES), budget), _from_1904(workbook, budget))
    for sheet in _sheet_names(workbook, budget):
        member = members.get(sheet.name, "")
        macros |= _MACROS in member
        if any(folder in member for folder in _WITHOUT_PLANS):
            continue
        budget.take("sheets")
        if sheet.name in sheets or not (content := read(member)):
            raise damaged()
        cells = _Cells(book)
        for record, cell in _of_cells(_records(content, budget)):
            cells.take(record, cell)
        rows = counted_rows(cells.values, budget)
        budget.spend(rows=max(rows, default=0))
        faults = Faults(cells.errors)
        sheets[sheet.name] = Sheet(
            sheet.name,
            rows,
            hidden=sheet.hidden,
            astray=cells.strays,
            faults=faults,
            formats_known=False,
            formula_cells=frozenset(cells.formulas),
        )
    return BinaryBook(tuple(sheets.values()), macros)


class _Book(Record):
    """What all sheets share. `formats` are the number formats of the styles of cells."""

    texts: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


def _from_1904(workbook: bytes, budget: Budget) -> bool:
    """Whether dates count from that year."""
    said = (content for record, content in _records(workbook, budget) if record == _PROPERTIES and content)
    return bool(next(said, b"\0")[0] & _FROM_1904)


def _texts(content: bytes, budget: Budget) -> Sequence[str]:
    """The texts that cells share."""
    items = (item for record, item in _of_now(_records(content, budget)) if record == _SHARED_ITEM)
    texts = [_wide_text(item, 1)[0] for item in items]
    budget.spend(texts=len(texts))
    return texts


def _formats(content: bytes, budget: Budget) -> Sequence[str]:
    """The number format of each style of cells."""
    codes = dict(BUILT_IN)
    styles: list[int] = []
    of_cells = False
    for record, item in _of_now(_records(content, budget)):
        if record in {_BEGIN_STYLES, _END_STYLES}:
            of_cells = record == _BEGIN_STYLES
        elif record == _FORMAT:
            budget.take("styles")
            codes[struct.unpack_from("<H", item)[0]] = _wide_text(item, 2)[0]
        elif record == _STYLE and of_cells:
            budget.take("styles")
            styles.append(struct.unpack_from("<2xH", item)[0])
    return [codes.get(style, GENERAL) for style in styles]


def _of_now(all_records: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    future = 0
    for record, content in all_records:
        future += (record == _BEGIN_FUTURE) - (record == _END_FUTURE)
        if future <= 0:
            yield record, content


class _SheetName(Record):
    """A sheet as the workbook tells of it."""

    name: str
    relation: str
    hidden: bool


def _sheet_names(workbook: bytes, budget: Budget) -> Iterator[_SheetName]:
    """The sheets that `workbook.bin` names."""
    for record, content in _records(workbook, budget):
        if record == _SHEET and len(content) >= 12 and content[8:12] != struct.pack("<I", _NOWHERE):
            (state,) = struct.unpack_from("<I", content)
            relation, after = _wide_text(content, 8)
            name, _ = _wide_text(content, after)
            yield _SheetName(name, relation, state in _HIDING)


def sheet_relations(workbook: bytes) -> dict[str, str]:
    """The relation id of each sheet by its name."""
    return {sheet.name: sheet.relation for sheet in _sheet_names(workbook, Budget(RECORD_LIMITS))}


def _of_cells(all_records: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    within = False
    for record, content in all_records:
        if record in {_BEGIN_CELLS, _END_CELLS}:
            within = record == _BEGIN_CELLS
        elif within:
            yield record, content


class _Cells:
    """The cells of a sheet by their addresses."""

    def __init__(self, book: _Book) -> None:
        self.values: dict[Address, Value] = {}
        self.strays: dict[Address, str] = {}
        self.errors: dict[Address, str] = {}
        self.formulas: set[Address] = set()
        self._book = book
        self._row = 0

    def take(self, record: int, cell: bytes) -> None:
        """Takes a row, a cell, or what is neither and left out. Raises struct.error or IndexError at a record that is cut off."""
        kind = _OF_FORMULA.get(record, record)
        if kind == _ROW:
            (self._row,) = struct.unpack_from("<I", cell)
        elif kind in _CELLS:
            (column, style) = struct.unpack_from("<II", cell)
            at = self._row + 1, column + 1
            shown = ERRORS.get(cell[8], "#?") if kind == _ERROR else ""
            if self._row >= LAST_ROW or column >= LAST_COLUMN:
                self.strays[at] = shown
                return
            if kind != record:
                self.formulas.add(at)
            if shown:
                self.errors[at] = shown
            else:
                self.values[at] = self._value(kind, cell, style & _STYLE_OF_CELL)

    def _value(self, kind: int, cell: bytes, style: int) -> Value:
        """Of a cell; an empty text where it names a text that there is not."""
        if kind == _TEXT:
            return _wide_text(cell, 8)[0]
        if kind == _SHARED_TEXT:
            (number,) = struct.unpack_from("<I", cell, 8)
            return self._book.texts[number] if number < len(self._book.texts) else ""
        if kind == _TRUTH:
            return bool(cell[8])
        number_format = self._book.formats[style] if style < len(self._book.formats) else GENERAL
        number = _short_number(cell) if kind == _RK else struct.unpack_from("<d", cell, 8)[0]
        return date_or_number(number, number_format, from_1904=self._book.from_1904)


def _short_number(cell: bytes) -> float:
    """A number in four bytes: a whole one, or the upper half of another, both maybe in hundredths."""
    (said,) = struct.unpack_from("<i", cell, 8)
    number = float(said >> 2) if said & _WHOLE else struct.unpack("<d", struct.pack("<4xi", said & ~3))[0]
    return number / 100 if said & _HUNDREDTHS else number


def _records(content: bytes, budget: Budget) -> Iterator[tuple[int, bytes]]:
    """Id and content of each record. Raises UnreadableWorkbookError where they are damaged."""
    at, end = 0, len(content)
    while at < end:
        budget.take("records")
        record, at = _number(content, at, 2)
        size, at = _number(content, at, 4)
        if at + size > end:
            raise damaged()
        yield record, content[at : at + size]
        at += size


def _wide_text(content: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    (length,) = struct.unpack_from("<I", content, at)
    end = at + 4 + 2 * int(length)
    if end > len(content):
        raise damaged()
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes, seven bits each, and where it ends."""
    number = 0
    for nth in range(most):
        if at >= len(content):
            raise damaged()
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << (7 * nth)
        if byte < 0x80:
            break
    return number, at
