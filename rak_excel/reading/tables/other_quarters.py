"""Tables of other quarters among those of a form: a sheet that was pasted from the report of another quarter."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.language import Text
from rak_excel.model import Note, NoteKind
from rak_excel.model.monitoring import Quarter
from rak_excel.reading.headings.report_columns import quarters_due
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.tables.tables import Table, Undecided

_OTHER = Text(
    "Judul ini dari {other}, padahal file ini laporan {own}, jadi tabelnya tidak dibaca. Ambil sheet ini dari formulir {own} dan salin "
    "isian {own} ke sana.",
    "This heading is of {other}, while the file is the report of {own}, so the table was not read. Take this sheet from a form of {own} "
    "and copy the entries of {own} into it.",
)
_ALL = Text(
    "File ini formulir {own}, tetapi judul tabelnya dari {other}. Pakai formulir dari triwulan yang dilaporkan.",
    "This file is a form of {own}, but its tables are headed for {other}. Use a form of the quarter that is reported.",
)


def of_own_quarter(found: Sequence[Table | Undecided], ledger: Ledger) -> list[Table | Undecided] | Note:
    """The tables of a form without those headed for another quarter, which are told; a note where none is left."""
    others = {id(table): column for table in found if (column := _of_other(table))}
    own = [table for table in found if id(table) not in others]
    for table in found if own else ():
        if id(table) in others:
            _tell(table, others[id(table)], ledger)
    if own or not found:
        return own
    return Note(NoteKind.NOT_A_PLAN, _ALL.filled(**_quarters(found[0], others[id(found[0])])))


def _of_other(table: Table | Undecided) -> int:
    """A column whose heading names another quarter, where none names that of the form; 0 for none."""
    heading = table.sections[0].heading
    due = quarters_due(heading.block)
    own = quarter_of(heading.block.definition).number
    return 0 if own in due.values() else next(iter(due), 0)


def _quarters(table: Table | Undecided, column: int) -> dict[str, str]:
    block = table.sections[0].heading.block
    other = Quarter(quarters_due(block)[column])
    return {"own": quarter_of(block.definition).label, "other": other.label}


def _tell(table: Table | Undecided, column: int, ledger: Ledger) -> None:
    heading = table.sections[0].heading
    detail = _OTHER.filled(**_quarters(table, column))
    ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, heading.cell(column), heading.title(column))
    for section in table.sections:
        ledger.use(section.sheet, cells_in(section.sheet, range(section.first, section.end + 1)), Use.NOT_USED)
