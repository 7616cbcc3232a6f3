"""A letter in a font of signs is the sign that a person sees there, in every format that tells its fonts."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from rak_excel.definitions.loading import load_template
from rak_excel.model import Plan
from rak_excel.reading.files import read_file
from rak_excel.reading.ledger import Unread
from tests.libreoffice import libreoffice
from tests.tables import told

D = "Divisi Hukum dan Pengawasan"
HEAD = ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"]
SIGNS = [
    ("Wingdings", "ü", True),
    ("Wingdings", "l", True),
    ("Wingdings", "n", True),
    ("Wingdings 2", "P", True),
    ("Wingdings 2", "O", False),
    ("Webdings", "a", True),
    ("Webdings", "c", False),
    ("Symbol", "Ö", True),
]
"""Fonts with a letter, and whether its sign is a tick beside other ticks."""


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Komisi"
    sheet.append(["RENCANA AKSI KINERJA"])
    sheet.append(["KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"])
    sheet.append(["TAHUN 2020"])
    sheet.append(HEAD)
    for number, (font, letter, _) in enumerate(SIGNS, 1):
        sheet.append(
            [number, f"S{number}", f"Persentase {number}", "75%", f"Reviu {number}", letter, None, "✓", None, D]
        )
        sheet.cell(4 + number, 6).font = Font(name=font)
    sheet["F5"] = CellRichText(TextBlock(InlineFont(rFont="Wingdings"), "ü"))
    sheet["F5"].font = Font(name="Calibri")
    book.save(path)
    return path


def plan_in(path: Path) -> Plan:
    plan = read_file(path, path.name, template=load_template("kpu-2020"))
    assert not isinstance(plan, Unread)
    return plan


def check_signs(plan: Plan) -> None:
    ticked = [1 in activity.periods for _, _, activity in plan.activities()]
    assert ticked == [is_tick for *_, is_tick in SIGNS]
    assert [each for each in told(plan) if each.startswith(("RAK009", "RAK402"))] == ["RAK009 Komisi!F9 error"]


def test_letters_in_fonts_of_signs_are_ticks_and_crosses(tmp_path: Path) -> None:
    check_signs(plan_in(workbook(tmp_path / "rak.xlsx")))


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".ods", ".xls"])
def test_so_they_are_where_libreoffice_saved_them(suffix: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "rak.xlsx")
    with libreoffice(tmp_path) as office:
        office.open(path)
        saved = office.save(tmp_path / f"saved{suffix}")

    check_signs(plan_in(saved))


def test_words_in_such_a_font_stay_words(tmp_path: Path) -> None:
    path = workbook(tmp_path / "rak.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["E5"].font = Font(name="Wingdings")
    book.save(path)

    assert next(iter(plan_in(path).activities()))[2].text == "Reviu 1"
