"""What an earlier quarter reported, carried into the form of a later one: figures, confirmed goals, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.grid import as_text
from rak_excel.model import Activity, Definition, FormRow, Indicator, Origin, Place, Plan
from rak_excel.model.further import Further, FurtherEntry
from rak_excel.model.monitoring import SETTLED, Quarter
from rak_excel.model.reported_plan import FollowUp, ReportedPlan, goal_id
from rak_excel.monitoring.figures import says_nothing
from rak_excel.monitoring.goals import NONE_NOW, proposed_goal
from rak_excel.monitoring.linking import Pairs, same_indicators
from rak_excel.monitoring.planned import indicators_in
from rak_excel.monitoring.report import state_of
from rak_excel.monitoring.sayings import says_anything
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED, is_unconfirmed

RowsAbout = frozenset[tuple[str, int]]


class Before(Record):
    """A signed plan with what the report of an earlier quarter says of it.

    `reported` is the plan as a later report carries it, with all that is still to be done, oldest first. `about` has beside
    each of that the indicators that it is of, by part and number of their first row from 0; none where the plan has none.
    """

    reported: ReportedPlan
    about: tuple[RowsAbout, ...] = ()

    def follow_ups(self, wanted: Iterable[tuple[str, int]], *, of_none: bool) -> tuple[FollowUp, ...]:
        """Those that are of any of these indicators, and those that are `of_none` of the plan too."""
        rows = frozenset(wanted)
        told = zip(self.reported.follow_ups, self.about, strict=True)
        return tuple(each for each, about in told if (of_none and not about) or not about.isdisjoint(rows))


class _Part(Record):
    """A part of the plan beside the earlier report: the rows of that, and those of the plan which it carries, with the plan's."""

    planned: tuple[Indicator, ...]
    said: Pairs[Indicator]
    carried: Pairs[Indicator]


def with_previous(reported: ReportedPlan, earlier: Plan, definition: Definition, quarter: int) -> Before:
    """The whole plan as a report of a quarter carries it after an earlier one; `definition` is that of the plan.

    Beside each indicator stand the confirmed goals of the quarters before, what is offered after the last of them, and the figure
    up to the end of the last quarter where the report is of that: a figure of an older quarter is none of it.
    """
    parts = {part: _part(part, reported, earlier, definition) for part in reported.rows}
    words, of = monitoring_words(definition), Quarter(quarter, earlier.identity.year)

    def offered(indicator: Indicator, part: str, last: str) -> str:
        return proposed_goal(indicator, part, definition, words, of, last)

    rows = {
        part: tuple(_rows(own, part, parts[part], earlier, quarter, offered)) for part, own in reported.rows.items()
    }
    told = [*_carried_ones(earlier, parts), *_written_down(earlier, parts)]
    follow_ups = tuple(each for each, _ in told)
    before = quarter_of(earlier.definition).number
    return Before(reported.but(rows=rows, follow_ups=follow_ups, before=before), tuple(about for _, about in told))


def figure_before(made: FormRow | None, reported: ReportedPlan | None, quarter: int) -> str:
    """The figure of the quarter before in a row of a form as it was made; a dash where that was known and had none, else ""."""
    follows = reported is not None and reported.before == quarter - 1 > 0
    return (as_text(made.further.get("previous", "")) or NONE_NOW) if made is not None and follows else ""


def _part(part: str, reported: ReportedPlan, earlier: Plan, definition: Definition) -> _Part:
    planned, there = indicators_in(reported, part, definition), earlier.part(part)
    carried = indicators_in(earlier.reported, part, definition) if earlier.reported else ()
    said = same_indicators(there.indicators if there else (), planned, definition)
    return _Part(planned, said, same_indicators(carried, planned, definition))


def _rows(
    own: Iterable[FormRow],
    name: str,
    part: _Part,
    earlier: Plan,
    quarter: int,
    offered: Callable[[Indicator, str, str], str],
) -> Iterator[FormRow]:
    said, carried = ({one.place.row: each for each, one in pairs} for pairs in (part.said, part.carried))
    planned = {each.place.row: each for each in part.planned}
    before = quarter_of(earlier.definition).number
    for number, row in enumerate(own, 1):
        goals = _goals(carried.get(number), before)
        told = _of_indicator(said.get(number), before, follows=before == quarter - 1)
        if last := told.get(goal_id(before)) or next(reversed(goals.values()), ""):
            was, now = carried.get(number) or said[number], planned[number]
            goals[goal_id(quarter)] = offered(
                now, name, f"{as_text(last)}{UNCONFIRMED if _has_changed(was, now) else ''}"
            )
        yield row.but(further={**row.further, **goals, **told}) if row.starts_indicator else row


