"""The sheet of one part, as staff know it: title, head lines, two heading rows, the rows of the plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import groupby, zip_longest

from rak_excel.formats.form_colours import ATTENTION, HEADING, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import Format, GrowingSheet
from rak_excel.formats.written.table import write_value
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.layouts import plan as at
from rak_excel.layouts.as_written import rows_as_written
from rak_excel.layouts.plan import CENTRED, PartLayout, layout_of
from rak_excel.layouts.widths import value_column
from rak_excel.model import FormRow, PartDefinition, PlanForm
from rak_excel.record import Record
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.workbooks.form.assistance import add_assistance
from rak_excel.workbooks.form.page import HEADING_POINTS, set_plan_page
from rak_excel.workbooks.form.self_check.differences import open_in_row
from rak_excel.workbooks.form.self_check.faults import status_formula
from rak_excel.workbooks.form.self_check.shown import add_fault_marks
from rak_excel.workbooks.form.signature_block import add_signatures

_POINTS_A_LETTER = 6.5
_BESIDE_A_HEADING = 1  # characters
_NONE, _THIN, _HAIR = 0, 1, 7  # Excel's numbers of border lines
Lines = tuple[int, int]
"""The border lines above and below a cell."""


def add_plan_sheet(book: Book, part: PartDefinition, form: PlanForm, formats: Formats) -> NewSheet:
    """Add the sheet of a part with its rows and, where the form is signed, its signatures."""
    layout = layout_of(part, form)
    sheet = book.add_worksheet(part.sheet, GrowingSheet)
    for name, area in layout.defined_names().items():
        book.define_name(name, area)
    _set_columns(sheet, layout, formats)
    _add_title(sheet, layout, form, formats)
    _add_headings(sheet, layout, form, formats)
    rows = rows_as_written(form)[layout.part.id]
    for number, (row, below) in enumerate(zip_longest(rows, rows[1:])):
        _add_row(sheet, layout, number, row, formats, row_lines(row, below, layout, signed=form.signed))
    last_row = layout.last_row
    if form.signed:
        last_row = add_signatures(sheet, layout, form, layout.printed_widths, formats)
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
    set_plan_page(sheet, layout, form, last_row, layout.printed_widths)
    return sheet


def _set_columns(sheet: NewSheet, layout: PartLayout, formats: Formats) -> None:
    for role, column in layout.columns.items():
        # Typed text stays as typed: these columns are text, in rows inserted later too.
        looks = {"font_color": QUIET} if role in {"status", "key"} else _looks(role, layout)
        own = formats(valign="top", **looks)
        sheet.set_column(column, column, layout.width(role), own, {"hidden": role == "key"})
    if periods := layout.periods:
        plain = formats(align="center", valign="top")
        sheet.set_column(periods[0], periods[-1], layout.width("period"), plain)


def _looks(role: str, layout: PartLayout) -> dict[str, object]:
    """How an entry is shown and aligned: text as it was typed, numbers with separators."""
    if role == "period":
        return {"align": "center"}
    kind = next((column.kind for column in layout.further if column.id == role), "text")
    if kind in {"number", "amount"}:
        return {"num_format": "#,##0" if kind == "amount" else "General", "align": "right"}
    aligned = {"align": "left", "indent": 1} if layout.is_indented(role) else {}
    centred = role in CENTRED or kind in {"target", "figure"}
    return {"num_format": "@", "text_wrap": True} | ({"align": "center"} if centred else aligned)


def _add_title(sheet: NewSheet, layout: PartLayout, form: PlanForm, formats: Formats) -> None:
    part, identity = layout.part, form.identity
    office = part.office.replace("{office}", identity.office).upper() if identity.office else ""
    written = part.office.replace('"', '""').replace("{office}", '"&RAK_IDENTITY_OFFICE&"')
    named = f'IF(RAK_IDENTITY_OFFICE="","",UPPER("{written}"))'
    middle = formats(bold=True, font_size=12, align="center", num_format="General")
    sheet.merge_range(at.TITLE_ROW, 0, at.TITLE_ROW, layout.last, part.title, middle)
    sheet.merge_range(at.OFFICE_TITLE_ROW, 0, at.OFFICE_TITLE_ROW, layout.last, "", middle)
    sheet.write_formula(at.OFFICE_TITLE_ROW, 0, f"={named}", middle, office)
    words, year = form.definition.identity, 'IF(RAK_IDENTITY_YEAR="","",RAK_IDENTITY_YEAR)'
    for row, line in (
        (at.HEAD_OFFICE_ROW, _HeadLine(words.head_office[0], named, office)),
        (at.HEAD_YEAR_ROW, _HeadLine(words.head_year[0], year, identity.year or "")),
    ):
        _add_head_line(sheet, row, line, value_column(layout.printed_widths), formats)


class _HeadLine(Record):
    """A line above the table: its label, and the formula of what stands behind that, without `=`."""

    label: str
    formula: str
    value: str | int


def _add_head_line(sheet: NewSheet, row: int, line: _HeadLine, column: int | None, formats: Formats) -> None:
    """`column` is that of the value, None where no column has room for it: then all is one text."""
    bold = formats(bold=True, num_format="General", text_wrap=False, align="left")
    if column is None:
        label = f"{line.label} : "
        written = label.replace('"', '""')
        sheet.write_formula(row, 0, f'="{written}"&{line.formula}', bold, f"{label}{line.value}")
        return
    sheet.write_string(row, 0, line.label, formats(num_format="General", text_wrap=False))
    sheet.write_string(row, column - 1, ":", formats(align="right", num_format="General"))
    sheet.write_formula(row, column, f"={line.formula}", bold, line.value)


def _add_headings(sheet: NewSheet, layout: PartLayout, form: PlanForm, formats: Formats) -> None:
    centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
    common = {"bold": True, "bg_color": HEADING, "border_color": LINE, "left": 1, "right": 1, **centred}
    upper, lower = formats(**common, top=1), formats(**common, bottom=1)
    top, bottom = at.HEADING_ROW, at.HEADING_ROW + 1
    boxed = formats(**common, top=1, bottom=1)
    grouped_above = {column.id: column.above for column in layout.further if column.above}
    for above, run in groupby(layout.typed, key=lambda role: grouped_above.get(role, "")):
        headed = [(layout.columns[role], column_heading(role, layout.part, form.definition)) for role in run]
        if above:
            _add_wide_heading(sheet, (headed[0][0], headed[-1][0]), above, boxed)
        for column, heading in headed:
            sheet.write_string(bottom if above else top, column, heading, boxed if above else upper)
            if not above:
                sheet.write_blank(bottom, column, None, lower)
    if layout.periods:
        turned = {"rotation": 90} if layout.labels_upright else {}
        _add_schedule_headings(sheet, layout, form, boxed, formats(**common, top=1, bottom=1, **turned))
    status = formats(bold=True, font_color=QUIET)
    # In the row where the reader finds the other headings.
    row = bottom if layout.periods or grouped_above else top
    sheet.write_string(row, layout.status, form.definition.sheets.check.upper(), status)
    sheet.set_row(top, HEADING_POINTS)
    sheet.fixed.add(top)
    if any(len(column.heading) > column.width - _BESIDE_A_HEADING for column in layout.further if column.above):
        sheet.set_row(bottom, HEADING_POINTS)
        sheet.fixed.add(bottom)
    if layout.labels_upright:
        longest = max(map(len, layout.part.schedule.calendar.own))
        sheet.set_row(bottom, max(HEADING_POINTS, longest * _POINTS_A_LETTER))
        sheet.fixed.add(bottom)
    sheet.freeze_panes(at.FIRST_ROW, 0)


def _add_schedule_headings(
    sheet: NewSheet, layout: PartLayout, form: PlanForm, boxed: Format, labelled: Format
) -> None:
    periods, top = layout.periods, at.HEADING_ROW
    heading = column_heading("schedule", layout.part, form.definition)
    _add_wide_heading(sheet, (periods[0], periods[-1]), heading, boxed)
    for column, label in zip(periods, layout.part.schedule.calendar.labels(), strict=True):
        sheet.write_string(top + 1, column, label, labelled)


def _add_wide_heading(sheet: NewSheet, columns: tuple[int, int], heading: str, boxed: Format) -> None:
    """A heading over the columns from the first to the last."""
    first, last = columns
    if first < last:
        sheet.merge_range(at.HEADING_ROW, first, at.HEADING_ROW, last, heading, boxed)
    else:  # Excel merges no single cell
        sheet.write_string(at.HEADING_ROW, first, heading, boxed)


def _add_row(
    sheet: NewSheet, layout: PartLayout, number: int, row: FormRow, formats: Formats, lines: Mapping[str, Lines]
) -> None:
    line = at.FIRST_ROW + number
    values = {**{role: getattr(row, role) for role in at.ROLES}, "executor": row.executors, **row.further}
    for role in layout.typed:
        format_ = formats(**cell_looks(role, lines[role], layout, marked=role in row.marked))
        entry = values.get(role, "")
        entry = _suggestion(layout, role) if entry == "" else entry
        write_value(sheet, line, layout.columns[role], entry, format_)
    for period, column in enumerate(layout.periods, 1):
        tick = formats(**cell_looks("period", lines["period"], layout, marked="period" in row.marked))
        write_value(sheet, line, column, row.marks.get(period, ""), tick)
    marked = {**layout.columns, **({"period": layout.periods[0]} if layout.periods else {})}
    by_period = [each.id for each in layout.by_period if each.id in row.marked]  # the first has the comment of all
    for role in (row.marked & marked.keys()).difference(by_period[1:]) if row.remark else ():
        sheet.write_comment(line, marked[role], row.remark)
    if row.key:
        sheet.write_string(line, layout.key, row.key)
    texts = ((role, entry) for role, entry in values.items() if role in layout.typed and isinstance(entry, str))
    sheet.fit_row(line, [(text, layout.width(role), layout.is_indented(role)) for role, text in texts])


def _suggestion(layout: PartLayout, role: str) -> CellValue:
    """What the blank cell of a target by period shows; whoever types there replaces it."""
    ids = [each.id for each in layout.by_period] if layout.suggests else []
    if role not in ids:
        return ""
    texts, at = layout.name(f"CHECK_SUGGESTED_{ids.index(role) + 1}"), f"ROW()-ROW({layout.name('HEAD')})"
    # Without IFERROR, which an xls does not know: LibreOffice would keep 0 there.
    return Formula(f'=IF({at}>ROWS({texts}),"",INDEX({texts},{at}))', "")


def _starts(role: str, row: FormRow, of_block: Collection[str]) -> bool:
    """Whether a line goes above this cell: a block of one objective or indicator looks merged without being so."""
    objective = bool(row.number or row.objective)
    if role in {"number", "objective"}:
        return objective
    return objective or role not in of_block or bool(row.indicator)


def row_lines(row: FormRow, below: FormRow | None, layout: PartLayout, *, signed: bool) -> dict[str, Lines]:
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


def cell_looks(role: str, lines: Lines, layout: PartLayout, *, marked: bool = False) -> dict[str, object]:
    """How a cell of the table is formatted, with its lines."""
    cell: dict[str, object] = {"border_color": LINE, "left": _THIN, "right": _THIN, "valign": "top"}
    cell |= _looks(role, layout)
    cell |= {side: line for side, line in zip(("top", "bottom"), lines, strict=True) if line}
    return cell | ({"bg_color": ATTENTION} if marked else {})
