"""Which rows of a sheet stand on its first printed pages, where all its columns are to fit on one page's width."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import accumulate

from rak_excel.formats.written.row_heights import DEFAULT_POINTS
from rak_excel.model import Paper

MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches
_INCHES: Mapping[Paper, tuple[float, float]] = {"f4": (13, 8.5), "a4": (11.69, 8.27)}  # of a page that lies on its side
_POINTS_AN_INCH = 72
_POINTS_A_CHARACTER, _POINTS_MORE = 5.25, 3.75  # of a column: 7 pixels a character, and 5 more


def last_row_printed(
    pages: int, paper: Paper, widths: Iterable[float], heights: Mapping[int, float], repeated: Iterable[int]
) -> int:
    """The last row that stands on so many pages, rows counted from 0.

    `widths` are those of the columns that are printed, `heights` those of the rows that have one of their own, and the
    `repeated` rows stand on top of every further page.
    """
    across, down = _room(paper)
    shrunk = max(1.0, math.fsum(map(_points, widths)) / across)
    again = math.fsum(heights.get(row, DEFAULT_POINTS) for row in repeated)
    rooms = (down * shrunk - (again if page else 0) for page in range(pages))
    row = 0
    for room in rooms:
        row = _after(row, room, heights)
    return row - 1


def _after(row: int, room: float, heights: Mapping[int, float]) -> int:
    """The row after those from `row` on that fit into the room."""
    most = int(room / DEFAULT_POINTS) + 1  # no row is lower
    below = accumulate(heights.get(each, DEFAULT_POINTS) for each in range(row, row + most))
    return row + sum(each <= room for each in below)


def _room(paper: Paper) -> tuple[float, float]:
    """How many points of a page are printed, across and down."""
    wide, tall = _INCHES[paper]
    across, down = wide - MARGINS["left"] - MARGINS["right"], tall - MARGINS["top"] - MARGINS["bottom"]
    return across * _POINTS_AN_INCH, down * _POINTS_AN_INCH


def _points(width: float) -> float:
    return width * _POINTS_A_CHARACTER + _POINTS_MORE if width else 0
