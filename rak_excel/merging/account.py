"""The account of a merge: what became of every activity that was sent, who sent nothing, and what was not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.language import Text
from rak_excel.merging.blocks import UnitedRow
from rak_excel.merging.differences.differences import Question
from rak_excel.merging.differences.fields import Field
from rak_excel.merging.differences.sent_before import SentBefore, TakenWhy, values_of
from rak_excel.merging.sent.entries import Entry, EntryFate, entries_of
from rak_excel.merging.sent.intake import Intake
from rak_excel.merging.sent.precedence import Precedence
from rak_excel.merging.uniting import UnitedIndicator
from rak_excel.model import Cell, Definition, Note, NoteKind, Plan, Source
from rak_excel.reading.ledger import Unread
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.executors import supported_by


class Sent(Record):
    """One activity that was sent. `row` is the row of the merged plan that holds it; None where none does."""

    entry: Entry
    fate: EntryFate
    row: int | None = None


COUNTED_AS_USED = "dipakai"


class FileAccount(Record):
    """One file: who sent it, and what became of its activities.

    A file that takes no part has a `fate` as a whole, and the `reason` for it.
    """

    source: Source
    submitter: str
    revision: int
    sent: tuple[Sent, ...] = ()
    fate: EntryFate | None = None
    reason: Text | None = None
    base: bool = False
    unreadable: bool = False
    signed: bool = False  # the plan that is reported
    blank: bool = False  # a report in which nobody filled in anything

    def count(self, fate: EntryFate) -> int:
        return sum(each.fate is fate for each in self.sent)

    @property
    def status(self) -> str:
        """What became of the file, in a word or two of the workbook."""
        if self.unreadable:
            return "tidak terbaca"
        if self.fate is not None:
            words = {EntryFate.COLLAPSED: "salinan", EntryFate.SUPERSEDED: "diganti revisi baru"}
            return words.get(self.fate, "ditolak")
        if self.signed:
            return "rencana yang dilaporkan"
        if self.blank:
            return "masih kosong"
        return "rencana yang direvisi" if self.base else COUNTED_AS_USED

    @property
    def refused(self) -> bool:
        """Whether the file was turned away or could not be read; a copy and an older revision are neither."""
        return self.unreadable or self.fate is EntryFate.REFUSED


def account(
    intake: Intake,
    judged: Precedence,
    rows: Mapping[str, Sequence[UnitedRow]],
    base: Plan | None,
    unread: Sequence[Unread] = (),
) -> tuple[FileAccount, ...]:
    """One account a file: those that take part in official order, then the others by name, those that gave no plan last.

    Raises AssertionError where an activity that was sent is neither in the plan nor accounted for.
    """
    places = {
        entry: (at, entry is activity.entries[0])
        for part_rows in rows.values()
        for at, row in enumerate(part_rows)
        for activity in row.activities
        for entry in activity.entries
    }
    taking_part = [*([base] if base else []), *intake.plans]
    files = []
    for plan in taking_part:
        sent = (_sent(entry, judged, places) for entry in judged.entries if entry.plan is plan)
        files.append(FileAccount(*_about(plan), tuple(sent), base=plan is base, signed=plan is intake.signed))
    for aside in sorted(intake.asides, key=lambda each: each.plan.source.file):
        sent = (Sent(entry, aside.fate) for entry in entries_of([aside.plan]))
        files.append(FileAccount(*_about(aside.plan), tuple(sent), aside.fate, aside.reason))
    _prove([*taking_part, *(aside.plan for aside in intake.asides)], files, rows)
    for each in sorted(unread, key=lambda each: (each.source.file, each.source.sha256)):
        files.append(FileAccount(each.source, "", 0, reason=each.note.detail, unreadable=True))
    return tuple(files)


def _about(plan: Plan) -> tuple[Source, str, int]:
    return plan.source, submitter_name(plan), plan.identity.revision


def _sent(entry: Entry, judged: Precedence, places: Mapping[Entry, tuple[int, bool]]) -> Sent:
    for fate, entries in (
        (EntryFate.SUPERSEDED, judged.superseded),
        (EntryFate.REMOVED, judged.removed),
        (EntryFate.LEFT_OUT, judged.left_out),
    ):
        if entry in entries:
            return Sent(entry, fate)
    at, first = places[entry]
    return Sent(entry, EntryFate.MERGED if first else EntryFate.COLLAPSED, at)


def submitter_name(plan: Plan) -> str:
    """The unit that filled the file in; the definition's words for the whole office where none did."""
    submitter = plan.identity.submitter
    return submitter.name if submitter else plan.definition.identity.whole_office


