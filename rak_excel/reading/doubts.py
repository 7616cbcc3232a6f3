"""What the headings of a chosen table leave open: words with typing errors, periods without names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.heading import Heading
from rak_excel.reading.heading_block import Block
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.near_misses import without_near_rivals
from rak_excel.reading.period_doubts import OTHER_YEAR, ask_about_periods
from rak_excel.reading.rival_schedules import with_own_schedule
from rak_excel.reading.rivals import settled
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table
from rak_excel.reading.unit_columns import with_own_units, with_unit_columns
from rak_excel.vocabulary.heading_words import OF_THE_AGREEMENT
from rak_excel.vocabulary.headings import heading_role
from rak_excel.vocabulary.titles import two_years
from rak_excel.vocabulary.words import tidy

_CHANGED = frozenset({"objective", "indicator", "activity", "executor"})


def with_own_columns(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> Table:
    """The table with the plan's own columns, where several are headed alike; what was read otherwise than written is told."""
    sections: dict[tuple[str, int, int], Section] = {}
    for alike in table.by_heading():
        read = _of_one_heading(alike, year, definition, ledger)
        sections |= {before.at: after for before, after in zip(alike.sections, read.sections, strict=True)}
    return replace(table, sections=tuple(sections[each.at] for each in table.sections))


