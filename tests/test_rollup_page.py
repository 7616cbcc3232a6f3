"""Ringkasan, the page to hand out: what it says, and the paper that it is set up for."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from click.testing import CliRunner

from rak_excel.cli import main
from rak_excel.verbs.rollup import rollup, write_rollup
from tests.rollup_plans import office_plan

EXAMPLE = Path(__file__).parent.parent / "examples" / "ntb-2020" / "plans"


def papers(path: Path) -> set[object]:
    return {page.page_setup.paperSize for page in openpyxl.load_workbook(path).worksheets[:-1]}


def test_every_sheet_is_set_up_for_f4_or_for_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    result = rollup([office_plan("52.01")], provinces=["52"])
    write_rollup(tmp_path / "f4.xlsx", result)
    write_rollup(tmp_path / "a4.xlsx", result, paper="a4")

    assert papers(tmp_path / "f4.xlsx") == {14}
    assert papers(tmp_path / "a4.xlsx") == {9}


def test_the_command_takes_the_paper(tmp_path: Path) -> None:
    plan = next(path for path in sorted(EXAMPLE.iterdir()) if "Bima" in path.name)
    arguments = ["rollup", str(plan), "-o", str(tmp_path / "a4.xlsx"), "--paper", "a4", "--jobs", "1", "--quiet"]
    CliRunner().invoke(main, arguments)

    assert papers(tmp_path / "a4.xlsx") == {9}
