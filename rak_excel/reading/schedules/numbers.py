"""Numbers in a schedule: target values by period, or each column's own number instead of a tick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.shown_values import shown_value
from rak_excel.model import Definition
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.counting import number_in
from rak_excel.vocabulary.entries.ticks import Mark, read_sign
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.targets.quantities import fits_quantities, is_quantity

_ENOUGH = 3

_Row = Mapping[int, str]
"""The texts of a row's schedule by period."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the numbers of a table's schedule are: `quantities`, or `own` where each is the number of its own period."""

    quantities: bool = False
    own: bool = False


def shown_text(sheet: Sheet, row: int, column: int) -> str:
    """What a person sees in a schedule cell: 1 with the format `0%` is 100%, and no tick."""
    value = sheet.value(row, column)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return sheet.text(row, column)
    return shown_value(value, sheet.number_format(row, column))


def numbers_in(table: Table, definition: Definition) -> Numbers:
    rows = [row for row in _rows(table) if row]
    if _are_own(rows):
        return Numbers(own=True)
    said = [row for row in rows if _says_how_much(row, table, definition)]
    ticked = [row for row in rows if _ticks(row, definition)]
    return Numbers(quantities=len(said) > 0 and len(said) >= len(ticked))


def _rows(table: Table) -> Iterator[_Row]:
    for section in table.sections:
        periods = section.periods
        for row in section.rows:
            if cells := section.sheet.rows.get(row):
                yield {p: shown_text(section.sheet, row, column) for p, column in periods if column in cells}


def _are_own(rows: list[_Row]) -> bool:
    """Whether every number is that of its column: 4, 5, 6 under April to June. 1, 2, 3, 4 may be a growing count."""
    numbered = [{period: number for period, text in row.items() if (number := number_in(text))} for row in rows]
    numbered = [row for row in numbered if any(number > 1 for number in row.values())]
    if any(number != period for row in numbered for period, number in row.items()):
        return False
    later = [row for row in numbered if min(row) > 1]
    return any(min(row) + 1 in row for row in later) or len(later) >= _ENOUGH


def _says_how_much(row: _Row, table: Table, definition: Definition) -> bool:
    return all(fits_quantities(text, definition) for text in row.values()) and any(
        is_quantity(text, definition) and periods_said(text, table.part, definition, None) is None
        for text in row.values()
    )


def _ticks(row: _Row, definition: Definition) -> bool:
    """Whether a row is of ticks, ones among them."""
    signs = {read_sign(text, definition.marks).mark for text in row.values()}
    return bool(signs & {Mark.TICK, Mark.CROSS, Mark.LETTER}) and Mark.UNKNOWN not in signs
