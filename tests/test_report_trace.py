"""Where a cell of a quarterly report, of its pages or of a roll-up of reports came from."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.errors import UnknownCellError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.template.report_forms import report_order, whole_job, write_reports
from rak_excel.jobs.trace import trace
from rak_excel.reading import read_plan
from tests.consoles import run_command
from tests.merged_reports import DISPUTES, plan
from tests.report_files import LOTIM, form_of, unit_named, write_form
from tests.typing_in import type_in

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


def test_a_follow_up_comes_from_where_it_was_written_down_and_where_units_say_what_became_of_it(tmp_path: Path) -> None:
    first, forms, output = tmp_path / "laporan-tw1.xlsx", tmp_path / "kiriman", tmp_path / "laporan-tw2.xlsx"
    to_do = {"goal": "95%", "actual": "40", "follow_up": "Minta jadwal."}
    merge_files(
        [write_form(tmp_path / "hukum-tw1.xlsx", form_of(plan(), "Hukum", 1), {DISPUTES: to_do})],
        first,
        MergeRequest(plan=LOTIM),
    )
    order = report_order(read_plan(LOTIM), 2, read_plan(first))
    units = {"hukum": unit_named("Hukum", plan()), "kantor": None}
    list(write_reports([whole_job(forms / f"{name}.xlsx", order, unit) for name, unit in units.items()]))
    type_in(forms / "hukum.xlsx", "Tindak Lanjut", {"I4": "Berjalan"})
    type_in(forms / "kantor.xlsx", "Tindak Lanjut", {"J4": "Jadwal diterima."})
    merge_files([forms], output, MergeRequest(plan=LOTIM, previous=first))

    pages = openpyxl.load_workbook(output)["Laporan Komisi"]
    shown = next(cell.coordinate for row in pages.iter_rows() for cell in row if "'Tindak Lanjut'!" in str(cell.value))
    for address in ("Tindak Lanjut!B4", f"Laporan Komisi!{shown}"):
        found = trace(output, address)
        assert [each.file for each in found.origins] == ["laporan-tw1.xlsx", "hukum.xlsx", "kantor.xlsx"]
        assert [f"{each.sheet}!{each.cell}" for each in found.origins[1:]] == ["Tindak Lanjut!I4", "Tindak Lanjut!J4"]
        assert found.indicator.startswith(DISPUTES)
    written_down = found.origins[0]
    assert openpyxl.load_workbook(first)[written_down.sheet][written_down.cell].value == "Minta jadwal."
    assert [str(each) for each in trace(forms / "hukum.xlsx", "Tindak Lanjut!I4").origins] == [
        "hukum.xlsx Tindak Lanjut!F4"
    ]
