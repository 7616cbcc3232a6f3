"""Many entries made one: each indicator once, with every activity once, and what contradicted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decisions, Difference, Question, Saying, settle
from rak_excel.merging.differences.fields import Field, Said, said_alike_in, said_of
from rak_excel.merging.differences.sent_before import SentBefore
from rak_excel.merging.differences.three_way import Comparing
from rak_excel.merging.one_below_the_other import LONGEST, joined, written
from rak_excel.merging.sent.entries import ActivityName, Entry, Rank, Slot
from rak_excel.merging.sent.precedence import Precedence, owning
from rak_excel.model import Definition, Executor, Origin, Target
from rak_excel.model.further import ColumnLevel, Further, FurtherColumn, FurtherEntry
from rak_excel.monitoring.figures import as_percentage
from rak_excel.reading.merged_plans.own_sets import own_set
from rak_excel.reading.merged_plans.own_values import Own, own_entry, own_schedule, own_target, own_words
from rak_excel.reading.rows.objectives import objective_of
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.names.executors import official_order
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.period_sets import same_set, says_more, written_set

_Value = TypeVar("_Value")
_Key = TypeVar("_Key")
Position = tuple[bool, Rank]
_Voices = tuple[Sequence[Entry], Sequence[Executor], Entry | None]  # who speaks, for whom, and the plan that is revised


class UnitedActivity(Record):
    """One activity of the merged plan. `entries` are all that say it, the first in official order first."""

    text: str
    marks: Mapping[int, str]
    executors: tuple[Executor, ...]
    entries: tuple[Entry, ...]
    differences: tuple[Difference, ...] = ()
    further: Further = {}


class UnitedIndicator(Record):
    """One indicator of the merged plan. `position` sorts it: as the plan that is revised has it, then officially."""

    slot: Slot
    position: Position
    text: str
    objective: str
    target: Target | None
    activities: tuple[UnitedActivity, ...]
    differences: tuple[Difference, ...] = ()
    further: Further = {}


def unite(
    judged: Precedence, decisions: Decisions, definition: Definition, before: SentBefore, year: int | None = None
) -> list[UnitedIndicator]:
    """The indicators of the merged plan, in no particular order.

    `before` is what the units sent before, if it revises a plan; `year` is the plan's.
    """
    asking = _Asking(judged, decisions, definition, year, Comparing(judged, before))
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
        return indicator.but(objective=worded.get(id(own)) or fill_wording(own.text, office, year))

    return [completed(each) for each in united]


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], _Key]) -> dict[_Key, list[Entry]]:
    groups: dict[_Key, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.base, entry.rank)):
        groups.setdefault(key(entry), []).append(entry)
    return groups


class _Asking(Record):
    """Settles one indicator after the other."""

    judged: Precedence
    decisions: Decisions
    definition: Definition
    year: int | None
    comparing: Comparing

    def indicator(self, slot: Slot, entries: Sequence[Entry]) -> UnitedIndicator:
        about = Question(Field.INDICATOR, slot, about=entries[0].indicator.text)
        speaking = [entry for entry in entries if not entry.base and entry not in self.judged.silent]
        executors = [executor for entry in entries for executor in entry.activity.executors]
        voices = (speaking, executors, self.comparing.firsts.get(slot))
        own = partial(self._own_target, entries)
        text, wordings = self._settled(about, voices, own_words)
        objective, objectives = self._settled(about.but(field=Field.OBJECTIVE), voices, own_words)
        target, targets = self._settled(about.but(field=Field.TARGET), voices, own)
        schedule = about.but(field=Field.SCHEDULE)
        named = _grouped(entries, lambda entry: entry.name)
        order = sorted(named, key=lambda name: _position(self.comparing.rows.get((slot, name)), named[name]))
        activities = tuple(self._activity(name, named[name], schedule) for name in order)
        by_period, sets = self._settled(about.but(field=Field.BY_PERIOD), voices, partial(self._own_set, entries))
        further, others = self._further("indicator", about, voices, self._left(entries))
        differences = tuple(each for each in (objectives, wordings, targets, sets, *others) if each)
        position = _position(self.comparing.firsts.get(slot), entries)
        said = text or "", objective or "", target, activities, differences, {**(by_period or {}), **further}
        return UnitedIndicator(slot, position, *said)

    def _left(self, entries: Sequence[Entry]) -> list[Entry]:
        """Rows of reports that newer files of their unit leave out: what they say of the indicator counts where those say nothing."""
        return [each for each in entries if each in self.judged.silent and self.definition.is_report]

    def _further(
        self, level: ColumnLevel, about: Question, voices: _Voices, left: Sequence[Entry] = ()
    ) -> tuple[Further, list[Difference | None]]:
        """What stands in the further columns of an indicator or an activity, and what contradicts there."""
        entries: dict[str, FurtherEntry] = {}
        told = []
        spoken, executors, based = voices
        for column in self.definition.further_of(about.slot.part, level):
            if column.period:  # all of them are settled together
                continue
            question = about.but(field=Field.of(column))
            units = {each.unit for each in spoken if said_of(each, question.field).same}
            voices = ([*spoken, *(each for each in left if each.unit not in units)], executors, based)
            own = partial(self._own_entry, voices[0], column)
            together = joined(voices[0], question.field) if column.joined else None
            if column.joined and len(as_text(together or "")) <= LONGEST:
                entry, difference = together, None
            else:  # what no cell has room for is asked about as any other difference
                entry, difference = self._settled(question, voices, own)
                if entry is None and self.definition.is_report:  # a dash alone
                    entry = next(written(voices[0], question.field), None)
            entries |= {} if entry is None else {column.id: entry}
            told.append(difference)
        return entries, told

    def _own_entry(self, entries: Sequence[Entry], column: FurtherColumn, text: str) -> Own[FurtherEntry] | Text:
        """A value of one's own, also that of a file where it says the same; a figure of a report has its percent sign."""
        figure = self.definition.is_report and column.kind == "figure"
        read = own_entry(as_percentage(text, entries[0].indicator, self.definition) if figure else text, column)
        if isinstance(read, Text):
            return read
        return read.but(same=said_alike_in(entries[0], Field.of(column), read.text) or read.same)

    def _settled(
        self, question: Question, voices: _Voices, own: Callable[[str], Own[_Value] | Text]
    ) -> tuple[_Value | None, Difference | None]:
        entries, executors, based = voices
        base = _saying(based, said_of(based, question.field), executors) if based else None
        said = ((entry, _saying(entry, said_of(entry, question.field), executors)) for entry in entries)
        sayings = [(entry, saying) for entry, saying in said if saying]
        if question.field != Field.BY_PERIOD:
            speaking = self.comparing.speaking(question, sayings, base, based=based is not None)
            return settle(question, speaking, self.decisions, own)
        # Who leaves periods blank says no more than the revised plan, nor than who says the same of more of them; but a unit
        # that filled them in before takes them out.
        if base:
            sent = partial(self.comparing.sent_before, question)
            sayings = [
                (entry, base if says_more(base, each) and not sent(entry, (base, each)) else each)
                for entry, each in sayings
            ]
        speaking = self.comparing.speaking(question, sayings, base, based=based is not None)
        return settle(question, _saying_most(speaking), self.decisions, own)

    def _own_target(self, entries: Sequence[Entry], text: str) -> Own[Target | None] | Text:
        others = [entry.indicator.target for entry in entries if entry.indicator.target]
        read = own_target(text, self.definition, entries[0].indicator.text, others)
        return read if isinstance(read, Text) else Own(same_target(read), read.text, read)

    def _own_set(self, entries: Sequence[Entry], text: str) -> Own[Further] | Text:
        part, indicator = entries[0].slot.part, entries[0].indicator
        read = own_set(text, part, self.definition)
        if isinstance(read, Text):
            return read
        same = same_set(indicator.but(further=read), part, self.definition)
        return Own(same, written_set(read, part, self.definition), read)

    def _activity(self, name: ActivityName, entries: Sequence[Entry], about: Question) -> UnitedActivity:
        row = (about.slot, name)
        executors = self.comparing.executors(row, entries)
        text = self.comparing.text(row, entries)
        question = about.but(name=name.items, nth=name.nth, activity=text)
        sent = [entry for entry in entries if not entry.base]
        part = self.definition.part(about.slot.part)
        own = partial(own_schedule, part=part, definition=self.definition, year=self.year)
        voices = (sent, executors, self.comparing.rows.get(row))
        marks, difference = self._settled(question, voices, own)
        further, others = self._further("activity", question, voices)
        united = united_executors(executors, about.slot.part, self.definition)
        differences = tuple(each for each in (difference, *others) if each)
        return UnitedActivity(text, marks or {}, united, tuple(entries), differences, further)


