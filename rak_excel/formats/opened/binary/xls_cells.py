"""How the cells of one sheet of an xls look, and what is commented on them: gathered from its records one by one."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, count, takewhile

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.grid import Looks, Rows
from rak_excel.formats.opened.appearance import Appearance, Run, codes_of, inherited, looks_of
from rak_excel.formats.opened.archive import Budget

_ROW, _COLINFO, _NOTE, _OBJECT, _OBJECT_TEXT, _CONTINUE = 0x208, 0x7D, 0x1C, 0x5D, 0x1B6, 0x3C
_SEVERAL = {0xBD: 6, 0xBE: 2}  # numbers and blank cells side by side, each in so many bytes that begin with its style
_SHARED = 0xFD
_SINGLE = {0x203, 0x204, 0xFD, 0x27E, 0x205, 0x06, 0xD6, 0x201}
_HAS_STYLE = 0x80  # of a whole row
_COMMON = 0x15  # how the first part of an object begins, with its number

Texts = Callable[[], Mapping[int, Sequence[Run]]]


class XlsCells:
    """`texts` gives the shared texts whose parts look different. Files of Excel 95, the `old`, keep comments elsewhere."""

    def __init__(self, styles: Sequence[Appearance], texts: Texts, *, old: bool, budget: Budget) -> None:
        self._budget = budget
        self._looks = styles
        self._shared_texts = texts
        self._old = old
        self._shared: dict[Address, int] = {}
        self._styles: dict[Address, int] = {}
        self._rows: dict[int, int] = {}
        self._columns: dict[int, int] = {}
        self._texts: dict[int, list[str]] = {}
        self._notes: dict[Address, int] = {}
        self._comments: dict[Address, str] = {}
        self._object = 0
        self._awaited = 0  # letters of a text that follows

    def take(self, record: int, content: bytes) -> None:
        """Raises struct.error or IndexError at a record that is cut off."""
        if record in _SINGLE and len(content) >= 6:
            row, column, style = struct.unpack_from("<3H", content)
            if row < LAST_ROW and column < LAST_COLUMN:
                self._styles[row + 1, column + 1] = style
        elif record in _SEVERAL:
            self._take_styles(content, _SEVERAL[record])
        if record == _SHARED and len(content) >= 10:
            row, column, number = struct.unpack_from("<HH2xI", content)
            self._shared[row + 1, column + 1] = number
        elif record == _ROW and len(content) >= 16 and content[12] & _HAS_STYLE:
            row, style = struct.unpack_from("<H12xH", content)
            self._rows[row + 1] = style & 0xFFF
        elif record == _COLINFO and len(content) >= 8:
            first, last, style = struct.unpack_from("<HH2xH", content)
            told = range(first + 1, min(last, LAST_COLUMN) + 2)
            self._budget.spend(columns=len(told))
            self._columns |= dict.fromkeys(told, style)
        elif record in {_NOTE, _OBJECT, _OBJECT_TEXT, _CONTINUE}:
            self._take_comment(record, content)

    def formats(self) -> dict[Address, str]:
        codes = codes_of(self._looks)
        return {at: codes[style] for at, style in self._styles.items() if style in codes}

    def looks(self, rows: Rows, merged: Sequence[Area]) -> Looks:
        remarkable = {nth: each for nth, each in enumerate(self._looks) if each.is_remarkable}
        written = {at: remarkable[style] for at, style in self._styles.items() if style in remarkable}
        lines = inherited(rows, self._rows, self._columns, remarkable, lambda: self._styles)
        noted = ((at, "".join(self._texts.get(number, ())).strip()) for at, number in self._notes.items())
        comments = {**self._comments, **{at: text for at, text in noted if text}}
        texts = self._shared_texts()
        runs = {at: texts[number] for at, number in self._shared.items() if number in texts}
        self._budget.spend(runs=sum(map(len, runs.values())))
        return looks_of(rows, merged, {**lines, **written}, runs, comments)

    def _take_styles(self, content: bytes, each: int) -> None:
        """Those of cells side by side, `each` in so many bytes."""
        if len(content) >= 6:
            row, first = struct.unpack_from("<HH", content)
            last = min(first - (6 - len(content)) // each, LAST_COLUMN)
            if row < LAST_ROW and first < last:
                self._budget.spend(cells=last - first)
                for nth in range(last - first):
                    (style,) = struct.unpack_from("<H", content, 4 + nth * each)
                    self._styles[row + 1, first + nth + 1] = style

    def _take_comment(self, record: int, content: bytes) -> None:
        """A note names an object, whose text stands in the records that follow that of the object."""
        if record == _OBJECT and len(content) >= 8 and content[0] == _COMMON:
            (self._object,) = struct.unpack_from("<H", content, 6)
            self._awaited = 0
        elif record == _OBJECT_TEXT and len(content) >= 12:
            (self._awaited,) = struct.unpack_from("<H", content, 10)
            self._texts[self._object] = []
        elif record == _CONTINUE and self._awaited and content:
            text = content[1:].decode("utf-16-le" if content[0] & 1 else "latin-1", "replace")[: self._awaited]
            self._texts[self._object].append(text)
            self._awaited -= len(text)
        elif record == _NOTE and len(content) >= 8:
            row, column, _, number = struct.unpack_from("<4H", content)
            if row < LAST_ROW and column < LAST_COLUMN:
                if self._old:
                    self._comments[row + 1, column + 1] = content[6:].decode("latin-1").strip()
                else:
                    self._notes[row + 1, column + 1] = number


_WIDE, _EXTENDED, _RICH = 1, 4, 8
Fonts = Callable[[int], tuple[bool, str, str]]
"""Whether the letters of a font are struck through, their colour, and its name where it draws signs, by its number."""


def rich_texts(pieces: Sequence[bytes], fonts: Fonts, budget: Budget) -> dict[int, Sequence[Run]]:
    """The runs of the shared texts that have any, by their numbers. Raises struct.error or IndexError where they are cut off."""
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
            self.take(8)  # how many there are: calamine does not ask either, and reads as long as there is anything

    @property
    def is_done(self) -> bool:
        return not self._pieces or (self._nth >= len(self._pieces) - 1 and self._at >= len(self._pieces[-1]))

    def take(self, count: int) -> bytes:
        taken = []
        while count > 0:
            piece = self._pieces[self._nth][self._at : self._at + count]
            taken.append(piece)
            self._at, count = self._at + len(piece), count - len(piece)
            if count:
                self._next()
        return b"".join(taken)

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
        self.take(extended)
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
