"""Reports whose rows stand as the plan has them are read without interpreting them, and say the same as by reading."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from rak_excel import read_plan
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.model import Plan, Source
from rak_excel.monitoring.form import report_form
from rak_excel.reading.files import read_file, read_report_file
from rak_excel.reading.report_as_planned import report_as_planned
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.report_facts import facts_of_report
from tests.office_reports import until_june, varied, write_report
from tests.reports import filled
from tests.rollup_plans import office_plan

REPORTS = Path("examples/laporan-2020")
LOTIM = Path("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")


def written(path: Path, plan: Plan, quarter: int = 2, seed: int = 0) -> Path:
    form = report_form(plan, quarter)
    write_report(path, filled(form, varied(form, random.Random(seed))))  # noqa: S311 - made up
    return path


def shortcut(path: Path) -> Plan | None:
    book = open_workbook(path.read_bytes(), path.suffix)
    return report_as_planned(book.sheets, Source(path.name, ""), book.names)


def facts(read: object) -> ReportFacts:
    assert isinstance(read, Plan)
    return facts_of_report(read)


@pytest.mark.parametrize("quarter", [1, 2, 4])
@pytest.mark.parametrize("seed", range(4))
def test_a_report_says_the_same_as_by_reading(tmp_path: Path, quarter: int, seed: int) -> None:
    path = written(tmp_path / "laporan.xlsx", office_plan("52.03", until_june), quarter, seed)

    assert shortcut(path) is not None
    assert facts(read_report_file(path, path.name)) == facts(read_file(path, path.name))


def test_so_does_one_on_a_plan_that_an_office_wrote(tmp_path: Path) -> None:
    path = written(tmp_path / "laporan.xlsx", read_plan(LOTIM))

    assert shortcut(path) is not None
    assert facts(read_report_file(path, path.name)) == facts(read_file(path, path.name))


def test_so_does_that_of_a_unit(tmp_path: Path) -> None:
    plan = office_plan("52.03", until_june)
    (unit,) = plan.parts[1].indicators[0].activities[0].executors
    form = report_form(plan, 2, submitter=unit)
    path = tmp_path / "laporan.xlsx"
    write_report(path, filled(form, varied(form, random.Random(1))))  # noqa: S311 - made up

    own = facts(read_report_file(path, path.name))
    assert own == facts(read_file(path, path.name))
    assert own.file.submitter == unit.name


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_so_does_a_merged_one_with_what_became_of_earlier_follow_ups(quarter: int) -> None:
    path = REPORTS / f"laporan-tw{quarter}.xlsx"

    assert shortcut(path) is not None
    own = facts(read_report_file(path, path.name))
    assert own == facts(read_file(path, path.name))
    assert (quarter == 3) == any(each.quarter < quarter for each in own.obstacles)


def test_so_does_one_with_a_follow_up_that_somebody_added(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    book: Any = openpyxl.load_workbook(REPORTS / "laporan-tw3.xlsx")
    sheet = book["Tindak Lanjut"]
    (heading,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "TINDAK LANJUT")
    sheet.cell(sheet.max_row + 1, heading.column, "Menagih data ke PPK")
    sheet.cell(sheet.max_row, heading.column + 1, "Subbag Keuangan")
    book.save(path)

    assert shortcut(path) is not None
    own = facts(read_report_file(path, path.name))
    assert own == facts(read_file(path, path.name))
    assert "Menagih data ke PPK" in [each.follow_up for each in own.obstacles]


def _typed(address: str, value: object) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book["Realisasi Komisi"][address].value = value

    return change


def _struck(book: Any) -> None:
    book["Realisasi Komisi"]["H10"].font = Font(strike=True)


def _hidden(book: Any) -> None:
    book["Realisasi Komisi"].row_dimensions[10].hidden = True


def _inserted(book: Any) -> None:
    book["Realisasi Komisi"].insert_rows(11)


def _sorted_rows(book: Any) -> None:
    sheet = book["Realisasi Komisi"]
    for column in "CMR":
        one, two = sheet[f"{column}10"], sheet[f"{column}11"]
        one.value, two.value = two.value, one.value


CHANGES: dict[str, Callable[[Any], None]] = {
    "a word of an indicator": _typed("C10", "Persentase lain"),
    "an activity": _typed("M10", "Rapat saja"),
    "a target": _typed("D10", "80%"),
    "a heading": _typed("H7", "REALISASI"),
    "something below the table": _typed("M40", "Kegiatan di luar rencana"),
    "something beside it": _typed("AB10", "catatan"),
    "what is struck through": _struck,
    "a hidden row": _hidden,
    "a row that was inserted": _inserted,
    "rows that changed places": _sorted_rows,
}
"""What people do to a report; nothing of it is done by saving alone."""


def test_a_report_that_a_spreadsheet_program_saved_is_still_as_the_plan_has_it(tmp_path: Path) -> None:
    path = written(tmp_path / "laporan.xlsx", office_plan("52.03", until_june))
    book = openpyxl.load_workbook(path)
    book.save(path)

    assert shortcut(path) is not None


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_not_as_we_wrote_it_is_for_reading_to_judge(tmp_path: Path, change: Callable[[Any], None]) -> None:
    path = written(tmp_path / "laporan.xlsx", office_plan("52.03", until_june))
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)

    assert shortcut(path) is None
    assert facts(read_report_file(path, path.name)) == facts(read_file(path, path.name))


def test_figures_that_a_spreadsheet_program_made_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = written(tmp_path / "laporan.xlsx", office_plan("52.03", until_june))
    book: Any = openpyxl.load_workbook(path)
    for address, value, shown in (("H10", 0.75, "0%"), ("H11", 80, "General"), ("H12", 62.5, "0.0")):
        book["Realisasi Komisi"][address].value = value
        book["Realisasi Komisi"][address].number_format = shown
    book.save(path)

    assert shortcut(path) is not None
    own = facts(read_report_file(path, path.name))
    assert own == facts(read_file(path, path.name))
    assert [each.actual.text for each in own.reached[1:4]] == ["75%", "80", "62,5"]


def test_a_plan_is_no_report() -> None:
    assert shortcut(LOTIM) is None


@pytest.mark.parametrize("column", [*"FHOPQRSTU"])
def test_so_does_one_with_a_date_in_any_of_its_columns(tmp_path: Path, column: str) -> None:
    book = openpyxl.load_workbook(REPORTS / "laporan-tw2.xlsx")
    cell = book["Realisasi Komisi"][f"{column}16"]
    cell.value, cell.number_format = datetime.date(2020, 7, 31), "dd/mm/yyyy"
    path = tmp_path / "laporan.xlsx"
    book.save(path)

    assert shortcut(path) is not None
    assert facts(read_report_file(path, path.name)) == facts(read_file(path, path.name))
