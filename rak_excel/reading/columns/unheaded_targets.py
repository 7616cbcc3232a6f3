"""Columns right beside the targets that have other targets, and whose headings say nothing known: KOREKSI PROVINSI."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, Target, TargetKind
from rak_excel.reading.headings.heading import UNIT, Heading
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
from rak_excel.vocabulary.basics.years import is_year
from rak_excel.vocabulary.documents.parts_of_year import part_of_year
from rak_excel.vocabulary.headings.headings import column_heading
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
