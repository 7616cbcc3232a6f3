"""What an .xls and an .xlsb are read into, and how much of one file: counted, so that it always ends alike."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address
from rak_excel.formats.grid import Rows, Sheet, Value, filled_of
from rak_excel.formats.opened.archive import PLAN, Budget
from rak_excel.record import Record

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
"""What a cell with an error shows, by the number of the error."""

# Each limit is some ten times what the biggest plan of an office has. The cells are those side by side in one record, most
# of them blank and with a look of their own; a text that many cells share counts for each, since each gets its own.
RECORD_LIMITS = PLAN.but(
    sheets=1_000, area=LAST_ROW * LAST_COLUMN, rows=500_000, cells=1_500_000, texts=250_000, runs=500_000
)


class BinaryBook(Record):
    """The worksheets of a workbook in their order, and whether it has macros and refers to other files."""

    sheets: tuple[Sheet, ...]
    macros: bool
    links: bool = False


def counted_rows(cells: Mapping[Address, Value], budget: Budget) -> Rows:
    """The non-blank of these cells, in order. Raises UnreadableWorkbookError where they are too many."""
    lines: dict[int, dict[int, Value]] = {}
    for row, column in sorted(cells):
        lines.setdefault(row, {})[column] = cells[row, column]
    rows = {number: filled for number, line in lines.items() if (filled := filled_of(line.items()))}
    budget.spend(letters=sum(len(each) for each in cells.values() if isinstance(each, str)))
    return rows
