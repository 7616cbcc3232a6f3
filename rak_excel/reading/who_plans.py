"""Who plans, by all that a workbook says of it: its identity sheet, head lines and signatures, the names of sheets and file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, Identity, NoteKind
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.reading.definitions import own_definition
from rak_excel.reading.identity.identity import completed, find_identity_sheet, read_identity_sheet, tell_rest
from rak_excel.reading.identity.said_by_names import completed_by_names
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.plan_sheet import read_by
from rak_excel.reading.sections.head_said import ask_other_revision
from rak_excel.reading.tables.belonging import Whose
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.tables.tables_told import tell_name_of_another
from rak_excel.reading.told.mentions import mention_comments
from rak_excel.reading.told.unseen import tell_unseen_beside


def known_whose(sheets: Sequence[Sheet], definition: Definition) -> Whose:
    """Whose plan it is as the identity sheet says, before any table is chosen."""
    sheet = find_identity_sheet(sheets, definition)
    known = read_identity_sheet(sheet, Ledger()) if sheet else Identity()
    return Whose(known.office, known.year)


def identity_of(
    sheets: Sequence[Sheet],
    tables: Mapping[str, Table],
    reported: ReportedPlan | None,
    definition: Definition,
    ledger: Ledger,
    file: str,
) -> Identity:
    """Who plans, and of a report what its sheet says of the plan `reported`; what contradicts is told."""
    sheet = find_identity_sheet(sheets, definition)
    sheet = sheet and read_by(definition, sheet.seen)
    known = read_identity_sheet(sheet, ledger, reported) if sheet else None
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


_NO_IDENTITY = Text(
    "Sheet {sheet} tidak ada di file ini, padahal satuan kerja, tahun, dan unit pengisinya tertulis di sana.",
    "The sheet {sheet}, which says whose plan this is, for which year and of which unit, is not in this file.",
)
