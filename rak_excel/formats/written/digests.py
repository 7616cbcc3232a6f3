"""Digests of what sheets say: they tell whether somebody edited a workbook since we wrote it."""

from __future__ import annotations

import datetime
import hashlib
import zlib
from base64 import b64encode
from collections.abc import Iterable, Sequence

from rak_excel.formats.written.values import NO_LETTERS, Formula, Link, Offered
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import tidy

_LONGEST = 32_767
_BETWEEN = "\x1f"
_SHOWN_WHOLE = 10**12  # from here on the last digits of a number are not told


def digest_of(texts: Iterable[str]) -> str:
    """The same in whatever order the texts stand; blank ones do not count."""
    return digest_in_order(sorted(filter(None, texts)))


def digest_in_order(texts: Iterable[str], letters: int = 32) -> str:
    """Of texts that say something else in another order; blank ones count."""
    return hashlib.sha256(_BETWEEN.join(texts).encode()).hexdigest()[:letters]


def checksum(texts: Iterable[str]) -> str:
    """Of texts in their order, four letters: 24 bits."""
    told = _BETWEEN.join(texts).encode("utf-8", "surrogatepass")
    return b64encode(zlib.crc32(told).to_bytes(4, "big")[1:]).decode()


def said(value: object) -> str:
    """A value as a cell shows it, whatever program saved it."""
    if type(value) is str:
        return _readable(value)
    if type(value) is int and -_SHOWN_WHOLE < value < _SHOWN_WHOLE:
        return str(value)
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, Link | Offered):
        value = value.text
    if isinstance(value, datetime.datetime):
        value = value.date()
    return f"{value:.12g}" if isinstance(value, int | float) else _readable(str(value or ""))


@remembered(8192)  # most texts of a roll-up stand in many of its rows
def _readable(text: str) -> str:
    """A text as it comes back from a cell, which holds 32,767 letters and no letter that XML has not."""
    return tidy(NO_LETTERS.sub("\ufffd", text[:_LONGEST]))


class SheetDigest:
    """The digest of a sheet whose cells are told row by row. Sorted rows say the same; a value elsewhere in its row does not."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._row, self._cells = 0, list[object]()

    def add(self, row: int, cells: Sequence[object], column: int = 0) -> None:
        """Cells side by side, "" or None where they do not count; the last value of those told for a cell counts."""
        if row != self._row:
            self._end_row()
            self._row = row
        if column or self._cells:
            self._cells += [None] * (column + len(cells) - len(self._cells))
            for at, value in enumerate(cells, column):
                if value or value == 0:
                    self._cells[at] = value
        else:
            self._cells = list(cells)

    def digest(self) -> str:
        self._end_row()
        return digest_of(self._rows)

    def _end_row(self) -> None:
        texts = [
            "" if value is None else _readable(value) if type(value) is str else said(value) for value in self._cells
        ]
        if line := _BETWEEN.join(texts).rstrip(_BETWEEN):
            self._rows.append(hashlib.sha256(line.encode()).hexdigest())
        self._cells = []
