"""The rows of a big sheet: packed while they are written, so that the sheet needs little memory and no file of its own."""

from __future__ import annotations

import threading
import zlib

from rak_excel.formats.written.packing import PackedPiece, new_compressor

_CHUNK = 1 << 20  # letters that are packed at once: less would often wait for Python, which one thread has at a time


class StreamedRows:
    """Takes text as a file does, and gives it back packed. While one chunk is packed, the next is written."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._letters = 0
        self._compressor = new_compressor()
        self._chunks: list[bytes] = []
        self._length = self._checksum = 0
        self._busy: threading.Thread | None = None
        self._fault: Exception | None = None  # of a chunk that could not be packed

    def write(self, text: str) -> None:
        self._waiting.append(text)
        self._letters += len(text)
        if self._letters > _CHUNK:
            self._hand_over()

    def packed(self) -> PackedPiece:
        """All that was written. Nothing can be written any more."""
        content = self._taken()
        self._wait()
        self._pack(content)
        self._wait()
        self._chunks.append(self._compressor.flush(zlib.Z_SYNC_FLUSH))
        return PackedPiece(self._chunks, self._length, self._checksum)

    def _hand_over(self) -> None:
        content = self._taken()
        self._wait()
        busy = threading.Thread(target=self._pack, args=(content,), daemon=True)
        try:
            busy.start()
        except RuntimeError:  # no threads here, as in a browser
            self._pack(content)
        else:
            self._busy = busy

    def _taken(self) -> bytes:
        content = "".join(self._waiting).encode()
        self._waiting.clear()
        self._letters = 0
        return content

    def _wait(self) -> None:
        """Until the chunk before is packed: chunks follow each other."""
        if self._busy is not None:
            self._busy.join()
            self._busy = None
        if self._fault is not None:
            raise self._fault

    def _pack(self, content: bytes) -> None:
        try:
            self._length += len(content)
            self._checksum = zlib.crc32(content, self._checksum)
            self._chunks.append(self._compressor.compress(content))
        except Exception as error:  # whatever it is, who waits for the chunk tells it: a thread has nobody to tell
            self._fault = error
