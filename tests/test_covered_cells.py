"""Cells beneath merged ranges: those that lie in a range and are not its first, however many and tall the ranges are."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Rows, as_text, covered_cells

_ROWS, _COLUMNS = 60, 8
_PLACES = st.tuples(st.integers(1, _ROWS), st.integers(1, _COLUMNS))
_GRIDS = st.dictionaries(st.integers(1, _ROWS), st.dictionaries(st.integers(1, _COLUMNS), st.sampled_from(["v", 1, 2])))


def _area(corners: tuple[tuple[int, int], tuple[int, int]]) -> Area:
    (row, column), (other_row, other_column) = corners
    return Area(min(row, other_row), min(column, other_column), max(row, other_row), max(column, other_column))


@given(_GRIDS, st.lists(st.tuples(_PLACES, _PLACES).map(_area), max_size=6))
def test_covered_is_what_lies_in_a_range_and_is_not_its_first_cell(rows: Rows, areas: list[Area]) -> None:
    expected = {}
    for area in areas:
        first = rows.get(area.top, {}).get(area.left)
        for row, cells in rows.items():
            for column, value in cells.items():
                if (row, column) in area and (row, column) != (area.top, area.left):
                    expected[row, column] = "" if value == first else as_text(value)

    assert covered_cells(rows, areas) == expected


def test_tall_ranges_take_no_longer_than_what_stands_in_them() -> None:
    rows: Rows = {row: {1: "v", 702: "v"} for row in range(1, 7_001)}
    areas = [Area(1, column, 7_000, column) for column in range(1, 703)]

    started = time.process_time()
    covered = covered_cells(rows, areas)

    assert len(covered) == 2 * 6_999
    assert time.process_time() - started < 0.5  # seconds; row by row it takes more than one
