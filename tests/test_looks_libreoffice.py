"""What is dressed in LibreOffice looks the same to us in every format that it saves."""

from __future__ import annotations

import openpyxl
import pytest

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from tests.libreoffice import LibreOffice, libreoffice

FORMATS = (".xlsx", ".ods", ".xls")
WHITE, AMBER, GREEN, BLUE = 0xFFFFFF, 0xFFC000, 0x00B050, 0x0000FF


def dress(office: LibreOffice) -> None:
    office.dress("RAK", "A1", CharStrikeout=1)
    office.dress("RAK", "B1", (6, 10), CharStrikeout=1)
    office.dress("RAK", "C1", CharColor=WHITE)
    office.dress("RAK", "D1", CharColor=BLUE, CellBackColor=BLUE)
    office.dress("RAK", "E1", CharColor=WHITE, CellBackColor=BLUE)
    office.dress("RAK", "F1", NumberFormat=";;;")
    office.dress("RAK", "G1", NumberFormat=";;;")
    for cell, code in {"A2": "0%", "B2": "0.0%", "C2": '0" Laporan"', "D2": "#,##0", "E2": 'General"%"'}.items():
        office.dress("RAK", cell, NumberFormat=code)
    office.dress("RAK", "A3", CellBackColor=AMBER)
    office.dress("RAK", "B3", CellBackColor=AMBER)
    office.dress("RAK", "C3", CellBackColor=WHITE)
    office.dress("RAK", "D3", CellBackColor=GREEN)
    office.merge("RAK", "A4:A5")
    office.comment("RAK", "B4", "Budi: tolong dicek\nlagi")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    folder = tmp_path_factory.mktemp("dressed")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "RAK"
    sheet.append(["dicoret", "Rapat lama", "putih", "biru", "terbaca", "hilang", 7])
    sheet.append([0.75, 0.755, 3, 1000, 75])
    sheet.append(["v", None, "v", None, None, None, "akhir"])
    sheet.append(["atas", "Rapat"])
    sheet.append(["bawah", "Rapat"])
    book.save(folder / "a.xlsx")
    with libreoffice(folder) as office:
        office.open(folder / "a.xlsx")
        dress(office)
        paths = {suffix: office.save(folder / f"a{suffix}") for suffix in FORMATS}
    return {suffix: open_workbook(path.read_bytes(), suffix).sheets[0] for suffix, path in paths.items()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", FORMATS)
def test_strikes_and_hidden_texts_are_seen(saved: dict[str, Sheet], suffix: str) -> None:
    looks = saved[suffix].looks

    assert looks.struck == {(1, 1): "dicoret", (1, 2): "lama"}
    assert looks.visible == {(1, 2): "Rapat "}
    assert looks.unseen == {
        (1, 3): "putih", (1, 4): "biru", (1, 6): "hilang", (1, 7): "7", (5, 1): "bawah",
    }  # fmt: skip


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", FORMATS)
def test_colours_and_comments_are_seen(saved: dict[str, Sheet], suffix: str) -> None:
    looks = saved[suffix].looks

    assert looks.fills == {
        (1, 4): "0000FF", (1, 5): "0000FF", (3, 1): "FFC000", (3, 2): "FFC000", (3, 4): "00B050",
    }  # fmt: skip
    assert looks.comments == {(4, 2): "Budi: tolong dicek\nlagi"}


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", FORMATS)
def test_number_formats_are_seen(saved: dict[str, Sheet], suffix: str) -> None:
    sheet = saved[suffix]
    formats = [(sheet.number_format(2, column) or "").replace("[$-409]", "") for column in range(1, 6)]

    assert formats[:4] == ["0%", "0.0%", '0" Laporan"', "#,##0"]
    assert formats[4] in {r"General\%", '0"%"'}
