"""Headings of periods whose own words contradict them: asked at that heading, since they decide the schedule."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan
from tests.tables import plan_of, told

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]


def planned_by(*periods: str) -> Plan:
    sheet, unit = ("Komisi", "Divisi Hukum") if len(periods) < 12 else ("Sekretariat", "Sub Bagian Hukum")
    heads, blanks = " | ".join(periods), " | ".join("" for _ in periods[1:])
    return plan_of(f"""
        # {sheet}
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {heads} | PELAKSANA |
        | 1. | Sasaran | Opini BPK | WTP    | Reviu    | v | {blanks} | {unit} |
    """)


def asked(plan: Plan) -> list[str]:
    return [each.split()[1] for each in told(plan) if each.startswith("RAK009")]


@pytest.mark.parametrize(
    ("periods", "at"),
    [
        (("T1 (Jan-Mar)", "T2 (Apr-Jun)", "T3 (Jul-Sep)", "T4 (Okt-Des)"), []),
        (("T1 (Jan-Mar)", "T2 (Apr-Jun)", "T3 (Jul-Sep)", "T4 (Jan-Mar)"), ["Komisi!I1"]),
        (("Triwulan I (April s.d. Juni)", "Triwulan II", "Triwulan III", "Triwulan IV"), ["Komisi!F1"]),
        (("T1", "T2", "T3 (TW II)", "T4"), ["Komisi!H1"]),
        (("T1 (s.d. Maret)", "T2 (Triwulan II)", "T3 (3)", "T4"), []),
        (("T1 (2019)", "T2 (2019)", "T3 (2019)", "T4 (2019)"), ["Komisi!F1"]),
    ],
)
def test_a_quarter_that_names_months_or_another_quarter_is_asked_about(periods: tuple[str, ...], at: list[str]) -> None:
    assert asked(planned_by(*periods)) == at


def test_a_column_tempat_is_no_fourth_quarter() -> None:
    assert asked(planned_by("TEMPAT", "T1", "T2", "T3", "T4")) == []
    assert asked(planned_by("T I", "T II", "T III", "T IV")) == []


def test_a_month_that_names_another_one_is_asked_about() -> None:
    names = [f"B{number} ({name})" for number, name in enumerate(MONTHS, 1)]

    assert asked(planned_by(*names)) == []
    assert asked(planned_by(*names[:11], "B12 (Nov)")) == ["Sekretariat!Q1"]


@pytest.mark.parametrize(("year", "at"), [("20", []), ("19", ["Sekretariat!F1"]), ("2019", ["Sekretariat!F1"])])
def test_months_of_another_year_are_asked_about_once(year: str, at: list[str]) -> None:
    assert asked(planned_by(*(f"{name}-{year}" for name in MONTHS))) == at


def test_a_month_of_another_year_among_those_of_the_plans_year_is_asked_about_at_its_heading() -> None:
    assert asked(planned_by(*(f"{name}-20" for name in MONTHS[:11]), "Des-19")) == ["Sekretariat!Q1"]


def test_figures_behind_a_month_may_count_the_months() -> None:
    assert asked(planned_by(*(f"{name}-{number:02}" for number, name in enumerate(MONTHS, 1)))) == []


def test_periods_of_another_part_among_the_headings_are_never_taken_for_the_plans_own() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1     | T2   | T3 | T4 | PELAKSANA    |
        | ^  | Des     | ^         | Mar    | ^        | SEMULA | KODE | ^  | ^  | ^            |
        | 1  | A       | Nilai A   | 70     | Reviu    | v      |      |    |    | Divisi Hukum |
    """)

    assert [each.periods for _, _, each in plan.activities()] == [(1,)]
    assert {"RAK009 Komisi!B2 error", "RAK009 Komisi!F2 error"} <= set(told(plan))


def test_a_block_of_another_year_may_lack_the_name_of_a_period() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 2019 |   | T3 2019 | T4 2019 | LAIN    | LAIN    | PELAKSANA    |
        | ^  | ^       | ^         | ^      | ^        | ^       |   | ^       | ^       | T2 2020 | T3 2020 | ^            |
        | 1  | A       | Nilai A   | 70     | Reviu    | v       | v |         |         |         | v       | Divisi Hukum |
    """)

    assert [each.periods for _, _, each in plan.activities()] == [(3,)]


@pytest.mark.parametrize(
    ("quarters", "months", "asked_at"),
    [
        (" | | v | ", "v |" + " |" * 10, ["RAK009 Komisi!F1 error", "RAK009 Komisi!J1 error"]),
        ("v | | v | ", "v |" + " |" * 10, ["RAK009 Komisi!F1 error", "RAK009 Komisi!J1 error"]),
        ("v | | | ", "v | v |" + " |" * 9, []),
        ("v | - | - | -", "v" + " | -" * 11, []),
        (" | | | ", "v |" + " |" * 10, []),
    ],
)
def test_periods_of_two_parts_in_one_row_are_asked_about_where_their_ticks_differ(
    quarters: str, months: str, asked_at: list[str]
) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | {" | ".join(MONTHS)} | PELAKSANA    |
        | 1  | A       | Nilai A   | 70     | Reviu    | {quarters} | {months} | Divisi Hukum |
    """)

    assert [each for each in told(plan) if each.startswith("RAK009")] == asked_at


TICKS = "T1 | T2 | T3 | T4"


def beside_ticks(*headings: str) -> Plan:
    heads, numbers = " | ".join(headings), " | ".join(f"{{{number}}}" for number in range(1, len(headings) + 1))
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | {heads} | KEGIATAN | {TICKS} | PELAKSANA |
        | 1. | Sasaran | Jumlah Laporan | 4 Laporan | {numbers} | Reviu | v | | v | | Divisi Hukum |
    """)


@pytest.mark.parametrize(
    ("headings", "entry"),
    [
        (("Target Jan-Mar", "Target Apr-Jun", "Target Jul-Sep", "Target Okt-Des"), ""),
        (
            (
                "Target Januari s.d. Maret",
                "Target April s.d. Juni",
                "Target Juli s.d. September",
                "Target Oktober s.d. Desember",
            ),
            "",
        ),
        (("TW 1 (Kumulatif)", "TW 2 (Kumulatif)", "TW 3 (Kumulatif)", "TW 4 (Kumulatif)"), "up_to"),
        (("TW I (non kumulatif)", "TW II (non kumulatif)", "TW III (non kumulatif)", "TW IV (non kumulatif)"), "own"),
    ],
)
def test_targets_by_quarter_beside_ticks_are_no_schedule(headings: tuple[str, ...], entry: str) -> None:
    plan = beside_ticks(*headings)
    (indicator,) = plan.parts[0].indicators
    columns = [each for each in plan.definition.further_of("commission") if each.period]

    assert [activity.periods for activity in indicator.activities] == [(1, 3)]
    assert [str(indicator.further[f"target_q{quarter}"]) for quarter in (1, 2, 3, 4)] == ["1", "2", "3", "4"]
    assert {each.entry for each in columns} == {entry}
    assert not [line for line in told(plan) if "RAK009" in line or "RAK020" in line]


def test_numbers_below_the_name_of_a_period_that_are_not_read_are_a_warning() -> None:
    found = [line for line in told(beside_ticks("B03", "B06", "B09", "B12")) if "RAK020" in line]

    assert found == [f"RAK020 Komisi!{column}1 warning" for column in "EFGH"]
    assert not [line for line in told(beside_ticks("BOBOT", "URAIAN")) if "RAK020" in line]
