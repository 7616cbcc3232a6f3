"""One period without its name, or with a wrong one, is known by its place among the others, and that is told."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan
from tests.tables import plan_of, told


def quarters(heading: str, row: str = "✓ | | ✓ | ✓") -> Plan:
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {heading} | PELAKSANA |
        | 1 | A | Nilai A | 70 | Reviu | {row} | Divisi Hukum |
    """)


def periods(plan: Plan) -> tuple[int, ...]:
    ((_, _, activity),) = plan.activities()
    return tuple(activity.periods)


def told_of_columns(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each.startswith(("RAK004", "RAK005", "RAK009", "RAK016", "RAK020"))]


@pytest.mark.parametrize(
    ("heading", "told_at"),
    [
        ("T1 | T2 | | T4", "RAK016 Komisi!H1 warning"),
        ("T1 | T2 | T3 | ", "RAK016 Komisi!I1 warning"),
        (" | T2 | T3 | T4", "RAK016 Komisi!F1 warning"),
        ("TW I | | TW III | TW IV", "RAK016 Komisi!G1 warning"),
        # What stands there may be a slip, or something else: that is asked.
        ("T1 | T2 | T2 | T4", "RAK009 Komisi!H1 error"),
        ("T1 | T2 | T3 | T3", "RAK009 Komisi!I1 error"),
        ("T1 | T2 | X | T4", "RAK009 Komisi!H1 error"),
        ("TW I | TW II | TW III | TW VI", "RAK009 Komisi!I1 error"),
        ("TW VI | TW II | TW III | TW IV", "RAK009 Komisi!F1 error"),
    ],
)
def test_the_one_period_that_is_not_named_is_read_by_its_place_and_told(heading: str, told_at: str) -> None:
    plan = quarters(heading)

    assert periods(plan) == (1, 3, 4)
    assert told_of_columns(plan) == [told_at]


@pytest.mark.parametrize(
    ("heading", "row", "read", "told_at"),
    [
        # Nothing stands in the column behind T3, so that it is none.
        ("T1 | T2 | T3 | ", "✓ | | ✓ | ", (1, 3), ["RAK004 Komisi!A1 error"]),
        # T2 stands over two columns.
        ("T1 | T2 | < | T4", "✓ | | ✓ | ✓", (1, 2, 4), ["RAK004 Komisi!A1 error"]),
        # Two are missing.
        ("T1 | | | T4", "✓ | | ✓ | ✓", (1, 4), ["RAK004 Komisi!A1 error", "RAK005 Komisi!H2 warning"]),
        # What was reached stands there.
        ("T1 | T2 | REALISASI | T4", "✓ | | ✓ | ✓", (1, 4), ["RAK004 Komisi!A1 error"]),
        # Another column stands behind the schedule.
        ("T1 | T2 | T3 | CATATAN", "✓ | | ✓ | ya", (1, 3), ["RAK004 Komisi!A1 error"]),
        # All are named, in another order.
        ("T1 | T3 | T2 | T4", "✓ | | ✓ | ✓", (1, 2, 4), ["RAK016 Komisi!G1 warning"]),
    ],
)
def test_no_place_is_assumed_where_it_is_not_certain(
    heading: str, row: str, read: tuple[int, ...], told_at: list[str]
) -> None:
    plan = quarters(heading, row)

    assert periods(plan) == read
    assert told_of_columns(plan) == told_at


def test_a_month_named_twice_is_asked_about_at_the_one_in_the_wrong_place() -> None:
    plan = plan_of("""
        # Sekretariat
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | RENCANA PELAKSANAAN | < | < | < | < | < | < | < | < | < | < | < | PELAKSANA |
        | | | | | | Jan | Feb | Mar | Apr | Mei | Juni | Juni | Agt | Sep | Okt | Nov | Des | |
        | 1 | A | Nilai A | 70 | Reviu | ✓ | | | | | | ✓ | | | | | | Sub Bagian Hukum |
    """)

    assert periods(plan) == (1, 7)
    assert told_of_columns(plan) == ["RAK009 Sekretariat!L2 error"]


@pytest.mark.parametrize("below", ["1 | 2 | 3 | 4", "{1} | {2} | {3} | {4}", "I | II | III | IV"])
@pytest.mark.parametrize("above", ["TRIWULAN", "RENCANA PELAKSANAAN", "WAKTU"])
def test_figures_below_a_heading_of_the_schedule_are_its_periods_and_no_row(above: str, below: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {above} | < | < | < | PELAKSANA |
        | | | | | | {below} | |
        | 1 | A | Nilai A | 70 | Reviu | ✓ | | ✓ | | Divisi Hukum |
    """)

    assert periods(plan) == (1, 3)
    assert told_of_columns(plan) == []


def test_a_roman_figure_that_is_out_of_place_is_asked_about_and_no_row() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TRIWULAN | < | < | < | PELAKSANA |
        | | | | | | I | II | III | VI | |
        | 1 | A | Nilai A | 70 | Reviu | ✓ | | ✓ | ✓ | Divisi Hukum |
    """)

    assert periods(plan) == (1, 3, 4)
    assert told_of_columns(plan) == ["RAK009 Komisi!I2 error"]


def test_a_quarter_of_the_year_before_is_another_block() -> None:
    plan = quarters("TW IV 2019 | TW I 2020 | TW II 2020 | TW III 2020 | TW IV 2020", "✓ | ✓ | | ✓ | ")

    assert periods(plan) == (1, 3)
    assert told_of_columns(plan) == ["RAK020 Komisi!F1 warning"]


def test_a_year_at_one_period_alone_is_that_of_all() -> None:
    plan = quarters("TW I 2020 | TW II | TW III | TW IV", "✓ | | ✓ | ")

    assert periods(plan) == (1, 3)
    assert told_of_columns(plan) == []


@pytest.mark.parametrize(
    ("heading", "row", "read", "told_at"),
    [
        ("T1 | T2 | T3 | T4 | T5", "✓ | | ✓ | | ✓", (1, 3), ["RAK020 Komisi!J1 warning"]),
        ("T1 | T2 | T3 | T4 | T5", "✓ | | ✓ | |", (1, 3), []),
        ("T1 | T2 | T3 | T4 | TOTAL", "✓ | | ✓ | | 2", (1, 3), []),
    ],
)
def test_a_column_named_like_a_period_that_there_is_none_of_is_told(
    heading: str, row: str, read: tuple[int, ...], told_at: list[str]
) -> None:
    plan = quarters(heading, row)

    assert periods(plan) == read
    assert told_of_columns(plan) == told_at
