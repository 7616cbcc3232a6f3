"""The records of an .xls, one by one, and how much is read of one file: counted, so that it always ends alike."""

from __future__ import annotations

import contextlib
import io
import struct
from collections.abc import Iterator

import olefile
from msgspec import Struct
from msgspec.structs import replace

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Area
from rak_excel.formats.opened.archive import PLAN, Budget, damaged


class Extent(Struct):
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


# Each limit is some ten times what the biggest plan of an office has. The cells are those side by side in one record, most
# of them blank and with a look of their own; a text that many cells share counts for each, since each gets its own.
RECORD_LIMITS = replace(PLAN, sheets=1_000, area=LAST_ROW * LAST_COLUMN, cells=1_500_000, texts=250_000, runs=500_000)
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
        budget.take("records")
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


LEAST = 4096
"""Bytes of a stream that needs no small sectors."""
_DIRECTORY = 524_288  # bytes: 4,096 streams and folders; a workbook with macros has some fifty
_SECTORS = (512, 4096)
_SMALL_SECTOR = 64
_SPARE = 128  # sectors with the table of sectors beyond those that the length of the file asks for
_END, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_ROOT, _STREAM = 5, 2


class CompoundFile:
    """A compound file. Raises UnreadableWorkbookError where it is damaged."""

    def __init__(self, content: bytes) -> None:
        self._size = len(content)
        with _defects_told():
            # As a file: of few bytes olefile would think that they are a path.
            self._file = _Bounded(io.BytesIO(content))
            self._names = {path[-1].casefold() for path in self._file.listdir(streams=True, storages=True)}

    def stream(self, *names: str) -> bytes | None:
        """The bytes of the first of these streams that there is, outside of all folders."""
        with _defects_told():
            name = next((name for name in names if self._file.get_type([name]) == _STREAM), None)
            if name is None:
                return None
            size = self._file.get_size([name])
            # A stream, and what small ones lie in, is at most as long as the file, whatever it says and however it loops.
            if size > self._size or (size < LEAST and not self._file.is_bounded(self._size)):
                raise damaged()
            content: bytes = self._file.openstream([name]).read()
        # A file may end before its last sector does. Whether anything is missing, the records in it tell.
        if len(content) <= size - self._file.sectorsize:
            raise damaged()
        return content

    def has(self, *names: str) -> bool:
        """Whether it has one of these streams or folders, in a folder or not."""
        return any(name.casefold() in self._names for name in names)


def compound_of(name: str, stream: bytes) -> bytes:
    """A compound file with this stream alone, filled up with zeros where it is shorter than 4,096 bytes.

    In long sectors, so that the header has room for the whole table of sectors of 400 MB.
    """
    long = _SECTORS[1]
    stream = stream.ljust(LEAST, b"\0")
    count = -(-len(stream) // long)
    tables = -(-(count + 2) // (long // 4 - 1))
    first = tables + 1
    chain = [_TABLE] * tables + [_END] + [*range(first + 1, first + count), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * long, b"\xff")
    header = olefile.MAGIC + bytes(16) + struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", 1, tables, tables, 0, LEAST, _END, 0, _END, 0)
    header += struct.pack(f"<{tables}I", *range(tables)).ljust(109 * 4, b"\xff")
    # A root without small streams begins nowhere: at 0, since calamine takes the mark for "nowhere" as damage.
    directory = _entry("Root Entry", _ROOT, 0, 0, child=1) + _entry(name, _STREAM, first, len(stream))
    parts = (header, table, directory, stream)
    return b"".join(part.ljust(-(-len(part) // long) * long, b"\0") for part in parts)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _NONE) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return head + struct.pack("<3I36xIQ", _NONE, _NONE, child, start, size)


class _Bounded(olefile.OleFileIO):  # type: ignore[misc] # it has no types
    """olefile follows whatever a file says of its own size; here the file has to be as long as it says."""

    def loadfat(self, header: bytes) -> None:
        per_sector = self.sectorsize // 4
        tables = 2 * (self.nb_sect // per_sector) + _SPARE
        if self.sectorsize not in _SECTORS or self.minisectorsize != _SMALL_SECTOR or self.num_fat_sectors > tables:
            raise damaged()
        super().loadfat(header)
        sector, left = self.first_dir_sector, _DIRECTORY // self.sectorsize
        while sector < len(self.fat):
            sector, left = self.fat[sector], left - 1
            if left < 0:
                raise damaged()

    def is_bounded(self, size: int) -> bool:
        """Whether what the small streams lie in is no longer than that."""
        return bool(self.root.size <= size and self.num_mini_fat_sectors * self.sectorsize <= size)


@contextlib.contextmanager
def _defects_told() -> Iterator[None]:
    """olefile raises an OSError for what it calls a defect, and stumbles over what it does not expect."""
    try:
        yield
    except (OSError, ValueError, LookupError, ArithmeticError, RecursionError, MemoryError, struct.error) as error:
        raise damaged() from error
