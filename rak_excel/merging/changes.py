"""What a revision changes: the matrix that is signed beside a revised plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.written.row_heights import fits_in_a_row
from rak_excel.language import Text
from rak_excel.merging.sent.asking import Answer
from rak_excel.merging.sent.entries import Slot, code_of, comparable_names
from rak_excel.model import Definition, Indicator
from rak_excel.record import Record
from rak_excel.sameness.pairing import Work, WorkPair, entries_changed, in_one_row, work_changes, works_of
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.choices import same_target

BEFORE_AND_AFTER = 34
"""The width of the columns that tell what was and what is, in characters."""

_NEW, _REMOVED = Text("Indikator baru", "New indicator"), Text("Indikator dihapus", "Indicator removed")
_WORK_NEW, _WORK_REMOVED = Text("Kegiatan baru", "New activity"), Text("Kegiatan dihapus", "Activity removed")
_WORK_REWORDED = Text("Redaksi kegiatan", "Wording of the activity")


class RevisionChange(Record):
    """One line of the matrix. `before` is blank for what is new, `after` for what goes."""

    part: str
    indicator: str
    what: Text
    before: str
    after: str
    reason: str = ""  # why, as people wrote it on an earlier matrix
    earlier: tuple[str, ...] = ()  # the codes of the lines that earlier versions wrote instead

    @property
    def code(self) -> str:
        """What a reason belongs to: the same change on the next matrix has the same code."""
        return change_code(self.indicator, self.what.id, self.before, self.after)


def change_code(*said: str) -> str:
    """The code of a change by what its line says: indicator, what changes, before, after."""
    return code_of(*map(normalised, said))


def changes(
    before: Mapping[Slot, Indicator], after: Mapping[Slot, Indicator], definition: Definition
) -> tuple[RevisionChange, ...]:
    """What differs, indicator by indicator in the order of the new plan, then what only the old one has."""
    told: list[RevisionChange] = []
    for slot, new in after.items():
        old = before.get(slot)
        told += _indicator(slot, old, new, definition) if old else [_whole(slot, new, gone=False)]
    return (*told, *(_whole(slot, old, gone=True) for slot, old in before.items() if slot not in after))


def with_reasons(
    changed: Sequence[RevisionChange], reasons: Sequence[Answer]
) -> tuple[tuple[RevisionChange, ...], tuple[Answer, ...]]:
    """The changes with the reasons written for them earlier, the nth for the nth; and the reasons that fit none."""
    waiting = list(reasons)
    told = []
    for change in changed:
        own = [each for each in waiting if each.code == change.code][:1]
        own = own or [each for each in waiting if each.code in change.earlier]
        waiting = [each for each in waiting if all(each is not one for one in own)]
        told.append(change.but(reason="\n".join(dict.fromkeys(each.said for each in own))))
    return tuple(told), tuple(waiting)


def _indicator(slot: Slot, old: Indicator, new: Indicator, definition: Definition) -> Iterator[RevisionChange]:
    """Changes of target, objective and wording, then of the activities: of each schedule and executors first."""
    about = new.text or old.text

    def line(what: Text, before: str, after: str, earlier: tuple[str, ...] = ()) -> RevisionChange:
        return RevisionChange(slot.part, about, what, before, after, earlier=earlier)

    if same_target(old.target) != same_target(new.target):
        before, after = (each.target.text if each.target else "" for each in (old, new))
        yield line(Text("Target", "Target"), before, after)
    if normalised(old.objective.text) != normalised(new.objective.text):
        yield line(Text("Sasaran", "Objective"), old.objective.text, new.objective.text)
    if normalised(old.text) != normalised(new.text):
        yield line(Text("Redaksi indikator", "Wording"), old.text, new.text)
    for column, was, now in entries_changed(old.further, new.further, definition.further_of(slot.part, "indicator")):
        yield line(Text(column.name, column.name), was, now)
    works = work_changes(_work(old), _work(new), definition, last_left=False)
    for shared in in_one_row(works.kept):
        yield from (line(*each) for each in _planning(shared, old, new, slot, definition))
    for pair in works.reworded:
        was, now = (work.text for work in pair)
        # Earlier versions wrote two lines, and people reasons beside them.
        codes = change_code(about, _WORK_NEW.id, "", now), change_code(about, _WORK_REMOVED.id, was, "")
        yield line(_WORK_REWORDED, was, now, codes)
        yield from (line(*each) for each in _planning([pair], old, new, slot, definition))
    yield from (line(_WORK_NEW, "", work.text) for work in works.come)
    yield from (line(_WORK_REMOVED, work.text, "") for work in works.gone)


def _planning(
    shared: Sequence[WorkPair[int]], old: Indicator, new: Indicator, slot: Slot, definition: Definition
) -> Iterator[tuple[Text, str, str]]:
    """Changes of when, by whom and so on: one line for all the work that stands in one cell before and after."""
    name = "\n".join(other.text for _, other in shared)
    calendar = definition.part(slot.part).schedule.calendar
    rows = old.activities[shared[0][0].row], new.activities[shared[0][1].row]
    if rows[0].periods != rows[1].periods:
        before, after = (", ".join(calendar.labels(each.periods)) for each in rows)
        yield Text("Rencana pelaksanaan: {name}", "Schedule: {name}").filled(name=name), before, after
    if comparable_names(rows[0].executors) != comparable_names(rows[1].executors):
        before, after = ("\n".join(executor.name for executor in each.executors) for each in rows)
        yield Text("Pelaksana: {name}", "Executors: {name}").filled(name=name), before, after
    for column, was, now in entries_changed(
        rows[0].further, rows[1].further, definition.further_of(slot.part, "activity")
    ):
        yield Text(f"{column.name}: {name}", f"{column.name}: {name}"), was, now


def _whole(slot: Slot, own: Indicator, *, gone: bool) -> RevisionChange:
    """One line for an indicator that comes or goes, with all that comes or goes with it.

    Earlier versions wrote several, and people reasons beside them.
    """
    what, what_work = (_REMOVED, _WORK_REMOVED) if gone else (_NEW, _WORK_NEW)
    target = own.target.text if own.target else ""
    works = ((what_work.id, work.text) for work in _work(own))
    told = ((name, *_sides(said, gone=gone)) for name, said in ((what.id, own.text), ("Target", target), *works))
    codes = tuple(change_code(own.text, *each) for each in told)
    return RevisionChange(slot.part, own.text, what, *_sides(_told_whole(own), gone=gone), earlier=codes)


def _sides(said: str, *, gone: bool) -> tuple[str, str]:
    return (said, "") if gone else ("", said)


def _told_whole(own: Indicator) -> str:
    """Objective, target and activities of an indicator; how many where the row would be too low for the activities."""
    head = [f"Sasaran: {own.objective.text}"] if own.objective.text.strip() else []
    head += [f"Target: {own.target.text}"] if own.target and own.target.text.strip() else []
    work = [each.text for each in _work(own) if each.text.strip()]
    listed = [f"{at}. {text}" for at, text in enumerate(work, 1)]
    activities = ["Kegiatan:", *listed] if len(work) > 1 else [f"Kegiatan: {text}" for text in work]
    told = "\n".join([*head, *activities])
    return told if fits_in_a_row(told, BEFORE_AND_AFTER) else "\n".join([*head, f"Kegiatan: {len(work)}"])


def _work(indicator: Indicator) -> list[Work[int]]:
    return [
        work
        for at, each in enumerate(indicator.activities)
        for work in works_of(each.text, (each.periods, comparable_names(each.executors)), at)
    ]
