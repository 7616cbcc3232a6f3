"""Plans as plain records: what `export` gives to programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rak_excel.model import Activity, Indicator, Plan, PlanPart, Signatory
from rak_excel.vocabulary.basics.texts import compact

Record = dict[str, Any]


def export_plans(plans: Iterable[Plan]) -> list[Record]:
    """One record a plan, of texts, numbers, lists and records alone; docs/export.md describes it."""
    return [_plan(plan) for plan in plans]


def _plan(plan: Plan) -> Record:
    identity = plan.identity
    return {
        "source": {"file": plan.source.file, "sha256": plan.source.sha256},
        "template": plan.definition.id,
        "office": identity.office,
        "region": identity.region,
        "year": identity.year,
        "revision": identity.revision,
        "submitter": identity.submitter.name if identity.submitter else None,
        "place": identity.place,
        "date": identity.date.isoformat() if identity.date else None,
        **_signatories(plan),
        "part_identity": {
            part.id: {"office": part.office, "year": part.year} for part in plan.parts if _differs(part, plan)
        },
        "parts": {part.id: _indicators(plan.part(part.id)) for part in plan.definition.parts},
    }


def _signatories(plan: Plan) -> Record:
    return {
        name: _signatory(plan.identity.signatories.get(name, Signatory()), nip=words.nip)
        for name, words in plan.definition.identity.signatories.items()
    }


def _signatory(signatory: Signatory, *, nip: bool) -> Record:
    named = {"title": signatory.title, "name": signatory.name}
    return named | {"nip": signatory.nip} if nip else named


def _differs(part: PlanPart, plan: Plan) -> bool:
    """Whether the part's own head lines say something else than the plan's identity."""
    office = bool(part.office) and compact(part.office) != compact(plan.identity.office)
    return office or (part.year is not None and part.year != plan.identity.year)


def _indicators(part: PlanPart | None) -> list[Record]:
    return [_indicator(each) for each in part.indicators] if part else []


def _indicator(indicator: Indicator) -> Record:
    return {
        "number": indicator.objective.number,
        "objective": indicator.objective.text,
        "indicator": indicator.text,
        "key": indicator.key,
        "cell": str(indicator.place.cell("indicator")),
        "target": _target(indicator),
        "activities": [_activity(each) for each in indicator.activities],
    }


def _target(indicator: Indicator) -> Record | None:
    target = indicator.target
    if target is None:
        return None
    return {
        "text": target.text,
        "kind": str(target.kind),
        "value": target.number,
        "unit": target.unit,
        "cell": str(indicator.target_cell),
        **({"upper": target.upper_number} if target.upper is not None else {}),
        **({"bound": target.bound} if target.bound else {}),
    }


def _activity(activity: Activity) -> Record:
    extras = {"extras": dict(activity.extras)} if activity.extras else {}
    return {
        "text": activity.text,
        "items": list(activity.items),
        "periods": list(activity.periods),
        "executors": [executor.name for executor in activity.executors],
        "executors_text": activity.executors_text,
        "cell": str(activity.place.cell("activity")),
        "sources": [{"file": o.file, "sheet": o.sheet, "cell": o.cell} for o in activity.origins],
        **extras,
    }
