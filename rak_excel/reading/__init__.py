"""Reads plans out of workbooks as people send them."""

from rak_excel.reading.definitions import own_definition, row_codes
from rak_excel.reading.files import joined, read_plan, read_plans
from rak_excel.reading.found import (
    files_not_read,
    find_files,
    find_workbooks,
    inputs_at,
    real_path,
    reports_passed_over,
)
from rak_excel.reading.ledger import Reading, Unread
from rak_excel.reading.sheets import read_sheets

__all__ = [
    "Reading",
    "Unread",
    "files_not_read",
    "find_files",
    "find_workbooks",
    "inputs_at",
    "joined",
    "own_definition",
    "read_plan",
    "read_plans",
    "read_sheets",
    "real_path",
    "reports_passed_over",
    "row_codes",
]
