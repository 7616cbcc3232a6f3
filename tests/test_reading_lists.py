"""Lists as they come out of Word and other programs: bullets that became letters are no part of the words."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Plan
from tests.tables import plan_of, told


def plan(*activities: str, executors: str = "Divisi Hukum") -> Plan:
    rows = [
        f"| {n} | Sasaran {n} | Nilai {n} | 75 | {text} | ✓ | | | | {executors} |"
        for n, text in enumerate(activities, 1)
    ]
    heading = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    return plan_of("\n".join(["# Komisi", heading, *rows]))


def activities(plan: Plan) -> list[str]:
    return [activity.text for _, _, activity in plan.activities()]


def repaired(plan: Plan) -> dict[str, str]:
    return {str(note.cell): note.became for note in plan.notes if note.kind is NoteKind.REPAIRED}


@pytest.mark.parametrize("letter", ["v", "o", "q", "n", "l"])
def test_a_letter_before_every_entry_of_a_column_was_a_bullet(letter: str) -> None:
    read = plan(f"{letter} Rapat", f"{letter} Reviu\\n{letter} Laporan", executors=f"{letter} Divisi Hukum")

    assert activities(read) == ["Rapat", "• Reviu\n• Laporan"]
    assert repaired(read)["Komisi!E2"] == "Rapat"
    assert [line for line in told(read) if line.startswith("RAK5")] == []


def test_a_letter_before_some_entries_may_be_a_word() -> None:
    assert activities(plan("v Rapat", "Reviu")) == ["v Rapat", "Reviu"]
    assert activities(plan("v Rapat")) == ["v Rapat"]
    assert activities(plan("v Rapat", "o Reviu")) == ["v Rapat", "o Reviu"]


def test_only_the_unknown_of_several_executors_is_told() -> None:
    read = plan("Rapat", executors="Divisi Teknis, dan Sekretariat")

    (activity,) = (activity for _, _, activity in read.activities())
    assert [each.name for each in activity.executors if each.known] == ["Divisi Teknis Penyelenggaraan"]
    assert [line for line in told(read) if line.startswith("RAK5")] == ["RAK502 Komisi!J2 error"]
