"""The form in which a quarter is reported, out of the signed plan: nobody types again what stands in that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rak_excel.definitions.monitoring import monitoring_words, report_definition
from rak_excel.model import Definition, Executor, FormRow, Indicator, Paper, Plan
from rak_excel.model.further import FurtherEntry
from rak_excel.model.monitoring import Quarter
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.monitoring.goals import proposed_goal
from rak_excel.monitoring.planned import indicators_in, reported_plan
from rak_excel.monitoring.previous import with_previous
from rak_excel.vocabulary.names.executors import executes
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

    reported = reported_plan(plan, wanted)
    if earlier is not None:
        reported = with_previous(reported, earlier, whole=submitter is None and not left_by)
    definition = report_definition(plan.definition, of)
    identity = plan.identity.but(submitter=submitter, whole_office=submitter is None, date=None, cells={})
    rows = {part.id: tuple(_rows(reported, part.id, plan.definition, of)) for part in definition.parts}
    return ReportForm(definition, identity, reported, rows, paper)


def _rows(reported: ReportedPlan, part: str, definition: Definition, quarter: Quarter) -> Iterator[FormRow]:
    indicators = iter(indicators_in(reported, part, definition))
    for row in reported.rows.get(part, ()):
        said = _of_indicator(next(indicators), row, part, definition, quarter) if row.starts_indicator else {}
        planned = _planned(row, part, definition, quarter)
        yield row.but(marks={}, further={**said, **({"planned": planned} if planned else {})})


def _of_indicator(
    indicator: Indicator, row: FormRow, part: str, definition: Definition, quarter: Quarter
) -> Mapping[str, FurtherEntry]:
    words = monitoring_words(definition)
    unit = unit_with_id((indicator.target and indicator.target.unit) or "", definition)
    told = {
        UNIT_TEXT: str(row.further.get(UNIT_TEXT, "")) or (unit.label if unit else ""),
        "goal": proposed_goal(indicator, part, definition, words, quarter),
        "previous": row.further.get("previous", ""),
    }
    return {column: entry for column, entry in told.items() if entry != ""}


def _planned(row: FormRow, part: str, definition: Definition, quarter: Quarter) -> str:
    """The periods of the quarter in which an activity is planned, by their labels; "" for none."""
    calendar = definition.part(part).schedule.calendar
    return calendar.written(sorted(calendar.of_quarter(quarter.number) & row.marks.keys()))
