"""The records of an .xls, one by one within a budget, and how one of them is hidden from calamine."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from rak_excel.formats.opened.archive import damaged, too_big
from rak_excel.formats.opened.binary.record_budget import Budget

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
_NO_RECORD = b"\xff\x0f"  # an id that no reader knows


def records(stream: bytearray, start: int, end: int, budget: Budget) -> Iterator[tuple[int, int, int]]:
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
