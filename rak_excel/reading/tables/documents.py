"""Tables beside a plan that are of another document."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.evidence import part_named
from rak_excel.reading.tables.tables import Table, Undecided, kind_of
from rak_excel.vocabulary.documents.titles import (
    CASCADE,
    INDICATORS,
    STRATEGY,
    Titled,
    defines_indicators,
    document_named,
)

_YEARS = 3  # no plan of one year has targets of so many


def documents_among(tables: Sequence[Table | Undecided]) -> dict[tuple[str, int, int], Text]:
    """What each table is, by its place, that is of another document; none where no plan stands beside them.

    On the sheet that is named for a part without any other table its columns alone make none another document.
    """
    named = {table.at: what for table in tables if (what := _by_name(table.sections[0]))}
    by_columns = {
        table.at: what
        for table in tables
        if table.at not in named and _may_be_other(table.sections[0]) and (what := _by_columns(table.sections[0]))
    }
    said = named | by_columns
    plans = [table for table in tables if table.at not in said and kind_of(table.sections[0]) is Titled.PLAN]
    own = {table.at for table in tables if table.at in by_columns and _is_parts_own(table, plans)}
    return {at: what for at, what in said.items() if at not in own} if plans else {}


def _is_parts_own(table: Table | Undecided, plans: Sequence[Table | Undecided]) -> bool:
    """Whether a table stands on the sheet of its part, and no plan does, nor one of that part elsewhere."""
    if not isinstance(table, Table) or part_named(sheet := table.at[0], table.definition) is not table.part:
        return False
    return not any(plan.at[0] == sheet or (isinstance(plan, Table) and plan.part is table.part) for plan in plans)


def _may_be_other(section: Section) -> bool:
    return section.head.kind is None and not section.heading.periods


def _by_name(section: Section) -> Text | None:
    """What the title of a table, or the name of its sheet, says that it is beside an action plan."""
    kind, heading = section.head.kind, section.heading
    if kind is None or (kind is Titled.PLAN and "activity" not in heading.roles and not heading.periods):
        lines = (document_named(section.sheet.text(*at)) for at in section.above)
        return next(filter(None, lines), None) or (
            document_named(section.sheet.name) if _may_be_other(section) else None
        )
    return None


def _by_columns(section: Section) -> Text | None:
    heading = section.heading
    targets, block = heading.rivals("target"), heading.block
    if len({year for column in targets if (year := block.year(column))}) >= _YEARS:
        return STRATEGY
    if heading.rivals("objective") and heading.rivals("indicator"):
        return CASCADE
    if "activity" in heading.roles or {"indicator", "objective"}.isdisjoint(heading.roles):
        return None
    listed = kind_of(section) is Titled.INDICATORS
    return INDICATORS if listed or any(defines_indicators(each.title) for each in heading.others.values()) else None
