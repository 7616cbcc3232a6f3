"""Lines among the rows that name a unit or a programme above a group of them."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Plan
from tests.tables import plan_of, told
from tests.test_reading_heading_rows import HEAD

FIRST = "| 1 | A | Nilai A | 70 | Reviu | v | | | | {} |"
SECOND = "| 2 | B | Nilai B | 80 | Rapat | | v | | | {} |"
LEGAL, TECHNICAL = "Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan"


def banded(one: str, two: str, *executors: str) -> Plan:
    rows = (row.format(name) for row, name in zip((FIRST, SECOND), executors or ("", ""), strict=True))
    return plan_of("\n".join(["# Komisi", HEAD, one, next(rows), two, next(rows)]))


def read(plan: Plan) -> list[tuple[str, str, tuple[str, ...]]]:
    """Objective, indicator and executors of each activity."""
    return [
        (indicator.objective.text, indicator.text, tuple(each.name for each in activity.executors))
        for _, indicator, activity in plan.activities()
    ]


def of_rows(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each[:6] in {"RAK005", "RAK009", "RAK501", "RAK502"}]


TAKEN = [("A", "Nilai A", (LEGAL,)), ("B", "Nilai B", (TECHNICAL,))]


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "| {} | < | < | < | < | < | < | < | < | < |",
        "| | {} |",
        "| | | {} |",
        "| A. | {}: |",
        "| B. {} | < | < | < | < | < | < | < | < | < |",
    ],
)
def test_a_unit_above_rows_that_name_nobody_carries_them_out(form: str) -> None:
    plan = banded(form.format(LEGAL.upper()), form.format(TECHNICAL))

    assert (read(plan), of_rows(plan)) == (TAKEN, [])
    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.REPAIRED and not note.value] == [
        "Komisi!J3",
        "Komisi!J5",
    ]


@pytest.mark.parametrize("form", ["{}", "| | {} |", "| | | {} |"])
def test_units_above_rows_that_name_their_executors_are_told_once(form: str) -> None:
    plan = banded(form.format(LEGAL), form.format(TECHNICAL), LEGAL, TECHNICAL)

    assert read(plan) == TAKEN
    assert len(of_rows(plan)) == 1


def test_a_unit_above_rows_of_which_some_name_somebody_is_not_taken_for_the_others() -> None:
    plan = plan_of("\n".join(["# Komisi", HEAD, LEGAL, FIRST.format(""), SECOND.format(TECHNICAL)]))

    assert of_rows(plan) == ["RAK005 Komisi!A2 warning", "RAK501 Komisi!J3 error"]


def test_a_unit_above_rows_of_a_table_without_executors_is_told() -> None:
    heading, row = (text.rpartition("|")[0].rpartition("|")[0] + "|" for text in (HEAD, FIRST.format("")))
    plan = plan_of("\n".join(["# Komisi", heading, LEGAL, row]))

    assert "RAK005 Komisi!A2 warning" in told(plan)


@pytest.mark.parametrize("form", ["{}", "| | {} |", "| A. | {} |", "| {} | < | < | < | < | < | < | < | < | < |"])
def test_programmes_above_the_rows_are_told_once_and_are_no_objectives(form: str) -> None:
    plan = banded(form.format("PROGRAM DUKUNGAN MANAJEMEN"), form.format("PROGRAM PEMILU"), LEGAL, TECHNICAL)

    assert read(plan) == TAKEN
    assert len(of_rows(plan)) == 1


def test_a_programme_in_the_column_of_objectives_is_that_of_rows_that_have_no_other() -> None:
    rows = [FIRST.format(LEGAL).replace("| 1 | A |", "| | |")]
    plan = plan_of("\n".join(["# Komisi", HEAD, "| 1 | PROGRAM DUKUNGAN MANAJEMEN |", *rows]))

    assert read(plan) == [("PROGRAM DUKUNGAN MANAJEMEN", "Nilai A", (LEGAL,))]


@pytest.mark.parametrize("text", ["Subbag Hukum menyusun laporan", "Kegiatan pendukung"])
def test_an_activity_that_begins_as_a_band_does_is_an_activity(text: str) -> None:
    plan = plan_of("\n".join(["# Komisi", HEAD, FIRST.format(LEGAL), f"| | | | | {text} |", SECOND.format(TECHNICAL)]))

    assert [activity.text for *_, activity in plan.activities()] == ["Reviu", text, "Rapat"]
