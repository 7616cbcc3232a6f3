"""Several blocks of periods, or other columns that say when: which is the plan's schedule, and what the others are."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping

from rak_excel.formats.addresses import column_range
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.columns.rivals import newest
from rak_excel.reading.headings.block import HeadingBlock
from rak_excel.reading.headings.heading import WHEN_IN_WORDS, Heading, OtherColumn
from rak_excel.reading.headings.schedule_places import LIMITS
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark, read_sign, stands_for_nothing
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.headings.money import plans_money
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.targets.choices import is_quantity

_HOW_LONG = re.compile(r"\d+ ?(?:jam|hari|minggu|pekan)(?: kerja| kalender)?", re.IGNORECASE)


def tell_schedules_beside(table: Table, taken: Mapping[int, int], year: int | None, ledger: Ledger) -> frozenset[int]:
    """Tells of the columns that say when and are not read, `taken` being those of the periods; gives those it told of."""
    heading = table.heading
    told = set()
    for column in heading.headed("schedule"):
        beside = _Beside(table, column, taken, year)
        if found := beside.told():
            kind, detail = found
            row, *others = beside.contradicting() if detail is _CONTRADICTS else [heading.address(column)[0]]
            cells = [table.sheet.cell(each, column) for each in (row, *others)]
            said = table.sheet.text(row, column) if detail is _CONTRADICTS else heading.title(column)
            ledger.note(kind, detail.filled(taken=column_range(beside.columns())), cells[0], said, others=cells[1:])
            told.add(column)
    return frozenset(told)


class _Beside(Record):
    """One column that says when, beside the schedule that is read."""

    table: Table
    column: int
    taken: Mapping[int, int]
    year: int | None

    def told(self) -> tuple[NoteKind, Text] | None:
        """What is told of the column; None where it says nothing of when, or nothing that the schedule does not."""
        block, title = self.table.heading.block, self.table.heading.title(self.column)
        if not any(self.says_when(text) for text in self.entries().values()):
            return None
        role = heading_role(title, self.table.definition)
        if role in _LIMITS:
            return None if self.agrees(_LIMITS[role]) else (NoteKind.COLUMN_SET_ASIDE, _LIMIT)
        if block.is_earlier(self.column):
            return NoteKind.COLUMN_SET_ASIDE, _EARLIER
        if block.is_later(self.column) and not self.agrees(operator.eq):
            return NoteKind.AMBIGUOUS_VALUE, _CHANGED
        if self.contradicting():
            return NoteKind.AMBIGUOUS_VALUE, _CONTRADICTS
        return None if self.agrees(operator.eq) else (NoteKind.COLUMN_SET_ASIDE, _IN_WORDS)

    def entries(self) -> dict[int, str]:
        said = self.table.below(self.column)
        return {row: text for row, text in said.items() if not stands_for_nothing(text, self.table.definition.marks)}

    def says_when(self, text: str) -> bool:
        """Whether an entry may name periods; a tick, a year alone, 25% or 3 hari does not."""
        if self.periods_of(text):
            return True
        if read_mark(text, self.table.definition.marks) is ScheduleMark.TICK:
            return False
        return not (is_quantity(text, self.table.definition) or _HOW_LONG.fullmatch(text))

    def agrees(self, compared: Callable[[frozenset[int], frozenset[int]], bool]) -> bool:
        """Whether each entry names periods that agree with those of its row."""
        pairs = [(self.periods_of(text), self.read_in(row)) for row, text in self.entries().items()]
        return all(said is not None and (not read or compared(said, read)) for said, read in pairs)

    def contradicting(self) -> list[int]:
        """The rows that are read as carried out in a period that their entry does not name."""
        entries = ((row, self.periods_of(text)) for row, text in self.entries().items())
        return [row for row, said in entries if said and self.read_in(row) - said]

    def periods_of(self, text: str) -> frozenset[int] | None:
        return periods_said(text, self.table.part, self.table.definition, self.year)

    def read_in(self, row: int) -> frozenset[int]:
        """The periods that are read in a row, by ticks or in words."""
        sheet, marks = self.table.sheet, self.table.definition.marks
        ticked = (p for each, p in self.taken.items() if read_mark(sheet.text(row, each), marks) is ScheduleMark.TICK)
        said = (self.periods_of(sheet.text(row, column)) for column in self.columns() if not self.taken)
        return frozenset(ticked).union(*filter(None, said))

    def columns(self) -> Iterable[int]:
        """The columns that the schedule is read from."""
        return self.taken or self.table.heading.at(*WHEN_IN_WORDS)


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


def with_own_schedule(table: Table, year: int | None, ledger: Ledger) -> Table:
    """The table with the block of periods that is the plan's of this year; the others are told, or asked about."""
    table = _with_words_alone(table)
    sections = []
    told = frozenset[int]()
    for section in table.sections:
        heading = section.heading
        if not heading.schedule.others and not heading.headed("schedule"):
            sections.append(section)
            continue
        blocks = _blocks(heading)
        left = _left_of(blocks, year, heading) if heading.schedule.in_doubt else blocks[:1]
        taken = left[0]
        if section is table.sections[0]:
            _tell_blocks(heading, blocks, left, ledger)
            told = tell_schedules_beside(table, taken, year, ledger)
        sections.append(section.but(heading=_with_schedule(heading, taken).telling(told)))
    return table.but(sections=tuple(sections))


