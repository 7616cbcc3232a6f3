"""The records of an .xls, one by one, and how much is read of one file: counted, so that it always ends alike."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Area
from rak_excel.formats.opened.archive import damaged, too_big


@dataclass(slots=True)
class RecordBudget:
    """What is left. Each is some ten times what the biggest plan of an office has."""

    stream: int = 40_000_000  # bytes of the records of an .xls
    records: int = 1_000_000
    cells: int = 1_500_000  # side by side in one record, most of them blank and with a look of their own
    extent: int = LAST_ROW * LAST_COLUMN  # cells from the first to the last of each sheet: calamine makes room for all
    letters: int = 20_000_000  # of the cells; a text that many cells share counts for each, since each gets its own
    texts: int = 250_000  # that cells share
    pieces: int = 10_000  # records over which these go on: calamine moves all that are left for each
    runs: int = 500_000  # parts of texts that look different, of each cell that shows them
    sheets: int = 1_000
    styles: int = 100_000
    columns: int = 100_000  # told of in records, each of which may tell of all columns
    ranges: int = 100_000  # that are merged
    merged: int = 2_000_000  # cells beneath merged ranges
    merged_rows: int = 2_000_000

    def spend(self, **counts: int) -> None:
        """Raises UnreadableWorkbookError where there is not so much left."""
        for name, count in counts.items():
            left = getattr(self, name) - count
            if left < 0:
                raise too_big()
            setattr(self, name, left)


@dataclass(slots=True)
class Extent:
    """The rectangle from the first to the last cells of a sheet with a value, counted from 0."""

    _top: int = LAST_ROW
    _bottom: int = -1
    _left: int = LAST_COLUMN
    _right: int = -1

    def take(self, row: int, first: int, last: int) -> None:
        """Takes in the cells of a row from the first column to the last."""
        # This is asked of every cell, and min and max take six times as long.
        self._bottom = row if row > self._bottom else self._bottom
        self._top = row if row < self._top else self._top
        self._right = last if last > self._right else self._right
        self._left = first if first < self._left else self._left

    @property
    def cells(self) -> int:
        return max(self._bottom - self._top + 1, 0) * max(self._right - self._left + 1, 0)

    def cells_within(self, area: Area) -> int:
        """How many of its cells lie beneath a merged range, which counts from 1."""
        rows = min(area.bottom - 1, self._bottom) - max(area.top - 1, self._top) + 1
        columns = min(area.right - 1, self._right) - max(area.left - 1, self._left) + 1
        return max(rows, 0) * max(columns, 0)


BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
_NO_RECORD = b"\xff\x0f"  # an id that no reader knows


def records(stream: bytearray, start: int, end: int, budget: RecordBudget) -> Iterator[tuple[int, int, int]]:
    """Start of the content, id and size of each record of the substream that lies between `start` and `end`.

    What lies in it as a substream of its own, as a chart does, is passed over, and hidden from calamine: each reader
    has its own idea of where such a one ends. Raises UnreadableWorkbookError where the substream does not end before
    `end`, since something may be cut off.
    """
    depth, at = 0, start
    while at + 4 <= end:
        record, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > end:
            raise damaged()
        budget.records -= 1
        if budget.records < 0:
            raise too_big()
        if at == start:
            depth = 1  # it begins here, whatever the record is
        elif record == BOF:
            depth += 1
        if depth > 1:
            hide(stream, at + 4)
        else:
            yield at + 4, record, size
        depth -= record == EOF
        if depth == 0:
            return
        at += 4 + size
    raise damaged()


def hide(stream: bytearray, at: int) -> None:
    """Takes the record whose content begins there out of calamine's sight."""
    stream[at - 4 : at - 2] = _NO_RECORD
