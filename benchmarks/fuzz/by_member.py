"""Mutations of an archive: its members, and what it says of them."""

from __future__ import annotations

import random
import struct
import zipfile
from dataclasses import replace

from benchmarks.fuzz import by_byte
from benchmarks.fuzz.archives import Member, members_of, packed
from benchmarks.fuzz.mutation import UnfitError

_CENTRAL, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_SIZES = (0, 1, 100, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE)


def dropped(content: bytes, dice: random.Random) -> bytes:
    members = _some(content)
    del members[dice.randrange(len(members))]
    return packed(members)


def renamed(content: bytes, dice: random.Random) -> bytes:
    def other(name: str) -> str:
        return dice.choice(
            (name.upper(), name.title(), name.replace("/", "\\"), f"/{name}", f"../{name}", f"./{name}", name.replace("/", "//"),
             f"{name}\0x", f"{name} ", f"{name}/", name.replace("x", "х"), "a" * 60_000, "")  # the x of Cyrillic is meant
        )  # fmt: skip

    members, at = _one(content, dice)
    members[at] = replace(members[at], name=other(members[at].name))
    return packed(members)


def doubled(content: bytes, dice: random.Random) -> bytes:
    """A member is there twice, once damaged, before or behind the sound one; also where only the case differs."""
    members, at = _one(content, dice)
    damaged = replace(members[at], content=dice.choice(by_byte.MUTATIONS)(members[at].content, dice))
    if dice.random() < 0.5:
        damaged = replace(damaged, name=dice.choice((damaged.name.upper(), damaged.name.replace("/", "\\"))))
    members.insert(at + dice.randrange(2), damaged)
    return packed(members)


def exchanged(content: bytes, dice: random.Random) -> bytes:
    """Two members have each other's content."""
    members, one = _one(content, dice)
    two = dice.randrange(len(members))
    first, second = members[one].content, members[two].content
    members[one], members[two] = replace(members[one], content=second), replace(members[two], content=first)
    return packed(members)


def damaged_inside(content: bytes, dice: random.Random) -> bytes:
    """Bytes of a member are changed before it is packed: deeper than the checksums reach."""
    members, at = _one(content, dice)
    members[at] = replace(members[at], content=dice.choice(by_byte.MUTATIONS)(members[at].content, dice))
    return packed(members)


def emptied(content: bytes, dice: random.Random) -> bytes:
    members, at = _one(content, dice)
    members[at] = replace(members[at], content=dice.choice((b"", b" ", b"<a/>", b'<?xml version="1.0"?>', b"\xff\xfe")))
    return packed(members)


def blown_up(content: bytes, dice: random.Random) -> bytes:
    """A small file that unpacks to many megabytes."""
    members, at = _one(content, dice)
    more = dice.choice((b"\0", b" ", b"<a>", b"<!-- -->")) * dice.choice((1_000_000, 10_000_000))
    members[at] = replace(members[at], content=dice.choice((members[at].content + more, more)))
    return packed(members)


def crowded(content: bytes, dice: random.Random) -> bytes:
    """Thousands of members that nobody asks for."""
    named = dice.choice(("xl/worksheets/sheet{}.xml", "xl/media/image{}.png", "{}"))
    return packed(
        [*_some(content), *(Member(named.format(n), b"", 0) for n in range(100, dice.choice((1_000, 20_000))))]
    )


def packed_otherwise(content: bytes, dice: random.Random) -> bytes:
    method = dice.choice(_METHODS)
    alone = dice.random() < 0.5
    members, at = _one(content, dice)
    return packed([replace(each, method=method) if not alone or n == at else each for n, each in enumerate(members)])


def said_otherwise(content: bytes, dice: random.Random) -> bytes:
    """A header lies about a member: its flags, method, checksum, sizes, or where it begins."""
    fields = dice.choice(
        ([(8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (42, 4)], [(6, 2), (8, 2), (14, 4), (18, 4)])
    )
    mark = _CENTRAL if fields[0][0] == 8 else _LOCAL
    places = _places(content, mark)
    offset, width = dice.choice(fields)
    at = dice.choice(places) + offset
    value = dice.choice((*_SIZES, 1, 8, 9, 12, 14, 99, 0x800, 0x2000)) & (1 << 8 * width) - 1
    return content[:at] + value.to_bytes(width, "little") + content[at + width :]


def ended_otherwise(content: bytes, dice: random.Random) -> bytes:
    """What stands before, behind or in the end of the archive."""
    at = content.rfind(_END)
    if at < 0:
        raise UnfitError
    match dice.randrange(4):
        case 0:
            return dice.randbytes(dice.choice((1, 100, 70_000))) + content
        case 1:
            return content + dice.randbytes(dice.choice((1, 100, 70_000)))
        case 2:
            return content + content
        case _:
            offset, width = dice.choice(((4, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2)))
            value = struct.pack("<I", dice.choice(_SIZES))[:width]
            return content[: at + offset] + value + content[at + offset + width :]


def _some(content: bytes) -> list[Member]:
    members = members_of(content)
    if not members:
        raise UnfitError
    return members


def _one(content: bytes, dice: random.Random) -> tuple[list[Member], int]:
    members = _some(content)
    return members, dice.randrange(len(members))


def _places(content: bytes, mark: bytes) -> list[int]:
    places, at = [], content.find(mark)
    while at >= 0:
        places.append(at)
        at = content.find(mark, at + 1)
    if not places:
        raise UnfitError
    return places


MUTATIONS = (
    dropped,
    renamed,
    doubled,
    exchanged,
    damaged_inside,
    emptied,
    blown_up,
    crowded,
    packed_otherwise,
    said_otherwise,
    ended_otherwise,
)
