"""What is nearly right: columns beside those that were read, and the row that is most like the heading of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, Note, NoteKind
from rak_excel.reading.headings.heading import UNIT, Heading
from rak_excel.reading.headings.heading_rows import FIRST_ROWS
from rak_excel.reading.headings.schedule_places import is_alike
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.headings.headings import (
    NOT_COUNTED,
    PLAN_ROLES,
    column_heading,
    heading_role,
    is_unit,
    near_heading,
)

_FEWEST_FOUND = 2  # so many headings on a row are no chance


def without_near_rivals(table: Table, definition: Definition, ledger: Ledger) -> Table:
    """The table where columns headed nearly as one that was read are told of: TARGT or TARGET RENSTRA beside TARGET."""
    heading = table.sections[0].heading
    near = dict(_near_rivals(table, definition))
    for column, (beside, reason) in near.items():
        row, taken = heading.address(column)[0], heading.address(beside)
        detail = reason.filled(taken=tidy(table.sheet.text(*taken)), cell=table.sheet.cell(*taken).address)
        cell = table.sheet.cell(row, column)
        ledger.note(NoteKind.COLUMN_SET_ASIDE, detail, cell, tidy(table.sheet.text(row, column)))
    sections = (replace(each, heading=each.heading.telling(near)) for each in table.sections)
    return replace(table, sections=tuple(sections)) if near else table


def _near_rivals(table: Table, definition: Definition) -> Iterator[tuple[int, tuple[int, Text]]]:
    """The filled columns of no role that are named like one that was read, each with that one and why it is none."""
    section = table.sections[0]
    heading = section.heading
    for column, other in heading.others.items():
        if other.told or not any(table.sheet.value(row, column) is not None for row in section.rows):
            continue
        role = nearly(heading.block.texts(column), definition, certain=True)
        if role and role in heading.roles:
            yield column, (heading.roles[role], _NEAR_RIVAL)
        elif beside := _period_beside(heading, column):
            yield column, (beside, _NO_PERIOD)
        elif other.role == UNIT or is_unit(heading.block.texts(column)[-1], definition):
            continue
        elif "target" in heading.roles and heading.block.names_target(column):
            yield column, (heading.roles["target"], _OTHER_TARGET)


def _period_beside(heading: Heading, column: int) -> int | None:
    """The period that a column stands beside and is named like: T5 beside T4."""
    schedule = heading.schedule
    beside = (each for each in (column - 1, column + 1) if each in schedule.columns)
    return next((each for each in beside if is_alike(heading.block, schedule.row, column, each)), None)


def nearest(sheets: Sequence[Sheet], definition: Definition) -> Note | None:
    """Which headings the row has that is most like the heading of a plan, and which it lacks; None where none is like it."""
    misses = [miss for sheet in sheets for row in sheet.rows if (miss := _miss(sheet, row, definition))]
    best = max(misses, key=lambda miss: (miss.roles, len(miss.found)), default=None)
    if best is None or best.roles < _FEWEST_FOUND:
        return None
    if len(best.found) < _FEWEST_FOUND:
        detail = _MISTYPED.filled(sheet=best.sheet.name, row=best.row, texts=", ".join(best.unsure))
        return Note(NoteKind.HEADINGS_MISTYPED, detail)
    part = definition.parts[0]
    lacking = [column_heading(role, part, definition) for role in PLAN_ROLES if role not in best.found]
    unsure = _UNSURE.filled(texts=", ".join(best.unsure)) if best.unsure else Text("", "")
    found = ", ".join(best.found.values())
    detail = _NEAREST.filled(
        sheet=best.sheet.name, row=best.row, found=found, lacking=", ".join(lacking), unsure=unsure
    )
    return Note(NoteKind.HEADINGS_MISTYPED if best.unsure else NoteKind.NOT_A_PLAN, detail)


def nearly(texts: Sequence[str], definition: Definition, *, certain: bool = False) -> str | None:
    """The role of the heading that one of these texts is near to."""
    near = (near_heading(text, definition) for text in texts)
    return next((each.role for each in near if each and (each.certain or not certain)), None)


@dataclass(frozen=True, slots=True)
class _Miss:
    """A row that is nearly the heading of a plan: the text of each role that was found."""

    sheet: Sheet
    row: int
    found: Mapping[str, str]
    unsure: tuple[str, ...] = ()

    @property
    def roles(self) -> int:
        """How many headings it has, those with typing errors among them."""
        return len(self.found) + len(self.unsure)


def _miss(sheet: Sheet, row: int, definition: Definition) -> _Miss | None:
    texts = [tidy(value) for value in sheet.rows[row].values() if isinstance(value, str)]
    found = {role: text for text in reversed(texts) if (role := heading_role(text, definition))}
    counted = {role: text for role, text in reversed(found.items()) if role not in NOT_COUNTED}
    if len(texts) < _FEWEST_FOUND or not (counted or row <= FIRST_ROWS):
        return None
    near = {miss.role: (text, miss) for text in reversed(texts) if (miss := near_heading(text, definition))}
    near = {role: said for role, said in reversed(near.items()) if role in PLAN_ROLES and role not in counted}
    certain = sum(miss.certain for _, miss in near.values())
    if not counted and len(near) <= _FEWEST_FOUND and certain < _FEWEST_FOUND:
        return None
    return _Miss(sheet, row, counted, tuple(f'"{text}" ({miss.text}?)' for text, miss in near.values()))


_NEAREST = Text(
    "Yang paling mirip tabel rencana aksi ada di sheet {sheet} baris {row}: ditemukan judul {found}; tidak ditemukan {lacking}.{unsure}",
    "The table most like an action plan is on the sheet {sheet}, row {row}: it has the headings {found} and lacks {lacking}.{unsure}",
)
_UNSURE = Text(" Mungkin salah ketik: {texts}.", " Perhaps mistyped: {texts}.")
_MISTYPED = Text(
    "Sheet {sheet} baris {row} mirip judul kolom rencana aksi, tetapi salah ketik: {texts}.",
    "Row {row} of the sheet {sheet} is like the headings of an action plan, but mistyped: {texts}.",
)
_NO_PERIOD = Text(
    "Judulnya seperti {taken} ({cell}) di sebelahnya, tetapi jadwal ini tidak punya periode itu.",
    "Its heading is like {taken} ({cell}) beside it, but this schedule has no such period.",
)
_NEAR_RIVAL = Text(
    "Judulnya mirip {taken}, tetapi {taken} sudah dibaca dari {cell}.",
    "Its heading is near {taken}, but {taken} was read from {cell}.",
)
_OTHER_TARGET = Text(
    "Judulnya menyebut target lain; target rencana ini dibaca dari kolom {taken} ({cell}).",
    "It is headed as another target; that of this plan was read from the column {taken} ({cell}).",
)
