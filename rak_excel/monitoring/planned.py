"""The rows of a signed plan, as reports carry them, and the indicators that they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.formats.written.digests import digest_in_order
from rak_excel.layouts.plan_rows import plan_rows
from rak_excel.model import Activity, Columns, Definition, FormRow, Indicator, Objective, Place, Plan, PlanPart
from rak_excel.model.monitoring import COMPUTED, TYPED, Quarter
from rak_excel.model.reported_plan import ReportedPlan, goal_id
from rak_excel.model.target import QUARTERS
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.targets.targets import parse_target

_DIGEST = 12
_OF_REPORTS = frozenset({*TYPED, *COMPUTED, "previous", "planned", *map(goal_id, range(1, QUARTERS + 1))})
"""The columns of a report, and what it carries of other quarters."""


def reported_plan(plan: Plan) -> ReportedPlan:
    """What a report on this plan carries of it: its rows, and a digest of them."""
    rows = {part.id: tuple(_rows(plan, part)) for part in plan.parts}
    return ReportedPlan(plan.identity.revision, rows, plan.identity.date, digest_of(plan))


def only_rows_of(reported: ReportedPlan, plan: Plan, wanted: Callable[[Indicator], bool]) -> ReportedPlan:
    """What `reported_plan` gave with the rows of the indicators that are wanted alone."""
    rows = {part.id: tuple(_wanted(reported.rows[part.id], part, wanted)) for part in plan.parts}
    return reported.but(rows=rows)


def _wanted(rows: Iterable[FormRow], part: PlanPart, wanted: Callable[[Indicator], bool]) -> Iterator[FormRow]:
    rest, above = iter(rows), None
    for indicator in part.indicators:
        first, *more = islice(rest, _rows_in(indicator))
        if wanted(indicator):
            own, starts = indicator.objective, above is not indicator.objective
            above = own
            yield first.but(number=own.number_text if starts else "", objective=own.text if starts else "")
            yield from more


def first_rows(part: PlanPart) -> Iterator[tuple[int, Indicator]]:
    """The indicators of a part, each with the number of its first row among those that a report carries, counted from 0."""
    at = 0
    for indicator in part.indicators:
        yield at, indicator
        at += _rows_in(indicator)


def _rows_in(indicator: Indicator) -> int:
    return max(len(indicator.activities), 1)


def digest_of(plan: Plan) -> str:
    """What tells the state of a plan from any other: its wordings, targets, work, schedules and executors."""
    return digest_in_order(
        [said for part in plan.parts for row in plan_rows(plan, part.id) for said in _said(row)], _DIGEST
    )


def _said(row: FormRow) -> Iterator[str]:
    yield from map(tidy, (row.objective, row.indicator, row.target, row.activity, row.executors))
    yield " ".join(map(str, sorted(row.marks)))


def _rows(plan: Plan, part: PlanPart) -> Iterator[FormRow]:
    """The rows as the plan has them, but that a target is with its unit, which may stand in a column of its own there, and
    that no column of the plan is taken for one of reports.
    """
    rows = plan_rows(plan, part.id)
    for indicator in part.indicators:
        for nth, row in enumerate(islice(rows, _rows_in(indicator))):
            further = {id_: entry for id_, entry in row.further.items() if id_ not in _OF_REPORTS}
            target = indicator.target.text if indicator.target and nth == 0 else row.target
            yield row.but(target=target, further=further)


def indicators_in(reported: ReportedPlan, part: str, definition: Definition) -> tuple[Indicator, ...]:
    """The indicators of a part with their activities, out of the rows that a report carries.

    By a definition of reports activities say when in its quarter they are planned, in words as its forms have them.
    """
    return tuple(_indicators(reported.rows.get(part, ()), part, definition))


def _indicators(rows: tuple[FormRow, ...], part: str, definition: Definition) -> Iterator[Indicator]:
    objective = Objective("", _place(0))
    starts = [at for at, row in enumerate(rows) if row.starts_indicator]
    for start, end in pairwise([*starts, len(rows)]):
        first = rows[start]
        if first.objective or first.number:
            number = first.number.strip(" .")
            objective = Objective(
                first.objective,
                _place(start),
                int(number) if number.isdecimal() else None,
                first.number,
            )
        yield Indicator(
            first.indicator,
            objective,
            _place(start),
            parse_target(first.target, definition, first.indicator) if first.target else None,
            activities=tuple(_activity(rows[at], at, part, definition) for at in range(start, end) if _works(rows[at])),
            key=first.key or None,
            further=first.further,
        )


def _works(row: FormRow) -> bool:
    return bool(row.activity or row.marks or row.executors)


def _activity(row: FormRow, at: int, part: str, definition: Definition) -> Activity:
    executors = read_executors(row.executors, part, definition)
    planned = planned_in(row, part, definition, quarter_of(definition)) if definition.is_report else ""
    further = {"planned": planned} if planned else {}
    return Activity(row.activity, _place(at), row.marks, executors, row.executors, further=further)


def planned_in(row: FormRow, part: str, definition: Definition, quarter: Quarter) -> str:
    """The periods of a quarter in which an activity is planned, by their labels; "" for none."""
    calendar = definition.part(part).schedule.calendar
    return calendar.written(sorted(calendar.of_quarter(quarter.number) & row.marks.keys()))


def _place(at: int) -> Place:
    return Place("", at + 1, Columns())
