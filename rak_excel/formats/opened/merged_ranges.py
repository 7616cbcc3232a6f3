"""Merged ranges as long as looking at each of their cells is worth it."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Rows
from rak_excel.formats.opened.archive import too_big

# Inside the ranges of one sheet: more than twice what a sheet may have, so more must lie over each other.
_MOST_CELLS = 5_000_000


def bounded(areas: Sequence[Area], rows: Rows) -> Sequence[Area]:
    """The ranges of a sheet with these cells. Raises UnreadableWorkbookError where they have too many cells inside."""
    last_row = max(rows, default=0)
    last_column = max((max(cells) for cells in rows.values() if cells), default=0) if areas else 0
    if sum(_inside(area, last_row, last_column) for area in areas) > _MOST_CELLS:
        raise too_big()
    return areas


def _inside(area: Area, last_row: int, last_column: int) -> int:
    """How many of its cells lie among those of the sheet; at least one, since each range is looked at."""
    high = min(area.bottom, last_row) - area.top + 1
    wide = min(area.right, last_column) - area.left + 1
    return max(high, 1) * max(wide, 1)
