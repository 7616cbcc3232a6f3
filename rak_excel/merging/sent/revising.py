"""Whether a plan can be the one that submissions revise, before they are merged."""

from __future__ import annotations

from pathlib import Path

from rak_excel.merging.sent.intake import take_in
from rak_excel.merging.sent.refusals import nothing_revises
from rak_excel.model import Plan
from rak_excel.reading import read_plan, read_plans


def plan_to_revise(path: Path, submissions: Path) -> Plan:
    """The plan at `path`. Raises RakExcelError where it is no office's plan, or none of the submissions revises it."""
    base = read_plan(path)
    sent = [plan for plan in read_plans(submissions).plans if plan.source.sha256 != base.source.sha256]
    if not take_in(sent, base=base).plans:
        raise nothing_revises(base, submissions)
    return base
