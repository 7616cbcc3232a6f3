"""The records of an xls and an xlsb, and the compound file that holds an xls: taken out and put together again."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from benchmarks.fuzz.mutation import UnfitError

Record = tuple[int, bytes]

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_BEGIN = b"\x09\x08\x10\x00\x00\x06"  # the first record of a workbook of Excel 97 and later


def book_of(content: bytes) -> bytes:
    """The stream of an xls with its records; it must lie in one piece, as programs write it. Raises UnfitError."""
    start = content.find(_BEGIN)
    if not content.startswith(MAGIC) or start < 0:
        raise UnfitError
    return content[start:]


def xls_records(stream: bytes) -> list[Record]:
    """The records up to where there is none any more."""
    records, at = [], 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0 or at + 4 + length > len(stream):
            break
        records.append((kind, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    return records


def xls_stream(records: Sequence[Record]) -> bytes:
    return b"".join(struct.pack("<HH", kind & 0xFFFF, min(len(content), 0xFFFF)) + content for kind, content in records)


def xlsb_records(stream: bytes) -> list[Record]:
    records, at = [], 0
    while at < len(stream):
        kind, at = _seven_bits(stream, at, 2, keep=True)
        length, at = _seven_bits(stream, at, 4)
        if at + length > len(stream):
            break
        records.append((kind, stream[at : at + length]))
        at += length
    return records


def xlsb_stream(records: Sequence[Record]) -> bytes:
    return b"".join(_kind(kind) + sized(len(content)) + content for kind, content in records)


def sized(length: int) -> bytes:
    """A length as an xlsb writes it: seven bits a byte."""
    size = b""
    while length > 127:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return size + bytes([length])


def _kind(kind: int) -> bytes:
    return bytes([kind & 0xFF, kind >> 8 & 0x7F]) if kind & 0x80 else bytes([kind & 0x7F])


def _seven_bits(stream: bytes, at: int, most: int, *, keep: bool = False) -> tuple[int, int]:
    """A number and where it ends; `keep` leaves the bit that says that it goes on, as the kinds are written."""
    number = 0
    for place in range(most):
        if at >= len(stream):
            return number, at
        byte = stream[at]
        number |= byte << 8 * place if keep else (byte & 0x7F) << 7 * place
        at += 1
        if byte < 128:
            break
    return number, at


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams, each padded to the size at which it needs no small sectors."""
    padded = [
        (name, content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0"))
        for name, content in streams.items()
    ]
    needed = sum(len(content) // SECTOR for _, content in padded) + 1  # and the directory
    tables = -(-needed // (SECTOR // 4 - 1))
    if tables > 109 or len(padded) > 3:
        raise UnfitError
    fat, entries, body = [*[_TABLE] * tables, _END], [_entry("Root Entry", 5, _END, 0, child=1)], b""
    for number, (name, content) in enumerate(padded, 1):
        first = len(fat)
        fat += [*range(first + 1, first + len(content) // SECTOR), _END]
        entries.append(_entry(name, 2, first, len(content), after=number + 1 if number < len(padded) else _FREE))
        body += content
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * SECTOR, b"\xff")
    header = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    return header + table + b"".join(entries).ljust(SECTOR, b"\0") + body


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, after: int = _FREE) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return head + struct.pack("<III", _FREE, after, child) + bytes(36) + struct.pack("<IQ", start, size)
