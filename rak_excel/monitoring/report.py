"""A quarterly report: of each indicator where it stands, of each activity what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.grid import as_text
from rak_excel.model import Activity, Definition, Indicator, PartDefinition, Plan, Target
from rak_excel.model.monitoring import MonitoringWords, Quarter, Standing
from rak_excel.monitoring.achievement import Achievement, achievement
from rak_excel.monitoring.figures import Figure, read_reached
from rak_excel.monitoring.goals import Due, Goal, Measured, measured, read_goal, ticked_in
from rak_excel.monitoring.linking import Linked, link
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised

_OF_DUE = {
    Due.NOT_NOW: Standing.NOT_DUE,
    Due.AWAITING: Standing.AWAITING,
    Due.UNMEASURED: Standing.UNMEASURED,
    Due.UNDECIDED: Standing.UNCLEAR,
}


class Work(Record):
    """An activity as a report has it, beside that of the plan, which is None where no row of the plan is known to be meant.

    `state` is one of STATES, "" for a blank, and None where the words say none. `scheduled` tells whether the plan has it in
    this quarter, and `last_month` until which month of the year; both are None where that is not known.
    """

    activity: Activity
    planned: Activity | None
    state: str | None
    scheduled: bool | None
    last_month: int | None

    def said(self, column: str) -> str:
        entry = self.activity.further.get(column, "")
        return entry if isinstance(entry, str) else as_text(entry)


class Reached(Record):
    """An indicator at the end of a quarter. All figures are up to that, `previous` up to the end of the quarter before.

    `target` is that for the year, `goal` what is to be reached by now. `of_quarter` and `of_year` compare the figure with
    them, and are None where that cannot be said; of what is not due there is no `of_quarter`. `in_quarter` is what the quarter
    added, of figures that add up.
    """

    part: PartDefinition
    indicator: Indicator
    planned: Indicator | None
    how: Measured
    goal: Goal
    actual: Figure
    previous: Figure
    of_quarter: Achievement | None
    of_year: Achievement | None
    standing: Standing
    works: tuple[Work, ...]

    @property
    def target(self) -> Target | None:
        return self.meant.target

    @property
    def meant(self) -> Indicator:
        """The indicator of the plan where it is known, else that of the report."""
        return self.planned or self.indicator

    @property
    def is_due(self) -> bool:
        return self.goal.due is Due.DUE

    @property
    def in_quarter(self) -> Decimal | None:
        if self.how.measure != "sum" or self.actual.value is None or self.previous.value is None:
            return None
        return self.actual.value - self.previous.value

    def said(self, column: str) -> list[str]:
        """What its rows say in a column of the report, blanks left out."""
        own = [as_text(self.indicator.further.get(column, "")), *(work.said(column) for work in self.works)]
        return [text for text in own if text]


class Report(Record, dict=True):
    """What a workbook says of one quarter. `linked` tells which of its rows are which of the plan's."""

    plan: Plan
    quarter: Quarter
    words: MonitoringWords
    reached: tuple[Reached, ...]
    linked: Linked


def report_of(plan: Plan) -> Report:
    """The report that was read from a workbook: a plan by a definition of reports, with the signed plan it is about."""
    definition = plan.definition
    quarter, words = quarter_of(definition, plan.identity.year), monitoring_words(definition)
    linked = link(plan)
    reached = tuple(
        _reached(indicator, part, linked, definition, quarter, words) for part, indicator in plan.indicators()
    )
    return Report(plan, quarter, words, reached, linked)


def _reached(
    indicator: Indicator,
    part: PartDefinition,
    linked: Linked,
    definition: Definition,
    quarter: Quarter,
    words: MonitoringWords,
) -> Reached:
    planned = linked.indicator(indicator)
    meant = planned or indicator
    how = measured(meant, definition, words)
    calendar = part.schedule.calendar
    texts = {column: as_text(indicator.further.get(column, "")) for column in ("goal", "actual", "previous")}
    goal = read_goal(texts["goal"], meant, how, calendar, definition, planned=planned is not None)
    actual, previous = (read_reached(texts[each], meant, definition) for each in ("actual", "previous"))
    compared = [
        achievement(actual.target, target, definition, words, lower=how.lower) if actual.target and target else None
        for target in (goal.target if goal.due is Due.DUE else None, meant.target)
    ]
    return Reached(
        part,
        indicator,
        planned,
        how,
        goal,
        actual,
        previous,
        of_quarter=compared[0],
        of_year=None if goal.due is Due.UNMEASURED else compared[1],
        standing=standing_of(goal, actual, compared[0], words),
        works=tuple(_works(indicator, part, linked, quarter, words)),
    )


def standing_of(goal: Goal, actual: Figure, reached: Achievement | None, words: MonitoringWords) -> Standing:
    """Where an indicator stands with its goal and figure, and with what that reaches of the goal."""
    if goal.due is not Due.DUE:
        return _OF_DUE[goal.due]
    if actual.is_blank:
        return Standing.BLANK
    return reached.standing(words) if reached else Standing.UNCLEAR


def _works(
    indicator: Indicator, part: PartDefinition, linked: Linked, quarter: Quarter, words: MonitoringWords
) -> Iterator[Work]:
    calendar = part.schedule.calendar
    for activity in indicator.activities:
        planned = linked.activity(activity)
        months = calendar.months_of(planned.periods) if planned else frozenset[int]()
        yield Work(
            activity,
            planned,
            state_of(as_text(activity.further.get("state", "")), words),
            ticked_in(planned.periods, calendar, quarter) if planned else None,
            max(months, default=None) if planned else None,
        )


def state_of(text: str, words: MonitoringWords) -> str | None:
    """What the words in a cell say of an activity: one of STATES, "" where it is blank, None where they say none."""
    return _states(words).get(normalised(text)) if normalised(text) else ""


@lru_cache(maxsize=16)
def _states(words: MonitoringWords) -> dict[str, str]:
    return {normalised(said): each.id for each in words.states for said in (each.word, *each.spellings)}
