"""Findings that nobody could check for a while: kept on their row, or by its words until the plan comes again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rak_excel.model import Definition
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.findings.same_notes import Found
from rak_excel.rolling_up.indicators.same_rows import same_rows
from rak_excel.vocabulary.basics.texts import normalised

_BEHIND_INDICATOR, _BEHIND_ACTIVITY = " / ", " // "  # no cell's address has them, and no normalised text


@dataclass(frozen=True)
class OfficeRows:
    """One office's rows of an earlier roll-up and of this one."""

    then: Sequence[ActivityRow]
    today: Sequence[ActivityRow]
    definition: Definition
    year: int | None

    def same_today(self, at: int) -> ActivityRow | None:
        """The row of today that an earlier one is; None where it is gone, or its part is not here."""
        return self.today[self._same[at]] if at in self._same else None

    @cached_property
    def _same(self) -> Mapping[int, int]:
        return same_rows(self.then, self.today, self.definition, self.year)


def kept(note: NoteRow, rows: OfficeRows) -> NoteRow:
    """The finding on its row of today; where that is not here with the row's words, since its cell says nothing then."""
    standing = note.standing
    if standing is None:
        return note
    place = note.file, note.sheet, standing.row
    for at, ((_, words), row) in enumerate(_worded(rows.then)):
        if (row.file, row.sheet, row.cell) == place:
            today = rows.same_today(at)
            return _moved(note, row, today) if today else replace(note, standing=replace(standing, row=words))
    return note


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


def _moved(note: NoteRow, row: ActivityRow, today: ActivityRow) -> NoteRow:
    """The finding in today's file, in the cell that has come to stand where its own stood in the row."""
    number = row_number(note.cell) + row_number(today.cell) - row_number(row.cell)
    cell = f"{note.cell.rstrip('0123456789')}{number}" if note.cell else ""
    return replace(_in_row(note, today), cell=cell)


def _in_row(note: NoteRow, row: ActivityRow) -> NoteRow:
    standing = replace(note.standing, row=row.cell) if note.standing else None
    return replace(note, file=row.file, sheet=row.sheet, standing=standing)
