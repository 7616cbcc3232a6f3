"""The rows of a big sheet: packed while they are written, so that the sheet needs little memory and no file of its own."""

from __future__ import annotations

import zlib

from rak_excel.spreadsheet.packing import Packed, new_compressor

_CHUNK = 1 << 20  # letters that are packed at once


class Rows:
    """Takes text as a file does, and gives it back packed."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._letters = 0
        self._compressor = new_compressor()
        self._chunks: list[bytes] = []
        self._length = self._checksum = 0

    def write(self, text: str) -> None:
        self._waiting.append(text)
        self._letters += len(text)
        if self._letters > _CHUNK:
            self._pack()

    def packed(self) -> Packed:
        """All that was written. Nothing can be written any more."""
        self._pack()
        self._chunks.append(self._compressor.flush(zlib.Z_SYNC_FLUSH))
        return Packed(self._chunks, self._length, self._checksum)

    def _pack(self) -> None:
        content = "".join(self._waiting).encode()
        self._waiting.clear()
        self._letters = 0
        self._length += len(content)
        self._checksum = zlib.crc32(content, self._checksum)
        self._chunks.append(self._compressor.compress(content))
