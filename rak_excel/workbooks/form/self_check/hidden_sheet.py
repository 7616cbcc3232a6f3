"""The hidden sheet: the definition itself, and the workings of the live self-check."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.definitions.loading import encode_definition
from rak_excel.formats.addresses import quoted
from rak_excel.formats.written.book import Book
from rak_excel.formats.written.extended import SharedFormulaSheet
from rak_excel.formats.written.table import TableSheet
from rak_excel.layouts.plan import layout_of
from rak_excel.model import PlanForm
from rak_excel.record import Record
from rak_excel.workbooks.form.hidden_text import add_text
from rak_excel.workbooks.form.self_check.across import COLUMNS as ACROSS_COLUMNS
from rak_excel.workbooks.form.self_check.across import CheckAcross, parts_across
from rak_excel.workbooks.form.self_check.differences import COLUMNS as DIFFERENCES_COLUMNS
from rak_excel.workbooks.form.self_check.differences import CheckDifferences, differences_in
from rak_excel.workbooks.form.self_check.faults import grid_formulas
from rak_excel.workbooks.form.self_check.lookups import add_column, binds, every_choice, looked_up, measures_none
from rak_excel.workbooks.form.self_check.rows import FIRST_GRID_ROW, CheckRows
from rak_excel.workbooks.form.self_check.ticks import add_marks_looked_up

_ROOM_TO_INSERT = 20  # rows that a table may grow by before the self-check says that it is too long
_FIRST_COLUMN = 3


class Workings(Record):
    """Where the hidden sheet has the workings of each part."""

    sheet: str
    parts: tuple[CheckRows, ...]
    across: CheckAcross | None
    differences: CheckDifferences | None = None

    def whole(self, area: str) -> str:
        """An area of the hidden sheet, as defined names refer to it."""
        return f"={quoted(self.sheet)}!{area}"


def workings_of(form: PlanForm, extra: Sequence[TableSheet] = ()) -> Workings:
    """Where everything goes, before anything is written; `extra` are the sheets beside the plan."""
    rows: list[CheckRows] = []
    left = _FIRST_COLUMN
    everything = len(every_choice(form.definition)) if binds(form.definition) else 0
    for part in form.definition.parts:
        layout = layout_of(part, form)
        capacity = layout.row_count + _ROOM_TO_INSERT
        others = tuple(each.id.upper() for each in form.definition.parts if each is not part)
        unmeasured = measures_none(part.id, form.definition)
        rows.append(CheckRows(layout, left, capacity, others, everything, unmeasured))
        left += rows[-1].width
    compared = parts_across(form.definition)
    by_part = {each.layout.part.id: each for each in rows}
    across = CheckAcross(by_part[compared[0].id], by_part[compared[1].id], left) if compared else None
    differences = differences_in(extra, form, left + len(ACROSS_COLUMNS))
    return Workings(form.definition.sheets.definition, tuple(rows), across, differences)


def add_hidden_sheet(book: Book, form: PlanForm, workings: Workings) -> None:
    sheet = book.add_worksheet(workings.sheet, SharedFormulaSheet)
    add_text(sheet, encode_definition(form.definition))
    whole = form.definition.identity.whole_office.replace('"', '""')
    sheet.write_calculated(0, 1, f'=OR(TRIM(RAK_IDENTITY_SUBMITTER)="",TRIM(RAK_IDENTITY_SUBMITTER)="{whole}")')
    book.define_name("RAK_WHOLE_OFFICE", workings.whole("$B$1"))
    schedules = [rows.layout.name("SCHEDULE") for rows in workings.parts]
    add_marks_looked_up(book, sheet, quoted(workings.sheet), form.definition.marks, schedules)
    for rows in workings.parts:
        for name, formula in grid_formulas(rows).items():
            sheet.write_shared(FIRST_GRID_ROW, rows.last_row, rows.column(name), formula)
        for name in rows.named:
            book.define_name(rows.layout.name(f"CHECK_{name.upper()}"), workings.whole(rows.area(name)))
    if across := workings.across:
        for name, formula in across.formulas.items():
            sheet.write_shared(FIRST_GRID_ROW, across.coarse.last_row, across.column(name), formula)
        book.define_name("RAK_ACROSS_FAULTS", workings.whole(across.area("faults")))
    if workings.differences:
        _add_differences(book, sheet, workings, workings.differences)
    beside = (len(ACROSS_COLUMNS) if workings.across else 0) + (len(DIFFERENCES_COLUMNS) if workings.differences else 0)
    first = _FIRST_COLUMN + sum(rows.width for rows in workings.parts) + beside
    for column, listed in enumerate(looked_up(form), first):
        book.define_name(listed.name, workings.whole(add_column(sheet, 0, column, listed.values)))
    sheet.hide()


def _add_differences(book: Book, sheet: SharedFormulaSheet, workings: Workings, differences: CheckDifferences) -> None:
    places = differences.places
    for name, formula in differences.formulas().items():
        sheet.write_shared(0, len(places) - 1, differences.column(name), formula)
    for row, place in enumerate(places):
        sheet.write_calculated(row, differences.column("at"), f"={differences.at(row + 1, place)}")
    for name, area in differences.names():
        book.define_name(name, area)
    book.define_name("RAK_DIFFERENCES_STATES", workings.whole(differences.area("state")))
    book.define_name("RAK_DIFFERENCES_AT", workings.whole(differences.area("at")))
