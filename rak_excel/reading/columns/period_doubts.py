"""What the headings of periods leave open: words that contradict the period, another year in two figures."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.headings.periods import names_another, short_year


def ask_about_periods(table: Table, year: int | None, definition: Definition, ledger: Ledger) -> None:
    """Asks at the heading of each period that names another one too, and once where they are of another year."""
    heading = table.sections[0].heading
    labels = table.part.schedule.calendar.labels()
    of_other_year = False
    for period, row, column, text in _headings_of_periods(heading):
        cell = table.sheet.cell(row, column)
        said = short_year(text, definition)
        if names_another(text, period, table.part, definition) and not ledger.asks(cell):
            detail = _ANOTHER.filled(label=labels[period - 1])
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, text)
        elif year and said and said != year and not of_other_year:
            of_other_year = True
            ledger.note(NoteKind.AMBIGUOUS_VALUE, OTHER_YEAR.filled(year=year), cell, text)


def _headings_of_periods(heading: Heading) -> Iterator[tuple[int, int, int, str]]:
    """Each period with what its own heading, and those below it, say, and where."""
    for period, column in sorted(heading.periods.items()):
        for row, text in heading.block.own.get(column, {}).items():
            if row >= heading.schedule.row:
                yield period, row, column, tidy(text)


_ANOTHER = Text(
    "Kolom ini dibaca sebagai {label}, tetapi judulnya juga menyebut periode lain. Perbaiki judulnya.",
    "This column was read as {label}, but its heading names another period too. Correct the heading.",
)
OTHER_YEAR = Text(
    "Judul kolom ini menyebut tahun lain, sedangkan ini rencana tahun {year}. Samakan tahunnya.",
    "This column is headed with another year, while the plan is of {year}. Make the years agree.",
)
