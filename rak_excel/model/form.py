"""What a plan workbook is to show: rows in order, before any file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rak_excel.model.definition import Definition
from rak_excel.model.plan import Identity

Paper = Literal["f4", "a4"]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a plan sheet. Blank number, objective, indicator and target continue the row above.

    `marks` has the glyph of each ticked period. `key` is the hidden row key, on rows that start an indicator.
    `marked` names the columns (roles, or `period`) shown as waiting for a choice, with `remark` as their comment.
    """

    number: str = ""
    objective: str = ""
    indicator: str = ""
    target: str = ""
    activity: str = ""
    marks: Mapping[int, str] = field(default_factory=dict)
    executors: str = ""
    key: str = ""
    marked: frozenset[str] = frozenset()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A plan workbook to be written. `rows` is by part id.

    A signed form is an office's plan: exactly its rows, and the signature block. Any other has `spare_rows` blank
    rows after its rows on each part, for staff to fill.
    """

    definition: Definition
    identity: Identity
    rows: Mapping[str, tuple[FormRow, ...]]
    signed: bool = False
    spare_rows: Mapping[str, int] = field(default_factory=dict)
    paper: Paper = "f4"
