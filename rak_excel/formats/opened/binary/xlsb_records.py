"""The records of an .xlsb, one by one within a budget, and new ones."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from rak_excel.formats.opened.archive import damaged, too_big
from rak_excel.formats.opened.binary.records import RecordBudget


def records(content: bytes, budget: RecordBudget) -> Iterator[tuple[int, bytes]]:
    """Id and content of each record. Raises UnreadableWorkbookError where they are damaged."""
    at, end = 0, len(content)
    while at < end:
        budget.records -= 1
        if budget.records < 0:
            raise too_big()
        record, at = _number(content, at, 2)
        size, at = _number(content, at, 4)
        if at + size > end:
            raise damaged()
        yield record, content[at : at + size]
        at += size


def written(record: int, content: bytes = b"") -> bytes:
    """A record, its length first."""
    size = len(content)
    lengths = bytearray()
    while size > 0x7F:
        lengths.append(size & 0x7F | 0x80)
        size >>= 7
    lengths.append(size)
    head = bytes([record]) if record < 0x80 else bytes([record & 0x7F | 0x80, record >> 7])
    return head + bytes(lengths) + content


def wide_text(content: bytes, at: int) -> tuple[bytes, int]:
    """A text with its length before it, as it stands there, and where it ends."""
    (length,) = struct.unpack_from("<I", content, at)
    end = at + 4 + 2 * int(length)
    if end > len(content):
        raise damaged()
    return content[at:end], end


def letters_of(text: bytes) -> str:
    return text[4:].decode("utf-16-le", "replace")


def as_wide_text(letters: str) -> bytes:
    text = letters.encode("utf-16-le")
    return struct.pack("<I", len(text) // 2) + text


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes, seven bits each, and where it ends."""
    number = 0
    for nth in range(most):
        if at >= len(content):
            raise damaged()
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << (7 * nth)
        if byte < 0x80:
            break
    return number, at
