"""What is said of a plan that is headed as one version of it, where no other version is in the file."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.tables import Table
from rak_excel.spreadsheet.grid import column_number
from rak_excel.vocabulary.labels import FIRST


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
