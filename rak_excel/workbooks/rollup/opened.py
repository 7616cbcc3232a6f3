"""Knows our own roll-ups among the inputs, and gives their sheets as rows of values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.addresses import Address
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.damage import damage_told
from rak_excel.formats.opened.xlsx.book import Book
from rak_excel.formats.opened.xlsx.parts import Parts, names_sheet, read_parts
from rak_excel.layouts.defined_names import MARK
from rak_excel.system.folders import is_file
from rak_excel.workbooks.rollup.limits import TooMuchError, limits_of

_LAST: Address = (1_048_576, 16_384)  # that a sheet can have
Rows = list[list[Any]]


def is_rollup(path: Path) -> bool:
    """Whether the file is a roll-up that we wrote, perhaps corrected and saved again since."""
    return has_sheet(path, MARK)


def has_sheet(path: Path, name: str) -> bool:
    """Whether a workbook has a sheet of this name, without opening more of it than its list of sheets."""
    if not is_file(path):  # a pipe would be waited for
        return False
    try:
        with damage_told():
            return names_sheet(Archive.at(path), name)
    except (UnreadableWorkbookError, OSError):
        return False


def read_sheets_whole(path: Path) -> Mapping[str, Rows]:
    """All sheets by name; each row is a list of values, '' where blank, and the first row is Excel's row 1.

    Raises OSError where the file is no workbook, and UnreadableWorkbookError where a cell astray would fill the memory.
    """
    try:
        with damage_told():
            book, parts = _opened(path)
            return {sheet.name: book.table(sheet.member) for sheet in parts.worksheets}
    except TooMuchError:
        raise
    except UnreadableWorkbookError as error:
        raise OSError(str(error)) from error


def formula_cells(path: Path) -> Mapping[str, set[tuple[int, int]]]:
    """By sheet the rows and columns, counted from 0, in which formulas stand. For what `read_sheets_whole` has read."""
    book, parts = _opened(path)
    return {sheet.name: book.look(sheet.member).formulas for sheet in parts.worksheets}


def _opened(path: Path) -> tuple[Book, Parts]:
    archive = Archive.at(path, limits_of(path.name))
    parts = read_parts(archive)
    return Book(archive, parts, _LAST, keep=False), parts
