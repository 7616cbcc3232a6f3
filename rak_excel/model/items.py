"""The numbered or bulleted parts of one KEGIATAN cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# "1. Text", "1) Text", "1.Text" and "a. Text"; a number needs its dot or bracket, so "2020 ..." is no item.
_NUMBERED = re.compile(r"^\s*(?:(?P<number>\d{1,2})|[a-z]|[ivx]{2,4})[.)]\s*(?=\D)(?P<text>.*)$", re.DOTALL)
_BULLETED = re.compile(r"^\s*[-–•●✓√*]\s*(?P<text>\S.*)$", re.DOTALL)
_INLINE = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s*(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a list: its number where it has one, and its text without number or bullet."""

    text: str
    number: int | None = None
    listed: bool = False


@lru_cache(maxsize=8192)
def items_of(text: str) -> tuple[Item, ...]:
    """The parts of a cell's text, in order; a text without numbers, bullets or line breaks is one item.

    A line that starts with neither continues the item before it, but a first line stands for itself.
    """
    items: list[Item] = []
    for line in _lines(text):
        item = _item(line)
        if item.listed or not items or not items[-1].listed:
            items.append(item)
        else:
            last = items[-1]
            items[-1] = Item(f"{last.text} {item.text}".strip(), last.number, listed=True)
    return tuple(item for item in items if item.text)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if stripped := line.strip():
            yield from _split_inline(stripped)


def _split_inline(line: str) -> list[str]:
    """`1. A 2. B` typed on one line is two items; only where the numbers count up from the line's first."""
    if line.count(".") + line.count(")") < 2:  # most lines: no two numbers in them
        return [line]
    starts = [(match.start(), int(match[1])) for match in _INLINE.finditer(line)]
    if len(starts) < 2 or starts[0][0] != 0:
        return [line]
    first = starts[0][1]
    if [number for _, number in starts] != list(range(first, first + len(starts))):
        return [line]
    ends = [start for start, _ in starts[1:]] + [len(line)]
    return [line[start:end].strip() for (start, _), end in zip(starts, ends, strict=True)]


def _item(line: str) -> Item:
    if match := _NUMBERED.match(line):
        number = match["number"]
        return Item(match["text"].strip(), int(number) if number else None, listed=True)
    if match := _BULLETED.match(line):
        return Item(match["text"].strip(), listed=True)
    return Item(line)
