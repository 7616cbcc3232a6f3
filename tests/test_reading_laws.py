"""What blank cells, repeats, merged ranges and keys mean."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rak_excel.formats.grid import Faults, Sheet, Value, rows_of
from rak_excel.model import Indicator, NoteKind, Plan, Source, Target, TargetKind
from rak_excel.reading import read_sheets
from tests.tables import plan_of

HEADING = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"


def commission(*rows: str, **identity: str) -> Plan:
    return plan_of("\n".join(["# Komisi", HEADING, *rows]), file="rak.xlsx", template="kpu-2020", **identity)


def indicators(*rows: str) -> tuple[Indicator, ...]:
    part = commission(*rows).part("commission")
    assert part
    return part.indicators


def notes(plan: Plan, kind: NoteKind) -> list[tuple[str, str]]:
    return [(str(note.cell), note.value) for note in plan.notes if note.kind is kind]


def test_an_activity_below_an_objective_of_its_own_row_is_of_that_objective() -> None:
    first, second = indicators(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "| 2. | Sasaran B |           |     |       |   | | | |                 |",
        "|    |           |           |     | Rapat | | v | | | Divisi Hukum    |",
    )

    assert [activity.text for activity in first.activities] == ["Reviu"]
    assert (second.objective.text, second.text, second.activities[0].text) == ("Sasaran B", "", "Rapat")


def test_blank_cells_are_as_above() -> None:
    first, second = indicators(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "|    |           |           |     | Rapat | | v | | | Divisi Hukum |",
        "|    |           | Nilai AKIP | B | Evaluasi | | | v | | Divisi Hukum |",
    )

    assert [activity.text for activity in first.activities] == ["Reviu", "Rapat"]
    assert (second.objective.text, second.objective.number) == ("Sasaran A", 1)


def test_an_objective_without_number_is_a_new_one() -> None:
    first, second = indicators(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "|    | Sasaran B | Nilai AKIP | B | Evaluasi | v | | | | Divisi Hukum |",
    )

    assert (first.objective.number, second.objective.number) == (1, None)
    assert second.objective.text == "Sasaran B"


def test_the_same_indicator_on_the_next_row_goes_on_and_further_down_it_is_another() -> None:
    rows = indicators(
        "| 1. | Sasaran A | Opini BPK  | WTP | Reviu    | v | | | | Divisi Keuangan |",
        "|    |           | OPINI BPK  | WTP | Rapat    | v | | | | Divisi Keuangan |",
        "|    |           | Nilai AKIP | B   | Evaluasi | v | | | | Divisi Hukum |",
        "|    |           | Opini BPK  | WTP | Lagi     | v | | | | Divisi Keuangan |",
    )

    assert [(row.text, len(row.activities)) for row in rows] == [("Opini BPK", 2), ("Nilai AKIP", 1), ("Opini BPK", 1)]


def test_a_row_with_an_executor_alone_adds_to_the_activity_above() -> None:
    (row,) = indicators(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "|    |           |           |     |       |   | | | | Divisi Hukum |",
    )
    (activity,) = row.activities

    assert activity.executors_text == "Divisi Keuangan\nDivisi Hukum"
    assert [str(who.cell) for who in activity.executors] == ["Komisi!J2", "Komisi!J3"]


def test_ticks_and_executor_without_text_are_an_activity() -> None:
    (row,) = indicators(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "|    |           |           |     |       |   | v | | | Divisi Hukum |",
    )

    assert [(activity.text, activity.periods) for activity in row.activities] == [("Reviu", (1,)), ("", (2,))]


def test_a_target_that_changes_below_is_told() -> None:
    plan = commission(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "|    |           |           | WDP | Rapat | v | | | | Divisi Keuangan |",
    )

    assert notes(plan, NoteKind.TARGET_CHANGES) == [("Komisi!D3", "WDP")]


def test_schedule_and_executor_of_the_first_activity_count_where_no_other_has_any() -> None:
    plan = commission(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | v | | | Divisi Keuangan |",
        "|    |           |           |     | Rapat |   |   | | |                 |",
    )
    (row,) = plan.parts[0].indicators

    assert row.activities[1].periods == (1, 2)
    assert notes(plan, NoteKind.SECOND_READING) == [("Komisi!F3", ""), ("Komisi!J3", "")]


def test_a_merged_cell_says_itself_that_schedule_and_executor_are_those_of_the_first_activity() -> None:
    plan = commission(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | v | | | Divisi Keuangan |",
        "|    |           |           |     | Rapat | ^ | ^ | | | ^               |",
    )
    (row,) = plan.parts[0].indicators

    assert row.activities[1].periods == (1, 2)
    assert notes(plan, NoteKind.SECOND_READING) == []


def test_a_table_with_its_schedules_beside_the_first_activities_alone_is_told_once() -> None:
    lines = [
        line
        for nth in range(1, 5)
        for line in (
            f"| {nth}. | Sasaran {nth} | Nilai {nth} | 80 | Reviu | v | | | | Divisi Keuangan |",
            "| | | | | Rapat | | | | | Divisi Keuangan |",
        )
    ]
    plan = commission(*lines)

    assert [row.activities[1].periods for row in plan.parts[0].indicators] == [(1,)] * 4
    assert notes(plan, NoteKind.SECOND_READING) == [("Komisi!F3", "")]


def test_an_empty_schedule_stays_empty_where_a_later_activity_has_its_own() -> None:
    (row,) = indicators(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "|    |           |           |     | Rapat | | | | | |",
        "|    |           |           |     | Lapor | | | | v | |",
    )

    assert [activity.periods for activity in row.activities] == [(1,), (), (4,)]


def test_a_merged_executor_stands_for_every_row_of_its_range() -> None:
    rows = indicators(
        "| 1. | Sasaran A | Opini BPK  | WTP | Reviu    | v | | | | Divisi Keuangan |",
        "| ^  | ^         | Nilai AKIP | B   | Evaluasi | v | | | | ^               |",
        "|    |           | Indeks RB  | 75  | Rapat    | v | | | |                 |",
    )

    assert [row.activities[0].executors_text for row in rows] == ["Divisi Keuangan", "Divisi Keuangan", ""]


def test_a_tick_in_a_merged_range_counts_for_all_its_periods() -> None:
    plan = commission("| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | < | < | | Divisi Keuangan |")

    assert plan.parts[0].indicators[0].activities[0].periods == (1, 2, 3)
    assert ("Komisi!F2", "v", "T1 T2 T3") in [
        (str(note.cell), note.value, note.became) for note in plan.notes if note.kind is NoteKind.REPAIRED
    ]


def test_a_row_left_alone_is_unfilled() -> None:
    (row,) = indicators("| 1. | Sasaran A | Opini BPK | WTP | | | | | | |")

    assert not row.filled
    assert row.target
    assert row.target.text == "WTP"


def test_an_objective_without_indicator_is_told() -> None:
    plan = commission(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |",
        "| 2. | Sasaran B | | | | | | | | |",
    )

    assert notes(plan, NoteKind.CELL_NOT_USED) == [("Komisi!B3", "Sasaran B")]


def test_a_key_counts_while_the_text_is_near_and_the_first_of_two_keeps_it() -> None:
    table = """
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | | |
        | 1 | A | Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan | 75% | Rapat | v | | | | Teknis | | K1.2 |
        | 2 | B | Nilai Akuntabilitas Kinerja | B | Rapat | v | | | | Teknis | | K1.2 |
        | 3 | C | Sesuatu yang lain sama sekali | B | Rapat | v | | | | Teknis | | K3.2 |
    """
    plan = plan_of(table)

    assert [each.key for each in plan.parts[0].indicators] == ["K1.2", None, None]
    assert notes(plan, NoteKind.COPIED_ROW) == []  # a row with words of its own is no copy
    assert plan.parts[0].columns.roles["key"] == "L"


def test_a_row_right_below_a_repeated_heading_is_asked_about_and_not_joined() -> None:
    plan = commission(
        "| 1. | Sasaran A | Persentase pemilu tanpa | 95% | Rapat | v | | | | Divisi Hukum |",
        HEADING,
        "|    |           | konflik | | | | | | | |",
    )

    assert [each.text for each in plan.parts[0].indicators] == ["Persentase pemilu tanpa", "konflik"]
    assert notes(plan, NoteKind.AMBIGUOUS_VALUE) == [("Komisi!C4", "konflik")]


@pytest.mark.parametrize(
    ("cell", "indicator", "text", "value"),
    [
        ("75%", "Persentase A", "75%", 75),
        ("{0.75:0%}", "Persentase A", "75%", 75),
        ("{0.775:0.0%}", "Persentase A", "77,5%", Decimal("77.5")),
        ("{75}", "Persentase A", "75", 75),
        ("77,5 %", "Persentase A", "77,5 %", Decimal("77.5")),
        ("{0}", "Persentase A", "0", 0),
        ('{2:0" Laporan"}', "Jumlah laporan", "2 Laporan", 2),
        ("{0.755:0%}", "Persentase A", "76%", 76),
        ("{0.6666666667:0%}", "Persentase A", "67%", 67),
        ("{75000:0,}", "Persentase A", "75", 75),
        ("{75:0_%}", "Persentase A", "75", 75),
    ],
)
def test_a_target_is_what_a_person_sees(cell: str, indicator: str, text: str, value: Decimal | int) -> None:
    (row,) = indicators(f"| 1. | Sasaran A | {indicator} | {cell} | Rapat | v | | | | Divisi Hukum |")

    assert row.target
    assert (row.target.text, row.target.value) == (text, value)


def with_unit(target: str, unit: str) -> Plan:
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | SATUAN | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. | Sasaran A | Sesuatu | {target} | {unit} | Rapat | v | | | | Divisi Hukum |
    """)


