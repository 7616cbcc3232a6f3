"""What calamine does not tell of an .xls: stray cells, errors, merged ranges, hidden rows, looks. Walks the records one by one.

Those with values are made so that calamine reads from each what stands in it and follows no number astray.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from rak_excel.errors import NotAWorkbookError
from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.opened.archive import Budget, damaged, locked
from rak_excel.formats.opened.binary.records import (
    EOF,
    LEAST,
    RECORD_LIMITS,
    CompoundFile,
    Extent,
    compound_of,
    hide,
    records,
)
from rak_excel.formats.opened.binary.xls_book import XlsBook
from rak_excel.formats.opened.binary.xls_cells import XlsCells, rich_texts
from rak_excel.formats.opened.kinds import WORD
from rak_excel.language import Text

_ROW, _COLINFO, _MERGED = 0x208, 0x7D, 0xE5
_NUMBER, _LABEL, _RICH_LABEL, _BOOLERR, _FORMULA, _FORMULA_TEXT = 0x203, 0x204, 0xD6, 0x205, 0x06, 0x207
_RK, _SHARED_LABEL, _SEVERAL = 0x27E, 0xFD, 0xBD
_CELLS = {_NUMBER, _LABEL, _RICH_LABEL, _BOOLERR, _FORMULA, _RK, _SHARED_LABEL, _SEVERAL}
_PREPARED = {_LABEL, _RICH_LABEL, _BOOLERR, _FORMULA}  # all others hold but one value in as many bytes as they should
_THIN_ROW = 40  # twentieths of a point
_THIN_COLUMN = 128  # of 256: half a letter
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_LOADING = 43  # an error of Excel 2010 and later
_ANY_ERROR = 42
_WITHOUT_TOKENS = 22  # bytes of a formula before those that say what it works out
_TEXT, _TRUTH, _ERROR = range(3)  # what a formula yields, where it is no number
_NO_NUMBER = b"\xff\xff"
_NO_WORKBOOK = Text(
    "File ini bukan file Excel. Minta file Excel aslinya.", "This file is no workbook. Ask for the workbook itself."
)


class XlsContent(Struct, frozen=True):
    """`content` is a file with the values of these sheets and nothing else, `sheets` the worksheets in their order."""

    content: bytes
    sheets: Sequence[XlsSheet]
    macros: bool = False
    links: bool = False


def look_at_xls(content: bytes) -> XlsContent:
    """Raises UnreadableWorkbookError where the file is locked, damaged, or no workbook; struct.error or IndexError too."""
    file = CompoundFile(content)
    if file.has("EncryptedPackage", "EncryptionInfo"):
        raise locked()
    found = file.stream("Workbook", "Book")
    if found is None:
        raise NotAWorkbookError(WORD if file.has("WordDocument") else _NO_WORKBOOK)
    # In a file of our own calamine can find no other stream, nor other bytes in it, than those that are looked at here.
    stream, budget = bytearray(found.ljust(LEAST, b"\0")), Budget(RECORD_LIMITS)
    budget.spend(member=len(stream))
    book = XlsBook(stream, budget)
    sheets = _sheets(book)
    macros = book.macros or file.has("_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT")
    return XlsContent(compound_of("Workbook", bytes(stream)), sheets, macros=macros, links=book.links)


def _sheets(book: XlsBook) -> list[XlsSheet]:
    looks = book.styles.cells()
    texts = cache(lambda: rich_texts(book.shared, book.styles.font_look, book.budget))
    # Each substream is looked at once: where two sheets shared one, or a part of one, a short file could be read for ever.
    ordered = sorted(book.starts)
    if (ordered and ordered[0] < book.end) or len(set(ordered)) < len(ordered):
        raise damaged()
    ends = dict(zip(ordered, [*ordered, len(book.stream)][1:], strict=True))
    sheets = []
    for start in book.starts:
        sheets.append(XlsSheet(book, XlsCells(looks, texts, old=book.old, budget=book.budget)))
        sheets[-1].read(start, ends[start])
    return sheets


class XlsSheet:
    """What was seen in one sheet. To calamine its values alone are left, without the stray ones."""

    def __init__(self, book: XlsBook, cells: XlsCells) -> None:
        self.cells = cells
        self.strays: dict[Address, str] = {}
        self.errors: dict[Address, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Area] = []
        self._book, self._stream = book, book.stream
        self._extent = Extent()
        self._letters = 0
        self._text_follows = False  # that of the formula above

    def read(self, start: int, end: int) -> None:
        stream, budget = self._stream, self._book.budget
        for at, record, size in records(stream, start, end, budget):
            self.cells.take(record, bytes(stream[at : at + size]))
            if record in _CELLS and size >= 6:
                self._take_value(at, record, size)
            elif record == _FORMULA_TEXT and self._text_follows:
                self._shorten_text(at, size)
                self._letters += size
                self._text_follows = False
            elif record != EOF:
                self._take_other(at, record, size)
                hide(stream, at)
        budget.spend(
            area=self._extent.cells,
            letters=self._letters,
            merged_rows=sum(area.bottom - area.top + 1 for area in self.merged),
            merged=sum(map(self._extent.cells_within, self.merged)),
        )

    def _take_value(self, at: int, record: int, size: int) -> None:
        row, first = struct.unpack_from("<HH", self._stream, at)
        last = first if record != _SEVERAL else first + max((size - 6) // 6, 1) - 1
        self._text_follows = False
        if row >= LAST_ROW or last >= LAST_COLUMN:
            self.strays[row + 1, last + 1] = ""
            hide(self._stream, at)
            return
        self._extent.take(row, first, last)
        if record == _SHARED_LABEL:
            number = int(struct.unpack_from("<I", self._stream, at + 6)[0]) if size >= 10 else 0
            self._letters += self._book.lengths[number] if number < len(self._book.lengths) else 0
        elif record in _PREPARED:
            if error := self._shown_error(at, record, size):
                self.errors[row + 1, first + 1] = error
            self._letters += size
            self._prepare(at, record, size)

    def _take_other(self, at: int, record: int, size: int) -> None:
        stream = self._stream
        if record == _ROW and size >= 16:
            # A row is hidden too that is of less than 2 points: of its height the highest bit is none.
            if stream[at + 12] & 0x20 or _short(stream, at + 6) & 0x7FFF < _THIN_ROW:
                self.hidden_rows.add(_short(stream, at) + 1)
        elif record == _COLINFO and size >= 10 and (stream[at + 8] & 1 or _short(stream, at + 4) < _THIN_COLUMN):
            first, last = struct.unpack_from("<HH", stream, at)
            self.hidden_columns |= set(range(first + 1, min(last, LAST_COLUMN) + 2))
        elif record == _MERGED and size >= 2:
            areas = _areas(bytes(stream[at : at + size]))
            self._book.budget.spend(ranges=len(areas))
            self.merged += areas

    def _shown_error(self, at: int, record: int, size: int) -> str | None:
        """The error that a BOOLERR record, or a formula with such a result, shows."""
        stream = self._stream
        if record == _BOOLERR and size >= 8 and stream[at + 7]:
            return ERRORS.get(stream[at + 6], "#?")
        if record == _FORMULA and size >= 14 and stream[at + 12 : at + 14] == _NO_NUMBER and stream[at + 6] == _ERROR:
            return ERRORS.get(stream[at + 8], "#?")
        return None

    def _prepare(self, at: int, record: int, size: int) -> None:
        """Makes a record safe for calamine."""
        if record == _FORMULA:
            self._leave_result(at, size)
        elif record == _BOOLERR and size >= 8:
            self._write_truth(at, self._stream[at + 6], is_error=bool(self._stream[at + 7]))
        elif record in {_LABEL, _RICH_LABEL}:
            self._shorten_text(at + 6, size - 6)

    def _leave_result(self, at: int, size: int) -> None:
        """The result of a formula alone: what it works out is never asked for, and to write it down can take for ever."""
        if size < _WITHOUT_TOKENS:
            raise damaged()
        stream, kind = self._stream, self._stream[at + 6]
        if stream[at + 12 : at + 14] != _NO_NUMBER:
            struct.pack_into("<H", stream, at - 4, _NUMBER)
        elif kind == _TEXT:
            struct.pack_into("<H", stream, at + 20, 0)
            self._text_follows = True
        elif kind in {_TRUTH, _ERROR}:
            struct.pack_into("<H", stream, at - 4, _BOOLERR)
            self._write_truth(at, stream[at + 8], is_error=kind == _ERROR)
        else:
            hide(stream, at)

    def _write_truth(self, at: int, value: int, *, is_error: bool) -> None:
        """True, false or an error; one that calamine does not know would make the whole workbook unreadable to it."""
        known = value if not is_error or value in ERRORS or value == _LOADING else _ANY_ERROR
        self._stream[at + 6 : at + 8] = bytes((known, is_error))

    def _shorten_text(self, at: int, size: int) -> None:
        """Keeps a text from promising more letters than there are, for which calamine would make room."""
        if size < 3:
            return
        (promised,) = struct.unpack_from("<H", self._stream, at)
        there = size - 2 if self._book.old else (size - 3) >> (self._stream[at + 2] & 1)
        struct.pack_into("<H", self._stream, at, min(promised, there))


def _areas(content: bytes) -> list[Area]:
    """The merged ranges of a record, which counts from 0."""
    (count,) = struct.unpack_from("<H", content)
    numbers = struct.iter_unpack("<4H", content[2 : 2 + min(8 * count, len(content) - 2 & ~7)])
    return [Area(top + 1, left + 1, bottom + 1, right + 1) for top, bottom, left, right in numbers]


def _short(stream: bytearray, at: int) -> int:
    return int(struct.unpack_from("<H", stream, at)[0])
