"""Whatever is typed into a cell of a roll-up, the next one is made, or one sentence names the row."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.errors import DamagedRollupError, UnreadableWorkbookError
from rak_excel.layouts.names import MARK
from rak_excel.rolling_up.facts.fields import CORRECTION_FIELDS, FIRST, HEADINGS
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import changed, office_plan
from tests.test_rollup_earlier import written

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

PLAN = office_plan("52.03", changed("K1.3", executor="Divisi Apa"), file="a.xlsx")
NEWER = office_plan("52.03", changed("K1.2", target="70%"), file="b.xlsx", revision=1)
ROW = FIRST + 1
HIDDEN = [field.heading.id for field in CORRECTION_FIELDS if field.style == "unseen"]
TYPED = ("x", "target", "deleted", "99.99", "[9]", "{}", "@", 77, None)


def typed_over(path: Path, sheet: str, **cells: Any) -> Path:
    """The workbook with this in all rows of some columns, named by their headings with `_` for spaces."""
    return _typed_into(openpyxl.load_workbook(path), path, sheet, **cells)


def _typed_into(book: openpyxl.Workbook, path: Path, sheet: str, **cells: Any) -> Path:
    headings = [str(cell.value) for cell in book[sheet][HEADINGS + 1]]
    for heading, value in cells.items():
        column = headings.index(heading.replace("_", " ")) + 1
        for row in range(ROW, book[sheet].max_row + 1):
            book[sheet].cell(row, column, value).value = value
    book.save(path)
    return path


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A roll-up that asks about a corrected target, a schedule and an added row."""
    folder = tmp_path_factory.mktemp("rollups")
    first = written(roll_up([facts_of_plan(PLAN)]), folder / "rekap.xlsx")
    book = openpyxl.load_workbook(first)
    sheet = book["Data Komisi"]
    headings = [str(cell.value) for cell in sheet[HEADINGS + 1]]
    sheet.cell(ROW, headings.index("Target") + 1, 61)
    sheet.cell(ROW + 1, headings.index("T4") + 1, "✓")
    sheet.append([cell.value for cell in sheet[sheet.max_row]])
    sheet.cell(sheet.max_row, headings.index("Kegiatan") + 1, "Tambahan")
    book.save(first)
    guided = roll_up([facts_of_plan(NEWER)], guides=[read_rollup(first)])
    assert {each.correction.field for each in guided.corrections} == {"target", "periods", "added"}
    return written(guided, folder / "lagi.xlsx").read_bytes()


def refusal(path: Path) -> str:
    """What is said where a roll-up cannot be read; nothing where the next one could be made of it."""
    try:
        earlier = read_rollup(path)
    except DamagedRollupError:
        return "damaged"
    except UnreadableWorkbookError as error:
        return error.text.id
    result = roll_up([facts_of_plan(NEWER, check([NEWER]))], previous=earlier, guides=[earlier])
    written(result, path.with_name("baru.xlsx"))
    return ""


@pytest.mark.parametrize("heading", HIDDEN)
def test_what_is_typed_into_hidden_cells_of_the_corrections_names_a_row_or_does_no_harm(
    asked: bytes, tmp_path: Path, heading: str
) -> None:
    path = tmp_path / "lagi.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(asked))
    for value in TYPED[HIDDEN.index(heading) % 2 :: 2]:
        said = refusal(_typed_into(book, path, "Koreksi", **{heading: value}))

        assert not said or re.match(r"lagi\.xlsx: baris [456] di sheet Koreksi: ", said), value


@pytest.mark.parametrize("value", [True, "²", "Baris 3", -1, None])
@pytest.mark.parametrize(("sheet", "heading"), [("Data Komisi", "Sel"), ("Catatan", "Sel"), ("Data Komisi", "No")])
def test_what_is_typed_over_an_address_or_a_number_ends_in_no_traceback(
    tmp_path: Path, sheet: str, heading: str, value: object
) -> None:
    path = written(roll_up([facts_of_plan(PLAN, check([PLAN]))]), tmp_path / "rekap.xlsx")

    assert refusal(typed_over(path, sheet, **{heading: value})) == ""
    assert read_rollup(tmp_path / "baru.xlsx").files


def test_a_region_that_does_not_exist_beside_a_remark_names_its_row(tmp_path: Path) -> None:
    path = written(roll_up([facts_of_plan(PLAN)], provinces=["52"]), tmp_path / "rekap.xlsx")
    typed_over(path, "Status Penyampaian", Catatan_Provinsi="Sudah ditelepon", Kode_Wilayah="52.99")

    assert re.match(rf'rekap\.xlsx: baris {ROW} di sheet Status Penyampaian: .* kode "52\.99"', refusal(path))


def test_a_province_that_does_not_exist_is_a_damage(tmp_path: Path) -> None:
    path = written(roll_up([facts_of_plan(PLAN)], provinces=["52"]), tmp_path / "rekap.xlsx")
    book = openpyxl.load_workbook(path)
    next(cell for row in book[MARK] for cell in row if str(cell.value) == "52").value = "99"
    book.save(path)

    assert refusal(path) == "damaged"
