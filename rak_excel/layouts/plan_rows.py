"""The rows of a plan as its form has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rak_excel.layouts.plan import PartLayout
from rak_excel.model import FormRow, Indicator, Objective, Plan
from rak_excel.vocabulary.targets.units import target_beside


def plan_rows(
    plan: Plan, part: str, wanted: Callable[[Indicator], bool] = lambda _indicator: True
) -> Iterator[FormRow]:
    """The rows of the indicators that are wanted; the first of an objective also writes that."""
    own = plan.part(part)
    units = PartLayout.of(plan.definition.part(part), plan.definition).unit
    before: Objective | None = None
    for indicator in filter(wanted, own.indicators if own else ()):
        starts, before = before is not indicator.objective, indicator.objective
        first = FormRow(
            number=before.number_text if starts else "",
            objective=before.text if starts else "",
            indicator=indicator.text,
            target=target_beside(indicator.target, str(indicator.further.get(units or "", "")), plan.definition),
            key=indicator.key or "",
            further=indicator.further,
        )
        if not indicator.activities:
            yield first
        for nth, each in enumerate(indicator.activities):
            row = first if nth == 0 else FormRow()
            further = {**row.further, **each.further}
            yield row.but(activity=each.text, marks=each.marks, executors=each.executors_text, further=further)
