"""Columns that a plan has and its definition does not declare: they become further columns of the plan's own definition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rak_excel.model.further import FurtherColumn
from rak_excel.model.standard_columns import (
    BUDGET,
    PROGRAM,
    REMARK,
    UNIT_TEXT,
    budget_column,
    is_beside_budget,
    period_of_id,
    period_target,
    standard_column,
)
from rak_excel.reading.columns.budgets import budget_heading, with_budgets
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.schedules.texts import numbers_in
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.headings.period_targets import entry_said

_PROGRAM = "program"
_REMARKS = frozenset({"keterangan", "ket"})


def with_met_columns(tables: Mapping[str, Table], year: int | None, ledger: Ledger) -> dict[str, Table]:
    """The tables in which such columns are known as what they are, as far as anything stands in them."""
    return {
        part: with_budgets(table.with_headings(_known), year, ledger) if _has_others(table) else table
        for part, table in tables.items()
    }


def met_columns(tables: Mapping[str, Table]) -> Iterator[FurtherColumn]:
    """What the tables have beside the columns of their definition, each column of the part that has it."""
    for part, table in tables.items():
        declared = {column.id: column for column in table.definition.further_of(part)}
        known = {id_ for id_, column in declared.items() if not column.period}
        found = [column for section in table.sections for column in _of_section(section, part, known)]
        if _plans_in_quantities(table):
            found += _of_schedule(table, part)
        for column in found:
            own = declared.get(column.id)
            yield column if own is None or column.entry else column.but(entry=own.entry)


def _of_section(section: Section, part: str, known: Collection[str]) -> Iterator[FurtherColumn]:
    """The columns with entries, but those that need no second look; what heads targets by period says how they are written."""
    for column, own in section.heading.others.items():
        if own.further and own.further not in known and _is_filled(section, column):
            yield _column(own.further, section.heading, column, part)
            if own.is_summed:
                yield standard_column(BUDGET, (part,))


def _has_others(table: Table) -> bool:
    return any(not own.further for section in table.sections for own in section.heading.others.values())


def _known(heading: Heading) -> Heading:
    """The heading with its columns of units, programmes and remarks, the first of each."""
    found: dict[str, int] = {}
    declared = {own.further for own in heading.others.values()}
    for column, own in heading.others.items():
        id_ = "" if own.further or own.told else _standard(heading, column)
        if id_ and id_ not in declared:
            found.setdefault(id_, column)
    named = {column: heading.others[column].but(further=id_) for id_, column in found.items()}
    return heading.but(others={**heading.others, **named}) if named else heading


def _standard(heading: Heading, column: int) -> str:
    """Which of the standard columns this is; "" where it is none."""
    if heading.units[:1] == (column,):
        return UNIT_TEXT
    title = heading.title(column)
    if heading.block.is_earlier(column) or heading.others[column].role:
        return ""
    if compact(title) == _PROGRAM and "activity" in heading.roles:
        return PROGRAM
    return REMARK if compact(title) in _REMARKS else ""


def _is_filled(section: Section, column: int) -> bool:
    return any(section.sheet.value(row, column) is not None for row in section.rows)


def _column(id_: str, heading: Heading, column: int, part: str) -> FurtherColumn:
    if is_beside_budget(id_):
        return budget_column(id_, budget_heading(heading, column), (part,))
    if (period := period_of_id(id_)) is None:
        return standard_column(id_, (part,))
    return period_target(*period, entry_said(heading.block.all_texts(column)), (part,))


def _plans_in_quantities(table: Table) -> bool:
    """Whether the columns of its periods hold quantities, in some rows at least."""
    written = table.definition.marks.written
    for section in table.sections:
        columns = [column for _, column in section.periods]
        for row in section.rows:
            cells = section.sheet.rows.get(row, {})
            if any(cells[column] != written for column in columns if column in cells):
                numbers = numbers_in(table)
                return numbers.quantities or numbers.some
    return False


def _of_schedule(table: Table, part: str) -> Iterator[FurtherColumn]:
    heading, count = table.heading, table.part.schedule.calendar.count
    texts = [text for column in heading.periods.values() for text in heading.block.all_texts(column)]
    for period in range(1, count + 1):
        yield period_target(period, count, entry_said(texts), (part,))
