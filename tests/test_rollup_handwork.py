"""A roll-up that somebody edited since we wrote it is not written over; what the next one carries is no such edit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from rak_excel.errors import OutputExistsError
from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.opened import read_sheets_whole
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from tests.libreoffice import LibreOffice
from tests.rollup_plans import changed, office_plan
from tests.test_rollup_earlier import edited, written
from tests.test_rollup_files import NTB, run

Edit = Callable[[Workbook], object]


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plans of two offices in a folder, and beside it their roll-up, as one command wrote it."""
    folder = tmp_path_factory.mktemp("province")
    (folder / "plans").mkdir()
    for file in sorted(NTB.iterdir())[:2]:
        shutil.copy(file, folder / "plans")
    assert run(folder / "plans", "-o", folder / "rekap.xlsx", "--jobs", 1).exit_code == 0
    return folder


@pytest.fixture
def folder(rolled_up: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be edited."""
    return Path(shutil.copytree(rolled_up, tmp_path / "province"))


def typed(sheet: str, cell: str, value: Any) -> Edit:
    return lambda book: book[sheet].__setitem__(cell, value)


def swapped_targets(book: Workbook) -> None:
    sheet = book["Data Komisi"]
    sheet["J4"], sheet["J5"] = sheet["J5"].value, sheet["J4"].value


def test_a_corrected_target_is_not_written_over_unless_it_is_carried(folder: Path) -> None:
    output = edited(folder / "rekap.xlsx", "Data Komisi", J5=61)
    before = output.read_bytes()
    refused = run(folder / "plans", "-o", output, "--jobs", 1, "--force")

    assert isinstance(refused.exception, OutputExistsError)
    assert f"Tambahkan --previous {output}" in str(refused.exception)
    assert output.read_bytes() == before
    assert str(run(folder / "plans", "-o", output, "--jobs", 1).exception) == str(refused.exception)
    carried = run(folder / "plans", "-o", output, "--jobs", 1, "--force", "--previous", output)
    assert carried.exit_code == 0, carried.exception
    sheets = read_sheets_whole(output)
    assert (sheets["Data Komisi"][4][9], sheets["Koreksi"][3][6]) == (61, "61%")


@pytest.mark.parametrize(
    ("sheet", "cell"), [("Data Komisi", "AG5"), ("Data Komisi", "B5"), ("Data Komisi", "A1"), ("Data Komisi", "Y4")]
)
def test_what_is_typed_elsewhere_on_a_data_sheet_is_not_written_over(folder: Path, sheet: str, cell: str) -> None:
    output = edited(folder / "rekap.xlsx", sheet, J5=61, **{cell: "Dibahas"})
    result = run(folder / "plans", "-o", output, "--jobs", 1, "--force", "--previous", output)

    assert isinstance(result.exception, OutputExistsError)
    assert f"ada yang diketik di sheet {sheet}" in str(result.exception)
    assert f"terbawa dengan --previous {output}" in str(result.exception)


def test_the_remedy_keeps_the_correction(folder: Path) -> None:
    output = edited(folder / "rekap.xlsx", "Data Komisi", J5=61)
    again = folder / "lagi.xlsx"

    assert run(output, "-o", again, "--jobs", 1).exit_code == 0
    assert read_sheets_whole(again)["Data Komisi"][4][9] == 61
    assert run(output, "-o", again, "--jobs", 1, "--force").exit_code == 0
    assert "--previous" in str(run(folder / "plans", "-o", again, "--jobs", 1, "--force").exception)


@pytest.mark.parametrize(
    ("edit", "sheets"),
    [
        (typed("Data Sekretariat", "L9", "Kegiatan lain"), []),
        (typed("Data Komisi", "M4", None), []),
        (swapped_targets, []),
        (lambda book: book["Data Komisi"].delete_rows(6), []),
        (typed("Data Komisi", "T4", "E99"), ["Data Komisi"]),
        (typed("Koreksi", "G4", "lain"), ["Koreksi"]),
        (typed("Catatan", "J4", "sudah ditelepon"), ["Catatan"]),
        (typed("Catatan", "M4", "sudah ditelepon"), []),
        (typed("Catatan", "M900", "di bawah tabel"), ["Catatan"]),
        (typed("Daftar File", "F4", "52.04"), ["Daftar File"]),
        (typed("Ringkasan", "A60", "Dibahas di pleno"), ["Ringkasan"]),
        (typed("Beban Kerja", "E4", 99), ["Beban Kerja"]),
        (lambda book: book.create_sheet("Rapat").append(["hadir"]), ["Rapat"]),
        (lambda book: book.create_sheet("Sheet1"), []),
    ],
)
def test_the_sheets_that_were_edited_are_named(folder: Path, edit: Edit, sheets: list[str]) -> None:
    output = folder / "rekap.xlsx"
    book = openpyxl.load_workbook(output)
    edit(book)
    book.save(output)

    assert edited_sheets(output) == sheets


def test_what_the_next_roll_up_carries_is_written_over_by_it(folder: Path) -> None:
    output = folder / "rekap.xlsx"
    edited(output, "Status Penyampaian", C2="31/01/2020", O4="30/01/2020", P4="Sudah ditelepon")

    assert "--previous" in str(run(folder / "plans", "-o", output, "--jobs", 1, "--force").exception)
    result = run(folder / "plans", "-o", output, "--jobs", 1, "--force", "--previous", output)
    assert result.exit_code == 0, result.exception
    assert "Sudah ditelepon" in read_sheets_whole(output)["Status Penyampaian"][3]


def test_the_file_of_the_answers_alone_does_not_carry_what_else_was_typed(folder: Path) -> None:
    output = edited(folder / "rekap.xlsx", "Status Penyampaian", P4="Sudah ditelepon")
    result = run(folder / "plans", "-o", output, "--jobs", 1, "--force", "--aliases", output)

    assert "--previous" in str(result.exception)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_roll_up_as_we_wrote_it_was_not_edited(tmp_path: Path, language: str) -> None:
    output = tmp_path / "ntb.xlsx"
    write_rollup(output, rollup_files([NTB], provinces=["52"], jobs=0), language=language)  # type: ignore[arg-type]

    assert edited_sheets(output) == []


@pytest.mark.parametrize("text", ["a\x07b _x0041_ <r>&\u2028c\r\n\ufffe =1+1", "1,5", "panjang " * 5_000], ids=len)
def test_whatever_stands_in_a_plan_is_no_edit(tmp_path: Path, text: str) -> None:
    plan = office_plan("52.03", changed("K1.2", activity=text, target="1234567 orang"), file="a\udce9.xlsx")

    assert edited_sheets(written(rollup([plan]), tmp_path / "rekap.xlsx")) == []


@pytest.mark.libreoffice
def test_saving_in_another_program_is_no_edit_but_typing_there_is(
    rolled_up: Path, tmp_path: Path, office: LibreOffice
) -> None:
    office.open(rolled_up / "rekap.xlsx")
    office.recalculate()
    saved = office.save(tmp_path / "saved.xlsx")
    office.type("Data Komisi", "J5", "61")
    office.recalculate()
    corrected = office.save(tmp_path / "corrected.xlsx")
    office.close()

    assert edited_sheets(saved) == []
    assert edited_sheets(corrected) == []
    assert [each.said for each in read_rollup(corrected).corrections] == ["#61\x1f%"]
    assert read_rollup(saved).corrections == ()
