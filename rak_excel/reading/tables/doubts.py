"""What is said of tables that may be of another part, of other periods or of another version, or a draft."""

from __future__ import annotations

from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use, text_of
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.evidence import PERIODS
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.documents.titles import as_written, word_not_in_force
from rak_excel.vocabulary.headings.labels import FIRST


def ask_if_other_part(table: Table, ledger: Ledger) -> None:
    """Asks where something speaks nearly as much for another part; notes where little more than the periods decides."""
    decision, scheduled = table.decision, table.scheduled
    if clue := decision.against or decision.beside:
        kind = NoteKind.AMBIGUOUS_VALUE if decision.against else NoteKind.SECOND_READING
        cell = clue.cell if clue.cell.row else _leftmost(table.sections[0])
        detail = _WHICH_PART.filled(read=table.part.sheet, said=clue.part.sheet)
        ledger.note(kind, detail, cell, tidy(text_of(table.sheet, cell)), table.part.sheet)
        return
    if scheduled and scheduled.heading.part and _hangs_on_one_clue(table):
        cell = _first_period(scheduled)
        detail = _ONE_CLUE.filled(read=table.part.sheet, said=scheduled.heading.part.sheet)
        ledger.note(NoteKind.SECOND_READING, detail, cell, tidy(text_of(table.sheet, cell)), table.part.sheet)


def _hangs_on_one_clue(table: Table) -> bool:
    """Whether the objectives or the executors alone say otherwise than the periods."""
    other = table.scheduled.heading.part if table.scheduled else None
    return other is not None and other.id != table.part.id and PERIODS < table.decision.strength <= PERIODS + 1


def ask_for_part(table: Table, ledger: Ledger) -> None:
    cell = _leftmost(table.sections[0])
    ledger.note(NoteKind.AMBIGUOUS_VALUE, _NO_CLUE.filled(read=table.part.sheet), cell)


def tell_guessed(table: Table, ledger: Ledger) -> None:
    cell = table.head.cells.get("office") or _leftmost(table.sections[0])
    detail = _BY_NAME.filled(read=table.part.sheet)
    ledger.note(NoteKind.SECOND_READING, detail, cell, tidy(text_of(table.sheet, cell)), table.part.sheet)


def tell_other_periods(table: Table, definition: Definition, ledger: Ledger) -> None:
    """Says that a part is planned by other periods than its form has, unless more was said of that."""
    if table.decision.against or _hangs_on_one_clue(table):
        return
    usual, own = definition.part(table.part.id).schedule, table.part.schedule
    labels = own.calendar.labels()
    cell = _first_period(table.scheduled or table.sections[0])
    words = {"first": labels[0], "last": labels[-1], "own": own.name.lower(), "usual": usual.name.lower()}
    ledger.note(
        NoteKind.MENTIONED, _PERIODS.filled(part=table.part.sheet, **words), cell, tidy(text_of(table.sheet, cell))
    )


def _leftmost(section: Section) -> Cell:
    return section.sheet.cell(section.heading.top, min(section.heading.roles.values()))


def _first_period(section: Section) -> Cell:
    column = min(section.heading.periods.values())
    row = max((row for row, each in section.heading.cells if each == column), default=section.heading.top)
    return section.sheet.cell(row, column)


_WHICH_PART = Text(
    "Tabel ini dibaca sebagai {read}, tetapi isian ini menunjukkan {said}. Samakan judul, nama sheet, kepala kolom "
    "sasaran, dan pelaksananya.",
    "This table was read as {read}, but this points to {said}. Make title, sheet name, heading of the objectives and "
    "executors agree.",
)
_ONE_CLUE = Text(
    "Jumlah kolom jadwalnya seperti {said}, tetapi kepala kolom sasaran atau pelaksananya seperti {read}.",
    "It has as many schedule columns as {said}, but its objectives or executors are those of {read}.",
)
_NO_CLUE = Text(
    "Tidak tertulis tabel ini bagian mana; dibaca sebagai {read}. Tulis bagiannya di judul atau nama sheet.",
    "Nothing says which part this table is of; it was read as {read}. Write it in the title or the name of the sheet.",
)
_BY_NAME = Text(
    "Tabel ini dibaca sebagai {read} karena judulnya hanya nama satuan kerja, sedangkan tabel lain menyebut bagian lainnya.",
    "This table was read as {read}, since its title is the office's name alone, while the other names the other part.",
)
_PERIODS = Text(
    "Di sini bagian {part} direncanakan per {own} ({first}-{last}), bukan per {usual}; dibaca menurut kolom yang ada.",
    "Here the part {part} is planned by {first}-{last}, unlike in its form; it was read by the columns that are there.",
)


def tell_version_alone(table: Table, ledger: Ledger) -> None:
    """Asks about a plan headed SEMULA; tells that a line PERUBAHAN or MENJADI made nothing of it a revision."""
    head, sheet = table.head, table.sheet
    cell = head.cells.get("version")
    if cell is None or head.version is None:
        return
    if head.version < FIRST:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _ONLY_BEFORE, cell, text_of(sheet, cell))
    elif head.revision is None:
        ledger.note(NoteKind.CELL_NOT_USED, _ONLY_CHANGED, cell, text_of(sheet, cell))
        ledger.use(sheet, [(cell.row, column_number(cell.column))], Use.NOT_USED)


def tell_draft(table: Table, ledger: Ledger) -> None:
    """Tells that a plan that was read is called a draft or an example, by its title or its sheet."""
    head, sheet = table.head, table.sheet
    if head.draft:
        cell = head.cells["draft"]
        text = tidy(text_of(sheet, cell))
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
