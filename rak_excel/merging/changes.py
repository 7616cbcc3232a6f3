"""What a revision changes: the matrix that is signed beside a revised plan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rak_excel.formats.written.row_heights import fits_in_a_row
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Reason
from rak_excel.merging.sent.entries import Slot
from rak_excel.model import Activity, Definition, Indicator
from rak_excel.sameness.pairing import Work, WorkPair, paired, reworded, without, works_of
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.choices import same_target

BEFORE_AND_AFTER = 34
"""The width of the columns that tell what was and what is, in characters."""

_NEW, _REMOVED = Text("Indikator baru", "New indicator"), Text("Indikator dihapus", "Indicator removed")
_WORK_NEW, _WORK_REMOVED = Text("Kegiatan baru", "New activity"), Text("Kegiatan dihapus", "Activity removed")
_WORK_REWORDED = Text("Redaksi kegiatan", "Wording of the activity")


@dataclass(frozen=True, slots=True)
class RevisionChange:
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
    return hashlib.sha256("\x1f".join(map(normalised, said)).encode()).hexdigest()[:12]


def changes(
    before: Mapping[Slot, Indicator], after: Mapping[Slot, Indicator], definition: Definition
) -> tuple[RevisionChange, ...]:
    """What differs, indicator by indicator in the order of the new plan, then what only the old one has."""
    kept = (change for slot in after for change in _indicator(slot, before.get(slot), after[slot], definition))
    gone = (
        change for slot in before if slot not in after for change in _indicator(slot, before[slot], None, definition)
    )
    return (*kept, *gone)


def with_reasons(
    changed: Sequence[RevisionChange], reasons: Sequence[Reason]
) -> tuple[tuple[RevisionChange, ...], tuple[Reason, ...]]:
    """The changes with the reasons written for them earlier, the nth for the nth; and the reasons that fit none."""
    waiting = list(reasons)
    told = []
    for change in changed:
        own = [each for each in waiting if each.code == change.code][:1]
        own = own or [each for each in waiting if each.code in change.earlier]
        waiting = [each for each in waiting if all(each is not one for one in own)]
        told.append(replace(change, reason="\n".join(dict.fromkeys(each.text for each in own))))
    return tuple(told), tuple(waiting)


def _indicator(
    slot: Slot, old: Indicator | None, new: Indicator | None, definition: Definition
) -> Iterator[RevisionChange]:
    if old is None or new is None:
        yield from (_whole(slot, own, gone=new is None) for own in (old or new,) if own)
        return
    yield from _values(slot, old, new)
    yield from _activities(slot, old, new, definition, new.text or old.text)


def _whole(slot: Slot, own: Indicator, *, gone: bool) -> RevisionChange:
    """One line for an indicator that comes or goes, with all that comes or goes with it."""
    what = _REMOVED if gone else _NEW
    said = _told_whole(own)
    before, after = (said, "") if gone else ("", said)
    return RevisionChange(slot.part, own.text, what, before, after, earlier=tuple(_lines_before(own, gone=gone)))


def _told_whole(own: Indicator) -> str:
    """Objective, target and activities of an indicator; how many where the row would be too low for the activities."""
    head = [f"Sasaran: {own.objective.text}"] if own.objective.text.strip() else []
    head += [f"Target: {own.target.text}"] if own.target and own.target.text.strip() else []
    work = [each.text for each in _work(own) if each.text.strip()]
    listed = [f"{at}. {text}" for at, text in enumerate(work, 1)]
    activities = ["Kegiatan:", *listed] if len(work) > 1 else [f"Kegiatan: {text}" for text in work]
    told = "\n".join([*head, *activities])
    return told if fits_in_a_row(told, BEFORE_AND_AFTER) else "\n".join([*head, f"Kegiatan: {len(work)}"])


def _lines_before(own: Indicator, *, gone: bool) -> Iterator[str]:
    """The codes of the lines that earlier versions wrote for such an indicator: people wrote reasons beside them."""
    target = own.target.text if own.target else ""
    told = [
        ((_REMOVED if gone else _NEW).id, own.text),
        ("Target", target),
        *(((_WORK_REMOVED if gone else _WORK_NEW).id, work.text) for work in _work(own)),
    ]
    for what, said in told:
        yield change_code(own.text, what, *((said, "") if gone else ("", said)))


def _values(slot: Slot, old: Indicator, new: Indicator) -> Iterator[RevisionChange]:
    """Changes of wording, objective and target."""
    about = new.text or old.text
    before, after = (each.target.text if each.target else "" for each in (old, new))
    if same_target(old.target) != same_target(new.target):
        yield RevisionChange(slot.part, about, Text("Target", "Target"), before, after)
    if normalised(old.objective.text) != normalised(new.objective.text):
        yield RevisionChange(slot.part, about, Text("Sasaran", "Objective"), old.objective.text, new.objective.text)
    if normalised(old.text) != normalised(new.text):
        yield RevisionChange(slot.part, about, Text("Redaksi indikator", "Wording"), old.text, new.text)


def _activities(
    slot: Slot, old: Indicator, new: Indicator, definition: Definition, about: str
) -> Iterator[RevisionChange]:
    before, after = _work(old), _work(new)
    pairs = paired(before, after)
    cells: dict[tuple[int, int], list[WorkPair[Activity]]] = {}
    for one, other in pairs:
        cells.setdefault((id(one.row), id(other.row)), []).append((one, other))
    for shared in cells.values():
        name = "\n".join(other.text for _, other in shared)
        yield from _planning(slot, shared[0][0].row, shared[0][1].row, definition, about, name)
    otherwise = reworded(without(before, pairs), without(after, pairs), definition)
    for one, other in otherwise:
        yield _said_otherwise(slot.part, about, one.text, other.text)
        yield from _planning(slot, one.row, other.row, definition, about, other.text)
    for work in without(after, [*pairs, *otherwise]):
        yield RevisionChange(slot.part, about, _WORK_NEW, "", work.text)
    for work in without(before, [*pairs, *otherwise]):
        yield RevisionChange(slot.part, about, _WORK_REMOVED, work.text, "")


def _said_otherwise(part: str, about: str, before: str, after: str) -> RevisionChange:
    """One line for work in other words; earlier versions wrote two, and people reasons beside them."""
    lines = ((_WORK_NEW, "", after), (_WORK_REMOVED, before, ""))
    earlier = tuple(change_code(about, what.id, *said) for what, *said in lines)
    return RevisionChange(part, about, _WORK_REWORDED, before, after, earlier=earlier)


def _planning(
    slot: Slot, old: Activity, new: Activity, definition: Definition, about: str, name: str
) -> Iterator[RevisionChange]:
    """Changes of when and by whom: one line for all the work that stands in one cell before and after."""
    calendar = definition.part(slot.part).schedule.calendar
    if old.periods != new.periods:
        before, after = (", ".join(calendar.labels(each.periods)) for each in (old, new))
        what = Text("Rencana pelaksanaan: {name}", "Schedule: {name}").filled(name=name)
        yield RevisionChange(slot.part, about, what, before, after)
    if _executors(old) != _executors(new):
        before, after = ("\n".join(executor.name for executor in each.executors) for each in (old, new))
        what = Text("Pelaksana: {name}", "Executors: {name}").filled(name=name)
        yield RevisionChange(slot.part, about, what, before, after)


def _work(indicator: Indicator) -> list[Work[Activity]]:
    return [
        work
        for activity in indicator.activities
        for work in works_of(activity.text, (activity.periods, _executors(activity)), activity)
    ]


def _executors(activity: Activity) -> frozenset[str]:
    return frozenset(normalised(executor.name) for executor in activity.executors)
