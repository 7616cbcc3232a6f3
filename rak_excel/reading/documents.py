"""Tables beside a plan that are of another document: by their titles, the names of their sheets, or their columns."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table, Undecided, kind_of
from rak_excel.vocabulary.other_documents import (
    CASCADE,
    INDICATORS,
    STRATEGY,
    defines_indicators,
    document_named,
)
from rak_excel.vocabulary.titles import Titled

_YEARS = 3  # no plan of one year has targets of so many


def documents_among(tables: Sequence[Table | Undecided]) -> dict[tuple[str, int, int], Text]:
    """What each table is, by its place, that is of another document; none where no plan stands beside them."""
    said = {table.at: what for table in tables if (what := document_of(table.sections[0]))}
    plans = [table for table in tables if table.at not in said and kind_of(table.sections[0]) is Titled.PLAN]
    return said if plans else {}


def document_of(section: Section) -> Text | None:
    """What a table is beside an action plan; None where nothing says that it is something else."""
    kind, heading = section.head.kind, section.heading
    if kind is None or (kind is Titled.PLAN and "activity" not in heading.roles and not heading.periods):
        titled = _titled(section)
        if titled or kind or heading.periods:
            return titled
        return document_named(section.sheet.name) or _by_columns(section)
    return None


def _titled(section: Section) -> Text | None:
    """What the first line above a table says that is the title of another document."""
    lines = (
        section.sheet.text(row, column)
        for row in range(section.first, section.heading.top)
        for column in section.sheet.rows.get(row, {})
    )
    return next((what for line in lines if (what := document_named(line))), None)


def _by_columns(section: Section) -> Text | None:
    heading = section.heading
    targets, block = heading.rivals("target"), heading.block
    if len({year for column in targets if (year := block.year(column))}) >= _YEARS:
        return STRATEGY
    if heading.rivals("objective") and heading.rivals("indicator"):
        return CASCADE
    if "activity" in heading.roles or {"indicator", "objective"}.isdisjoint(heading.roles):
        return None
    listed = kind_of(section) is Titled.INDICATORS or any(
        defines_indicators(other.title) for other in heading.others.values()
    )
    return INDICATORS if listed else None
