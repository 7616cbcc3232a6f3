"""A plan as it is to be written: the rows of its sheets, and the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rak_excel.model.definition import Definition
from rak_excel.model.identity import Identity
from rak_excel.model.plan import Further, FurtherRow
from rak_excel.record import Record

Paper = Literal["f4", "a4"]


class FormRow(Record):
    """One row of a plan sheet. Blank number, objective, indicator and target continue the row above."""

    number: str = ""
    objective: str = ""
    indicator: str = ""
    target: str = ""
    activity: str = ""
    marks: Mapping[int, str] = {}  # the glyph of each ticked period
    executors: str = ""
    key: str = ""  # the hidden row key, on rows that start an indicator
    marked: frozenset[str] = frozenset()  # the columns (roles, or `period`) shown as waiting for a choice
    remark: str = ""  # their comment
    further: Further = {}  # those of the indicator on the row that starts it


class PlanForm(Record):
    """A plan workbook to be written. `rows` is by part id."""

    definition: Definition
    identity: Identity
    rows: Mapping[str, tuple[FormRow, ...]]
    signed: bool = False  # an office's plan: exactly its rows, and the signature block
    spare_rows: Mapping[str, int] = {}  # after the rows of each part, for staff to fill
    paper: Paper = "f4"
    further: Mapping[str, tuple[FurtherRow, ...]] = {}  # by the ids of the further sheets
