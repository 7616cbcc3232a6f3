"""Table sheets show values by their own type: text from an input is always text."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from rak_excel.formats.written.book import new_book
from rak_excel.formats.written.table import TableColumn, TableSheet, add_table
from rak_excel.formats.written.values import LINKS_PER_SHEET, CellValue, Formula, Link


def written(path: Path, *tables: TableSheet) -> Path:
    book = new_book(path)
    for table in tables:
        add_table(book, table)
    book.close()
    return path


def test_a_table_has_its_title_headings_rows_and_notes_where_it_says(tmp_path: Path) -> None:
    table = TableSheet(
        "Daftar",
        (TableColumn("NO", 5), TableColumn("NAMA", 30)),
        [[1, "a"], [2, "b"]],
        title=("Judul",),
        notes=("Catatan",),
    )
    rows = CalamineWorkbook.from_path(str(written(tmp_path / "x.xlsx", table))).get_sheet_by_name("Daftar").to_python()
    assert rows[0][0] == "Judul"
    assert rows[table.first_row - 2] == ["NO", "NAMA"]
    assert rows[table.first_row - 1 : table.first_row + 1] == [[1.0, "a"], [2.0, "b"]]
    assert rows[table.first_row + 2][0] == "Catatan"


def test_a_stored_value_holds_nothing_that_xml_cannot(tmp_path: Path) -> None:
    path = written(tmp_path / "x.xlsx", TableSheet("A", (TableColumn("X"),), [[Formula('="a"', "a\x07b")]]))
    assert openpyxl.load_workbook(path, data_only=True)["A"]["A2"].value == "ab"


@pytest.mark.parametrize(
    "text",
    [
        "<r>a</r>",
        "<r><t>&</r>",
        "=1+1",
        "+62",
        "-Advokasi",
        "@SUM(A1)",
        "http://example.org",
        "007",
        "{=1}",
        "mailto:a@b",
    ],
)
def test_text_from_an_input_becomes_no_formula_no_link_and_no_number(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "x.xlsx", TableSheet("A", (TableColumn("X"),), [[text]]))
    cell = openpyxl.load_workbook(path)["A"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_values_keep_their_types(tmp_path: Path) -> None:
    row: list[CellValue] = [
        1,
        2.5,
        True,
        datetime.date(2020, 1, 22),
        Formula("=1+1", 2),
        Link("A", "B1", "lihat"),
        None,
        "",
    ]
    table = TableSheet(
        "A", tuple(TableColumn(str(number), style="date" if number == 3 else "text") for number in range(8)), [row]
    )
    path = written(tmp_path / "x.xlsx", table)
    values = [cell.value for cell in openpyxl.load_workbook(path, data_only=True)["A"][2]]
    assert values == [1, 2.5, True, datetime.datetime(2020, 1, 22), 2, "lihat", None, None]
    sheet = openpyxl.load_workbook(path)["A"]
    assert sheet["E2"].value == "=1+1"
    assert sheet["F2"].hyperlink is not None
    assert sheet["F2"].hyperlink.location == "'A'!B1"


def test_links_beyond_what_a_sheet_can_hold_stay_as_text(tmp_path: Path) -> None:
    rows = [[Link("A", "A1", "x")] for _ in range(LINKS_PER_SHEET + 1)]
    path = written(tmp_path / "x.xlsx", TableSheet("A", (TableColumn("X"),), rows))
    values = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("A").to_python()
    assert values[-1] == ["x"]
    assert len(values) == LINKS_PER_SHEET + 2


def test_a_table_may_be_hidden_and_portrait_and_offer_choices(tmp_path: Path) -> None:
    tables = (
        TableSheet("A", (TableColumn("X", choices=("Ya", "Tidak")),), [["Ya"]], landscape=False),
        TableSheet("B", (TableColumn("X", hidden=True),), hidden=True, filtered=False),
    )
    book = openpyxl.load_workbook(written(tmp_path / "x.xlsx", *tables))
    assert [sheet.sheet_state for sheet in book] == ["visible", "hidden"]
    assert book["A"].data_validations.dataValidation[0].formula1 == '"Ya,Tidak"'
    assert book["A"].page_setup.orientation == "portrait"


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    tables = [
        written(tmp_path / name, TableSheet("A", (TableColumn("X"),), [["a"]])).read_bytes()
        for name in ("a.xlsx", "b.xlsx")
    ]
    assert tables[0] == tables[1]
