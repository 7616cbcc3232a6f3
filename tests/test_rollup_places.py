"""Where in the office's file a corrected cell stands: the cell of the field itself, not that of the row's activity."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from rak_excel.rolling_up.facts.places import letters_of
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import office_plan
from tests.shown_values import values_of
from tests.test_rollup_earlier import edited, written

PLAN = office_plan("52.03", file="a.xlsx")
ROW = 3  # of the plan that row 5 of Data Komisi is of: K1.2


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = written(roll_up([facts_of_plan(PLAN)]), tmp_path_factory.mktemp("rollup") / "rekap.xlsx")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("typed", "cells"),
    [
        ({"I5": "Persentase lain"}, f"C{ROW}"),
        ({"J5": 61}, f"D{ROW}"),
        ({"K5": "Dokumen"}, f"D{ROW}"),
        ({"L5": "Kegiatan lain"}, f"E{ROW}"),
        ({"M5": "✓", "N5": "✓", "O5": "✓", "P5": "✓"}, ""),
        ({"Q5": "Divisi Hukum dan Pengawasan"}, f"J{ROW}"),
        ({"G5": 9}, ""),
        ({"J4": 61}, f"D{ROW - 1}"),
    ],
)
def test_a_correction_tells_the_cell_of_its_field_with_the_plan_and_without(
    rolled_up: bytes, tmp_path: Path, typed: dict[str, Any], cells: str
) -> None:
    path = tmp_path / "koreksi.xlsx"
    path.write_bytes(rolled_up)
    ticked = [letter for letter, tick in zip("MNOP", values_of(path, "Data Komisi")[4][12:16], strict=True) if not tick]
    corrected = read_rollup(edited(path, "Data Komisi", **typed))
    alone, beside = roll_up([corrected]), roll_up([facts_of_plan(PLAN), corrected])
    schedule = ", ".join(f"{'FGHI'['MNOP'.index(letter)]}{ROW}" for letter in ticked) if "M5" in typed else ""

    assert [each.cells for each in beside.corrections] == [cells or schedule]
    if "M5" not in typed:  # which of the ticks changed only the plan tells
        assert [each.cells for each in alone.corrections] == [cells]
    sheet = openpyxl.load_workbook(written(beside, tmp_path / "hasil.xlsx"))["Koreksi"]
    assert (sheet["D4"].value or "") == (cells or schedule)
    assert sheet["D4"].alignment.wrap_text  # a schedule may have twelve


def test_no_cell_is_told_of_a_target_whose_row_may_have_been_deleted(rolled_up: bytes, tmp_path: Path) -> None:
    path = tmp_path / "koreksi.xlsx"
    path.write_bytes(rolled_up)
    book = openpyxl.load_workbook(edited(path, "Data Komisi", J5=61))
    book["Data Komisi"].delete_rows(4)
    book.save(path)

    cells = {each.correction.field: each.cells for each in roll_up([read_rollup(path)]).corrections}
    assert cells["target"] == ""


def test_where_rows_stand_in_different_columns_no_cell_is_claimed() -> None:
    part = PLAN.parts[0]
    first, *others = part.indicators
    assert letters_of(part) == "C D E J F G H I"

    moved = replace(first.activities[0].place, columns=replace(first.place.columns, periods=("K", "L", "M", "N")))
    activities = (replace(first.activities[0], place=moved), *first.activities[1:])
    assert letters_of(replace(part, indicators=(replace(first, activities=activities), *others))) == ""

    below = replace(first, place=replace(first.place, row=first.place.row + 1))
    assert letters_of(replace(part, indicators=(below, *others))) == ""
    assert letters_of(replace(part, indicators=())) == ""


@pytest.mark.parametrize("typed", ["C D", "=1+1", "C D E J F G H I K L", "c d e j f g h i"])
def test_what_was_typed_over_the_columns_gives_no_wrong_cell(rolled_up: bytes, tmp_path: Path, typed: str) -> None:
    path = tmp_path / "koreksi.xlsx"
    path.write_bytes(rolled_up)
    corrected = read_rollup(edited(path, "Data Komisi", M5="✓", N5="✓", O5="✓", P5="✓"))
    (file,) = corrected.files
    parts = {name: replace(facts, columns=typed) for name, facts in file.parts.items()}
    corrected = replace(corrected, files=(replace(file, parts=parts),))

    assert [each.cells for each in roll_up([corrected]).corrections] == [""]
