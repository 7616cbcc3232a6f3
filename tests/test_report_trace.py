"""Where a cell of a quarterly report, of its pages or of a roll-up of reports came from."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.errors import UnknownCellError
from rak_excel.jobs.trace import trace
from tests.consoles import run_command

EXAMPLE = Path("examples/laporan-2020").resolve()
REPORT = EXAMPLE / "laporan-tw2.xlsx"


def test_a_cell_of_a_printed_page_comes_from_where_the_row_behind_it_does() -> None:
    page = openpyxl.load_workbook(REPORT)["Laporan Komisi"]
    shown = next(cell for row in page.iter_rows() for cell in row if "'Realisasi Komisi'!H10" in str(cell.value))

    behind, before = trace(REPORT, "Realisasi Komisi!H10"), trace(REPORT, f"Laporan Komisi!{shown.coordinate}")
    assert before.origins == behind.origins
    assert before.indicator == behind.indicator
    assert before.origins[0].file.startswith("Laporan TW II 2020")


def test_a_cell_of_a_page_that_shows_no_row_came_from_none() -> None:
    with pytest.raises(UnknownCellError):
        trace(REPORT, "Laporan Komisi!A1")


def test_a_count_over_a_whole_sheet_came_from_no_row() -> None:
    page = openpyxl.load_workbook(REPORT)["Laporan Komisi"]
    counts = [cell for row in page.iter_rows() for cell in row if ":$" in str(cell.value)]

    assert counts
    for cell in counts:
        with pytest.raises(UnknownCellError):
            trace(REPORT, f"Laporan Komisi!{cell.coordinate}")


def test_a_percentage_of_the_map_comes_from_the_report_of_its_office(tmp_path: Path) -> None:
    rolled_up = tmp_path / "rekap.xlsx"
    run_command("rollup", REPORT, "--province", "52", "--quarter", "2", "-o", rolled_up)
    shown = next(
        cell
        for row in openpyxl.load_workbook(rolled_up)["Peta Capaian"].iter_rows()
        for cell in row
        if str(cell.value).startswith("='Data Realisasi'!")
    )

    (origin,) = trace(rolled_up, f"Peta Capaian!{shown.coordinate}").origins
    assert (origin.file, origin.sheet.split()[0]) == ("laporan-tw2.xlsx", "Realisasi")
