"""What an earlier quarter reported, carried into the form of a later one: figures, confirmed goals, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.grid import as_text
from rak_excel.model import Activity, FormRow, Indicator, Plan
from rak_excel.model.further import Further
from rak_excel.model.monitoring import Quarter
from rak_excel.model.reported_plan import FollowUp, ReportedPlan
from rak_excel.model.standard_columns import period_target_id
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.figures import says_nothing
from rak_excel.monitoring.linking import same_indicators
from rak_excel.monitoring.planned import indicators_in
from rak_excel.monitoring.report import state_of
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.period_entries import is_unconfirmed

_DONE = "done"
_GOALS = tuple(period_target_id(number, QUARTERS) for number in range(1, QUARTERS + 1))
"""The columns of a plan with targets of quarters."""


def with_previous(reported: ReportedPlan, earlier: Plan, *, whole: bool = True) -> ReportedPlan:
    """The plan as a later report carries it: with what the report of an earlier quarter says of its indicators.

    Beside each indicator stand the figure up to the end of that quarter, and its confirmed goal where the plan has none. What
    was to be done and is not done yet follows, oldest first; unless the `whole` plan is reported, of its indicators alone.
    """
    rows = {part: tuple(_rows(own, part, reported, earlier)) for part, own in reported.rows.items()}
    return reported.but(rows=rows, follow_ups=tuple(_open_follow_ups(reported, earlier, whole=whole)))


def _rows(own: tuple[FormRow, ...], part: str, reported: ReportedPlan, earlier: Plan) -> Iterator[FormRow]:
    said = iter(_said_before(part, reported, earlier))
    for row in own:
        yield row.but(further=_with(row.further, next(said))) if row.starts_indicator else row


def _with(planned: Further, said: Further) -> Further:
    """What the plan says with what an earlier report does: targets of quarters that the plan has are not mixed with others."""
    own = any(planned.get(id_) for id_ in _GOALS)
    return {
        **planned,
        **{id_: entry for id_, entry in said.items() if not (planned.get(id_) or (own and id_ in _GOALS))},
    }


def _said_before(part: str, reported: ReportedPlan, earlier: Plan) -> Iterator[Further]:
    """Of each indicator of the plan what the earlier report says of it."""
    planned = indicators_in(reported, part, earlier.definition)
    there = earlier.part(part)
    pairs = same_indicators(there.indicators if there else (), planned, earlier.definition)
    before = {id(one): own for own, one in pairs}
    carried = _carried_goals(planned, part, earlier)
    quarter = quarter_of(earlier.definition)
    for each in planned:
        own = before.get(id(each))
        yield {**carried.get(id(each), {}), **(_of_indicator(own, quarter) if own else {})}


def _of_indicator(before: Indicator, quarter: Quarter) -> Further:
    actual, goal = (as_text(before.further.get(column, "")) for column in ("actual", "goal"))
    figure = {} if says_nothing(actual) else {"previous": actual}
    return figure | ({} if not goal or is_unconfirmed(goal) else {period_target_id(quarter.number, QUARTERS): goal})


def _carried_goals(planned: tuple[Indicator, ...], part: str, earlier: Plan) -> Mapping[int, Further]:
    """By identity of an indicator of the plan, the goals of quarters that the earlier report carries."""
    if earlier.reported is None:
        return {}
    carried = indicators_in(earlier.reported, part, earlier.definition)
    pairs = same_indicators(carried, planned, earlier.definition)
    return {id(one): {id_: own.further[id_] for id_ in _GOALS if id_ in own.further} for own, one in pairs}


def _open_follow_ups(reported: ReportedPlan, earlier: Plan, *, whole: bool) -> Iterator[FollowUp]:
    named = {(part, normalised(row.indicator)) for part, rows in reported.rows.items() for row in rows}
    linked = {id(own) for own in _linked(reported, earlier)}
    for each in earlier.reported.follow_ups if earlier.reported else ():
        done = state_of(each.state, monitoring_words(earlier.definition)) == _DONE
        if not done and (whole or (each.part, normalised(each.indicator)) in named):
            yield each.but(state="", result="", evidence="", place=None)
    # Numbered before any is left out, so that each is known by one number in the forms of all units.
    carried = earlier.reported.follow_ups if earlier.reported else ()
    own = quarter_of(earlier.definition).number
    first = max((each.number for each in carried if each.quarter == own), default=0) + 1
    for number, (part, indicator, activity) in enumerate(_with_follow_up(earlier), first):
        if whole or id(indicator) in linked:
            yield _follow_up(earlier, number, part, indicator, activity)


def _linked(reported: ReportedPlan, earlier: Plan) -> Iterator[Indicator]:
    """The indicators of the earlier report that are in the plan as far as it is reported."""
    for part in earlier.parts:
        planned = indicators_in(reported, part.id, earlier.definition)
        yield from (own for own, _ in same_indicators(part.indicators, planned, earlier.definition))


def _with_follow_up(earlier: Plan) -> Iterator[tuple[str, Indicator, Activity | None]]:
    """The rows in which a follow-up was written down: those of activities, and of an indicator that it is said of as a whole."""
    for part in earlier.parts:
        for indicator in part.indicators:
            for row in (None, *indicator.activities):
                if not says_nothing(_said("follow_up", indicator, row)):
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
    )
