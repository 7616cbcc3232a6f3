"""NO as people number objectives, indicators and rows."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Plan
from tests.tables import plan_of, told

HEAD = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |\n"


def plan_numbered(*rows: tuple[str, str]) -> Plan:
    """A row of its own indicator for each NO and SASARAN."""
    lines = [
        f"| {no} | {objective} | Nilai {nth} | 95 | Rapat {nth} | v | | | | Divisi Hukum |"
        for nth, (no, objective) in enumerate(rows)
    ]
    return plan_of(HEAD + "\n".join(lines))


def numbers(plan: Plan) -> list[tuple[int | None, str]]:
    return [(each.objective.number, each.objective.text) for each in plan.parts[0].indicators]


def about_numbers(plan: Plan) -> list[str]:
    """What is told as more than an info at NO or SASARAN."""
    return [each for each in told(plan) if each.split()[1][:-1] in {"Komisi!A", "Komisi!B"}]


def repaired(plan: Plan) -> list[tuple[str, str]]:
    return [
        (note.value, note.became)
        for note in plan.notes
        if note.kind is NoteKind.REPAIRED and note.cell and note.cell.column in {"A", "B"}
    ]


TWO = [(1, "Hukum"), (1, "Hukum"), (2, "Umum")]


@pytest.mark.parametrize(
    ("first", "below", "second"),
    [
        ("1", "", "2"),
        ("1.", "", "2."),
        ("1)", "1", "2)"),
        ("(1)", "", "(2)"),
        ("01", "", "02"),
        ("No. 1", "", "No. 2"),
        ("{1}", "", "{2}"),
        ("I", "", "II"),
        ("I.", "1", "II."),
        ("i.", "", "ii."),
        ("A.", "", "B."),
        ("A", "a", "B"),
        ("1", "1.1", "2"),
        ("1.1", "1.2", "2.1"),
        ("{1.1}", "{1.2}", "{2.1}"),
        ("1.a", "1.b", "2.a"),
        ("1a.", "1b.", "2a."),
        ("1.", "a.", "2."),
        ("1,0", "1,1", "2,0"),
        ("1", "2", "3"),  # NO counts the indicators
        ("1", "2", "1"),  # within each objective
    ],
)
def test_objectives_have_the_number_that_is_meant(first: str, below: str, second: str) -> None:
    plan = plan_numbered((first, "Hukum"), (below, ""), (second, "Umum"))

    assert numbers(plan) == TWO if below != "1" else [(1, "Hukum"), (1, "Hukum"), (2, "Umum")]
    assert about_numbers(plan) == []


@pytest.mark.parametrize("below", ["| | Rapat | v | | | | Divisi Hukum", "Nilai Z | | | | | | |"])
def test_a_number_on_every_row_counts_the_rows_whatever_some_of_them_leave_blank(below: str) -> None:
    first, second = (f"{text} | Nilai {text} | 95 | Rapat | v | | | | Divisi Hukum" for text in ("Hukum", "Umum"))
    plan = plan_of(f"{HEAD}| 1 | {first} |\n| 2 | | {below} |\n| 3 | {second} |\n| 4 | | {below} |")

    assert list(dict.fromkeys(numbers(plan))) == [(1, "Hukum"), (2, "Umum")]
    assert about_numbers(plan) == []


def test_what_was_not_plain_is_told_as_a_repair() -> None:
    assert repaired(plan_numbered(("1.", "Hukum"), ("", ""), ("2", "Umum"))) == []
    assert repaired(plan_numbered(("I", "Hukum"), ("", ""), ("II", "Umum"))) == [("I", "1."), ("II", "2.")]
    assert repaired(plan_numbered(("1", "Hukum"), ("2", ""), ("3", "Umum"))) == [("2", "1."), ("3", "2.")]
    assert repaired(plan_numbered(("1", "Hukum"), ("1.b", ""), ("2", "Umum"))) == [("1.b", "1.")]


@pytest.mark.parametrize(
    ("first", "second"), [("1. Hukum", "2. Umum"), ("I. Hukum", "II. Umum"), ("A. Hukum", "B. Umum"), ("(1) Hukum", "(2) Umum"), ("1. . Hukum", "2. . Umum")]
)  # fmt: skip
def test_a_number_in_front_of_the_objective_is_its_number(first: str, second: str) -> None:
    plan = plan_numbered(("", first), ("", ""), ("", second))

    assert numbers(plan) == TWO
    assert about_numbers(plan) == []
    assert repaired(plan) == [(first, "Hukum"), (second, "Umum")]


def test_a_number_in_no_and_in_front_of_the_objective_is_one() -> None:
    assert numbers(plan_numbered(("1", "1. Hukum"), ("", ""), ("2", "2. Umum"))) == TWO


def test_another_number_in_front_of_the_objective_is_told() -> None:
    plan = plan_numbered(("1", "1. Hukum"), ("", ""), ("2", "3. Umum"))

    assert numbers(plan) == TWO
    assert about_numbers(plan) == ["RAK016 Komisi!B4 warning"]


def test_an_objective_repeated_on_every_row_is_one_though_every_row_is_numbered() -> None:
    plan = plan_numbered(("1", "Hukum"), ("2", "Hukum"), ("3", "Umum"))

    assert numbers(plan) == TWO
    assert len({each.objective.place.row for each in plan.parts[0].indicators}) == 2


def test_one_objective_written_again_with_its_own_number_is_another_and_is_told() -> None:
    plan = plan_numbered(("1", "Hukum"), ("2", "Umum"), ("3", "Umum"), ("4", "Data"))

    assert numbers(plan) == [(1, "Hukum"), (2, "Umum"), (3, "Umum"), (4, "Data")]
    assert about_numbers(plan) == ["RAK016 Komisi!A4 warning"]


def test_indicators_numbered_below_objectives_on_rows_of_their_own() -> None:
    work = "| 95 | Rapat | v | | | | Divisi Hukum |"
    plan = plan_of(f"""{HEAD}
        | | Hukum | | | | | | | | |
        | 1 | | Nilai A {work}
        | 2 | | Nilai B {work}
        | | Umum | | | | | | | | |
        | 1 | | Nilai C {work}
    """)

    assert numbers(plan) == [(None, "Hukum"), (None, "Hukum"), (None, "Umum")]
    assert [each for each in about_numbers(plan) if "RAK005" in each] == []


def test_a_gap_between_objectives_is_still_told() -> None:
    assert about_numbers(plan_numbered(("1", "Hukum"), ("", ""), ("3", "Umum"))) == ["RAK202 Komisi!A4 warning"]
    assert about_numbers(plan_numbered(("I", "Hukum"), ("", ""), ("III", "Umum"))) == ["RAK202 Komisi!A4 warning"]


def test_objectives_in_another_order_are_told_once() -> None:
    backwards = plan_numbered(("4", "Data"), ("3", "Umum"), ("2", "Hukum"), ("1", "Teknis"))
    torn = plan_numbered(("1", "Hukum"), ("2", "Umum"), ("3", "Data"), ("2", "Umum"))

    assert about_numbers(backwards) == ["RAK202 Komisi!A2 warning"]
    assert about_numbers(torn) == []  # another row of an objective that is there already
    assert len(about_numbers(plan_numbered(("2", "Data"), ("5", "Umum"), ("1", "Hukum")))) > 1


def test_a_number_of_another_objective_without_that_is_still_told() -> None:
    plan = plan_numbered(("1", "Hukum"), ("3.1", ""), ("2", "Umum"))

    assert about_numbers(plan) == ["RAK005 Komisi!A3 warning"]


def test_words_that_begin_like_a_number_stay_words() -> None:
    plan = plan_numbered(("1", "K. Hukum"), ("", ""), ("2", "2020 yang baik"))

    assert [text for _, text in numbers(plan)] == ["K. Hukum", "K. Hukum", "2020 yang baik"]


@pytest.mark.parametrize("number", ["1.", "1)", "(1)", "1.1", "1.1.", "1.a", "a.", "1/", "•", "-", "ü", "§", "\uf0a7"])
def test_a_number_in_front_of_an_indicator_is_no_part_of_its_words(number: str) -> None:
    plan = plan_of(f"{HEAD}| 1 | Hukum | {number} Persentase Sengketa | 75% | Rapat | v | | | | Divisi Hukum |")

    assert [each.text for each in plan.parts[0].indicators] == ["Persentase Sengketa"]
    assert [note.became for note in plan.notes if str(note.cell) == "Komisi!C2"] == ["Persentase Sengketa"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Nilai A\\n2. Nilai B",
        "1. Nilai A 2. Nilai B",
        "1. Nilai A\\n2. Nilai B\\n3. Nilai C",
        "• Nilai A\\n• Nilai B",
        "i. Nilai A\\nii. Nilai B",
        "v Nilai A\\nv Nilai B",
    ],
)
def test_several_indicators_in_one_cell_are_asked_about(text: str) -> None:
    plan = plan_of(f"{HEAD}| 1 | Hukum | {text} | 75 | Rapat | v | | | | Divisi Hukum |")

    assert "RAK009 Komisi!C2 error" in told(plan)
    count = 3 if "Nilai C" in text else 2
    assert f"{count} indikator" in next(note.detail.id for note in plan.notes if str(note.cell) == "Komisi!C2")


@pytest.mark.parametrize("span", ["1-3", "1 - 3", "1,2", "2/4"])
def test_an_entry_that_names_several_numbers_is_no_number_of_one_objective(span: str) -> None:
    plan = plan_numbered((span, "Hukum"), ("4", "Umum"))

    assert numbers(plan) == [(None, "Hukum"), (4, "Umum")]
    assert "RAK202 Komisi!A2 warning" in about_numbers(plan)


def test_such_an_entry_beside_an_indicator_is_told() -> None:
    assert about_numbers(plan_numbered(("1", "Hukum"), ("1-3", ""))) == ["RAK005 Komisi!A3 warning"]


def test_the_same_entry_is_a_number_below_an_objective_where_those_before_lead_up_to_it() -> None:
    plan = plan_numbered(("1-1", "Hukum"), ("1-2", ""), ("1-3", ""), ("2-1", "Umum"))

    assert numbers(plan) == [(1, "Hukum"), (1, "Hukum"), (1, "Hukum"), (2, "Umum")]
    assert about_numbers(plan) == []


@pytest.mark.parametrize("letter", ["İ", "ı"])
def test_an_i_of_another_alphabet_is_no_roman_number(letter: str) -> None:
    plan = plan_numbered(("I", "Hukum"), (letter, "Umum"))

    assert numbers(plan) == [(1, "Hukum"), (None, "Umum")]
    assert about_numbers(plan) == ["RAK202 Komisi!A3 warning"]
