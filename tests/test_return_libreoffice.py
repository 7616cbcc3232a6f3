"""Returns that LibreOffice opened and saved in each format; and two rounds between a province and three of its offices."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from rak_excel.layouts.marks import SHEET
from rak_excel.model.answers import Answer, Ruling
from rak_excel.reading.returned import returned_at
from tests.consoles import run_command
from tests.libreoffice import LibreOffice
from tests.returns import UNIT, answer, columns_of, list_of, rows_of, type_into, workbook

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return of a return, which has a state and a column for rulings."""
    folder = tmp_path_factory.mktemp("rounds")
    (folder / "rak.xlsx").write_bytes(workbook())
    run_command("check", folder / "rak.xlsx", "--return", folder / "balik")
    settings = folder / "aturan.toml"
    settings.write_text('[check]\nexplainable = ["RAK221"]\n', encoding="utf-8")
    run_command("check", folder / "balik", "--return", folder / "lagi", "--settings", settings)
    return folder / "lagi" / "rak - catatan.xlsx"


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_a_return_that_libreoffice_saved_is_read_with_its_answers(
    office: LibreOffice, second: Path, tmp_path: Path, suffix: str
) -> None:
    sheet = list_of(second)
    top, columns = columns_of(sheet)
    rows = {
        code: row
        for row in range(top, sheet.max_row + 1)
        for code in ("RAK302", "RAK221")
        if f'"{code}"' in str(sheet.cell(row, columns["RAK_CATATAN"]).value)
    }
    letters = {name: get_column_letter(at) for name, at in columns.items()}
    office.open(second)
    for code, name, text in (
        ("RAK302", "TANGGAPAN", "Tidak paham"),
        ("RAK221", "TANGGAPAN", "memang benar"),
        ("RAK221", "PENJELASAN", 'Sisa pekerjaan 2018; "selesai" Mei'),
        ("RAK221", "PUTUSAN", "Ditolak"),
    ):
        office.type(SHEET, f"{letters[name]}{rows[code]}", text)
    office.insert_row("Sekretariat", 6)
    saved = tmp_path / f"rak - catatan{suffix}"
    office.save(saved)
    office.close()

    back = returned_at(saved)
    assert back
    assert back.state
    assert {each.finding.code: (each.answer, each.explanation, each.ruling) for each in back.answers} == {
        "RAK003": (None, "", None),
        "RAK107": (None, "", None),
        "RAK502": (None, "", None),
        "RAK302": (Answer.UNCLEAR, "", None),
        "RAK221": (Answer.RIGHT, 'Sisa pekerjaan 2018; "selesai" Mei', Ruling.REJECTED),
    }
    told = run_command("check", saved, "--severity", "info").results
    assert "0 dari 5 catatan sudah selesai, 5 masih ada" in told
    assert ", baru]" not in told
    assert "rak-excel:" not in told


def test_the_return_of_what_libreoffice_saved_has_each_mark_once(
    office: LibreOffice, second: Path, tmp_path: Path
) -> None:
    office.open(second)
    (tmp_path / "k").mkdir()
    saved = tmp_path / "k" / "rak - catatan.xlsx"
    office.save(saved)
    office.close()
    run_command("check", saved, "--return", tmp_path / "balik")

    book = openpyxl.load_workbook(tmp_path / "balik" / saved.name)
    sheet = book["Sekretariat"]
    assert book.sheetnames == ["Sekretariat", SHEET]
    assert sorted(str(each.sqref) for each in sheet.conditional_formatting) == ["D7 R6", "E8"]
    notes = [(cell.coordinate, cell.comment.text.count("rak-excel:")) for row in sheet for cell in row if cell.comment]
    assert notes == [("R6", 1), ("D7", 1), ("E8", 1)]


def said(*arguments: str | Path) -> dict[str, str]:
    """What the province's command says of each office: `{"Lombok Timur": "SIAP DIKIRIM"}`."""
    told = run_command("check", *arguments, "--settings", "rak-excel.toml").results
    lines = [line.partition(": ") for line in told.splitlines() if " - catatan.xls" in line]
    return {Path(path).name.partition(" - ")[0]: what for path, _, what in lines}


