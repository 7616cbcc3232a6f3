"""Columns that say when, beside the schedule that is read: in words, as a deadline, or as what it was changed to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rak_excel.formats.addresses import column_range
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.entries.ticks import Mark, read_mark, stands_for_nothing
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.targets.quantities import is_quantity

_HOW_LONG = re.compile(r"\d+ ?(?:jam|hari|minggu|pekan)(?: kerja| kalender)?", re.IGNORECASE)
_IN_WORDS_ROLES = ("schedule_text", "start", "end")


def tell_schedules_beside(
    table: Table, taken: Mapping[int, int], year: int | None, definition: Definition, ledger: Ledger
) -> frozenset[int]:
    """Tells of the columns that say when and are not read, `taken` being those of the periods; gives those it told of."""
    heading = table.sections[0].heading
    told = set()
    for column in heading.headed("schedule"):
        beside = _Beside(table, column, taken, year, definition)
        if found := beside.told():
            kind, detail = found
            row, *others = beside.contradicting() if detail is _CONTRADICTS else [heading.address(column)[0]]
            cells = [table.sheet.cell(each, column) for each in (row, *others)]
            said = table.sheet.text(row, column) if detail is _CONTRADICTS else heading.title(column)
            ledger.note(kind, detail.filled(taken=beside.read_from()), cells[0], said, others=cells[1:])
            told.add(column)
    return frozenset(told)


@dataclass(frozen=True, slots=True)
class _Beside:
    """One column that says when, beside the schedule that is read."""

    table: Table
    column: int
    taken: Mapping[int, int]
    year: int | None
    definition: Definition

    def told(self) -> tuple[NoteKind, Text] | None:
        """What is told of the column; None where it says nothing of when, or nothing that the schedule does not."""
        block, title = self.table.sections[0].heading.block, self.table.sections[0].heading.title(self.column)
        if not any(self.says_when(text) for text in self.entries().values()):
            return None
        role = heading_role(title, self.definition)
        if role in _LIMITS:
            return None if self.agrees(_LIMITS[role]) else (NoteKind.COLUMN_SET_ASIDE, _LIMIT)
        if block.is_earlier(self.column):
            return NoteKind.COLUMN_SET_ASIDE, _EARLIER
        if block.is_later(self.column) and not self.agrees(_the_same):
            return NoteKind.AMBIGUOUS_VALUE, _CHANGED
        if self.contradicting():
            return NoteKind.AMBIGUOUS_VALUE, _CONTRADICTS
        return None if self.agrees(_the_same) else (NoteKind.COLUMN_SET_ASIDE, _IN_WORDS)

    def entries(self) -> dict[int, str]:
        said = self.table.below(self.column)
        return {row: text for row, text in said.items() if not stands_for_nothing(text, self.definition.marks)}

    def says_when(self, text: str) -> bool:
        """Whether an entry may name periods; a tick, a year alone, 25% or 3 hari does not."""
        if self.periods_of(text):
            return True
        if read_mark(text, self.definition.marks) is Mark.TICK:
            return False
        return not (is_quantity(text, self.definition) or _HOW_LONG.fullmatch(text))

    def agrees(self, compared: Callable[[frozenset[int], frozenset[int]], bool]) -> bool:
        """Whether each entry names periods that agree with those of its row."""
        pairs = [(self.periods_of(text), self.read_in(row)) for row, text in self.entries().items()]
        return all(said is not None and (not read or compared(said, read)) for said, read in pairs)

    def contradicting(self) -> list[int]:
        """The rows that are read as carried out in a period that their entry does not name."""
        entries = ((row, self.periods_of(text)) for row, text in self.entries().items())
        return [row for row, said in entries if said and self.read_in(row) - said]

    def periods_of(self, text: str) -> frozenset[int] | None:
        return periods_said(text, self.table.part, self.definition, self.year)

    def read_in(self, row: int) -> frozenset[int]:
        """The periods that are read in a row, by ticks or in words."""
        sheet, marks = self.table.sheet, self.definition.marks
        ticked = (p for column, p in self.taken.items() if read_mark(sheet.text(row, column), marks) is Mark.TICK)
        said = (self.periods_of(sheet.text(row, column)) for column in self.columns() if not self.taken)
        return frozenset(ticked).union(*filter(None, said))

    def columns(self) -> Iterator[int]:
        """The columns that the schedule is read from."""
        roles = self.table.sections[0].heading.roles
        yield from self.taken or (roles[role] for role in _IN_WORDS_ROLES if role in roles)

    def read_from(self) -> str:
        return column_range(self.columns())


def _the_same(said: frozenset[int], read: frozenset[int]) -> bool:
    return said == read


_LIMITS: dict[str, Callable[[frozenset[int], frozenset[int]], bool]] = {
    "start": lambda said, read: min(said) <= min(read),
    "end": lambda said, read: max(read) <= max(said),
}
"""When a column MULAI or BATAS WAKTU agrees with the periods of its row."""

_IN_WORDS = Text(
    "Kolom ini menulis jadwal dengan kata-kata; jadwal dibaca dari kolom {taken}. Pastikan keduanya sama.",
    "This column says the schedule in words; it was read from the columns {taken}. Make sure that both agree.",
)
_CONTRADICTS = Text(
    "Jadwal dengan kata-kata ini tidak sama dengan jadwal di kolom {taken}, yang dibaca. Samakan keduanya.",
    "This schedule in words is not the one in the columns {taken}, which was read. Make them agree.",
)
_LIMIT = Text(
    "Kolom ini menulis batas waktu, dan ada yang tidak cocok dengan jadwal di kolom {taken}, yang dibaca.",
    "This column gives a limit of time, and some of it does not agree with the schedule in the columns {taken}, which was read.",
)
_EARLIER = Text(
    "Kolom ini jadwal sebelum perubahan; jadwal dibaca dari kolom {taken}.",
    "This column has the schedule from before a change; it was read from the columns {taken}.",
)
_CHANGED = Text(
    "Kolom ini berjudul perubahan jadwal, dan isinya berbeda dari jadwal di kolom {taken}, yang dibaca. Samakan keduanya "
    "dengan jadwal yang berlaku.",
    "This column is headed as a change of the schedule and differs from the columns {taken}, which were read. Make both "
    "the schedule that holds.",
)
