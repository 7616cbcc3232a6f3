"""A column that says in words when, beside columns of periods."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan, Severity
from tests.tables import plan_of, told

HEAD = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {} | T1 | T2 | T3 | T4 | PELAKSANA |"
FIRST = "| 1 | A | Nilai A | 70 | Reviu | {} | | Divisi Hukum |"
SECOND = "| | | Nilai B | 80 | Rapat | {} | | Divisi Hukum |"


def planned(one: str, two: str, heading: str = "JADWAL") -> Plan:
    """A plan whose two rows have these cells in JADWAL and T1 to T3."""
    return plan_of("\n".join(["# Komisi", HEAD.format(heading), FIRST.format(one), SECOND.format(two)]))


def periods(plan: Plan) -> list[tuple[int, ...]]:
    return [activity.periods for *_, activity in plan.activities()]


def of_schedule(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each[:6] in {"RAK009", "RAK020", "RAK401", "RAK402"}]


@pytest.mark.parametrize("blank", ["| |", "- | - | -", "0 | | -"])
@pytest.mark.parametrize("heading", ["JADWAL", "WAKTU PELAKSANAAN"])
def test_words_beside_blank_periods_are_the_schedule_and_recorded(blank: str, heading: str) -> None:
    plan = planned(f"Januari - Maret | {blank}", f"TW I dan IV | {blank}", heading)

    assert (periods(plan), of_schedule(plan)) == ([(1,), (1, 4)], [])
    assert [each for each in told(plan, Severity.INFO) if "RAK012 Komisi!F" in each] == [
        "RAK012 Komisi!F2 info",
        "RAK012 Komisi!F3 info",
    ]


def test_words_that_leave_it_open_are_one_question() -> None:
    plan = planned("Tentatif | | |", "TW I | | |")

    assert (periods(plan), of_schedule(plan)) == ([(), (1,)], ["RAK009 Komisi!F2 error"])


def test_ticks_are_read_rather_than_the_words_beside_them() -> None:
    plan = planned("Januari - Maret | v | |", "TW I | | v |")

    assert (periods(plan), of_schedule(plan)) == ([(1,), (2,)], ["RAK009 Komisi!F3 error"])


def test_a_blank_column_of_words_is_not_told() -> None:
    plan = planned("| v | |", "| | v |")

    assert (periods(plan), of_schedule(plan)) == ([(1,), (2,)], [])


def test_of_two_columns_of_words_the_filled_one_is_the_schedule() -> None:
    plan = planned("Januari | | | |", "TW I dan IV | | | |", "JADWAL | WAKTU")

    assert (periods(plan), of_schedule(plan)) == ([(1,), (1, 4)], [])
