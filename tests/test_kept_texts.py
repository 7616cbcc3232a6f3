"""Texts that a sheet keeps itself read back as they are, also those that XML has no room for."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.written.book import new_book
from rak_excel.formats.written.extended import KeptTextSheet


@pytest.mark.parametrize("text", ["KPU Kota Bima", "", " di muka", "<r>a & b</r>", "Satu\nDua", "=1+1", "K" * 40_000])
def test_a_kept_text_is_the_text_that_was_written(tmp_path: Path, text: str) -> None:
    book = new_book(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("Daftar", KeptTextSheet)
    sheet.write_kept(0, 0, text)
    sheet.write_string(1, 0, "akhir")
    book.close()

    read = openpyxl.load_workbook(tmp_path / "t.xlsx")["Daftar"]
    (grid,) = open_workbook((tmp_path / "t.xlsx").read_bytes()).sheets
    assert [read["A1"].value or "", read["A2"].value] == [text[:32_767], "akhir"]
    assert [grid.value(1, 1) or "", grid.value(2, 1)] == [text[:32_767], "akhir"]
