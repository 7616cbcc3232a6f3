"""The sheet of one part, as staff know it: title, head lines, two heading rows, the rows of the plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import zip_longest

from rak_excel.formats.form_colours import ATTENTION, HEADING, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import GrowingSheet
from rak_excel.formats.written.table import write_value
from rak_excel.layouts import plan as at
from rak_excel.layouts.as_written import with_clear_ticks
from rak_excel.layouts.plan import CENTRED, PartLayout, layout_of
from rak_excel.model import FormRow, PartDefinition, PlanForm
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.workbooks.form.assistance import add_assistance
from rak_excel.workbooks.form.page import HEADING_POINTS, set_plan_page
from rak_excel.workbooks.form.self_check.differences import open_in_row
from rak_excel.workbooks.form.self_check.faults import status_formula
from rak_excel.workbooks.form.self_check.shown import add_fault_marks
from rak_excel.workbooks.form.signature_block import add_signatures

_SCHEDULE_WIDTHS = {4: 5.0, 12: 4.3}
_BESIDE_A_LABEL = 1.5  # characters
_MOST_LETTERS_ABREAST = 48
_POINTS_A_LETTER = 6.5
_NONE, _THIN, _HAIR = 0, 1, 7  # Excel's numbers of border lines
_Lines = tuple[int, int]  # above and below a cell


def add_plan_sheet(book: Book, part: PartDefinition, form: PlanForm, formats: Formats) -> NewSheet:
    """Add the sheet of a part with its rows and, where the form is signed, its signatures."""
    layout = layout_of(part, form)
    sheet = book.add_worksheet(part.sheet, GrowingSheet)
    for name, area in layout.defined_names().items():
        book.define_name(name, area)
    _set_columns(sheet, layout, formats)
    _add_title(sheet, layout, form, formats)
    _add_headings(sheet, layout, form, formats)
    rows = with_clear_ticks(form)[layout.part.id]
    for number, (row, below) in enumerate(zip_longest(rows, rows[1:])):
        _add_row(sheet, layout, number, row, formats, _lines(row, below, layout, signed=form.signed))
    last_row = layout.last_row
    if form.signed:
        last_row = add_signatures(sheet, layout, form, _printed_widths(layout), formats)
        add_fault_marks(sheet, layout, formats)
    else:
        # A thin bar ends the table: rows inserted above it belong to the table.
        for column in range(layout.last + 1):
            sheet.write_blank(layout.last_row, column, None, formats(bg_color=LINE))
        sheet.set_row(layout.last_row, 5)
        sheet.fixed.add(layout.last_row)
        add_assistance(sheet, layout, form, formats)
    # Beside each row what the self-check says of it; rows inserted later have none, but are checked all the same.
    waiting = any(row.marked for row in form.rows.get(part.id, ()))
    status = status_formula(layout, unless=open_in_row(layout, form.definition.parts) if waiting else None)
    sheet.write_shared(at.FIRST_ROW, at.FIRST_ROW + layout.row_count - 1, layout.status, status)
    set_plan_page(sheet, layout, form, last_row, _printed_widths(layout))
    return sheet


def _set_columns(sheet: NewSheet, layout: PartLayout, formats: Formats) -> None:
    for role, column in layout.columns.items():
        # Typed text stays as typed: these columns are text, in rows inserted later too.
        looks = {"font_color": QUIET} if role in {"status", "key"} else _looks(role, layout)
        own = formats(valign="top", **looks)
        sheet.set_column(column, column, layout.width(role), own, {"hidden": role == "key"})
    sheet.set_column(layout.schedule, layout.executor - 1, _period_width(layout), formats(align="center", valign="top"))


def _period_width(layout: PartLayout) -> float:
    """Room for a tick and, where they stand upright, for the labels above it."""
    usual = _SCHEDULE_WIDTHS.get(len(layout.part.schedule.names), 5.0)
    return usual if _turned(layout) else max(usual, _longest_label(layout) + _BESIDE_A_LABEL)


def _longest_label(layout: PartLayout) -> int:
    return max(map(len, layout.part.schedule.calendar.own), default=0)


def _turned(layout: PartLayout) -> bool:
    """Whether the labels are written from below, so that names of twelve months make no wide columns."""
    return _longest_label(layout) * len(layout.part.schedule.names) > _MOST_LETTERS_ABREAST


def _printed_widths(layout: PartLayout) -> list[float]:
    periods = [_period_width(layout)] * len(layout.part.schedule.names)
    widths = [layout.width(role) for role in layout.typed]
    return [*widths[: layout.schedule], *periods, *widths[layout.schedule :]]


def _looks(role: str, layout: PartLayout) -> dict[str, object]:
    """How an entry is shown and aligned: text as it was typed, numbers with separators."""
    if role == "period":
        return {"align": "center"}
    kind = next((column.kind for column in layout.further if column.id == role), "text")
    if kind in {"number", "amount"}:
        return {"num_format": "#,##0" if kind == "amount" else "General", "align": "right"}
    aligned = {"align": "left", "indent": 1} if layout.is_indented(role) else {}
    return {"num_format": "@", "text_wrap": True} | ({"align": "center"} if role in CENTRED else aligned)


def _add_title(sheet: NewSheet, layout: PartLayout, form: PlanForm, formats: Formats) -> None:
    part, identity = layout.part, form.identity
    office = part.office.replace("{office}", identity.office).upper() if identity.office else ""
    written = part.office.replace('"', '""').replace("{office}", '"&RAK_IDENTITY_OFFICE&"')
    named = f'IF(RAK_IDENTITY_OFFICE="","",UPPER("{written}"))'
    middle = formats(bold=True, font_size=12, align="center", num_format="General")
    plain = formats(num_format="General", text_wrap=False)
    bold = formats(bold=True, num_format="General", text_wrap=False, align="left")
    sheet.merge_range(at.TITLE_ROW, 0, at.TITLE_ROW, layout.last, part.title, middle)
    sheet.merge_range(at.OFFICE_TITLE_ROW, 0, at.OFFICE_TITLE_ROW, layout.last, "", middle)
    sheet.write_formula(at.OFFICE_TITLE_ROW, 0, f"={named}", middle, office)
    words = form.definition.identity
    for row, label, formula, value in (
        (at.HEAD_OFFICE_ROW, words.head_office[0], named, office),
        (at.HEAD_YEAR_ROW, words.head_year[0], 'IF(RAK_IDENTITY_YEAR="","",RAK_IDENTITY_YEAR)', identity.year or ""),
    ):
        sheet.write_string(row, 0, label, plain)
        sheet.write_string(row, 2, ":", formats(align="right", num_format="General"))
        sheet.write_formula(row, 3, f"={formula}", bold, value)


def _add_headings(sheet: NewSheet, layout: PartLayout, form: PlanForm, formats: Formats) -> None:
    part, words = layout.part, form.definition.headings
    centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
    common = {"bold": True, "bg_color": HEADING, "border_color": LINE, "left": 1, "right": 1, **centred}
    upper, lower = formats(**common, top=1), formats(**common, bottom=1)
    top, bottom = at.HEADING_ROW, at.HEADING_ROW + 1
    for role in layout.typed:
        sheet.write_string(top, layout.columns[role], column_heading(role, part, form.definition), upper)
        sheet.write_blank(bottom, layout.columns[role], None, lower)
    boxed = formats(**common, top=1, bottom=1)
    labelled = formats(**common, top=1, bottom=1, rotation=90) if _turned(layout) else boxed
    if len(part.schedule.names) > 1:
        sheet.merge_range(top, layout.schedule, top, layout.executor - 1, words.schedule[0], boxed)
    else:  # Excel merges no single cell
        sheet.write_string(top, layout.schedule, words.schedule[0], boxed)
    for column, label in enumerate(part.schedule.calendar.labels(), layout.schedule):
        sheet.write_string(bottom, column, label, labelled)
    status = formats(bold=True, font_color=QUIET)
    sheet.write_string(bottom, layout.status, form.definition.sheets.check.upper(), status)
    sheet.set_row(top, HEADING_POINTS)
    sheet.fixed.add(top)
    if _turned(layout):
        sheet.set_row(bottom, max(HEADING_POINTS, _longest_label(layout) * _POINTS_A_LETTER))
        sheet.fixed.add(bottom)
    sheet.freeze_panes(at.FIRST_ROW, 0)


def _add_row(
    sheet: NewSheet, layout: PartLayout, number: int, row: FormRow, formats: Formats, lines: Mapping[str, _Lines]
) -> None:
    line = at.FIRST_ROW + number
    values = {**{role: getattr(row, role) for role in at.ROLES}, "executor": row.executors, **row.further}
    for role in layout.typed:
        format_ = formats(**_cell(role, lines[role], layout, marked=role in row.marked))
        write_value(sheet, line, layout.columns[role], values.get(role, ""), format_)
    for period in range(1, len(layout.part.schedule.names) + 1):
        tick = formats(**_cell("period", lines["period"], layout, marked="period" in row.marked))
        write_value(sheet, line, layout.schedule + period - 1, row.marks.get(period, ""), tick)
    for role in row.marked if row.remark else ():
        sheet.write_comment(line, layout.schedule if role == "period" else layout.columns[role], row.remark)
    if row.key:
        sheet.write_string(line, layout.key, row.key)
    texts = ((role, entry) for role, entry in values.items() if isinstance(entry, str))
    sheet.fit_row(line, [(text, layout.width(role), layout.is_indented(role)) for role, text in texts])


def _starts(role: str, row: FormRow, of_block: Collection[str]) -> bool:
    """Whether a line goes above this cell: a block of one objective or indicator looks merged without being so."""
    objective = bool(row.number or row.objective)
    if role in {"number", "objective"}:
        return objective
    return objective or role not in of_block or bool(row.indicator)


def _lines(row: FormRow, below: FormRow | None, layout: PartLayout, *, signed: bool) -> dict[str, _Lines]:
    """The lines above and below each cell.

    In a signed plan a hair line parts the rows of one block, so that none is open where a page ends. Where rows may
    still be put below, a block is left open but for what stands in each row.
    """
    part = _HAIR if signed else _NONE
    of_block = {"indicator", "target", *(column.id for column in layout.further if column.level == "indicator")}
    in_each_row = {"period", *layout.typed} - of_block - {"number", "objective"}
    lines = {}
    for role in ("period", *layout.typed):
        ends = below is None or (_starts(role, below, of_block) if signed else role in in_each_row)
        lines[role] = (_THIN if _starts(role, row, of_block) else part, _THIN if ends else part)
    return lines


def _cell(role: str, lines: _Lines, layout: PartLayout, *, marked: bool) -> dict[str, object]:
    cell: dict[str, object] = {"border_color": LINE, "left": _THIN, "right": _THIN, "valign": "top"}
    cell |= _looks(role, layout)
    cell |= {side: line for side, line in zip(("top", "bottom"), lines, strict=True) if line}
    return cell | ({"bg_color": ATTENTION} if marked else {})
