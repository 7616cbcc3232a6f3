"""What a revision changes: the matrix that is signed beside a revised plan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rak_excel.language import Text
from rak_excel.model import Activity, Definition, Indicator, Plan
from rak_excel.verbs.merge.differences import Reason
from rak_excel.verbs.merge.entries import Slot, comparable_items, entries_of
from rak_excel.verbs.merge.uniting import same_target
from rak_excel.vocabulary.words import normalised

Items = tuple[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the matrix. `before` is blank for what is new, `after` for what goes."""

    part: str
    indicator: str
    what: Text
    before: str
    after: str
    reason: str = ""  # why, as people wrote it on an earlier matrix

    @property
    def code(self) -> str:
        """What a reason belongs to: the same change on the next matrix has the same code."""
        return change_code(self.indicator, self.what.id, self.before, self.after)


def change_code(*said: str) -> str:
    """The code of a change by what its line says: indicator, what changes, before, after."""
    return hashlib.sha256("\x1f".join(map(normalised, said)).encode()).hexdigest()[:12]


def changes(before: Plan, after: Plan) -> tuple[Change, ...]:
    """What differs, indicator by indicator in the order of the new plan, then what only the old one has."""
    old, new = _by_slot(before), _by_slot(after)
    kept = (change for slot in new for change in _indicator(slot, old.get(slot), new[slot], after.definition))
    gone = (change for slot in old if slot not in new for change in _indicator(slot, old[slot], None, after.definition))
    return (*kept, *gone)


def with_reasons(changed: Sequence[Change], reasons: Sequence[Reason]) -> tuple[tuple[Change, ...], tuple[Reason, ...]]:
    """The changes with the reasons written for them earlier, the nth for the nth; and the reasons that fit none."""
    waiting = list(reasons)
    told = []
    for change in changed:
        own = next((each for each in waiting if each.code == change.code), None)
        if own:
            waiting.remove(own)
        told.append(replace(change, reason=own.text) if own else change)
    return tuple(told), tuple(waiting)


def _by_slot(plan: Plan) -> dict[Slot, Indicator]:
    return {entry.slot: entry.indicator for entry in entries_of([plan])}


def _indicator(slot: Slot, old: Indicator | None, new: Indicator | None, definition: Definition) -> Iterator[Change]:
    before, after = old.text if old else "", new.text if new else ""
    if old is None or new is None:
        what = Text("Indikator dihapus", "Indicator removed") if old else Text("Indikator baru", "New indicator")
        yield Change(slot.part, after or before, what, before, after)
    yield from _values(slot, old, new, after or before)
    yield from _activities(slot, old, new, definition, after or before)


def _values(slot: Slot, old: Indicator | None, new: Indicator | None, about: str) -> Iterator[Change]:
    """Changes of wording, objective and target; of a new or removed indicator the target alone is of interest."""
    target = Text("Target", "Target")
    before = old.target.text if old and old.target else ""
    after = new.target.text if new and new.target else ""
    if same_target(old.target if old else None) != same_target(new.target if new else None):
        yield Change(slot.part, about, target, before, after)
    if old is None or new is None:
        return
    if normalised(old.objective.text) != normalised(new.objective.text):
        yield Change(slot.part, about, Text("Sasaran", "Objective"), old.objective.text, new.objective.text)
    if normalised(old.text) != normalised(new.text):
        yield Change(slot.part, about, Text("Redaksi indikator", "Wording"), old.text, new.text)


def _activities(
    slot: Slot, old: Indicator | None, new: Indicator | None, definition: Definition, about: str
) -> Iterator[Change]:
    before, after = _by_item(old), _by_item(new)
    cells: dict[tuple[int, int], list[Items]] = {}
    for items in after:
        if items in before:
            cells.setdefault((id(before[items][1]), id(after[items][1])), []).append(items)
    for shared in cells.values():
        name = "\n".join(_told(after, items) for items in shared)
        yield from _planning(slot, before[shared[0]][1], after[shared[0]][1], definition, about, name)
    for items in [each for each in after if each not in before]:
        yield Change(slot.part, about, Text("Kegiatan baru", "New activity"), "", _told(after, items))
    for items in [each for each in before if each not in after]:
        yield Change(slot.part, about, Text("Kegiatan dihapus", "Activity removed"), _told(before, items), "")


def _planning(
    slot: Slot, old: Activity, new: Activity, definition: Definition, about: str, name: str
) -> Iterator[Change]:
    """Changes of when and by whom: one line for all the work that stands in one cell before and after."""
    calendar = definition.part(slot.part).schedule.calendar
    if old.periods != new.periods:
        labels = [", ".join(calendar.labels(each.periods)) for each in (old, new)]
        what = Text("Rencana pelaksanaan: {name}", "Schedule: {name}").filled(name=name)
        yield Change(slot.part, about, what, *labels)
    if _executors(old) != _executors(new):
        names = ["\n".join(executor.name for executor in each.executors) for each in (old, new)]
        what = Text("Pelaksana: {name}", "Executors: {name}").filled(name=name)
        yield Change(slot.part, about, what, *names)


def _by_item(indicator: Indicator | None) -> Mapping[Items, tuple[str, Activity]]:
    """Every item with the activity it stands in, so that the same work compares wherever it stands."""
    found: dict[Items, tuple[str, Activity]] = {}
    for activity in indicator.activities if indicator else ():
        for text, comparable in _items(activity):
            nth = sum(known == (comparable,) for known, _ in found) + 1
            found[((comparable,), nth)] = (text, activity)
    return found


def _items(activity: Activity) -> Sequence[tuple[str, str]]:
    return list(zip(activity.items or ("",), comparable_items(activity.text) or ("",), strict=True))


def _told(found: Mapping[Items, tuple[str, Activity]], items: Items) -> str:
    return found[items][0]


def _executors(activity: Activity) -> frozenset[str]:
    return frozenset(normalised(executor.name) for executor in activity.executors)
