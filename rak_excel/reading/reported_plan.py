"""The signed plan that a report of ours carries on a hidden sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.reported_plan import plan_written
from rak_excel.model import Definition
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.vocabulary.basics.texts import compact

_ROWS = 1000  # of some thousand letters each: far more than any plan takes


def carried_plan(sheets: Sequence[Sheet], definition: Definition) -> ReportedPlan | None:
    """The plan that a report by this definition carries; None where it carries none, or it is no report."""
    if definition.monitoring is msgspec.UNSET or not definition.is_report:
        return None
    name = compact(definition.monitoring.plan_sheet)
    sheet = next((each for each in sheets if compact(each.name) == name and each.text(1, 1).startswith("{")), None)
    return plan_written("".join(takewhile(bool, (sheet.text(row, 1) for row in range(1, _ROWS))))) if sheet else None
