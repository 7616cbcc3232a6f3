"""How wide the columns of a form are, in characters, and which of them the signatures stand in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rak_excel.model.definition import PLAN_COLUMNS

Span = tuple[int, int]
"""The first and the last of columns side by side, counted from 0."""

WIDTHS = {
    "number": 5.0,
    "objective": 24.0,
    "indicator": 30.0,
    "target": 11.0,
    "activity": 48.0,
    "executor": 30.0,
    "status": 26.0,
}
_PERIODS = {12: 4.3}  # of each period, by how many there are
_PERIOD = 5.0
_BESIDE_A_LABEL = 1.5
_MOST_LETTERS_ABREAST = 48
_GROWING = frozenset({"objective", "indicator", "activity", "executor"})
_LEAST = 140.0  # of all printed columns: about a page
_MARGIN = 5 / 7  # beside what stands in a column
_MOST = (
    0.98 * 1064 / 0.7 / 7
)  # of all printed columns with their margins: what A4 surely holds at a scale of 70 percent
_NARROWEST = 0.6
_SIGNED = 50.0  # a name with titles
_LABEL = 22.0  # a label above the table
_VALUE = 60.0  # what stands beside it: an office's name


def widths_of(
    order: Sequence[str], periods: int, further: Mapping[str, float], labels: Sequence[str] = ()
) -> dict[str, float]:
    """The width of each column of a form; `schedule` is that of all periods together, with room for `labels` of their own.

    A form of few columns is as wide as a page, and wide enough on the right for whoever signs.
    """
    widths = {column: further.get(column) or WIDTHS.get(column, 0.0) for column in order}
    if "schedule" in widths:
        widths["schedule"] = periods * _of_period(periods, labels)
    _grow(widths, [column for column in order[_left(order) + 1 :] if column not in further], _SIGNED)
    fixed = math.fsum(width for column, width in widths.items() if column not in _GROWING)
    growing = [column for column in order if column in _GROWING]
    _grow(widths, growing, _LEAST - fixed)
    _shrink(widths, growing, len(order) + (periods - 1 if "schedule" in order else 0))
    return widths


def _shrink(widths: dict[str, float], columns: Sequence[str], count: int) -> None:
    """Makes these columns so much narrower, each in proportion, that letters of 10 points are printed in 7 on A4.

    `count` is that of all columns, each of which has a margin. None becomes so narrow that its words are cut.
    """
    room = math.fsum(widths[column] for column in columns)
    left = _MOST - math.fsum(widths.values()) - count * _MARGIN + room
    if room and left < room:
        share = max(left / room, _NARROWEST)
        widths |= {column: widths[column] * share for column in columns}


def _of_period(periods: int, labels: Sequence[str]) -> float:
    """Room for a tick and, where they do not stand upright, for the labels above it."""
    usual = _PERIODS.get(periods, _PERIOD)
    return usual if are_upright(labels) or not labels else max(usual, max(map(len, labels)) + _BESIDE_A_LABEL)


def are_upright(labels: Sequence[str]) -> bool:
    """Whether labels are written from below, so that names of twelve months make no wide columns."""
    return max(map(len, labels), default=0) * len(labels) > _MOST_LETTERS_ABREAST


def _grow(widths: dict[str, float], columns: Sequence[str], least: float) -> None:
    """Makes these columns so much wider, each in proportion, that together they have the least width."""
    room = math.fsum(widths[column] for column in columns)
    if columns and room < least:
        widths |= {column: widths[column] * least / room for column in columns}


def signing_columns(order: Sequence[str], widths: Mapping[str, float]) -> tuple[Span, Span]:
    """The columns of who acknowledges, on the left, and of who signs, on the right: as many as a name with titles needs.

    Columns count as their headings do: that of the schedule stands for those of all periods. Those that a definition
    declares are no room to count on.
    """
    left = end = _left(order)
    right = len(order) - 1
    while right > left + 1 and _room(order[right:], widths) < _SIGNED:
        right -= 1
    while end + 1 < right and _room(order[left : end + 1], widths) < _SIGNED:
        end += 1
    return (left, end), (right, len(order) - 1)


def _left(order: Sequence[str]) -> int:
    """The first column that has room for a name: not that of the numbers."""
    return 1 if order[0] == "number" else 0


def _room(columns: Sequence[str], widths: Mapping[str, float]) -> float:
    return math.fsum(widths[column] for column in columns if column in PLAN_COLUMNS)


def value_column(widths: Sequence[float]) -> int | None:
    """The column in which the values of the lines above a table begin, counted from 0; None where they have no room.

    Before it stand a column with the colon, and those of the label.
    """
    colon = next((at for at in range(len(widths)) if math.fsum(widths[:at]) >= _LABEL), len(widths))
    return colon + 1 if math.fsum(widths[colon + 1 :]) >= _VALUE else None
