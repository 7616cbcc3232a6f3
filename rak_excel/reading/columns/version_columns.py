"""Columns headed by a version alone, REVISI beside TARGET: they are of the role on their left whose entries they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rak_excel.model import Definition, Match, TargetKind
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.headings.heading_rows import TEXTS
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.counting import whole_number
from rak_excel.vocabulary.basics.years import is_year
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.headings.labels import is_of_versions
from rak_excel.vocabulary.headings.versions import is_headed_by_version_alone
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.targets.targets import parse_target

_REVISIONS = 9  # of a plan in one year, at most


def with_versions(table: Table, definition: Definition) -> Table:
    """The table with the columns that are headed by a version alone as further columns of their role."""
    heading = table.sections[0].heading
    alone = [column for column, other in heading.others.items() if _is_alone(heading, column, other.role)]
    roles = {column: role for column in alone if (role := _role_of(table, column, alone, definition))}
    if not roles:
        return table
    sections = (replace(each, heading=each.heading.also_headed(roles)) for each in table.sections)
    return replace(table, sections=tuple(sections))


def _is_alone(heading: Heading, column: int, role: str) -> bool:
    return (
        not role
        and is_headed_by_version_alone(" ".join(heading.block.texts(column)))
        and not heading.block.wider(column)
    )


def _role_of(table: Table, column: int, alone: Iterable[int], definition: Definition) -> str | None:
    """The role of the nearest column on the left that has such entries; of words only the one right beside it."""
    said = [text for text in table.below(column).values() if not stands_for_nothing(text, definition.marks)]
    beside = next((each for each in range(column - 1, 0, -1) if each not in alone), 0)
    if beside != table.sections[0].heading.roles.get("target") and _counts_revisions(table, column, said):
        return None
    for left, role in _to_the_left(table.sections[0].heading, column):
        if role in TEXTS and left == beside and any(not _is_bare(text) for text in said):
            return role
        if any(_is_of(role, text, table, definition) for text in said):
            return role
    return None


def _counts_revisions(table: Table, column: int, said: Iterable[str]) -> bool:
    """Whether a column says of each row in which revision it last changed: PERUBAHAN with 1 and 2, away from the targets."""
    heading = " ".join(table.sections[0].heading.block.texts(column))
    return is_of_versions(heading) and all(
        (number := whole_number(text)) is not None and number <= _REVISIONS for text in said
    )


def _to_the_left(heading: Heading, column: int) -> Iterator[tuple[int, str]]:
    """The columns of a role left of this one, the nearest first."""
    roles = {each: role for role, each in heading.roles.items()}
    roles |= dict.fromkeys(heading.periods.values(), "schedule")
    roles |= {each: "schedule" for each, role in roles.items() if role == "schedule_text"}
    return ((each, roles[each]) for each in sorted(roles, reverse=True) if each < column)


def _is_of(role: str, text: str, table: Table, definition: Definition) -> bool:
    """Whether an entry is of the kind that a role has."""
    if role == "target":
        return not is_year(text) and parse_target(text, definition).kind is not TargetKind.TEXT
    if role == "executor":
        named = read_executors(text, table.part.id, definition)
        return any(each.match is Match.EXACT or list_named(each.text, definition) for each in named)
    return role == "schedule" and periods_said(text, table.part, definition, None) is not None


def _is_bare(text: str) -> bool:
    """Whether a text has no words: a number, a date, a sign."""
    return not any(len(word) > 1 and word.isalpha() for word in text.split())
