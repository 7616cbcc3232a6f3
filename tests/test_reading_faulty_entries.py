"""Errors, formulas without a value, and what nobody sees, in the columns of targets by period, units, budget and remarks."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

import rak_excel
from rak_excel.rules.check import check

HEADINGS = [
    *("NO", "SASARAN", "INDIKATOR", "TARGET", "SATUAN", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"),
    *("TARGET S.D. TW I", "TARGET S.D. TW II", "TARGET S.D. TW III", "TARGET S.D. TW IV", "ANGGARAN", "KETERANGAN"),
]
REMARKS = "Q"
COLUMNS = ["E", "L", "O", "P", REMARKS]


def told(tmp_path: Path, column: str, value: object, *, struck: bool = False, hidden: bool = False) -> list[str]:
    """What is told of a plan of two rows in which one entry of a column is this."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Komisi", 0)
    sheet.append(HEADINGS)
    for n in (1, 2):
        work = [n, f"Sasaran {n}", f"Jumlah Laporan {n}", 4, "Laporan", f"Rapat {n}", "v", "v", "v", "v"]
        sheet.append([*work, "Divisi Hukum dan Pengawasan", 1, 2, 3, 4, 100_000, "DIPA"])
    cell = sheet[f"{column}2"]
    cell.value = cell.value if value is None else value
    cell.font = Font(strike=struck)
    sheet.column_dimensions[column].hidden = hidden
    book.save(tmp_path / "rak.xlsx")
    findings = check([rak_excel.read_plan(tmp_path / "rak.xlsx")])
    return [f"{each.code} {each.cell}" for each in findings if f"!{column}" in str(each.cell)]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_formula_without_a_value_and_an_error_are_told_at_their_cells(tmp_path: Path, column: str) -> None:
    assert told(tmp_path, column, None) == []
    assert told(tmp_path, column, "=A1") == [f"RAK007 Komisi!{column}2"]
    assert told(tmp_path, column, "#REF!") == [f"RAK008 Komisi!{column}2"]


@pytest.mark.parametrize("column", COLUMNS)
def test_what_is_struck_through_is_asked_and_a_hidden_column_is_told(tmp_path: Path, column: str) -> None:
    assert told(tmp_path, column, None, struck=True) == [
        f"{'RAK005' if column == REMARKS else 'RAK009'} Komisi!{column}2"
    ]
    assert told(tmp_path, column, None, hidden=True) == [f"RAK021 Komisi!{column}1"]
