"""Columns of amounts, which are rupiah in every form and plan whatever an office's own heading counts them in."""

from __future__ import annotations

from rak_excel.model.further import FurtherColumn
from rak_excel.vocabulary.headings.money import in_rupiah


def with_rupiah(column: FurtherColumn) -> FurtherColumn:
    """A column headed in rupiah, that also knows the heading it was declared with: `PAGU (Rp juta)`."""
    heading = in_rupiah(column.heading)
    above = in_rupiah(column.above) if column.above else ""
    if column.kind != "amount" or (heading, above) == (column.heading, column.above):
        return column
    spellings = (column.heading, *column.spellings) if heading != column.heading else column.spellings
    return column.but(heading=heading, above=above, spellings=tuple(dict.fromkeys(spellings)))
