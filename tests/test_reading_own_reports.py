"""Our own reports among the files to read: what nobody means as a plan is passed over, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from rak_excel.cli import main
from rak_excel.reading import files_not_read, find_files, read_plans
from tests.consoles import run_command
from tests.libreoffice import libreoffice

SUBMISSIONS = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "submissions"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two submissions, and beside them every report that our commands make of them."""
    for name in ("DOC-20200120-WA0003.xlsx", "RAK 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx"):
        shutil.copy(SUBMISSIONS / name, tmp_path)
    given = str(tmp_path)
    for arguments in (
        ["check", given, "--format", "xlsx", "-o", f"{given}/catatan"],
        ["check", given, "--brief", "-o", f"{given}/pesan"],
        ["check", given, "--format", "csv", "-o", f"{given}/catatan.csv"],
        ["export", given, "--format", "csv", "-o", f"{given}/rencana.csv"],
        ["export", given, "--format", "csv", "--plain-csv", "-o", f"{given}/plain.csv"],
    ):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code in {0, 1}, result.output
    return tmp_path


def returned(folder: Path) -> Path:
    (path,) = (folder / "catatan").glob("*.xlsx")
    return path


def test_our_own_reports_in_a_folder_are_passed_over(folder: Path) -> None:
    (folder / "memo.txt").write_text("Pesan RAK", encoding="utf-8")

    assert sorted(name for _, name in find_files([folder])) == [
        "DOC-20200120-WA0003.xlsx",
        "RAK 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx",
    ]
    assert files_not_read([folder]) == ["memo.txt"]


def test_a_report_that_is_named_itself_is_told_as_what_it_is(folder: Path) -> None:
    (unread,) = read_plans(returned(folder)).unread

    assert unread.note.detail.id == "Isinya catatan hasil cek dari rak-excel."


def test_a_plan_that_was_added_to_a_report_is_looked_at(folder: Path) -> None:
    path = returned(folder)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Komisi")["A1"] = "RENCANA AKSI KINERJA"
    book.save(path)

    assert f"catatan/{path.name}" in [name for _, name in find_files([folder])]


def test_a_plan_that_is_dressed_as_a_report_is_looked_at(folder: Path) -> None:
    """It has the property of one and our title in the first cell of each sheet."""
    plan = folder / "DOC-20200120-WA0003.xlsx"
    book = openpyxl.load_workbook(plan)
    book.properties.subject = "rak-excel: catatan"
    for sheet in book:
        sheet["A1"] = "CATATAN ATAS RENCANA AKSI KINERJA"
    for headings in ([], ["NO", "SHEET", "SEL", "CATATAN"]):
        for column, heading in enumerate(headings, 30):
            for sheet in book:
                sheet.cell(2, column, heading)
        book.save(plan)
        assert plan.name in [name for _, name in find_files([folder])]


def test_the_reports_that_were_passed_over_are_named_in_one_line(folder: Path) -> None:
    for number in range(4):
        shutil.copy(returned(folder), folder / f"a{number}.xlsx")
    told = run_command("check", folder).messages
    assert (
        "Hasil rak-excel sendiri dilewati: a0.xlsx, a1.xlsx, a2.xlsx, dan 2 lainnya. "
        "Jika itu rencana, sebut nama filenya di perintah.\n"
    ) in told
    assert "dilewati" not in run_command("check", folder, "--quiet").messages


def test_a_table_of_someone_else_is_told_though_it_is_a_csv(folder: Path) -> None:
    (folder / "lain.csv").write_text("satker;target\nKPU;75\n", encoding="utf-8")

    assert "lain.csv" in [name for _, name in find_files([folder])]


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".xls"])
def test_a_report_that_was_answered_and_saved_in_libreoffice_is_passed_over(folder: Path, suffix: str) -> None:
    path = returned(folder)
    with libreoffice(folder / ".office") as office:
        office.open(path)
        office.save(folder / f"jawaban{suffix}")

    assert f"jawaban{suffix}" not in [name for _, name in find_files([folder])]