def _of_one_heading(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> Table:
    _tell_corrected(table, ledger)
    _tell_unnamed(table, ledger)
    _tell_placed(table, ledger)
    table = with_unit_columns(with_own_schedule(table, year, definition, ledger), definition)
    table = with_own_units(settled(table, year, definition, ledger), definition, ledger)
    _ask_if_of_other(table, year, definition, ledger)
    ask_about_periods(table, year, definition, ledger)
    return without_near_rivals(table, definition, ledger)


def _ask_if_of_other(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> None:
    """Asks where the column of targets, or the only block of periods, is headed as something else than this plan's."""
    heading = table.sections[0].heading
    target = heading.roles.get("target")
    plain = not (heading.block.says_when or heading.block.says_achieved)  # as most are
    periods = () if heading.schedule.in_doubt or plain else sorted(heading.periods.values())
    doubts = [(column, doubt) for column in periods if (doubt := _of_other(heading.block, column, year))][:1]
    if target and (doubt := _of_other_target(heading, target, year, definition)):
        doubts.insert(0, (target, doubt))
    doubts += [] if plain else [(column, _EARLIER) for column in _earlier_alone(heading)]
    for column, doubt in doubts:
        row, _ = heading.address(column)
        cell = table.sheet.cell(row, column)
        if not ledger.asks(cell):
            ledger.note(NoteKind.AMBIGUOUS_VALUE, doubt.filled(year=year), cell, heading.title(column))


def _earlier_alone(heading: Heading) -> Iterator[int]:
    """The columns of what stood there before a change that no column of the same role stands beside."""
    for role, column in heading.roles.items():
        if role in _CHANGED and not heading.rivals(role) and heading.block.is_earlier(column):
            yield column


def _of_other_target(heading: Heading, column: int, year: int | None, definition: Definition) -> Text | None:
    """What is doubtful about a column of targets; of one chosen among several only the year is."""
    doubt = _of_other(heading.block, column, year)
    if heading.rivals("target"):
        return doubt if doubt in {OTHER_YEAR, _SEVERAL_YEARS} else None
    return doubt or (_OTHER_TARGET if _is_other_target(heading.block, column, definition) else None)


def _of_other(block: Block, column: int, year: int | None) -> Text | None:
    if year and block.year(column) not in {None, year}:
        return OTHER_YEAR
    if any(two_years(text) for text in (*block.texts(column), *block.wider(column))):
        return _SEVERAL_YEARS
    if block.is_earlier(column):
        return _EARLIER
    return _NOT_PLANNED if block.is_achieved(column) else None


def _is_other_target(block: Block, column: int, definition: Definition) -> bool:
    """Whether a column is headed as a target of something else than the yearly agreement that the plan is made for."""
    texts = block.texts(column)
    named = any(heading_role(text, definition) for text in (" ".join(texts), *texts))
    return block.names_target(column) and not named and not block.words(column) & OF_THE_AGREEMENT


def _tell_corrected(table: Table, ledger: Ledger) -> None:
    for section in table.sections:
        for (row, column), meant in sorted(section.heading.corrected.items()):
            text = tidy(table.sheet.text(row, column))
            ledger.note(NoteKind.REPAIRED, _CORRECTED, table.sheet.cell(row, column), text, meant)


def _tell_unnamed(table: Table, ledger: Ledger) -> None:
    heading = table.sections[0].heading
    if not heading.schedule.unnamed:
        return
    row, column = heading.schedule.row, min(heading.schedule.columns)
    labels = table.part.schedule.calendar.labels()
    text = tidy(table.sheet.text(row, column))
    ledger.note(
        NoteKind.SECOND_READING, _UNNAMED, table.sheet.cell(row, column), text, f"{text} {labels[0]}-{labels[-1]}"
    )


def _tell_placed(table: Table, ledger: Ledger) -> None:
    """A period without a name is read by its place; one named as another period is asked about."""
    schedule = table.sections[0].heading.schedule
    for column, period in schedule.placed.items():
        labels = table.part.schedule.calendar.labels()
        cell, text = table.sheet.cell(schedule.row, column), tidy(table.sheet.text(schedule.row, column))
        if text:
            ledger.note(NoteKind.AMBIGUOUS_VALUE, _MISNAMED.filled(label=labels[period - 1]), cell, text)
            continue
        around = labels[max(period - 2, 0) : period + 1]
        written = ", ".join("..." if label == labels[period - 1] else label for label in around)
        ledger.note(NoteKind.SECOND_READING, _NAMELESS, cell, written, ", ".join(around))


_MISNAMED = Text(
    "Kolom ini berada di tempat {label} dan dibaca sebagai {label}. Perbaiki judulnya.",
    "This column is in the place of {label} and was read as {label}. Correct its heading.",
)
_NAMELESS = Text(
    "Kolom ini belum berjudul dan dibaca menurut letaknya; tulis nama periodenya.",
    "This column has no heading and was read by its place; write the name of its period.",
)
_CORRECTED = Text("Judul kolom dibaca tanpa salah ketiknya.", "The heading was read without its typing error.")
_UNNAMED = Text(
    "Kolom jadwal tidak bernama dan dibaca berurutan; tulis nama periodenya di atas setiap kolom.",
    "The columns of the schedule have no names and were read in their order; write the period above each column.",
)
_OTHER_TARGET = Text(
    "Judul kolom ini menyebut target lain, padahal tidak ada kolom TARGET untuk rencana ini. Tulis TARGET saja bila memang ini targetnya.",
    "This column is headed as another target, but there is no column TARGET of this plan. Head it TARGET if it is the plan's.",
)
_SEVERAL_YEARS = Text(
    "Judul kolom ini menyebut beberapa tahun, sedangkan ini rencana tahun {year}. Tulis yang berlaku untuk tahun itu saja.",
    "This column is headed with several years, while the plan is of {year}. Write what holds for that year alone.",
)
_EARLIER = Text(
    "Judul kolom ini menyebut isian sebelum perubahan, tetapi isian sesudahnya tidak ada. Hapus kata itu bila memang yang berlaku.",
    "This column is headed as what stood there before a change, and what came after it is missing. Delete that word if it holds.",
)
_NOT_PLANNED = Text(
    "Kolom ini berada di bawah judul realisasi atau anggaran, padahal tidak ada kolom lain untuk rencananya.",
    "This column stands below a heading of what was achieved or is spent, and there is no other for what is planned.",
)