@pytest.mark.parametrize(
    ("target", "unit", "value", "read"),
    [
        ("1", "Laporan", 1, "laporan"),
        ("{75}", "%", 75, "%"),
        ("{34}", "Provinsi", 34, "provinsi"),
    ],
)
def test_a_unit_in_a_column_of_its_own_belongs_to_a_bare_number(target: str, unit: str, value: int, read: str) -> None:
    plan = with_unit(target, unit)
    understood = plan.parts[0].indicators[0].target

    assert understood
    assert (understood.value, understood.unit) == (Decimal(value), read)
    assert "Komisi!D2" in {str(note.cell) for note in plan.notes if note.kind is NoteKind.REPAIRED}


@pytest.mark.parametrize("cell", ["{1}", "{0.01}", "1", "{0.75}", "0,35"])
def test_one_percent_or_a_hundred_is_asked(cell: str) -> None:
    plan = commission(f"| 1. | Sasaran A | Persentase A | {cell} | Rapat | v | | | | Divisi Hukum |")

    target = plan.parts[0].indicators[0].target
    assert target
    assert target.kind is TargetKind.NUMBER
    assert [place for place, _ in notes(plan, NoteKind.AMBIGUOUS_VALUE)] == ["Komisi!D2"]


def test_an_unknown_mark_is_told_and_a_dash_is_blank() -> None:
    plan = commission("| 1. | Sasaran A | Opini BPK | WTP | Reviu | ? | - | v | | Divisi Hukum |")

    assert plan.parts[0].indicators[0].activities[0].periods == (3,)
    assert notes(plan, NoteKind.UNKNOWN_MARK) == [("Komisi!F2", "?")]


