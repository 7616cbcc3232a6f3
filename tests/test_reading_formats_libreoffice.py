"""What we take a number to show is what LibreOffice shows, in every format that we work out."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.opened.number_formats import shown_value
from tests.libreoffice import LibreOffice, libreoffice

FORMATS = [
    "General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "0.00%", "0 %", 'General"%"', '0"%"', '0.0"%"', r"0.00\%",
    '0" Laporan"', '"Rp"#,##0', '0%;[Red]-0%', '0%;(0%)', '0.0%;-0.0%;"-"', '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    '[Blue]0.0" persen"', '0,"rb"', '@"%"', "0_%",
]  # fmt: skip
NUMBERS = [
    0,
    0.004,
    0.0063,
    0.35,
    0.63,
    0.755,
    0.995,
    1,
    1.25,
    1.47,
    2,
    7.5,
    75,
    77.5,
    83.125,
    99.5,
    100,
    1250,
    -0.5,
    -3,
]


@pytest.mark.libreoffice
def test_a_number_shows_what_libreoffice_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, number in enumerate(NUMBERS, 1):
        for column, number_format in enumerate(FORMATS, 1):
            sheet.cell(row, column, number).number_format = number_format
    book.save(tmp_path / "a.xlsx")
    with libreoffice(tmp_path) as office:
        displayed = _displayed(office, tmp_path / "a.xlsx", sheet.title)

    for number, row_shown in zip(NUMBERS, displayed, strict=True):
        for number_format, shown in zip(FORMATS, row_shown, strict=True):
            ours = shown_value(float(number), number_format)
            assert _comparable(ours) == _comparable(shown.replace(".", "")), (number, number_format, ours, shown)


def _displayed(office: LibreOffice, path: Path, sheet: str) -> list[list[str]]:
    office.open(path)
    last = column_letters(len(FORMATS))
    return office.displayed(sheet, f"A1:{last}{len(NUMBERS)}")


def _comparable(text: str) -> tuple[str, Decimal | None]:
    """The words around a number, and the number: 77,50 and 77,5 are the same."""
    number = re.search(r"\d+(?:,\d+)?", text)
    words = re.sub(r"[\d,\s]+", " ", text).strip()
    return words, Decimal(number[0].replace(",", ".")) if number else None
