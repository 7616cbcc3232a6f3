"""The form in which a quarter is reported, out of the signed plan: nobody types again what stands in that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rak_excel.definitions.monitoring import monitoring_words, report_definition
from rak_excel.model import Definition, Executor, FormRow, Indicator, Paper, Plan
from rak_excel.model.further import FurtherEntry
from rak_excel.model.monitoring import Quarter
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import ReportedPlan, goal_id
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.monitoring.figures import says_nothing
from rak_excel.monitoring.goals import proposed_goal
from rak_excel.monitoring.planned import first_rows, indicators_in, only_rows_of, planned_in, reported_plan
from rak_excel.monitoring.previous import Before, with_previous
from rak_excel.vocabulary.names.executors import executes
from rak_excel.vocabulary.targets.period_entries import is_unconfirmed
from rak_excel.vocabulary.targets.units import unit_with_id


def report_form(
    plan: Plan,
    quarter: int,
    *,
    submitter: Executor | None = None,
    left_by: Collection[Executor] = (),
    earlier: Plan | None = None,
    paper: Paper = "f4",
) -> ReportForm:
    """The form in which an office, or one unit of it, reports a quarter (1 to 4) of a signed plan.

    It has the rows of the indicators that the unit carries out, or, for the office, of those that none of the units does that it is
    `left_by`. What is to be reached by the end of the quarter is as the plan
    says, else proposed from its ticks with a question mark behind it. `earlier` is the report of a quarter before: its figures and
    what it left open stand in the form.
    """
    of = Quarter(quarter, plan.identity.year)

    def wanted(indicator: Indicator) -> bool:
        own = executes(submitter, indicator, plan.definition)
        return own and not any(executes(unit, indicator, plan.definition) for unit in left_by)

    whole = reported_plan(plan)
    before = with_previous(whole, earlier, plan.definition, quarter) if earlier else Before(whole)
    own = ((part.id, at) for part in plan.parts for at, indicator in first_rows(part) if wanted(indicator))
    follow_ups = before.follow_ups(own, of_none=submitter is None)
    rows = {part: tuple(_with_goals(before.reported, part, plan.definition, of)) for part in whole.rows}
    reported = only_rows_of(before.reported.but(rows=rows, follow_ups=follow_ups), plan, wanted)
    # Where no unit has a row, what they leave is the whole plan.
    reported = reported.but(rest=submitter is None and any(len(reported.rows[part]) < len(rows[part]) for part in rows))
    definition = report_definition(plan.definition, of)
    identity = plan.identity.but(submitter=submitter, whole_office=submitter is None, date=None, cells={})
    shown = {part.id: tuple(form_rows(reported, part.id, plan.definition, of)) for part in definition.parts}
    return ReportForm(definition, identity, reported, shown, paper)


def _with_goals(reported: ReportedPlan, part: str, definition: Definition, quarter: Quarter) -> Iterator[FormRow]:
    """The rows with what is to be reached: up to the end of the quarter as it is offered, and of those before as it is settled."""
    words = monitoring_words(definition)
    indicators = {each.place.row: each for each in indicators_in(reported, part, definition)}
    for number, row in enumerate(reported.rows[part], 1):
        further = dict(row.further)
        for each in range(1, quarter.number + 1) if number in indicators else ():
            goal = proposed_goal(indicators[number], part, definition, words, quarter.but(number=each))
            if each == quarter.number or not (is_unconfirmed(goal) or says_nothing(goal)):
                further.setdefault(goal_id(each), goal)
        yield row.but(further=further)


def form_rows(reported: ReportedPlan, part: str, definition: Definition, quarter: Quarter) -> Iterator[FormRow]:
    """The rows of a part as the form of a quarter has them for what a report carries of the plan."""
    indicators = iter(indicators_in(reported, part, definition))
    for row in reported.rows.get(part, ()):
        said = _of_indicator(next(indicators), row, definition, quarter) if row.starts_indicator else {}
        planned = planned_in(row, part, definition, quarter)
        yield row.but(marks={}, further={**said, **({"planned": planned} if planned else {})})


def _of_indicator(
    indicator: Indicator, row: FormRow, definition: Definition, quarter: Quarter
) -> Mapping[str, FurtherEntry]:
    unit = unit_with_id((indicator.target and indicator.target.unit) or "", definition)
    told = {
        UNIT_TEXT: str(row.further.get(UNIT_TEXT, "")) or (unit.label if unit else ""),
        "goal": row.further.get(goal_id(quarter.number), ""),
        "previous": row.further.get("previous", ""),
    }
    return {column: entry for column, entry in told.items() if entry != ""}
