"""The compound file that an .xls is: its streams, and where their bytes lie in the file."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from rak_excel.spreadsheet.archive import damaged

_END = 0xFFFFFFFC  # this and above are no sectors


class CompoundFile:
    """A compound file. Raises UnreadableWorkbookError where it is damaged."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError, OverflowError, MemoryError) as error:
            raise damaged() from error

    def stream(self, *names: str) -> bytearray | None:
        """The bytes of the first of these streams that there is."""
        entry = self._entry(names)
        return self._bytes(*entry) if entry else None

    def has(self, *names: str) -> bool:
        return self._entry(names) is not None or any(name in self.storages for name in names)

    def written_back(self, stream: bytes, *names: str) -> bytes:
        """The whole file with the bytes of a stream replaced by as many others."""
        entry = self._entry(names)
        if entry is None:
            return self._content
        content = bytearray(self._content)
        for start, size in self._pieces(*entry):
            piece, stream = stream[:size], stream[size:]
            content[start : start + len(piece)] = piece
        return bytes(content)

    def _open(self) -> None:
        content = self._content
        self._shift: int
        self._mini_shift: int
        self._shift, self._mini_shift = struct.unpack_from("<HH", content, 30)
        if not 7 <= self._shift <= 16 or not 2 <= self._mini_shift <= self._shift:
            raise damaged()
        directory, self._cutoff, mini_fat, _, more_fat, more_count = struct.unpack_from("<I4xIIIII", content, 48)
        sectors = [each for each in struct.unpack_from("<109I", content, 76) if each < _END]
        per_sector = (1 << self._shift) // 4
        while more_fat < _END and more_count > 0 and len(sectors) * per_sector * 4 <= len(content):
            entries = struct.unpack_from(f"<{per_sector}I", content, self._start(more_fat))
            sectors += [each for each in entries[:-1] if each < _END]
            more_fat, more_count = entries[-1], more_count - 1
        self._fat = [n for s in sectors for n in struct.unpack_from(f"<{per_sector}I", content, self._start(s))]
        self._entries: dict[str, tuple[int, int]] = {}
        self.storages: set[str] = set()
        self._mini: list[int] = []
        self._root = (_END, 0)
        self._read_directory(self._joined(directory))
        fat = self._joined(mini_fat)
        self._mini = list(struct.unpack(f"<{len(fat) // 4}I", fat[: len(fat) // 4 * 4]))

    def _read_directory(self, directory: bytes) -> None:
        for at in range(0, len(directory) - 127, 128):
            size, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(min(size, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, length = struct.unpack_from("<II", directory, at + 116)
            if kind == 5:
                self._root = (start, length)
            elif kind == 2:
                self._entries.setdefault(name.casefold(), (start, length))
            elif kind == 1:
                self.storages.add(name)

    def _entry(self, names: tuple[str, ...]) -> tuple[int, int] | None:
        return next((self._entries[name.casefold()] for name in names if name.casefold() in self._entries), None)

    def _start(self, sector: int) -> int:
        start = (sector + 1) << self._shift
        if start >= len(self._content):
            raise damaged()
        return start

    def _chain(self, first: int, table: list[int]) -> Iterator[int]:
        seen = 0
        while first < _END:
            if first >= len(table) or seen > len(table):
                raise damaged()
            yield first
            first, seen = table[first], seen + 1

    def _joined(self, first: int) -> bytes:
        size = 1 << self._shift
        return b"".join(self._content[self._start(s) : self._start(s) + size] for s in self._chain(first, self._fat))

    def _pieces(self, first: int, length: int) -> Iterator[tuple[int, int]]:
        """Where the bytes of a stream lie: start and size, in order."""
        if length >= self._cutoff:
            size = 1 << self._shift
            starts = [self._start(sector) for sector in self._chain(first, self._fat)]
        else:
            size = 1 << self._mini_shift
            sectors = [self._start(sector) for sector in self._chain(self._root[0], self._fat)]
            each = (1 << self._shift) // size
            starts = [sectors[mini // each] + mini % each * size for mini in self._chain(first, self._mini)]
        for start in starts:
            if length <= 0:
                return
            yield start, min(size, length)
            length -= size

    def _bytes(self, first: int, length: int) -> bytearray:
        try:
            return bytearray(
                b"".join(self._content[start : start + size] for start, size in self._pieces(first, length))
            )
        except IndexError as error:
            raise damaged() from error
