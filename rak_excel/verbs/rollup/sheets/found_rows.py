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
    column = letters(table.columns[field])
    return f"INDEX({quoted(table.sheet)}!${column}:${column},{_row(table, (by, key))})"


def link_to(table: TableLayout, by: str, key: int | str, said: str | Formula) -> Formula:
    """A link that shows a text of ours, or what a formula says, and leads to the first row that has the key."""
    return _link(table, _row(table, (by, key)), said)


def link_to_both(table: TableLayout, first: tuple[str, str], second: tuple[str, str], said: str | Formula) -> Formula:
    """The same to the first row that has both: each is a column and the cell whose text it has."""
    return _link(table, _row(table, first, second), said)


def _row(table: TableLayout, *wanted: tuple[str, int | str]) -> str:
    """The number of the first row: of those that have what is wanted it is the one with the greatest reciprocal.

    By exact comparison, since MATCH misreads texts.
    """
    conditions = "*".join(f"({table.column(by)}={key})" for by, key in wanted)
    return f"ROUND(1/SUMPRODUCT(MAX({conditions}/ROW({table.column(wanted[0][0])}))),0)"


def _link(table: TableLayout, row: str, said: str | Formula) -> Formula:
    shown = said if isinstance(said, Formula) else Formula(f'="{said.replace(chr(34), chr(34) * 2)}"', said)
    sheet = quoted(table.sheet).replace('"', '""')
    place = f'"#{sheet}!A"&IFERROR({row},{FIRST + 1})'
    return Formula(f"=HYPERLINK({place},{shown.text.removeprefix('=')})", shown.value)
