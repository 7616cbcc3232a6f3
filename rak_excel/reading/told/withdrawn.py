"""Entries that say of their row that it was cancelled or changed: the row is read, and that is told at the entry."""

from __future__ import annotations

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.columns.columns_told import columns_of_remarks
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.told.remarked_rows import RemarkedRows, question_about
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.headings.labels import is_of_kinds
from rak_excel.vocabulary.remarks.corrections import doubts, is_of_remarks, is_of_the_past
from rak_excel.vocabulary.remarks.withdrawn import (
    answers_no,
    remarks_withdrawn,
    remarks_work_withdrawn,
    says_no,
    says_off,
    says_withdrawn,
)

_Alike = tuple[NoteKind, int, str]
_OF_WORK = ("objective", "indicator", "activity", "executor")


def tell_withdrawn(rows: RemarkedRows, ledger: Ledger) -> None:
    """Tells of the entries that say so, in the plan's own columns and in those of no role; the same words once a column."""
    asked = {cell for note in ledger.notes if note.kind is NoteKind.AMBIGUOUS_VALUE for cell in note.cells}
    for section in rows.table.sections:
        sheet, told = section.sheet, dict[_Alike, list[Address]]()
        beside = {*columns_of_remarks(section)}
        own = {section.heading.roles[role] for role in _OF_WORK if role in section.heading.roles}
        if not any(map(remarks_withdrawn, sheet.texts)):
            own = set()  # as in most plans
        looked_at = own | beside
        for row in section.rows:
            for column in sorted(looked_at.intersection(sheet.rows.get(row, ()))):
                at = (row, column)
                kind = _beside(rows, section, at) if column in beside else _within(section, at)
                of_legend = ledger.uses.get(sheet.name, {}).get(at) is Use.HEADING
                if kind and not of_legend and sheet.cell(*at) not in asked:
                    told.setdefault((kind, column, tidy(sheet.text(*at)).casefold()), []).append(at)
        for (kind, column, _), addresses in told.items():
            _tell(sheet, addresses, kind, ledger, beside=column in beside)


def _beside(rows: RemarkedRows, section: Section, at: Address) -> NoteKind | None:
    """How an entry in a column of no role is told, below its heading."""
    heading, (row, column) = section.heading, at
    text, title = section.sheet.text(*at), heading.title(column)
    if is_of_the_past(text, rows.year):
        return None
    if says_withdrawn(title) and not says_no(text):
        return NoteKind.AMBIGUOUS_VALUE if says_off(title) else NoteKind.SECOND_READING
    of_units = heading.others[column].told
    told = question_about(text, rows.at(section, row), of_remarks=is_of_remarks(title), of_units=of_units)
    if told is NoteKind.AMBIGUOUS_VALUE and not (is_of_remarks(title) or is_of_kinds(title)):
        return NoteKind.SECOND_READING  # it may be of what stands in that column
    return told or (NoteKind.SECOND_READING if answers_no(title, text) else None)


def _within(section: Section, at: Address) -> NoteKind | None:
    """How an entry of the plan's own is told."""
    text = section.sheet.text(*at)
    activity = section.heading.roles.get("activity") == at[1]
    says = (remarks_work_withdrawn if activity else remarks_withdrawn)(text)
    return NoteKind.SECOND_READING if says else None


def _tell(sheet: Sheet, addresses: list[Address], kind: NoteKind, ledger: Ledger, *, beside: bool) -> None:
    first, *others = (sheet.cell(*address) for address in addresses)
    text = tidy(sheet.text(*addresses[0]))
    more = _MORE.filled(count=len(others), last=others[-1].address) if others else Text("", "")
    detail = (_UNSURE if beside and doubts(text) else _BESIDE if beside else _WITHIN).filled(more=more)
    ledger.note(kind, detail, first, text, text, others)


_BESIDE = Text(
    "Catatan ini seperti membatalkan atau mengubah barisnya, padahal barisnya tetap dibaca seperti tertulis.{more} Samakan "
    "baris dan catatannya, atau pindahkan barisnya ke file lain bila batal.",
    "This remark seems to cancel or change its row, which was read as it is written all the same.{more} Make the row and the "
    "remark agree, or move the row to another file if it is cancelled.",
)
_WITHIN = Text(
    "Isian ini seperti menyebut bahwa barisnya batal atau berubah, padahal barisnya tetap dibaca.{more} Sesuaikan barisnya, "
    "lalu hapus sebutan itu; bila batal, pindahkan barisnya ke file lain.",
    "This entry seems to say that its row was cancelled or changed; the row was read all the same.{more} Correct the row, "
    "then delete these words; if it is cancelled, move the row to another file.",
)
_UNSURE = Text(
    "Menurut catatan ini barisnya belum pasti, padahal tetap dibaca seperti tertulis.{more} Hapus catatannya bila sudah pasti, "
    "atau pindahkan barisnya ke file lain bila batal.",
    "By this remark its row is not sure yet, but was read as it is written all the same.{more} Delete the remark once it is sure, "
    "or move the row to another file if it is cancelled.",
)
_MORE = Text(" Begitu juga {count} isian lain, sampai {last}.", " So do {count} more entries, down to {last}.")
