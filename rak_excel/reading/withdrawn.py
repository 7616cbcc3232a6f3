"""Entries that say of their row that it was cancelled or changed: the row is read, and that is told at the entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Definition, Indicator, NoteKind
from rak_excel.reading.corrected_rows import corrects_row
from rak_excel.reading.heading import Heading
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table
from rak_excel.spreadsheet.grid import Address, Sheet
from rak_excel.vocabulary.corrections import doubts, is_of_the_past
from rak_excel.vocabulary.withdrawn import (
    answers_no,
    remarks_withdrawn,
    remarks_work_withdrawn,
    says_no,
    says_withdrawn,
)
from rak_excel.vocabulary.words import tidy

_OF_WORK = ("objective", "indicator", "activity", "executor")
_OF_SOMETHING_ELSE = frozenset(
    [
        "risiko",
        "resiko",
        "mitigasi",
        "kendala",
        "hambatan",
        "masalah",
        "permasalahan",
        "penyebab",
        "output",
        "bukti",
        "dasar",
    ]
)
"""Headings of what goes wrong anyhow, or of what is named beside the work."""


def tell_withdrawn(
    table: Table, indicators: Sequence[Indicator], definition: Definition, year: int | None, ledger: Ledger
) -> None:
    """Tells of the entries that say so, in the plan's own columns and in those of no role; the same words once a column."""
    asked = {cell for note in ledger.notes if note.kind is NoteKind.AMBIGUOUS_VALUE for cell in note.cells}
    for section in table.sections:
        sheet = section.sheet
        told: dict[tuple[int, str], list[Address]] = {}
        beside = {*columns_of_remarks(section)}
        ticked = _ticked(indicators, sheet.name) if beside else {}
        own = {section.heading.roles[role] for role in _OF_WORK if role in section.heading.roles}
        for row in section.rows:
            for column in (each for each in sheet.rows.get(row, ()) if each in own or each in beside):
                text = sheet.text(row, column)
                if column in beside:
                    says = not is_of_the_past(text, year) and (
                        _says_of_row(section.heading, column, text)
                        or corrects_row(table.part, section, (row, column), ticked.get(row, ()), definition, year)
                    )
                else:
                    says = _says_within(section.heading, column, text)
                if not says:
                    continue
                of_legend = ledger.uses.get(sheet.name, {}).get((row, column)) is Use.HEADING
                if not of_legend and sheet.cell(row, column) not in asked:
                    told.setdefault((column, tidy(text).casefold()), []).append((row, column))
        for (column, _), addresses in told.items():
            _tell(sheet, addresses, ledger, beside=column in beside)


def _ticked(indicators: Sequence[Indicator], sheet: str) -> dict[int, Sequence[int]]:
    """The periods of each activity on a sheet, by its row."""
    activities = (activity for each in indicators for activity in each.activities if activity.place.sheet == sheet)
    return {activity.place.row: activity.periods for activity in activities}


def columns_of_remarks(section: Section) -> Iterator[int]:
    """The columns of no role that may say something of their rows."""
    heading = section.heading
    for column, other in heading.others.items():
        words = heading.block.words(column)
        said = not other.role and not heading.block.is_achieved(column) and not words & _OF_SOMETHING_ELSE
        if said and column not in section.form_columns:
            yield column


def _says_of_row(heading: Heading, column: int, text: str) -> bool:
    title = heading.title(column)
    return says_withdrawn(text) or answers_no(title, text) or (says_withdrawn(title) and not says_no(text))


def _says_within(heading: Heading, column: int, text: str) -> bool:
    return (remarks_work_withdrawn if heading.roles.get("activity") == column else remarks_withdrawn)(text)


def _tell(sheet: Sheet, addresses: list[Address], ledger: Ledger, *, beside: bool) -> None:
    first, *others = (sheet.cell(*address) for address in addresses)
    text = tidy(sheet.text(*addresses[0]))
    more = _MORE.filled(count=len(others), last=others[-1].address) if others else Text("", "")
    detail = (_UNSURE if beside and doubts(text) else _BESIDE if beside else _WITHIN).filled(more=more)
    ledger.note(NoteKind.SECOND_READING, detail, first, text, text, others)


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
