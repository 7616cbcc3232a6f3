"""`merge --return`: each unit gets its own file back, with what differs from the others and what the plan took."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.errors import OutputExistsError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from tests.merged_plans import answer
from tests.submissions import FINANCE, FINANCE_OFFICE, LEGAL, LEGAL_OFFICE, TECHNICAL, sent, written
from tests.typing_in import type_in

LIST = "Catatan RAK"
ROW = "| 1 | Hukum | Persentase Partisipasi Pemilih | {} | Menyusun laporan | v | | | | Divisi Hukum dan Pengawasan |"
ALONE = "| 1 | Uang | Opini BPK atas Laporan Keuangan | WTP | Menyusun laporan keuangan | | | | v | Divisi Keuangan, Umum, Logistik dan Rumah Tangga |"


def merge(folder: Path, *arguments: str | Path) -> Result:
    given = [
        "--lang",
        "id",
        "merge",
        folder / "sent",
        "-o",
        folder / "plan.xlsx",
        "--return",
        folder / "back",
        *arguments,
    ]
    return CliRunner().invoke(main, list(map(str, given)), catch_exceptions=False)


def listed(path: Path) -> list[str]:
    """All texts of the list of findings, in their order."""
    sheet: Sheet = next(each for each in open_workbook(path.read_bytes()).sheets if each.name == LIST)
    return [sheet.text(*at) for at in sheet.addresses()]


def differing(folder: Path, unit: str) -> list[str]:
    """What the list of a unit says of differences."""
    return [
        text
        for text in listed(folder / "back" / f"{unit} - catatan.xlsx")
        if "isian antarfile berbeda" in text and text.startswith("Perlu")
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two units that say different targets of one indicator, and a third one that nothing concerns."""
    plans = [sent(ROW.format("75%"), LEGAL), sent(ROW.format("80%"), TECHNICAL), sent(ALONE, FINANCE)]
    written(tmp_path / "sent", plans)
    return tmp_path


def test_each_unit_that_it_concerns_reads_all_values_and_whose_they_are(folder: Path) -> None:
    merge(folder)
    (told,) = differing(folder, LEGAL)

    assert f'"75%" ({LEGAL}); "80%" ({TECHNICAL})' in told or f'"80%" ({TECHNICAL}); "75%" ({LEGAL})' in told
    assert "Belum dipilih; sementara ini rencana memakai" in told
    assert differing(folder, TECHNICAL) == [told]
    assert differing(folder, FINANCE) == []


def test_the_cell_that_differs_has_a_mark_and_a_note(folder: Path) -> None:
    merge(folder)
    book = openpyxl.load_workbook(folder / "back" / f"{LEGAL} - catatan.xlsx")
    sheet = book["Komisi"]
    noted = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    (target,) = (at for at, text in noted.items() if "isian antarfile berbeda" in text)

    assert sheet[target].value == "75%"
    assert any(
        target in marks.sqref and 'LEN("rak-excel")' in rule.formula[0]
        for marks in sheet.conditional_formatting
        for rule in marks.rules
    )


def test_a_note_says_what_the_plan_takes_however_many_units_differ(tmp_path: Path) -> None:
    units = (FINANCE, LEGAL, TECHNICAL, FINANCE_OFFICE, LEGAL_OFFICE)
    wrote = [f"{number} Laporan dari semua sub bagian dan divisi yang melaksanakan" for number in range(1, 6)]
    written(tmp_path / "sent", [sent(ROW.format(*said), unit) for unit, *said in zip(units, wrote, strict=True)])
    merge(tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "back" / f"{LEGAL} - catatan.xlsx")["Komisi"]
    (note,) = (
        cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and "antarfile" in cell.comment.text
    )

    assert " …" in note
    assert re.search(r'sementara ini rencana memakai "\d Laporan[^"]*"\.', note)


def test_once_it_is_decided_only_who_says_otherwise_is_told(folder: Path) -> None:
    merge(folder)
    answer(folder / "plan.xlsx", "Isian Lain", {"75%": "75%"})
    result = merge(folder, "--decisions", folder / "plan.xlsx", "--force")

    assert result.exit_code == 0
    assert differing(folder, LEGAL) == []
    (told,) = differing(folder, TECHNICAL)
    assert 'Rencana memakai "75%".' in told


def test_what_was_taken_of_a_file_is_counted_in_it(folder: Path) -> None:
    merge(folder)

    assert "Kegiatan di file ini: 1 digabung." in listed(folder / "back" / f"{FINANCE} - catatan.xlsx")
    both = [listed(folder / "back" / f"{unit} - catatan.xlsx") for unit in (LEGAL, TECHNICAL)]
    assert {"Kegiatan di file ini: 1 digabung.", "Kegiatan di file ini: 1 sama, disatukan."} <= {*both[0], *both[1]}