def _with_words_alone(table: Table) -> Table:
    """The table with the column that says when in words as its schedule, where nothing stands below any period."""
    headings = [section.heading for section in table.sections]
    beside = all(each.headed("schedule") and each.periods for each in headings)
    if not beside or any(_is_filled(each) for each in table.sections):
        return table
    filled = [_filled_words(section) for section in table.sections]
    if not all(len(columns) == 1 for columns in filled):
        return table
    sections = (
        section.but(heading=section.heading.with_words_in(column))
        for section, (column,) in zip(table.sections, filled, strict=True)
    )
    return table.but(sections=tuple(sections))


def _is_filled(section: Section) -> bool:
    heading, sheet = section.heading, section.sheet
    columns = {column for block in _blocks(heading) for column in block} | {c for _, c in heading.period_columns}
    texts = (sheet.text(row, column) for row in section.rows for column in columns)
    return any(text and read_sign(text, section.definition.marks).mark is not ScheduleMark.BLANK for text in texts)


def _filled_words(section: Section) -> list[int]:
    """The columns that say in words when; no deadlines, and none that holds no longer."""
    heading = section.heading
    columns = [each for each in heading.headed("schedule") if not heading.block.is_earlier(each)]
    columns = [each for each in columns if heading_role(heading.title(each), section.definition) not in LIMITS]
    return [each for each in columns if any(section.sheet.text(row, each) for row in section.rows)]


def _blocks(heading: Heading) -> list[dict[int, int]]:
    """All blocks of periods, by column, but for declared columns and those of a budget; that of the schedule first."""
    own = {
        column
        for column, other in heading.others.items()
        if other.further or plans_money(heading.block.all_texts(column))
    }
    return [dict(heading.schedule.columns), *(dict(each) for each in heading.schedule.others if {*each} - own)]


def _left_of(blocks: list[dict[int, int]], year: int | None, heading: Heading) -> list[dict[int, int]]:
    """The blocks that may be the schedule, first that which is taken: none with the periods of another part."""
    left = _newest(blocks, year, heading.block)
    own = [each for each in left if heading.schedule.foreign.isdisjoint(each)]
    return [*(own or blocks[:1]), *(each for each in left if each not in own)]


