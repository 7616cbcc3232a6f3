"""What changed from one quarterly report to the next."""

from __future__ import annotations

import pytest

from rak_excel import NothingToCompareError, diff, read_plan
from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change
from rak_excel.model import Plan
from rak_excel.model.reported_plan import FollowUp
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
        ("TARGET S.D. TW I → TW II", "-", "75%", f"2.xlsx {SHEET}!F10"),
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


def test_an_activity_that_came_or_went_is_told() -> None:
    report = read_report(report_form(PLAN, 2))
    first = report.parts[0].indicators[1]
    extra = first.activities[0].but(text="Rapat di luar rencana", further={"state": "Selesai"})
    longer = first.but(activities=(*first.activities, extra))
    part = report.parts[0].but(indicators=(report.parts[0].indicators[0], longer, *report.parts[0].indicators[2:]))
    other = report.but(parts=(part, *report.parts[1:]))

    assert [(each.old, each.new) for each in diff(report, other).changes] == [("", "Rapat di luar rencana")]
    assert [(each.old, each.new) for each in diff(other, report).changes] == [("Rapat di luar rencana", "")]


def test_a_part_that_came_or_went_is_told_with_all_its_indicators() -> None:
    report = read_report(report_form(PLAN, 2))
    shorter = report.but(parts=report.parts[:1])
    count = len(report.parts[1].indicators)

    assert [each.aspect for each in diff(report, shorter).changes] == [Aspect.REMOVED] * count
    assert [each.aspect for each in diff(shorter, report).changes] == [Aspect.ADDED] * count


def test_what_became_of_a_follow_up_is_told_by_its_number() -> None:
    report = read_report(report_form(PLAN, 2))
    open_ = FollowUp(1, 1, "commission", "Opini BPK", "", "Data", "Menagih data", state="Berjalan")
    other = FollowUp(1, 2, "commission", "Opini BPK", "", "Data", "Rapat", state="Berjalan")
    reports = [with_follow_ups(report, own) for own in ((open_, other), (open_.but(state="Selesai", result="Ada"),))]

    assert [(each.column, each.activity, each.old, each.new) for each in diff(*reports).changes] == [
        ("STATUS TINDAK LANJUT", "Menagih data", "Berjalan", "Selesai"),
        ("HASIL TINDAK LANJUT", "Menagih data", "", "Ada"),
        ("TINDAK LANJUT", "Rapat", "Rapat", ""),
    ]


def test_equal_figures_and_dates_in_another_spelling_are_no_change() -> None:
    spelled = (
        {"goal": "1 Lap", "actual": "3 Laporan", "due": "31/07/2020"},
        {"goal": "1", "actual": "3", "due": "31 Juli 2020"},
    )
    one, other = (read_report(report_form(PLAN, 2), {"secretariat": {1: each}}) for each in spelled)

    assert diff(one, other).changes == ()
    more = read_report(report_form(PLAN, 2), {"secretariat": {1: spelled[1] | {"actual": "4"}}})
    assert {each.column for each in diff(one, more).changes} == {"REALISASI S.D. TW II"}


def test_a_follow_up_that_was_settled_is_told_so_in_the_next_quarter_and_one_decided_then_is_not_new() -> None:
    done = FollowUp(1, 1, "commission", "Opini BPK", "", "Data", "Menagih data", state="Selesai")
    left = done.but(number=2, text="Rapat", state="Berjalan")
    decided = done.but(quarter=2, text="Sewa gudang", state="")
    first = with_follow_ups(
        read_report(report_form(PLAN, 2), {"commission": {2: {"follow_up": "Sewa gudang"}}}), (done, left)
    )
    second = with_follow_ups(read_report(report_form(PLAN, 3)), (decided, decided.but(number=2, text="Baru")))

    changes = [each for each in diff(first, second).changes if each.part == "Tindak Lanjut"]
    assert [(each.old, each.new) for each in changes] == [
        ("", "Baru"),
        ("Menagih data", "Selesai, TW II"),
        ("Rapat", ""),
    ]


def with_follow_ups(report: Plan, own: tuple[FollowUp, ...]) -> Plan:
    assert report.reported
    return report.but(reported=report.reported.but(follow_ups=own))


def test_figures_of_the_quarter_before_are_compared_within_one_quarter_alone() -> None:
    one, other = (
        read_report(report_form(PLAN, 2), {"commission": {2: {"previous": each}}}, file=f"{each}.xlsx")
        for each in ("20%", "30%")
    )

    assert [told(each)[:3] for each in diff(one, other).changes] == [("REALISASI S.D. TW I", "20%", "30%")]
