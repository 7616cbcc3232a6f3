"""Several blocks of periods: which of them is the plan's schedule, and what the others are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.heading import Heading, OtherColumn
from rak_excel.reading.heading_block import Block
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rivals import newest
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table
from rak_excel.spreadsheet.grid import column_letters
from rak_excel.vocabulary.marks import Mark, read_sign
from rak_excel.vocabulary.words import tidy


def with_own_schedule(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> Table:
    """The table with the block of periods that is the plan's of this year; the others are told, or asked about."""
    table = _with_words_alone(table, definition)
    sections = []
    for section in table.sections:
        heading = section.heading
        if not heading.schedule.others and not heading.headed("schedule"):
            sections.append(section)
            continue
        blocks = _blocks(heading)
        left = _left_of(blocks, year, heading.block) if heading.schedule.in_doubt else blocks[:1]
        taken = left[0]
        if section is table.sections[0]:
            _tell_blocks(heading, blocks, left, ledger)
            _tell_words(heading, table, taken, ledger)
        heading = _with_schedule(heading, taken)
        sections.append(replace(section, heading=heading.telling(heading.headed("schedule"))))
    return replace(table, sections=tuple(sections))


def _with_words_alone(table: Table, definition: Definition) -> Table:
    """The table with the column that says when in words as its schedule, where nothing stands below any period."""
    headings = [section.heading for section in table.sections]
    beside = all(each.headed("schedule") and each.periods for each in headings)
    if not beside or any(_is_filled(each, definition) for each in table.sections):
        return table
    filled = [_filled_words(section) for section in table.sections]
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


def _filled_words(section: Section) -> list[int]:
    columns = section.heading.headed("schedule")
    return [each for each in columns if any(section.sheet.text(row, each) for row in section.rows)]


def _blocks(heading: Heading) -> list[dict[int, int]]:
    """All blocks of periods, by column; that of the schedule first."""
    return [dict(heading.schedule.columns), *map(dict, heading.schedule.others)]


def _left_of(blocks: list[dict[int, int]], year: int | None, block: Block) -> list[dict[int, int]]:
    """The blocks of what is planned, of the plan's year, and changed to; several where nothing tells them apart."""
    firsts = {min(each): each for each in blocks if not block.is_achieved(min(each))}
    kept = list(firsts)
    years = {column: block.year(column) for column in kept}
    kept = [each for each in kept if years[each] == year] or [each for each in kept if years[each] is None] or kept
    return [firsts[each] for each in newest(kept, block)]


def _with_schedule(heading: Heading, taken: dict[int, int]) -> Heading:
    aside = {column for each in _blocks(heading) if each != taken for column in each}
    if not taken or taken == heading.schedule.columns:
        return heading.telling(aside)
    others = {column: OtherColumn(heading.block.texts(column)[-1]) for column in aside} | dict(heading.others)
    return replace(
        heading,
        periods={period: column for column, period in taken.items()},
        others=dict(sorted((column, other) for column, other in others.items() if column not in taken)),
    ).telling(aside)


def _tell_blocks(heading: Heading, blocks: list[dict[int, int]], left: list[dict[int, int]], ledger: Ledger) -> None:
    taken = _range(left[0])
    for each in filter(None, blocks):
        row, column = heading.address(min(each))
        cell, value = heading.block.sheet.cell(row, column), tidy(heading.block.sheet.text(row, column))
        if len(left) > 1 and each in left:
            ledger.note(NoteKind.AMBIGUOUS_VALUE, _WHICH_SCHEDULE.filled(taken=taken), cell, value)
        elif each != left[0]:
            reason = _why_no_schedule(heading.block, column, decided=heading.schedule.in_doubt, found=bool(left[0]))
            ledger.note(NoteKind.COLUMN_SET_ASIDE, reason.filled(columns=_range(each), taken=taken), cell, value)


def _tell_words(heading: Heading, table: Table, taken: dict[int, int], ledger: Ledger) -> None:
    """A column WAKTU beside the schedule that is read says in words what that says, or something else."""
    filled = {column for section in table.sections for column in _filled_words(section)}
    for column in sorted(filled.intersection(heading.headed("schedule"))):
        row, _ = heading.address(column)
        columns = taken or [heading.roles[role] for role in ("schedule_text", "start", "end") if role in heading.roles]
        detail = _IN_WORDS.filled(taken=_range(columns))
        ledger.note(NoteKind.COLUMN_SET_ASIDE, detail, table.sheet.cell(row, column), heading.title(column))


def _why_no_schedule(block: Block, column: int, *, decided: bool, found: bool) -> Text:
    if block.is_achieved(column):
        return _REACHED_SCHEDULE if found else _REACHED
    if decided:
        return _OTHER_SCHEDULE
    return _TARGETS_BY_PERIOD if "target" in block.words(column) else _OTHER_SCHEDULE


def _range(columns: Iterable[int]) -> str:
    """`F-I`, or each column where others stand between."""
    inside = sorted(columns)
    letters = [column_letters(column) for column in inside]
    whole = len(inside) > 1 and inside[-1] - inside[0] == len(inside) - 1
    return f"{letters[0]}-{letters[-1]}" if whole else ", ".join(letters)


_WHICH_SCHEDULE = Text(
    "Ada lebih dari satu kelompok kolom jadwal; yang dibaca adalah kolom {taken}. Beri judul RENCANA PELAKSANAAN di atas "
    "kelompok yang benar.",
    "There is more than one group of schedule columns; the columns {taken} were read. Write RENCANA PELAKSANAAN above the "
    "right group.",
)
_REACHED_SCHEDULE = Text(
    "Kolom {columns} berisi realisasi atau anggaran, bukan jadwal; jadwal dibaca dari kolom {taken}.",
    "The columns {columns} have what was achieved or spent, not the schedule; that was read from the columns {taken}.",
)
_IN_WORDS = Text(
    "Kolom ini menulis jadwal dengan kata-kata; jadwal dibaca dari kolom {taken}. Pastikan keduanya sama.",
    "This column says the schedule in words; it was read from the columns {taken}. Make sure that both agree.",
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
