"""Quarterly reports as records. What is not known, or not due, is null there and never 0."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.grid import as_text
from rak_excel.model import Indicator, Plan
from rak_excel.model.further import Further
from rak_excel.model.monitoring import SAID
from rak_excel.model.reported_plan import FollowUp
from rak_excel.model.target import plain
from rak_excel.monitoring.columns import percent_of
from rak_excel.monitoring.figures import Figure
from rak_excel.monitoring.report import Reached, Work, report_of
from rak_excel.reports.record_parts import Entries, head_of, said_of

_OF_FIGURES = ("goal", "previous", "actual")


def report_record(plan: Plan) -> Entries:
    """One report, with the plan that it is about and the follow-ups that were open."""
    report = report_of(plan)
    reported, end = plan.reported, report.quarter.end
    parts = {
        part.id: [_reached(each) for each in report.reached if each.part is part] for part in plan.definition.parts
    }
    return {
        "kind": "report",
        "quarter": report.quarter.number,
        "as_of": end.isoformat() if end else None,
        **head_of(plan),
        "plan": {
            "revision": reported.revision,
            "date": reported.date.isoformat() if reported.date else None,
            "digest": reported.digest,
        }
        if reported
        else None,
        "parts": parts,
        "follow_ups": [_follow_up(each) for each in reported.follow_ups] if reported else [],
    }


def _reached(reached: Reached) -> Entries:
    own, meant = reached.indicator, reached.meant
    return {
        "number": meant.objective.number,
        "objective": meant.objective.text,
        "indicator": meant.text,
        "key": own.key,
        "cell": str(own.place.cell("indicator")),
        "in_plan": reached.planned is not None,
        "target": said_of(meant.target, own.target_cell) if meant.target else None,
        "measure": reached.how.measure,
        "direction": "lower" if reached.how.lower else "higher",
        "goal": {"due": reached.goal.due.value, **_figure("goal", reached.goal.figure, own)},
        "previous": _figure("previous", reached.previous, own),
        "actual": _figure("actual", reached.actual, own),
        "in_quarter": plain(reached.in_quarter),
        "achievement": {"quarter": percent_of(reached.of_quarter), "year": percent_of(reached.of_year)},
        "standing": reached.standing.value,
        "activities": [_work(work) for work in reached.works],
        **_beside(own.further, _OF_FIGURES),
    }


def _beside(further: Further, named: Sequence[str]) -> Entries:
    """What stands in columns that the record does not name: of an indicator without activities, what it says for itself."""
    said = {column: entry for column, entry in further.items() if column not in named}
    return {"further": said} if said else {}


def _figure(column: str, figure: Figure, own: Indicator) -> Entries:
    """As typed, and what it says: a dash is a text without a value."""
    target = figure.target
    value = {"value": target.number, "unit": target.unit} if target else {"value": None, "unit": None}
    text = as_text(own.further.get(column, ""))
    return {"text": text or None, **value, "cell": str(own.cell_of(column))}


def _work(work: Work) -> Entries:
    own, meant = work.activity, work.planned or work.activity
    return {
        "text": meant.text,
        "in_plan": work.planned is not None,
        "scheduled": work.scheduled,
        "state": work.state or None,
        "state_text": work.said("state") or None,
        **{column: work.said(column) or None for column in SAID},
        "executors": [executor.name for executor in meant.executors],
        "cell": str(own.place.cell("activity")),
        "sources": [{"file": each.file, "sheet": each.sheet, "cell": each.cell} for each in own.origins],
        **_beside(own.further, ("state", *SAID)),
        **({"extras": dict(own.extras)} if own.extras else {}),
    }


def _follow_up(follow_up: FollowUp) -> Entries:
    told = {name: getattr(follow_up, name) or None for name in follow_up.__struct_fields__ if name != "place"}
    cell = str(follow_up.place.cell("state")) if follow_up.place else None
    return {**told, "text": follow_up.text, "cell": cell}
