"""Where the last page of a plan begins is found in proportion to its rows."""

from __future__ import annotations

import time

import pytest

from rak_excel.workbooks.form.page import break_before


def _seconds(rows: int) -> float:
    heights = [15.0 + row % 7 for row in range(rows)]
    started = time.process_time()
    break_before(rows - 12, [heights, heights[:]], 80, "f4")
    return time.process_time() - started


def test_a_page_break_is_found_in_proportion_to_the_rows() -> None:
    few = max(min(_seconds(1_000) for _ in range(2)), 0.02)

    assert min(_seconds(16_000) for _ in range(2)) < 32 * few


@pytest.mark.parametrize(("rows", "row"), [(20, None), (60, None), (400, 375)])
def test_the_signatures_stand_on_one_page_with_the_last_row(rows: int, row: int | None) -> None:
    assert break_before(rows - 12, [[20.0] * rows], 80, "f4") == row
