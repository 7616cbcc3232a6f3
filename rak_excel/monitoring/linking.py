"""Which row of a report is which row of the plan that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from rak_excel.model import Activity, Definition, Indicator, Plan
from rak_excel.monitoring.planned import indicators_in
from rak_excel.record import Record
from rak_excel.sameness.rewording import Likeness, likeness
from rak_excel.vocabulary.basics.texts import normalised

_Row = TypeVar("_Row", Indicator, Activity)
Pairs = list[tuple[_Row, _Row]]


class Linked(Record):
    """The rows of a report with those of the plan, by identity of the former; `lost` are rows of the plan that no row of the
    report is, by part.
    """

    indicators: Mapping[int, Indicator] = {}
    activities: Mapping[int, Activity] = {}
    lost_indicators: Mapping[str, tuple[Indicator, ...]] = {}
    lost_activities: tuple[tuple[Indicator, Activity], ...] = ()  # with the indicator of the report

    def indicator(self, own: Indicator) -> Indicator | None:
        return self.indicators.get(id(own))

    def activity(self, own: Activity) -> Activity | None:
        return self.activities.get(id(own))


def link(report: Plan) -> Linked:
    """The rows of a report and of the plan that it carries: by key, else word for word, else by words where only one can be
    meant. Nothing is known where it carries none.
    """
    if report.reported is None:
        return Linked()
    indicators: dict[int, Indicator] = {}
    activities: dict[int, Activity] = {}
    lost: dict[str, tuple[Indicator, ...]] = {}
    lost_activities: list[tuple[Indicator, Activity]] = []
    for part in report.parts:
        planned = indicators_in(report.reported, part.id, report.definition)
        pairs = same_indicators(part.indicators, planned, report.definition)
        lost[part.id] = tuple(each for each in planned if all(each is not one for _, one in pairs))
        for own, one in pairs:
            indicators[id(own)] = one
            works = same_activities(own, one, report.definition)
            activities |= {id(activity): other for activity, other in works}
            gone = (each for each in one.activities if all(each is not other for _, other in works))
            lost_activities += ((own, each) for each in gone)
    return Linked(indicators, activities, lost, tuple(lost_activities))


def same_indicators(own: Sequence[Indicator], planned: Sequence[Indicator], definition: Definition) -> Pairs[Indicator]:
    """Those of one key; then word for word, the nth with the nth; then reworded, one for one."""
    by_key = _alike(own, planned, lambda each: each.key)
    left = _left(own, planned, by_key)
    by_words = _alike(*left, lambda each: normalised(each.text))
    return [*by_key, *by_words, *_reworded(*_left(*left, by_words), definition)]


def same_activities(own: Indicator, planned: Indicator, definition: Definition) -> Pairs[Activity]:
    """Word for word, the nth with the nth; then reworded; then what alone is left on both sides."""
    by_words = _alike(own.activities, planned.activities, lambda each: normalised(each.text))
    left = _left(own.activities, planned.activities, by_words)
    near = _reworded(*left, definition)
    left = _left(*left, near)
    alone = [(left[0][0], left[1][0])] if len(left[0]) == len(left[1]) == 1 else []
    return [*by_words, *near, *alone]


def _alike(own: Iterable[_Row], planned: Iterable[_Row], said: Callable[[_Row], Hashable]) -> Pairs[_Row]:
    """The nth of those that say the same with the nth; those that say nothing are none."""
    there = dict(_numbered(planned, said))
    return [(each, there[key]) for key, each in _numbered(own, said) if key in there]


def _numbered(rows: Iterable[_Row], said: Callable[[_Row], Hashable]) -> Iterator[tuple[tuple[Hashable, int], _Row]]:
    seen: Counter[Hashable] = Counter()
    for row in rows:
        if key := said(row):
            seen[key] += 1
            yield (key, seen[key]), row


def _left(own: Sequence[_Row], planned: Sequence[_Row], pairs: Pairs[_Row]) -> tuple[list[_Row], list[_Row]]:
    """What is in none of the pairs, of both sides."""
    known = {id(each) for pair in pairs for each in pair}
    return [each for each in own if id(each) not in known], [each for each in planned if id(each) not in known]


def _reworded(own: Sequence[_Row], planned: Sequence[_Row], definition: Definition) -> Pairs[_Row]:
    near = [
        (one, other)
        for one in own
        for other in planned
        if likeness(other.text, one.text, definition) is Likeness.REWORDED
    ]
    met = Counter(id(each) for pair in near for each in pair)
    return [pair for pair in near if all(met[id(each)] == 1 for each in pair)]
