"""Plans of several definitions read by that of the merged plan."""

from __future__ import annotations

from functools import partial

from rak_excel.definitions.loading import encode_definition
from rak_excel.model import Activity, Definition, Indicator, Plan, PlanPart
from rak_excel.vocabulary.names.executors import find_unit_named, read_executor
from rak_excel.vocabulary.targets.by_period import entered_as


def read_as(plan: Plan, definition: Definition) -> Plan:
    """The plan with its executors and submitter recognised by the merged plan's definition."""
    if plan.definition is definition or encode_definition(plan.definition) == encode_definition(definition):
        return plan.but(definition=definition)
    submitter = plan.identity.submitter
    known = submitter and (find_unit_named(submitter.name, definition) or submitter)

    def activity(part: PlanPart, old: Activity) -> Activity:
        read = (read_executor(each.text or each.name, part.id, definition).at(each.cell) for each in old.executors)
        return old.but(executors=tuple(read))

    def indicator(part: PlanPart, old: Indicator) -> Indicator:
        return old.but(activities=tuple(activity(part, each) for each in old.activities))

    return in_columns_of(plan, definition).but(identity=plan.identity.but(submitter=known)).changed(indicator)


def in_columns_of(plan: Plan, definition: Definition) -> Plan:
    """The plan with its targets by period as the columns of another definition have them."""
    if plan.definition is definition:
        return plan
    entered = partial(entered_as, own=plan.definition, other=definition)
    return plan.changed(lambda part, old: old.but(further=entered(old, part.id))).but(definition=definition)
