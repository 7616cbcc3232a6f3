"""The account of each sheet: what became of every cell of it, and what is told of the cells that are left."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, Identity, NoteKind
from rak_excel.reading.columns.columns_told import enter_other_columns
from rak_excel.reading.ledger import Ledger, SheetAccount, Use, text_of
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.outside_rows import tell_each
from rak_excel.reading.sections.quarter_lines import quarter_at
from rak_excel.reading.sections.sections import Section, tell_between
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.told.mentions import tell_other_sheets
from rak_excel.reading.told.signed_by_others import repeated_lines, tell_signature_block
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.documents.page_lines import is_page_line
from rak_excel.vocabulary.entries.form_status import COMPLETE, FAULTS, WAITING
from rak_excel.vocabulary.schedules.points import part_of_year


def account_for(
    sheets: Sequence[PlanSheet],
    tables: Sequence[Table],
    file: str,
    identity: Identity,
    ledger: Ledger,
    statuses: Collection[str] = (),
    *,
    carries_plan: bool = False,
) -> tuple[SheetAccount, ...]:
    """Enters headings, head lines and signature blocks, and notes every cell that is left.

    `statuses` are what the form may say beside a row, where it says more than that of a plan. In a report of ours, which
    `carries_plan`, what stands in columns that its form does not have is told cell by cell.
    """
    known = _STATUSES.union(statuses)
    for table in tables:
        for section in table.sections:
            _enter(section, known, ledger)
            enter_other_columns(table, section, ledger, carries_plan=carries_plan)
            ledger.use(section.sheet, repeated_lines(section, identity), Use.SIGNATURE)
            tell_signature_block(section, ledger)
    with_tables = {section.sheet.name for table in tables for section in table.sections}
    for sheet in sheets:
        if sheet.name in with_tables:
            lines = [each for each in ledger.left(sheet) if is_page_line(sheet.text(*each))]
            ledger.use(sheet, lines, Use.HEADING)
            tell_each(sheet, ledger.left(sheet), OUTSIDE, ledger)
            # Errors here are no part of the plan; formulas never calculated are the form's own.
            ledger.use(sheet, sheet.errors, Use.NOT_USED)
            ledger.use(sheet, sheet.uncalculated, Use.FORM)
    tell_other_sheets([each for each in sheets if each.name not in with_tables], ledger)
    return tuple(account_of(sheet, file, ledger, faulty=sheet.name in with_tables) for sheet in sheets)


def account_of(sheet: Sheet, file: str, ledger: Ledger, *, faulty: bool) -> SheetAccount:
    """The account of a sheet; an error or a formula never calculated has no value and fills its cell all the same."""
    cells = sum(map(len, sheet.rows.values())) + len(sheet.gone)
    without_value = sum(1 for row, column in sheet.faulty if sheet.value(row, column) is None) if faulty else 0
    return SheetAccount(file, sheet.name, cells + without_value, ledger.counts(sheet))


def statuses_of(sheets: Sequence[Sheet], definition: Definition) -> frozenset[str]:
    """What the form of a report may say beside a row: its texts stand on its hidden sheet."""
    own = (each for each in sheets if compact(each.name) == compact(definition.sheets.definition))
    return frozenset(text for sheet in own for text in sheet.texts) if definition.is_report else frozenset()


def _enter(section: Section, statuses: Collection[str], ledger: Ledger) -> None:
    sheet, heading = section.sheet, section.heading
    ledger.use(sheet, section.head.used, Use.HEADING)
    doubts = section.head.doubts
    asked = {note.value for note in ledger.notes if note.kind is NoteKind.AMBIGUOUS_VALUE} if doubts else set()
    for cell, doubt in doubts:
        text = text_of(sheet, cell)
        if text not in asked:  # the head of each part repeats what the identity sheet says
            ledger.note(NoteKind.AMBIGUOUS_VALUE, doubt, cell, text)
    _tell_part_of_year(section, ledger)
    ledger.use(sheet, heading.cells - {cell for cell in heading.cells if cell[1] in heading.others}, Use.HEADING)
    tell_between(sheet, section.between, heading, ledger)
    if section.signature:
        ledger.use(sheet, section.signature.used, Use.SIGNATURE)
    for column in section.form_columns:
        ledger.use(sheet, _form_cells(sheet, section, column, statuses), Use.FORM)


def _tell_part_of_year(section: Section, ledger: Ledger) -> None:
    """A title may limit a plan to a part of the year; where its table has the periods of that part alone, it says no more."""
    part = section.heading.part
    if section.definition.is_report:
        _enter_quarter(section, ledger)
        return
    calendar = part.schedule.calendar if part else None
    planned = {month for period in section.heading.periods for month in (calendar.months(period) if calendar else ())}
    said = [(cell, text_of(section.sheet, cell), each) for cell, each in section.head.months]
    if named := part_of_year(section.sheet.name, section.definition.identity):
        said.append((section.sheet.cell(*section.at[1:]), section.sheet.name, named))
    for cell, text, months in said:
        if not planned or planned - months:
            ledger.note(NoteKind.SECOND_READING, _PART_OF_YEAR, cell, text, "12 bulan")


def _enter_quarter(section: Section, ledger: Ledger) -> None:
    """Enters what stands above a report of its quarter, and asks where that is another than it was read as."""
    definition, sheet = section.definition, section.sheet
    quarter, words = quarter_of(definition), monitoring_words(definition)
    own = {compact(words.title), compact(words.own_form.replace("{agency}", definition.offices.short))}
    for at in section.above:
        said, text = quarter_at(sheet, at), sheet.text(*at)
        if said or compact(text) in own:
            ledger.use(sheet, [at], Use.HEADING)
        if said not in {None, quarter.number}:
            detail = _OTHER_QUARTER.filled(quarter=quarter.label)
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, sheet.cell(*at), text)


_OTHER_QUARTER = Text(
    "Tabel ini dibaca sebagai laporan {quarter}, tetapi baris ini menyebut triwulan lain. Samakan.",
    "This table was read as a report of {quarter}, but this line names another quarter. Make them agree.",
)
_PART_OF_YEAR = Text(
    "Judul atau nama sheet ini menyebut sebagian tahun, sedangkan rencana dibaca untuk setahun penuh.",
    "This title, or the name of the sheet, names a part of the year, but the plan was read as that of the whole year.",
)


def _form_cells(sheet: Sheet, section: Section, column: int, statuses: Collection[str]) -> list[Address]:
    """The cells of a column of the form, but for what staff typed over its row status or above its row keys."""
    own, heading = column == section.status_column, section.heading
    rows = range(heading.top, sheet.last_row + 1) if own else range(heading.bottom + 1, section.last + 1)
    filled = [row for row in rows if sheet.value(row, column) is not None]  # statuses go on below the plan
    faults = [row for row in filled if row <= heading.bottom or sheet.text(row, column) in statuses]
    return [(row, column) for row in (faults if own else filled)]


# Some programs store 0 for a text.
_STATUSES = frozenset({COMPLETE.id, WAITING.id, "0", *(fault.status.id for fault in FAULTS)})
OUTSIDE = Text("Isian ini tidak termasuk tabel dan tidak dipakai.", "This cell belongs to no table and was not used.")