def _has_changed(was: Indicator, now: Indicator) -> bool:
    """Whether the plan says another indicator or target by now."""
    return normalised(was.text) != normalised(now.text) or same_target(was.target) != same_target(now.target)


def _goals(carried: Indicator | None, before: int) -> dict[str, FurtherEntry]:
    """What the earlier report carries of the quarters before it, the first one first."""
    further = carried.further if carried else {}
    return {goal_id(each): further[goal_id(each)] for each in range(1, before) if goal_id(each) in further}


def _of_indicator(said: Indicator | None, before: int, *, follows: bool) -> Further:
    actual, goal = (as_text(said.further.get(column, "")) if said else "" for column in ("actual", "goal"))
    figure = {"previous": actual} if follows and not says_nothing(actual) else {}
    return figure | ({} if not goal or is_unconfirmed(goal) else {goal_id(before): goal})


def _carried_ones(earlier: Plan, parts: Mapping[str, _Part]) -> Iterator[tuple[FollowUp, RowsAbout]]:
    """Those that the report has from before and that are not settled."""
    for each in earlier.reported.follow_ups if earlier.reported else ():
        if state_of(each.state, monitoring_words(earlier.definition)) not in SETTLED:
            about = dict(_named(each, {each.part: parts[each.part]} if each.part in parts else parts))
            keys = {one.key for one in about.values()}
            key = (keys.pop() or "") if len(keys) == 1 else each.key
            origins = _origins(earlier, each.place, "text")
            open_one = each.but(state="", result="", evidence="", key=key, place=None, origins=origins)
            yield open_one, frozenset(about)


def _named(each: FollowUp, parts: Mapping[str, _Part]) -> Iterator[tuple[tuple[str, int], Indicator]]:
    """The rows of the plan whose indicator has the words of a follow-up, or had them; of several that with its key."""
    words = normalised(each.indicator)
    for name, part in parts.items() if words else ():
        had = [(before, one) for before, one in (*part.carried, *part.said) if normalised(before.text) == words]
        has = [(one, one) for one in part.planned if normalised(one.text) == words]
        same = had or has
        own = [one for before, one in same if each.key and before.key == each.key]
        yield from ((_row(name, one), one) for one in own or [one for _, one in same])


def _written_down(earlier: Plan, parts: Mapping[str, _Part]) -> Iterator[tuple[FollowUp, RowsAbout]]:
    """Those that were written down in the quarter of the report, in its rows."""
    carried = earlier.reported.follow_ups if earlier.reported else ()
    own = quarter_of(earlier.definition).number
    first = max((each.number for each in carried if each.quarter == own), default=0) + 1
    planned = {id(said): one for part in parts.values() for said, one in part.said}
    for number, (part, indicator, activity) in enumerate(_with_follow_up(earlier), first):
        one = planned.get(id(indicator))
        follow_up = _follow_up(earlier, number, part, indicator, activity).but(key=(one or indicator).key or "")
        yield follow_up, frozenset({_row(part, one)} if one else ())


def _row(part: str, planned: Indicator) -> tuple[str, int]:
    return part, planned.place.row - 1


def _with_follow_up(earlier: Plan) -> Iterator[tuple[str, Indicator, Activity | None]]:
    """The rows in which a follow-up was written down: those of activities, and of an indicator that it is said of as a whole."""
    for part in earlier.parts:
        for indicator in part.indicators:
            for row in (None, *indicator.activities):
                if says_anything(_said("follow_up", indicator, row), earlier.definition):
                    yield part.id, indicator, row


def _said(column: str, indicator: Indicator, activity: Activity | None) -> str:
    return as_text((activity or indicator).further.get(column, ""))


def _follow_up(earlier: Plan, number: int, part: str, indicator: Indicator, activity: Activity | None) -> FollowUp:
    obstacle, text, person, due = (
        _said(column, indicator, activity) for column in ("obstacle", "follow_up", "person", "due")
    )
    return FollowUp(
        quarter_of(earlier.definition).number,
        number,
        part,
        indicator.text,
        activity.text if activity else "",
        obstacle,
        text,
        person or (activity.executors_text if activity else ""),
        due,
        origins=_origins(earlier, (activity or indicator).place, "follow_up"),
    )


def _origins(earlier: Plan, place: Place | None, column: str) -> tuple[Origin, ...]:
    """The cell of the earlier report in which a follow-up stands."""
    return (Origin(earlier.source.file, place.sheet, place.cell(column).address),) if place else ()