def test_the_executors_of_one_cell_are_taken_apart_by_their_names() -> None:
    (row,) = indicators(
        "| 1. | A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan Umum Dan Logistik, Divisi Program Dan Data, "
        "Divisi Hukum Dan Pengawasan Dan Divisi Teknis Hupmas |"
    )

    assert [who.text for who in row.activities[0].executors] == [
        "Divisi Keuangan Umum Dan Logistik",
        "Divisi Program Dan Data",
        "Divisi Hukum Dan Pengawasan",
        "Divisi Teknis Hupmas",
    ]


def test_a_unit_that_filled_the_workbook_in_is_the_submitter() -> None:
    plan = commission(
        "| 1. | A | Opini BPK | WTP | Reviu | v | | | | Divisi Hukum |", submitter="Subbag Keuangan", region="5203"
    )

    assert plan.is_submission
    assert plan.identity.submitter
    assert plan.identity.submitter.name == "Sub Bagian Keuangan, Umum dan Logistik"
    assert plan.identity.region == "52.03"


def test_a_year_that_is_no_year_is_asked_at_its_cell() -> None:
    plan = commission("| 1. | A | Opini BPK | WTP | Reviu | v | | | | Divisi Hukum |", year="dua ribu", revision="x")

    assert plan.identity.year is None
    assert {value for _, value in notes(plan, NoteKind.AMBIGUOUS_VALUE)} == {"dua ribu", "x"}


def test_a_dash_names_no_executor_and_no_activity() -> None:
    plan = commission("| 1. | A | Opini BPK | WTP | Reviu | v | | | | - |", "| | | Nilai AKIP | B | - | | | | | 0 |")
    first, second = plan.parts[0].indicators

    assert first.activities[0].executors == ()
    assert not second.filled
    assert [place for place, _ in notes(plan, NoteKind.REPAIRED) if place != "Komisi!F2"] == [
        "Komisi!J2",
        "Komisi!E3",
        "Komisi!J3",
    ]


def test_errors_strays_and_a_date_that_does_not_exist_are_told() -> None:
    table: list[list[Value | None]] = [
        ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"],
        ["1.", "A", "Opini BPK", None, "Reviu", "v", None, None, None, "Divisi Hukum"],
        [],
        ["Selong, 31 Februari 2020"],
    ]
    faults = Faults({(2, 4): "#REF!", (2, 6): "#N/A", (9, 20): "#NAME?"})
    strays = {(20_000 + nth, 3): "jauh" for nth in range(25)}
    sheet = Sheet("RAK", rows_of(table), astray=strays, faults=faults)
    plan = read_sheets([sheet], Source("a.xlsx", ""))

    assert isinstance(plan, Plan)
    assert notes(plan, NoteKind.ERROR_CELL) == [("RAK!D2", "#REF!"), ("RAK!F2", "#N/A")]
    assert plan.parts[0].indicators[0].target == Target("#REF!")
    unused = notes(plan, NoteKind.CELL_NOT_USED)
    assert ("RAK!A4", "Selong, 31 Februari 2020") in unused
    assert ("RAK!T9", "#NAME?") in unused
    assert [value for place, value in unused if place == "None"] == [""]
    assert len(unused) == 1 + 20 + 1 + 1


def test_a_nought_is_a_target_below_a_repeated_heading_too() -> None:
    plan = commission(
        "| 1. | Sasaran A | Opini BPK | WTP | Reviu | v | | | | Divisi Hukum |",
        HEADING,
        "|    |           | Persentase pelanggaran | {0} | | | | | | |",
    )

    assert notes(plan, NoteKind.AMBIGUOUS_VALUE) == []
