"""Forms that show a plan, blank rows and all, for workbooks that tests fill in and read back."""

from __future__ import annotations

from rak_excel.jobs.template.forms import spare_rows
from rak_excel.layouts.plan_rows import plan_rows
from rak_excel.model import Paper, Plan, PlanForm


def form_of_plan(plan: Plan, *, signed: bool = False, paper: Paper = "f4", rows: int | None = None) -> PlanForm:
    """The form that shows a plan as it is: number, objective, indicator and target on the first row of each."""
    parts = {part.id: tuple(plan_rows(plan, part.id)) for part in plan.definition.parts}
    spare = {} if signed else spare_rows(plan.definition, parts, rows)
    return PlanForm(
        plan.definition, plan.identity, parts, signed=signed, spare_rows=spare, paper=paper, further=plan.further
    )