def _saying_most(sayings: Sequence[Saying[Any]]) -> list[Saying[Any]]:
    """The sets that no other one says more than; those that are written alike are the same."""
    alike: dict[str, Saying[Any]] = {}
    for each in sorted(sayings, key=lambda each: each.same):
        alike.setdefault(each.text, each)
    same = [each.but(same=alike[each.text].same, typed=alike[each.text].typed) for each in sayings]
    return [each for each in same if not any(says_more(other, each) for other in same)] or same


def _position(based: Entry | None, entries: Sequence[Entry]) -> Position:
    return based is None, based.rank if based else min(entry.rank for entry in entries)


def united_executors(executors: Iterable[Executor], part: str, definition: Definition) -> tuple[Executor, ...]:
    """Every executor once, in official order; names that are not recognised stay as they were written."""
    once = {normalised(executor.name): executor for executor in reversed(list(executors))}
    return tuple(sorted(once.values(), key=lambda each: (official_order(each, part, definition), each.name)))


def _saying(entry: Entry, said: Said, executors: Iterable[Executor]) -> Saying[Any] | None:
    """What an entry says; None where it is blank, and a blank never contradicts."""
    if not said.same:
        return None
    origin = Origin(entry.file, said.cell.sheet, said.cell.address)
    return Saying(said.same, said.text, said.value, origin, entry.rank, owning(entry.plan, executors), said.typed)
