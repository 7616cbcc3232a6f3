"""What the headings of a chosen table leave open: words with typing errors, periods without names."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.columns.heading_doubts import ask_about_periods, ask_of_headings
from rak_excel.reading.columns.rival_schedules import with_own_schedule
from rak_excel.reading.columns.rivals import settled
from rak_excel.reading.columns.unheaded_targets import ask_of_unheaded_targets, with_versions
from rak_excel.reading.columns.unit_columns import with_own_units, with_unit_columns
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.near_misses import without_near_rivals
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy


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
    _tell_renamed(table, ledger)
    _tell_by_month(table, ledger)
    table = with_own_schedule(with_versions(table, definition), year, definition, ledger)
    table = with_unit_columns(table, definition)
    table = with_own_units(settled(table, year, definition, ledger), definition, ledger)
    ask_of_headings(table, year, definition, ledger)
    ask_about_periods(table, year, definition, ledger)
    return ask_of_unheaded_targets(without_near_rivals(table, definition, ledger), definition, ledger)


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


def _tell_renamed(table: Table, ledger: Ledger) -> None:
    """The columns of a further page that are headed otherwise than on the page above, or not at all, are read as there."""
    for section in table.sections:
        heading = section.heading
        asked = [heading.roles.get(role) for role in ("target", "executor")]
        if named := {column: text for column, text in heading.renamed.items() if not (text and column in asked)}:
            meant = ", ".join(heading.title(column) for column in sorted(named))
            written = ", ".join(tidy(named[column]) or "..." for column in sorted(named))
            cell = section.sheet.cell(heading.top, min(named))
            ledger.note(NoteKind.SECOND_READING, _RENAMED, cell, written, meant)
        for column in heading.renamed.keys() - named.keys():
            cell, text = section.sheet.cell(heading.top, column), tidy(heading.renamed[column])
            ledger.note(NoteKind.AMBIGUOUS_VALUE, _OTHER_NAME.filled(above=heading.title(column)), cell, text)


def _tell_by_month(table: Table, ledger: Ledger) -> None:
    schedule = table.sections[0].heading.schedule
    if schedule.by_month:
        columns, labels = sorted(schedule.columns), table.part.schedule.calendar.labels()
        said = ", ".join(tidy(table.sheet.text(schedule.row, column)) for column in columns)
        cell = table.sheet.cell(schedule.row, columns[0])
        ledger.note(NoteKind.SECOND_READING, _BY_MONTH, cell, said, ", ".join(labels))


_BY_MONTH = Text(
    "Setiap kolom berjudul satu bulan dari satu periode, jadi dibaca sebagai periode itu. Tulis nama periodenya.",
    "Each column is headed by one month of one period and was read as that period. Write the names of the periods.",
)
_MISNAMED = Text(
    "Kolom ini berada di tempat {label} dan dibaca sebagai {label}. Perbaiki judulnya.",
    "This column is in the place of {label} and was read as {label}. Correct its heading.",
)
_RENAMED = Text(
    "Judulnya tidak sama dengan di halaman sebelumnya, tetapi letaknya sama. Samakan judulnya.",
    "It is not headed as on the page before, but stands in the same place. Make the headings the same.",
)
_OTHER_NAME = Text(
    "Di halaman sebelumnya kolom ini berjudul {above}, jadi dibaca begitu. Samakan judulnya bila isinya memang itu.",
    "On the page before this column is headed {above}, so it was read as that. Make the headings the same if it is.",
)
_NAMELESS = Text(
    "Kolom ini belum berjudul dan dibaca menurut letaknya. Tulis nama periodenya.",
    "This column has no heading and was read by its place. Write the name of its period.",
)
_CORRECTED = Text("Judul kolom dibaca tanpa salah ketiknya.", "The heading was read without its typing error.")
_UNNAMED = Text(
    "Kolom jadwal tidak bernama dan dibaca berurutan. Tulis nama periodenya di atas setiap kolom.",
    "The columns of the schedule have no names and were read in their order. Write the period above each column.",
)
