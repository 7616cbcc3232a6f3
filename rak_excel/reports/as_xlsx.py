"""Plans as the rows of one table in Excel: tidy, so that it can be filtered, pivoted and read by programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rak_excel.formats.written.book import CREATED, new_book
from rak_excel.formats.written.table import ColumnStyle, TableColumn, TableSheet, add_table
from rak_excel.model import Plan
from rak_excel.model.columns import ColumnKind
from rak_excel.reading.own_reports import DATA_SHEET, DATA_SUBJECT
from rak_excel.reports.plan_tables import table_of

_STYLES: dict[ColumnKind, ColumnStyle] = {ColumnKind.NUMBER: "number"}


def write_plans(path: Path, plans: Iterable[Plan]) -> None:
    """One row an activity, one for an indicator without any, under the same headings as in CSV; text stays text."""
    table = table_of(plans)
    heads = tuple(TableColumn(each.called, each.width, _STYLES.get(each.kind, "text")) for each in table.columns)
    book = new_book(path)
    book.set_properties({"subject": DATA_SUBJECT, "created": CREATED})
    add_table(book, TableSheet(DATA_SHEET, heads, [*table.called()]))
    book.close()
