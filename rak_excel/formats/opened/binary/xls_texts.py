"""Texts of an xls whose parts look different. They stand in one long record, which goes on in further ones."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, count, takewhile

from rak_excel.formats.opened.appearance import Run
from rak_excel.formats.opened.binary.record_budget import Budget

_WIDE, _EXTENDED, _RICH = 1, 4, 8

Fonts = Callable[[int], tuple[bool, str, str]]
"""Whether the letters of a font are struck through, their colour, and its name where it draws signs, by its number."""


def rich_texts(pieces: Sequence[bytes], fonts: Fonts, budget: Budget) -> dict[int, Sequence[Run]]:
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
