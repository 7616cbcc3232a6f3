"""Where the table of a part stands on the page that is signed."""

from __future__ import annotations

from rak_excel.formats.addresses import column_number
from rak_excel.formats.grid import Sheet
from rak_excel.layouts.plan import CENTRED, INDENTED
from rak_excel.model import Definition, PlanPart
from rak_excel.workbooks.printed import PrintedTable


def printed_table(part: PlanPart, sheet: Sheet, definition: Definition) -> PrintedTable:
    rows, roles = printed_rows(part), part.columns.roles
    indented = {*INDENTED, *(column.id for column in definition.further_of(part.id) if not column.is_number)}
    texts = {column_number(roles[role]): role in indented for role in roles if role in indented.union(CENTRED)}
    return PrintedTable(sheet, range(min(rows), max(rows) + 1), texts, last_printed(part))


def last_printed(part: PlanPart) -> int:
    """The last column of a table that is printed: that before the status of the rows, else that of the executors; 0 where it
    has neither."""
    roles = part.columns.roles
    return column_number(roles["status"]) - 1 if "status" in roles else column_number(roles.get("executor", ""))


def printed_rows(part: PlanPart) -> list[int]:
    return [place.row for each in part.indicators for place in (each.place, *(own.place for own in each.activities))]
