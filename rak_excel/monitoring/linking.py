"""Which row of a report is which row of the plan that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from rak_excel.formats.grid import as_text
from rak_excel.model import Activity, Definition, Indicator, Plan
from rak_excel.monitoring.planned import indicators_in
from rak_excel.record import Record
from rak_excel.sameness.rewording import Likeness, likeness
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.choices import same_target

_Row = TypeVar("_Row", Indicator, Activity)
Pairs = list[tuple[_Row, _Row]]


class _Step(Record, Generic[_Row]):
    """What two rows have to share to be one: "" or None for a row that has nothing of it.

    Where the plan has more such rows than are there, they have to share `besides` too, else none of them is guessed.
    """

    said: Callable[[_Row], Hashable]
    besides: Callable[[_Row], Hashable] = id  # which no two share


class Linked(Record):
    """The rows of a report with those of the plan, by identity of the former; `lost` are rows of the plan that no row of the
    report is, of all that are `planned`, by part id.
    """

    indicators: Mapping[int, Indicator] = {}
    activities: Mapping[int, Activity] = {}
    planned: Mapping[str, tuple[Indicator, ...]] = {}
    lost_indicators: Mapping[str, tuple[Indicator, ...]] = {}
    lost_activities: tuple[tuple[Indicator, Activity], ...] = ()  # with the indicator of the report

    def indicator(self, own: Indicator) -> Indicator | None:
        return self.indicators.get(id(own))

    def activity(self, own: Activity) -> Activity | None:
        return self.activities.get(id(own))


def link(report: Plan) -> Linked:
    """The rows of a report and of the plan that it carries, as `same_indicators` and `same_activities` tell. Nothing is known
    where it carries none; of a part that was not read all rows are lost.
    """
    if report.reported is None:
        return Linked()
    indicators: dict[int, Indicator] = {}
    activities: dict[int, Activity] = {}
    parts = [each.id for each in report.definition.parts]
    planned = {id_: indicators_in(report.reported, id_, report.definition) for id_ in parts}
    lost: dict[str, tuple[Indicator, ...]] = {}
    lost_activities: list[tuple[Indicator, Activity]] = []
    for id_, there in planned.items():
        part = report.part(id_)
        pairs = same_indicators(part.indicators if part else (), there, report.definition)
        lost[id_] = tuple(_left((), there, pairs)[1])
        for own, one in pairs:
            indicators[id(own)] = one
            works = same_activities(own, one, report.definition)
            activities |= {id(activity): other for activity, other in works}
            lost_activities += ((own, each) for each in _left((), one.activities, works)[1])
    return Linked(indicators, activities, planned, lost, tuple(lost_activities))


def same_indicators(own: Sequence[Indicator], planned: Sequence[Indicator], definition: Definition) -> Pairs[Indicator]:
    """Those that say the same: of one key and all words, down to the words or the key alone; then reworded, one for one.

    Keys move when one of two equal rows goes, so that words count before a key alone.
    """
    named = any(work.executors for each in own for work in each.activities)  # else they were not read
    # Most rows are untouched and in their place: the shortest way.
    in_place = [pair for pair in zip(own, planned, strict=False) if _is_untouched(*pair, named=named)]
    pairs = [*in_place, *_step_by_step(*_left(own, planned, in_place), _INDICATORS)]
    return [*pairs, *_reworded(*_left(own, planned, pairs), definition)]


def same_activities(own: Indicator, planned: Indicator, definition: Definition) -> Pairs[Activity]:
    """Word for word, those that are planned in the same periods first, then those with the same executors; then reworded; then
    what alone is left on both sides.
    """
    if _have_the_same_work(own, planned, named=any(each.executors for each in own.activities)):
        return list(zip(own.activities, planned.activities, strict=True))
    by_words = _step_by_step(own.activities, planned.activities, _ACTIVITIES)
    left = _left(own.activities, planned.activities, by_words)
    near = _reworded(*left, definition)
    left = _left(*left, near)
    alone = [(left[0][0], left[1][0])] if len(left[0]) == len(left[1]) == 1 else []
    return [*by_words, *near, *alone]


def _is_untouched(own: Indicator, planned: Indicator, *, named: bool) -> bool:
    """Whether a row says letter by letter what that of the plan does, as far as it was read; only of rows with a key."""
    return (
        bool(own.key and own.text)
        and (own.key, own.text, own.objective.text) == (planned.key, planned.text, planned.objective.text)
        and (own.target is None or (planned.target is not None and own.target.text == planned.target.text))
        and _have_the_same_work(own, planned, named=named)
    )


def _have_the_same_work(own: Indicator, planned: Indicator, *, named: bool) -> bool:
    """Whether both have the same activities in the same order, none of them blank, planned in the same periods where both say
    when, and of the same executors where any is `named`.
    """
    timed = all(any("planned" in each.further for each in one.activities) for one in (own, planned))
    return len(own.activities) == len(planned.activities) and all(
        one.text
        and one.text == other.text
        and (not named or one.executors == other.executors)
        and (
            not timed or one.further.get("planned") == other.further.get("planned") or _planned(one) == _planned(other)
        )
        for one, other in zip(own.activities, planned.activities, strict=True)
    )


def _step_by_step(own: Sequence[_Row], planned: Sequence[_Row], steps: Iterable[_Step[_Row]]) -> Pairs[_Row]:
    pairs: Pairs[_Row] = []
    left = own, planned
    for step in steps:
        found = _alike(*left, step)
        pairs += found
        left = _left(*left, found) if found else left
        if not all(left):
            break
    return pairs


def _alike(own: Iterable[_Row], planned: Iterable[_Row], step: _Step[_Row]) -> Pairs[_Row]:
    """The nth of those that say the same with the nth; those that say nothing are none."""
    there = grouped((step.said(each), each) for each in planned)
    here = grouped((step.said(each), each) for each in own)
    same = ((rows, there.get(said, [])) for said, rows in here.items() if said)
    return [
        pair
        for rows, those in same
        if len(rows) >= len(those) or len(set(map(step.besides, those))) == 1
        for pair in zip(rows, those, strict=False)
    ]


def _nothing(_: Indicator | Activity) -> Hashable:
    return ""


def _words(row: Indicator | Activity) -> str:
    return normalised(row.text)


def _with_objective(indicator: Indicator) -> Hashable:
    return _words(indicator) and (_words(indicator), normalised(indicator.objective.text))


def _with_target(indicator: Indicator) -> Hashable:
    return _words(indicator) and (_words(indicator), same_target(indicator.target))


def _with_works(indicator: Indicator) -> Hashable:
    return _words(indicator) and (
        _with_objective(indicator),
        tuple(_words(each) for each in indicator.activities if each.text),
    )


def _in_full(indicator: Indicator) -> Hashable:
    works = tuple((_words(each), _executors(each)) for each in indicator.activities)
    return _words(indicator) and (_with_objective(indicator), same_target(indicator.target), works)


def _keyed_when(indicator: Indicator) -> Hashable:
    return (said := _in_full_when(indicator)) and indicator.key and (indicator.key, said)


def _in_full_when(indicator: Indicator) -> Hashable:
    planned = tuple(_planned(each) for each in indicator.activities)
    return any(planned) and _words(indicator) and (_in_full(indicator), planned)


def _when_with_executors(activity: Activity) -> Hashable:
    return _planned(activity) and _words(activity) and (_words(activity), _planned(activity), _executors(activity))


def _when(activity: Activity) -> Hashable:
    return _planned(activity) and _words(activity) and (_words(activity), _planned(activity))


def _planned(activity: Activity) -> str:
    return normalised(as_text(activity.further.get("planned", "")))


def _with_executors(activity: Activity) -> Hashable:
    return _words(activity) and (_words(activity), _executors(activity))


def _executors(activity: Activity) -> tuple[str, ...]:
    return tuple(sorted(normalised(each.name) for each in activity.executors))


def _keyed(said: Callable[[Indicator], Hashable]) -> _Step[Indicator]:
    """Those of one key that say the same besides."""
    return _Step(lambda each: each.key and (each.key, said(each)), _nothing)


_INDICATORS: tuple[_Step[Indicator], ...] = (
    *(_Step(said) for said in (_keyed_when, _in_full_when)),
    *(step for said in (_in_full, _with_works) for step in (_keyed(said), _Step(said))),
    _keyed(_words),
    *(_Step(said) for said in (_with_objective, _with_target, _words)),
    _keyed(_nothing),
)
# Of equal activities any is as good as another; one that differs from them in more is known by then.
_ACTIVITIES: tuple[_Step[Activity], ...] = (
    _Step(_when_with_executors),
    _Step(_with_executors),
    _Step(_when),
    _Step(_words),
    _Step(_with_executors, _nothing),
    _Step(_words, _executors),
)


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
