"""A schedule with the numbers of the activities in its periods is asked about: it may be target values too."""

from __future__ import annotations

import pytest

from rak_excel.reading.schedules.texts import names_items
from rak_excel.rules.check import check
from tests.tables import plan_of, told

TWO = r"1. Memutakhirkan data\n2. Menetapkan DPT"
THREE = rf"{TWO}\n3. Rapat"
FOUR = rf"{THREE}\n4. Laporan"


def table(activities: str, schedule: str, *further: str) -> str:
    rows = [
        f"| 1 | Andal | Persentase Layanan | 80% | {activities} | {schedule} | Divisi Hukum dan Pengawasan |",
        *further,
    ]
    heading = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    return "\n".join(["# Komisi", heading, *rows])


def of_schedule(text: str) -> list[str]:
    codes = ("RAK009", "RAK401", "RAK402", "RAK405")
    return [each for each in told(plan_of(text)) if each.startswith(codes)]


@pytest.mark.parametrize(
    ("activities", "schedule", "cell"),
    [
        (TWO, "1 | 2 | | ", "F2"),
        (TWO, "{1} | {2} | | ", "F2"),
        (TWO, "| 1 | | 2", "G2"),
        (TWO, "1 | 1 | 2 | 2", "F2"),
        (THREE, "1 | 1, 2 | | 3", "F2"),
        (THREE, "1 dan 2 | | 3 | ", "F2"),
        (FOUR, "1. | 2. | 3. | 4.", "F2"),
    ],
)
def test_the_numbers_of_all_activities_are_asked(activities: str, schedule: str, cell: str) -> None:
    assert of_schedule(table(activities, schedule)) == [f"RAK009 Komisi!{cell} error"]


def test_the_reason_names_both_readings() -> None:
    [said] = [each.message.id for each in check([plan_of(table(TWO, "1 | 2 | | "))]) if each.code == "RAK009"]
    assert "nomor kegiatan" in said
    assert "nilai target" in said


def test_beside_rows_with_ticks_it_is_asked_too() -> None:
    further = "| 2 | Tertib | Persentase Surat | 80% | Reviu | ✓ | | | ✓ | Divisi Hukum dan Pengawasan |"
    assert of_schedule(table(TWO, "1 | 2 | | ", further)) == ["RAK009 Komisi!F2 error"]


@pytest.mark.parametrize(
    ("activities", "schedule", "codes"),
    [
        (TWO, "25 | 50 | 75 | 100", ["RAK405 Komisi!F2 warning"]),
        (TWO, "1 | 2 | 3 | 4", ["RAK405 Komisi!F2 warning"]),  # more than there are
        ("Rapat", "1 | 2 | | ", ["RAK405 Komisi!F2 warning"]),
        (TWO, "| 2 | | 2", ["RAK405 Komisi!G2 warning"]),
        (TWO, "1 | 1 | | 1", []),  # ticks
        (TWO, "✓ | | | ✓", []),
    ],
)
def test_other_numbers_are_as_before(activities: str, schedule: str, codes: list[str]) -> None:
    assert of_schedule(table(activities, schedule)) == codes


@pytest.mark.parametrize("text", ["1" * 60, "1 " * 60 + "x", "123", "/", "dan"])
def test_nothing_but_numbers_of_activities_is_looked_for_however_long_it_is(text: str) -> None:
    assert not names_items([text, "1", "2"], "1. A\n2. B")
