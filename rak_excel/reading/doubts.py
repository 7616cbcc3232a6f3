"""What the headings of a chosen table leave open: words with typing errors, periods without names."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.near_misses import without_near_rivals
from rak_excel.reading.rivals import settled, with_own_schedule
from rak_excel.reading.tables import Table
from rak_excel.vocabulary.words import tidy


def with_own_columns(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> Table:
    """The table with the plan's own columns, where several are headed alike; what was read otherwise than written is told."""
    read = [_on_one_sheet(each, year, definition, ledger) for each in table.by_sheet()]
    return replace(table, sections=tuple(section for each in read for section in each.sections))


def _on_one_sheet(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> Table:
    _tell_corrected(table, ledger)
    _tell_unnamed(table, ledger)
    table = settled(with_own_schedule(table, year, ledger), year, definition, ledger)
    return without_near_rivals(table, definition, ledger)


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


_CORRECTED = Text("Judul kolom dibaca tanpa salah ketiknya.", "The heading was read without its typing error.")
_UNNAMED = Text(
    "Kolom jadwal tidak bernama dan dibaca berurutan; tulis nama periodenya di atas setiap kolom.",
    "The columns of the schedule have no names and were read in their order; write the period above each column.",
)
