"""Knows our own roll-ups among the inputs, and gives their sheets as rows of values."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import python_calamine

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.spreadsheet.calamine_sheets import faults_told
from rak_excel.spreadsheet.grid import column_number
from rak_excel.spreadsheet.rollup_look import refuse_enormous
from rak_excel.spreadsheet.xlsx_parts import members_by_name

MARK = "_rekap"  # the hidden sheet by which a roll-up is known
_LONGEST_LIST = 4_000_000  # bytes of a workbook's list of sheets; longer ones are none of ours
_FORMULA = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'][^>/]*>\s*<(?:\w+:)?f[\s/>]""")
# What zipfile raises at an archive that is damaged, locked or packed as no workbook is.
_BROKEN = (ValueError, NotImplementedError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error, lzma.LZMAError)
Rows = list[list[Any]]


def is_rollup(path: Path) -> bool:
    """Whether the file is a roll-up that we wrote, perhaps corrected and saved again since."""
    return has_sheet(path, MARK)


def has_sheet(path: Path, name: str) -> bool:
    """Whether a workbook has a sheet of this name, without opening more of it than its list of sheets."""
    if not path.is_file():  # a pipe would be waited for
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as file:
            return f'name="{name}"'.encode() in file.read(_LONGEST_LIST)
    except (*_BROKEN, OSError, KeyError):
        return False


def read_sheets_whole(path: Path) -> Mapping[str, Rows]:
    """All sheets by name; each row is a list of values, '' where blank, and the first row is Excel's row 1.

    Raises OSError where the file is no workbook, and UnreadableWorkbookError where a cell astray would fill the memory.
    """
    try:
        refuse_enormous(path)
    except _BROKEN as error:
        raise OSError(str(error)) from error
    try:
        with faults_told():
            book = python_calamine.CalamineWorkbook.from_path(str(path))
            sheets = [meta.name for meta in book.sheets_metadata if meta.typ is python_calamine.SheetTypeEnum.WorkSheet]
            return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in sheets}
    except UnreadableWorkbookError as error:
        raise OSError(str(error)) from error


def formula_cells(path: Path) -> Mapping[str, set[tuple[int, int]]]:
    """By sheet the rows and columns, counted from 0, in which formulas stand. For what `read_sheets_whole` has read."""
    with zipfile.ZipFile(path) as archive:
        members = members_by_name(archive.read("xl/workbook.xml"), archive.read("xl/_rels/workbook.xml.rels"))
        return {name: _formulas(archive.read(member)) for name, member in members.items()}


def _formulas(xml: bytes) -> set[tuple[int, int]]:
    return {(int(row) - 1, column_number(letters.decode()) - 1) for letters, row in _FORMULA.findall(xml)}
