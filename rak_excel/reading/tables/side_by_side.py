"""Tables that stand side by side on one sheet, each looked at as if it were alone there."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.formats.grid import Rows, Sheet
from rak_excel.model import Definition
from rak_excel.reading.headings.heading_rows import ENOUGH_ROLES, roles_in
from rak_excel.vocabulary.headings.headings import NOT_COUNTED

_OF_A_TABLE = {"indicator", "activity"}


def views(sheet: Sheet, definition: Definition) -> list[Sheet]:
    """The sheet itself, or one view for each of the tables side by side: the same cells with their true addresses.

    A sheet is divided only where all its headings agree on it; what stands above a table is seen by its view alone.
    """
    headings = [roles for row in sheet.rows if len(roles := _roles(sheet, row, definition)) >= ENOUGH_ROLES]
    starts = {start for roles in headings for start in _second_tables(roles)}
    if len(starts) != 1:
        return [sheet]
    start = next(iter(starts))
    if any(_straddles(roles, start) for roles in headings):
        return [sheet]
    last = max(column for cells in sheet.rows.values() for column in cells)
    return [_view(sheet, range(1, start)), _view(sheet, range(start, last + 1))]


def _roles(sheet: Sheet, row: int, definition: Definition) -> list[tuple[int, str]]:
    """The columns of one row with the roles that they are headed by, from left to right."""
    if len(sheet.rows[row]) < 2 * ENOUGH_ROLES:
        return []
    headed = roles_in(sheet, row, definition)
    return sorted((column, role) for column, role in headed.items() if role not in NOT_COUNTED)


def _second_tables(roles: list[tuple[int, str]]) -> list[int]:
    """The column at which a second table begins: where roles begin anew, with indicator and activity on both sides."""
    for nth, (column, role) in enumerate(roles):
        before, after = {each for _, each in roles[:nth]}, {each for _, each in roles[nth:]}
        if role in before and before >= _OF_A_TABLE and after >= _OF_A_TABLE:
            return [column]
    return []


def _straddles(roles: list[tuple[int, str]], start: int) -> bool:
    columns = [column for column, _ in roles]
    return min(columns) < start <= max(columns) and start not in _second_tables(roles)


def _view(sheet: Sheet, columns: range) -> Sheet:
    rows: Rows = {
        row: inside
        for row, cells in sheet.rows.items()
        if (inside := {column: value for column, value in cells.items() if column in columns})
    }
    return replace(sheet, content=rows)
