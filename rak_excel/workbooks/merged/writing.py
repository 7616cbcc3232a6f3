"""Write a merged plan as a workbook in the official layout."""

from __future__ import annotations

from rak_excel.formats.written.output import Output, output_file
from rak_excel.formats.written.table import TableSheet
from rak_excel.merging.blocks import form_row
from rak_excel.merging.merged import Merged
from rak_excel.model import Paper, PlanForm
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.merged.account_sheets import counts_table, files_table, sent_table
from rak_excel.workbooks.merged.difference_sheet import differences_table
from rak_excel.workbooks.merged.earlier_sheet import earlier_table
from rak_excel.workbooks.merged.last_sent_sheet import last_sent_table
from rak_excel.workbooks.merged.origin_sheet import origins_table
from rak_excel.workbooks.merged.reading_sheets import changes_table, remarks_table, retyping_table


def write_merged(path: Output, merged: Merged, *, force: bool = False, paper: Paper = "f4") -> None:
    """Write the plan, what contradicts and the account. The same merge gives the same bytes.

    Raises OutputExistsError and OutputBusyError; then an earlier file at `path` is as it was.
    """
    with output_file(path, force=force) as temporary:
        write_plan_book(temporary, plan_form(merged, paper), extra=extra_sheets(merged))


def plan_form(merged: Merged, paper: Paper = "f4") -> PlanForm:
    """The form that is printed and signed."""
    plan = merged.plan
    rows = {part: tuple(form_row(row, plan.definition) for row in own) for part, own in merged.rows.items()}
    return PlanForm(plan.definition, plan.identity, rows, signed=True, paper=paper)


def extra_sheets(merged: Merged) -> list[TableSheet]:
    """The sheets after the plan's own: what waits, what changes, what to retype, the account, the origins."""
    tables = [
        differences_table(merged),
        *([changes_table(merged)] if merged.changes is not None else []),
        remarks_table(merged),
        retyping_table(merged),
        counts_table(merged),
        sent_table(merged),
        files_table(merged),
        last_sent_table(merged.last_sent),
        *([earlier_table(merged.last_sent.earlier)] if merged.last_sent.earlier else []),
    ]
    return [*tables, origins_table(merged, plan_form(merged), tables)]
