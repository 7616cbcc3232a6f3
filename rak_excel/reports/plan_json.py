"""Plans as JSON."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from rak_excel.model import Plan
from rak_excel.reports.json_text import readable_json
from rak_excel.reports.plan_records import export_plans


def plans_as_json(plans: Iterable[Plan]) -> str:
    """The list of plans, indented, with a line break at its end."""
    return readable_json(msgspec.json.format(msgspec.json.encode(export_plans(plans)), indent=1).decode()) + "\n"
