"""Corrections as people make them in a real program: cells typed, rows inserted, copied, deleted and sorted."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from tests.libreoffice import LibreOffice
from tests.rollup_plans import office_plan
from tests.test_rollup_corrections import fates
from tests.test_rollup_earlier import written

KOMISI = "Data Komisi"
PLANS = [office_plan(region, file=f"{region}.xlsx") for region in ("52.01", "52.03")]


@pytest.fixture(scope="module")
def harvests() -> list[InputFacts]:
    return [facts_of_plan(plan, check([plan])) for plan in PLANS]


@pytest.mark.libreoffice
def test_every_kind_of_correction_comes_back_as_it_was_made(
    harvests: list[InputFacts], tmp_path: Path, office: LibreOffice
) -> None:
    path = written(roll_up(harvests), tmp_path / "rekap.xlsx")
    office.open(path)
    office.type(KOMISI, "J4", "61")
    office.type(KOMISI, "K5", "laporan")
    office.type(KOMISI, "L6", "Kegiatan lain")
    office.put(KOMISI, {"P7": "✓", "Q8": "Divisi Hukum dan Pengawasan"})
    office.type(KOMISI, "M7", "")
    office.copy_row(KOMISI, 9, 12)
    office.delete_row(KOMISI, 20)
    office.recalculate()
    saved = office.save(tmp_path / "koreksi.xlsx")
    office.close()
    result = roll_up([*harvests, read_rollup(saved)])

    assert edited_sheets(saved) == []
    assert sorted(each[0] for each in fates(result)) == [
        "activity",
        "added",
        "deleted",
        "deleted",
        "executors",
        "periods",
        "target",
        "target",
    ]  # the row that was copied took the place of another
    again = written(result, tmp_path / "hasil.xlsx")
    mixed = roll_up([read_rollup(saved), *reversed(harvests), read_rollup(again)])
    assert written(mixed, tmp_path / "lagi.xlsx").read_bytes() == again.read_bytes()


@pytest.mark.libreoffice
def test_rows_sorted_and_saved_there_are_no_corrections(
    harvests: list[InputFacts], tmp_path: Path, office: LibreOffice
) -> None:
    path = written(roll_up(harvests), tmp_path / "rekap.xlsx")
    office.open(path)
    whole = openpyxl.load_workbook(path)[KOMISI].auto_filter.ref.replace("A3:", "A4:")
    office.sort(KOMISI, whole, 8)
    office.recalculate()
    saved = office.save(tmp_path / "urut.xlsx")
    office.close()

    assert read_rollup(saved).corrections == ()
    assert written(roll_up([read_rollup(saved)]), tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()