def test_two_rounds_with_three_offices(office: LibreOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rak-excel.toml").write_text(
        '[check]\nignore = ["RAK003", "RAK107", "RAK608"]\nexplainable = ["RAK221"]\n', encoding="utf-8"
    )
    for folder in ("kiriman", "kiriman 2", "kiriman 3"):
        Path(folder).mkdir()
    barat, tengah, timur = "Lombok Barat", "Lombok Tengah", "Lombok Timur"
    for name in (barat, tengah, timur):
        Path("kiriman", f"{name}.xlsx").write_bytes(workbook(office=f"KPU KABUPATEN {name.upper()}"))

    # The province checks, and sends each file back.
    everything = "BELUM SIAP: 2 isian wajib diperbaiki, 1 perlu dicek"
    assert said("kiriman", "--return", "balik") == dict.fromkeys((barat, tengah, timur), everything)

    # One office corrects and explains, one explains what is wrong, one corrects a cell and saves as xls.
    backs = {name: Path("balik", f"{name} - catatan.xlsx") for name in (barat, tengah, timur)}
    type_into(backs[barat], R6=UNIT, D7="80")
    answer(backs[barat], "RAK221", TANGGAPAN="Memang benar", PENJELASAN="Laporan 2018 baru diminta BPK tahun ini")
    answer(backs[tengah], "RAK221", TANGGAPAN="Memang benar", PENJELASAN="Tidak apa-apa")
    answer(backs[tengah], "RAK302", TANGGAPAN="Tidak paham")
    type_into(backs[timur], D7="80")
    answer(backs[timur], "RAK302", TANGGAPAN="Sudah diperbaiki")
    for name in (barat, tengah):
        backs[name].rename(Path("kiriman 2", backs[name].name))
    office.open(backs[timur])
    office.save(Path("kiriman 2", f"{timur} - catatan.xls").resolve())
    office.close()

    # The province sees what became of it, rejects an explanation, and sends the files back once more.
    second = said("kiriman 2", "--return", "balik 2")
    assert second == {
        barat: "SIAP DIKIRIM; 2 dari 3 catatan sudah selesai, 1 dijelaskan",
        tengah: "BELUM SIAP: 2 isian wajib diperbaiki; 0 dari 3 catatan sudah selesai, 2 masih ada, 1 dijelaskan",
        timur: "BELUM SIAP: 1 isian wajib diperbaiki, 1 perlu dicek; 1 dari 3 catatan sudah selesai, 2 masih ada; "
        "daftar catatan saja, karena format file ini tidak bisa ditandai",
    }
    backs = {name: Path("balik 2", f"{name} - catatan.xlsx") for name in (barat, tengah, timur)}
    states = {name: [row["KEADAAN"] for row in rows_of(path)] for name, path in backs.items()}
    assert states == {
        barat: ["Dijelaskan", "Selesai", "Selesai"],
        tengah: ["Masih ada", "Masih ada", "Dijelaskan"],
        timur: ["Masih ada", "Masih ada", "Selesai"],
    }
    (unclear,) = (row for row in rows_of(backs[tengah]) if row["TANGGAPAN"] == "Tidak paham")
    assert "Mengapa: " in unclear["SARAN"]
    answer(backs[tengah], "RAK221", PUTUSAN="Ditolak")

    # What was rejected is asked for again, until it is corrected.
    disputed = run_command("check", backs[tengah], "--settings", "rak-excel.toml").results
    assert "0 dari 3 catatan sudah selesai, 3 masih ada" in disputed
    type_into(backs[tengah], R6=UNIT, D7="80", E8="Menyusun laporan tahun 2020")
    backs[tengah].rename(Path("kiriman 3", backs[tengah].name))
    office.open(Path("kiriman 2", f"{timur} - catatan.xls"))
    office.put("Sekretariat", {"R6": UNIT})
    office.save(Path("kiriman 3", f"{timur} - catatan.xls").resolve())
    office.close()
    answer(backs[timur], "RAK221", TANGGAPAN="Memang benar", PENJELASAN="Laporan 2018 baru diminta BPK tahun ini")
    backs[timur].rename(Path("kiriman 3", backs[timur].name))

    assert said("kiriman 3", "--since", "kiriman 3", "--return", "balik 3") == {
        tengah: "SIAP DIKIRIM; 3 dari 3 catatan sudah selesai",
        timur: "SIAP DIKIRIM; 1 dari 2 catatan sudah selesai, 1 dijelaskan; daftar catatan saja, karena format file ini tidak bisa ditandai",
    }
