"""What is to be reached up to the end of a quarter: as it stands in a report, and as it is proposed for one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.model import Calendar, Definition, Indicator, Target, TargetKind
from rak_excel.model.definition import IndicatorDefinition
from rak_excel.model.monitoring import MonitoringWords, Quarter, Standing
from rak_excel.model.period_targets import Measure, PeriodTargets
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.figures import Figure, read_figure, says_nothing
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.vocabulary.targets.by_period import measure_of, period_targets, says_not_measured
from rak_excel.vocabulary.targets.choices import lower_is_better, same_target
from rak_excel.vocabulary.targets.period_entries import NOT_MEASURED, UNCONFIRMED, is_unconfirmed
from rak_excel.vocabulary.targets.targets import written_target
from rak_excel.vocabulary.targets.units import unit_with_id

NONE_NOW = "-"
"""What stands where nothing is to be reached by the end of a quarter."""
_WHOLE = Decimal(100)
THIS_YEAR = "tahun ini"
_AT_MOST = frozenset({"≤", "<"})


class Due(StrEnum):
    """Whether something is to be reached by the end of a quarter."""

    DUE = "due"
    NOT_NOW = "not_now"
    AWAITING = "awaiting"  # others publish it, later
    UNMEASURED = "unmeasured"
    UNDECIDED = "undecided"  # nobody has said, or confirmed, what


class Measured(Record):
    """How the figure of an indicator is measured: what it is, which direction is better, and when others publish it.

    `release` is the quarter of the year in which it is known, beyond the last one where it is known in the next year.
    """

    measure: Measure
    lower: bool
    release: int = 0

    def awaits(self, quarter: int) -> bool:
        """Whether others publish it, and not before this quarter has ended."""
        return self.measure == "release" and quarter < self.release


def measured(indicator: Indicator, definition: Definition, words: MonitoringWords) -> Measured:
    """How an indicator is measured as the definition says, else as its kind of target does; of at most so much less is better."""
    defined = definition.indicators.get(key_and_occurrence(indicator.key or "")[0])
    measure = measure_of(indicator, definition, ())
    at_most = indicator.target is not None and indicator.target.bound in _AT_MOST
    lower = at_most or lower_is_better(normalised(indicator.text), defined, definition)
    return Measured(measure, lower, _release(defined, words) if measure == "release" else 0)


def _release(defined: IndicatorDefinition | None, words: MonitoringWords) -> int:
    if defined and defined.release_next_year:
        return QUARTERS + max(defined.release_quarter, 1)
    return (defined.release_quarter if defined else 0) or words.release_quarter


class Goal(Record):
    """What is to be reached by the end of a quarter, as it was typed and understood."""

    due: Due
    figure: Figure = Figure()

    @property
    def target(self) -> Target | None:
        return self.figure.target

    @property
    def text(self) -> str:
        return self.figure.text


def read_goal(
    text: str, indicator: Indicator, how: Measured, calendar: Calendar, definition: Definition, *, planned: bool = True
) -> Goal:
    """What a report says is to be reached by the end of its quarter; `how` the indicator is measured, by whose `calendar`.

    A dash says that it is nothing yet, a question mark behind a proposal that nobody has confirmed it, and a blank cell
    nothing at all: then it is open where work is planned by then, or where the indicator is not `planned` in any plan that is
    known and no schedule says anything; but for figures that others have not published yet.
    """
    text, quarter = tidy(text), quarter_of(definition)
    words = monitoring_words(definition)
    if how.measure == "none" or _says_unmeasured(text, words):
        return Goal(Due.UNMEASURED, Figure(text))
    if is_unconfirmed(text):
        return Goal(Due.UNDECIDED, Figure(text))
    if says_nothing(text):
        if how.awaits(quarter.number) or (text and how.measure == "release"):
            return Goal(Due.AWAITING)
        is_open = _begins(indicator, calendar, quarter) if planned or indicator.periods else True
        return Goal(Due.UNDECIDED if is_open and not text else Due.NOT_NOW)
    figure = read_figure(text, indicator, definition)
    if not figure.known:
        return Goal(Due.UNDECIDED, figure)
    return Goal(Due.NOT_NOW if figure.value == 0 and not how.lower else Due.DUE, figure)


def _says_unmeasured(text: str, words: MonitoringWords) -> bool:
    """Whether an entry says that nothing is measured, alone or with the reason behind it."""
    return says_not_measured(text) or _is_unmeasured(text, words)


def _is_unmeasured(text: str, words: MonitoringWords) -> bool:
    """Whether it says that of the year, and not only that nothing is or was measured by now."""
    return normalised(text).startswith(normalised(words.standing(Standing.UNMEASURED)))


def lacks_reason(goal: Goal, how: Measured, words: MonitoringWords) -> bool:
    """Whether somebody said that nothing is measured this year, and not why; of what no definition measures nobody asks."""
    own = normalised(words.standing(Standing.UNMEASURED))
    alone = (*NOT_MEASURED, own, f"{own} {THIS_YEAR}")
    return goal.due is Due.UNMEASURED and how.measure != "none" and normalised(goal.text) in alone


def _begins(indicator: Indicator, calendar: Calendar, quarter: Quarter) -> bool:
    """Whether work is planned up to the end of a quarter, or the year ends with it and nobody said when."""
    return _is_of_the_end(indicator, quarter) or any(
        month <= quarter.months[-1] for month in calendar.months_of(indicator.periods)
    )


def _is_of_the_end(indicator: Indicator, quarter: Quarter) -> bool:
    """Whether the target for the year is to be reached by the end of the quarter, where no schedule says anything."""
    return quarter.number == QUARTERS and not indicator.periods


def proposed_goal(
    indicator: Indicator, part: str, definition: Definition, words: MonitoringWords, quarter: Quarter, last: str = ""
) -> str:
    """What a form offers as the target up to the end of its quarter, in the unit of the target for the year.

    As the plan says, else as the definition does. Where neither does it follows from the ticks, and a question mark behind it
    says that a person has to confirm it. What adds up is nothing until the last ticked quarter, there all, or as much as there are
    ticks where that is the target; a state that is to hold all the time is the target in each ticked quarter, any other one
    from the last ticked quarter on. What others publish is asked when they do. No share of a year is ever worked out.

    `last` is what an earlier report settled, with a question mark where the row of the plan has changed since. What was not measured
    stays so. Of what does not add up the same target is offered without a question mark. Nothing, or a target that asks less, never
    follows a settled one: that is asked again.
    """
    how = measured(indicator, definition, words)
    if how.measure == "none":
        return words.standing(Standing.UNMEASURED)
    if _is_unmeasured(last, words) and not is_unconfirmed(last):
        return last
    said = _said(indicator, part, how, definition, quarter)
    if said is not None and not is_unconfirmed(said):
        return said
    offered = _from_ticks(indicator, how, part, definition, quarter) if said is None else said
    return _after(last, offered, indicator, how, definition)


def _said(indicator: Indicator, part: str, how: Measured, definition: Definition, quarter: Quarter) -> str | None:
    """What the plan or the definition says, or others who publish it; None where it follows from the ticks."""
    if (said := _said_by_plan(indicator, part, definition, quarter)) is not None:
        return said
    defined = definition.indicators.get(key_and_occurrence(indicator.key or "")[0])
    if defined and defined.quarter_targets:
        return next(iter(defined.quarter_targets[quarter.number - 1 : quarter.number]), "") or NONE_NOW
    if how.awaits(quarter.number):
        return NONE_NOW
    if how.measure != "release":
        return None
    target = indicator.target.text.strip() if indicator.target else ""
    return f"{target}{UNCONFIRMED}" if target and not (defined and defined.release_quarter) else target


def _after(last: str, offered: str, indicator: Indicator, how: Measured, definition: Definition) -> str:
    """What is offered after the target that was settled last."""
    before, now = (read_figure(each.removesuffix(UNCONFIRMED), indicator, definition) for each in (last, offered))
    if not before.known or (before.value == 0 and not how.lower):
        return offered
    again = f"{_not_above_the_years(before, indicator, how).text}{UNCONFIRMED}"
    if says_nothing(offered):
        return again
    if is_unconfirmed(last) or not now.known:
        return offered
    if same_target(now.target) == same_target(before.target):
        return offered if how.measure == "sum" else offered.removesuffix(UNCONFIRMED)
    if before.value is None or now.value is None:
        return offered
    return again if (now.value > before.value if how.lower else now.value < before.value) else offered


def _not_above_the_years(before: Figure, indicator: Indicator, how: Measured) -> Figure | Target:
    """What was settled, or the target for the year where a revision lowered that below it."""
    year = indicator.target
    above = year and year.value is not None and before.value is not None and before.value > (year.upper or year.value)
    return year if year and above and not how.lower else before


def _from_ticks(indicator: Indicator, how: Measured, part: str, definition: Definition, quarter: Quarter) -> str:
    calendar = definition.part(part).schedule.calendar
    begun = [period for period in indicator.periods if calendar.months(period).start <= quarter.months[-1]]
    target, words = indicator.target, monitoring_words(definition)
    if target is None or not (begun or _is_of_the_end(indicator, quarter)):
        return NONE_NOW
    if how.measure == "sum" and target.value == len(indicator.periods) > 1 and target.upper is None:
        return f"{written_target(Decimal(len(begun)), unit_with_id(target.unit or '', definition))}{UNCONFIRMED}"
    holds = how.measure == "state" and any(
        normalised(each) in normalised(indicator.text) for each in words.holds_all_the_time
    )
    return f"{target.text}{UNCONFIRMED}" if holds or len(begun) == len(indicator.periods) else NONE_NOW


def _said_by_plan(indicator: Indicator, part: str, definition: Definition, quarter: Quarter) -> str | None:
    """The plan's own target up to the end of a quarter; None where it says none.

    That is its last one in the quarter, to be confirmed where nothing tells whether it is up to the end of its period. Where the
    quarter has none: of what adds up as much as was to be reached before it, else a dash; None where no later one has any.
    """
    found = period_targets(indicator, part, definition)
    if found is None:
        return None
    # A dash of a period alone adds nothing; one up to its end says that nothing is to be reached by then.
    up_to, end = found.entry == "up_to", quarter.months[-1]
    said = {found.month(each): each for each, value in found.values.items() if up_to or not says_nothing(value.text)}
    last = max((month for month in said if month <= end), default=0)
    if last in quarter.months:
        return f"{_reached(found, said[last], indicator, definition)}{'' if found.entry else UNCONFIRMED}"
    if not found.entry or quarter.number == QUARTERS or max(map(found.month, found.values)) < end:
        return None
    adds_up = found.measure == "sum" if up_to else found.adds_up
    return _reached(found, said[last], indicator, definition) if last and adds_up else NONE_NOW


def _reached(found: PeriodTargets, period: int, indicator: Indicator, definition: Definition) -> str:
    """As the plan has it, or added up; a percentage with its sign, without which it may be a share of 1."""
    reached, target = found.reached[period], indicator.target
    if found.share and target and target.value is not None and reached.value is not None:
        unit = unit_with_id(target.unit or "", definition)
        return written_target(target.value * reached.value / _WHOLE, unit)
    as_typed = found.entry == "up_to" or not found.adds_up
    if reached.value is None or (as_typed and (reached.kind is not TargetKind.PERCENT or "%" in reached.text)):
        return reached.text
    return written_target(reached.value, unit_with_id(reached.unit or "", definition), reached.upper, reached.bound)


def ticked_in(periods: Iterable[int], calendar: Calendar, quarter: Quarter) -> bool:
    """Whether any of these periods of a part has a month of the quarter."""
    return not calendar.months_of(periods).isdisjoint(quarter.months)
