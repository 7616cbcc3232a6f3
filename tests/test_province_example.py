"""The example of a province's quarter: the roll-up says of each office what its README says."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from rak_excel.jobs.rollup.reports import rollup_report_files
from rak_excel.model.monitoring import Standing
from rak_excel.rolling_up.monitoring.filing import Filing
from rak_excel.rolling_up.monitoring.result import ReportRollup

REPORTS = Path(__file__).parents[1] / "examples/laporan-ntb-2020/laporan"
DEADLINE = datetime.date(2020, 7, 15)


@cache
def rolled_up() -> ReportRollup:
    return rollup_report_files([REPORTS], 2, provinces=["52"], deadline=DEADLINE, jobs=0)


def standings(standing: Standing) -> set[tuple[str, str]]:
    return {(each.row.region, each.row.key) for each in rolled_up().reached if each.row.standing is standing}


def test_who_reported_and_when() -> None:
    filed = {office.region: office.filed[1] for office in rolled_up().offices}

    late = {region: each.days for region, each in filed.items() if each.filing is Filing.LATE}
    assert late == {"52.04": 5, "52.08": 12}
    assert {region for region, each in filed.items() if each.filing is Filing.MISSING} == {"52.05", "52.72"}
    assert sum(each.filing is Filing.ON_TIME for each in filed.values()) == 6


def test_what_was_missed_or_left_blank() -> None:
    made_up = {each for each in standings(Standing.MISSED) if each[0] != "52.03"}

    assert made_up == {
        ("52.02", "S10.1"),
        ("52.04", "S2.1"),
        ("52.04", "S4.1"),
        ("52.07", "S3.1"),
        ("52.07", "S10.1"),
        ("52.08", "S4.1"),
    }
    assert standings(Standing.BLANK) == {("52.01", "S6.1")}
    assert ("52.08", "S3.1") in standings(Standing.UNCLEAR)


def test_the_office_without_its_secretariat_and_the_one_that_is_overdue() -> None:
    (bima,) = (office for office in rolled_up().offices if office.region == "52.06")
    overdue = {each.row.at.region for each in rolled_up().obstacles if each.overdue}

    assert bima.lacks == ("Realisasi Sekretariat",)
    assert overdue == {"52.04"}
