"""What is told of a remark, or of any text outside the rows of a plan: that it was not read, or seems to change the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.spreadsheet.addresses import Address
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.vocabulary.corrections import changes_plan
from rak_excel.vocabulary.draft_titles import says_not_in_force
from rak_excel.vocabulary.ordinary_remarks import say_nothing_of_plan
from rak_excel.vocabulary.words import shortened

_QUOTED = 300  # letters of the lines of a remark


def tell_remarks(sheet: Sheet, remarks: Iterable[range], ledger: Ledger) -> None:
    """Says of each remark once that it was not read; a legend of the ticks was."""
    for rows in remarks:
        tell_remark(sheet, [(row, column) for row in rows for column in sorted(sheet.rows.get(row, ()))], ledger)


def tell_remark(sheet: Sheet, cells: Sequence[Address], ledger: Ledger) -> None:
    """Says of these cells, at the first, that they are a remark, where nothing else took them for something."""
    if left := [each for each in cells if not ledger.used(sheet, each)]:
        tell_text(sheet, left, _REMARK, ledger)


def tell_text(sheet: Sheet, cells: Sequence[Address], detail: Text, ledger: Ledger) -> None:
    """Says with the detail, at the first of these cells, that they are no part of the plan, or that they seem to change it."""
    texts = [sheet.text(*each) for each in cells]
    first, *others = (sheet.cell(*each) for each in cells)
    lines = shortened(" ".join(texts[1:]), _QUOTED)
    more = _LINES.filled(lines=lines) if others else Text("", "")
    doubt = _doubt([*texts, *_lines_of(cells, texts)])
    words = doubt or detail
    if doubt is None and say_nothing_of_plan(_lines_of(cells, texts)):
        ledger.note(NoteKind.MENTIONED, _ORDINARY, first, texts[0], others=others)
        ledger.use(sheet, cells, Use.NOT_USED)
        return
    said = Text(f"{words.id}{more.id}", f"{words.en}{more.en}")
    if doubt:
        ledger.note(NoteKind.SECOND_READING, said, first, texts[0], texts[0], others)
    else:
        ledger.note(NoteKind.CELL_NOT_USED, said, first, texts[0], others=others)
    ledger.use(sheet, cells, Use.NOT_USED)


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
_LINES = Text(' Baris di bawahnya: "{lines}".', ' The lines below it: "{lines}".')
