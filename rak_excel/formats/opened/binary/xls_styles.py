"""How the cells of an xls look, by the number of their style: its records of fonts, number formats, styles and palette."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rak_excel.formats.opened.appearance import Appearance
from rak_excel.formats.opened.colours import BLACK, PALETTE, WHITE, indexed
from rak_excel.formats.opened.number_formats import BUILT_IN, GENERAL
from rak_excel.vocabulary.basics.symbol_fonts import symbol_font

_FONT, _FORMAT, _XF, _PALETTE = 0x31, 0x41E, 0xE0, 0x92
STYLE_RECORDS = {_FONT, _FORMAT, _XF, _PALETTE}
_STRUCK = 0x08
_SOLID = 1
_NO_FONT = 4  # a number that no font has: the one after the fourth is 5
_OWN = range(8, 64)  # the colours that a workbook can change
_LARGE_XF = 20  # bytes; the styles of Excel 95 are shorter and keep their colours elsewhere


@dataclass(frozen=True, slots=True)
class _Style:
    font: int
    format: int
    pattern: int
    fore: int
    back: int


@dataclass(slots=True)
class XlsStyles:
    """Takes the records one by one, in their order."""

    _fonts: list[tuple[bool, int, str]] = field(default_factory=list)
    _formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    _styles: list[_Style] = field(default_factory=list)
    _palette: list[str] = field(default_factory=lambda: list(PALETTE))

    def take(self, record: int, content: bytes) -> None:
        """Raises struct.error or IndexError at a record that is cut off."""
        _TAKEN[record](self, content)

    def cells(self) -> list[Appearance]:
        """The look of a cell for each number of a style."""
        return [self._appearance(style) for style in self._styles]

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
        self._styles.append(_Style(font, code, pattern, colours & 0x7F, colours >> 7 & 0x7F))

    def palette(self, content: bytes) -> None:
        (count,) = struct.unpack_from("<H", content)
        for nth in range(min(count, len(_OWN))):
            self._palette[_OWN[nth]] = content[2 + 4 * nth : 5 + 4 * nth].hex().upper()

    def _appearance(self, style: _Style) -> Appearance:
        struck, colour, font = self.font_look(style.font)
        fill = indexed(style.fore, self._palette) if style.pattern else None
        return Appearance(
            struck,
            colour,
            fill or WHITE,
            style.pattern > _SOLID,
            self._formats.get(style.format, GENERAL),
            font,
        )


_TAKEN: Mapping[int, Callable[[XlsStyles, bytes], None]] = {
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
