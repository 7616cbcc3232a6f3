"""Columns right beside the targets, headed by a version alone or by nothing known: KOREKSI PROVINSI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import Definition, Match, NoteKind, Target, TargetKind
from rak_excel.reading.headings.heading import UNIT, Heading
from rak_excel.reading.headings.heading_rows import TEXTS
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.heading_words import (
    ACHIEVED,
    BEFORE_THE_PLAN,
    EARLIER_VERSION,
    MONEY,
    OF_OTHER_QUANTITIES,
    OF_OTHER_TARGETS,
)
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.times import is_year
from rak_excel.vocabulary.documents.parts_of_year import part_of_year
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.vocabulary.headings.labels import is_headed_by_version_alone, is_of_versions
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.targets.targets import parse_target

_KNOWN = frozenset(
    (*ACHIEVED, *BEFORE_THE_PLAN, *EARLIER_VERSION, *MONEY, *OF_OTHER_QUANTITIES, *OF_OTHER_TARGETS, "target")
)
_NEARLY_ALL = 0.8


def ask_of_unheaded_targets(table: Table, definition: Definition, ledger: Ledger) -> Table:
    """Asks at the targets and at such a column which of them holds; the table with that column told of."""
    heading = table.sections[0].heading
    target = heading.roles.get("target")
    asked = [
        column for column in _beside(table, definition) if target and _has_targets(table, target, column, definition)
    ]
    if not target or not asked:
        return table
    role = column_heading("target", table.part, definition)
    columns = ", ".join(map(column_letters, sorted((target, *asked))))
    detail = _WHICH.filled(role=role, columns=columns, taken=column_letters(target))
    for column in (target, *asked):
        row, _ = heading.address(column)
        if not ledger.asks(cell := table.sheet.cell(row, column)):
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, heading.title(column))
    return table.telling(asked)


def _beside(table: Table, definition: Definition) -> Iterator[int]:
    """The columns of no role right beside the targets, those of their units passed over."""
    section = table.sections[0]
    heading = section.heading
    target = heading.roles.get("target", 0)
    for step in (1, -1):
        column = target + step
        while column in heading.others and heading.others[column].role == UNIT:
            column += step
        if _says_nothing_known(heading, column, definition) and column not in section.form_columns:
            yield column


def _says_nothing_known(heading: Heading, column: int, definition: Definition) -> bool:
    """Whether a column is of no role, and headed as nothing that has amounts of its own, a part of the year included."""
    other = heading.others.get(column)
    if not other or other.role or other.told or heading.block.year(column):
        return False
    if part_of_year(other.title, definition.identity):
        return False
    return _KNOWN.isdisjoint(heading.block.words(column))


def _has_targets(table: Table, target: int, column: int, definition: Definition) -> bool:
    """Whether nearly all entries are targets like those on the left of them, and any is another."""
    own, entries = _read(table, target, definition), _read(table, column, definition)
    units = bool(table.sections[0].heading.units)
    alike = [row for row, each in entries.items() if row in own and _is_like(own[row], each, units=units)]
    return len(alike) >= max(1, _NEARLY_ALL * len(entries)) and any(own[row].same != entries[row].same for row in alike)


def _read(table: Table, column: int, definition: Definition) -> dict[int, Target]:
    return {row: parse_target(text, definition) for row, text in table.below(column).items() if not is_year(text)}


def _is_like(one: Target, other: Target, *, units: bool) -> bool:
    """Whether two targets are of the same kind and unit; of the first its unit may stand in a column of `units`."""
    if TargetKind.TEXT in {one.kind, other.kind}:
        return False
    return (one.kind, one.unit) == (other.kind, other.unit) or (units and one.is_bare and other.value is not None)


_WHICH = Text(
    "Kolom {columns} berisi target yang berlainan. Yang dibaca kolom {taken}. Tulis {role} di atas target yang berlaku, dan "
    "judul seperti TARGET SEMULA, BASELINE, atau TAHUN LALU di atas yang lain.",
    "The columns {columns} have different targets. Column {taken} was read. Write {role} above the targets that apply, and "
    "a heading such as TARGET SEMULA, BASELINE or TAHUN LALU above the others.",
)


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
