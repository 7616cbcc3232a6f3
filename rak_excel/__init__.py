"""Templates, checks, merging and roll-ups for the action plans of Indonesia's election commissions.

The public library, with each name imported when it is first used: importing the package loads neither pandas nor
openpyxl.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rak_excel.definitions.loading import load_template
    from rak_excel.errors import (
        DamagedRollupError,
        DefinitionError,
        LibreOfficeError,
        MissingPathError,
        NotARollupError,
        NotAWorkbookError,
        NothingChangesError,
        NothingToPrintError,
        NothingToReadError,
        NothingToTakeError,
        NotReadyToSignError,
        OutputBusyError,
        OutputExistsError,
        RakExcelError,
        UnbalancedRollupError,
        UnclearOfficeError,
        UnknownCellError,
        UnknownOfficeError,
        UnknownRuleError,
        UnknownTemplateError,
        UnknownUnitError,
        UnreadableWorkbookError,
    )
    from rak_excel.jobs.diff import diff
    from rak_excel.jobs.printing import print_plan
    from rak_excel.jobs.template.forms import blank_form, write_template
    from rak_excel.jobs.trace import trace
    from rak_excel.merging.merge import merge
    from rak_excel.model import Finding, Plan, Severity
    from rak_excel.model.frames import Findings
    from rak_excel.reading import Reading, read_plan, read_plans
    from rak_excel.reports.as_json import export_plans
    from rak_excel.rolling_up.roll_up import rollup
    from rak_excel.rules.check import check
    from rak_excel.workbooks.merged.writing import write_merged
    from rak_excel.workbooks.rollup.book import write_rollup

__version__ = "0.1.0"

__all__ = [
    "DamagedRollupError",
    "DefinitionError",
    "Finding",
    "Findings",
    "LibreOfficeError",
    "MissingPathError",
    "NotARollupError",
    "NotAWorkbookError",
    "NotReadyToSignError",
    "NothingChangesError",
    "NothingToPrintError",
    "NothingToReadError",
    "NothingToTakeError",
    "OutputBusyError",
    "OutputExistsError",
    "Plan",
    "RakExcelError",
    "Reading",
    "Severity",
    "UnbalancedRollupError",
    "UnclearOfficeError",
    "UnknownCellError",
    "UnknownOfficeError",
    "UnknownRuleError",
    "UnknownTemplateError",
    "UnknownUnitError",
    "UnreadableWorkbookError",
    "blank_form",
    "check",
    "diff",
    "export_plans",
    "load_template",
    "merge",
    "print_plan",
    "read_plan",
    "read_plans",
    "rollup",
    "trace",
    "write_merged",
    "write_rollup",
    "write_template",
]
_HOMES = {
    "Findings": "rak_excel.model.frames",
    "Reading": "rak_excel.reading",
    "blank_form": "rak_excel.jobs.template.forms",
    "check": "rak_excel.rules.check",
    "diff": "rak_excel.jobs.diff",
    "export_plans": "rak_excel.reports.as_json",
    "load_template": "rak_excel.definitions.loading",
    "merge": "rak_excel.merging.merge",
    "print_plan": "rak_excel.jobs.printing",
    "read_plan": "rak_excel.reading",
    "read_plans": "rak_excel.reading",
    "rollup": "rak_excel.rolling_up.roll_up",
    "trace": "rak_excel.jobs.trace",
    "write_merged": "rak_excel.workbooks.merged.writing",
    "write_rollup": "rak_excel.workbooks.rollup.book",
    "write_template": "rak_excel.jobs.template.forms",
}


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    usual = "rak_excel.errors" if name.endswith("Error") else "rak_excel.model"
    return getattr(importlib.import_module(_HOMES.get(name, usual)), name)
