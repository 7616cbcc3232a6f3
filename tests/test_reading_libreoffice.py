"""Our own workbook, saved by another program in each of its formats, holds the same plan."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.formats.addresses import column_number
from rak_excel.jobs.template.forms import write_template
from rak_excel.model import Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.reading.files import read_file
from rak_excel.vocabulary.basics.texts import tidy
from tests import gym
from tests.forms import form_of_plan
from tests.libreoffice import libreoffice


def written(folder: Path) -> Path:
    plan = read_sheets(gym.sheets_of_book(gym.filled_book()), Source("a.xlsx", "0" * 64))
    assert isinstance(plan, Plan)
    path = folder / "rencana.xlsx"
    write_template(path, form_of_plan(plan, signed=True))
    return path


@pytest.mark.libreoffice
def test_saved_by_libreoffice_in_any_format_it_is_the_same_plan(tmp_path: Path) -> None:
    path = written(tmp_path)
    with libreoffice(tmp_path) as office:
        office.open(path)
        office.recalculate()
        saved = [office.save(tmp_path / f"disimpan{suffix}") for suffix in (".xlsx", ".ods", ".xls")]
    first = read_file(path, "a")

    assert isinstance(first, Plan)
    for each in saved:
        again = read_file(each, each.name)
        assert isinstance(again, Plan)
        assert gym.content_of(again) == gym.content_of(first)
        assert again.identity.signatories == first.identity.signatories
        assert [indicator.key for _, indicator in again.indicators()] == [each.key for _, each in first.indicators()]


def test_another_reader_finds_every_quoted_text_at_its_address(tmp_path: Path) -> None:
    path = written(tmp_path)
    plan = read_file(path, "a")
    book = openpyxl.load_workbook(path, data_only=True)

    assert isinstance(plan, Plan)
    for _, indicator, activity in plan.activities():
        for cell, text in (
            (indicator.place.cell("indicator"), indicator.text),
            (indicator.target_cell, indicator.target.text if indicator.target else ""),
            (activity.place.cell("activity"), activity.text),
            (activity.place.cell("executor"), activity.executors_text),
        ):
            there = book[cell.sheet].cell(cell.row, column_number(cell.column)).value
            assert tidy(str(there or "")) == text
