"""The example of a year of reports: what the units typed is in the office's report, and goes on from quarter to quarter."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel import check, read_plan, read_plans, report_of
from rak_excel.model.monitoring import Standing
from rak_excel.monitoring.report import Reached

FOLDER = Path(__file__).parents[1] / "examples/laporan-2020"
COLUMNS = ("state", "result", "evidence", "obstacle", "follow_up", "person", "due")


def reported(quarter: int) -> dict[tuple[str, str], Reached]:
    """By part and row key, or wording where there is none, each indicator of the office's report."""
    report = report_of(read_plan(FOLDER / f"laporan-tw{quarter}.xlsx"))
    return {(each.part.id, each.indicator.key or each.indicator.text): each for each in report.reached}


def test_whatever_a_unit_typed_is_in_the_report_at_its_row() -> None:
    office = reported(2)

    for form in read_plans(FOLDER / "kiriman-tw2").plans:
        for each in report_of(form).reached:
            there = office[each.part.id, each.indicator.key or each.indicator.text]
            assert each.actual.is_blank or each.actual.value == there.actual.value
            for column in COLUMNS:
                assert set(each.said(column)) <= set(there.said(column)), (form.source.file, each.indicator.key, column)


def test_every_row_of_the_plan_is_in_the_report_once() -> None:
    plan = read_plan(FOLDER / "rencana-2020.xlsx")

    assert len(reported(2)) == len(list(plan.indicators()))


@pytest.mark.parametrize("quarter", [2, 3])
def test_figures_of_the_quarter_before_are_those_that_its_report_said(quarter: int) -> None:
    before, now = reported(quarter - 1), reported(quarter)

    carried = {at: each.previous.value for at, each in now.items() if each.previous.known}
    assert carried == {at: each.actual.value for at, each in before.items() if at in now and each.actual.known}
    assert carried


def test_what_is_measured_later_or_by_others_is_neither_reached_nor_missed() -> None:
    standings = {at[1]: each.standing for at, each in reported(2).items()}

    assert standings["K1.1"] is Standing.UNMEASURED
    assert standings["K3.1"] is standings["K3.2"] is Standing.AWAITING
    assert standings["K3.3"] is Standing.NOT_DUE
    assert (standings["K1.2"], standings["K1.3"], standings["S8.1"]) == (Standing.NEAR, Standing.MET, Standing.MISSED)


def test_the_third_quarter_is_reported_on_the_revised_plan() -> None:
    third = read_plan(FOLDER / "laporan-tw3.xlsx")

    assert third.reported is not None
    assert third.reported.revision == 1
    assert reported(3)["secretariat", "S3.1"].target != reported(2)["secretariat", "S3.1"].target


def test_only_what_is_still_open_is_told_of_the_third_quarter() -> None:
    found = [each for each in check([read_plan(FOLDER / "laporan-tw3.xlsx")]) if each.blocks]

    assert [(each.code, str(each.cell)) for each in found] == [("RAK924", "Tindak Lanjut!I10")]
