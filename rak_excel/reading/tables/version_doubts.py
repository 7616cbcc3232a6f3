"""What is said of a plan that is headed as one version of it, or as a draft, where no other one is in the file."""

from __future__ import annotations

from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.documents.draft_titles import as_written
from rak_excel.vocabulary.documents.titles import word_not_in_force
from rak_excel.vocabulary.headings.labels import FIRST


def tell_version_alone(table: Table, ledger: Ledger) -> None:
    """Asks about a plan headed SEMULA; tells that a line PERUBAHAN or MENJADI made nothing of it a revision."""
    head, sheet = table.head, table.sections[0].sheet
    cell = head.cells.get("version")
    if cell is None or head.version is None:
        return
    address = (cell.row, column_number(cell.column))
    if head.version < FIRST:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _ONLY_BEFORE, cell, sheet.text(*address))
    elif head.revision is None:
        ledger.note(NoteKind.CELL_NOT_USED, _ONLY_CHANGED, cell, sheet.text(*address))
        ledger.use(sheet, [address], Use.NOT_USED)


def tell_draft(table: Table, ledger: Ledger) -> None:
    """Tells that a plan that was read is called a draft or an example, by its title or its sheet."""
    head, sheet = table.head, table.sections[0].sheet
    if head.draft:
        cell = head.cells["draft"]
        text = tidy(sheet.text(cell.row, column_number(cell.column)))
        ledger.note(NoteKind.SECOND_READING, _DRAFT.filled(said=head.draft), cell, text, text)
    elif (said := word_not_in_force(sheet.name)) and said != "arsip":  # which a unit may be named after
        detail = _DRAFT_SHEET.filled(said=as_written(said, sheet.name))
        ledger.note(NoteKind.SECOND_READING, detail, sheet.cell(*table.at[1:]), sheet.name, sheet.name)


_DRAFT = Text(
    'Tabel ini dibaca sebagai rencana yang berlaku, padahal di atasnya tertulis "{said}". Bila memang berlaku, hapus kata itu; '
    "bila belum, kirim lagi setelah final.",
    'This table was read as the plan that counts, but above it stands "{said}". If it does count, delete that word; if not '
    "yet, send it again when it is final.",
)
_DRAFT_SHEET = Text(
    'Tabel ini dibaca sebagai rencana yang berlaku, padahal nama sheetnya menyebut "{said}". Bila memang berlaku, ganti nama '
    "sheetnya; bila bukan, kirim rencana yang berlaku.",
    'This table was read as the plan that counts, but the name of its sheet says "{said}". If it does count, rename the '
    "sheet; if not, send the plan that does.",
)
_ONLY_BEFORE = Text(
    "Menurut judulnya, tabel ini keadaan sebelum perubahan, dan tabel sesudahnya tidak ada dalam file ini. Bila inilah "
    "rencananya, ganti judulnya; bila bukan, tambahkan tabel sesudah perubahan.",
    "By its title this table is what stood before a change, and the changed one is not in this file. If this is the plan, "
    "change its title; if not, add the changed table.",
)
_ONLY_CHANGED = Text(
    "Baris ini menyebut perubahan, tetapi rencana ini tidak dibaca sebagai revisi; bila memang revisi, tulis nomornya di "
    "isian Revisi.",
    "This line says that the plan was changed, but the plan was not read as a revision; if it is one, write its number "
    "under Revisi.",
)
