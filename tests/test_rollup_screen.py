"""A roll-up on a laptop's screen of 1366 by 768: what stays in sight leaves room for the rest."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from tests.rollup_plans import office_plan

ACROSS = 1366 - 63  # pixels of cells, beside the numbers of the rows and the bar to scroll with
DOWN = 768 - 290  # pixels of rows, below the ribbon and above the bars at the foot


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Worksheet]:
    path = tmp_path_factory.mktemp("screen") / "two.xlsx"
    write_rollup(path, rollup([office_plan("52.03"), office_plan("71.09")]))
    return {page.title: page for page in openpyxl.load_workbook(path).worksheets[:-1]}


def pixels(page: Worksheet) -> dict[str, int]:
    """The width of each column that is seen, by its letters."""
    found = {}
    for about in page.column_dimensions.values():
        for column in range(about.min or 0, (about.max or 0) + 1):
            found[get_column_letter(column)] = 0 if about.hidden else round((about.width - 0.71) * 7 + 5)
    return found


def test_what_stays_in_sight_takes_at_most_half_of_the_screen(pages: dict[str, Worksheet]) -> None:
    frozen = {name: coordinate_from_string(str(page.freeze_panes)) for name, page in pages.items() if page.freeze_panes}
    across = {
        name: sum(width for letters, width in pixels(pages[name]).items() if (len(letters), letters) < (1, column))
        for name, (column, _) in frozen.items()
    }
    down = {
        name: sum((pages[name].row_dimensions[at].height or 15) * 4 / 3 for at in range(1, row))
        for name, (_, row) in frozen.items()
    }

    assert len(frozen) == len(pages) - 1  # all but the first
    assert {name for name, width in across.items() if width > ACROSS / 2} == set()
    assert {name for name, height in down.items() if height > DOWN / 2} == set()


def test_the_workload_is_seen_from_the_office_to_december_without_scrolling(pages: dict[str, Worksheet]) -> None:
    assert sum(pixels(pages["Beban Kerja"]).values()) <= ACROSS
