"""How many lines a text takes in a cell that wraps."""

from __future__ import annotations

import re
from collections.abc import Callable

from rak_excel.formats.written.letter_widths import pixels_wide, points_wide
from rak_excel.system.remembered import remembered

# What stands together: up to a blank, or a hyphen that no other sign follows.
_PIECE = re.compile(r"(?:[^ \t\-–]|[-–](?=[/,.;:)]))*[-–]*[ \t]*")

_PART = re.compile(r"[^/]+/*|/+")

# The room of a cell this many characters wide, measured in LibreOffice; Excel's columns are wider by a twentieth.
_PIXELS_A_CHARACTER, _PIXELS_MORE, _INDENT_PIXELS = 6.531, 0.695, 8
_POINTS_A_CHARACTER, _POINTS_MORE, _INDENT_POINTS = 5.049, 1.13, 6.7


@remembered(8192)  # indicators, executors and hints stand in many rows
def line_count(text: str, width: float, *, indented: bool = False) -> int:
    """How many lines a text takes in a column this many characters wide.

    Programs find the height of a row by the letters of the screen and print with others: the one that needs more counts.
    """
    pixels = width * _PIXELS_A_CHARACTER + _PIXELS_MORE - _INDENT_PIXELS * indented
    points = width * _POINTS_A_CHARACTER + _POINTS_MORE - _INDENT_POINTS * indented
    return sum(
        max(_wrapped(line, int(pixels), pixels_wide), _wrapped(line, points, points_wide)) for line in text.split("\n")
    )


def _wrapped(line: str, room: float, wide: Callable[[str], float]) -> int:
    if wide(line) <= room:
        return 1
    lines, used = 1, 0.0
    for piece in _PIECE.findall(line):
        word = piece.rstrip()
        width = wide(word)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            broken, used = max(_broken(word, room, wide), _broken_at_slashes(word, room, wide))
            lines += broken
        else:
            used += width
        used += wide(piece[len(word) :])
    return lines


def _broken(word: str, room: float, wide: Callable[[str], float]) -> tuple[int, float]:
    """A word longer than a line is broken where the cell ends: into how many more lines, and how much of the last it takes."""
    lines, used = 0, 0.0
    for letter in word:
        if used and used + wide(letter) > room:
            lines, used = lines + 1, 0.0
        used += wide(letter)
    return lines, used


def _broken_at_slashes(word: str, room: float, wide: Callable[[str], float]) -> tuple[int, float]:
    """Where such a word has slashes it is broken at some of them, of several not always at the last that would do."""
    lines, used = 0, 0.0
    for part in _PART.findall(word):
        width = wide(part)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        broken, rest = _broken(part, room, wide) if width > room else (0, used + width)
        lines, used = lines + broken, rest
    return lines + (word.count("/") > 1), used
