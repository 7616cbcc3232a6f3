"""Many entries made one: each indicator once, with every activity once, and what contradicted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decisions, Difference, Field, Question, Saying, settle
from rak_excel.merging.differences.sent_before import SentBefore
from rak_excel.merging.differences.three_way import Comparing
from rak_excel.merging.sent.entries import ActivityName, Entry, Rank, Slot
from rak_excel.merging.sent.precedence import Precedence, owning
from rak_excel.model import Cell, Definition, Executor, Origin, Target
from rak_excel.model.definition import ColumnLevel, FurtherColumn
from rak_excel.model.plan import Further, FurtherEntry
from rak_excel.reading.merged_plans.own_values import Own, own_entry, own_schedule, own_target, own_words
from rak_excel.reading.rows.objectives import objective_of
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.names.executors import official_order
from rak_excel.vocabulary.targets.choices import same_target

_Value = TypeVar("_Value")
_Key = TypeVar("_Key")
Position = tuple[bool, Rank]
_Said = tuple[str, str, _Value, Cell]  # what values share, what people read, the value, where it stands
_Voices = tuple[Sequence[Entry], Sequence[Executor], Entry | None]  # who speaks, for whom, and the plan that is revised


@dataclass(frozen=True, slots=True)
class UnitedActivity:
    """One activity of the merged plan. `entries` are all that say it, the first in official order first."""

    text: str
    marks: Mapping[int, str]
    executors: tuple[Executor, ...]
    entries: tuple[Entry, ...]
    differences: tuple[Difference, ...] = ()
    further: Further = field(default_factory=dict)

    @property
    def periods(self) -> tuple[int, ...]:
        return tuple(sorted(self.marks))


@dataclass(frozen=True, slots=True)
class UnitedIndicator:
    """One indicator of the merged plan. `position` sorts it: as the plan that is revised has it, then officially."""

    slot: Slot
    position: Position
    text: str
    objective: str
    target: Target | None
    activities: tuple[UnitedActivity, ...]
    differences: tuple[Difference, ...] = ()
    further: Further = field(default_factory=dict)


def unite(
    judged: Precedence, decisions: Decisions, definition: Definition, before: SentBefore, year: int | None = None
) -> list[UnitedIndicator]:
    """The indicators of the merged plan, in no particular order.

    `before` is what the units sent before, if it revises a plan; `year` is the plan's.
    """
    asking = _Asking(judged, decisions, definition, before, year)
    return [asking.indicator(slot, said) for slot, said in _grouped(judged.counting, lambda entry: entry.slot).items()]


def with_objectives(
    united: Sequence[UnitedIndicator], definition: Definition, office: str, year: int | None
) -> list[UnitedIndicator]:
    """Indicators of the definition for which nobody wrote an objective under its objective, worded as the others have it.

    A reader of the plan does the same, by the row key. `office` is what stands for {office}.
    """
    worded: dict[int, str] = {}
    for each in sorted(united, key=lambda each: each.position):
        if each.objective.strip():
            worded.setdefault(id(objective_of(each.slot.name, definition)), each.objective)

    def completed(indicator: UnitedIndicator) -> UnitedIndicator:
        own = objective_of(indicator.slot.name, definition)
        if own is None or indicator.objective.strip():
            return indicator
        return replace(indicator, objective=worded.get(id(own)) or fill_wording(own.text, office, year))

    return [completed(each) for each in united]


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], _Key]) -> dict[_Key, list[Entry]]:
    groups: dict[_Key, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.base, entry.rank)):
        groups.setdefault(key(entry), []).append(entry)
    return groups


class _Asking:
    """Settles one indicator after the other."""

    def __init__(
        self, judged: Precedence, decisions: Decisions, definition: Definition, before: SentBefore, year: int | None
    ) -> None:
        self._comparing = Comparing(judged, before)
        self._silent = judged.silent
        self._decisions = decisions
        self._definition = definition
        self._year = year
        based = [each for each in (*judged.counting, *judged.superseded) if each.base]
        based.sort(key=lambda each: each.rank, reverse=True)
        self._slots = {entry.slot: entry.rank for entry in based}
        self._activities = {entry.row: entry.rank for entry in based}

    def indicator(self, slot: Slot, entries: Sequence[Entry]) -> UnitedIndicator:
        about = Question(Field.INDICATOR, slot, about=entries[0].indicator.text)
        speaking = [entry for entry in entries if not entry.base and entry not in self._silent]
        executors = [executor for entry in entries for executor in entry.activity.executors]
        voices = (speaking, executors, self._comparing.of_slot(slot))
        own = partial(self._own_target, entries)
        text, wordings = self._settled(about, voices, _wording, own_words)
        objective, objectives = self._settled(replace(about, field=Field.OBJECTIVE), voices, _objective, own_words)
        target, targets = self._settled(replace(about, field=Field.TARGET), voices, _target, own)
        schedule = replace(about, field=Field.SCHEDULE)
        named = _grouped(entries, lambda entry: entry.name)
        order = sorted(named, key=lambda name: _position(self._activities.get((slot, name)), named[name]))
        activities = tuple(self._activity(name, named[name], schedule) for name in order)
        further, others = self._further("indicator", about, voices)
        differences = tuple(each for each in (objectives, wordings, targets, *others) if each)
        position = _position(self._slots.get(slot), entries)
        return UnitedIndicator(slot, position, text or "", objective or "", target, activities, differences, further)

    def _further(self, level: ColumnLevel, about: Question, voices: _Voices) -> tuple[Further, list[Difference | None]]:
        """What stands in the further columns of an indicator or an activity, and what contradicts there."""
        entries: dict[str, FurtherEntry] = {}
        told = []
        for column in self._definition.further_of(about.slot.part, level):
            said, own = partial(_entry, column=column), partial(own_entry, column=column)
            entry, difference = self._settled(replace(about, field=Field.of(column)), voices, said, own)
            entries |= {} if entry is None else {column.id: entry}
            told.append(difference)
        return entries, told

    def _settled(
        self,
        question: Question,
        voices: _Voices,
        said: Callable[[Entry], _Said[_Value]],
        own: Callable[[str], Own[_Value] | Text],
    ) -> tuple[_Value | None, Difference | None]:
        entries, executors, based = voices
        base = _saying(based, said(based), executors) if based else None
        sayings = [(entry, saying) for entry in entries if (saying := _saying(entry, said(entry), executors))]
        speaking = self._comparing.speaking(question, sayings, base, based=based is not None)
        return settle(question, speaking, self._decisions, own)

    def _own_target(self, entries: Sequence[Entry], text: str) -> Own[Target | None] | Text:
        others = [entry.indicator.target for entry in entries if entry.indicator.target]
        read = own_target(text, self._definition, entries[0].indicator.text, others)
        return read if isinstance(read, Text) else Own(same_target(read), read.text, read)

    def _activity(self, name: ActivityName, entries: Sequence[Entry], about: Question) -> UnitedActivity:
        row = (about.slot, name)
        executors = self._comparing.executors(row, entries)
        text = self._comparing.text(row, entries)
        question = replace(about, name=name.items, nth=name.nth, activity=text)
        sent = [entry for entry in entries if not entry.base]
        part = self._definition.part(about.slot.part)
        own = partial(own_schedule, part=part, definition=self._definition, year=self._year)
        voices = (sent, executors, self._comparing.of_row(row))
        marks, difference = self._settled(question, voices, _schedule, own)
        further, others = self._further("activity", question, voices)
        united = united_executors(executors, about.slot.part, self._definition)
        differences = tuple(each for each in (difference, *others) if each)
        return UnitedActivity(text, marks or {}, united, tuple(entries), differences, further)


def _position(based: Rank | None, entries: Sequence[Entry]) -> Position:
    return based is None, based or min(entry.rank for entry in entries)


def united_executors(executors: Iterable[Executor], part: str, definition: Definition) -> tuple[Executor, ...]:
    """Every executor once, in official order; names that are not recognised stay as they were written."""
    once = {normalised(executor.name): executor for executor in reversed(list(executors))}
    return tuple(sorted(once.values(), key=lambda each: (official_order(each, part, definition), each.name)))


def _saying(entry: Entry, said: _Said[_Value], executors: Iterable[Executor]) -> Saying[_Value] | None:
    """What an entry says; None where it is blank, and a blank never contradicts."""
    same, text, value, cell = said
    if not same:
        return None
    origin = Origin(entry.file, cell.sheet, cell.address)
    return Saying(same, text, value, origin, entry.rank, owning(entry.plan, executors))


def _wording(entry: Entry) -> _Said[str]:
    text = entry.indicator.text
    return normalised(text), text, text, entry.indicator.place.cell("indicator")


def _objective(entry: Entry) -> _Said[str]:
    objective = entry.indicator.objective
    return normalised(objective.text), objective.text, objective.text, objective.place.cell("objective")


def _target(entry: Entry) -> _Said[Target | None]:
    target = entry.indicator.target
    return same_target(target), target.text if target else "", target, entry.indicator.target_cell


def _entry(entry: Entry, column: FurtherColumn) -> _Said[FurtherEntry]:
    owner = entry.indicator if column.level == "indicator" else entry.activity
    value = owner.further.get(column.id, "")
    text = as_text(value)
    return normalised(text), text, value, owner.place.cell(column.id)


def _schedule(entry: Entry) -> _Said[Mapping[int, str]]:
    activity = entry.activity
    calendar = entry.plan.definition.part(entry.slot.part).schedule.calendar
    labels = ", ".join(calendar.labels(activity.periods))
    first = activity.periods[0] if activity.periods else 1
    return labels, labels, activity.marks, activity.place.period(first)
