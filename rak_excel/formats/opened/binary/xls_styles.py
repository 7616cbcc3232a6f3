"""How the cells of an xls look, by the number of their style, and texts whose parts look different."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count, takewhile

from rak_excel.formats.opened.appearance import BLACK, PALETTE, WHITE, Appearance, Run, indexed
from rak_excel.formats.opened.binary.records import RecordBudget
from rak_excel.formats.opened.number_formats import BUILT_IN, GENERAL
from rak_excel.vocabulary.basics.signs import symbol_font

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


_WIDE, _EXTENDED, _RICH = 1, 4, 8
Fonts = Callable[[int], tuple[bool, str, str]]
"""Whether the letters of a font are struck through, their colour, and its name where it draws signs, by its number."""


def rich_texts(pieces: Sequence[bytes], fonts: Fonts, budget: RecordBudget) -> dict[int, Sequence[Run]]:
    """The runs of the shared texts that have any, by their numbers; `pieces` are the record and what continues it.

    Raises struct.error or IndexError where they are cut off.
    """
    texts: dict[int, Sequence[Run]] = {}
    reader = _Reader(pieces)
    for number in takewhile(lambda _: not reader.is_done, count()):
        letters, starts = reader.text()
        if starts:
            budget.spend(runs=len(starts))
            texts[number] = [run for run in _runs(letters, starts, fonts) if run.text]
    return texts


def shared_lengths(pieces: Sequence[bytes], most: int) -> list[int]:
    """How many letters each of the shared texts has; of no more than `most` and one. Raises as the above."""
    reader = _Reader(pieces)
    return [reader.length() for _ in takewhile(lambda _: not reader.is_done, range(most + 1))]


def _runs(letters: bytes, starts: Sequence[tuple[int, int]], fonts: Fonts) -> list[Run]:
    """Up to the first start the letters look as the whole cell does; none begins before the one above it."""
    furthest = accumulate((start for start, _ in starts), max)
    starts = [each for each, furthest_yet in zip(starts, furthest, strict=True) if each[0] == furthest_yet]
    ends = [start for start, _ in starts[1:]] + [len(letters)]
    styled = [Run(_text(letters, start, end), *fonts(font)) for (start, font), end in zip(starts, ends, strict=True)]
    return [Run(_text(letters, 0, starts[0][0])), *styled]


def _text(letters: bytes, start: int, end: int) -> str:
    return letters[2 * start : 2 * end].decode("utf-16-le", "replace")


class _Reader:
    """Reads across the ends of the records. Letters that go on in the next one are told anew how wide they are."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._nth = 0
        self._at = 0
        if pieces:
            self.take(
                8
            )  # how many there are, which calamine does not ask either: it reads as long as there is anything

    @property
    def is_done(self) -> bool:
        return not self._pieces or (self._nth >= len(self._pieces) - 1 and self._at >= len(self._pieces[-1]))

    def take(self, count: int) -> bytes:
        return b"".join(self._taken(count))

    def skip(self, count: int) -> None:
        for _ in self._taken(count):
            pass

    def _taken(self, count: int) -> Iterator[bytes]:
        while count > 0:
            piece = self._pieces[self._nth][self._at : self._at + count]
            yield piece
            self._at, count = self._at + len(piece), count - len(piece)
            if count:
                self._next()

    def length(self) -> int:
        """How many letters the next text has."""
        piece, at = self._pieces[self._nth], self._at
        if at + 3 <= len(piece) and not piece[at + 2] & (_RICH | _EXTENDED):
            letters = piece[at] | piece[at + 1] << 8
            end = at + 3 + (letters << (piece[at + 2] & _WIDE))
            if end <= len(piece):
                self._at = end
                return letters
        return len(self.text()[0]) // 2

    def text(self) -> tuple[bytes, list[tuple[int, int]]]:
        """The letters of the next text, two bytes each, and where runs begin, each with the number of its font."""
        length, options = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if options & _RICH else 0
        extended = struct.unpack("<I", self.take(4))[0] if options & _EXTENDED else 0
        letters = self._letters(length, wide=bool(options & _WIDE))
        starts = list(struct.iter_unpack("<HH", self.take(4 * runs)))
        self.skip(extended)
        return letters, starts

    def _letters(self, left: int, *, wide: bool) -> bytes:
        letters: list[bytes] = []
        while left > 0:
            if self._at >= len(self._pieces[self._nth]):
                self._next()
                wide = bool(self.take(1)[0] & _WIDE)
            taken = self._pieces[self._nth][self._at : self._at + (left * 2 if wide else left)]
            self._at += len(taken)
            whole = taken[: len(taken) & ~1] if wide else taken.decode("latin-1").encode("utf-16-le")
            letters.append(whole)
            left -= len(whole) // 2
        return b"".join(letters)

    def _next(self) -> None:
        """To the next record. Raises IndexError, when something is asked of it, where there is none."""
        self._nth, self._at = self._nth + 1, 0