def _prove(plans: Sequence[Plan], files: Sequence[FileAccount], rows: Mapping[str, Sequence[UnitedRow]]) -> None:
    """Submitted = merged + collapsed + superseded + removed + refused + left out, counted on both sides."""
    sent = sum(1 for plan in plans for _ in plan.activities())
    counts = {fate: sum(file.count(fate) for file in files) for fate in EntryFate}
    written = sum(len(row.activities) for part in rows.values() for row in part)
    if sent != sum(counts.values()) or counts[EntryFate.MERGED] != written:
        raise AssertionError(
            f"{sent} activities were sent, but {counts} are accounted for and {written} are in the plan"
        )


def missing_units(plans: Iterable[Plan], definition: Definition) -> tuple[str, ...]:
    """The official names of the units without a file; a sub bagian speaks for the divisions that it supports.

    Empty where only whole offices sent: then no unit was asked to.
    """
    submitters = [plan.identity.submitter for plan in plans if plan.identity.submitter]
    heard = {unit for submitter in submitters for unit in supported_by(submitter, definition)}
    return tuple(
        names.official(unit)
        for group, names in definition.executors.items()
        for unit in names.units
        if submitters and (group, unit.id) not in heard
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


def undone(judged: Precedence, before: SentBefore) -> Iterator[tuple[Entry, str]]:
    """Rows that left the plan with the schedules that people decided on, as labels of periods, in the plan's order.

    The targets, objectives and wordings of an indicator stay with it, whatever becomes of its rows.
    """
    decided = {each.question.code for each in before.earlier if each.taken.why in _BY_PEOPLE}
    staying = {entry.row for entry in judged.counting}
    gone = [each for each in judged.superseded if each.base and each.row not in staying]
    for entry in sorted(gone, key=lambda each: each.rank):
        schedule = values_of(entry).get(Field.SCHEDULE)
        if schedule and Question.of_row(Field.SCHEDULE, *entry.row).code in decided:
            yield entry, schedule.text


# The plan took these all the same, read in one of the ways in which they can be.
_TAKEN = {
    NoteKind.AMBIGUOUS_VALUE,
    NoteKind.SECOND_READING,
    NoteKind.IDENTITY_SHEET_MISSING,
    NoteKind.INDICATOR_LOST,
    NoteKind.QUANTITIES,
}
_BESIDE_ENTRIES = {NoteKind.COMMENT, NoteKind.COMMENT_ON_PLAN}
_LOSING = {
    *_TAKEN,
    *_BESIDE_ENTRIES,
    NoteKind.CELL_NOT_USED,
    NoteKind.SUGGESTED,
    NoteKind.COLUMN_NOT_USED,
    NoteKind.COLUMN_SET_ASIDE,
    NoteKind.TABLE_NOT_READ,
    NoteKind.ROWS_NOT_READ,
    NoteKind.NEVER_CALCULATED,
    NoteKind.ERROR_CELL,
    NoteKind.UNKNOWN_MARK,
    NoteKind.COLOURED,
    NoteKind.TARGET_CHANGES,
}
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
        "Jadwal berisi angka target, bukan centang, {more}. Angkanya menjadi target per periode.",
        "The schedule has target values, not ticks, {more}. They were taken as targets by period.",
    ),
}


_READ_AS = Text('Dibaca sebagai "{lost}". {more}', 'Read as "{lost}". {more}')


class Unused(Record):
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
        return self.note.kind in _TAKEN

    @property
    def said(self) -> Text:
        """What there is to say of it, in a whole sentence."""
        said, note = _SAID.get(self.note.kind), self.note
        if note.kind is NoteKind.SECOND_READING and note.became not in {"", note.value}:
            said = _READ_AS
        return said.filled(more=note.detail, lost=shortened(note.became)) if said else note.detail


def unused_entries(plans: Iterable[Plan]) -> Iterator[Unused]:
    """The entries of these plans that were not taken, each cell once; repairs are none."""
    for plan in plans:
        rows = {
            (activity.place.sheet, activity.place.row): (indicator.text, activity.text)
            for _, indicator, activity in plan.activities()
        }
        extras = {name for _, _, activity in plan.activities() for name in activity.extras}
        told: set[Cell] = set()
        for note in plan.notes:
            cell = note.cell
            # A second reading without a cell is one of the file's name: of the year in it, say.
            of_names = note.kind is NoteKind.SECOND_READING and cell is None
            again = cell in told and note.kind not in _BESIDE_ENTRIES
            empty = note.kind is NoteKind.COLUMN_NOT_USED and note.value not in extras
            if (note.kind in _LOSING or _is_lost_row(note, plan)) and not (again or of_names or empty):
                told.update([cell] if cell else ())
                yield Unused(plan, note, *(rows.get((cell.sheet, cell.row), ()) if cell else ()))


def _is_lost_row(note: Note, plan: Plan) -> bool:
    """Whether a row that was copied counts nowhere: those of the parts stay, those of a sheet beside them do not."""
    beside = note.cell is not None and all(part.sheet != note.cell.sheet for part in plan.parts)
    return note.kind is NoteKind.COPIED_ROW and beside
