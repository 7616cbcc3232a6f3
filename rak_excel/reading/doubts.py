"""What the headings of a chosen table leave open: words with typing errors, periods without names, and which part it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, PartDefinition
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rivals import settled, tell_schedules
from rak_excel.reading.tables import Table, parts_named, parts_said
from rak_excel.vocabulary.words import tidy


def with_own_columns(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> Table:
    """The table with the plan's own columns, where several are headed alike; what was read otherwise than written is told."""
    _tell_corrected(table, ledger)
    _tell_unnamed(table, ledger)
    return settled(tell_schedules(table, ledger), year, definition, ledger)


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


def ask_for_parts(tables: Mapping[str, Table], definition: Definition, ledger: Ledger) -> None:
    """Notes a table whose periods say one part, while its head, its objectives or its sheet's name say another."""
    for table in tables.values():
        heading = table.sections[0].heading
        alone = sum(1 for each in tables.values() if each.sheet.name == table.sheet.name) == 1
        said = next((part for part in _said(table, definition, alone=alone) if part is not table.part), None)
        if heading.part is None or said is None:
            continue
        column = next(iter(sorted(heading.periods.values())))
        row = max((row for row, each in heading.cells if each == column), default=heading.top)
        detail = _WHICH_PART.filled(read=table.part.sheet, said=said.sheet, count=len(heading.periods))
        ledger.note(
            NoteKind.AMBIGUOUS_VALUE, detail, table.sheet.cell(row, column), tidy(table.sheet.text(row, column))
        )


def _said(table: Table, definition: Definition, *, alone: bool) -> Iterator[PartDefinition]:
    section = table.sections[0]
    yield from parts_said(table.sheet, section, definition)
    if alone:
        yield from parts_named(table.sheet.name, definition)


_WHICH_PART = Text(
    "Tabel ini dibaca sebagai {read} menurut jumlah kolom jadwalnya ({count}), tetapi judul atau nama sheetnya "
    "menyebut {said}. Samakan judul atau kolom jadwalnya.",
    "This table was read as {read} by the number of its schedule columns ({count}), but its headings or the sheet's "
    "name say {said}. Make headings and schedule agree.",
)
_CORRECTED = Text("Judul kolom dibaca tanpa salah ketiknya.", "The heading was read without its typing error.")
_UNNAMED = Text(
    "Kolom jadwal tidak bernama dan dibaca berurutan; tulis nama periodenya di atas setiap kolom.",
    "The columns of the schedule have no names and were read in their order; write the period above each column.",
)
