"""Which finding on an office's plan is which finding on another state of that plan."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.places import Where
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.findings.same_notes import Found, same_notes
from rak_excel.rules.check import check
from tests.tables import plan_of
from tests.test_same_rows import OPINION, TRAINED, Line, rows_of

KPU = load_template("kpu-2020")
MONTHS = " | ".join(f"B{month}" for month in range(1, 13))
HEADING = f"| NO | SASARAN KEGIATAN | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | {MONTHS} | PELAKSANA |"
TICKS = "v | v |" + " |" * 9
OPINION_ROW = (
    f"| 1 | Meningkatnya akuntabilitas | Opini BPK Atas Laporan Keuangan | WTP | Rapat | {TICKS} | Sub Bagian Gudang |"
)
REVIEW = f"| | | | | Reviu laporan | {TICKS} | Sub Bagian Gudang |"
TRAINING = f"| | | Jumlah pegawai yang dilatih | | Pelatihan | {TICKS} | |"
OTHER = (
    f"| 2 | Meningkatnya layanan | Indeks layanan | 80 | Kunjungan | {TICKS} | Sub Bagian Keuangan, Umum dan Logistik |"
)
PLAN = (OPINION_ROW, REVIEW, TRAINING, OTHER)


def office(*lines: str, **said: Any) -> Found:
    """What is found on a plan of the secretariat with these rows; what is for information only apart."""
    plan = plan_of("\n".join(["# Sekretariat", HEADING, *lines]), **said)
    harvest = facts_of_plan(plan, check([plan]))
    (rows,) = harvest.rows.values()
    return Found([note for note in harvest.notes if note.severity is not Severity.INFO], rows)


def told(old: Found, new: Found) -> tuple[set[str], set[str], set[str]]:
    """The findings that are still there, those that are gone and those that are new, by code and cell."""
    same = same_notes(old, new, KPU, 2020)
    names = [[f"{note.code} {note.cell}" for note in each.notes] for each in (old, new)]
    return (
        {f"{names[0][was]} > {names[1][now]}" for was, now in same.items()},
        {name for at, name in enumerate(names[0]) if at not in same},
        {name for at, name in enumerate(names[1]) if at not in same.values()},
    )


def all_still(old: Found, new: Found) -> bool:
    return told(old, new)[1:] == (set(), set())


def of_an_earlier_version(which: Found) -> Found:
    """As a roll-up tells the findings that does not know in which column they stand."""
    return Found([replace(note, where=None) for note in which.notes], which.rows)


def test_the_plan_of_these_tests_has_a_finding_of_each_kind() -> None:
    assert [f"{note.code} {note.cell}" for note in office(*PLAN).notes] == [
        "RAK003 ",
        "RAK502 R2",
        "RAK502 R3",
        "RAK301 D4",
        "RAK501 R4",
    ]


NEW_ROW = f"| | | | | Menata arsip | {TICKS} | Sub Bagian Keuangan, Umum dan Logistik |"


@pytest.mark.parametrize("at", range(1, 5))
def test_an_inserted_row_changes_nothing(at: int) -> None:
    assert all_still(office(*PLAN), office(*PLAN[:at], NEW_ROW, *PLAN[at:]))


def test_a_target_stays_that_of_its_indicator_when_another_row_becomes_the_first() -> None:
    first = (
        f"| | | Jumlah pegawai yang dilatih | | Menyiapkan bahan | {TICKS} | Sub Bagian Keuangan, Umum dan Logistik |"
    )
    below = f"| | | | | Pelatihan | {TICKS} | |"

    assert "RAK301 D4 > RAK301 D5" in told(office(*PLAN), office(PLAN[0], NEW_ROW, PLAN[1], first, below, OTHER))[0]


def test_a_moved_row_changes_nothing() -> None:
    moved = (f"| 1 | Meningkatnya akuntabilitas | Jumlah pegawai yang dilatih | | Pelatihan | {TICKS} | |",)
    opinion = f"| | | Opini BPK Atas Laporan Keuangan | WTP | Reviu laporan | {TICKS} | Sub Bagian Gudang |"
    meeting = f"| | | | | Rapat | {TICKS} | Sub Bagian Gudang |"

    assert all_still(office(*PLAN), office(*moved, opinion, meeting, OTHER))


def test_the_name_of_the_file_and_an_edited_neighbour_change_nothing() -> None:
    new = [PLAN[0].replace("WTP", "WDP"), *PLAN[1:3], OTHER.replace("Kunjungan", "Sosialisasi kepada pemilih pemula")]

    assert all_still(office(*PLAN), office(*new, file="rak (2).xlsx"))


def test_what_was_corrected_is_gone_and_what_was_only_typed_otherwise_is_not() -> None:
    corrected = [
        PLAN[0].replace("Gudang", "Keuangan, Umum dan Logistik"),
        PLAN[1].replace("Gudang", "Taman"),
        *PLAN[2:],
    ]
    still, gone, new = told(office(*PLAN), office(*corrected))

    assert (gone, new) == ({"RAK502 R2"}, set())
    assert "RAK502 R3 > RAK502 R3" in still


def test_of_two_findings_in_one_cell_the_one_with_the_same_value_is_left() -> None:
    twice = PLAN[0].replace("Gudang", "Gudang\\nSub Bagian Taman")
    old, new = office(twice, *PLAN[1:]), office(PLAN[0].replace("Gudang", "Taman"), *PLAN[1:])
    same = same_notes(old, new, KPU, 2020)
    values = [note.value for note in old.notes if note.cell == "R2"]

    assert values == ["Sub Bagian Gudang", "Sub Bagian Taman"]
    assert [old.notes[was].value for was, now in same.items() if new.notes[now].cell == "R2"] == ["Sub Bagian Taman"]


def test_a_finding_on_the_identity_goes_by_its_field() -> None:
    old, new = (office(*PLAN, secretary=("Sekretaris", "Nama", nip)) for nip in ("123", "12345"))

    assert [note.where for note in old.notes if note.value == "123"] == [Where(column="secretary.nip")]
    assert all_still(old, new)
    assert told(old, office(*PLAN))[1] == {f"{note.code} {note.cell}" for note in old.notes if note.value == "123"}


@pytest.mark.parametrize("at", range(1, 5))
def test_findings_of_an_earlier_version_are_known_by_row_and_value(at: int) -> None:
    old = of_an_earlier_version(office(*PLAN))

    assert all_still(old, office(*PLAN[:at], NEW_ROW, *PLAN[at:], file="baru.xlsx"))
    assert told(old, office(PLAN[0].replace("Gudang", "Keuangan, Umum dan Logistik"), *PLAN[1:]))[1:] == (
        {"RAK502 R2"},
        set(),
    )


def test_findings_of_an_earlier_version_are_known_where_its_rows_were_sorted() -> None:
    here = office(*PLAN)
    earlier = Found(of_an_earlier_version(here).notes, here.rows[::-1])
    mended = office(PLAN[0].replace("Gudang", "Keuangan, Umum dan Logistik"), *PLAN[1:])

    assert all_still(earlier, here)
    assert told(earlier, mended)[1:] == ({"RAK502 R2"}, set())


def test_findings_whose_rows_are_not_here_any_more_are_known_by_value_and_cell() -> None:
    assert all_still(Found(office(*PLAN).notes, ()), office(*PLAN))


KINDS = [("RAK502", "executor"), ("RAK301", "target"), ("RAK225", "objective"), ("RAK212", "activity")]
states = st.lists(
    st.tuples(
        st.tuples(st.sampled_from([OPINION, TRAINED]), st.sampled_from(["Rapat", "Reviu", "Rapat koordinasi"])),
        st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["", "a", "b"])), max_size=3),
    ),
    max_size=5,
)
State = list[tuple[Line, list[tuple[tuple[str, str], str]]]]


def state_of(drawn: State, *, knows: bool = True) -> Found:
    rows = rows_of([line for line, _ in drawn])
    notes = [
        note(row, code, column if knows else None, value)
        for row, (_, kinds) in zip(rows, drawn, strict=True)
        for (code, column), value in kinds
    ]
    return Found(notes, rows)


def note(row: ActivityRow, code: str, column: str | None, value: str) -> NoteRow:
    where = Where(row.part, row.cell, column) if column else None
    words = Text("", "")
    return NoteRow(row.file, "", code, Severity.ERROR, row.sheet, row.cell, value, words, words, where=where)


@given(states, states, st.booleans())
def test_the_identity_of_findings_is_one_to_one_and_the_same_from_both_sides(
    one: State, other: State, knows: bool
) -> None:
    old, new = state_of(one, knows=knows), state_of(other)
    there, back = same_notes(old, new, KPU, 2020), same_notes(new, old, KPU, 2020)

    assert len(set(there.values())) == len(there)
    assert {now: was for was, now in there.items()} == back
    assert all(old.notes[was].code == new.notes[now].code for was, now in there.items())


@given(states, st.booleans())
def test_every_finding_of_a_plan_is_itself_in_its_copy(drawn: State, knows: bool) -> None:
    old = state_of(drawn, knows=knows)

    assert len(same_notes(old, state_of(drawn), KPU, 2020)) == len(old.notes)


@given(states, states, st.randoms(use_true_random=False))
def test_the_order_in_which_findings_are_listed_never_matters(one: State, other: State, random: object) -> None:
    old, new = state_of(one), state_of(other)
    mixed = list(old.notes)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    pairs = [
        sorted((listed[was].cell, listed[was].value, listed[was].code, now) for was, now in found.items())
        for listed, found in (
            (old.notes, same_notes(old, new, KPU, 2020)),
            (mixed, same_notes(Found(mixed, old.rows), new, KPU, 2020)),
        )
    ]

    assert pairs[0] == pairs[1]
