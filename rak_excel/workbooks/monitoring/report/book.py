"""Write the report of an office as a workbook: what is signed first, then what it is made of, and what proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rak_excel.definitions.loading import encode_definition
from rak_excel.formats.written.book import Book, Formats, new_book
from rak_excel.formats.written.extended import KeptTextSheet, SharedFormulaSheet
from rak_excel.formats.written.output import Output, output_file
from rak_excel.formats.written.table import TableSheet, add_table
from rak_excel.layouts.pages_as_written import pages_told
from rak_excel.layouts.reported_plan import written_plan
from rak_excel.merging.merge import Merged
from rak_excel.merging.since_report import SinceReport
from rak_excel.model import Paper, PlanForm
from rak_excel.monitoring.report import Report, report_of
from rak_excel.workbooks.form.book import packed_tightly
from rak_excel.workbooks.form.hidden_text import add_text
from rak_excel.workbooks.form.identity_sheet import add_identity_sheet, paper_code
from rak_excel.workbooks.form.lists_sheet import fill_lists_sheet
from rak_excel.workbooks.form.marks import add_marks
from rak_excel.workbooks.form.page import set_page_footer
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form
from rak_excel.workbooks.monitoring.report.data_sheet import add_data_sheet
from rak_excel.workbooks.monitoring.report.follow_up_sheet import follow_up_sheets
from rak_excel.workbooks.monitoring.report.pages import add_pages
from rak_excel.workbooks.monitoring.report.workings import ReportWorkings, add_grades, add_workings, workings_of


def write_report(
    path: Output, merged: Merged, *, force: bool = False, paper: Paper = "f4", explained: TableSheet | None = None
) -> None:
    """Write the merged report, what contradicts and the account. The same merge gives the same bytes.

    Raises OutputExistsError and OutputBusyError; then an earlier file at `path` is as it was.
    """
    form = plan_form(merged, paper)
    with output_file(path, force=force) as temporary:
        extra = extra_sheets(merged, explained, first=follow_up_sheets(merged.plan))
        write_report_book(temporary, form, report_of(merged.plan), extra=extra, since=merged.since)


def write_report_book(
    path: Path,
    form: PlanForm,
    report: Report,
    *,
    extra: Sequence[TableSheet] = (),
    since: SinceReport | None = None,
) -> None:
    """Write a report as `form` has its rows to `path`, which is replaced; `extra` sheets follow those of the parts.

    The pages tell what changed in the plan `since` an earlier report.
    """
    book = new_book(path, packing=packed_tightly)
    formats = Formats(book)
    behind = [workings_of(part, form, report) for part in form.definition.parts]
    pages = [add_pages(book, each, report, form, formats, since=since) for each in behind]
    add_identity_sheet(book, form, formats)
    for each in behind:
        add_data_sheet(book, each, form.rows.get(each.layout.part.id, ()), report, form, formats)
    for table in extra:
        sheet = add_table(book, table, formats, growing=True)
        sheet.set_paper(paper_code(form))
        set_page_footer(sheet, table.name, form)
    lists = book.add_worksheet(form.definition.sheets.lists, KeptTextSheet)
    _add_definition(book, behind, report, form, {each.sheet.get_name(): each.digest for each in pages})
    if report.plan.reported:
        plan = book.add_worksheet(report.words.plan_sheet)
        add_text(plan, written_plan(report.plan.reported))
        plan.hide()
    fill_lists_sheet(book, lists, form, formats)
    add_marks(book, form.definition)
    pages[0].sheet.activate()
    book.close()


def _add_definition(
    book: Book, behind: Sequence[ReportWorkings], report: Report, form: PlanForm, pages: Mapping[str, str]
) -> None:
    """The hidden sheet with the definition, the digests of the `pages`, and what works figures and texts out."""
    sheet = book.add_worksheet(form.definition.sheets.definition, SharedFormulaSheet)
    add_text(sheet, encode_definition(form.definition))
    for row, column, line in pages_told(pages):
        sheet.write_string(row, column, line)
    for each in behind:
        add_workings(sheet, each, form.rows.get(each.layout.part.id, ()), report)
    add_grades(book, sheet, form.definition)
    sheet.hide()
