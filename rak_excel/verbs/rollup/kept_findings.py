"""Findings on plans that were not given for a while: kept by the words of their row, and found again when the plan comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rak_excel.verbs.rollup.facts import ActivityRow, NoteRow
from rak_excel.verbs.rollup.same_notes import Found
from rak_excel.vocabulary.words import normalised

_BEHIND_INDICATOR, _BEHIND_ACTIVITY = " / ", " // "  # no cell's address has them, and no normalised text


def kept(note: NoteRow, rows: Sequence[ActivityRow]) -> NoteRow:
    """The finding with the words of its row in place of its cell, which says nothing once the rows are not here."""
    standing = note.standing
    if standing is None:
        return note
    place = note.file, note.sheet, standing.row
    words = next((words for (_, words), row in _worded(rows) if (row.file, row.sheet, row.cell) == place), None)
    return replace(note, standing=replace(standing, row=words)) if words else note


def found_again(past: Found, here: Sequence[ActivityRow]) -> Found:
    """The past with kept findings in their rows again. The rows of parts that the past lacks are those of today."""
    if not any(note.standing and _BEHIND_INDICATOR in note.standing.row for note in past.notes):
        return past
    parts = {row.part for row in past.rows}
    rows = [*past.rows, *(row for row in here if row.part not in parts)]
    by_words = dict(_worded(rows))
    notes = []
    for note in past.notes:
        row = by_words.get((note.standing.part, note.standing.row)) if note.standing else None
        notes.append(_in_row(note, row) if row else note)
    return Found(notes, rows)


def _worded(rows: Iterable[ActivityRow]) -> Iterator[tuple[tuple[str, str], ActivityRow]]:
    """The rows of one office by part and words; of several that say the same each but the first with its number among them."""
    alike = Counter[tuple[str, str]]()
    for row in rows:
        words = f"{normalised(row.indicator)}{_BEHIND_INDICATOR}{normalised(row.activity)}"
        alike[row.part, words] += 1
        nth = alike[row.part, words]
        yield (row.part, words if nth == 1 else f"{words}{_BEHIND_ACTIVITY}{nth}"), row


def _in_row(note: NoteRow, row: ActivityRow) -> NoteRow:
    standing = replace(note.standing, row=row.cell) if note.standing else None
    return replace(note, file=row.file, sheet=row.sheet, standing=standing)
