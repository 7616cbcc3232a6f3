"""Counts what the records of an .xls hold before xlrd reads them, and lets it see those alone that we ask for.

xlrd follows whatever a record says, so a short file could take for ever; counted, the same file always ends alike.
"""

from __future__ import annotations

import struct

from rak_excel.formats.addresses import LAST_ROW, Address, Area
from rak_excel.formats.opened.archive import Budget, damaged, locked
from rak_excel.formats.opened.binary.records import BOF, CONTINUE, EOF, hide, records

_FILEPASS, _BOUNDSHEET, _CODEPAGE, _DATES, _SUPBOOK, _SHARED_TEXTS = 0x2F, 0x85, 0x42, 0x22, 0x1AE, 0xFC
_FONT, _FORMAT, _XF, _PALETTE = 0x31, 0x41E, 0xE0, 0x92
_STYLES = {_FONT, _FORMAT, _XF, _PALETTE}
_OF_BOOK = {BOF, EOF, _BOUNDSHEET, _DATES, _SHARED_TEXTS, *_STYLES}
_STYLE = 8  # bytes: of each style so many, since xlrd takes its time for every one
_LONGEST_FORMAT = 600  # bytes: Excel takes 255 letters
_NO_FILE = (b"\x01\x04", b"\x01\x3a", b"\x01\x00")  # the workbook itself, functions of an add-in, the same sheet
_WORKSHEET = 0
_MACROS = (1, 6)  # a sheet of macros as Excel 4 had them, and a module
_PAGES = {874, 932, 936, 949, 950, 1361, 10_000, *range(1250, 1259), 0x8001}  # code pages, which Excel 95 names

_ROW, _COLINFO, _MERGED, _NOTE, _OBJECT, _OBJECT_TEXT = 0x208, 0x7D, 0xE5, 0x1C, 0x5D, 0x1B6
_NUMBERS, _BLANKS, _BLANK = 0xBD, 0xBE, 0x201
_SEVERAL = {_NUMBERS: 6, _BLANKS: 2}  # cells side by side, each in so many bytes
_SHARED_TEXT = 0xFD
_FORMULA = 0x06
_VALUES = {0x203, 0x204, 0xD6, 0x205, _FORMULA, 0x27E, _SHARED_TEXT, _NUMBERS}
_CELLS = {*_VALUES, _BLANKS, _BLANK}
_FORMULA_TEXT = 0x207
_OF_FORMULAS = {0x4BC, 0x221, 0x236}  # what may stand between a formula and its text
_OF_SHEET = {BOF, EOF, *_CELLS, _FORMULA_TEXT, *_OF_FORMULAS, _ROW, _COLINFO, _NOTE}
_LAST_COLUMN = 256
_COMMENT = 0x19  # the kind of object that shows a comment
_EXCEL_97, _WIDE = b"\x00\x06", 1
_RUN = 8  # bytes of a part of a comment that looks different


