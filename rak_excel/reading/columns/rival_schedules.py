"""Several blocks of periods: which of them is the plan's schedule, and what the others are."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.formats.addresses import column_range
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.columns.rivals import newest
from rak_excel.reading.columns.schedules_beside import tell_schedules_beside
from rak_excel.reading.headings.block import Block
from rak_excel.reading.headings.heading import Heading, OtherColumn
from rak_excel.reading.headings.schedule_headings import LIMITS
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import Mark, read_sign
from rak_excel.vocabulary.headings.headings import heading_role


def with_own_schedule(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> Table:
    """The table with the block of periods that is the plan's of this year; the others are told, or asked about."""
    table = _with_words_alone(table, definition)
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
            told = tell_schedules_beside(table, taken, year, definition, ledger)
        sections.append(replace(section, heading=_with_schedule(heading, taken).telling(told)))
    return replace(table, sections=tuple(sections))


def _with_words_alone(table: Table, definition: Definition) -> Table:
    """The table with the column that says when in words as its schedule, where nothing stands below any period."""
    headings = [section.heading for section in table.sections]
    beside = all(each.headed("schedule") and each.periods for each in headings)
    if not beside or any(_is_filled(each, definition) for each in table.sections):
        return table
    filled = [_filled_words(section, definition) for section in table.sections]
    if not all(len(columns) == 1 for columns in filled):
        return table
    sections = (
        replace(section, heading=section.heading.with_words_in(column))
        for section, (column,) in zip(table.sections, filled, strict=True)
    )
    return replace(table, sections=tuple(sections))


def _is_filled(section: Section, definition: Definition) -> bool:
    """Whether anything but blanks stands below a period, in any of the blocks."""
    heading, sheet = section.heading, section.sheet
    columns = {column for block in _blocks(heading) for column in block} | {c for _, c in heading.period_columns}
    texts = (sheet.text(row, column) for row in section.rows for column in columns)
    return any(text and read_sign(text, definition.marks).mark is not Mark.BLANK for text in texts)


def _filled_words(section: Section, definition: Definition) -> list[int]:
    """The columns that say in words when; no deadlines, and none that holds no longer."""
    heading = section.heading
    columns = [each for each in heading.headed("schedule") if not heading.block.is_earlier(each)]
    columns = [each for each in columns if heading_role(heading.title(each), definition) not in LIMITS]
    return [each for each in columns if any(section.sheet.text(row, each) for row in section.rows)]


def _blocks(heading: Heading) -> list[dict[int, int]]:
    """All blocks of periods, by column; that of the schedule first."""
    return [dict(heading.schedule.columns), *map(dict, heading.schedule.others)]


def _left_of(blocks: list[dict[int, int]], year: int | None, heading: Heading) -> list[dict[int, int]]:
    """The blocks that may be the schedule, first that which is taken: none with the periods of another part."""
    left = _newest(blocks, year, heading.block)
    own = [each for each in left if heading.schedule.foreign.isdisjoint(each)]
    return [*(own or blocks[:1]), *(each for each in left if each not in own)]


def _newest(blocks: list[dict[int, int]], year: int | None, block: Block) -> list[dict[int, int]]:
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
    return replace(
        heading,
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


def _why_no_schedule(block: Block, column: int, *, decided: bool, found: bool) -> Text:
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
