"""What the records of plans and of quarterly reports have in common: whose they are, and what a target says."""

from __future__ import annotations

from typing import Any

from rak_excel.model import Cell, Plan, Signatory, Target

Entries = dict[str, Any]


def head_of(plan: Plan) -> Entries:
    """The file, the definition, and whose plan it is."""
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
    }


def _signatories(plan: Plan) -> Entries:
    told: Entries = {}
    for name, words in plan.definition.identity.signatories.items():
        known = plan.identity.signatories.get(name, Signatory())
        told[name] = {"title": known.title, "name": known.name} | ({"nip": known.nip} if words.nip else {})
    return told


def said_of(target: Target, cell: Cell) -> Entries:
    """A target; the upper end of a range and the sign of what is at least or at most so much stand behind its cell."""
    ends = {"upper": target.upper_number} if target.upper is not None else {}
    bound = {"bound": target.bound} if target.bound else {}
    said = {"text": target.text, "kind": str(target.kind), "value": target.number, "unit": target.unit}
    return {**said, "cell": str(cell), **ends, **bound}
