"""Headings as offices write them: side by side, with years, footnotes and months below quarters."""

from __future__ import annotations

import re

import msgspec
import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import NoteKind, Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.headings.periods import heading_period
from tests.tables import plan_of, sheets_of

KPU = load_template("kpu-2020")
MONTHS = "Jan | Feb | Mar | Apr | Mei | Jun | Jul | Agt | Sep | Okt | Nov | Des"
GAP = " | ".join([""] * 12)
HEAD = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"


def asked(plan: Plan) -> list[str]:
    return [str(note.cell) for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("TARGET 2)", "target"),
        ("TARGET 2020", "target"),
        ("TARGET (%)", "target"),
        ("SASARAN STRATEGIS 1)", "objective"),
        ("INDIKATOR KINERJA UTAMA **", "indicator"),
        ("PENANGGUNG JAWAB (PIC)", "executor"),
        ("KEGIATAN (maksimal 5)", "activity"),
        ("HASIL", None),
    ],
)
def test_footnotes_and_brackets_leave_a_heading_what_it_is(text: str, role: str | None) -> None:
    assert heading_role(text, KPU) == role


@pytest.mark.parametrize(
    ("part", "text", "period"),
    [
        ("commission", "Jan-Mar", 1),
        ("commission", "Juli s.d. September", 3),
        ("commission", "Jan-Apr", None),
        ("commission", "Trw. III", 3),
        ("commission", "TRIWULAN II *)", 2),
        ("commission", "Triwulan ke-1", 1),
        ("commission", "Triwulan Ke I", 1),
        ("commission", "TW ke 4", 4),
        ("commission", "TRIWULAN\nKE-IV 2020", 4),
        ("commission", "Triwulan ke-5", None),
        ("commission", "Minggu ke-1", None),
        ("secretariat", "Jan 2020", 1),
        ("secretariat", "Pebruari 2020", 2),
        ("secretariat", "2020", None),
        ("secretariat", "Bulan ke-1", 1),
        ("secretariat", "Bulan 12", 12),
        ("secretariat", "Bulan ke-13", None),
    ],
)
def test_periods_are_known_by_months_years_and_short_names(part: str, text: str, period: int | None) -> None:
    assert heading_period(text, KPU.part(part), KPU) == period


def test_periods_that_are_counted_in_words_are_the_schedule_of_the_plan() -> None:
    head = re.sub("T([1-4])", r"Triwulan ke-\1", HEAD)
    plan = plan_of(f"""
        # RAK
        {head}
        | 1 | A | Nilai A | 75 | Reviu | | v | | v | Divisi Hukum |
    """)

    assert [activity.periods for _, _, activity in plan.activities()] == [(2, 4)]
    assert asked(plan) == []


def test_two_tables_side_by_side_are_two_tables() -> None:
    plan = plan_of(f"""
        # RAK
        {HEAD} | NO | SASARAN KEGIATAN | INDIKATOR | TARGET | KEGIATAN | {MONTHS} | PELAKSANA |
        | 1 | A | Nilai A | 75 | Reviu | v | | | | Divisi Hukum | | 1 | B | Nilai B | 80 | Rapat | | v {GAP} Subbag Hukum |
    """)

    assert [
        (part.id, str(each.place.cell("indicator")), [each.text for each in each.activities], sorted(each.periods))
        for part in plan.parts
        for each in part.indicators
    ] == [("commission", "RAK!C2", ["Reviu"], [1]), ("secretariat", "RAK!N2", ["Rapat"], [2])]  # fmt: skip
    assert {note.kind for note in plan.notes} <= {NoteKind.REPAIRED}


def test_months_below_their_quarters_are_the_schedule() -> None:
    plan = plan_of(f"""
        # Sekretariat
        | NO | SASARAN KEGIATAN | INDIKATOR | TARGET | KEGIATAN | TW I | < | < | TW II | < | < | TW III | < | < | TW IV | < | < | PELAKSANA |
        | | | | | | {MONTHS} | |
        | 1 | A | Nilai A | 75 | Reviu | | v | | | v | | | | | | | | Subbag Hukum |
    """)

    assert [(part.id, part.indicators[0].periods) for part in plan.parts] == [("secretariat", frozenset({2, 5}))]


