"""The sheet of what was to be done after earlier quarters and was not done yet."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.addresses import letters, quoted
from rak_excel.formats.form_colours import HEADING, INPUT, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import GrowingSheet
from rak_excel.formats.written.row_heights import BOLD, height_of
from rak_excel.formats.written.table import write_value
from rak_excel.layouts.follow_ups import (
    COLUMNS,
    FIRST_ROW,
    HEADING_ROW,
    NONE_OPEN,
    TITLE,
    TITLE_ROW,
    FollowUpColumn,
    code_of,
)
from rak_excel.model.monitoring import Quarter
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring import due_dates
from rak_excel.workbooks.form.identity_sheet import set_landscape_page
from rak_excel.workbooks.form.page import set_page_footer
from rak_excel.workbooks.monitoring.form.part_sheet import PROTECTED, as_plan
from rak_excel.workbooks.monitoring.form.workings import says_anything, trimmed

REPORTED = {"state": "RAK_FOLLOW_UPS_STATED", "result": "RAK_FOLLOW_UPS_ANSWERED"}
"""The names of the cells of the hidden sheet that hold 1 for each follow-up of which a column says anything, else 0."""
_CENTRED = frozenset({"number", "quarter", "due", "state"})


def add_follow_up_sheet(book: Book, form: ReportForm, formats: Formats) -> NewSheet:
    """The sheet with a row for each that is open, or a sentence where none is."""
    open_ones = form.reported.follow_ups
    sheet = book.add_worksheet(monitoring_words(form.definition).follow_up_sheet, GrowingSheet)
    sheet.write_string(TITLE_ROW, 0, TITLE, formats(bold=True, font_size=14))
    sheet.set_row(TITLE_ROW, 18.75)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width, None, {"hidden": column.field == "code"})
    if open_ones:
        _add_headings(sheet, formats)
    else:
        sheet.write_string(HEADING_ROW, 0, NONE_OPEN, formats(italic=True))
    for row, each in enumerate(open_ones, FIRST_ROW):
        _add_row(sheet, row, each, row - FIRST_ROW + 1, formats)
    if open_ones:
        _offer_states(sheet, len(open_ones))
    set_landscape_page(sheet, as_plan(form), tall=0)
    set_page_footer(sheet, sheet.get_name(), as_plan(form))
    sheet.protect("", PROTECTED)
    return sheet


def _add_headings(sheet: NewSheet, formats: Formats) -> None:
    looks = {"bold": True, "border": 1, "border_color": LINE, "text_wrap": True, "align": "center", "valign": "vcenter"}
    for at, column in enumerate(COLUMNS):
        sheet.write_string(
            HEADING_ROW, at, column.heading, formats(**looks, bg_color=INPUT if column.typed else HEADING)
        )
    sheet.set_row(HEADING_ROW, height_of((column.heading, column.width * BOLD) for column in COLUMNS))
    sheet.fixed.add(HEADING_ROW)
    sheet.freeze_panes(FIRST_ROW, 3)


def _add_row(sheet: NewSheet, row: int, open_one: FollowUp, number: int, formats: Formats) -> None:
    values = {
        **{each: getattr(open_one, each) for each in open_one.__struct_fields__},
        "number": f"{number}.",
        "quarter": Quarter(open_one.quarter).label,
        "code": code_of(open_one.quarter, open_one.number),
    }
    for at, column in enumerate(COLUMNS):
        write_value(sheet, row, at, values[column.field], formats(**_looks(column)))
    shown = (column for column in COLUMNS if column.field != "code")
    sheet.fit_row(row, [(str(values[column.field]), column.width, True) for column in shown])


def _looks(column: FollowUpColumn) -> dict[str, object]:
    looks: dict[str, object] = {
        "border": 1,
        "border_color": LINE,
        "valign": "top",
        "num_format": "@",
        "text_wrap": True,
    }
    looks |= {"align": "center"} if column.field in _CENTRED else {"align": "left", "indent": 1}
    looks |= {"font_color": QUIET} if column.field == "code" else {}
    return looks | ({"locked": False, "bg_color": INPUT} if column.typed else {})


def _offer_states(sheet: NewSheet, count: int) -> None:
    at = column_of("state")
    offered = {"validate": "list", "source": "=RAK_LIST_FOLLOW_UPS", "show_error": False}
    sheet.data_validation(FIRST_ROW, at, FIRST_ROW + count - 1, at, offered)
    typed = [letters(at) for at, column in enumerate(COLUMNS) if column.typed]
    areas = (f"{letter}{FIRST_ROW + 1}:{letter}{FIRST_ROW + count}" for letter in typed)
    sheet.ignore_errors({"number_stored_as_text": " ".join(areas)})


def column_of(field: str) -> int:
    """The column of what is said of a follow-up, counted from 0."""
    return next(at for at, column in enumerate(COLUMNS) if column.field == field)


def follow_up_cells(field: str, form: ReportForm) -> str:
    """All cells of a column, as any sheet refers to them."""
    sheet, letter = monitoring_words(form.definition).follow_up_sheet, letters(column_of(field))
    return f"{quoted(sheet)}!${letter}${FIRST_ROW + 1}:${letter}${FIRST_ROW + len(form.reported.follow_ups)}"


def reported(field: str, form: ReportForm) -> Iterator[str]:
    """For each follow-up the formula whether a column says anything of it: 1 or 0."""
    sheet, letter = quoted(monitoring_words(form.definition).follow_up_sheet), letters(column_of(field))
    for row in range(FIRST_ROW + 1, FIRST_ROW + len(form.reported.follow_ups) + 1):
        yield f"IFERROR(1*{says_anything(trimmed(f'{sheet}!${letter}${row}'))},0)"


def is_overdue(follow_up: FollowUp, form: ReportForm) -> bool:
    """Whether it was due by the last day of the quarter that is reported."""
    end = quarter_of(form.definition, form.identity.year).end
    return due_dates.is_overdue(due_dates.due_date(follow_up.due, form.definition.identity), end)
