"""What a number format shows is worked out whatever stands in it, and as quickly."""

from __future__ import annotations

import time

import pytest

from rak_excel.formats.opened.number_formats import hides, is_rounded, shown_value
from rak_excel.formats.opened.opening import open_workbook
from tests.workbooks import ods

LONGEST = 32_767  # letters of a text in a file
PIECES = (
    "[",
    "[h",
    "]",
    '"',
    '"a',
    "\\\\",
    "_",
    "*",
    ";",
    "; ;",
    "0",
    "0.",
    "0,",
    "#",
    "%",
    "[<1]",
    "[$Rp-421]",
    "E+",
    " ",
    "@",
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_format_without_end_is_looked_at_at_once(piece: str) -> None:
    number_format = (piece * LONGEST)[:LONGEST]
    started = time.process_time()

    assert not hides(number_format, 2.5)
    assert shown_value(2.5, number_format) == "2,5"
    assert not is_rounded(2.5, number_format)
    assert time.process_time() - started < 0.05


@pytest.mark.parametrize(("number", "shown"), [(2.5, "2,5"), (0.1, "0,1"), (999_999_999_999_999.0, "999999999999999")])
@pytest.mark.parametrize("decimals", [13, 30, 250])
def test_a_format_with_more_decimals_than_the_number_shows_all_of_it(number: float, shown: str, decimals: int) -> None:
    number_format = f"0.{'0' * decimals}"

    assert shown_value(number, number_format) == shown
    assert not is_rounded(number, number_format)


def test_a_cell_of_an_ods_that_shows_many_decimals_is_read() -> None:
    shown = f"2.5{'0' * 300}"
    cell = f'<table:table-cell office:value-type="float" office:value="2.5"><text:p>{shown}</text:p></table:table-cell>'
    (sheet,) = open_workbook(ods(f"<table:table-row>{cell}</table:table-row>")).sheets

    assert sheet.value(1, 1) == 2.5
    assert shown_value(2.5, sheet.number_format(1, 1)) == "2,5"
