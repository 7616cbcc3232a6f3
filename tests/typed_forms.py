"""Fills in forms with openpyxl, cell by cell as a person would: below the headings, beside what is written already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def fill_in(path: Path, sheet: str, row: Mapping[str, str], indicator: str = "", saved: Path | None = None) -> str:
    """Type into the row of an indicator, the first one if none is named, by the headings of the columns; its wording."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    top, columns = _headings(page)
    rows = range(top + 1, page.max_row + 1)
    column = columns["INDIKATOR KINERJA UTAMA"]
    at = next(each for each in rows if (said := page.cell(each, column).value) and (not indicator or said == indicator))
    for heading, text in row.items():
        page.cell(at, columns[heading]).value = text
    wording = str(page.cell(at, column).value)
    book.save(saved or path)
    return wording


def _headings(page: Worksheet) -> tuple[int, dict[str, int]]:
    """The last row of the headings, and the column of each of them."""
    columns: dict[str, int] = {}
    last = 0
    for row in page.iter_rows(max_row=12):
        for cell in row:
            text = str(cell.value or "").strip()
            if text in {
                "KEGIATAN",
                "TARGET",
                "PELAKSANA",
                "INDIKATOR KINERJA UTAMA",
                "T1",
                "T2",
                "T3",
                "T4",
            } or text.startswith("SASARAN"):
                columns["SASARAN" if text.startswith("SASARAN") else text] = int(cell.column or 0)
                last = int(cell.row or 0)
    return last, columns
