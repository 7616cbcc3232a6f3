"""Which objective a row belongs to, where its own cell is blank, and activities far from any indicator."""

from __future__ import annotations

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import NoteKind, Plan
from rak_excel.vocabulary.entries.wordings import fill_wording
from tests.tables import plan_of, told

KPU = load_template("kpu-2020")
FIRST, SECOND = list(KPU.objectives_of("commission"))[:2]
HEAD = """
    # Komisi
    | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | CEK ISIAN | |
"""


def line(key: str, number: str = "", objective: str = "", indicator: str = "") -> str:
    wording = indicator or fill_wording(KPU.indicators[key].text, "KPU Kabupaten Lombok Timur", 2020)
    return f"| {number} | {objective} | {wording} | 75% | Rapat {key} | v | | | | Divisi Hukum | | {key} |\n"


def objectives(plan: Plan) -> list[tuple[int | None, str]]:
    return [(each.objective.number, each.objective.text) for each in plan.parts[0].indicators]


def repairs(plan: Plan) -> list[tuple[str, str]]:
    return [(str(note.cell), note.became) for note in plan.notes if note.cell and note.cell.column == "B"]


def seconds(plan: Plan) -> list[str]:
    return [str(note.cell) for note in plan.notes if note.kind is NoteKind.SECOND_READING]


def test_rows_whose_objective_was_deleted_take_it_by_their_row_key_and_each_is_told() -> None:
    plan = plan_of(HEAD + line("K1.1", "1.", FIRST.text) + line("K2.2") + line("K2.3"))

    assert objectives(plan) == [(1, FIRST.text), (2, SECOND.text), (2, SECOND.text)]
    assert seconds(plan) == ["Komisi!C3", "Komisi!C4"]
    assert [each for each in told(plan) if "RAK009" in each] == []


def test_rows_whose_objective_was_cleared_beside_its_number_take_it_by_their_row_key() -> None:
    plan = plan_of(HEAD + line("K1.1", "1.", FIRST.text) + line("K2.1", "2.") + line("K2.2"))

    assert objectives(plan) == [(1, FIRST.text), (2, SECOND.text), (2, SECOND.text)]
    assert seconds(plan) == ["Komisi!C3", "Komisi!C4"]


def test_a_number_of_the_objective_above_contradicts_the_row_key() -> None:
    plan = plan_of(HEAD + line("K1.1", "1.", FIRST.text) + line("K2.1", "1."))

    assert "RAK009 Komisi!C3 error" in told(plan)


def test_a_table_without_its_first_row_has_its_objective_still() -> None:
    plan = plan_of(HEAD + line("K1.2") + line("K1.3") + line("K2.1", "2.", SECOND.text))

    assert objectives(plan) == [(1, FIRST.text), (1, FIRST.text), (2, SECOND.text)]
    assert (repairs(plan), seconds(plan)) == ([("Komisi!B2", f"1. {FIRST.text}")], [])


def test_a_row_sorted_away_from_its_objective_finds_it_again() -> None:
    plan = plan_of(
        HEAD + line("K1.1", "1.", FIRST.text) + line("K2.1", "2.", SECOND.text) + line("K1.2") + line("K2.2")
    )

    assert [number for number, _ in objectives(plan)] == [1, 2, 1, 2]


def test_what_is_typed_as_objective_wins_over_the_row_key() -> None:
    plan = plan_of(HEAD + line("K1.1", "1.", "Sasaran kantor") + line("K1.2") + line("K2.1", "", "Lain") + line("K2.2"))

    assert [text for _, text in objectives(plan)] == ["Sasaran kantor", "Sasaran kantor", "Lain", "Lain"]
    assert repairs(plan) == []


def test_a_row_moved_from_an_objective_in_ones_own_words_finds_it_wherever_it_stands() -> None:
    first, second = line("K1.1", "1.", FIRST.text), line("K2.1", "2.", "Pemilu aman")
    plan = plan_of(HEAD + first + line("K2.2") + second + line("K2.3"))

    assert [text for _, text in objectives(plan)] == [FIRST.text, *["Pemilu aman"] * 3]
    assert seconds(plan) == ["Komisi!C3"]


def test_a_row_moved_below_an_objective_in_ones_own_words_stays_as_typed_and_is_told() -> None:
    first, second = line("K1.1", "1.", "Pemilu baik"), line("K2.1", "2.", "Pemilu aman")
    plan = plan_of(HEAD + first + line("K2.2") + second + line("K1.2"))

    assert [text for _, text in objectives(plan)] == ["Pemilu baik"] * 2 + ["Pemilu aman"] * 2
    assert seconds(plan)[:2] == ["Komisi!C3", "Komisi!C5"]
    read = [note.became for note in plan.notes if note.kind is NoteKind.SECOND_READING]
    assert read[:2] == ["indikator dari Pemilu baik", "indikator dari Pemilu aman"]


def test_a_lost_space_makes_no_objective_of_ones_own() -> None:
    first, second = line("K1.1", "1.", FIRST.text), line("K2.1", "2.", SECOND.text.replace(" yang", "yang", 1))
    plan = plan_of(HEAD + first + line("K2.2") + second + line("K1.2"))

    assert [number for number, _ in objectives(plan)] == [1, 2, 2, 1]
    assert seconds(plan) == ["Komisi!C3", "Komisi!C5"]


