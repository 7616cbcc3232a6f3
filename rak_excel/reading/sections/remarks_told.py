"""What is told of a remark, or of any text outside the rows of a plan: that it was not read, or seems to change the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.documents.titles import says_not_in_force
from rak_excel.vocabulary.remarks.corrections import changes_plan
from rak_excel.vocabulary.remarks.remarks import say_nothing_of_plan

_QUOTED = 300  # letters of the lines of a remark
_MOST_TOLD = 1_000  # cells of a sheet that are told one by one of the same


def tell_remarks(sheet: Sheet, remarks: Iterable[range], ledger: Ledger) -> None:
    """Says of each remark once that it was not read; a legend of the ticks was."""
    for rows in remarks:
        tell_remark(sheet, [(row, column) for row in rows for column in sorted(sheet.rows.get(row, ()))], ledger)


def tell_remark(sheet: Sheet, cells: Sequence[Address], ledger: Ledger) -> None:
    """Says of these cells, at the first, that they are a remark, where nothing else took them for something."""
    if left := [each for each in cells if not ledger.used(sheet, each)]:
        tell_text(sheet, left, _REMARK, ledger)


def tell_each(sheet: Sheet, cells: Iterable[Address], detail: Text, ledger: Ledger) -> None:
    """`tell_text` of each of these cells by itself; where there are very many, one note for all that come after."""
    further: dict[tuple[NoteKind, Text], list[Address]] = {}
    told: Counter[tuple[NoteKind, Text]] = Counter()
    for cell in cells:
        said = _said([cell], [sheet.text(*cell)], detail)
        told[said] += 1
        if told[said] > _MOST_TOLD:
            further.setdefault(said, []).append(cell)
        else:
            _note(sheet, cell, *said, ledger)
        ledger.use(sheet, [cell], Use.NOT_USED)
    for (kind, words), (first, *others) in further.items():
        last = sheet.cell(*others[-1]).address if others else ""
        more = _MORE.filled(count=len(others), last=last) if others else Text("", "")
        _note(sheet, first, kind, _TOGETHER.filled(words=words, more=more), ledger)


def tell_text(sheet: Sheet, cells: Sequence[Address], detail: Text, ledger: Ledger) -> None:
    """Says with the detail, at the first of these cells, that they are no part of the plan, or that they seem to change it."""
    texts = [sheet.text(*each) for each in cells]
    kind, words = _said(cells, texts, detail)
    first, *others = cells
    if others and kind is not NoteKind.MENTIONED:
        lines = _LINES.filled(lines=shortened(" ".join(texts[1:]), _QUOTED))
        words = _TOGETHER.filled(words=words, more=lines)
    _note(sheet, first, kind, words, ledger, others)
    ledger.use(sheet, cells, Use.NOT_USED)


def _note(
    sheet: Sheet, first: Address, kind: NoteKind, words: Text, ledger: Ledger, others: Sequence[Address] = ()
) -> None:
    text = sheet.text(*first)
    became = text if kind is NoteKind.SECOND_READING else ""
    ledger.note(kind, words, sheet.cell(*first), text, became, [sheet.cell(*each) for each in others])


def _said(cells: Sequence[Address], texts: Sequence[str], detail: Text) -> tuple[NoteKind, Text]:
    """What these cells are told as, and the words for it."""
    lines = _lines_of(cells, texts)
    if doubt := _doubt([*texts, *lines]):
        return NoteKind.SECOND_READING, doubt
    return (NoteKind.MENTIONED, _ORDINARY) if say_nothing_of_plan(lines) else (NoteKind.CELL_NOT_USED, detail)


def _lines_of(cells: Sequence[Address], texts: Sequence[str]) -> list[str]:
    """The texts row by row: a label, a sign and what it means may stand in three cells."""
    rows: dict[int, list[str]] = {}
    for (row, _), text in zip(cells, texts, strict=True):
        rows.setdefault(row, []).append(text)
    return [" ".join(each) for each in rows.values()]


def _doubt(texts: Sequence[str]) -> Text | None:
    """What these lines seem to say of the plan; None where they say nothing of it."""
    if any(map(changes_plan, texts)):
        return _CHANGES
    return _NOT_IN_FORCE if any(map(says_not_in_force, texts)) else None


_REMARK = Text(
    "Ini catatan, bukan baris rencana, jadi tidak dibaca.", "This is a remark and no row of the plan; it was not read."
)
_ORDINARY = Text(
    "Catatan ini tidak menyebut baris rencana, jadi tidak dibaca.",
    "This note names no row of the plan; it was not read.",
)
_CHANGES = Text(
    "Tulisan ini seperti membatalkan, mengubah, atau meragukan isi rencana, padahal tabelnya tetap dibaca seperti tertulis. "
    "Ubah isian di tabelnya bila memang berubah; bila tidak, hapus tulisan ini.",
    "This seems to cancel, change or doubt something of the plan, whose table was read as it is written all the same. Change "
    "the entries in the table if they do change; if not, delete this.",
)
_NOT_IN_FORCE = Text(
    "Menurut tulisan ini rencananya belum berlaku, padahal tabelnya tetap dibaca. Kirim lagi bila sudah final.",
    "By these words the plan is not in force yet, but its table was read all the same. Send it again when it is final.",
)
_TOGETHER = Text("{words}{more}", "{words}{more}")
_MORE = Text(" Begitu juga {count} isian lain, sampai {last}.", " So it is with {count} more entries, down to {last}.")
_LINES = Text(' Baris di bawahnya: "{lines}".', ' The lines below it: "{lines}".')
