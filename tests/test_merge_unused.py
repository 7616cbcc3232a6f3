"""What the reader cannot use in a submission is listed beside the merged plan, not dropped without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from rak_excel.cli.commands.merge import command
from rak_excel.jobs.merge.files import merge_files
from rak_excel.jobs.merge.summary import troubles
from rak_excel.merging.account import Unused
from rak_excel.merging.merge import Merged
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from tests.submissions import FINANCE, LEGAL, sent, written

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"


def _typed(tmp_path: Path, cells: dict[str, str]) -> Path:
    """A folder with two submissions, into one of which these cells of the sheet Komisi were typed."""
    folder = written(tmp_path / "kiriman", [sent(ROW, LEGAL), sent(ROW, FINANCE)])
    book = openpyxl.load_workbook(folder / f"{LEGAL}.xlsx")
    for address, value in cells.items():
        book["Komisi"][address] = value
    book.save(folder / f"{LEGAL}.xlsx")
    return folder


def _merged(tmp_path: Path, cells: dict[str, str]) -> Merged:
    return merge_files([_typed(tmp_path, cells)], tmp_path / "rencana.xlsx")


def _lines(merged: Merged) -> list[tuple[str, ...]]:
    """Sheet, cell, text, file and unit of every entry that `Perlu Dicek` lists as not taken or in doubt."""
    starts = ("Tidak ikut digabung.", "Bacaannya perlu dicek.")
    return [
        (str(sheet), str(cell), str(text), str(file), str(unit))
        for what, sheet, _, _, text, file, unit, cell in remarks_table(merged).rows
        if str(what).startswith(starts)
    ]


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("G9", "tunda"),
        ("G9", "1-3"),
        ("G9", "*"),
        ("G9", "#REF!"),
        ("D9", "=1+1"),
        ("N30", "Mohon dicek lagi"),
    ],
)
def test_an_entry_that_nobody_can_read_is_listed_with_its_place(tmp_path: Path, address: str, value: str) -> None:
    merged = _merged(tmp_path, {address: value})

    assert [line[:2] + line[3:] for line in _lines(merged)] == [("Komisi", address, f"{LEGAL}.xlsx", LEGAL)]
    assert _lines(merged)[0][2] in {value, value.removeprefix("=")}
    assert "1 isian perlu dicek, lihat sheet Perlu Dicek." in map(str, troubles(merged))


def test_an_unreadable_entry_names_the_indicator_and_activity_of_its_row(tmp_path: Path) -> None:
    assert [(each.indicator, each.activity) for each in _merged(tmp_path, {"G9": "tunda"}).unused] == [
        ("Nilai", "Advokasi")
    ]


def test_a_column_of_its_own_is_listed_once_where_it_has_entries(tmp_path: Path) -> None:
    merged = _merged(tmp_path, {"L7": "OUTPUT", "L9": "12.000.000"})
    assert [(line[2], line[1][0]) for line in _lines(merged)] == [("OUTPUT", "L")]
    assert _lines(_merged(tmp_path / "lagi", {"L7": "OUTPUT"})) == []


def test_what_was_only_repaired_is_not_listed(tmp_path: Path) -> None:
    merged = _merged(tmp_path, {"J9": "Div. Hukum dan Pengawasan"})
    assert (merged.unused, _lines(merged)) == ((), [])


def test_files_that_take_no_part_are_not_listed_cell_by_cell(tmp_path: Path) -> None:
    folder = _typed(tmp_path, {"G9": "tunda"})
    (folder / "salinan.xlsx").write_bytes((folder / f"{LEGAL}.xlsx").read_bytes())
    listed: tuple[Unused, ...] = merge_files([folder], tmp_path / "rencana.xlsx").unused
    assert len(listed) == 1


def test_the_command_says_how_many_entries_could_not_be_read_also_when_quiet(tmp_path: Path) -> None:
    folder = _typed(tmp_path, {"G9": "tunda", "H9": "tunda"})
    result = CliRunner().invoke(command, [str(folder), "-o", str(tmp_path / "rencana.xlsx"), "--quiet"])
    assert result.stderr == "2 isian perlu dicek, lihat sheet Perlu Dicek.\n"


def _changed(tmp_path: Path, change: Callable[[Workbook], object]) -> list[str]:
    """What `Perlu Dicek` says of a submission after this change, but for what nobody filled in."""
    folder = _typed(tmp_path, {})
    book = openpyxl.load_workbook(folder / f"{LEGAL}.xlsx")
    change(book)
    book.save(folder / f"{LEGAL}.xlsx")
    said = [str(row[0]) for row in remarks_table(merge_files([folder], tmp_path / "rencana.xlsx")).rows]
    return [each for each in said if "belum ada" not in each.lower()]


def test_a_comment_is_listed_since_the_plan_does_not_take_it(tmp_path: Path) -> None:
    def comment(book: Workbook) -> None:
        book["Komisi"]["D9"].comment = Comment("mohon diganti 90", "Budi")

    (said,) = _changed(tmp_path, comment)
    assert said.startswith('Tidak ikut digabung. Komentar di sel ini: "')
    assert "mohon diganti 90" in said


def test_one_that_seems_to_change_its_row_is_listed_with_its_text_and_what_to_do(tmp_path: Path) -> None:
    def comment(book: Workbook) -> None:
        book["Komisi"]["E9"].comment = Comment("dibatalkan", "Budi")

    (said,) = _changed(tmp_path, comment)
    assert 'Komentar di sel ini: "dibatalkan". Komentar ini seperti membatalkan, mengubah, atau' in said
    assert said.endswith("bila batal, pindahkan barisnya ke file lain.")


def test_a_coloured_schedule_is_listed_in_a_whole_sentence(tmp_path: Path) -> None:
    def colour(book: Workbook) -> None:
        book["Komisi"]["G9"].fill = PatternFill("solid", fgColor="FFFF00")

    assert _changed(tmp_path, colour) == ["Tidak ikut digabung. Sel jadwal diwarnai tetapi tidak dicentang."]


def test_a_table_that_was_not_read_is_listed(tmp_path: Path) -> None:
    def last_years(book: Workbook) -> None:
        old = book.copy_worksheet(book["Komisi"])
        old.title, old["A1"], old["D5"] = "RAK 2019", "RENCANA AKSI KINERJA TAHUN 2019", 2019

    (said,) = _changed(tmp_path, last_years)
    assert "rencana tahun 2019" in said


def test_a_submission_without_its_identity_sheet_is_listed(tmp_path: Path) -> None:
    (said,) = _changed(tmp_path, lambda book: book.remove(book["Identitas Satker"]))
    assert said.startswith("Bacaannya perlu dicek. Sheet Identitas Satker tidak ada di file ini")
