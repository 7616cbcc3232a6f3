"""Plans, findings and differences as JSON, which a terminal may show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from rak_excel.language import UNSEEN, Language
from rak_excel.model import Activity, Cell, Definition, Finding, Indicator, Plan, PlanPart, Signatory, Target
from rak_excel.model.further import Further
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.plan import FurtherRow
from rak_excel.model.standard_columns import period_target_id
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.targets.by_period import kinds_of_period_targets, period_columns

if TYPE_CHECKING:
    from rak_excel.comparing.diff import Change  # only a name here: who checks plans need not wait for it

_Record = dict[str, Any]


def export_plans(plans: Iterable[Plan]) -> list[_Record]:
    """One record a plan, of texts, numbers, lists and records alone; docs/export.md describes it."""
    return [_plan(plan) for plan in plans]


def _plan(plan: Plan) -> _Record:
    identity = plan.identity
    parts = {part.id: plan.part(part.id) for part in plan.definition.parts}
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


def _row(row: FurtherRow) -> _Record:
    return {
        "indicator": row.indicator,
        "key": row.key or None,
        "cell": str(row.place.cell("indicator")) if row.place else None,
        "entries": dict(row.entries),
    }


def _signatories(plan: Plan) -> _Record:
    told: _Record = {}
    for name, words in plan.definition.identity.signatories.items():
        known = plan.identity.signatories.get(name, Signatory())
        told[name] = {"title": known.title, "name": known.name} | ({"nip": known.nip} if words.nip else {})
    return told


def _differs(part: PlanPart, plan: Plan) -> bool:
    """Whether the part's own head lines say something else than the plan's identity."""
    office = bool(part.office) and compact(part.office) != compact(plan.identity.office)
    return office or (part.year is not None and part.year != plan.identity.year)


def _indicator(indicator: Indicator, part: str, definition: Definition) -> _Record:
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


def _period_targets(indicator: Indicator, part: str, definition: Definition) -> _Record:
    """Those of the kind of period that the indicator has more of, and those of other kinds beside them."""
    kinds = [_of_kind(each, indicator) for each in kinds_of_period_targets(indicator, part, definition)]
    told: _Record = {"period_targets": kinds[0]} if kinds else {}
    return {**told, "other_period_targets": kinds[1:]} if kinds[1:] else told


def _of_kind(found: PeriodTargets, indicator: Indicator) -> _Record:
    values = [
        {"period": period, **_said(value, indicator.cell_of(period_target_id(period, found.periods)))}
        for period, value in sorted(found.values.items())
    ]
    return {"periods": found.periods, "measure": found.measure, "entry": found.entry or None, "values": values}


def _further(entries: Further) -> _Record:
    return {"further": dict(entries)} if entries else {}


def _target(indicator: Indicator) -> _Record | None:
    target = indicator.target
    if target is None:
        return None
    return _said(target, indicator.target_cell)


def _said(target: Target, cell: Cell) -> _Record:
    """A target; the upper end of a range and the sign of what is at least or at most so much stand behind its cell."""
    ends = {"upper": target.upper_number} if target.upper is not None else {}
    bound = {"bound": target.bound} if target.bound else {}
    said = {"text": target.text, "kind": str(target.kind), "value": target.number, "unit": target.unit}
    return {**said, "cell": str(cell), **ends, **bound}


def _activity(activity: Activity) -> _Record:
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


def readable_json(text: str) -> str:
    """The same JSON; only texts can hold such letters, and JSON writes the rest of them as escapes anyway."""
    return UNSEEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


_OF_FINDING = (
    "code",
    "name",
    "severity",
    "file",
    "sheet",
    "cell",
    "office",
    "value",
    "message",
    "hint",
    "trial",
    "progress",
    "answer",
    "explanation",
)


def findings_json(findings: Iterable[Finding], language: Language) -> str:
    """A list of objects; `cell` is null where a finding concerns a whole sheet or file, `sheet` where a whole file."""
    objects = [{name: told[name] for name in _OF_FINDING} for told in (each.told(language) for each in findings)]
    return readable_json(json.dumps(objects, ensure_ascii=False, indent=2))


def plans_as_json(plans: Iterable[Plan]) -> str:
    """The list of plans, indented, with a line break at its end."""
    return readable_json(msgspec.json.format(msgspec.json.encode(export_plans(plans)), indent=1).decode()) + "\n"


_OF_CHANGE = ("office", "part", "indicator", "activity", "old", "new")


def changes_as_json(changes: Sequence[Change]) -> str:
    """A list of changes, each with the aspect, the office, the part, the indicator, the activity, and old and new with their cells."""
    listed = [
        {
            "change": change.aspect.value,
            **({"column": change.column} if change.column else {}),
            **{name: getattr(change, name) for name in _OF_CHANGE},
            "old_cell": change.old_cell or None,
            "new_cell": change.new_cell or None,
        }
        for change in changes
    ]
    return readable_json(msgspec.json.format(msgspec.json.encode(listed), indent=2).decode())
