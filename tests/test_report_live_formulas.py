"""The formulas of an office's report: as short as Excel needs them, and live where somebody corrects what they are of."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from rak_excel.formats.written.values import Formula, formula_text
from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.model import Indicator, Plan
from rak_excel.model.monitoring import COMPUTED
from rak_excel.monitoring.achievement import Achievement
from rak_excel.monitoring.report import report_of
from rak_excel.monitoring.signed import signed_plan
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.handwork import edited_since_written
from rak_excel.workbooks.monitoring.report.book import write_report
from rak_excel.workbooks.monitoring.report.several_rows import all_told, follow_up
from tests.merged_reports import DISPUTES, SHARED, plan
from tests.report_files import form_of, sent
from tests.typing_in import type_in

LONGEST_FORMULA = 8192
LONG = "kata " * 80
HINDERED = {"state": "Berjalan", "person": "Subbag Hukum", "due": "31 Juli 2020"}


def with_work(count: int) -> Plan:
    """The plan with as many activities of each indicator of a signed plan."""

    def filled(own: Indicator) -> Indicator:
        first = own.activities[0]
        return own.but(activities=tuple(first.but(text=f"{first.text} {nth}") for nth in range(1, count + 1)))

    own = plan()
    return own.but(parts=tuple(each.but(indicators=tuple(map(filled, each.indicators))) for each in own.parts))


@cache
def report_with(count: int, text: str) -> Merged:
    own = with_work(count)
    said = {
        f"{SHARED}/{nth}": {**HINDERED, "obstacle": f"{text} {nth}", "follow_up": f"{text} {nth}"}
        for nth in range(1, count + 1)
    }
    return merge_reports([sent(form_of(own, "Hukum"), said)], signed_plan(own, 2))


def formulas_in(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                yield from re.findall(r"<f[^>]*>([^<]*)</f>", archive.read(name).decode())


@pytest.mark.parametrize("text", ["Ada", LONG])
@pytest.mark.parametrize("count", [1, 3, 9, 14, 30])
def test_no_formula_is_longer_than_excel_allows_however_many_activities_an_indicator_has(
    tmp_path: Path, count: int, text: str
) -> None:
    write_report(tmp_path / "laporan.xlsx", report_with(count, text))

    assert max(map(len, formulas_in(tmp_path / "laporan.xlsx"))) < LONGEST_FORMULA / 2


def test_a_formula_that_excel_has_no_room_for_is_never_written() -> None:
    assert formula_text(f"={'1' * (LONGEST_FORMULA - 1)}")
    with pytest.raises(ValueError, match="8192"):
        formula_text(f"={'1' * LONGEST_FORMULA}")
    assert Formula("=1").text == "=1"


def test_what_several_rows_say_is_told_once_each_and_what_has_no_room_where_it_stands() -> None:
    assert all_told(["Hujan", "", "HUJAN", "Banjir"]) == "Hujan\nBanjir"
    assert all_told(["a" * 20_000, "b" * 20_000, "c" * 20_000]) == f"{'a' * 20_000}\n(lengkapnya di sheet Realisasi)"
    assert follow_up("Minta", "Umum", "Juli") == "Minta (Umum, Juli)"
    assert follow_up("", "Umum", "") == "(Umum)"


def test_figures_that_are_worked_out_are_formulas_that_can_be_put_back_from_another_row(tmp_path: Path) -> None:
    write_report(tmp_path / "laporan.xlsx", report_with(1, "Ada"))
    sheet = openpyxl.load_workbook(tmp_path / "laporan.xlsx")["Realisasi Komisi"]
    rows = [[str(cell.value) for cell in cells] for cells in sheet.iter_rows() if str(cells[11].value).startswith("=")]

    assert len(rows) == 12
    columns = [
        [re.sub(r"\d+$", "", each) for each in column if each.startswith("=")] for column in zip(*rows, strict=True)
    ]
    assert [len(set(column)) for column in columns if column] == [1] * len(COMPUTED)


def test_what_stands_there_is_what_the_library_finds(tmp_path: Path) -> None:
    write_report(tmp_path / "laporan.xlsx", report_with(1, "Ada"))
    read = report_of(read_plan(tmp_path / "laporan.xlsx"))

    standings = [each.indicator.computed["standing"] for each in read.reached]
    assert standings == [read.words.standing(each.standing) for each in read.reached]
    assert not edited_since_written(tmp_path / "laporan.xlsx")


@pytest.mark.parametrize("cell", ["L9", "J9"])
def test_a_figure_typed_in_the_place_of_a_formula_counts_as_edited(tmp_path: Path, cell: str) -> None:
    report = tmp_path / "laporan.xlsx"
    write_report(report, report_with(1, "Ada"))
    type_in(report, "Realisasi Komisi", {cell: "Tercapai"})

    assert edited_since_written(report)


@pytest.mark.parametrize("cell", ["B14", "I14", "A1", "L3"])
def test_what_is_typed_on_a_page_counts_as_edited(tmp_path: Path, cell: str) -> None:
    report = tmp_path / "laporan.xlsx"
    write_report(report, report_with(1, "Ada"))
    type_in(report, "Laporan Komisi", {cell: "Diketik"})

    assert edited_since_written(report)


def test_no_percentage_is_shown_as_a_threshold_that_is_not_reached() -> None:
    assert str(Achievement(Decimal("99.9996"), met=False).shown) == "99.99"
    assert str(Achievement(Decimal("99.9999999"), met=False).shown) == "100.00"
    assert str(Achievement(Decimal(60) / 95 * 100, met=False).shown) == "63.15"


def test_a_figure_any_number_of_times_its_target_has_an_achievement() -> None:
    said = {"goal": "0,000000001%", "actual": "999999999999%"}
    result = merge_reports([sent(form_of(plan(), "Hukum"), {DISPUTES: said})], signed_plan(plan(), 2))
    (reached,) = (each for each in report_of(result.plan).reached if each.indicator.text.startswith(DISPUTES))

    assert reached.of_quarter
    assert str(reached.of_quarter.shown) == "99999999999900000000000.00"
