"""The columns that a table lacks, each told once and not on every row, with the headings that are near its own."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.reading.headings.block import words_of
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.near_misses import nearly
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.documents.titles import Titled
from rak_excel.vocabulary.headings.headings import PLAN_ROLES, column_heading, heading_role

_OF_AN_AGREEMENT = ("objective", "indicator", "target")
_IN_WORDS = {"schedule_text", "start", "end"}
_MOST_NAMED = 4


def tell_missing_columns(table: Table, definition: Definition, ledger: Ledger, *, beside_plan: bool) -> None:
    """Notes the columns that the table lacks; of a Perjanjian Kinerja that it is one.

    A part with targets alone beside another one that is planned is none: it lacks its activities.
    """
    agreement = table.kind is Titled.AGREEMENT and not beside_plan
    heading = table.sections[0].heading
    leftmost = table.sheet.cell(heading.top, min(heading.roles.values()))
    if agreement:
        text = table.sheet.text(heading.top, min(heading.roles.values()))
        ledger.note(NoteKind.AGREEMENT_ONLY, _AGREEMENT, leftmost, text)
    unknown = list(_unknown(table, definition))
    beside = list(_beside(table))
    for role, name in _missing(table, definition, agreement=agreement):
        near = [(cell, text) for cell, text, nearly_of in unknown if nearly_of == role]
        near = near or [(cell, text) for cell, text in beside if role in words_of(text)]
        detail = _SIMILAR.filled(name=name, similar=_named(near)) if near else Text(f"{name}.", f"{name}.")
        if not near and (unknown or beside):
            others = [(cell, text) for cell, text, _ in unknown]
            detail = (_UNKNOWN if unknown else _BESIDE).filled(name=name, unknown=_named(others or beside))
        cell, text = near[0] if len(near) == 1 else (leftmost, "")
        ledger.note(NoteKind.COLUMN_MISSING, detail, cell, text)


def _missing(table: Table, definition: Definition, *, agreement: bool) -> Iterator[tuple[str, str]]:
    """The roles that a table lacks, each with the heading that we write; of the schedule, the periods."""
    wanted = _OF_AN_AGREEMENT if agreement else PLAN_ROLES
    there = table.sections[0].heading.roles
    yield from ((role, column_heading(role, table.part, definition)) for role in wanted if role not in there)
    if not agreement and (periods := _missing_periods(table)):
        whole = len(periods) == table.part.schedule.calendar.count
        yield "schedule", f"{periods[0]}-{periods[-1]}" if whole else ", ".join(periods)


def _missing_periods(table: Table) -> list[str]:
    """The periods that none of its headings has; none where the schedule is in words."""
    headings = [section.heading for section in table.sections]
    if any(_IN_WORDS & set(heading.roles) for heading in headings):
        return []
    there = {period for heading in headings for period in heading.periods}
    labels = table.part.schedule.calendar.labels()
    return [label for period, label in enumerate(labels, 1) if period not in there]


def _unknown(table: Table, definition: Definition) -> Iterator[tuple[Cell, str, str | None]]:
    """The headings of no role that are not known as something else, each with the role that it is near to."""
    section = table.sections[0]
    heading = section.heading
    for column, other in heading.others.items():
        texts = heading.block.texts(column)
        known = column in section.form_columns or other.told or heading.block.is_achieved(column)
        if not known and not any(heading_role(text, definition) for text in texts):
            row, _ = heading.address(column)
            yield table.sheet.cell(row, column), tidy(table.sheet.text(row, column)), nearly(texts, definition)


def _beside(table: Table) -> Iterator[tuple[Cell, str]]:
    """The headings of the filled columns that are known as something else, OUTPUT; and formulas without a value."""
    section = table.sections[0]
    heading, sheet = section.heading, section.sheet
    for column, other in heading.others.items():
        if column not in section.form_columns and not other.told and table.below(column):
            row, _ = heading.address(column)
            yield sheet.cell(row, column), tidy(sheet.text(row, column))
    for row, column in sorted(sheet.uncalculated):
        if heading.top <= row <= heading.bottom:
            yield sheet.cell(row, column), sheet.fault(row, column)


def _named(headings: list[tuple[Cell, str]]) -> str:
    return ", ".join(f'"{text}" ({cell.address})' for cell, text in headings[:_MOST_NAMED])


_AGREEMENT = Text("Perjanjian Kinerja.", "A Perjanjian Kinerja.")
_SIMILAR = Text("{name}; yang mirip: {similar}.", "{name}; similar: {similar}.")
_BESIDE = Text("{name}; kolom lain di sini: {unknown}.", "{name}; other columns here: {unknown}.")
_UNKNOWN = Text("{name}; judul yang tidak dikenal: {unknown}.", "{name}; headings that are not known: {unknown}.")
