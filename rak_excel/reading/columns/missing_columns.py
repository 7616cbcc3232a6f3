"""The columns that a table lacks, of those that its form has, with what may be meant as them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind
from rak_excel.model.monitoring import TYPED
from rak_excel.reading.columns.columns_told import nearly
from rak_excel.reading.headings.block import words_of
from rak_excel.reading.headings.heading import WHEN_IN_WORDS
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.documents.titles import Titled
from rak_excel.vocabulary.headings.headings import PLAN_ROLES, column_heading, heading_role

_OF_AN_AGREEMENT = ("objective", "indicator", "target")
_OF_A_REPORT = ("indicator", "target", "actual")
_MOST_NAMED = 4


def tell_missing_columns(table: Table, ledger: Ledger, *, beside_plan: bool, carries_plan: bool = False) -> None:
    """Notes the columns that the table lacks, of those that its form has; of a Perjanjian Kinerja that it is one.

    A report that carries its plan was made by us with all columns that are typed in, so that each of them is missed.

    A part with targets alone beside another one that is planned is none: it lacks its activities. Nor is one of which the
    form has nothing else.
    """
    agreement = table.kind is Titled.AGREEMENT and not beside_plan and table.part.has_work
    agreement = agreement and not table.definition.is_report
    at = table.heading.top, min(table.heading.roles.values())
    leftmost = table.sheet.cell(*at)
    if agreement:
        ledger.note_at(NoteKind.AGREEMENT_ONLY, _AGREEMENT, table.sheet, [at])
    unknown = list(_unknown(table))
    beside = list(_beside(table))
    for role, name in _missing(table, agreement=agreement, typed=TYPED if carries_plan else ()):
        near = [(cell, text) for cell, text, nearly_of in unknown if nearly_of == role]
        near = near or [(cell, text) for cell, text in beside if role in words_of(text)]
        detail = _SIMILAR.filled(name=name, similar=_named(near)) if near else Text(f"{name}.", f"{name}.")
        if not near and (unknown or beside):
            others = [(cell, text) for cell, text, _ in unknown]
            detail = (_UNKNOWN if unknown else _BESIDE).filled(name=name, unknown=_named(others or beside))
        cell, text = near[0] if len(near) == 1 else (leftmost, "")
        ledger.note(NoteKind.COLUMN_MISSING, detail, cell, text)


def _missing(table: Table, *, agreement: bool, typed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The roles that a table lacks, each with the heading that we write; of the schedule, the periods."""
    wanted: Iterable[str] = filter(table.part.has, _OF_AN_AGREEMENT if agreement else PLAN_ROLES)
    if table.definition.is_report:  # the rest stands in the plan
        own = {column.id for column in table.definition.further_of(table.part.id)}
        wanted = dict.fromkeys([*filter(table.part.has, _OF_A_REPORT), *filter(own.__contains__, typed)])
    there = {*table.heading.roles, *(other.further for other in table.heading.others.values())}
    yield from ((role, column_heading(role, table.part, table.definition)) for role in wanted if role not in there)
    headings = [section.heading for section in table.sections]
    if agreement or not table.part.has("schedule") or any(heading.at(*WHEN_IN_WORDS) for heading in headings):
        return
    planned = {period for heading in headings for period in heading.periods}
    labels = table.part.schedule.calendar.labels()
    if periods := [label for period, label in enumerate(labels, 1) if period not in planned]:
        yield "schedule", f"{periods[0]}-{periods[-1]}" if len(periods) == len(labels) else ", ".join(periods)


def _unknown(table: Table) -> Iterator[tuple[Cell, str, str | None]]:
    """The headings of no role that are not known as something else, each with the role that it is near to."""
    section, heading = table.sections[0], table.heading
    for column, other in heading.others.items():
        texts = heading.block.texts(column)
        known = column in section.form_columns or other.told or other.further or heading.block.is_achieved(column)
        if not known and not any(heading_role(text, table.definition) for text in texts):
            yield heading.cell(column), heading.title(column), nearly(texts, table.definition)


def _beside(table: Table) -> Iterator[tuple[Cell, str]]:
    """The headings of the filled columns that are known as something else, OUTPUT; and formulas without a value."""
    section, heading, sheet = table.sections[0], table.heading, table.sheet
    for column, other in heading.others.items():
        if column not in section.form_columns and not other.told and table.below(column):
            yield heading.cell(column), heading.title(column)
    for row, column in sorted(sheet.uncalculated):
        if heading.top <= row <= heading.bottom:
            yield sheet.cell(row, column), sheet.fault(row, column)


def _named(headings: list[tuple[Cell, str]]) -> str:
    return ", ".join(f'"{text}" ({cell.address})' for cell, text in headings[:_MOST_NAMED])


_AGREEMENT = Text("Perjanjian Kinerja.", "A Perjanjian Kinerja.")
_SIMILAR = Text("{name}; yang mirip: {similar}.", "{name}; similar: {similar}.")
_BESIDE = Text("{name}; kolom lain di sini: {unknown}.", "{name}; other columns here: {unknown}.")
_UNKNOWN = Text("{name}; judul yang tidak dikenal: {unknown}.", "{name}; headings that are not known: {unknown}.")
