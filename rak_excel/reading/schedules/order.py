"""Columns of periods that do not stand in the order of the year: which year the first of them is of may be in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table


def tell_order(tables: Iterable[Table], year: int | None, ledger: Ledger) -> None:
    """Tells once a table of the first period that stands before an earlier one."""
    for table in tables:
        for section in table.sections[:1]:
            _tell(section, table, year, ledger)


def _tell(section: Section, table: Table, year: int | None, ledger: Ledger) -> None:
    columns = sorted((column, period) for period, column in section.heading.periods.items())
    first = next((column for (column, period), (_, after) in pairwise(columns) if after < period), None)
    if first is not None:
        row, column = section.heading.address(first)
        period = dict(columns)[first]
        label = table.part.schedule.calendar.label(period)
        cell, text = section.sheet.cell(row, column), section.sheet.text(row, column)
        ledger.note(NoteKind.SECOND_READING, _ORDER, cell, text, f"{label} {year or ''}".strip())


_ORDER = Text(
    "Kolomnya mendahului periode yang lebih awal; bisa jadi milik tahun sebelumnya, atau judulnya keliru.",
    "Its column stands before an earlier period; it may be of the year before, or its heading is wrong.",
)
