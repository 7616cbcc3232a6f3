"""Whatever is typed anywhere into a return is in the one that replaces it, or that is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from rak_excel.errors import OutputExistsError
from rak_excel.language import Text
from rak_excel.model import Cell, Finding, Plan, Severity
from rak_excel.reading import read_plans
from rak_excel.workbooks.findings.book import write_findings_books
from rak_excel.workbooks.findings.earlier_answers import earlier_answers
from rak_excel.workbooks.findings.pages import findings_books
from tests import workbooks
from tests.test_findings_reports import rows_of
from tests.test_findings_units import SUBMISSIONS, returned
from tests.test_rules_real_plan import real_plan
from tests.typing_in import type_in

SAID = "Sudah kami betulkan"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return returned(tmp_path_factory.mktemp("written"), [real_plan()])


@pytest.fixture
def answered(written: Path, tmp_path: Path) -> Path:
    """A return as it comes back, in the place where the next one goes."""
    path = tmp_path / "catatan" / written.name
    path.parent.mkdir()
    shutil.copy(written, path)
    return path


def without_seals(path: Path) -> None:
    """As an earlier version wrote it."""
    book = openpyxl.load_workbook(path)
    for name in list(book.defined_names):
        del book.defined_names[name]
    book.save(path)


def assert_kept(path: Path, plans: list[Plan]) -> None:
    before = path.read_bytes()
    with pytest.raises(OutputExistsError, match="tidak ditimpa, karena"):
        returned(path.parent.parent, plans, force=True)
    assert path.read_bytes() == before


HEADINGS = {
    "G5": "TANGGAPAN KPU LOMBOK BARAT",
    "H5": "TANGGAPAN 2",
    "E5": "TEMUAN",
    "B5": "LEMBAR",
}


@pytest.mark.parametrize("cell", HEADINGS)
def test_headings_that_are_not_ours_are_refused_also_in_returns_of_earlier_versions(answered: Path, cell: str) -> None:
    type_in(answered, "Catatan", {cell: HEADINGS[cell], "G6": SAID, "G7": SAID})
    assert_kept(answered, [real_plan()])
    without_seals(answered)
    assert_kept(answered, [real_plan()])


@pytest.mark.parametrize("cell", ["A1", "A2", "A3", "A6", "B6", "C6", "D6", "E6", "F6", "F7", "D5", "G1", "G2"])
def test_what_is_typed_over_our_own_cells_is_refused_with_its_row(answered: Path, cell: str) -> None:
    before = openpyxl.load_workbook(answered)["Catatan"][cell].value or ""
    type_in(answered, "Catatan", {cell: f"{before} ({SAID})"})
    assert_kept(answered, [real_plan()])


@pytest.mark.parametrize("heading", ["Tanggapan Satker", " TANGGAPAN SATKER ", "TANGGAPAN\nSATKER"])
@pytest.mark.parametrize("sealed", [True, False])
def test_a_heading_in_other_capitals_and_blanks_is_still_ours(answered: Path, heading: str, sealed: bool) -> None:
    type_in(answered, "Catatan", {"G5": heading, "G6": SAID})
    if not sealed:
        without_seals(answered)
    assert rows_of(returned(answered.parent.parent, [real_plan()], force=True))[5][6] == SAID


@pytest.mark.parametrize("sealed", [True, False])
def test_a_new_row_with_a_number_is_refused(answered: Path, sealed: bool) -> None:
    book = openpyxl.load_workbook(answered)
    book["Catatan"].append([99, "Layanan", "A1", SAID, SAID])
    book.save(answered)
    if not sealed:
        without_seals(answered)
    assert_kept(answered, [real_plan()])


@pytest.mark.parametrize("sealed", [True, False])
def test_a_comment_is_refused_with_its_cell(answered: Path, sealed: bool) -> None:
    book = openpyxl.load_workbook(answered)
    book["Catatan"]["E7"].comment = Comment(SAID, "Satker")
    book.save(answered)
    if not sealed:
        without_seals(answered)
    with pytest.raises(OutputExistsError, match="diketik di Catatan!E7 tidak terbawa"):
        returned(answered.parent.parent, [real_plan()], force=True)


def test_what_is_drawn_is_refused(answered: Path) -> None:
    book = openpyxl.load_workbook(answered)
    sheet = book.worksheets[0]
    sheet.add_chart(BarChart(), "I20")
    book.save(answered)
    assert_kept(answered, [real_plan()])


def test_a_return_that_was_saved_in_an_old_format_under_its_name_is_not_called_damaged(answered: Path) -> None:
    answered.write_bytes(workbooks.xls([["Dari satker", SAID]]))
    with pytest.raises(OutputExistsError, match="tidak terbawa"):
        returned(answered.parent.parent, [real_plan()], force=True)


def test_a_column_that_was_deleted_is_refused(answered: Path) -> None:
    type_in(answered, "Catatan", {"G6": SAID})
    book = openpyxl.load_workbook(answered)
    book["Catatan"].delete_cols(2)
    book.save(answered)
    assert_kept(answered, [real_plan()])


def test_rows_may_be_sorted_and_taken_out_and_columns_put_between(answered: Path) -> None:
    type_in(answered, "Catatan", {"G8": SAID})
    book = openpyxl.load_workbook(answered)
    sheet = book["Catatan"]
    sheet.delete_rows(6)
    sheet.insert_cols(4)
    book.save(answered)
    rows = rows_of(returned(answered.parent.parent, [real_plan()], force=True))
    assert [row[6] for row in rows[5:8]] == [None, None, SAID]


def test_what_is_typed_on_any_sheet_of_several_units_is_kept(tmp_path: Path) -> None:
    plans = list(read_plans(SUBMISSIONS).plans)
    path = returned(tmp_path, plans)
    before = path.read_bytes()
    for sheet, cell in (("Ringkasan", "E8"), ("Ringkasan", "E6"), ("Divisi Hukum", "A5"), ("Divisi Hukum", "F8")):
        type_in(path, sheet, {cell: SAID})
        assert_kept(path, plans)
        path.write_bytes(before)
    returned(tmp_path, plans, force=True)
    assert path.read_bytes() == before


@settings(max_examples=25, deadline=None)
@given(row=st.integers(1, 12), column=st.integers(1, 10), text=st.text("aB1 =\n;é", min_size=1).filter(str.strip))
def test_a_text_in_any_cell_is_carried_over_or_refused(
    written: Path, tmp_path_factory: pytest.TempPathFactory, row: int, column: int, text: str
) -> None:
    folder = tmp_path_factory.mktemp("typed")
    (folder / "catatan").mkdir()
    path = folder / "catatan" / written.name
    shutil.copy(written, path)
    book = openpyxl.load_workbook(path)
    sheet = book["Catatan"]
    unlike = f"{text} {SAID}"
    sheet[f"{get_column_letter(column)}{row}"].value = unlike
    sheet[f"{get_column_letter(column)}{row}"].data_type = "s"
    book.save(path)
    try:
        returned(folder, [real_plan()], force=True)
    except OutputExistsError:
        return
    assert unlike.strip() in [str(cell) for line in rows_of(path) for cell in line]


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.text(max_size=30) | st.from_regex("_x[0-9a-fA-F]{4}_"), min_size=3, max_size=3))
def test_a_return_that_nobody_typed_into_is_replaced_whatever_stands_in_it(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder, plan = tmp_path_factory.mktemp("odd"), real_plan()
    file, said, hint = plan.source.file, *(Text(text, text) for text in texts[:2])
    odd = Finding("RAK201", "x", Severity.ERROR, file, said, hint, Cell("Komisi", 7, "B"), "Komisi", None, texts[2])
    (path,) = write_findings_books(folder, findings_books([odd], [plan], "id"), {file: folder / file}, "id")
    assert earlier_answers(path) == []
