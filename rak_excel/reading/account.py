"""The account of the plan sheets: every non-blank cell was used, or is told."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.addresses import Address, column_number
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, Identity, NoteKind
from rak_excel.model.definition_words import IdentityWords
from rak_excel.reading.columns.columns_told import enter_other_columns
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.result import SheetAccount
from rak_excel.reading.sections.between import tell_between
from rak_excel.reading.sections.remarks_told import tell_each
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.told.other_sheets import tell_other_sheets
from rak_excel.reading.told.signed_by_others import repeated_lines, tell_signature_block
from rak_excel.vocabulary.documents.page_lines import is_page_line
from rak_excel.vocabulary.documents.parts_of_year import part_of_year
from rak_excel.vocabulary.entries.form_status import COMPLETE, FAULTS, WAITING


def account_for(
    sheets: Sequence[Sheet],
    tables: Sequence[Table],
    file: str,
    identity: Identity,
    definition: Definition,
    ledger: Ledger,
) -> tuple[SheetAccount, ...]:
    """Enters headings, head lines and signature blocks, and notes every cell that is left."""
    for table in tables:
        for section in table.sections:
            _enter(table, section, definition, ledger)
            ledger.use(section.sheet, repeated_lines(section, identity, definition), Use.SIGNATURE)
            tell_signature_block(section, definition, ledger)
    with_tables = {section.sheet.name for table in tables for section in table.sections}
    for sheet in sheets:
        if sheet.name in with_tables:
            _note_rest(sheet, ledger)
            _enter_faulty(sheet, ledger)
    tell_other_sheets([each for each in sheets if each.name not in with_tables], definition, ledger)
    return tuple(_account(sheet, file, ledger, faulty=sheet.name in with_tables) for sheet in sheets)


def _account(sheet: Sheet, file: str, ledger: Ledger, *, faulty: bool) -> SheetAccount:
    """The account of a sheet; an error or a formula never calculated has no value and fills its cell all the same."""
    cells = sum(map(len, sheet.rows.values())) + len(sheet.gone)
    without_value = sum(1 for row, column in sheet.faulty if sheet.value(row, column) is None) if faulty else 0
    return SheetAccount(file, sheet.name, cells + without_value, ledger.counts(sheet.name))


def _enter(table: Table, section: Section, definition: Definition, ledger: Ledger) -> None:
    sheet, heading = section.sheet, section.heading
    ledger.use(sheet, section.head.used, Use.HEADING)
    doubts = section.head.doubts
    asked = {note.value for note in ledger.notes if note.kind is NoteKind.AMBIGUOUS_VALUE} if doubts else set()
    for cell, doubt in doubts:
        text = sheet.text(cell.row, column_number(cell.column))
        if text not in asked:  # the head of each part repeats what the identity sheet says
            ledger.note(NoteKind.AMBIGUOUS_VALUE, doubt, cell, text)
    _tell_part_of_year(section, definition.identity, ledger)
    ledger.use(sheet, heading.cells - {cell for cell in heading.cells if cell[1] in heading.others}, Use.HEADING)
    tell_between(sheet, section.between, heading, ledger)
    if section.signature:
        ledger.use(sheet, section.signature.used, Use.SIGNATURE)
    for column in section.form_columns:
        ledger.use(sheet, _form_cells(sheet, section, column), Use.FORM)
    enter_other_columns(table, section, definition.marks, ledger)


def _tell_part_of_year(section: Section, words: IdentityWords, ledger: Ledger) -> None:
    """A title may limit a plan to a part of the year; where its table has the periods of that part alone, it says no more."""
    part = section.heading.part
    calendar = part.schedule.calendar if part else None
    planned = {month for period in section.heading.periods for month in (calendar.months(period) if calendar else ())}
    said = [
        (cell, section.sheet.text(cell.row, column_number(cell.column)), each) for cell, each in section.head.months
    ]
    if named := part_of_year(section.sheet.name, words):
        said.append((section.sheet.cell(*section.at[1:]), section.sheet.name, named))
    for cell, text, months in said:
        if not planned or planned - months:
            ledger.note(NoteKind.SECOND_READING, _PART_OF_YEAR, cell, text, "12 bulan")


_PART_OF_YEAR = Text(
    "Judul atau nama sheet ini menyebut sebagian tahun, sedangkan rencana dibaca untuk setahun penuh.",
    "This title, or the name of the sheet, names a part of the year, but the plan was read as that of the whole year.",
)


def _form_cells(sheet: Sheet, section: Section, column: int) -> list[Address]:
    """The cells of a column of the form, but for what staff typed over its row status or above its row keys."""
    if column != section.status_column:
        return _cells(sheet, column, range(section.heading.bottom + 1, section.last + 1))
    cells = _cells(
        sheet, column, range(section.heading.top, max(sheet.rows, default=0) + 1)
    )  # they go on below the plan
    return [(row, each) for row, each in cells if row <= section.heading.bottom or sheet.text(row, each) in _STATUSES]


_STATUSES = frozenset(
    {COMPLETE.id, WAITING.id, "0", *(fault.status.id for fault in FAULTS)}
)  # some programs store 0 for a text


def _cells(sheet: Sheet, column: int, rows: range) -> list[Address]:
    return [(row, column) for row in rows if sheet.value(row, column) is not None]


def _note_rest(sheet: Sheet, ledger: Ledger) -> None:
    ledger.use(sheet, [each for each in ledger.left(sheet) if is_page_line(sheet.text(*each))], Use.HEADING)
    tell_each(sheet, ledger.left(sheet), _CELL, ledger)


_CELL = Text("Isian ini tidak termasuk tabel dan tidak dipakai.", "This cell belongs to no table and was not used.")


def _enter_faulty(sheet: Sheet, ledger: Ledger) -> None:
    """Errors outside the table are no part of the plan; formulas never calculated there are the form's own."""
    ledger.use(sheet, sheet.errors, Use.NOT_USED)
    ledger.use(sheet, sheet.uncalculated, Use.FORM)
