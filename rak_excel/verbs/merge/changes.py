"""What a revision changes: the matrix that is signed beside a revised plan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rak_excel.language import Text
from rak_excel.model import Activity, Definition, Indicator
from rak_excel.verbs.merge.differences import Reason
from rak_excel.verbs.merge.entries import Slot, comparable_items, same_target
from rak_excel.vocabulary.words import normalised


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


def changes(
    before: Mapping[Slot, Indicator], after: Mapping[Slot, Indicator], definition: Definition
) -> tuple[Change, ...]:
    """What differs, indicator by indicator in the order of the new plan, then what only the old one has."""
    kept = (change for slot in after for change in _indicator(slot, before.get(slot), after[slot], definition))
    gone = (
        change for slot in before if slot not in after for change in _indicator(slot, before[slot], None, definition)
    )
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
    before, after = _work(old), _work(new)
    pairs = _paired(before, after)
    cells: dict[tuple[int, int], list[tuple[_Work, _Work]]] = {}
    for one, other in pairs:
        cells.setdefault((id(one.activity), id(other.activity)), []).append((one, other))
    for shared in cells.values():
        name = "\n".join(other.text for _, other in shared)
        yield from _planning(slot, shared[0][0].activity, shared[0][1].activity, definition, about, name)
    kept = {id(work) for pair in pairs for work in pair}
    for work in (each for each in after if id(each) not in kept):
        yield Change(slot.part, about, Text("Kegiatan baru", "New activity"), "", work.text)
    for work in (each for each in before if id(each) not in kept):
        yield Change(slot.part, about, Text("Kegiatan dihapus", "Activity removed"), work.text, "")


def _paired(before: Sequence[_Work], after: Sequence[_Work]) -> list[tuple[_Work, _Work]]:
    """The same work before and after, in the order of the new plan.

    What an indicator says twice is paired as it is planned, then as it stands: rows may have moved past one another.
    """
    pairs: list[tuple[_Work, _Work]] = []
    waiting = list(before)
    for same in (_same_plan, _same_words):
        for work in after:
            one = None if _among(work, pairs) else next((each for each in waiting if same(each, work)), None)
            if one:
                waiting = [each for each in waiting if each is not one]
                pairs.append((one, work))
    places = {id(work): at for at, work in enumerate(after)}
    return sorted(pairs, key=lambda pair: places[id(pair[1])])


def _among(work: _Work, pairs: Sequence[tuple[_Work, _Work]]) -> bool:
    return any(other is work for _, other in pairs)


def _same_words(one: _Work, other: _Work) -> bool:
    return one.words == other.words


def _same_plan(one: _Work, other: _Work) -> bool:
    mine, theirs = one.activity, other.activity
    return _same_words(one, other) and (mine.periods, _executors(mine)) == (theirs.periods, _executors(theirs))


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


@dataclass(frozen=True, slots=True)
class _Work:
    """One item of an activity, so that the same work compares wherever it stands."""

    words: str
    text: str
    activity: Activity


def _work(indicator: Indicator | None) -> list[_Work]:
    return [
        _Work(words, text, activity)
        for activity in (indicator.activities if indicator else ())
        for text, words in zip(activity.items or ("",), comparable_items(activity.text) or ("",), strict=True)
    ]


def _executors(activity: Activity) -> frozenset[str]:
    return frozenset(normalised(executor.name) for executor in activity.executors)
