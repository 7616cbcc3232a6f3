"""What the cells of a workbook hold: without looks, formulas and all else, which is ten times as quick; or with them, once."""

from __future__ import annotations

import datetime
import io
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine


def values_of(path: Path, sheet: str) -> list[list[Any]]:
    """The stored values of a sheet as openpyxl gives them, row by row from A1 on; None where there is none."""
    page = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet)
    return [[_value(value) for value in row] for row in page.to_python(skip_empty_area=False)]


def _value(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime(value.year, value.month, value.day)
    return None if value == "" else value


def opened(path: Path, *, data_only: bool = False) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it. It is the same for all tests that read it, so nothing may be changed in it."""
    return _opened(path.read_bytes(), data_only)


@lru_cache(maxsize=6)
def _opened(content: bytes, data_only: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)