def test_a_file_that_was_turned_away_goes_back_with_the_reason(folder: Path) -> None:
    written(folder / "sent", [sent(ALONE, FINANCE, file="bima.xlsx", office="KPU Kabupaten Bima", region="52.06")])
    merge(folder)

    (told,) = (
        text
        for text in listed(folder / "back" / "bima - catatan.xlsx")
        if text.startswith("File ini tidak ikut digabung.")
    )
    assert "Dari kantor lain: KPU Kabupaten Bima." in told


def test_the_merged_plan_itself_does_not_go_back_to_a_unit(folder: Path) -> None:
    merge(folder)
    CliRunner().invoke(
        main,
        ["merge", str(folder / "sent"), "-o", str(folder / "sent" / "plan.xlsx"), "--return", str(folder / "other")],
    )

    assert sorted(path.name for path in (folder / "other").iterdir()) == sorted(
        path.name for path in (folder / "back").iterdir()
    )


def test_submissions_are_as_they_were_and_a_return_that_was_answered_stays(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (folder / "sent").iterdir()}
    merge(folder)
    own = folder / "back" / f"{LEGAL} - catatan.xlsx"
    book = openpyxl.load_workbook(own)
    book.save(own)
    answered = own.read_bytes()
    (folder / "plan.xlsx").unlink()
    with pytest.raises(OutputExistsError):
        merge(folder, "--force")

    assert own.read_bytes() == answered
    assert not (folder / "plan.xlsx").exists()
    assert {path.name: path.read_bytes() for path in (folder / "sent").iterdir()} == before


def test_a_return_beside_the_file_that_it_is_of_is_the_newer_one(folder: Path) -> None:
    merge(folder)
    (folder / "back" / f"{LEGAL} - catatan.xlsx").rename(folder / "sent" / f"{LEGAL} - catatan.xlsx")
    told = CliRunner().invoke(main, ["merge", str(folder / "sent"), "-o", str(folder / "again.xlsx")]).output

    assert "tidak jelas mana yang terbaru" not in told
    assert f"{LEGAL} - catatan.xlsx lebih baru: 1 baris dari {LEGAL}.xlsx diganti." in told


def merged_again(folder: Path, number: int, *units: str) -> str:
    """What a merge tells of the first of these units, whose returns of the merge before are sent, and written anew."""
    before = folder / (f"back{number - 1}" if number > 1 else "back")
    files = [before / f"{unit} - catatan.xlsx" for unit in units]
    to = ["-o", folder / f"plan{number}.xlsx", "--return", folder / f"back{number}"]
    told = CliRunner().invoke(main, list(map(str, ["--lang", "id", "merge", *files, *to])), catch_exceptions=False)
    return next(line for line in told.output.splitlines() if f"{units[0]} - catatan.xlsx: " in line).rpartition("; ")[2]


def test_a_difference_is_not_settled_while_the_other_unit_is_absent(folder: Path) -> None:
    merge(folder)

    unchecked = "0 dari 1 catatan sudah selesai, 1 belum dicek ulang"
    assert merged_again(folder, 1, LEGAL) == unchecked
    assert merged_again(folder, 2, LEGAL) == unchecked
    names = [folder / back / f"{LEGAL} - catatan.xlsx" for back in ("back1", "back2")]
    assert names[0].read_bytes() == names[1].read_bytes()
    for unit in (TECHNICAL, FINANCE):
        shutil.copy(folder / "back" / f"{unit} - catatan.xlsx", folder / "back2")
    assert merged_again(folder, 3, LEGAL, FINANCE) == unchecked
    for unit in (TECHNICAL, FINANCE):
        shutil.copy(folder / "back" / f"{unit} - catatan.xlsx", folder / "back3")
    assert merged_again(folder, 4, LEGAL, TECHNICAL) == "0 dari 1 catatan sudah selesai, 1 masih ada"


def test_a_difference_is_settled_once_the_units_agree(folder: Path) -> None:
    merge(folder)
    own = folder / "back" / f"{LEGAL} - catatan.xlsx"
    target = next(cell for cell in openpyxl.load_workbook(own)["Komisi"]["D"] if cell.value == "75%")
    type_in(own, "Komisi", {target.coordinate: "80%"})

    assert merged_again(folder, 1, LEGAL, TECHNICAL) == "1 dari 1 catatan sudah selesai"
