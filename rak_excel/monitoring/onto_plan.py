"""Which row of the signed plan each row of a report is, also where the report was made from another state of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from rak_excel.model import Activity, Definition, Indicator, Objective, Plan, PlanPart
from rak_excel.monitoring.linking import Linked, Pairs, link, same_activities, same_indicators
from rak_excel.monitoring.signed import SignedPlan
from rak_excel.record import Record
from rak_excel.sameness.rewording import Likeness, likeness

OUTSIDE_PLAN = "Di luar rencana"
"""In the column of objectives, of indicators below all rows of the plan."""
_Row = TypeVar("_Row", Indicator, Activity)


class RowsOfPlan(Record):
    """By identity of the rows of a report, those of the signed plan; `left` are rows of the plan that none is of.

    `given` has those that the report was made with, as it carries them, and that nobody wrote.
    """

    definition: Definition
    indicators: Mapping[int, Indicator]
    activities: Mapping[int, Activity]
    left: tuple[Indicator, ...]
    given: Mapping[int, Indicator | Activity]

    def near(self, own: _Row, planned: Indicator | None = None) -> list[_Row]:
        """The rows of the plan that one without any may be, of its indicator for an activity."""
        taken = {id(each) for each in self.activities.values()}
        there: Iterable[Indicator | Activity] = self.left
        if planned is not None:
            there = [each for each in planned.activities if id(each) not in taken]
        like = (each for each in there if likeness(each.text, own.text, self.definition) is Likeness.REWORDED)
        return list(like)  # type: ignore[arg-type] # as the row is, so are those that it may be

    def objective_in(self, part: PlanPart, own: Indicator) -> Objective:
        """Of an indicator without any of the plan: below all rows of a form none of theirs, unless one is written beside it.

        In a table made by hand it is under the objective that the table puts it under.
        """
        last = max((each.place.row for each in part.indicators if id(each) in self.indicators), default=0)
        said = not self.given or own.objective.place.row == own.place.row or own.place.row < last
        return own.objective if said else Objective(OUTSIDE_PLAN, own.place)


def rows_of_plan(report: Plan, signed: SignedPlan) -> RowsOfPlan:
    """The rows of a report linked to those of the whole plan: over the rows that it carries, else by itself."""
    definition, made_with = report.definition, link(report)
    indicators: dict[int, Indicator] = {}
    activities: dict[int, Activity] = {}
    left: list[Indicator] = []
    for part in report.parts:
        own = signed.report.part(part.id)
        there = own.indicators if own else ()
        for each, planned, carried in _linked(part.id, part.indicators, there, made_with, definition):
            indicators[id(each)] = planned
            activities |= {id(one): work for one, work in _works(each, planned, carried, made_with, definition)}
        known = {id(each) for each in indicators.values()}
        left += (each for each in there if id(each) not in known)
    given: dict[int, Indicator | Activity] = {**made_with.indicators, **made_with.activities}
    return RowsOfPlan(definition, indicators, activities, tuple(left), given)


def _linked(
    part: str, own: Sequence[Indicator], there: Sequence[Indicator], made_with: Linked, definition: Definition
) -> list[tuple[Indicator, Indicator, Indicator | None]]:
    """The indicators of a report with those of the plan, and with those that the report carries where it is one over these."""
    onto = {id(each): planned for each, planned in same_indicators(made_with.planned.get(part, ()), there, definition)}
    carried = ((each, made_with.indicator(each)) for each in own)
    found = [(each, onto[id(one)], one) for each, one in carried if one and id(one) in onto]
    met = {id(each) for one in found for each in one}
    rest = same_indicators(_but(own, met), _but(there, met), definition)
    return [*found, *((each, planned, None) for each, planned in rest)]


def _works(
    own: Indicator, planned: Indicator, carried: Indicator | None, made_with: Linked, definition: Definition
) -> Pairs[Activity]:
    """The activities of an indicator over those that the report carries, then those that are left by themselves."""
    if carried is None:
        return same_activities(own, planned, definition)
    onto = {id(each): work for each, work in same_activities(carried, planned, definition)}
    over = ((each, made_with.activity(each)) for each in own.activities)
    found = [(each, onto[id(one)]) for each, one in over if one and id(one) in onto]
    met = {id(each) for pair in found for each in pair}
    own, planned = (
        one.but(activities=tuple(each for each in one.activities if id(each) not in met)) for one in (own, planned)
    )
    return [*found, *same_activities(own, planned, definition)]


def _but(rows: Iterable[Indicator], met: Collection[int]) -> list[Indicator]:
    return [each for each in rows if id(each) not in met]
