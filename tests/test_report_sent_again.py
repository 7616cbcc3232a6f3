"""A unit reports a second time, and the unit in charge says what became of a follow-up: nothing that was typed goes without a word."""

from __future__ import annotations

import datetime

import pytest

from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.model import Columns, Indicator, Place, Plan, PlanPart
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.signed import SignedPlan, signed_plan
from tests.merged_reports import ACCOUNTS, Entries, indicator, of_quarter, plan, told, work
from tests.report_files import form_of, sent

FULL = {
    "goal": "95",
    "actual": "91",
    "state": "Berjalan",
    "result": "Rekonsiliasi Mei",
    "evidence": "BA 8",
    "obstacle": "Gaji B8 terlambat",
    "follow_up": "SPM lebih awal",
    "person": "Subbag Keuangan",
    "due": "1 Oktober 2020",
}
LEFT = "This unit sent a newer file, in which this cell is blank"


def on(day: int, entries: Entries, of: Plan | None = None) -> Plan:
    """What the unit for finance sent on a day of July."""
    report = sent(form_of(of or plan(), "Keuangan"), entries, f"{day}.xlsx")
    saved = datetime.datetime(2020, 7, day, tzinfo=datetime.UTC)
    return report.but(source=report.source.but(saved=saved))


def left(result: Merged) -> list[str]:
    return [value for value, said in told(result) if said.startswith(LEFT)]


def test_what_a_newer_report_leaves_blank_in_a_row_that_it_fills_in_is_told() -> None:
    result = merge_reports([on(1, {ACCOUNTS: FULL}), on(9, {ACCOUNTS: {"actual": "95", "due": "-"}})], of_quarter())

    assert indicator(result.plan, ACCOUNTS).further["actual"] == "95"
    assert "obstacle" not in work(result.plan, ACCOUNTS).further
    assert sorted(left(result)) == sorted(set(FULL.values()) - {"91"})


def test_what_a_newer_report_says_again_or_otherwise_is_told_no_more_than_before() -> None:
    again = {**FULL, "actual": "95", "obstacle": "Gaji B8 dan B9 terlambat"}
    result = merge_reports([on(1, {ACCOUNTS: FULL}), on(9, {ACCOUNTS: again})], of_quarter())

    assert left(result) == []


def test_of_three_reports_the_last_that_said_it_is_told() -> None:
    reports = [
        on(1, {ACCOUNTS: FULL}),
        on(4, {ACCOUNTS: {"actual": "92", "obstacle": "Gaji B9 terlambat"}}),
        on(9, {ACCOUNTS: {"actual": "95"}}),
    ]
    result = merge_reports(reports, of_quarter())

    assert "Gaji B9 terlambat" in left(result)
    assert FULL["obstacle"] not in left(result)


@pytest.fixture(scope="module")
def with_two_rows() -> Plan:
    """The plan with a second activity below an indicator."""

    def second(_: PlanPart, own: Indicator) -> Indicator:
        if not own.text.startswith(ACCOUNTS):
            return own
        first = own.activities[0]
        return own.but(activities=(first, first.but(text="Rekonsiliasi dengan KPPN")))

    return plan().changed(second)


def test_a_newer_report_of_another_row_leaves_the_figure_of_the_indicator(with_two_rows: Plan) -> None:
    signed = signed_plan(with_two_rows, 2)
    newer = on(9, {f"{ACCOUNTS}/2": {"state": "Selesai"}}, with_two_rows)
    result = merge_reports([on(1, {ACCOUNTS: FULL}, with_two_rows), newer], signed)
    said = indicator(result.plan, ACCOUNTS)
    assert (said.further["goal"], said.further["actual"]) == ("95", "91")
    assert [each.further.get("state") for each in said.activities] == ["Berjalan", "Selesai"]

    newer = on(9, {ACCOUNTS: {"actual": "95"}, f"{ACCOUNTS}/2": {"state": "Selesai"}}, with_two_rows)
    result = merge_reports([on(1, {ACCOUNTS: FULL}, with_two_rows), newer], signed)
    assert indicator(result.plan, ACCOUNTS).further["actual"] == "95"


OPEN = FollowUp(1, 1, "secretariat", "Produk hukum", "Reviu", "Kurang orang", "Menambah orang")


def answered(person: str, **states: str) -> Merged:
    """What units say of one follow-up, of which this person is in charge."""
    signed, asked = of_quarter(), OPEN.but(person=person)
    form = signed.form.but(reported=signed.form.reported.but(follow_ups=(asked,)))
    reports = []
    for unit, state in states.items():
        report = sent(form_of(plan(), unit), {}, f"{unit}.xlsx")
        assert report.reported
        own = asked.but(state=state, place=Place("Tindak Lanjut", 4, Columns({"state": "I"})))
        reports.append(report.but(reported=report.reported.but(follow_ups=(own,))))
    return merge_reports(reports, SignedPlan(form, signed.report))


@pytest.mark.parametrize(
    ("person", "used"),
    [
        ("Subbag Hukum", "Selesai"),
        ("Kasubag Keuangan; Subbag Hukum", "Berjalan"),
        ("Divisi Hukum dan Pengawasan", "Selesai"),  # which that unit supports
        ("Subbag Teknis", "Berjalan"),
        ("Sekretaris", "Berjalan"),
        ("", "Berjalan"),
    ],
)
def test_of_different_states_that_of_the_unit_in_charge_counts_and_the_other_is_told(person: str, used: str) -> None:
    result = answered(person, Keuangan="Berjalan", Hukum="Selesai")

    assert result.plan.reported
    assert [each.state for each in result.plan.reported.follow_ups] == [used]
    assert [value for value, _ in told(result)] == [{"Selesai": "Berjalan", "Berjalan": "Selesai"}[used]]


def test_where_the_unit_in_charge_says_nothing_the_others_are_heard() -> None:
    result = answered("Subbag Hukum", Keuangan="Berjalan", Hukum="")

    assert result.plan.reported
    assert result.plan.reported.follow_ups[0].state == "Berjalan"
