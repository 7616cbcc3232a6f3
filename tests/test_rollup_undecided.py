"""A merged plan with differences that nobody decided is rolled up, and told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.summary import remarks
from rak_excel.merging.merge import merge
from rak_excel.rolling_up.facts.fields import MATCHES
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.workbooks.merged.writing import write_merged
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.submissions import FINANCE, LEGAL, sent

ROW = "| 1 | Hukum | Nilai | {target} | Advokasi | v | | | | Divisi Hukum |"


@pytest.fixture
def merged_plan(tmp_path: Path) -> Path:
    plans = [sent(ROW.format(target=target), unit) for target, unit in (("95", LEGAL), ("90", FINANCE))]
    path = tmp_path / "plans" / "lotim.xlsx"
    path.parent.mkdir()
    write_merged(path, merge(plans))
    return path


def test_open_differences_are_told_with_the_file_and_beside_the_office(merged_plan: Path, tmp_path: Path) -> None:
    result = rollup_files([merged_plan], provinces=["52"], jobs=0)
    write_rollup(tmp_path / "rollup.xlsx", result)
    page = openpyxl.load_workbook(tmp_path / "rollup.xlsx")["Status Penyampaian"]

    assert [choice.facts.open_differences for choice in result.choices] == [1]
    assert [said.id for said in remarks(result, MATCHES) if "beda isian" in said.id]
    shown = [str(cell.value) for row in page.iter_rows() for cell in row]
    assert f"{merged_plan.name} (1 beda isian belum dipilih)" in shown


def test_open_differences_are_carried_from_roll_up_to_roll_up(merged_plan: Path, tmp_path: Path) -> None:
    write_rollup(tmp_path / "first.xlsx", rollup_files([merged_plan], provinces=["52"], jobs=0))
    write_rollup(tmp_path / "second.xlsx", roll_up([read_rollup(tmp_path / "first.xlsx")]))

    assert (tmp_path / "second.xlsx").read_bytes() == (tmp_path / "first.xlsx").read_bytes()
