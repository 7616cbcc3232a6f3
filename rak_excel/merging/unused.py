"""What stands in the files that take part and is not in the merged plan, because nobody can read what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model import Cell, Note, NoteKind, Plan
from rak_excel.vocabulary.basics.texts import shortened

_LOSING = frozenset(
    {
        NoteKind.CELL_NOT_USED,
        NoteKind.COLUMN_NOT_USED,
        NoteKind.COLUMN_SET_ASIDE,
        NoteKind.TABLE_NOT_READ,
        NoteKind.ROWS_NOT_READ,
        NoteKind.IDENTITY_SHEET_MISSING,
        NoteKind.COMMENT,
        NoteKind.COMMENT_ON_PLAN,
        NoteKind.NEVER_CALCULATED,
        NoteKind.ERROR_CELL,
        NoteKind.AMBIGUOUS_VALUE,
        NoteKind.SECOND_READING,
        NoteKind.UNKNOWN_MARK,
        NoteKind.QUANTITIES,
        NoteKind.COLOURED,
        NoteKind.TARGET_CHANGES,
        NoteKind.INDICATOR_LOST,
    }
)
_TAKEN = frozenset(
    {
        NoteKind.AMBIGUOUS_VALUE,
        NoteKind.SECOND_READING,
        NoteKind.IDENTITY_SHEET_MISSING,
        NoteKind.INDICATOR_LOST,
    }
)
_BESIDE_ENTRIES = frozenset({NoteKind.COMMENT, NoteKind.COMMENT_ON_PLAN})
# Of these the reader notes no whole sentence, but how many there are, an example, or what to do.
_SAID = {
    NoteKind.COMMENT_ON_PLAN: Text('Komentar di sel ini: "{lost}". {more}', 'A comment on this cell: "{lost}". {more}'),
    NoteKind.COLOURED: Text(
        "Sel jadwal diwarnai tetapi tidak dicentang{more}.", "Cells of the schedule are coloured and not ticked{more}."
    ),
    NoteKind.INDICATOR_LOST: Text(
        'Baris ini milik indikator "{lost}", yang tidak tertulis lagi. {more}',
        'This row is that of the indicator "{lost}", which is not written any more. {more}',
    ),
    NoteKind.QUANTITIES: Text(
        "Jadwal berisi angka target, bukan centang, {more}.", "The schedule has target values, not ticks, {more}."
    ),
}


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
        return self.note.kind in _TAKEN

    @property
    def said(self) -> Text:
        """What there is to say of it, in a whole sentence."""
        said = _SAID.get(self.note.kind)
        return said.filled(more=self.note.detail, lost=shortened(self.note.became)) if said else self.note.detail


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
            again = note.cell in told and note.kind not in _BESIDE_ENTRIES
            if note.kind in _LOSING and not (again or of_names or _empty_column(note, plan)):
                told.update([note.cell] if note.cell else ())
                cell = note.cell
                yield Unused(plan, note, *(rows.get((cell.sheet, cell.row), ()) if cell else ()))


def _empty_column(note: Note, plan: Plan) -> bool:
    """Whether a note tells of a column in which no activity has anything."""
    column = note.kind is NoteKind.COLUMN_NOT_USED
    return column and not any(note.value in activity.extras for _, _, activity in plan.activities())
