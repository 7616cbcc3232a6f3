"""The records of an .xls for the whole workbook: its sheets, styles and shared texts; what calamine needs not is hidden from it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from itertools import starmap

from msgspec import Struct, field

from rak_excel.formats.opened.appearance import BLACK, PALETTE, WHITE, Appearance, indexed
from rak_excel.formats.opened.archive import Budget, damaged, locked
from rak_excel.formats.opened.binary.records import BOF, CONTINUE, EOF, hide, records
from rak_excel.formats.opened.binary.xls_cells import shared_lengths
from rak_excel.formats.opened.number_formats import BUILT_IN, GENERAL
from rak_excel.vocabulary.entries.ticks import symbol_font

_FILEPASS, _BOUNDSHEET, _CODEPAGE, _DATES, _SUPBOOK, _SHARED_TEXTS = 0x2F, 0x85, 0x42, 0x22, 0x1AE, 0xFC
_FONT, _FORMAT, _XF, _PALETTE = 0x31, 0x41E, 0xE0, 0x92
# Bytes of what calamine is given beside sheets and texts.
_LEAST = {_CODEPAGE: 2, _DATES: 2, _FORMAT: 2, _XF: 4, EOF: 0}
_NO_FILE = (b"\x01\x04", b"\x01\x3a", b"\x01\x00")  # the workbook itself, functions of an add-in, the same sheet
_WORKSHEET, _HIDING = 0, (1, 2)
_MACROS = (1, 6)  # a sheet of macros as Excel 4 had them, and a module
_EXCEL_95, _EXCEL_97 = 0x500, 0x600
_EXCEL_5_UNSAID = (0, 0x1000)  # a version and a kind
_OLD_VERSIONS = {0x0200, 0x0002, 0x0007, 0x0300, 0x0400, 0x0500}
_LETTERS_OF_TWO_BYTES, _WESTERN = 1200, 1252
_PAGES = {874, 932, 936, 949, 950, 1361, 10_000, *range(1250, 1259), 65_001}  # code pages that calamine knows


class XlsBook:
    """What is said for the whole workbook. `starts` is where each of its worksheets begins, in their order."""

    def __init__(self, stream: bytearray, budget: Budget) -> None:
        """Raises UnreadableWorkbookError, struct.error or IndexError where the records are damaged."""
        self.stream, self.budget = stream, budget
        self.old = _is_old(stream)
        self.starts: list[int] = []
        self.styles = XlsStyles()
        self.shared: list[bytes] = []
        self.macros = self.links = False
        self.end = above = 0
        for at, record, size in records(stream, 0, len(stream), budget):
            whole = bytes(stream[at : at + size])
            if record == _FILEPASS:
                raise locked()
            self.links |= record == _SUPBOOK and whole[2:4] not in _NO_FILE
            if take := _STYLE_RECORDS.get(record):
                budget.take("styles")
                take(self.styles, whole)
            if not self._is_given(at, record, whole, above):
                hide(stream, at)
            above = record if record != CONTINUE else above
            self.end = at + size
        self.lengths = shared_lengths(self.shared, budget.limits.texts)
        budget.spend(texts=len(self.lengths))

    def _is_given(self, at: int, record: int, whole: bytes, above: int) -> bool:
        """Whether calamine is given the record, which is made safe for it."""
        size = len(whole)
        if record == BOF and at == 4 and size >= 2:
            struct.pack_into("<H", self.stream, at, _EXCEL_95 if self.old else _EXCEL_97)
        elif record == _BOUNDSHEET:
            return self._is_worksheet(at, size)
        elif record == _SHARED_TEXTS or (record == CONTINUE and above == _SHARED_TEXTS):
            return self._is_shared_text(whole, begins=record == _SHARED_TEXTS)
        elif record == _CODEPAGE and size >= 2:
            # Names a page that calamine knows: from Excel 97 on all letters are of two bytes, whatever is said.
            (page,) = struct.unpack_from("<H", whole)
            known = page if page in _PAGES else _WESTERN
            struct.pack_into("<H", self.stream, at, known if self.old else _LETTERS_OF_TWO_BYTES)
        else:
            return bool(size >= _LEAST.get(record, size + 1))
        return True

    def _is_worksheet(self, at: int, size: int) -> bool:
        """Notes where a worksheet begins. Sheets of charts and of macros have nothing for us."""
        start, state, kind = struct.unpack_from("<IBB", self.stream, at)
        self.macros |= kind in _MACROS
        if size < 7 or kind != _WORKSHEET:
            return False
        self.budget.take("sheets")
        self.stream[at + 4] = state & 3 if state & 3 in _HIDING else 0
        self.starts.append(start)
        return True

    def _is_shared_text(self, piece: bytes, *, begins: bool) -> bool:
        """Notes a piece of the texts that cells share. A second list of them would take the place of the first."""
        if begins and self.shared:
            return False
        self.budget.take("pieces")
        if not piece:  # calamine would count it as a text
            raise damaged()
        self.shared.append(piece)
        return True


def _is_old(stream: bytearray) -> bool:
    """Whether Excel 95 or an earlier one wrote it: its texts are in letters of one byte."""
    record, size, version, kind = struct.unpack_from("<4H", stream)
    if record != BOF or size < 2:
        return False
    return version in _OLD_VERSIONS or (version, kind) == _EXCEL_5_UNSAID


_STRUCK = 0x08
_SOLID = 1
_NO_FONT = 4  # a number that no font has: the one after the fourth is 5
_OWN = range(8, 64)  # the colours that a workbook can change
_LARGE_XF = 20  # bytes; the styles of Excel 95 are shorter and keep their colours elsewhere


class XlsStyles(Struct):
    """Takes the records one by one, in their order. Raises struct.error or IndexError where one is cut off."""

    _fonts: list[tuple[bool, int, str]] = []
    _formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    _styles: list[tuple[int, int, int, int]] = []
    _palette: list[str] = field(default_factory=lambda: list(PALETTE))

    def cells(self) -> list[Appearance]:
        """The look of a cell for each number of a style."""
        return list(starmap(self._appearance, self._styles))

    def font_look(self, number: int) -> tuple[bool, str, str]:
        """Whether letters in a font are struck through, their colour, and the font's name where it draws signs."""
        number -= number > _NO_FONT
        struck, colour, name = self._fonts[number] if number < len(self._fonts) else (False, 0, "")
        return struck, indexed(colour, self._palette) or BLACK, name

    def font(self, content: bytes) -> None:
        options, colour = struct.unpack_from("<HH", content, 2)
        self._fonts.append((bool(options & _STRUCK), colour, symbol_font(_font_name(content[14:]))))

    def format(self, content: bytes) -> None:
        (number,) = struct.unpack_from("<H", content)
        self._formats[number] = _format_code(content[2:])

    def style(self, content: bytes) -> None:
        font, code = struct.unpack_from("<HH", content)
        if len(content) >= _LARGE_XF:
            pattern, colours = content[17] >> 2, struct.unpack_from("<H", content, 18)[0]
        else:
            colours, pattern = struct.unpack_from("<H", content, 8)[0], content[10] & 0x3F
        self._styles.append((font, code, pattern, colours & 0x7F))

    def palette(self, content: bytes) -> None:
        (count,) = struct.unpack_from("<H", content)
        for nth in range(min(count, len(_OWN))):
            self._palette[_OWN[nth]] = content[2 + 4 * nth : 5 + 4 * nth].hex().upper()

    def _appearance(self, font: int, code: int, pattern: int, colour: int) -> Appearance:
        struck, letters, name = self.font_look(font)
        fill = (indexed(colour, self._palette) if pattern else None) or WHITE
        return Appearance(struck, letters, fill, pattern > _SOLID, self._formats.get(code, GENERAL), name)


_STYLE_RECORDS: Mapping[int, Callable[[XlsStyles, bytes], None]] = {
    _FONT: XlsStyles.font,
    _FORMAT: XlsStyles.format,
    _XF: XlsStyles.style,
    _PALETTE: XlsStyles.palette,
}


def _font_name(text: bytes) -> str:
    """The name of a font: its length in one byte and, but for Excel 95, a mark of wide letters."""
    length, mark = (text[0], text[1]) if len(text) > 1 else (0, 0)
    letters = text[2:] if mark in {0, 1} else text[1:]
    wide = mark == 1
    return letters[: length << wide].decode("utf-16-le" if wide else "latin-1", "replace")


def _format_code(text: bytes) -> str:
    """The code of a format: its length in two bytes and a mark of wide letters, in Excel 95 its length in one."""
    length = struct.unpack_from("<H", text)[0] if len(text) > 1 else 0
    wide = len(text) > 2 and text[2] in {0, 1} and len(text) == 3 + length * (1 + text[2])
    if wide:
        return text[3:].decode("utf-16-le" if text[2] else "latin-1", "replace")
    return text[1 : 1 + text[0]].decode("latin-1", "replace") if text else GENERAL
