"""Mutations of the records of an xls or xlsb, and of the compound file around an xls."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import replace

from benchmarks.fuzz import by_byte, records
from benchmarks.fuzz.archives import members_of, packed
from benchmarks.fuzz.mutation import Mutation, UnfitError
from benchmarks.fuzz.records import SECTOR, Record

Change = Callable[[list[Record], random.Random], list[Record]]

_MOST = 3_000_000
_TELLING = (0x06, 0x0A, 0x1B, 0x3C, 0x42, 0x55, 0x7D, 0x85, 0xBD, 0xBE, 0xE0, 0xE5, 0xFC, 0xFD, 0x1AE, 0x200, 0x203, 0x204, 0x205,
            0x207, 0x208, 0x20B, 0x225, 0x41E, 0x809, 0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 39, 129, 148, 156, 159, 19, 176, 0x9F, 0xB1)  # fmt: skip
_EXTREMES = (
    0,
    1,
    0x7F,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
    0x00100000,
    1_048_576,
    65_536,
    16_384,
)


def in_records(change: Change) -> Mutation:
    """The mutation that makes this change to the records of an xls, or of one member of an xlsb."""

    def mutated(content: bytes, dice: random.Random) -> bytes:
        if not content.startswith(b"PK"):
            changed = change(_some(records.xls_records(records.book_of(content))), dice)
            return records.compound(
                {dice.choice(("Workbook", "Workbook", "Workbook", "Book")): records.xls_stream(changed)}
            )
        members = members_of(content)
        listed = [number for number, each in enumerate(members) if each.name.endswith(".bin")]
        if not listed:
            raise UnfitError
        at = dice.choice(listed)
        stream = records.xlsb_stream(change(_some(records.xlsb_records(members[at].content)), dice))
        members[at] = replace(members[at], content=stream)
        return packed(members)

    mutated.__name__ = change.__name__
    return mutated


def kind_changed(given: list[Record], dice: random.Random) -> list[Record]:
    at = dice.randrange(len(given))
    return [*given[:at], (dice.choice((*_TELLING, dice.randrange(0x10000))), given[at][1]), *given[at + 1 :]]


def numbers_set(given: list[Record], dice: random.Random) -> list[Record]:
    """A number in a record becomes extreme; or in every record of its kind."""
    at = _filled(given, dice)
    width = dice.choice((1, 2, 4))
    value = (dice.choice(_EXTREMES) & (1 << 8 * width) - 1).to_bytes(width, "little")
    offset = dice.randrange(min(24, len(given[at][1])))
    everywhere = dice.random() < 0.2
    return [
        (kind, content[:offset] + value + content[offset + width :]) if n == at or (everywhere and kind == given[at][0]) else (kind, content)
        for n, (kind, content) in enumerate(given)
    ]  # fmt: skip


def record_repeated(given: list[Record], dice: random.Random) -> list[Record]:
    at = dice.randrange(len(given))
    often = min(dice.choice((2, 100, 20_000)), 1 + _MOST // (len(given[at][1]) + 4))
    return [*given[:at], *[given[at]] * often, *given[at:]]


def record_dropped(given: list[Record], dice: random.Random) -> list[Record]:
    at = dice.randrange(len(given))
    return given[:at] + given[at + dice.choice((1, 1, 5)) :]


def record_cut(given: list[Record], dice: random.Random) -> list[Record]:
    at = _filled(given, dice)
    kind, content = given[at]
    return [*given[:at], (kind, content[: dice.randrange(len(content))]), *given[at + 1 :]]


def record_lengthened(given: list[Record], dice: random.Random) -> list[Record]:
    at = dice.randrange(len(given))
    kind, content = given[at]
    more = dice.choice((b"\0", b"\xff", dice.randbytes(1))) * dice.choice((1, 4, 300, 8_000, 60_000))
    return [*given[:at], (kind, content + more), *given[at + 1 :]]


def record_moved(given: list[Record], dice: random.Random) -> list[Record]:
    at, to = dice.randrange(len(given)), dice.randrange(len(given))
    without = given[:at] + given[at + 1 :]
    return [*without[:to], given[at], *without[to:]]


def record_damaged(given: list[Record], dice: random.Random) -> list[Record]:
    at = _filled(given, dice)
    kind, content = given[at]
    return [*given[:at], (kind, dice.choice(by_byte.MUTATIONS)(content, dice)[:100_000]), *given[at + 1 :]]


def length_lies(content: bytes, dice: random.Random) -> bytes:
    """A record of an xls says another length than it has, and the rest stays where it is."""
    start = len(content) - len(records.book_of(content))
    listed = _some(records.xls_records(content[start:]))
    at = dice.randrange(len(listed))
    place = start + sum(4 + len(each) for _, each in listed[:at]) + 2
    length = dice.choice((0, 1, len(listed[at][1]) + 1, len(listed[at][1]) + 4, 8224, 0x7FFF, 0xFFFF))
    return content[:place] + struct.pack("<H", length) + content[place + 2 :]


def sector_led_astray(content: bytes, dice: random.Random) -> bytes:
    """An entry of the table of sectors points elsewhere: to itself, to another chain, far out; or all of them do."""
    _compound(content)
    table = (int.from_bytes(content[76:80], "little") + 1) * SECTOR
    if table + SECTOR > len(content):
        raise UnfitError
    at = table + 4 * dice.randrange(SECTOR // 4)
    target = dice.choice(
        ((at - table) // 4, 0, 1, 2, dice.randrange(200), 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFC)
    )
    entries = struct.pack("<I", target) * (SECTOR // 4)
    if dice.random() < 0.2:
        return content[:table] + entries + content[table + SECTOR :]
    return content[:at] + entries[:4] + content[at + 4 :]


def header_set(content: bytes, dice: random.Random) -> bytes:
    """What the header says of sectors, tables and where they begin."""
    _compound(content)
    offset, width = dice.choice(
        (
            (26, 2),
            (28, 2),
            (30, 2),
            (32, 2),
            (40, 4),
            (44, 4),
            (48, 4),
            (56, 4),
            (60, 4),
            (64, 4),
            (68, 4),
            (72, 4),
            (76, 4),
            (80, 4),
        )
    )
    value = dice.choice((*_EXTREMES, 3, 9, 12, 16, 31, 109, 0xFFFFFFFE)) & (1 << 8 * width) - 1
    return content[:offset] + value.to_bytes(width, "little") + content[offset + width :]


def entry_set(content: bytes, dice: random.Random) -> bytes:
    """What the directory says of a stream: name, kind, neighbours, where it begins, its size."""
    _compound(content)
    at = (int.from_bytes(content[48:52], "little") + 1) * SECTOR + 128 * dice.randrange(4)
    if at + 128 > len(content):
        raise UnfitError
    if dice.random() < 0.2:
        name = dice.choice(
            ("WORKBOOK", "workbook", "Book", "BOOK", "EncryptedPackage", "WordDocument", "\x05x", "W" * 31)
        ).encode("utf-16-le")
        return content[:at] + name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2) + content[at + 66 :]
    offset, width = dice.choice(((64, 2), (66, 1), (68, 4), (72, 4), (76, 4), (116, 4), (120, 4), (124, 4)))
    value = dice.choice((*_EXTREMES, 0, 1, 2, 3, 4095, 4096, 0xFFFFFFFE)) & (1 << 8 * width) - 1
    return content[: at + offset] + value.to_bytes(width, "little") + content[at + offset + width :]


def two_books(content: bytes, dice: random.Random) -> bytes:
    """Two streams that may be meant by the workbook: one damaged, their names alike."""
    book = records.book_of(content)
    stream = records.xls_stream(_some(records.xls_records(book)))
    damaged = records.xls_stream(
        dice.choice((numbers_set, record_cut, record_damaged, record_repeated))(records.xls_records(book), dice)
    )
    first, second = dice.sample(("Workbook", "WORKBOOK", "Book", "workbook"), 2)
    return records.compound({first: damaged, second: stream})


def _compound(content: bytes) -> None:
    if not content.startswith(records.MAGIC) or len(content) < 2 * SECTOR:
        raise UnfitError


def _some(listed: list[Record]) -> list[Record]:
    if not listed:
        raise UnfitError
    return listed


def _filled(given: list[Record], dice: random.Random) -> int:
    """The number of a record with content."""
    listed = [number for number, (_, content) in enumerate(given) if content]
    if not listed:
        raise UnfitError
    return dice.choice(listed)


XLSB = tuple(
    map(
        in_records,
        (
            kind_changed,
            numbers_set,
            record_repeated,
            record_dropped,
            record_cut,
            record_lengthened,
            record_moved,
            record_damaged,
        ),
    )
)
XLS = (*XLSB, length_lies, sector_led_astray, header_set, entry_set, two_books)
