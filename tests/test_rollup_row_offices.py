"""A data row belongs to the file that it names; where it says another office, that is asked or told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.rolling_up.facts.fields import HEADINGS
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import office_plan
from tests.test_rollup_earlier import written

PLANS = [office_plan("52.03", file="lotim.xlsx"), office_plan("52.71", file="mataram.xlsx")]
Change = Callable[[Any, Callable[[str], int]], None]


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(rollup(PLANS, provinces=["52"]), tmp_path_factory.mktemp("rekap") / "rekap.xlsx").read_bytes()


@pytest.fixture
def typed(rolled_up: bytes, tmp_path: Path) -> Callable[[Change], Path]:
    """The roll-up of two offices after something was done to its sheet Data Komisi."""

    def changed(change: Change) -> Path:
        path = tmp_path / "rekap.xlsx"
        path.write_bytes(rolled_up)
        book = openpyxl.load_workbook(path)
        sheet = book["Data Komisi"]
        headings = [str(cell.value) for cell in sheet[HEADINGS + 1]]
        change(sheet, lambda heading: headings.index(heading) + 1)
        book.save(path)
        return path

    return changed


def added(**cells: Any) -> Change:
    """A row of an activity of the first office, typed below the table, with something else in some columns."""

    def change(sheet: Any, at: Callable[[str], int]) -> None:
        first, last = 4, sheet.max_row + 1
        for heading in ("Kantor", "Kode Wilayah", "Indikator ke-", "No", "Indikator", "No. File"):
            sheet.cell(last, at(heading), sheet.cell(first, at(heading)).value)
        sheet.cell(last, at("Kegiatan"), "Kegiatan tambahan")
        for heading, value in cells.items():
            sheet.cell(last, at(heading.replace("_", " "))).value = value

    return change


def count(result: Rollup, region: str) -> int:
    return sum(len(each.rows) for each in result.indicators["commission"] if each.region == region)


@pytest.mark.parametrize(
    "cells",
    [
        {"Kantor": "KPU Kota Mataram", "Kode_Wilayah": "52.71"},
        {"Kode_Wilayah": 52.71},
        {"Kantor": "KPU Kota Mataram"},
        {"Kantor": "KPU Kota Mataram", "Kode_Wilayah": None},
        {"Kantor": "KPU entah mana", "Kode_Wilayah": None},
    ],
)
def test_an_added_row_that_says_another_office_than_its_file_is_asked(
    typed: Callable[[Change], Path], cells: dict[str, Any]
) -> None:
    path = typed(added(**cells))
    row = openpyxl.load_workbook(path)["Data Komisi"].max_row
    with pytest.raises(
        UnreadableWorkbookError, match=rf"baris {row} di sheet Data Komisi menyebut .*No\. File 1 adalah"
    ):
        read_rollup(path)


@pytest.mark.parametrize(
    "cells", [{}, {"Kantor": None}, {"Kantor": None, "Kode_Wilayah": None}, {"Kode_Wilayah": 52.03}]
)
def test_an_added_row_that_says_its_files_office_or_none_is_that_offices(
    typed: Callable[[Change], Path], cells: dict[str, Any]
) -> None:
    result = roll_up([read_rollup(typed(added(**cells)))])

    assert (count(result, "52.03"), count(result, "52.71")) == (13, 12)
    assert result.doubts == ()


def test_a_copied_row_that_says_another_office_is_asked(typed: Callable[[Change], Path]) -> None:
    def copy(sheet: Any, at: Callable[[str], int]) -> None:
        sheet.append([cell.value for cell in sheet[5]])
        sheet.cell(sheet.max_row, at("Kantor"), "KPU Kota Mataram")
        sheet.cell(sheet.max_row, at("Kegiatan"), "Kegiatan tambahan")

    with pytest.raises(UnreadableWorkbookError, match="KPU Kota Mataram"):
        read_rollup(typed(copy))


def test_an_office_typed_over_in_a_row_of_the_file_is_told(typed: Callable[[Change], Path]) -> None:
    def over(sheet: Any, at: Callable[[str], int]) -> None:
        sheet.cell(5, at("Kantor"), "KPU Kota Mataram")

    guide = read_rollup(typed(over))
    (doubt,) = roll_up([guide]).doubts
    assert doubt.id == (
        'rekap.xlsx, Data Komisi!B5: "KPU Kota Mataram" tidak dipakai, karena barisnya milik KPU Kabupaten Lombok Timur '
        "menurut No. File 1."
    )
    assert guide.doubts == (doubt,)


def test_an_office_typed_over_in_all_rows_is_told_once(typed: Callable[[Change], Path]) -> None:
    def over(sheet: Any, at: Callable[[str], int]) -> None:
        for row in range(4, 16):
            sheet.cell(row, at("Kode Wilayah"), "52.71")

    (doubt,) = roll_up([read_rollup(typed(over))]).doubts
    assert doubt.id.startswith('rekap.xlsx, Data Komisi!C4 dan 11 baris lain: "52.71" tidak dipakai')


def test_a_file_that_was_assigned_to_another_office_is_no_doubt(typed: Callable[[Change], Path]) -> None:
    path = typed(added())
    book = openpyxl.load_workbook(path)
    files = book["Daftar File"]
    at = [cell.value for cell in files[HEADINGS + 1]].index("Kode Wilayah") + 1
    files.cell(4, at, "52.01")
    book.save(path)
    result = roll_up([read_rollup(path)])

    assert count(result, "52.01") == 13
    assert result.doubts == ()
