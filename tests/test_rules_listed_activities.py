"""Activities with a title above them, or listed below one: `Sosialisasi:`, `a. Pemilih pemula`."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan
from tests.tables import plan_of, told

OWN = "v | | | | Divisi Hukum dan Pengawasan"
NONE = "| | | |"


def planned(*rows: tuple[str, str]) -> Plan:
    """A plan of one indicator with these activities, each with what stands in its row behind it."""
    (text, behind), *others = rows
    below = "\n".join(f"| | | | | {each} | {what} |" for each, what in others)
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR  | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | Andal   | Nilai SPIP | B      | {text} | {behind} |
{below}
    """)


def asked(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each[:6] in {"RAK016", "RAK401", "RAK501"}]


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("Sosialisasi:", ["a. Pemula", "b. Lansia"]),
        ("Sosialisasi", ["- Pemula", "- Lansia"]),
        ("1. Sosialisasi", ["a. Pemula", "b. Lansia"]),
        ("1. Sosialisasi", ["1.1 Pemula", "1.2 Lansia"]),
        ("Sosialisasi:", ["1. Pemula", "2. Lansia"]),
    ],
)
def test_the_title_of_activities_needs_no_schedule_and_no_executor_of_its_own(title: str, items: list[str]) -> None:
    assert asked(planned((title, NONE), *((each, OWN) for each in items))) == []


@pytest.mark.parametrize(
    ("first", "second"), [("Sosialisasi", "Rapat"), ("1. Sosialisasi", "2. Rapat"), ("- Sosialisasi", "- Rapat")]
)
def test_an_activity_above_another_one_lacks_what_it_lacks(first: str, second: str) -> None:
    assert asked(planned((first, NONE), (second, OWN))) == ["RAK401 Komisi!F2 error", "RAK501 Komisi!J2 error"]


def test_only_the_activity_right_above_a_list_is_its_title() -> None:
    plan = planned(("Sosialisasi", NONE), ("Rapat", NONE), ("- Internal", OWN))
    assert asked(plan) == ["RAK401 Komisi!F2 error", "RAK501 Komisi!J2 error"]


def test_in_our_own_form_a_title_lacks_what_its_row_says_that_it_lacks() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR  | TARGET | KEGIATAN    | T1 | T2 | T3 | T4 | PELAKSANA | Cek Isian |
        | 1  | Andal   | Nilai SPIP | B      | Sosialisasi: | | | | | | Jadwal belum dicentang |
        | | | | | a. Pemula | {OWN} | Lengkap |
    """)

    assert asked(plan) == ["RAK401 Komisi!F2 error", "RAK501 Komisi!J2 error"]


def test_a_title_of_activities_without_a_schedule_lacks_it_too() -> None:
    plan = planned(("Sosialisasi:", NONE), ("a. Pemula", NONE))

    assert [each for each in asked(plan) if "RAK401" in each] == ["RAK401 Komisi!F2 error", "RAK401 Komisi!F3 error"]


def test_what_is_listed_below_an_activity_has_its_schedule_and_executor_without_a_question() -> None:
    plan = planned(("Sosialisasi", OWN), ("- Pemula", NONE), ("- Lansia", NONE))

    assert [activity.periods for activity in plan.parts[0].indicators[0].activities] == [(1,)] * 3
    assert asked(plan) == []
    assert len([each for each in asked(planned(("Sosialisasi", OWN), ("Rapat", NONE))) if "RAK016" in each]) == 2
