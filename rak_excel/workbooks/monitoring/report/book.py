"""Write the report of an office as a workbook: what is signed first, then what it is made of, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rak_excel.definitions.loading import encode_definition
from rak_excel.formats.written.book import Book, Formats, new_book
from rak_excel.formats.written.extended import KeptTextSheet
from rak_excel.formats.written.output import Output, output_file
from rak_excel.formats.written.table import TableSheet, add_table
from rak_excel.layouts.reported_plan import CHUNK, written_plan
from rak_excel.merging.merge import Merged
from rak_excel.merging.since_report import SinceReport
from rak_excel.model import Paper, PlanForm
from rak_excel.monitoring.report import Report, report_of
from rak_excel.workbooks.form.book import packed_tightly
from rak_excel.workbooks.form.identity_sheet import add_identity_sheet, paper_code
from rak_excel.workbooks.form.lists_sheet import fill_lists_sheet
from rak_excel.workbooks.form.marks import add_marks
from rak_excel.workbooks.form.page import set_page_footer
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form
from rak_excel.workbooks.monitoring.report.data_sheet import add_data_sheet
from rak_excel.workbooks.monitoring.report.follow_up_sheet import follow_up_sheets
from rak_excel.workbooks.monitoring.report.pages import add_pages


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
    pages = [add_pages(book, part, report, form, formats, since=since) for part in form.definition.parts]
    add_identity_sheet(book, form, formats)
    for part in form.definition.parts:
        add_data_sheet(book, part, form.rows.get(part.id, ()), report, form, formats)
    for table in extra:
        sheet = add_table(book, table, formats, growing=True)
        sheet.set_paper(paper_code(form))
        set_page_footer(sheet, table.name, form)
    lists = book.add_worksheet(form.definition.sheets.lists, KeptTextSheet)
    _add_hidden(book, form.definition.sheets.definition, encode_definition(form.definition))
    if report.plan.reported:
        _add_hidden(book, report.words.plan_sheet, written_plan(report.plan.reported))
    fill_lists_sheet(book, lists, form, formats)
    add_marks(book, form.definition)
    pages[0].activate()
    book.close()


def _add_hidden(book: Book, name: str, text: str) -> None:
    sheet = book.add_worksheet(name)
    for row, start in enumerate(range(0, len(text), CHUNK)):
        sheet.write_string(row, 0, text[start : start + CHUNK])
    sheet.hide()
