"""One fact of a row is one finding in a roll-up, and no cell that has it goes unnamed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.language import Language, Text
from rak_excel.model import Plan, Severity
from rak_excel.rolling_up.facts.facts import InputFacts, NoteRow
from rak_excel.rolling_up.facts.one_fact import cells_named, told_by_fact
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.tables import plan_of

ROW = "| {number} | Sasaran {number} | Nilai {number} | 95 | Advokasi {number} | {marks} | Divisi Hukum |\n"
OFFICE = "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"


def plan(*rows: str) -> Plan:
    """A plan of both parts: of the commission with these marks in T1 to T4 of each row."""
    commission = "".join(ROW.format(number=number, marks=marks) for number, marks in enumerate(rows, 1))
    months = " | ".join(f"B{month}" for month in range(1, 13))
    text = (
        "# Komisi\n| NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |\n"
        f"{commission}"
        f"# Sekretariat\n| NO | SASARAN KEGIATAN | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | {months} | PELAKSANA |\n"
        f"| 1 | Sasaran | Nilai 1 | 95 | Bantuan | | | | v | | | | | | | | | Sub Bagian Hukum |\n"
    )
    read = plan_of(text, file="lotim.xlsx")
    return replace(read, identity=replace(read.identity, office=OFFICE, region="52.03", year=2020))


def findings(harvest: InputFacts, code: str) -> list[tuple[str, str]]:
    return [(note.cell, note.message.id) for note in harvest.notes if note.code == code]


def harvested(one: Plan) -> InputFacts:
    return facts_of_plan(one, check([one]))


def test_the_same_unknown_mark_in_two_quarters_of_a_row_is_one_finding_that_names_both() -> None:
    one = plan("tunda | v | tunda | v", "tunda | v | v | v")

    assert findings(harvested(one), "RAK402") == [
        ("F2", 'Tanda "tunda" di jadwal bukan centang yang dikenal. Begitu juga di T3 (sel H2).'),
        ("F3", 'Tanda "tunda" di jadwal bukan centang yang dikenal.'),
    ]
    assert len([finding for finding in check([one]) if finding.code == "RAK402"]) == 3, "check tells each cell"


def test_three_months_are_listed_as_people_list_them() -> None:
    ((_, said),) = findings(harvested(plan("tunda | v | tunda | tunda")), "RAK402")

    assert said == 'Tanda "tunda" di jadwal bukan centang yang dikenal. Begitu juga di T3 dan T4 (sel H2, I2).'


def test_two_unknown_marks_of_a_row_are_two_findings() -> None:
    assert [cell for cell, _ in findings(harvested(plan("tunda | v | batal | v")), "RAK402")] == ["F2", "H2"]


def test_the_same_contradiction_in_three_quarters_of_a_row_is_one_finding() -> None:
    ((cell, said),) = findings(harvested(plan("v | v | ✓ | v")), "RAK602")

    assert cell == "F2"
    assert said.startswith("T1 dicentang di sheet Komisi")
    assert said.endswith(". Begitu juga di T3 dan T4 (sel H2, I2).")


def test_an_english_finding_names_them_in_english() -> None:
    (note,) = [note for note in harvested(plan("tunda | v | v | tunda")).notes if note.code == "RAK402"]

    assert note.message.en.endswith(". The same holds for T4 (cell I2).")
    assert cells_named(note) == ("I2",)


MARKS = st.sampled_from(["", "v", "✓", "tunda", "batal", "?", "x"])


@given(st.lists(st.tuples(MARKS, MARKS, MARKS, MARKS), min_size=1, max_size=3))
def test_no_finding_is_lost_and_each_cell_is_named(rows: list[tuple[str, ...]]) -> None:
    one = plan(*(" | ".join(row) for row in rows))
    told = [finding for finding in check([one]) if finding.severity is not Severity.INFO and finding.cell]
    notes = [note for note in harvested(one).notes if note.severity is not Severity.INFO and note.cell]

    assert Counter(
        (note.sheet, cell, note.code) for note in notes for cell in (note.cell, *cells_named(note))
    ) == Counter((finding.cell.sheet, finding.cell.address, finding.code) for finding in told if finding.cell)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_roll_up_gives_them_back_as_one(tmp_path: Path, language: Language) -> None:
    harvest = harvested(plan("tunda | v | tunda | tunda"))
    write_rollup(tmp_path / "a.xlsx", roll_up([harvest]), language=language)
    again = read_rollup(tmp_path / "a.xlsx")

    assert [cells_named(note) for note in again.notes if note.code == "RAK402"] == [("H2", "I2")]
    assert len(roll_up([again, harvest]).notes) == len(harvest.notes)


@pytest.mark.parametrize(("old", "new"), [("id", "id"), ("en", "id"), ("id", "en")])
def test_a_roll_up_that_tells_each_cell_by_itself_doubles_no_fact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: Language, new: Language
) -> None:
    """As versions before did: beside the plan, and beside a roll-up of today, in any order and language."""
    one = plan("tunda | v | tunda | tunda", "x | v | x | v")
    today = harvested(one)
    with monkeypatch.context() as before:
        before.setattr("rak_excel.rolling_up.facts.plan_facts.told_by_fact", lambda notes, _plan: list(notes))
        write_rollup(tmp_path / "old.xlsx", roll_up([harvested(one)]), language=old)
    write_rollup(tmp_path / "new.xlsx", roll_up([today]), language=new)
    apart, together = read_rollup(tmp_path / "old.xlsx"), read_rollup(tmp_path / "new.xlsx")

    assert len(apart.notes) > len(today.notes)
    for others in ([today], [together], [today, together]):
        for order in ([apart, *others], [*others, apart]):
            assert [note.identity for _, note in roll_up(order).notes] == [
                note.identity for _, note in roll_up([today]).notes
            ]


def test_another_finding_of_a_cell_that_is_named_stays() -> None:
    """Of one code and row, in a cell that another finding names, and once on the very cell: neither is that fact."""
    one = plan("tunda | v | tunda | v")
    own = [_note(cell, said) for cell, said in (("F2", "Tanda T1."), ("H2", "Tanda T3."), ("H2", 'Lain "x" T3.'))]
    twice = [_note("F2", "Pada T1 di sini."), _note("F2", "Pada T2 di sini.")]

    assert [(note.cell, note.message.id) for note in told_by_fact([*own, *twice], one)] == [
        ("F2", "Tanda T1. Begitu juga di T3 (sel H2)."),
        ("H2", 'Lain "x" T3.'),
        ("F2", "Pada T1 di sini."),
        ("F2", "Pada T2 di sini."),
    ]


def _note(cell: str, said: str) -> NoteRow:
    return NoteRow("lotim.xlsx", "1", "RAK402", Severity.ERROR, "Komisi", cell, "", Text(said, said), Text("", ""))
