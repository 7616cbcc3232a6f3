"""Plans, and quarterly reports beside them, as records of texts, numbers, lists and records alone, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from rak_excel.model import Activity, Definition, Indicator, Plan, PlanPart
from rak_excel.model.further import Further
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.plan import FurtherRow
from rak_excel.model.standard_columns import period_target_id
from rak_excel.reports.as_json import readable_json
from rak_excel.reports.record_parts import Entries, head_of, said_of
from rak_excel.reports.report_records import report_record
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.targets.by_period import kinds_of_period_targets, period_columns


def export_plans(plans: Iterable[Plan]) -> list[Entries]:
    """One record a plan or quarterly report, of texts, numbers, lists and records alone; docs/export.md describes them."""
    return [report_record(plan) if plan.definition.is_report else _plan(plan) for plan in plans]


def plans_as_json(plans: Iterable[Plan]) -> str:
    """The list of plans and reports, indented, with a line break at its end."""
    return readable_json(msgspec.json.format(msgspec.json.encode(export_plans(plans)), indent=1).decode()) + "\n"


def _plan(plan: Plan) -> Entries:
    parts = {part.id: plan.part(part.id) for part in plan.definition.parts}
    return {
        **head_of(plan),
        "part_identity": {
            part.id: {"office": part.office, "year": part.year} for part in plan.parts if _differs(part, plan)
        },
        "parts": {
            id_: [_indicator(each, id_, plan.definition) for each in part.indicators] if part else []
            for id_, part in parts.items()
        },
        **(
            {"further_sheets": {id_: list(map(_row, rows)) for id_, rows in plan.further.items()}}
            if plan.further
            else {}
        ),
    }


def _row(row: FurtherRow) -> Entries:
    return {
        "indicator": row.indicator,
        "key": row.key or None,
        "cell": str(row.place.cell("indicator")) if row.place else None,
        "entries": dict(row.entries),
    }


def _differs(part: PlanPart, plan: Plan) -> bool:
    """Whether the part's own head lines say something else than the plan's identity."""
    office = bool(part.office) and compact(part.office) != compact(plan.identity.office)
    return office or (part.year is not None and part.year != plan.identity.year)


def _indicator(indicator: Indicator, part: str, definition: Definition) -> Entries:
    by_period = {column.id for column in period_columns(part, definition)}
    further = {id_: entry for id_, entry in indicator.further.items() if id_ not in by_period}
    return {
        "number": indicator.objective.number,
        "objective": indicator.objective.text,
        "indicator": indicator.text,
        "key": indicator.key,
        "cell": str(indicator.place.cell("indicator")),
        "target": _target(indicator),
        **_period_targets(indicator, part, definition),
        "activities": [_activity(each) for each in indicator.activities if each.says_anything],
        **_further(further),
    }


def _period_targets(indicator: Indicator, part: str, definition: Definition) -> Entries:
    """Those of the kind of period that the indicator has more of, and those of other kinds beside them."""
    kinds = [_of_kind(each, indicator) for each in kinds_of_period_targets(indicator, part, definition)]
    told: Entries = {"period_targets": kinds[0]} if kinds else {}
    return {**told, "other_period_targets": kinds[1:]} if kinds[1:] else told


def _of_kind(found: PeriodTargets, indicator: Indicator) -> Entries:
    values = [
        {"period": period, **said_of(value, indicator.cell_of(period_target_id(period, found.periods)))}
        for period, value in sorted(found.values.items())
    ]
    return {"periods": found.periods, "measure": found.measure, "entry": found.entry or None, "values": values}


def _further(entries: Further) -> Entries:
    return {"further": dict(entries)} if entries else {}


def _target(indicator: Indicator) -> Entries | None:
    target = indicator.target
    if target is None:
        return None
    return said_of(target, indicator.target_cell)


def _activity(activity: Activity) -> Entries:
    extras = {"extras": dict(activity.extras)} if activity.extras else {}
    return {
        "text": activity.text,
        "items": list(activity.items),
        "periods": list(activity.periods),
        "executors": [executor.name for executor in activity.executors],
        "executors_text": activity.executors_text,
        "cell": str(activity.place.cell("activity")),
        "sources": [{"file": o.file, "sheet": o.sheet, "cell": o.cell} for o in activity.origins],
        **_further(activity.further),
        **extras,
    }
