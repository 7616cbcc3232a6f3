"""Who has not sent anything, what the files have that the plan has not, and what was corrected on rows that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.merging.differences.differences import Field, Question
from rak_excel.merging.differences.sent_before import SentBefore, schedule_value
from rak_excel.merging.differences.taken import TakenWhy
from rak_excel.merging.sent.entries import Entry
from rak_excel.merging.sent.precedence import Precedence
from rak_excel.merging.uniting import UnitedIndicator
from rak_excel.model import Cell, Definition, Note, NoteKind, Plan
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.executors import supported_by


def missing_units(plans: Iterable[Plan], definition: Definition) -> tuple[str, ...]:
    """The official names of the units without a file; a sub bagian speaks for the divisions that it supports.

    Empty where only whole offices sent: then no unit was asked to.
    """
    submitters = [plan.identity.submitter for plan in plans if plan.identity.submitter]
    if not submitters:
        return ()
    heard = {unit for submitter in submitters for unit in supported_by(submitter, definition)}
    return tuple(
        names.official(unit)
        for group, names in definition.executors.items()
        for unit in names.units
        if (group, unit.id) not in heard
    )


def unfilled_keys(
    united: Sequence[UnitedIndicator], entries: Iterable[Entry], definition: Definition
) -> tuple[str, ...]:
    """The row keys of the definition's indicators that nobody filled in, in the definition's order.

    Not those of the revised plan, one of the `entries`: which of them are gone is told as what changes.
    """
    filled = {each.slot.name for each in united} | {entry.slot.name for entry in entries if entry.base}
    return tuple(key for key in definition.indicators if key not in filled)


_BY_PEOPLE = frozenset([TakenWhy.CHOSEN, TakenWhy.OWN, TakenWhy.BY_HAND])


@dataclass(frozen=True, slots=True)
class Undone:
    """The schedule that people decided on for a row that left the plan, as labels of its periods."""

    entry: Entry
    schedule: str


def undone(judged: Precedence, before: SentBefore) -> Iterator[Undone]:
    """Schedules that were decided by people and that no row of the revision has any more, in the plan's order.

    The targets, objectives and wordings of an indicator stay with it, whatever becomes of its rows.
    """
    decided = {each.question.code for each in before.earlier if each.taken.why in _BY_PEOPLE}
    staying = {(entry.slot, entry.name) for entry in judged.counting}
    gone = [each for each in judged.superseded if each.base and (each.slot, each.name) not in staying]
    for entry in sorted(gone, key=lambda each: each.rank):
        schedule = schedule_value(entry.activity, entry.slot.part, entry.plan.definition)
        question = Question(Field.SCHEDULE, entry.slot, entry.name.items, entry.name.nth)
        if schedule and question.code in decided:
            yield Undone(entry, schedule.text)


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