def test_a_target_in_the_second_heading_row_is_the_target() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR KINERJA | < | KEGIATAN | RENCANA PELAKSANAAN | < | < | < | PELAKSANA |
        | | | | TARGET | | T1 | T2 | T3 | T4 | |
        | 1 | A | Nilai A | 75 | Reviu | v | | | | Divisi Hukum |
    """)
    target = plan.parts[0].indicators[0].target

    assert target
    assert target.text == "75"


def with_targets(heading: str) -> Plan:
    return plan_of(
        f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | {heading} | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | A | Nilai A | 70 | 75 | Reviu | v | | | | Divisi Hukum |
        """,
    )


@pytest.mark.parametrize(
    ("heading", "target", "cells"),
    [
        ("TARGET 2019 | TARGET 2020", "75", []),
        ("TARGET 2020 | TARGET 2021", "70", []),
        ("TARGET 2018 | TARGET 2019", "70", ["Komisi!D1", "Komisi!E1"]),
        ("TARGET | TARGET", "70", ["Komisi!D1", "Komisi!E1"]),
    ],
)
def test_of_several_targets_that_of_the_plans_year_counts(heading: str, target: str, cells: list[str]) -> None:
    plan = with_targets(heading)
    read = plan.parts[0].indicators[0].target

    assert read
    assert (read.text, asked(plan)) == (target, cells)
    assert (NoteKind.COLUMN_SET_ASIDE in {note.kind for note in plan.notes}) is not bool(cells)


@pytest.mark.parametrize(
    ("sheet", "objective", "part", "cells"),
    [
        ("Sekretariat", "SASARAN", "secretariat", ["Sekretariat!J1"]),
        ("RAK", "SASARAN KEGIATAN", "commission", ["RAK!B1"]),
        ("RAK", "SASARAN STRATEGIS", "commission", []),
        ("Komisi", "SASARAN", "commission", []),
    ],
)
def test_a_part_that_is_named_otherwise_than_its_executors_say_is_asked_about(
    sheet: str, objective: str, part: str, cells: list[str]
) -> None:
    plan = plan_of(f"""
        # {sheet}
        {HEAD.replace("SASARAN", objective)}
        | 1 | A | Nilai A | 75 | Reviu | v | | | | Divisi Hukum |
    """)

    assert (plan.parts[0].id, asked(plan)) == (part, cells)


def test_what_stands_for_nothing_does_so_in_capitals_and_small_letters() -> None:
    usual = load_template("kpu-2020")
    own = msgspec.structs.replace(usual, marks=msgspec.structs.replace(usual.marks, blanks=("Tidak",)))
    text = """
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. | Sasaran A | Opini BPK | WTP | Reviu | Tidak | tidak | TIDAK | ✓ | tidak |
    """
    plan = read_sheets(sheets_of(text, own), Source("rak.xlsx", "0" * 64), template=own)

    assert isinstance(plan, Plan)
    (activity,) = plan.parts[0].indicators[0].activities
    assert (activity.periods, activity.executors) == ((4,), ())
    assert [note for note in plan.notes if note.kind is NoteKind.UNKNOWN_MARK] == []


def test_what_is_typed_into_a_blank_cell_of_the_heading_rows_is_told() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | RENCANA PELAKSANAAN | | tolong isi | | PELAKSANA |
        | cek | | KINERJA UTAMA | (%) | | T1 | T2 | T3 | T4 | |
        | 1  | A | Opini BPK | WTP | Reviu | v | | | | Divisi Hukum |
    """)

    assert [(str(note.cell), note.value) for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == [
        ("Komisi!H1", "tolong isi"),
        ("Komisi!A2", "cek"),
    ]
