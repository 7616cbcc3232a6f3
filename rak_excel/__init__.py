"""Templates, checks, merging and roll-ups for the action plans of Indonesia's election commissions.

The public library, with each name imported when it is first used: importing the package loads neither pandas nor
openpyxl.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rak_excel.definitions.loading import load_template as load_template
    from rak_excel.errors import (
        DamagedRollupError as DamagedRollupError,
        DefinitionError as DefinitionError,
        LibreOfficeError as LibreOfficeError,
        MissingPathError as MissingPathError,
        MixedExportError as MixedExportError,
        NotARollupError as NotARollupError,
        NotAWorkbookError as NotAWorkbookError,
        NothingChangesError as NothingChangesError,
        NothingToCompareError as NothingToCompareError,
        NothingToDefineError as NothingToDefineError,
        NothingToPrintError as NothingToPrintError,
        NothingToReadError as NothingToReadError,
        NothingToTakeError as NothingToTakeError,
        NotReadyToSignError as NotReadyToSignError,
        OutputBusyError as OutputBusyError,
        OutputExistsError as OutputExistsError,
        RakExcelError as RakExcelError,
        UnbalancedRollupError as UnbalancedRollupError,
        UnclearOfficeError as UnclearOfficeError,
        UnknownCellError as UnknownCellError,
        UnknownOfficeError as UnknownOfficeError,
        UnknownRuleError as UnknownRuleError,
        UnknownTemplateError as UnknownTemplateError,
        UnknownUnitError as UnknownUnitError,
        UnreadableWorkbookError as UnreadableWorkbookError,
    )
    from rak_excel.jobs.define import define as define
    from rak_excel.jobs.diff import diff as diff
    from rak_excel.jobs.printing.files import print_plan as print_plan
    from rak_excel.jobs.template.forms import blank_form as blank_form, write_template as write_template
    from rak_excel.jobs.trace import trace as trace
    from rak_excel.merging.merge import merge as merge
    from rak_excel.model import Finding as Finding, Plan as Plan, Severity as Severity
    from rak_excel.model.frames import Findings as Findings
    from rak_excel.monitoring.form import report_form as report_form
    from rak_excel.monitoring.frames import report_frames as report_frames
    from rak_excel.monitoring.report import Report as Report, report_of as report_of
    from rak_excel.reading import Reading as Reading, read_plan as read_plan, read_plans as read_plans
    from rak_excel.reports.plan_records import export_plans as export_plans
    from rak_excel.rolling_up.roll_up import rollup as rollup
    from rak_excel.rules.check import check as check
    from rak_excel.workbooks.merged.writing import write_merged as write_merged
    from rak_excel.workbooks.rollup.book import write_rollup as write_rollup

__version__ = "0.1.0"

_NAMES = {
    "rak_excel.definitions.loading": ["load_template"],
    "rak_excel.errors": [
        "DamagedRollupError",
        "DefinitionError",
        "LibreOfficeError",
        "MissingPathError",
        "MixedExportError",
        "NotARollupError",
        "NotAWorkbookError",
        "NothingChangesError",
        "NothingToCompareError",
        "NothingToDefineError",
        "NothingToPrintError",
        "NothingToReadError",
        "NothingToTakeError",
        "NotReadyToSignError",
        "OutputBusyError",
        "OutputExistsError",
        "RakExcelError",
        "UnbalancedRollupError",
        "UnclearOfficeError",
        "UnknownCellError",
        "UnknownOfficeError",
        "UnknownRuleError",
        "UnknownTemplateError",
        "UnknownUnitError",
        "UnreadableWorkbookError",
    ],
    "rak_excel.jobs.define": ["define"],
    "rak_excel.jobs.diff": ["diff"],
    "rak_excel.jobs.printing.files": ["print_plan"],
    "rak_excel.jobs.template.forms": ["blank_form", "write_template"],
    "rak_excel.jobs.trace": ["trace"],
    "rak_excel.merging.merge": ["merge"],
    "rak_excel.model": ["Finding", "Plan", "Severity"],
    "rak_excel.model.frames": ["Findings"],
    "rak_excel.monitoring.form": ["report_form"],
    "rak_excel.monitoring.frames": ["report_frames"],
    "rak_excel.monitoring.report": ["Report", "report_of"],
    "rak_excel.reading": ["Reading", "read_plan", "read_plans"],
    "rak_excel.reports.plan_records": ["export_plans"],
    "rak_excel.rolling_up.roll_up": ["rollup"],
    "rak_excel.rules.check": ["check"],
    "rak_excel.workbooks.merged.writing": ["write_merged"],
    "rak_excel.workbooks.rollup.book": ["write_rollup"],
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names}
__all__ = list(_HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
