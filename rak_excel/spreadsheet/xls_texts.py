"""Texts of an xls whose parts look different. They stand in one long record, which goes on in further ones."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from rak_excel.spreadsheet.appearance import Run

_WIDE, _EXTENDED, _RICH = 1, 4, 8

Fonts = Callable[[int], tuple[bool, str, str]]
"""Whether the letters of a font are struck through, their colour, and its name where it draws signs, by its number."""


def rich_texts(pieces: Sequence[bytes], fonts: Fonts) -> dict[int, Sequence[Run]]:
    """The runs of the shared texts that have any, by their numbers; `pieces` are the record and what continues it.

    Raises struct.error or IndexError where they are cut off.
    """
    texts: dict[int, Sequence[Run]] = {}
    if not pieces:
        return texts
    reader = _Reader(pieces)
    _, count = struct.unpack("<II", reader.take(8))
    for number in range(count):
        if reader.is_done:
            break
        letters, starts = reader.text()
        if starts:
            texts[number] = [run for run in _runs(letters, starts, fonts) if run.text]
    return texts


def _runs(letters: bytes, starts: Sequence[tuple[int, int]], fonts: Fonts) -> list[Run]:
    """Up to the first start the letters look as the whole cell does."""
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

    @property
    def is_done(self) -> bool:
        return self._nth >= len(self._pieces) - 1 and self._at >= len(self._pieces[-1])

    def take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            piece = self._pieces[self._nth]
            more = piece[self._at : self._at + count - len(taken)]
            taken, self._at = taken + more, self._at + len(more)
            if len(taken) < count:
                self._next()
        return taken

    def text(self) -> tuple[bytes, list[tuple[int, int]]]:
        """The letters of the next text, two bytes each, and where runs begin, each with the number of its font."""
        count, options = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if options & _RICH else 0
        extended = struct.unpack("<I", self.take(4))[0] if options & _EXTENDED else 0
        letters = self._letters(count, wide=bool(options & _WIDE))
        starts = list(struct.iter_unpack("<HH", self.take(4 * runs)))
        self.take(extended)
        return letters, starts

    def _letters(self, count: int, *, wide: bool) -> bytes:
        letters = b""
        while len(letters) < 2 * count:
            if self._at >= len(self._pieces[self._nth]):
                self._next()
                wide = bool(self.take(1)[0] & _WIDE)
            left = count - len(letters) // 2
            taken = self._pieces[self._nth][self._at :][: left * 2 if wide else left]
            letters += taken if wide else taken.decode("latin-1").encode("utf-16-le")
            self._at += len(taken)
        return letters

    def _next(self) -> None:
        """To the next record. Raises IndexError, when something is asked of it, where there is none."""
        self._nth, self._at = self._nth + 1, 0
