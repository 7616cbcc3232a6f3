"""Between what a target up to the end of a quarter may lie, by the target for the year and those of earlier quarters."""

from __future__ import annotations

from decimal import Decimal

from rak_excel.formats.grid import as_text
from rak_excel.model import Definition, Indicator, Target, TargetKind
from rak_excel.model.monitoring import Quarter
from rak_excel.model.reported_plan import goal_id
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.figures import read_figure
from rak_excel.monitoring.goals import Measured
from rak_excel.record import Record


class GoalLimits(Record):
    """What a target up to the end of a quarter should be: `exact` what the year's is, no more than `most`, no less than `least`,
    which was to be reached up to the end of the quarter `since`. Each is None where nothing says so.
    """

    exact: Target | None = None
    most: Target | None = None
    least: Target | None = None
    since: int = 0

    @property
    def highest(self) -> Decimal | None:
        return (self.most.upper or self.most.value) if self.most else None

    def settled(self, how: Measured) -> Target | None:
        """What no dash may take the place of: at the end of the year its target, before it what adds up and was to be reached."""
        if self.exact:
            return self.exact if self.exact.value != 0 else None
        return self.least if how.measure == "sum" else None


def goal_limits(indicator: Indicator, how: Measured, quarter: Quarter, definition: Definition) -> GoalLimits:
    """The limits of an indicator of the plan, which carries the targets that were settled in earlier quarters.

    Up to the fourth quarter it is the target for the year. Of what is to be low it may be anything before, else no more than
    that, and no less than was to be reached already, unless a revision has lowered the target for the year since.
    """
    target = indicator.target
    if target is None or target.kind is TargetKind.TEXT:
        return GoalLimits()
    if quarter.number == QUARTERS and target.upper is None:
        return GoalLimits(exact=target)
    if how.lower or target.value is None:
        return GoalLimits()
    limits = GoalLimits(most=target)
    since, least = _settled_before(indicator, quarter, definition)
    return limits if least is None or _is_above(least, target.value) else limits.but(least=least, since=since)


def _settled_before(indicator: Indicator, quarter: Quarter, definition: Definition) -> tuple[int, Target | None]:
    """What was to be reached up to the end of the last earlier quarter that has a target: none that nobody has confirmed."""
    for each in reversed(range(1, quarter.number)):
        earlier = read_figure(as_text(indicator.further.get(goal_id(each), "")), indicator, definition).target
        if earlier and earlier.value is not None:
            return each, earlier
    return 0, None


def _is_above(one: Target, value: Decimal) -> bool:
    return one.value is not None and one.value > value
