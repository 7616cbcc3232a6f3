"""The sheet of one part of a report: the rows of the plan, locked, and the cells in which the quarter is reported."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import zip_longest

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.form_colours import FAULT, HEADING, INPUT, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import GrowingSheet
from rak_excel.formats.written.row_heights import BOLD, line_count
from rak_excel.formats.written.table import write_value
from rak_excel.layouts import plan as at
from rak_excel.layouts.as_written import rows_as_written
from rak_excel.layouts.plan import PartLayout
from rak_excel.layouts.widths import WIDTHS
from rak_excel.model import FormRow, PlanForm
from rak_excel.model.monitoring import COMPUTED, TYPED
from rak_excel.model.report_form import ReportForm
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.workbooks.form.identity_sheet import paper_code
from rak_excel.workbooks.form.page import set_page_footer
from rak_excel.workbooks.form.plan_sheet import Lines, cell_looks, row_lines
from rak_excel.workbooks.monitoring.form.assistance import SPARE_ROWS, add_assistance
from rak_excel.workbooks.monitoring.form.faults import status_formula
from rak_excel.workbooks.monitoring.form.standing_formulas import shown
from rak_excel.workbooks.monitoring.form.workings import RESULT_OF, Workings

QUARTER_ROW, OWN_FORM_ROW = at.OFFICE_TITLE_ROW + 1, at.HEADING_ROW - 1
_WIDTHS = {"objective": 20.0, "indicator": 32.0, "activity": 44.0, "executor": 28.0, "planned": 12.0}
_SURELY = 0.92  # of its width a column holds on paper too, where letters stand a little wider than on the screen
_TITLE_SIZE, _FONT_SIZE, _TITLE_POINTS = 12, 10, 16.5
_HEADING_POINTS, _LOWER_POINTS = 42.0, 18.0
_OF_INDICATOR = frozenset({"goal", "actual"})
"""Typed once, where an indicator starts."""
_OUTSIDE_PLAN = frozenset(
    {"indicator", "target", UNIT_TEXT, "goal", "actual", "activity", "state", "result", "evidence"}
)
_NO_ROWS = "Tidak ada baris rencana di sheet ini untuk {quarter}."
PROTECTED = {"format_columns": True, "format_rows": True, "autofilter": True}
"""What people may do on a sheet that is protected."""


def add_part_sheet(book: Book, rows: Workings, form: ReportForm, formats: Formats) -> NewSheet:
    """Add the sheet of the part whose workings these are."""
    layout, plan = rows.layout, as_plan(form)
    sheet = book.add_worksheet(layout.part.sheet, GrowingSheet)
    for name, area in layout.defined_names().items():
        book.define_name(name, area)
    for role, column in layout.columns.items():
        sheet.set_column(column, column, width_of(role, layout), None, {"hidden": role == "key"})
    _add_title(sheet, rows, form, formats)
    _add_headings(sheet, layout, form, formats)
    listed = rows_as_written(plan)[layout.part.id]
    for number, (row, below) in enumerate(zip_longest(listed, listed[1:])):
        _add_row(sheet, rows, number, row, row_lines(row, below, layout, signed=True), formats)
    if rows.rows:
        add_assistance(sheet, rows, formats)
        _add_spare_rows(sheet, layout, formats)
    _set_page(sheet, layout, plan)
    sheet.protect("", PROTECTED)
    return sheet


def as_plan(form: ReportForm) -> PlanForm:
    """The form as one of plans, for what both have alike."""
    return PlanForm(form.definition, form.identity, form.rows, paper=form.paper)


def width_of(role: str, layout: PartLayout) -> float:
    """In characters. A report is filled in on a screen, so that its columns are as wide as their texts need."""
    return _WIDTHS.get(role) or WIDTHS.get(role) or layout.width(role)


def _add_title(sheet: NewSheet, rows: Workings, form: ReportForm, formats: Formats) -> None:
    part, identity, definition = rows.layout.part, form.identity, form.definition
    office = part.office.replace("{office}", identity.office).upper() if identity.office else ""
    own = rows.words.own_form.replace("{agency}", definition.offices.short)
    # Within the columns that stay where they are while people scroll, and that each printed page repeats.
    last = rows.layout.columns["indicator"]
    room = math.fsum(width_of(role, rows.layout) for role in rows.layout.order[: last + 1])
    bold = formats(bold=True, font_size=_TITLE_SIZE, text_wrap=True, valign="top")
    lines = {at.TITLE_ROW: part.title, at.OFFICE_TITLE_ROW: office, QUARTER_ROW: quarter_line(form)}
    for row, line in lines.items():
        _add_line(sheet, row, last, line, bold)
        taken = line_count(line, room * BOLD * _FONT_SIZE / _TITLE_SIZE)
        sheet.set_row(row, taken * _TITLE_POINTS)
        sheet.fixed.add(row)
    _add_line(sheet, OWN_FORM_ROW, last, own, formats(italic=True, font_color=QUIET))
    if not rows.rows:
        nothing = _NO_ROWS.format(quarter=quarter_of(definition).label)
        _add_line(sheet, at.HEAD_OFFICE_ROW, last, nothing, formats(bold=True, font_color=FAULT))


def _add_line(sheet: NewSheet, row: int, last: int, line: str, format_: object) -> None:
    if last:
        sheet.merge_range(row, 0, row, last, line, format_)
    else:  # Excel merges no single cell
        sheet.write_string(row, 0, line, format_)


def quarter_line(form: ReportForm) -> str:
    """`TRIWULAN II TAHUN ANGGARAN 2020`, and on a line of its own `(keadaan s.d. 30 Juni 2020)`."""
    definition = form.definition
    quarter, words = quarter_of(definition, form.identity.year), monitoring_words(definition)
    said = f"{words.quarter} {quarter.roman}".upper()
    if quarter.end is None:
        return said
    year = f"{definition.identity.head_year[0]} {quarter.year}".upper()
    return f"{said} {year}\n(keadaan s.d. {definition.identity.written(quarter.end)})"


def _add_headings(sheet: NewSheet, layout: PartLayout, form: ReportForm, formats: Formats) -> None:
    common = {"bold": True, "border_color": LINE, "left": 1, "right": 1, "text_wrap": True}
    common |= {"align": "center", "valign": "vcenter"}
    top, bottom = at.HEADING_ROW, at.HEADING_ROW + 1
    for role in layout.typed:
        colour = {"bg_color": INPUT if role in TYPED else HEADING}
        column, heading = layout.columns[role], column_heading(role, layout.part, form.definition)
        sheet.write_string(top, column, heading, formats(**common, **colour, top=1))
        sheet.write_blank(bottom, column, None, formats(**common, **colour, bottom=1))
    status = formats(bold=True, font_color=QUIET, valign="vcenter")
    sheet.write_string(top, layout.status, form.definition.sheets.check.upper(), status)
    for row, points in ((top, _HEADING_POINTS), (bottom, _LOWER_POINTS)):
        sheet.set_row(row, points)
        sheet.fixed.add(row)
    sheet.freeze_panes(at.FIRST_ROW, layout.columns["indicator"] + 1)
    sheet.autofilter(bottom, 0, layout.last_row, layout.status)


def _add_row(
    sheet: NewSheet, rows: Workings, number: int, row: FormRow, lines: Mapping[str, Lines], formats: Formats
) -> None:
    layout, line = rows.layout, at.FIRST_ROW + number
    values = {**{role: getattr(row, role) for role in at.ROLES}, "executor": row.executors, **row.further}
    begins = bool(rows.rows[number].of_indicator)
    for role in layout.typed:
        entry = values.get(role, "")
        looks = cell_looks(role, lines[role], layout) | _own_looks(role, rows, number)
        if role in COMPUTED:
            _add_result(sheet, rows, role, line, formats(**looks))
        else:
            write_value(sheet, line, layout.columns[role], entry, formats(**looks))
    quiet = formats(font_color=QUIET, valign="top", text_wrap=True)
    sheet.write_calculated(line, layout.status, f"={status_formula(rows, line)}", quiet)
    if row.key and begins:
        sheet.write_string(line, layout.key, row.key)
    texts = ((role, entry) for role, entry in values.items() if role in layout.typed and isinstance(entry, str))
    sheet.fit_row(line, [(text, _SURELY * width_of(role, layout), layout.is_indented(role)) for role, text in texts])


def _add_spare_rows(sheet: NewSheet, layout: PartLayout, formats: Formats) -> None:
    """Blank rows below the table, which are not printed, for what was done outside the plan."""
    looks = formats(
        locked=False, bg_color=INPUT, num_format="@", border=1, border_color=LINE, text_wrap=True, valign="top"
    )
    for row in range(layout.last_row + 1, layout.last_row + 1 + SPARE_ROWS):
        for role in (each for each in layout.typed if each in _OUTSIDE_PLAN):
            sheet.write_blank(row, layout.columns[role], None, looks)


def _add_result(sheet: NewSheet, rows: Workings, role: str, line: int, format_: object) -> None:
    """A formula with what it gives before anybody types; of a form with figures in it programs work that out."""
    row = rows.rows[line - at.FIRST_ROW]
    begun = bool(row.of_indicator) and not row.standing
    cell = rows.shown(RESULT_OF[role], line)
    formula = shown(cell) if role in {"of_quarter", "of_year"} else cell
    value = None if begun else row.standing if role == "standing" else ""
    sheet.write_formula(line, rows.layout.columns[role], f"={formula}", format_, value)


def _own_looks(role: str, rows: Workings, number: int) -> dict[str, object]:
    """What tells typed cells from locked ones, and rows of which nothing is asked in this quarter."""
    row = rows.rows[number]
    if role in COMPUTED:
        return {"align": "center", "num_format": "General", "text_wrap": True}
    if role in TYPED and (role not in _OF_INDICATOR or row.of_indicator):
        return {"locked": False, "bg_color": INPUT}
    centred: dict[str, object] = (
        {"align": "center"} if role in {"planned", "previous"} or role == rows.layout.unit else {}
    )
    of_activity = role in {"activity", "planned", "executor"}
    return centred | ({"font_color": QUIET} if of_activity and not row.scheduled else {})


def _set_page(sheet: NewSheet, layout: PartLayout, plan: PlanForm) -> None:
    sheet.set_landscape()
    sheet.set_paper(paper_code(plan))
    sheet.repeat_rows(at.HEADING_ROW, at.HEADING_ROW + 1)
    sheet.repeat_columns(0, layout.columns["indicator"])
    sheet.print_area(0, 0, layout.last_row, layout.last)
    sheet.fit_to_pages(2, 0)
    sheet.hide_gridlines(2)
    set_page_footer(sheet, layout.part.title.title(), plan)