def test_an_objective_of_ones_own_goes_on_below_its_first_row() -> None:
    own = "| 4 | Sasaran kantor | Nilai | 95 | Rapat | v | | | | Divisi Hukum | | |\n"
    plan = plan_of(HEAD + own + line("K2.2"))

    assert [text for _, text in objectives(plan)] == ["Sasaran kantor"] * 2


def test_a_row_key_that_does_not_count_knows_no_objective() -> None:
    plan = plan_of(HEAD + line("K1.1", "1.", FIRST.text) + line("K2.2", indicator="Sama sekali lain"))

    assert [number for number, _ in objectives(plan)] == [1, 1]


def test_numbers_that_are_no_numbers_are_told_where_they_stand_without_an_objective() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | A | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |
        | B |       | Nilai B | 95 | Rapat | v | | | | Divisi Hukum |
        | 3.2 |     | Nilai C | 95 | Rapat | v | | | | Divisi Hukum |
    """)

    assert [note.value for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == ["B", "3.2"]


def test_an_objective_on_a_row_of_its_own_is_that_of_the_rows_below() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. Hukum | < | < | < | < | < | < | < | < | < |
        | | | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |
        | Sasaran tanpa nomor | < | < | < | < | < | < | < | < | < |
        | | | Nilai B | 95 | Rapat | v | | | | Divisi Hukum |
        | 3) Umum | | | | | | | | | |
        | | | Nilai C | 95 | Rapat | v | | | | Divisi Hukum |
    """)

    assert objectives(plan) == [(1, "Hukum"), (None, "Sasaran tanpa nomor"), (3, "Umum")]
    assert str(plan.parts[0].indicators[0].objective.place.cell("objective")) == "Komisi!A2"
    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []


def numbered(*rows: tuple[str, str]) -> Plan:
    lines = [
        f"| {number} | {objective} | Nilai {nth} | 95 | Rapat {nth} | v | | | | Divisi Hukum |"
        for nth, (number, objective) in enumerate(rows)
    ]
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    return plan_of("\n".join(["# Komisi", head, *lines]))


def test_figures_below_objectives_with_letters_or_roman_numbers_count_their_indicators() -> None:
    for first, second in (("A", "B"), ("I", "II")):
        plan = numbered((first, "Hukum"), ("1", ""), ("2", ""), (second, "Umum"), ("1", ""))

        assert [number for number, _ in objectives(plan)] == [1, 1, 1, 2, 2]
        assert [line for line in told(plan) if line.startswith(("RAK005", "RAK20"))] == []


@pytest.mark.parametrize("word", ["SS {}", "SS.{}", "S{}", "S.{}", "Sasaran {}", "Sasaran Strategis {}.", "No. {}"])
def test_a_word_before_the_number_of_an_objective_is_no_part_of_it(word: str) -> None:
    plan = numbered((word.format(1), "Hukum"), (word.format(2), "Umum"))

    assert [number for number, _ in objectives(plan)] == [1, 2]
    assert [line for line in told(plan) if line.startswith("RAK20")] == []


def asked(blank_rows: int, activity: str = "") -> list[str]:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Hukum | Nilai A | 95 | {activity} | | | | | |
        {chr(10).join(["| |"] * blank_rows)}
        | | | | | Rapat | v | | | | Divisi Hukum |
    """)
    return [note.detail.en for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]


def test_an_activity_far_below_an_indicator_without_any_is_asked_about() -> None:
    (question,) = asked(3)

    assert '"Nilai A"' in question
    assert asked(1) == asked(3, "Advokasi") == []


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ("| | | | | Lihat lampiran SK | | | | | | | |", ["Komisi!E7"]),
        ("| | | | | Evaluasi | | v | | | Divisi Hukum | | |", []),
    ],
)
def test_a_mere_text_far_below_the_last_activity_is_asked_about(row: str, asked: list[str]) -> None:
    plan = plan_of(HEAD + line("K1.1", "1.", FIRST.text) + "| |\n" * 4 + row)

    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE] == asked


@pytest.mark.parametrize("nothing", ["-", "--", "–", "...", "0"])
def test_a_dash_is_a_blank_in_every_column_of_words(nothing: str) -> None:
    blank, dashed = (
        plan_of(f"""
            # Komisi
            | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
            | 1. | Sasaran | Opini BPK | WTP    | Reviu    | v  | v  | v  | v  | Divisi Hukum |
            | {x} | {x}    | {x}       |        | Rapat    | v  |    |    |    | Divisi Hukum |
            | {x} | {x}    | Nilai     | 80     | {x}      | v  |    |    |    | {x}          |
            | {x} | Lain   | {x}       | 80     | Rapat    | v  |    |    |    | Divisi Hukum |
        """)
        for x in ("", nothing)
    )

    assert dashed.parts == blank.parts
    assert told(dashed) == told(blank)


@pytest.mark.parametrize("none", ["Tidak ada", "nihil", "n/a"])
def test_who_writes_that_there_is_none_where_a_blank_is_as_above_is_asked_what_is_meant(none: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
        | 1. | Sasaran | Opini BPK | WTP    | Reviu    | v  | v  | v  | v  | Divisi Hukum |
        |    | {none}  | {none}    |        | Rapat    | v  |    |    |    | Divisi Hukum |
    """)

    assert objectives(plan) == [(1, "Sasaran")]
    assert {"RAK016 Komisi!B3 warning", "RAK016 Komisi!C3 warning"} <= set(told(plan))