def _newest(blocks: list[dict[int, int]], year: int | None, block: HeadingBlock) -> list[dict[int, int]]:
    """The blocks of what is planned, of the plan's year, and changed to; several where nothing tells them apart."""
    firsts = {min(each): each for each in blocks if not block.is_achieved(min(each))}
    kept = list(firsts)
    years = {column: block.year(column) for column in kept}
    kept = [each for each in kept if years[each] == year] or [each for each in kept if years[each] is None] or kept
    kept = [each for each in kept if "target" not in block.words(each)] or kept
    return [firsts[each] for each in newest(kept, block)]


def _with_schedule(heading: Heading, taken: dict[int, int]) -> Heading:
    aside = {column for each in _blocks(heading) if each != taken for column in each}
    if not taken or taken == heading.schedule.columns:
        return heading.telling(aside)
    others = {column: OtherColumn(heading.title(column)) for column in aside} | dict(heading.others)
    return heading.but(
        periods={period: column for column, period in taken.items()},
        others=dict(sorted((column, other) for column, other in others.items() if column not in taken)),
    ).telling(aside)


def _tell_blocks(heading: Heading, blocks: list[dict[int, int]], left: list[dict[int, int]], ledger: Ledger) -> None:
    taken = column_range(left[0])
    for each in filter(None, blocks):
        row, column = heading.address(min(each))
        cell, value = heading.block.sheet.cell(row, column), tidy(heading.block.sheet.text(row, column))
        if len(left) > 1 and each in left:
            changed = any(heading.block.is_later(min(one)) for one in left)
            which = _WHICH_VERSION if changed else _WHICH_SCHEDULE
            ledger.note(NoteKind.AMBIGUOUS_VALUE, which.filled(taken=taken), cell, value)
        elif each != left[0]:
            reason = _why_no_schedule(heading.block, column, decided=heading.schedule.in_doubt, found=bool(left[0]))
            ledger.note(NoteKind.COLUMN_SET_ASIDE, reason.filled(columns=column_range(each), taken=taken), cell, value)


def _why_no_schedule(block: HeadingBlock, column: int, *, decided: bool, found: bool) -> Text:
    if block.is_achieved(column):
        return _REACHED_SCHEDULE if found else _REACHED
    if decided:
        return _OTHER_SCHEDULE
    return _TARGETS_BY_PERIOD if "target" in block.words(column) else _OTHER_SCHEDULE


_WHICH_SCHEDULE = Text(
    "Ada lebih dari satu kelompok kolom jadwal; yang dibaca adalah kolom {taken}. Beri judul RENCANA PELAKSANAAN di atas "
    "kelompok yang benar.",
    "There is more than one group of schedule columns; the columns {taken} were read. Write RENCANA PELAKSANAAN above the "
    "right group.",
)
_WHICH_VERSION = Text(
    "Satu kelompok kolom jadwal berjudul perubahan; yang dibaca adalah kolom {taken}. Tulis SEMULA dan MENJADI di atas "
    "kelompok masing-masing.",
    "One group of schedule columns is headed as a change; the columns {taken} were read. Write SEMULA and MENJADI above "
    "the two groups.",
)
_REACHED_SCHEDULE = Text(
    "Kolom {columns} berisi realisasi atau anggaran, bukan jadwal; jadwal dibaca dari kolom {taken}.",
    "The columns {columns} have what was achieved or spent, not the schedule; that was read from the columns {taken}.",
)
_REACHED = Text(
    "Kolom {columns} berisi realisasi atau anggaran, bukan jadwal.",
    "The columns {columns} have what was achieved or spent, not the schedule.",
)
_TARGETS_BY_PERIOD = Text(
    "Kolom {columns} berisi target setiap periode, bukan jadwal; jadwal dibaca dari kolom {taken}.",
    "The columns {columns} have the target of each period, not the schedule; that was read from the columns {taken}.",
)
_OTHER_SCHEDULE = Text(
    "Kolom {columns} tidak dibaca sebagai jadwal; jadwal dibaca dari kolom {taken}.",
    "The columns {columns} were not read as the schedule; that was read from the columns {taken}.",
)
