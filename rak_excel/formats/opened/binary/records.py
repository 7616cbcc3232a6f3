"""The records of an .xls, one by one, and the compound file in which they stand, read no further than it is long."""

from __future__ import annotations

import contextlib
import io
import struct
from collections.abc import Iterator

import olefile

from rak_excel.formats.opened.archive import Budget, damaged

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
_NO_RECORD = b"\xff\x0f"  # an id that no reader knows


def records(stream: bytearray, start: int, end: int, budget: Budget) -> Iterator[tuple[int, int, int]]:
    """Start of the content, id and size of each record of the substream that lies between `start` and `end`.

    What lies in it as a substream of its own, as a chart does, is passed over, and hidden from xlrd, which has its own
    idea of where such a one ends. Raises UnreadableWorkbookError where the substream does not end before
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
    """Takes the record whose content begins there out of xlrd's sight."""
    stream[at - 4 : at - 2] = _NO_RECORD


_LEAST = 4096  # bytes of a stream that needs no small sectors
_DIRECTORY = 524_288  # bytes: 4,096 streams and folders; a workbook with macros has some fifty
_SECTORS = (512, 4096)
_SMALL_SECTOR = 64
_SPARE = 128  # sectors with the table of sectors beyond those that the length of the file asks for
_STREAM = 2


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
            if size > self._size or (size < _LEAST and not self._file.is_bounded(self._size)):
                raise damaged()
            content: bytes = self._file.openstream([name]).read()
        # A file may end before its last sector does. Whether anything is missing, the records in it tell.
        if len(content) <= size - self._file.sectorsize:
            raise damaged()
        return content

    def has(self, *names: str) -> bool:
        """Whether it has one of these streams or folders, in a folder or not."""
        return any(name.casefold() in self._names for name in names)


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
