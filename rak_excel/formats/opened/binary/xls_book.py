"""The records of an .xls for the whole workbook: its sheets, styles and shared texts; what calamine needs not is hidden from it."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from rak_excel.formats.opened.archive import damaged, locked
from rak_excel.formats.opened.binary.records import BOF, CONTINUE, EOF, RecordBudget, hide, records
from rak_excel.formats.opened.binary.xls_styles import STYLE_RECORDS, XlsStyles, shared_lengths

_FILEPASS, _BOUNDSHEET, _CODEPAGE, _DATES, _SUPBOOK, _SHARED_TEXTS = 0x2F, 0x85, 0x42, 0x22, 0x1AE, 0xFC
_FORMAT, _XF = 0x41E, 0xE0
_LEAST = {
    _CODEPAGE: 2,
    _DATES: 2,
    _FORMAT: 2,
    _XF: 4,
    EOF: 0,
}  # bytes of what calamine is given beside sheets and texts
_NO_FILE = (b"\x01\x04", b"\x01\x3a", b"\x01\x00")  # the workbook itself, functions of an add-in, the same sheet
_WORKSHEET, _HIDING = 0, (1, 2)
_MACROS = (1, 6)  # a sheet of macros as Excel 4 had them, and a module
_EXCEL_95, _EXCEL_97 = 0x500, 0x600
_EXCEL_5_UNSAID = (0, 0x1000)  # a version and a kind
_OLD_VERSIONS = {0x0200, 0x0002, 0x0007, 0x0300, 0x0400, 0x0500}
_LETTERS_OF_TWO_BYTES, _WESTERN = 1200, 1252
_PAGES = {874, 932, 936, 949, 950, 1361, 10_000, *range(1250, 1259), 65_001}  # code pages that calamine knows


@dataclass(slots=True)
class XlsBook:
    """What is said for the whole workbook. `starts` is where each of its worksheets begins, in their order."""

    old: bool = False
    starts: list[int] = field(default_factory=list)
    styles: XlsStyles = field(default_factory=XlsStyles)
    shared: list[bytes] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    macros: bool = False
    links: bool = False
    end: int = 0


def look_at_book(stream: bytearray, budget: RecordBudget) -> XlsBook:
    """Raises UnreadableWorkbookError, struct.error or IndexError where the records are damaged."""
    book = XlsBook(old=_is_old(stream))
    above = 0
    for at, record, size in records(stream, 0, len(stream), budget):
        whole = bytes(stream[at : at + size])
        if record == _FILEPASS:
            raise locked()
        book.links |= record == _SUPBOOK and whole[2:4] not in _NO_FILE
        if record in STYLE_RECORDS:
            budget.spend(styles=1)
            book.styles.take(record, whole)
        if not _is_given(book, stream, at, above, budget):
            hide(stream, at)
        above = record if record != CONTINUE else above
        book.end = at + size
    book.lengths = shared_lengths(book.shared, budget.texts)
    budget.spend(texts=len(book.lengths))
    return book


def _is_given(book: XlsBook, stream: bytearray, at: int, above: int, budget: RecordBudget) -> bool:
    """Whether calamine is given the record, which is made safe for it."""
    record, size = struct.unpack_from("<HH", stream, at - 4)
    if record == BOF and at == 4 and size >= 2:
        struct.pack_into("<H", stream, at, _EXCEL_95 if book.old else _EXCEL_97)
    elif record == _BOUNDSHEET:
        return _is_worksheet(book, stream, at, size, budget)
    elif record == _SHARED_TEXTS or (record == CONTINUE and above == _SHARED_TEXTS):
        return _is_shared_text(book, bytes(stream[at : at + size]), budget, begins=record == _SHARED_TEXTS)
    elif record == _CODEPAGE and size >= 2:
        _know_page(stream, at, old=book.old)
    else:
        return bool(size >= _LEAST.get(record, size + 1))
    return True


def _is_old(stream: bytearray) -> bool:
    """Whether Excel 95 or an earlier one wrote it: its texts are in letters of one byte."""
    record, size, version, kind = struct.unpack_from("<4H", stream)
    if record != BOF or size < 2:
        return False
    return version in _OLD_VERSIONS or (version, kind) == _EXCEL_5_UNSAID


def _is_worksheet(book: XlsBook, stream: bytearray, at: int, size: int, budget: RecordBudget) -> bool:
    """Notes where a worksheet begins. Sheets of charts and of macros have nothing for us."""
    start, state, kind = struct.unpack_from("<IBB", stream, at)
    book.macros |= kind in _MACROS
    if size < 7 or kind != _WORKSHEET:
        return False
    budget.spend(sheets=1)
    stream[at + 4] = state & 3 if state & 3 in _HIDING else 0
    book.starts.append(start)
    return True


def _is_shared_text(book: XlsBook, piece: bytes, budget: RecordBudget, *, begins: bool) -> bool:
    """Notes a piece of the texts that cells share. A second list of them would take the place of the first."""
    if begins and book.shared:
        return False
    budget.spend(pieces=1)
    if not piece:  # calamine would count it as a text
        raise damaged()
    book.shared.append(piece)
    return True


def _know_page(stream: bytearray, at: int, *, old: bool) -> None:
    """Names a code page that calamine knows: from Excel 97 on all letters are of two bytes, whatever is said."""
    (page,) = struct.unpack_from("<H", stream, at)
    known = page if page in _PAGES else _WESTERN
    struct.pack_into("<H", stream, at, known if old else _LETTERS_OF_TWO_BYTES)
