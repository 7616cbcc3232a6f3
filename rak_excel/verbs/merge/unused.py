"""What stands in the files that take part and is not in the merged plan, because nobody can read what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rak_excel.model import Cell, Note, NoteKind, Plan

_LOSING = frozenset(
    {
        NoteKind.CELL_NOT_USED,
        NoteKind.COLUMN_NOT_USED,
        NoteKind.NEVER_CALCULATED,
        NoteKind.ERROR_CELL,
        NoteKind.AMBIGUOUS_VALUE,
        NoteKind.SECOND_READING,
        NoteKind.UNKNOWN_MARK,
        NoteKind.QUANTITIES,
        NoteKind.COLOURED,
        NoteKind.TARGET_CHANGES,
    }
)


@dataclass(frozen=True, slots=True)
class Unused:
    """One entry that the plan does not take, with the indicator and activity of its row, '' where there is none."""

    plan: Plan
    note: Note
    indicator: str = ""
    activity: str = ""

    @property
    def file(self) -> str:
        """The file that it stands in: where two single-part files make a plan, that of its sheet."""
        sheet = self.note.cell.sheet if self.note.cell else ""
        own = next((part.source for part in self.plan.parts if part.source and part.sheet == sheet), None)
        return (own or self.plan.source).file

    @property
    def taken(self) -> bool:
        """Whether the plan took it all the same, read in one of the ways in which it can be."""
        return self.note.kind in {NoteKind.AMBIGUOUS_VALUE, NoteKind.SECOND_READING}


def unused_entries(plans: Iterable[Plan]) -> Iterator[Unused]:
    """The entries of these plans that were not taken, each cell once; repairs are none."""
    for plan in plans:
        rows = {
            (activity.place.sheet, activity.place.row): (indicator.text, activity.text)
            for _, indicator, activity in plan.activities()
        }
        told: set[Cell] = set()
        for note in plan.notes:
            of_names = note.kind is NoteKind.SECOND_READING and note.cell is None  # as a year in the file's name
            if note.kind in _LOSING and note.cell not in told and not of_names and not _empty_column(note, plan):
                told.update([note.cell] if note.cell else ())
                cell = note.cell
                yield Unused(plan, note, *(rows.get((cell.sheet, cell.row), ()) if cell else ()))


def _empty_column(note: Note, plan: Plan) -> bool:
    """Whether a note tells of a column in which no activity has anything."""
    column = note.kind is NoteKind.COLUMN_NOT_USED
    return column and not any(note.value in activity.extras for _, _, activity in plan.activities())
