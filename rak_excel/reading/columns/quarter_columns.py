"""The columns of a report with figures of one quarter: those of other quarters are left aside, and open ones are asked about."""

from __future__ import annotations

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.headings.report_columns import report_columns
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table

_ALONE = Text(
    "Judul ini menyebut {quarter} tanpa S.D., jadi isinya bisa angka triwulan itu saja. Dibaca sebagai angka sejak awal tahun. Bila benar, "
    "tulis judulnya S.D. {quarter}; bila tidak, jumlahkan dulu.",
    "This heading names {quarter} without S.D., so that its figures may be of that quarter alone. They were read as figures since the "
    "beginning of the year. If so, head it S.D. {quarter}, and add them up first if not.",
)
_UNSURE = Text(
    "Judul ini bisa berarti angka yang dicapai atau persentasenya terhadap target. Dibaca sebagai REALISASI. Tulis REALISASI bila benar, "
    "atau CAPAIAN (%) dan tambahkan kolom REALISASI.",
    "This heading may mean the figure that was reached, or its percentage of the target. It was read as REALISASI. Head it so if that is "
    "right, or else CAPAIAN (%), and add a column REALISASI.",
)
_GUESSED = Text(
    "Judul ini bisa berarti angka lain. Dibaca sebagai REALISASI S.D. {quarter}. Tulis judul itu bila benar; bila tidak, tambahkan kolomnya.",
    "This heading may mean other figures. It was read as REALISASI S.D. {quarter}. Head it so if that is right, or else add that column.",
)
_OTHERS = Text(
    "Kolom {columns} berisi triwulan lain, jadi {count} isiannya tidak dipakai dalam laporan {quarter}.",
    "The columns {columns} are of other quarters, so their {count} entries are not used in the report of {quarter}.",
)


def with_quarters_told(table: Table, ledger: Ledger) -> Table:
    """The table of a report, where it is told which columns with figures are of other quarters, and asked what is open."""
    if not table.definition.is_report:
        return table
    found, label = report_columns(table.heading.block), quarter_of(table.definition).label
    if found.alone:
        first, *others = (table.heading.cell(column) for column in found.alone)
        title = table.heading.title(found.alone[0])
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _ALONE.filled(quarter=label), first, title, others=others)
    if found.unsure:
        cell, title = table.heading.cell(found.unsure[0]), table.heading.title(found.unsure[0])
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _UNSURE, cell, title)
    for column in found.guessed:
        cell, title = table.heading.cell(column), table.heading.title(column)
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _GUESSED.filled(quarter=label), cell, title)
    aside = sorted(found.of_others.intersection(table.heading.others))
    if count := sum(len(table.below(column)) for column in aside):
        first, *others = (table.heading.cell(column) for column in aside)
        words = {"columns": ", ".join(map(column_letters, aside)), "count": count, "quarter": label}
        title = table.heading.title(aside[0])
        ledger.note(NoteKind.COLUMN_NOT_USED, _OTHERS.filled(**words), first, title, others=others)
    return table.telling(aside)
