"""Rows of tables that people sort, found by what stands in them: formulas and links that name no row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.formats.addresses import letters, quoted
from rak_excel.formats.written.table import Formula
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.fields import FIRST
from rak_excel.rolling_up.facts.note_states import RIGHT
from rak_excel.workbooks.rollup.layout import Layout, TableLayout


def beside(row: int, column: int) -> str:
    """A cell as formulas of its own row name it, `$C5`: right also where the rows are sorted."""
    return f"${letters(column)}{row + 1}"


def found(table: TableLayout, field: str, by: str, key: int | str) -> str:
    """The field's cell in the first row that has the key, a number of ours or its cell, in the column `by`."""
    column = letters(table.columns[field])
    return f"INDEX({quoted(table.sheet)}!${column}:${column},{_row(table, by, [equal(table, by, key)])})"


def equal(table: TableLayout, by: str, key: int | str) -> str:
    """A condition for `link_to`: the column has the key, a number of ours, a cell, or a text of ours in quotes."""
    return f"({table.column(by)}={key})"


def errors_that_count(layout: Layout) -> list[str]:
    """The conditions of the findings that are counted as entries to correct; see `NoteRow.counts`."""
    notes, error = layout.notes, Severity.ERROR.label.said(layout.language)
    action = notes.column("action")
    return [equal(notes, "severity", f'"{error}"'), *(f'({action}<>"{right}")' for right in (RIGHT.id, RIGHT.en))]


def link_to(table: TableLayout, by: str, key: int | str, said: str | Formula, also: Iterable[str] = ()) -> Formula:
    """A link that shows a text of ours, or what a formula says, and leads to the first row that has the key and of which the
    other conditions hold.
    """
    shown = said if isinstance(said, Formula) else Formula(f'="{said.replace(chr(34), chr(34) * 2)}"', said)
    sheet = quoted(table.sheet).replace('"', '""')
    row = _row(table, by, [equal(table, by, key), *also])
    place = f'"#{sheet}!A"&IFERROR({row},{FIRST + 1})'
    return Formula(f"=HYPERLINK({place},{shown.text.removeprefix('=')})", shown.value)


def _row(table: TableLayout, by: str, conditions: Sequence[str]) -> str:
    """The number of the first row: of those of which the conditions hold it is the one with the greatest reciprocal.

    By exact comparison, since MATCH misreads texts.
    """
    return f"ROUND(1/SUMPRODUCT(MAX({'*'.join(conditions)}/ROW({table.column(by)}))),0)"
