"""A quarterly report as it is to be written: the rows that the plan gives it, and that plan itself."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.model.definition import Definition
from rak_excel.model.form import Paper
from rak_excel.model.form_row import FormRow
from rak_excel.model.identity import Identity
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.record import Record


class ReportForm(Record):
    """A workbook in which a quarter is reported. `definition` is one of reports.

    `rows` are by part id, those of `reported` with what the form says of the quarter in their further entries: `goal`,
    `previous` and `unit_text` where an indicator starts, `planned` beside each activity, and whatever was reported already.
    """

    definition: Definition
    identity: Identity
    reported: ReportedPlan
    rows: Mapping[str, tuple[FormRow, ...]]
    paper: Paper = "f4"
