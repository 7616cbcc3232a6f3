"""What changed from one quarterly report to the next."""

from __future__ import annotations

import pytest

from rak_excel import NothingToCompareError, diff, read_plan
from rak_excel.comparing.diff import Change
from rak_excel.monitoring.form import report_form
from tests.reports import read_report

PLAN = read_plan("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
SHEET = "Realisasi Komisi"


def told(change: Change) -> tuple[str, str, str, str]:
    return change.column, change.old, change.new, change.new_cell


def test_from_quarter_to_quarter_it_is_told_what_was_reached_and_done() -> None:
    first = read_report(
        report_form(PLAN, 1), {"commission": {2: {"actual": "0", "state": "Belum mulai"}}}, file="1.xlsx"
    )
    second = read_report(
        report_form(PLAN, 2), {"commission": {2: {"goal": "75%", "actual": "60", "state": "Selesai"}}}, file="2.xlsx"
    )

    changes = [
        each
        for each in diff(first, second).changes
        if each.indicator.startswith("Persentase Partisipasi Pemilih Dalam")
    ]

    assert [told(each) for each in changes] == [
        ("TARGET S.D. TW I → TW II", "", "75%", f"2.xlsx {SHEET}!F10"),
        ("REALISASI S.D. TW I → TW II", "0", "60", f"2.xlsx {SHEET}!H10"),
        ("STATUS CAPAIAN", "Belum jatuh tempo", "Mendekati", f"2.xlsx {SHEET}!L10"),
        ("STATUS PELAKSANAAN", "Belum mulai", "Selesai", f"2.xlsx {SHEET}!O10"),
    ]


def test_a_report_beside_itself_has_not_changed() -> None:
    report = read_report(report_form(PLAN, 2), {"commission": {2: {"goal": "75%", "actual": "60"}}})

    assert diff(report, report).changes == ()


def test_a_report_is_not_compared_with_a_plan() -> None:
    with pytest.raises(NothingToCompareError, match="laporan triwulan"):
        diff(PLAN, read_report(report_form(PLAN, 2)))
