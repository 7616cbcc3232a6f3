"""A revision compares what a unit sends with what it sent before: what was decided or corrected since stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rak_excel.errors import NothingChangesError
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import merge_files
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from tests.signed_office import SignedOffice, changes_of
from tests.submissions import (
    FINANCE,
    LEGAL,
    LEGAL_OFFICE,
    TECHNICAL,
    differences_of,
    executors_of,
    rows_of,
    sent,
)
from tests.typing_in import remove_sheet, type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
OTHER = ROW.replace("95", "90")
TWO = f"{ROW}\n| | | | | Sengketa | | v | | | Divisi Hukum |"
SHARED = "| 1 | Hukum | Nilai | 95 | Rapat | v | | | | 1. Divisi Keuangan\\n2. Divisi Hukum |"


def _as_written(_path: Path) -> None:
    pass


def _as_older_versions_wrote(path: Path) -> None:
    """A merged plan of before: only `Beda Isian` and `Baris Kiriman` tell what the units sent."""
    remove_sheet(path, "Kiriman Terakhir")
    type_in(path, "Baris Kiriman", {"H4": "NASIB"})


EITHER = pytest.mark.parametrize("age", [_as_written, _as_older_versions_wrote])
Age = Callable[[Path], None]


@EITHER
@pytest.mark.parametrize("row", [ROW, OTHER])
def test_a_target_that_was_chosen_stands_where_either_unit_sends_its_own_again(
    tmp_path: Path, age: Age, row: str
) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(OTHER, FINANCE), choice="A")
    age(office.plan)

    with pytest.raises(NothingChangesError):
        office.revise(sent(row, LEGAL if row is ROW else FINANCE, revision=1))


@EITHER
def test_another_target_of_the_unit_whose_was_chosen_is_asked_as_long_as_another_unit_contradicts(
    tmp_path: Path, age: Age
) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(OTHER, FINANCE), choice="B")
    age(office.plan)
    merged = office.revise(sent(ROW.replace("95", "97"), LEGAL))

    assert differences_of(merged) == [("target", ["A 97", "B 95"], "B")]
    assert (rows_of(merged)[0][1], changes_of(merged)) == ("95", [])


@EITHER
def test_it_is_not_asked_where_the_unit_gives_way_to_the_other(tmp_path: Path, age: Age) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(OTHER, FINANCE), choice="B")
    age(office.plan)
    merged = office.revise(sent(OTHER, LEGAL))

    assert (changes_of(merged), merged.differences) == ([("Target", "95", "90")], ())


@EITHER
def test_another_target_than_before_is_asked_where_another_was_chosen_too(tmp_path: Path, age: Age) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(OTHER, FINANCE), choice="A")
    age(office.plan)
    merged = office.revise(sent(ROW.replace("95", "97"), LEGAL))

    assert differences_of(merged) == [("target", ["A 97", "B 90"], "B")]
    assert (rows_of(merged)[0][1], changes_of(merged), merged.complete) == ("90", [], False)
    revision = tmp_path / "revisi-1.xlsx"
    type_in(revision, "Beda Isian", {"I6": "A"})
    again = office.revise(sent(ROW.replace("95", "97"), LEGAL), decisions=revision)
    assert (rows_of(again)[0][1], again.complete) == ("97", True)


@EITHER
def test_a_target_that_was_corrected_where_the_plan_was_signed_does_not_turn_back(tmp_path: Path, age: Age) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(ROW, FINANCE))
    office.type({"D9": "97"})
    if age is _as_written:
        with pytest.raises(NothingChangesError):
            office.revise(sent(ROW, LEGAL, revision=1))
        return
    age(office.plan)  # what it sent before can no longer be told, so it is asked
    merged = office.revise(sent(ROW, LEGAL, revision=1))
    assert differences_of(merged) == [("target", ["A 95", "B 97"], "B")]
    assert (rows_of(merged)[0][1], changes_of(merged)) == ("97", [])


@pytest.mark.parametrize(
    ("cell", "typed"),
    [
        ("D9", "97"),
        ("D9", ""),
        ("C9", "NILAI"),
        ("C9", "Nilai Akuntabilitas"),
        ("B9", "Hukum dan Pengawasan"),
        ("E9", "ADVOKASI"),
        ("E9", "Advokasi dan Sengketa"),
        ("G9", "v"),
        ("J9", "Divisi Teknis"),
        ("J9", "1. Divisi Hukum\n2. Divisi Teknis"),
    ],
)
def test_whatever_was_corrected_stands_where_the_unit_sends_the_same_again(
    tmp_path: Path, cell: str, typed: str
) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL))
    office.type({cell: typed})
    with pytest.raises(NothingChangesError):
        office.revise(sent(ROW, LEGAL, revision=1))


@EITHER
def test_what_a_unit_does_change_is_a_change_as_before(tmp_path: Path, age: Age) -> None:
    office = SignedOffice(tmp_path, sent(TWO, LEGAL), sent(SHARED.replace("Rapat", "Reviu"), FINANCE))
    age(office.plan)
    merged = office.revise(
        sent(
            "| 1 | Hukum | Nilai | 96 | Advokasi | | v | | | Divisi Hukum |\n| | | | | Survei | v | | | | Divisi Hukum |",
            LEGAL,
        )
    )

    assert changes_of(merged) == [
        ("Target", "95", "96"),
        ("Rencana pelaksanaan: Advokasi", "T1", "T2"),
        ("Kegiatan baru", "", "Survei"),
        ("Kegiatan dihapus", "Sengketa", ""),
    ]
    assert merged.differences == ()


@EITHER
def test_a_row_that_was_taken_out_of_the_plan_does_not_come_back(tmp_path: Path, age: Age) -> None:
    office = SignedOffice(tmp_path, sent(TWO, LEGAL))
    office.type(dict.fromkeys(("E10", "G10", "J10"), ""))
    age(office.plan)
    merged = office.revise(sent(TWO.replace("95", "96"), LEGAL))

    assert [row[2] for row in rows_of(merged)] == ["Advokasi"]
    assert [file.count(EntryFate.REMOVED) for file in merged.files] == [0, 1]
    assert any("tetap dihapus" in str(row[0]) and row[3] == "Sengketa" for row in remarks_table(merged).rows)
    counts = next(
        sheet
        for sheet in open_workbook((tmp_path / "revisi-1.xlsx").read_bytes()).sheets
        if sheet.name == "Cek Jumlah Baris"
    )
    texts = {counts.text(row, column) for row, cells in counts.rows.items() for column in cells}
    assert "TETAP DIHAPUS" in texts


def test_a_row_that_was_taken_out_comes_back_where_the_unit_changed_it_and_is_told(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(TWO, LEGAL))
    office.type(dict.fromkeys(("E10", "G10", "J10"), ""))
    merged = office.revise(sent(TWO.replace("| | v | | |", "| | | v | |"), LEGAL))

    assert [row[2:] for row in rows_of(merged)] == [("Advokasi", "1"), ("Sengketa", "3")]
    assert ("Kegiatan baru", "", "Sengketa") in changes_of(merged)
    assert any("dikirim lagi dengan perubahan" in str(row[0]) for row in remarks_table(merged).rows)


@EITHER
def test_a_row_that_was_written_into_the_plan_stays(tmp_path: Path, age: Age) -> None:
    office = SignedOffice(tmp_path, sent(TWO, LEGAL))
    office.type({"E10": "1. Sengketa\n2. Konsultasi"})
    age(office.plan)
    merged = office.revise(sent(TWO.replace("Advokasi", "Penyuluhan"), LEGAL))

    assert [row[2] for row in rows_of(merged)] == ["1. Sengketa\n2. Konsultasi", "Penyuluhan"]


@EITHER
def test_activities_that_merging_put_into_one_cell_are_found_again(tmp_path: Path, age: Age) -> None:
    rows = "\n".join([ROW, ROW.replace("Advokasi", "Sengketa"), ROW.replace("Advokasi", "Rapat")])
    office = SignedOffice(tmp_path, sent(rows, LEGAL))
    age(office.plan)
    with pytest.raises(NothingChangesError):
        office.revise(sent(rows, LEGAL, revision=1))
    merged = office.revise(sent(rows.replace("Sengketa", "Mediasi"), LEGAL))
    assert changes_of(merged) == [("Kegiatan baru", "", "Mediasi"), ("Kegiatan dihapus", "Sengketa", "")]


def test_a_schedule_that_was_chosen_stands_and_so_do_executors_that_were_corrected(tmp_path: Path) -> None:
    later = SHARED.replace("| v | | | |", "| | v | | |")
    office = SignedOffice(tmp_path, sent(SHARED, LEGAL), sent(later, FINANCE), choice="A")
    office.type({"J9": "Divisi Hukum"})
    with pytest.raises(NothingChangesError):
        office.revise(sent(later, FINANCE, revision=1), sent(SHARED, LEGAL, revision=1))

    merged = office.revise(sent(SHARED.replace("Divisi Hukum", "Divisi Teknis"), LEGAL))
    assert executors_of(merged) == [[TECHNICAL]]


def test_of_two_units_on_one_row_only_the_one_that_changes_something_is_heard(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(SHARED, LEGAL), sent(SHARED, FINANCE))
    merged = office.revise(sent(SHARED.replace("95", "96"), LEGAL), sent(SHARED, FINANCE, revision=1))
    assert (changes_of(merged), merged.differences) == ([("Target", "95", "96")], ())

    merged = office.revise(sent(SHARED.replace("95", "96"), LEGAL), sent(SHARED.replace("95", "97"), FINANCE))
    assert differences_of(merged) == [("target", ["A 97", "B 96"], "A")]


@EITHER
@pytest.mark.parametrize("choice", ["", "A"])
def test_a_unit_that_never_sent_anything_is_asked_where_the_value_was_decided(
    tmp_path: Path, age: Age, choice: str
) -> None:
    plans = [sent(ROW, LEGAL), sent(OTHER, FINANCE)] if choice else [sent(ROW, LEGAL)]
    office = SignedOffice(tmp_path, *plans, choice=choice)
    age(office.plan)
    merged = office.revise(sent(ROW.replace("95", "99"), TECHNICAL))

    assert differences_of(merged) == ([("target", ["A 99", "B 90"], "B")] if choice else [])
    assert rows_of(merged)[0][1] == ("90" if choice else "99")


def test_so_it_is_where_the_value_was_typed_over_what_was_sent(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL))
    office.type({"D9": "97"})
    assert rows_of(office.revise(sent(ROW.replace("95", "99"), TECHNICAL)))[0][1] == "97"


@EITHER
def test_what_a_unit_sent_is_remembered_over_several_revisions(tmp_path: Path, age: Age) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(OTHER, FINANCE), choice="A")
    age(office.plan)
    lawful = "| 2 | Lain | Indeks | 80 | Survei | v | | | | Divisi Teknis |"
    office.revise(sent(lawful, TECHNICAL))
    office.sign()
    office.revise(sent(lawful.replace("80", "85"), TECHNICAL))
    office.sign()

    with pytest.raises(NothingChangesError):
        office.revise(sent(ROW, LEGAL, revision=1), sent(OTHER, FINANCE, revision=1))
    merged = office.revise(sent(ROW, LEGAL, revision=1), sent(lawful.replace("80", "86"), TECHNICAL))
    assert (changes_of(merged), merged.differences) == ([("Target", "85", "86")], ())


def test_a_sub_bagian_that_sends_the_same_again_leaves_what_its_division_sent_itself(tmp_path: Path) -> None:
    office_row = "---| 1 | Hukum | Nilai | 95 | Arsip | v | | | | | | | | | | | | Sub Bagian Hukum |"
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(office_row, LEGAL_OFFICE))
    with pytest.raises(NothingChangesError):
        office.revise(sent(office_row, LEGAL_OFFICE, revision=1))

    merged = office.revise(sent(f"{ROW.replace('Advokasi', 'Rapat')}\n{office_row}", LEGAL_OFFICE))
    assert [row[2] for row in rows_of(merged)] == ["Rapat"]


def test_the_account_is_a_hidden_sheet_and_no_plan(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL))
    (account,) = [sheet for sheet in open_workbook(office.plan.read_bytes()).sheets if sheet.name == "Kiriman Terakhir"]
    assert account.hidden
    merge_files([tmp_path / "awal"], office.plan, force=True)


def test_another_spelling_of_what_the_plan_says_does_not_hold_up_what_the_owner_of_the_row_changes(
    tmp_path: Path,
) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(ROW.replace("Hukum |", "hukum |", 1), FINANCE))
    spelt = ROW.replace("Hukum |", "HUKUM |", 1)
    merged = office.revise(sent(ROW.replace("Hukum |", "Lembaga |", 1), LEGAL), sent(spelt, FINANCE))

    assert differences_of(merged) == [("objective", ["A Lembaga", "B Hukum"], "A")]
