"""What is listed below an objective or an indicator in its own column is asked about once."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan
from tests.tables import plan_of, told

WHO = "Divisi Hukum dan Pengawasan"
HEADING = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"


def plan_with(*rows: str) -> Plan:
    return plan_of("\n".join(["# Komisi", HEADING, *rows]))


def errors(plan: Plan) -> list[str]:
    return [each for each in told(plan) if " Komisi!" in each]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("- laki-laki", "- perempuan"),
        ("a. laki-laki", "b. perempuan"),
        ("1.1 pria", "1.2 wanita"),
        ("1) pria", "2) wanita"),
    ],
)
def test_parts_of_an_indicator_below_it_are_asked_about_once(one: str, two: str) -> None:
    plan = plan_with(
        f"| 1 | Partisipasi | Persentase partisipasi: | | Sosialisasi | v | | | | {WHO} |",
        f"| | | {one} | 82% | | | | | | |",
        f"| | | {two} | 85% | | | | | | |",
    )

    assert errors(plan) == ["RAK009 Komisi!C3 error"]


def test_a_title_above_indicators_is_asked_about_once() -> None:
    plan = plan_with(
        "| 1 | Partisipasi | Persentase partisipasi: | | | | | | | |",
        f"| | | - laki-laki | 82% | Sosialisasi | v | | | | {WHO} |",
        f"| | | - perempuan | 85% | Sosialisasi perempuan | v | | | | {WHO} |",
    )

    assert errors(plan) == ["RAK009 Komisi!C2 error"]


def test_indicators_with_letters_and_work_of_their_own_need_no_word() -> None:
    plan = plan_with(
        f"| 1 | Partisipasi | Persentase partisipasi | 80% | Sosialisasi | v | | | | {WHO} |",
        f"| | | a. Persentase laki-laki | 82% | Sosialisasi pria | v | | | | {WHO} |",
        f"| | | b. Persentase perempuan | 85% | Sosialisasi perempuan | v | | | | {WHO} |",
    )

    assert errors(plan) == []


@pytest.mark.parametrize("first", ["| | | | | | | |", f"| Nilai A | 70 | Reviu | v | | | | {WHO} |"])
def test_parts_of_an_objective_below_it_are_asked_about_once(first: str) -> None:
    plan = plan_with(
        f"| 1 | Meningkatnya tata kelola: {first}",
        f"| | a. kinerja | Nilai B | 80 | Rapat | v | | | | {WHO} |",
        f"| | b. keuangan | Nilai C | 90 | Evaluasi | v | | | | {WHO} |",
    )

    assert errors(plan) == ["RAK009 Komisi!B3 error"]


def test_numbered_indicators_below_one_without_a_number_need_no_word() -> None:
    plan = plan_with(
        f"| 1 | Partisipasi | Nilai A | 80 | Sosialisasi | v | | | | {WHO} |",
        "| | | 2. Nilai B | 82 | | | | | | |",
    )

    assert errors(plan) == ["RAK205 Komisi!E3 error"]


def test_objectives_with_letters_in_place_of_numbers_are_objectives() -> None:
    plan = plan_with(
        f"| a. | Tata kelola | Nilai B | 80 | Rapat | v | | | | {WHO} |",
        f"| b. | Keuangan | Nilai C | 90 | Evaluasi | v | | | | {WHO} |",
    )

    assert "RAK009" not in str(errors(plan))
