"""The account of a merge: every activity that was sent, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.merging.blocks import UnitedRow
from rak_excel.merging.differences.three_way import Revising
from rak_excel.merging.sent.entries import Entry, EntryFate, entries_of
from rak_excel.merging.sent.intake import Aside, Intake
from rak_excel.model import Cell, Plan, Source


@dataclass(frozen=True, slots=True)
class Sent:
    """One activity that was sent. `row` is the row of the merged plan that holds it; None where none does."""

    source: Source
    cell: Cell
    indicator: str
    activity: str
    fate: EntryFate
    part: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class FileAccount:
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

    def count(self, fate: EntryFate) -> int:
        return sum(each.fate is fate for each in self.sent)

    @property
    def refused(self) -> bool:
        """Whether the file was turned away or could not be read; a copy and an older revision are neither."""
        return self.unreadable or self.fate is EntryFate.REFUSED


def account(
    intake: Intake,
    revised: Revising,
    rows: Mapping[str, Sequence[UnitedRow]],
    base: Plan | None,
) -> tuple[FileAccount, ...]:
    """One account a file, the files that take part in official order, then the others by name.

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
    files = [
        _file(plan, [_sent(each, revised, places) for each in revised.judged.entries if each.plan is plan], base)
        for plan in taking_part
    ]
    files += [_aside(each) for each in sorted(intake.asides, key=lambda aside: aside.plan.source.file)]
    _prove(taking_part, intake.asides, files, rows)
    return tuple(files)


def _sent(entry: Entry, revised: Revising, places: Mapping[Entry, tuple[int, bool]]) -> Sent:
    if entry in revised.judged.superseded:
        return _line(entry, EntryFate.SUPERSEDED)
    if entry in revised.removed:
        return _line(entry, EntryFate.REMOVED)
    if entry in revised.judged.left_out:
        return _line(entry, EntryFate.LEFT_OUT)
    at, first = places[entry]
    return _line(entry, EntryFate.MERGED if first else EntryFate.COLLAPSED, at)


def _line(entry: Entry, fate: EntryFate, row: int | None = None) -> Sent:
    source = entry.plan.source_of(entry.slot.part)
    cell = entry.activity.place.cell("activity")
    return Sent(source, cell, entry.indicator.text, entry.activity.text, fate, entry.slot.part, row)


def _file(plan: Plan, sent: Iterable[Sent], base: Plan | None) -> FileAccount:
    return FileAccount(plan.source, submitter_name(plan), plan.identity.revision, tuple(sent), base=plan is base)


def _aside(aside: Aside) -> FileAccount:
    plan = aside.plan
    sent = tuple(_line(entry, aside.fate) for entry in entries_of([plan]))
    return FileAccount(plan.source, submitter_name(plan), plan.identity.revision, sent, aside.fate, aside.reason)


def submitter_name(plan: Plan) -> str:
    """The unit that filled the file in; the definition's words for the whole office where none did."""
    submitter = plan.identity.submitter
    return submitter.name if submitter else plan.definition.identity.whole_office


def _prove(
    plans: Sequence[Plan],
    asides: Sequence[Aside],
    files: Sequence[FileAccount],
    rows: Mapping[str, Sequence[UnitedRow]],
) -> None:
    """Submitted = merged + collapsed + superseded + removed + refused + left out, counted on both sides."""
    sent = sum(1 for plan in [*plans, *(aside.plan for aside in asides)] for _ in plan.activities())
    counts = {fate: sum(file.count(fate) for file in files) for fate in EntryFate}
    written = sum(len(row.activities) for part in rows.values() for row in part)
    if sent != sum(counts.values()) or counts[EntryFate.MERGED] != written:
        raise AssertionError(
            f"{sent} activities were sent, but {counts} are accounted for and {written} are in the plan"
        )
