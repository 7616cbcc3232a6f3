"""Rows of tables that people sort, found by what stands in them: formulas and links that name no row."""

from __future__ import annotations

from rak_excel.spreadsheet.plan_layout import quoted
from rak_excel.spreadsheet.rollup_stream import letters
from rak_excel.spreadsheet.table import Formula
from rak_excel.verbs.rollup.sheets.fields import FIRST
from rak_excel.verbs.rollup.sheets.layout import TableLayout


def beside(row: int, column: int) -> str:
    """A cell as formulas of its own row name it, `$C5`: right also where the rows are sorted."""
    return f"${letters(column)}{row + 1}"


def found(table: TableLayout, field: str, by: str, key: int | str) -> str:
    """The field's cell in the first row that has the key, a number of ours or its cell, in the column `by`."""
    return f"INDEX({table.column(field)},{_place(table, by, key)})"


def link_to(table: TableLayout, by: str, key: int | str, said: str | Formula) -> Formula:
    """A link that shows a text of ours, or what a formula says, and leads to the first row that has the key."""
    return _link(table, found(table, by, by, key), said)


def link_to_both(table: TableLayout, first: tuple[str, str], second: tuple[str, str], said: str | Formula) -> Formula:
    """The same to the first row that has both: each is a column and the cell whose text it has."""
    both = "*".join(f"({table.column(by)}={cell})" for by, cell in (first, second))
    # INDEX makes one column of all rows without an array formula.
    return _link(table, f"INDEX({table.column(first[0])},MATCH(1,INDEX({both},0),0))", said)


def _place(table: TableLayout, by: str, key: int | str) -> str:
    return f"MATCH({key},{table.column(by)},0)"


def _link(table: TableLayout, cell: str, said: str | Formula) -> Formula:
    shown = said if isinstance(said, Formula) else Formula(f'="{said.replace(chr(34), chr(34) * 2)}"', said)
    sheet = quoted(table.sheet).replace('"', '""')
    row = f"IFERROR(ROW({cell}),{FIRST + 1})"
    return Formula(f'=HYPERLINK("#{sheet}!A"&{row},{shown.text.removeprefix("=")})', shown.value)
