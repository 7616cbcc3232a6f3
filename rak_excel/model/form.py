"""A plan as it is to be written: what its sheets hold, and the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rak_excel.model.definition import Definition
from rak_excel.model.form_row import FormRow
from rak_excel.model.identity import Identity
from rak_excel.model.plan import FurtherRow
from rak_excel.record import Record

Paper = Literal["f4", "a4"]


class PlanForm(Record):
    """A plan workbook to be written. `rows` is by part id."""

    definition: Definition
    identity: Identity
    rows: Mapping[str, tuple[FormRow, ...]]
    signed: bool = False  # an office's plan: exactly its rows, and the signature block
    spare_rows: Mapping[str, int] = {}  # after the rows of each part, for staff to fill
    paper: Paper = "f4"
    further: Mapping[str, tuple[FurtherRow, ...]] = {}  # by the ids of the further sheets
