"""Templates, checks, merging and roll-ups for the action plans of Indonesia's election commissions.

The public library, with each name imported when it is first used: importing the package loads neither pandas nor
openpyxl.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rak_excel.errors import RakExcelError
    from rak_excel.reading import read_plans
    from rak_excel.templates import load_template
    from rak_excel.verbs.check import check
    from rak_excel.verbs.export import export_plans
    from rak_excel.verbs.merge import merge, write_merged
    from rak_excel.verbs.printing import print_plan
    from rak_excel.verbs.rollup import rollup, write_rollup
    from rak_excel.verbs.template import blank_form, write_template

__version__ = "0.1.0"

_HOMES = {
    "RakExcelError": "rak_excel.errors",
    "blank_form": "rak_excel.verbs.template",
    "check": "rak_excel.verbs.check",
    "export_plans": "rak_excel.verbs.export",
    "load_template": "rak_excel.templates",
    "merge": "rak_excel.verbs.merge",
    "print_plan": "rak_excel.verbs.printing",
    "read_plans": "rak_excel.reading",
    "rollup": "rak_excel.verbs.rollup",
    "write_merged": "rak_excel.verbs.merge",
    "write_rollup": "rak_excel.verbs.rollup",
    "write_template": "rak_excel.verbs.template",
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
