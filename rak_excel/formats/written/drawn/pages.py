"""Which rows stand on the first printed pages of a sheet, and columns that are folded away."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from rak_excel.formats.written.book import NewSheet
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


class Fold(NamedTuple):
    """Columns `first` to `last`, folded away behind the column `named`, which stands before them."""

    named: int
    first: int
    last: int


def fold_columns(sheet: NewSheet, widths: Sequence[float], folds: Sequence[Fold]) -> list[float]:
    """Fold columns of these widths; gives the widths as they are seen, 0 where a column is folded away.

    That a group is folded is marked on a column beside it: Excel looks at the one before it, as `symbols_right` says,
    LibreOffice at the one behind it.
    """
    shown = [*widths]
    beside = {fold.named for fold in folds} | {fold.last + 1 for fold in folds}
    for column in sorted(beside):
        sheet.set_column(column, column, shown[column] if column < len(shown) else None, None, {"collapsed": True})
    for fold in folds:
        for column in range(fold.first, fold.last + 1):
            sheet.set_column(column, column, shown[column], None, {"level": 1, "hidden": True})
            shown[column] = 0
    sheet.outline_settings(symbols_right=False)
    return shown
