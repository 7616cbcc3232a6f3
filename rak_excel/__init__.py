"""Templates, checks, merging and roll-ups for the action plans of Indonesia's election commissions.

The public library, with each name imported when it is first used: importing the package loads neither pandas nor
openpyxl.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rak_excel.definitions.loading import load_template
    from rak_excel.errors import RakExcelError
    from rak_excel.jobs.printing import print_plan
    from rak_excel.jobs.template.forms import blank_form, write_template
    from rak_excel.merging.merge import merge
    from rak_excel.reading import read_plans
    from rak_excel.reports.as_json import export_plans
    from rak_excel.rolling_up.roll_up import rollup
    from rak_excel.rules.check import check
    from rak_excel.workbooks.merged.writing import write_merged
    from rak_excel.workbooks.rollup.book import write_rollup

__version__ = "0.1.0"

_HOMES = {
    "RakExcelError": "rak_excel.errors",
    "blank_form": "rak_excel.jobs.template.forms",
    "check": "rak_excel.rules.check",
    "export_plans": "rak_excel.reports.plan_records",
    "load_template": "rak_excel.definitions.loading",
    "merge": "rak_excel.merging.merge",
    "print_plan": "rak_excel.jobs.printing.pages",
    "read_plans": "rak_excel.reading",
    "rollup": "rak_excel.rolling_up.roll_up",
    "write_merged": "rak_excel.workbooks.merged.writing",
    "write_rollup": "rak_excel.workbooks.rollup.book",
    "write_template": "rak_excel.jobs.template.forms",
}

__all__ = [
    "RakExcelError",
    "blank_form",
    "check",
    "export_plans",
    "load_template",
    "merge",
    "print_plan",
    "read_plans",
    "rollup",
    "write_merged",
    "write_rollup",
    "write_template",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
