"""Makes a plan of the sheets of one workbook, with the account of their cells: each was used, or is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rak_excel.definitions.loading import template_for
from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.as_written import with_rows_as_written
from rak_excel.layouts.names import MARK
from rak_excel.model import Definition, Identity, Note, NoteKind, Plan, PlanPart, Source
from rak_excel.reading.assembly import Assembler
from rak_excel.reading.columns.columns_told import enter_other_columns, tell_missing_columns
from rak_excel.reading.columns.doubts import with_own_columns
from rak_excel.reading.definitions import age_of, as_planned, own_definition, read_origins, with_origins
from rak_excel.reading.further_sheets import further_sheets, read_further_sheets
from rak_excel.reading.identity.identity import completed, find_identity_sheet, read_identity_sheet, tell_rest
from rak_excel.reading.identity.said_by_names import completed_by_names, with_submitter
from rak_excel.reading.ledger import Ledger, SheetAccount, Unread, Use, text_of
from rak_excel.reading.merged_plans.own_values import open_differences
from rak_excel.reading.no_plan import no_plan
from rak_excel.reading.own_reports import holds_data
from rak_excel.reading.plan_sheet import PlanSheet, read_by
from rak_excel.reading.rows.dittos import without_dittos
from rak_excel.reading.rows.executors import without_units_aside
from rak_excel.reading.rows.rows import read_rows
from rak_excel.reading.rows_of_others.rows_of_others import without_rows_of_others
from rak_excel.reading.schedules.schedules import ScheduleReader, schedule_readers
from rak_excel.reading.sections.head_said import ask_other_revision
from rak_excel.reading.sections.outside_rows import tell_each
from rak_excel.reading.sections.sections import Section, tell_between
from rak_excel.reading.tables.belonging import Whose
from rak_excel.reading.tables.choosing import choose_tables, plan_sheets
from rak_excel.reading.tables.doubts import tell_other_periods
from rak_excel.reading.tables.tables import Table, find_tables, periods_of_other
from rak_excel.reading.tables.tables_told import tell_name_of_another
from rak_excel.reading.told.mentions import mention_comments, mention_sheets, tell_other_sheets
from rak_excel.reading.told.remarked_comments import tell_comments, tell_remarked_targets, tell_withdrawn
from rak_excel.reading.told.remarked_rows import RemarkedRows
from rak_excel.reading.told.signed_by_others import repeated_lines, tell_signature_block
from rak_excel.reading.told.unseen import tell_unseen, tell_unseen_beside
from rak_excel.vocabulary.documents.page_lines import is_page_line
from rak_excel.vocabulary.documents.titles import Titled
from rak_excel.vocabulary.entries.form_status import COMPLETE, FAULTS, WAITING
from rak_excel.vocabulary.names.offices import short_for
from rak_excel.vocabulary.schedules.points import part_of_year


def account_for(
    sheets: Sequence[PlanSheet], tables: Sequence[Table], file: str, identity: Identity, ledger: Ledger
) -> tuple[SheetAccount, ...]:
    """Enters headings, head lines and signature blocks, and notes every cell that is left."""
    for table in tables:
        for section in table.sections:
            _enter(table, section, ledger)
            ledger.use(section.sheet, repeated_lines(section, identity), Use.SIGNATURE)
            tell_signature_block(section, ledger)
    with_tables = {section.sheet.name for table in tables for section in table.sections}
    for sheet in sheets:
        if sheet.name in with_tables:
            lines = [each for each in ledger.left(sheet) if is_page_line(sheet.text(*each))]
            ledger.use(sheet, lines, Use.HEADING)
            tell_each(sheet, ledger.left(sheet), _CELL, ledger)
            # Errors here are no part of the plan; formulas never calculated are the form's own.
            ledger.use(sheet, sheet.errors, Use.NOT_USED)
            ledger.use(sheet, sheet.uncalculated, Use.FORM)
    tell_other_sheets([each for each in sheets if each.name not in with_tables], ledger)
    return tuple(_account(sheet, file, ledger, faulty=sheet.name in with_tables) for sheet in sheets)


def _account(sheet: Sheet, file: str, ledger: Ledger, *, faulty: bool) -> SheetAccount:
    """The account of a sheet; an error or a formula never calculated has no value and fills its cell all the same."""
    cells = sum(map(len, sheet.rows.values())) + len(sheet.gone)
    without_value = sum(1 for row, column in sheet.faulty if sheet.value(row, column) is None) if faulty else 0
    return SheetAccount(file, sheet.name, cells + without_value, ledger.counts(sheet.name))


def _enter(table: Table, section: Section, ledger: Ledger) -> None:
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
        ledger.use(sheet, _form_cells(sheet, section, column), Use.FORM)
    enter_other_columns(table, section, ledger)


def _tell_part_of_year(section: Section, ledger: Ledger) -> None:
    """A title may limit a plan to a part of the year; where its table has the periods of that part alone, it says no more."""
    part = section.heading.part
    calendar = part.schedule.calendar if part else None
    planned = {month for period in section.heading.periods for month in (calendar.months(period) if calendar else ())}
    said = [(cell, text_of(section.sheet, cell), each) for cell, each in section.head.months]
    if named := part_of_year(section.sheet.name, section.definition.identity):
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
    own, heading = column == section.status_column, section.heading
    rows = range(heading.top, sheet.last_row + 1) if own else range(heading.bottom + 1, section.last + 1)
    filled = [row for row in rows if sheet.value(row, column) is not None]  # statuses go on below the plan
    faults = [row for row in filled if row <= heading.bottom or sheet.text(row, column) in _STATUSES]
    return [(row, column) for row in (faults if own else filled)]


# Some programs store 0 for a text.
_STATUSES = frozenset({COMPLETE.id, WAITING.id, "0", *(fault.status.id for fault in FAULTS)})
_CELL = Text("Isian ini tidak termasuk tabel dan tidak dipakai.", "This cell belongs to no table and was not used.")


Accounted = tuple[Plan | Unread, tuple[SheetAccount, ...]]


def read_sheets(sheets: Sequence[Sheet], source: Source, *, template: Definition | None = None) -> Plan | Unread:
    """The plan that the sheets of one workbook hold, by their headings and labels."""
    return read_and_account(sheets, source, template=template)[0]


def read_and_account(
    sheets: Sequence[Sheet],
    source: Source,
    *,
    template: Definition | None = None,
    names: Mapping[str, str] | None = None,
    notes: Sequence[Note] = (),
) -> Accounted:
    """The plan, and what became of the cells of its sheets. `names` and `notes` are the workbook's own.

    The definition that the workbook carries comes first, then `template`, then the packaged one for the plan's year.
    """
    if any(sheet.name == MARK for sheet in sheets):
        return Unread(source, Note(NoteKind.NOT_A_PLAN, _ROLLUP)), ()
    if holds_data(sheets):
        return Unread(source, Note(NoteKind.NOT_A_PLAN, _DATA)), ()
    names = names or {}
    definition = own_definition(sheets, names) or template
    if definition:
        found = _find(sheets, definition, names, [*notes, *age_of(definition)], source.file)
    else:
        found = _find(sheets, template_for(None), names, notes, source.file)
        if isinstance(found, _Found) and found.definition is not (of_its_year := template_for(found.identity.year)):
            found = _find(sheets, of_its_year, names, notes, source.file)
    return _read(found, sheets, source) if isinstance(found, _Found) else (Unread(source, found), ())


class _Found(Struct, frozen=True):
    """Where in a workbook the plan stands, and whose it is, before its rows are read."""

    definition: Definition
    sheets: Sequence[PlanSheet]
    tables: Mapping[str, Table]
    identity: Identity
    ledger: Ledger
    beside: Mapping[str, Sheet]

    def as_planned(self) -> _Found:
        """The same by the definition with the periods that stand above the tables, which is told."""
        other = {part: periods for part, table in self.tables.items() if (periods := periods_of_other(table))}
        if not other:
            return self
        definition = as_planned(self.definition, other)
        tables = {part: table.read_by(definition) for part, table in self.tables.items()}
        for part in other:
            tell_other_periods(tables[part], self.definition, self.ledger)
        return replace(self, definition=definition, sheets=[read_by(definition, s) for s in self.sheets], tables=tables)


def _find(
    sheets: Sequence[Sheet], definition: Definition, names: Mapping[str, str], notes: Sequence[Note], file: str
) -> _Found | Note:
    """Where the plan stands; a note that says what the workbook holds instead where there is none."""
    ledger = Ledger(list(notes))
    beside = further_sheets(sheets, definition)
    seen = [sheet.seen for sheet in plan_sheets(sheets, definition) if sheet not in beside.values()]
    own = [read_by(definition, sheet) for sheet in with_rows_as_written(sheets, seen, definition)]
    found = [table for sheet in own for table in find_tables(sheet)]
    several = len({table.part.id for table in found if isinstance(table, Table)}) < len(found)
    whose = _known_whose(sheets, definition) if several else Whose()  # it decides between tables of one part alone
    chosen = choose_tables(found, definition, names, whose, ledger)
    if not chosen.tables:
        return no_plan(sheets, own, chosen.reports, definition)
    identity = _identity(sheets, chosen.tables, definition, ledger, file)
    return _Found(definition, own, chosen.tables, identity, ledger, beside)


def _known_whose(sheets: Sequence[Sheet], definition: Definition) -> Whose:
    """Whose plan it is as the identity sheet says, before any table is chosen."""
    sheet = find_identity_sheet(sheets, definition)
    known = read_identity_sheet(sheet, Ledger()) if sheet else Identity()
    return Whose(known.office, known.year)


def _read(found: _Found, sheets: Sequence[Sheet], source: Source) -> Accounted:
    found = found.as_planned()
    definition, identity, ledger = found.definition, found.identity, found.ledger
    chosen = {part: with_own_columns(table, identity.year, ledger) for part, table in found.tables.items()}
    chosen = {part: without_rows_of_others(table, identity, ledger) for part, table in chosen.items()}
    tables = {part: without_dittos(table, ledger) for part, table in chosen.items()}
    tables = {part: without_units_aside(table, ledger) for part, table in tables.items()}
    schedules = schedule_readers(tables, ledger, identity.year)
    beside = any(table.kind is not Titled.AGREEMENT for table in tables.values())
    parts = tuple(
        _part(table, identity, source, ledger, schedules[part], beside_plan=beside) for part, table in tables.items()
    )
    identity = with_submitter(identity, (table.head for table in tables.values()), parts, definition)
    indicators = {part.id: part.indicators for part in parts}
    for part, table in tables.items():
        rows = RemarkedRows(table, identity.year, indicators[part])
        tell_withdrawn(rows, ledger)
        tell_comments(rows, ledger)
        tell_remarked_targets(table, indicators[part], ledger)
    tell_unseen(found.sheets, list(tables.values()), ledger)
    accounts = account_for(found.sheets, list(tables.values()), source.file, identity, ledger)
    further = read_further_sheets(found.beside, parts, definition, ledger)
    accounts += tuple(_account(sheet, source.file, ledger, faulty=True) for sheet in found.beside.values())
    mention_sheets(found.sheets, list(tables.values()), ledger)
    of_plan = [section.sheet for table in tables.values() for section in table.sections]
    notes = (*ledger.notes, *open_differences(sheets, of_plan, definition, identity.year))
    plan = Plan(source, definition, identity, parts, notes, further=further)
    return with_origins(plan, read_origins(sheets)), accounts


def _identity(
    sheets: Sequence[Sheet], tables: Mapping[str, Table], definition: Definition, ledger: Ledger, file: str
) -> Identity:
    sheet = find_identity_sheet(sheets, definition)
    sheet = sheet and read_by(definition, sheet.seen)
    known = read_identity_sheet(sheet, ledger) if sheet else None
    heads = {part: table.head for part, table in tables.items()}
    signatures = {part: table.signature for part, table in tables.items() if table.signature}
    identity = completed(known, heads, signatures, definition)
    if sheet:
        for table in tables.values():
            ask_other_revision(table.head, table.sheet, identity.revision, ledger)
            tell_name_of_another(table, Whose(identity.office, identity.year), ledger)
        if all(sheet.name != section.sheet.name for table in tables.values() for section in table.sections):
            tell_unseen_beside(sheet, ledger)
            mention_comments(sheet, ledger)
            tell_rest(sheet, ledger)
        return identity
    if own_definition(sheets, {}):  # our own form, whose other sheets say nothing of who plans
        missing = _NO_IDENTITY.filled(sheet=definition.sheets.identity)
        ledger.note(NoteKind.IDENTITY_SHEET_MISSING, missing, None, definition.sheets.identity)
    return completed_by_names(identity, (table.sheet.name for table in tables.values()), file, definition, ledger)


def _part(
    table: Table, identity: Identity, source: Source, ledger: Ledger, schedules: ScheduleReader, *, beside_plan: bool
) -> PlanPart:
    office = short_for(identity.office, identity.region, table.definition)
    assembler = Assembler(table, ledger, office, identity.year)
    indicators = assembler.indicators(read_rows(table, ledger, schedules), source.file)
    tell_missing_columns(table, ledger, beside_plan=beside_plan)
    return PlanPart(
        id=table.part.id,
        sheet=table.sheet.name,
        indicators=indicators,
        office=table.head.office,
        year=table.head.year,
        cells=dict(table.signature.cells if table.signature else {}) | dict(table.head.cells),
        columns=table.columns,
        found_by=table.found_by,
        date=table.signature.date if table.signature else None,
    )


_NO_IDENTITY = Text(
    "Sheet {sheet} tidak ada di file ini, padahal satuan kerja, tahun, dan unit pengisinya tertulis di sana.",
    "The sheet {sheet}, which says whose plan this is, for which year and of which unit, is not in this file.",
)
_ROLLUP = Text(
    "Ini rekap banyak kantor, bukan rencana satu kantor. Rekap .xlsx dipakai dengan rak-excel rollup, export, diff dan "
    "trace.",
    "This is a roll-up of many offices, not the plan of one. An .xlsx roll-up is for rak-excel rollup, export, diff and trace.",
)
_DATA = Text(
    "Ini data hasil rak-excel export, bukan rencana. Pakai file rencana asalnya.",
    "This is data that rak-excel export wrote, not a plan. Use the files of the plans that it came from.",
)