class XlsGuard:
    """What is said for the whole workbook; `sheets` are its worksheets in their order."""

    def __init__(self, stream: bytearray, budget: Budget) -> None:
        """Hides records in the stream. Raises UnreadableWorkbookError, struct.error or IndexError where they are damaged."""
        self.sheets: list[SheetGuard] = []
        self.macros = self.links = False
        self._stream, self._budget = stream, budget
        self._starts: list[int] = []
        self._texts = 0  # where those that cells share begin
        if struct.unpack_from("<H", stream) != (BOF,):  # xlrd would look for another file in it
            raise damaged()
        end, is_given = 0, False
        for at, record, size in records(stream, 0, len(stream), budget):
            is_given = is_given if record == CONTINUE else self._is_given(at, record, bytes(stream[at : at + size]))
            if not is_given:
                hide(stream, at)
            elif record == CONTINUE:
                budget.spend(part=size)
            end = at + size
        self._take_sheets(end)
        if self._texts:
            # How many there are some programs say wrongly: as many are read as cells ask for.
            count = max((sheet.texts for sheet in self.sheets), default=0)
            budget.spend(texts=count)
            struct.pack_into("<I", stream, self._texts + 4, count)

    def _is_given(self, at: int, record: int, content: bytes) -> bool:
        """Whether xlrd is given the record, which is counted."""
        if record == _FILEPASS:
            raise locked()
        if record in _STYLES:
            self._budget.spend(styles=1 + len(content) // _STYLE)
            return record != _FORMAT or len(content) <= _LONGEST_FORMAT
        if record == _SHARED_TEXTS:
            if self._texts:  # a second list of them would take the place of the first
                return False
            self._texts = at
            self._budget.spend(part=len(content))
        elif record == _BOUNDSHEET:
            start, _, kind = struct.unpack_from("<IBB", content)
            self.macros |= kind in _MACROS
            if kind == _WORKSHEET:
                self._budget.take("sheets")
                self._starts.append(start)
        elif record == _SUPBOOK:
            self.links |= content[2:4] not in _NO_FILE
        elif record == _CODEPAGE:
            return struct.unpack_from("<H", content)[0] in _PAGES
        return record in _OF_BOOK

    def _take_sheets(self, end: int) -> None:
        """Each substream is looked at once: where two sheets shared one, or a part of one, a short file could be read for ever."""
        ordered = sorted(self._starts)
        if (ordered and ordered[0] < end) or len(set(ordered)) < len(ordered):
            raise damaged()
        ends = dict(zip(ordered, [*ordered, len(self._stream)][1:], strict=True))
        self.sheets = [SheetGuard(self._stream, start, ends[start], self._budget) for start in self._starts]


class SheetGuard:
    """What was seen in one sheet: its merged ranges, the cells so far away that xlrd is not given them, and which have formulas."""

    def __init__(self, stream: bytearray, start: int, end: int, budget: Budget) -> None:
        self.strays: dict[Address, str] = {}
        self.merged: list[Area] = []
        self.formulas: set[Address] = set()
        self.texts = 0  # how many of the shared texts it needs, from the first one on
        self._budget = budget
        self._widths: dict[int, int] = {}
        self._is_comment = False
        is_given, text = False, 0
        for at, record, size in records(stream, start, end, budget):
            content = bytes(stream[at : at + size])
            if record != CONTINUE:
                is_given, text = self._is_given(record, content), at if record == _FORMULA_TEXT else 0
            elif is_given:
                budget.spend(runs=size // _RUN)
            if not is_given:
                hide(stream, at)
            if text and stream[4:6] == _EXCEL_97:
                (length,) = struct.unpack_from("<H", stream, text)
                struct.pack_into("<H", stream, text, length - _pairs(content[2:] if at == text else content))
        # xlrd makes room for every row down to the last, and in it for every cell up to the last.
        budget.spend(
            rows=max(self._widths, default=0),
            area=sum(self._widths.values()),
            merged_rows=sum(area.bottom - area.top + 1 for area in self.merged),
        )

    def _is_given(self, record: int, content: bytes) -> bool:
        """Whether xlrd is given the record, which is counted."""
        if record in _CELLS:
            return self._is_near(record, content)
        if record == _MERGED:
            areas = _areas(content)
            self._budget.spend(ranges=len(areas))
            self.merged += areas
        elif record == _COLINFO:
            first, last = struct.unpack_from("<HH", content)
            self._budget.spend(columns=max(last - first + 1, 0))
        elif record == _OBJECT:
            self._is_comment = content[4:6] == bytes((_COMMENT, 0))
            return self._is_comment
        elif record == _OBJECT_TEXT:
            return self._is_comment
        return record in _OF_SHEET

    def _is_near(self, record: int, content: bytes) -> bool:
        row, first = struct.unpack_from("<HH", content)
        count = 1
        if record in _SEVERAL:
            count = max((len(content) - 6) // _SEVERAL[record], 1)
            self._budget.spend(cells=count)
        if row < LAST_ROW and first + count <= _LAST_COLUMN:
            self._widths[row] = max(first + count, self._widths.get(row, 0))
            if record == _FORMULA:
                self.formulas.add((row + 1, first + 1))
            if record == _SHARED_TEXT:
                self.texts = max(self.texts, struct.unpack_from("<I", content, 6)[0] + 1)
            return True
        if record in _VALUES:
            self.strays[row + 1, first + count] = ""
        return False


def _pairs(text: bytes) -> int:
    """How many letters of a piece of text count as two in the file, and as one to xlrd, which then looks for more of it."""
    letters = text[1:] if text[0] & _WIDE else b""
    return len(letters) // 2 - len(letters.decode("utf-16-le", "replace"))


def _areas(content: bytes) -> list[Area]:
    """The merged ranges of a record, which counts from 0."""
    (count,) = struct.unpack_from("<H", content)
    numbers = struct.iter_unpack("<4H", content[2 : 2 + min(8 * count, len(content) - 2 & ~7)])
    return [Area(top + 1, left + 1, bottom + 1, right + 1) for top, bottom, left, right in numbers]
