"""A signed plan as the reports of a quarter are brought onto it: every row of it, and of the quarter what the plan says."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.definitions.monitoring import report_definition
from rak_excel.formats.grid import as_text
from rak_excel.formats.written.digests import digest_in_order
from rak_excel.model import Activity, FormRow, Indicator, Note, NoteKind, Objective, Plan, PlanPart
from rak_excel.model.monitoring import Quarter
from rak_excel.model.plan import FlatRow
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.earlier import skipped_quarters
from rak_excel.monitoring.figures import says_nothing
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.goals import NONE_NOW
from rak_excel.monitoring.planned import indicators_in
from rak_excel.record import Record
from rak_excel.vocabulary.targets.period_entries import is_unconfirmed

_OWN_KEY = "~"  # begins what stands in for the row key of an indicator that the definition does not list
_OF_THE_DATE = frozenset({"date", "day", "month", "signed_year"})


class SignedPlan(Record):
    """`form` has every row of the plan as the office's report writes it. `report` is that form as if somebody had sent it:
    every row, and of the quarter nothing but the targets that the plan itself has."""

    form: ReportForm
    report: Plan

    @property
    def quarter(self) -> Quarter:
        return Quarter(int(self.report.definition.quarter or 0), self.report.identity.year)

    def written(self, part: str) -> Iterator[tuple[Indicator, Activity, FormRow]]:
        """The rows of a part in their order, each with what it is of."""
        own = self.report.part(part)
        rows = iter(self.form.rows.get(part, ()))
        for indicator in own.indicators if own else ():
            for activity in indicator.activities:
                yield indicator, activity, next(rows)


def signed_plan(plan: Plan, quarter: int, previous: Plan | None = None) -> SignedPlan:
    """The plan for the reports of a quarter (1 to 4); `previous` is the office's report of an earlier one."""
    form = report_form(plan, quarter, earlier=previous)
    if previous is not None and not skipped_quarters(previous, quarter):
        form = form.but(rows={part: tuple(map(_told_of_before, own)) for part, own in form.rows.items()})
    definition = report_definition(plan.definition, Quarter(quarter, plan.identity.year))
    cells = {name: cell for name, cell in plan.identity.cells.items() if name not in _OF_THE_DATE}
    identity = plan.identity.but(submitter=None, whole_office=True, date=None, cells=cells)
    parts = tuple(_part(plan, own, form) for own in plan.parts)
    told = skipped_quarters(previous, quarter) if previous else None
    notes = (Note(NoteKind.AMBIGUOUS_VALUE, told),) if told else ()
    report = Plan(plan.source, definition, identity, parts, merged=plan.merged, reported=form.reported, notes=notes)
    return SignedPlan(form.but(definition=definition, identity=identity), report)


def _told_of_before(row: FormRow) -> FormRow:
    """A row with a dash where the quarter before has no figure of its indicator."""
    return row.but(further={"previous": NONE_NOW, **row.further}) if row.starts_indicator else row


def _part(plan: Plan, own: PlanPart, form: ReportForm) -> PlanPart:
    placed = [row for row in plan.rows() if row.part == own.id]
    planned = indicators_in(form.reported, own.id, form.definition)
    ends = [*(each.place.row - 1 for each in planned[1:]), len(placed)]
    keys: dict[tuple[str, str], int] = {}
    objectives: dict[int, Objective] = {}
    indicators = []
    for each, end in zip(planned, ends, strict=False):  # of no rows there is no end
        start = each.place.row - 1
        rows = list(zip(placed[start:end], form.rows[own.id][start:end], strict=True))
        first = placed[start].indicator
        objective = objectives.setdefault(id(each.objective), each.objective.but(place=first.objective.place))
        nth = keys[objective.text, each.text] = keys.get((objective.text, each.text), 0) + 1
        stated = f"{_OWN_KEY}{digest_in_order([objective.text, each.text, str(nth)], 8)}"
        indicators.append(
            Indicator(
                each.text,
                objective,
                first.place,
                first.target,
                first.target_place,
                tuple(_activity(flat, row) for flat, row in rows),
                each.key or stated,
                further=_said_by_plan(rows[0][1]),
            )
        )
    return own.but(indicators=tuple(indicators), returned=None)


def _activity(flat: FlatRow, row: FormRow) -> Activity:
    """A row of the plan, with blank work where it has none."""
    own = flat.activity
    if own is None:
        return Activity("", flat.indicator.place)
    return Activity(
        row.activity,
        own.place,
        executors=own.executors,
        executors_text=row.executors,
        origins=own.origins,
        further={column: entry for column, entry in row.further.items() if column == "planned"},
    )


def _said_by_plan(row: FormRow) -> dict[str, str]:
    """The target of the quarter, where the plan has one and nobody has to confirm it."""
    goal = as_text(row.further.get("goal", ""))
    return {} if is_unconfirmed(goal) or says_nothing(goal) else {"goal": goal}
