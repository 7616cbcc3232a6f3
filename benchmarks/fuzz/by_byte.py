"""Mutations that know nothing of the format."""

from __future__ import annotations

import random

_EXTREMES = (
    b"\0",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\0\0\0\x80",
    b"\0\0\0\0",
    b"\xff\xff",
)
_MOST_REPEATED = 2_000_000


def flipped(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content or b"x")
    for _ in range(dice.choice((1, 3, 20))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut_off(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def cut_out(content: bytes, dice: random.Random) -> bytes:
    start, end = _piece(content, dice)
    return content[:start] + content[end:]


def inserted(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.randbytes(dice.choice((1, 7, 300))) + content[at:]


def repeated(content: bytes, dice: random.Random) -> bytes:
    start, end = _piece(content, dice)
    times = min(dice.choice((2, 20, 2000)), 1 + _MOST_REPEATED // max(1, end - start))
    return content[:start] + content[start:end] * times + content[end:]


def zeroed(content: bytes, dice: random.Random) -> bytes:
    start, end = _piece(content, dice)
    return content[:start] + bytes(end - start) + content[end:]


def swapped(content: bytes, dice: random.Random) -> bytes:
    start, end = _piece(content, dice)
    to = dice.randrange(len(content) + 1)
    return content[:start] + content[to : to + end - start] + content[end:]


def set_to_extreme(content: bytes, dice: random.Random) -> bytes:
    at, extreme = dice.randrange(len(content) + 1), dice.choice(_EXTREMES)
    return content[:at] + extreme + content[at + len(extreme) :]


def _piece(content: bytes, dice: random.Random) -> tuple[int, int]:
    """Where a piece starts and ends: a few bytes more often than many."""
    start = dice.randrange(len(content) + 1)
    return start, min(len(content), start + dice.choice((1, 4, 16, 100, 2_000, len(content))))


MUTATIONS = (flipped, cut_off, cut_out, inserted, repeated, zeroed, swapped, set_to_extreme)
