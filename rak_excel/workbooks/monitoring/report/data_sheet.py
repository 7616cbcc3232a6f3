"""The sheet with what was reported of one part, row by row as in the form: what reads back, and what the pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rak_excel.formats.form_colours import ATTENTION, HEADING, INPUT, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import GrowingSheet
from rak_excel.formats.written.table import write_value
from rak_excel.formats.written.values import Formula
from rak_excel.layouts import plan as at
from rak_excel.layouts.plan import CENTRED, PartLayout
from rak_excel.model import FormRow, PlanForm
from rak_excel.model.monitoring import TYPED
from rak_excel.monitoring.report import Report
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.workbooks.form.identity_sheet import set_landscape_page
from rak_excel.workbooks.form.page import set_page_footer
from rak_excel.workbooks.monitoring.report.computed import computed_of
from rak_excel.workbooks.monitoring.report.workings import ReportWorkings, reached_by_row

_FIGURES = frozenset(
    {"goal", "previous", "actual", "in_quarter", "of_quarter", "of_year", "standing", "planned", "state"}
)


def add_data_sheet(
    book: Book, workings: ReportWorkings, rows: Sequence[FormRow], report: Report, form: PlanForm, formats: Formats
) -> NewSheet:
    """Add the sheet of a part with these rows; what is worked out stands beside them, and follows what is corrected."""
    layout, part = workings.layout, workings.layout.part
    sheet = book.add_worksheet(part.sheet, GrowingSheet)
    for name, area in layout.defined_names().items():
        book.define_name(name, area)
    _add_head(sheet, layout, form, formats)
    for line, (row, each) in enumerate(zip(rows, reached_by_row(part, rows, report), strict=True), at.FIRST_ROW):
        found = computed_of(each, report.words) if each else {}
        live = {role: Formula(f"={workings.shown(f'now_{role}', line)}", value) for role, value in found.items()}
        _add_row(sheet, layout, line, row, live, formats)
    sheet.freeze_panes(at.FIRST_ROW, layout.columns.get("target", 0))
    set_landscape_page(sheet, form, tall=0)
    sheet.repeat_rows(at.HEADING_ROW, at.HEADING_ROW + 1)
    set_page_footer(sheet, part.sheet, form)
    return sheet


def _add_head(sheet: NewSheet, layout: PartLayout, form: PlanForm, formats: Formats) -> None:
    part = layout.part
    sheet.write_string(at.TITLE_ROW, 0, part.title, formats(bold=True, font_size=12))
    office = part.office.replace("{office}", form.identity.office).upper()
    sheet.write_string(at.OFFICE_TITLE_ROW, 0, office, formats(bold=True, font_size=12))
    centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
    boxed = formats(bold=True, bg_color=HEADING, border=1, border_color=LINE, **centred)
    for role in layout.typed:
        column = layout.columns[role]
        heading = column_heading(role, part, form.definition)
        sheet.merge_range(at.HEADING_ROW, column, at.HEADING_ROW + 1, column, heading, boxed)
        sheet.set_column(column, column, layout.width(role), formats(valign="top", num_format="@"))
    sheet.write_string(at.HEADING_ROW, layout.status, form.definition.sheets.check.upper(), formats(font_color=QUIET))
    sheet.set_column(layout.key, layout.key, None, None, {"hidden": True})
    sheet.set_row(at.HEADING_ROW, 26)
    sheet.set_row(at.HEADING_ROW + 1, 26)
    sheet.fixed |= {at.HEADING_ROW, at.HEADING_ROW + 1}


def _add_row(
    sheet: NewSheet,
    layout: PartLayout,
    line: int,
    row: FormRow,
    computed: Mapping[str, Formula],
    formats: Formats,
) -> None:
    said = {role: getattr(row, role) for role in at.ROLES}
    values = {**said, "executor": row.executors, **row.further}
    for role in layout.typed:
        value = computed.get(role, values.get(role, ""))
        write_value(sheet, line, layout.columns[role], value, _look(role, row, formats))
    for role in (row.marked & layout.columns.keys()) if row.remark else ():
        sheet.write_comment(line, layout.columns[role], row.remark)
    if row.key:
        sheet.write_string(line, layout.key, row.key)
    texts = ((role, entry) for role, entry in values.items() if role in layout.typed and isinstance(entry, str))
    sheet.fit_row(line, [(text, layout.width(role), layout.is_indented(role)) for role, text in texts])


def _look(role: str, row: FormRow, formats: Formats) -> object:
    looks: dict[str, object] = {"border": 1, "border_color": LINE, "valign": "top", "text_wrap": True}
    centred = role in CENTRED or role in _FIGURES
    looks |= {"align": "center"} if centred else {"align": "left", "indent": 1}
    looks |= {} if role in {"in_quarter", "of_quarter", "of_year"} else {"num_format": "@"}
    looks |= {"bg_color": INPUT} if role in TYPED else {}
    looks |= {"bg_color": ATTENTION} if role in row.marked else {}
    return formats(**looks)
