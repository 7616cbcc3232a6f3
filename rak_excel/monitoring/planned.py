"""The rows of a signed plan, as reports carry them, and the indicators that they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, pairwise

from rak_excel.formats.written.digests import digest_in_order
from rak_excel.layouts.plan_rows import plan_rows
from rak_excel.model import Activity, Columns, Definition, FormRow, Indicator, Objective, Place, Plan, PlanPart
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.executors import executes
from rak_excel.vocabulary.targets.targets import parse_target

_DIGEST = 12


def reported_plan(plan: Plan, wanted: Callable[[Indicator], bool] = lambda _: True) -> ReportedPlan:
    """What a report on this plan carries of it: the rows of the indicators that are wanted, and a digest of all."""
    rows = {part.id: tuple(_rows(plan, part, wanted)) for part in plan.parts}
    return ReportedPlan(plan.identity.revision, rows, plan.identity.date, digest_of(plan))


def with_plan(report: Plan, plan: Plan) -> Plan:
    """The report with the rows of this plan where it carries none of its own: of a unit's report those that it carries out.

    Which row of the report is which of them is for `link` to say, and nothing is guessed.
    """
    if report.reported is not None:
        return report
    wanted: Callable[[Indicator], bool] = partial(executes, report.identity.submitter, definition=plan.definition)
    return report.but(reported=reported_plan(plan, wanted))


def digest_of(plan: Plan) -> str:
    """What tells the state of a plan from any other: its wordings, targets, work, schedules and executors."""
    return digest_in_order(
        [said for part in plan.parts for row in plan_rows(plan, part.id) for said in _said(row)], _DIGEST
    )


def _said(row: FormRow) -> Iterator[str]:
    yield from map(tidy, (row.objective, row.indicator, row.target, row.activity, row.executors))
    yield " ".join(map(str, sorted(row.marks)))


def _rows(plan: Plan, part: PlanPart, wanted: Callable[[Indicator], bool]) -> Iterator[FormRow]:
    """The rows as the plan has them, but that a target is with its unit, which may stand in a column of its own there."""
    rows = plan_rows(plan, part.id, wanted)
    for indicator in filter(wanted, part.indicators):
        first = next(rows)
        yield first.but(target=indicator.target.text) if indicator.target else first
        yield from islice(rows, max(len(indicator.activities), 1) - 1)


def indicators_in(reported: ReportedPlan, part: str, definition: Definition) -> tuple[Indicator, ...]:
    """The indicators of a part with their activities, out of the rows that a report carries."""
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
    return Activity(row.activity, _place(at), row.marks, executors, row.executors)


def _place(at: int) -> Place:
    return Place("", at + 1, Columns())
