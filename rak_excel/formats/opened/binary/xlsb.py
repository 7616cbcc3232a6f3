"""An .xlsb as a whole: its sheets, shared texts and number formats, and a new one for calamine with these alone."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address
from rak_excel.formats.opened.archive import Budget, damaged
from rak_excel.formats.opened.archive import written as archive_of
from rak_excel.formats.opened.binary.records import RECORD_LIMITS, Extent
from rak_excel.formats.opened.binary.xls_sheets import ERRORS

_BOOK, _TEXTS, _STYLES = "xl/workbook.bin", "xl/sharedStrings.bin", "xl/styles.bin"
_PROPERTIES, _END_SHEETS, _END_BOOK = 153, 144, 132
_BEGIN_TEXTS, _SHARED_ITEM = 159, 19
_BEGIN_FORMATS, _FORMAT = 615, 44
_BEGIN_STYLES, _END_STYLES, _STYLE = 617, 618, 47
_BEGIN_FUTURE, _END_FUTURE = 35, 36  # what stands between is for later versions, and no reader here takes it for a text
_ROW, _BEGIN_CELLS, _END_CELLS, _DIMENSION = 0, 145, 146, 148
_SHEET = 156
_NOWHERE = 0xFFFFFFFF  # letters of the relation of a sheet that stands in no member
_HIDING = (1, 2)
_RK, _ERROR, _TRUTH, _REAL, _TEXT, _SHARED_TEXT = 2, 3, 4, 5, 6, 7
_OF_FORMULA = {8: _TEXT, 9: _REAL, 10: _TRUTH, 11: _ERROR}
# Bytes that a row or a cell takes: of shorter ones calamine reads on in what is left of the record before.
_LEAST = {_ROW: 4, _RK: 12, _ERROR: 9, _TRUTH: 9, _REAL: 16, _TEXT: 12, _SHARED_TEXT: 12}
_WITHOUT_PLANS = ("macrosheets/", "chartsheets/", "dialogsheets/")


class XlsbContent(Struct):
    """`content` is a workbook with the values of these sheets and nothing else; `sheets` has their looks by their names."""

    content: bytes = b""
    sheets: dict[str, XlsbSheet] = {}
    macros: bool = False


def look_at_xlsb(read: Callable[[str], bytes], members: Mapping[str, str]) -> XlsbContent:
    """`read` gives a member of the archive, `members` says by its name in which a sheet stands.

    Raises UnreadableWorkbookError or struct.error where it is damaged.
    """
    budget, look = Budget(RECORD_LIMITS), XlsbContent()
    workbook = read(_BOOK)
    if not workbook:
        raise damaged()
    texts, shared = _texts(read(_TEXTS), budget)
    new = {_TEXTS: texts, _STYLES: _styles(read(_STYLES), budget)}
    book: list[bytes] = []
    relations: list[str] = []
    for sheet in _sheet_names(workbook, budget):
        member = members.get(sheet.name, "")
        look.macros |= _WITHOUT_PLANS[0] in member
        if any(folder in member for folder in _WITHOUT_PLANS):
            continue
        budget.take("sheets")
        if sheet.name in look.sheets or not (content := read(member)):
            raise damaged()
        look.sheets[sheet.name] = XlsbSheet(content, shared, budget)
        target = f"worksheets/sheet{len(look.sheets)}.bin"
        new[f"xl/{target}"] = look.sheets[sheet.name].content
        relations.append(f'<Relationship Id="{target}" Target="{target}"/>')
        head = struct.pack("<II", sheet.state, len(look.sheets))
        book.append(written(_SHEET, head + as_wide_text(target) + as_wide_text(sheet.name)))
    new[_BOOK] = b"".join([_properties(workbook, budget), *book, written(_END_SHEETS), written(_END_BOOK)])
    new["xl/_rels/workbook.bin.rels"] = f"<Relationships>{''.join(relations)}</Relationships>".encode()
    look.content = archive_of(new)
    return look


def _properties(book: bytes, budget: Budget) -> bytes:
    """From which year dates count, where it is said."""
    said = next((content for record, content in records(book, budget) if record == _PROPERTIES and content), b"")
    return written(_PROPERTIES, said[:1]) if said else b""


def _texts(content: bytes, budget: Budget) -> tuple[bytes, Sequence[int]]:
    """The texts that cells share, and how many letters each has."""
    kept: list[bytes] = []
    lengths: list[int] = []
    for record, item in _of_now(records(content, budget)):
        if record == _SHARED_ITEM:
            text, _ = wide_text(item, 1)
            kept.append(written(_SHARED_ITEM, b"\0" + text))
            lengths.append(len(text) // 2 - 2)
    budget.spend(texts=len(kept))
    head = written(_BEGIN_TEXTS, struct.pack("<II", len(kept), len(kept)))
    return head + b"".join(kept), lengths


def _styles(content: bytes, budget: Budget) -> bytes:
    """The number formats alone, which say whether a number is a date."""
    formats: list[bytes] = []
    styles: list[bytes] = []
    of_cells = False
    for record, item in _of_now(records(content, budget)):
        if record in {_BEGIN_STYLES, _END_STYLES}:
            of_cells = record == _BEGIN_STYLES
        elif record == _FORMAT:
            formats.append(written(_FORMAT, item[:2] + wide_text(item, 2)[0]))
        elif record == _STYLE and of_cells:
            styles.append(written(_STYLE, item[:4].ljust(4, b"\0")))
    budget.spend(styles=len(formats) + len(styles))
    parts = (_BEGIN_FORMATS, formats), (_BEGIN_STYLES, styles)
    return b"".join(written(begin, struct.pack("<I", len(each))) + b"".join(each) for begin, each in parts)


def _of_now(all_records: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    future = 0
    for record, content in all_records:
        future += (record == _BEGIN_FUTURE) - (record == _END_FUTURE)
        if future <= 0:
            yield record, content


class _SheetName(NamedTuple):
    """A sheet as the workbook tells of it; a `state` other than 0 hides it."""

    name: str
    relation: str
    state: int


def _sheet_names(workbook: bytes, budget: Budget) -> Iterator[_SheetName]:
    """The sheets that `workbook.bin` names."""
    for record, content in records(workbook, budget):
        if record == _SHEET and len(content) >= 12 and content[8:12] != struct.pack("<I", _NOWHERE):
            state, _ = struct.unpack_from("<II", content)
            relation, after = wide_text(content, 8)
            name, _ = wide_text(content, after)
            yield _SheetName(letters_of(name), letters_of(relation), state if state in _HIDING else 0)


def sheet_relations(workbook: bytes) -> dict[str, str]:
    """The relation id of each sheet by its name."""
    return {sheet.name: sheet.relation for sheet in _sheet_names(workbook, Budget(RECORD_LIMITS))}


class XlsbSheet:
    """What was seen in one sheet. To calamine its rows and values alone are left, without the stray ones."""

    def __init__(self, content: bytes, texts: Sequence[int], budget: Budget) -> None:
        """`texts` has the lengths of those that cells share. Raises UnreadableWorkbookError where the records are damaged."""
        self.strays: dict[Address, str] = {}
        self.errors: dict[Address, str] = {}
        self._texts = texts
        self._extent = Extent()
        self._row = self._letters = 0
        self._kept = [written(_DIMENSION, bytes(16)), written(_BEGIN_CELLS)]
        within = False
        for record, cell in records(content, budget):
            if record in {_BEGIN_CELLS, _END_CELLS}:
                within = record == _BEGIN_CELLS
            elif within:
                self._take(_OF_FORMULA.get(record, record), cell)
        budget.spend(area=self._extent.cells, letters=self._letters)
        self.content = b"".join([*self._kept, written(_END_CELLS)])

    def _take(self, kind: int, cell: bytes) -> None:
        """Takes a row, a cell, or what is neither and left out."""
        if len(cell) < _LEAST.get(kind, 0):
            raise damaged()
        if kind == _ROW:
            (self._row,) = struct.unpack_from("<I", cell)
            if self._row < LAST_ROW:
                self._kept.append(written(_ROW, cell[:4]))
        elif kind in _LEAST:
            self._take_cell(kind, cell)

    def _take_cell(self, kind: int, cell: bytes) -> None:
        (column,) = struct.unpack_from("<I", cell)
        at = self._row + 1, column + 1
        shown = ERRORS.get(cell[8], "#?") if kind == _ERROR else ""
        if self._row >= LAST_ROW or column >= LAST_COLUMN:
            self.strays[at] = shown
        elif shown:
            self.errors[at] = shown
        elif value := self._value(kind, cell):
            self._kept.append(written(kind, value))
            self._extent.take(self._row, column, column)

    def _value(self, kind: int, cell: bytes) -> bytes:
        """The cell without what a formula works out; nothing where it names a text that there is not."""
        if kind == _TEXT:
            text, end = wide_text(cell, 8)
            self._letters += len(text) // 2 - 2
            return cell[:end]
        if kind == _SHARED_TEXT:
            (number,) = struct.unpack_from("<I", cell, 8)
            if number >= len(self._texts):
                return b""
            self._letters += self._texts[number]
        return cell[: _LEAST[kind]]


def records(content: bytes, budget: Budget) -> Iterator[tuple[int, bytes]]:
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


def written(record: int, content: bytes = b"") -> bytes:
    """A record, its length first."""
    size = len(content)
    lengths = bytearray()
    while size > 0x7F:
        lengths.append(size & 0x7F | 0x80)
        size >>= 7
    lengths.append(size)
    head = bytes([record]) if record < 0x80 else bytes([record & 0x7F | 0x80, record >> 7])
    return head + bytes(lengths) + content


def wide_text(content: bytes, at: int) -> tuple[bytes, int]:
    """A text with its length before it, as it stands there, and where it ends."""
    (length,) = struct.unpack_from("<I", content, at)
    end = at + 4 + 2 * int(length)
    if end > len(content):
        raise damaged()
    return content[at:end], end


def letters_of(text: bytes) -> str:
    return text[4:].decode("utf-16-le", "replace")


def as_wide_text(letters: str) -> bytes:
    text = letters.encode("utf-16-le")
    return struct.pack("<I", len(text) // 2) + text


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
