"""Findings on plans that were not given for a while: kept by the words of their row, and found again when the plan comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rak_excel.verbs.rollup.facts import ActivityRow, NoteRow
from rak_excel.verbs.rollup.same_notes import Found
from rak_excel.vocabulary.words import normalised

_BEFORE_ACTIVITY = " / "  # no cell's address, and in no normalised text


def kept(note: NoteRow, rows: Sequence[ActivityRow]) -> NoteRow:
    """The finding with the words of its row in place of its cell, which says nothing once the rows are not here."""
    standing = note.standing
    row = next((row for row in rows if standing and (row.file, row.sheet, row.cell) == _cell(note)), None)
    return replace(note, standing=replace(standing, row=_words(row))) if standing and row else note


def found_again(past: Found, here: Sequence[ActivityRow]) -> Found:
    """The past with kept findings in their rows again. The rows of parts that the past lacks are those of today."""
    if not any(note.standing and _BEFORE_ACTIVITY in note.standing.row for note in past.notes):
        return past
    parts = {row.part for row in past.rows}
    today = [row for row in here if row.part not in parts]
    counts = Counter((row.part, _words(row)) for row in today)
    by_words = {(row.part, _words(row)): row for row in today if counts[row.part, _words(row)] == 1}
    notes = []
    for note in past.notes:
        row = by_words.get((note.standing.part, note.standing.row)) if note.standing else None
        notes.append(_in_row(note, row) if row else note)
    return Found(notes, (*past.rows, *today))


def _cell(note: NoteRow) -> tuple[str, str, str]:
    return note.file, note.sheet, note.standing.row if note.standing else ""


def _in_row(note: NoteRow, row: ActivityRow) -> NoteRow:
    standing = replace(note.standing, row=row.cell) if note.standing else None
    return replace(note, file=row.file, sheet=row.sheet, standing=standing)


def _words(row: ActivityRow) -> str:
    return f"{normalised(row.indicator)}{_BEFORE_ACTIVITY}{normalised(row.activity)}"
