"""Merged plans as people find and answer them: what stands on their sheets, and what is typed there."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from openpyxl.utils import get_column_letter

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.reading import read_plan
from tests.typing_in import type_in
from tests.workbooks import rezipped

DIFFERENCES = "Beda Isian"


def sheet_of(path: Path, name: str) -> Sheet:
    return next(sheet for sheet in open_workbook(path.read_bytes()).sheets if sheet.name == name)


def answer(plan: Path, heading: str, answers: Mapping[str, str], name: str = DIFFERENCES) -> None:
    """Types below a heading, on the row of each value."""
    sheet = sheet_of(plan, name)
    column = next(column for row in sheet.rows for column in sheet.rows[row] if sheet.text(row, column) == heading)
    type_in(plan, name, {f"{get_column_letter(column)}{_row(sheet, at)}": text for at, text in answers.items()})


def letter_of(plan: Path, value: str) -> str:
    """The letter beside a value on the sheet `Beda Isian`."""
    sheet = sheet_of(plan, DIFFERENCES)
    row = _row(sheet, value)
    texts = (sheet.text(row, column) for column in sorted(sheet.rows[row]))
    return next(text for text in texts if len(text) == 1 and text.isalpha())


def _row(sheet: Sheet, value: str) -> int:
    return next(row for row in sorted(sheet.rows) if value in (sheet.text(row, each) for each in sheet.rows[row]))


def targets_of(plan: Path) -> list[str]:
    return [each.target.text for _, each in read_plan(plan).indicators() if each.target]


def saved_on(path: Path, moment: str) -> None:
    """As a program that saves the workbook says when it did."""
    with zipfile.ZipFile(path) as archive:
        core = archive.read("docProps/core.xml").decode()
    told = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{moment}", core)
    path.write_bytes(rezipped(path.read_bytes(), {"docProps/core.xml": told.encode()}))
