"""Plain table sheets: a title, headings, rows. Reports, lists of files and a roll-up's figures are all of this form."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from rak_excel.formats.form_colours import HEADING, INPUT, LINE
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import GrowingSheet
from rak_excel.formats.written.row_heights import BOLD, height_of
from rak_excel.formats.written.values import LINKS_PER_SHEET, CellValue, Formula, Link, LinkedFormula, Offered
from rak_excel.record import Record

_TITLE_POINTS = 18.75  # of letters of 14 points


ColumnStyle = Literal[
    "text", "wrap", "center", "number", "amount", "percent", "date", "input", "input_number", "input_amount"
]


_WRAPPED = frozenset(["wrap", "input"])
_BOX: dict[str, object] = {"border": 1, "border_color": LINE, "valign": "top"}
_STYLES: dict[ColumnStyle, dict[str, object]] = {
    "text": {},
    "wrap": {"text_wrap": True},
    "center": {"align": "center"},
    "number": {"num_format": "#,##0.##"},
    "amount": {"num_format": "#,##0"},
    "percent": {"num_format": "0%"},
    "date": {"num_format": "dd/mm/yyyy"},
    "input": {"text_wrap": True, "bg_color": INPUT, "num_format": "@"},
    "input_number": {"bg_color": INPUT},
    "input_amount": {"bg_color": INPUT, "num_format": "#,##0"},
}


class TableColumn(Record):
    """`choices` are offered as a dropdown (each without a comma, 255 characters in all); `width` is in characters."""

    heading: str
    width: float = 12
    style: ColumnStyle = "text"
    choices: tuple[str, ...] = ()
    hidden: bool = False


class TableSheet(Record):
    """One sheet. `title` lines stand above the headings, `notes` below the rows; `filtered` adds a filter.

    `unseen` are texts for programs, in the first row behind the columns, where nobody sees them.
    """

    name: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[CellValue]] = ()
    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    filtered: bool = True
    landscape: bool = True
    hidden: bool = False
    unseen: tuple[str, ...] = ()

    @property
    def first_row(self) -> int:
        """The row number of the first row of values, as Excel shows it."""
        return len(self.title) + (1 if self.title else 0) + 2


def add_table(book: Book, table: TableSheet, formats: Formats | None = None, *, growing: bool = False) -> NewSheet:
    """Add the table as a new sheet and return it, for what only one kind of sheet needs (charts, colours).

    Rows of a growing one become higher when more is typed into them, and its texts have a little room to the border.
    """
    formats = formats or Formats(book)
    sheet = book.add_worksheet(table.name, GrowingSheet if growing else None)
    if table.title:
        sheet.set_row(0, _TITLE_POINTS)
    for row, line in enumerate(table.title):
        sheet.write_string(row, 0, line, formats(bold=True, font_size=14 if row == 0 else 10))
    _add_columns(sheet, table, formats)
    _add_rows(sheet, table, formats)
    for row, line in enumerate(table.notes, table.first_row + len(table.rows)):
        sheet.write_string(row, 0, line, formats(italic=True))
    for column, text in enumerate(table.unseen, len(table.columns)):
        sheet.write_string(0, column, text)
        sheet.set_column(column, column, None, None, {"hidden": True})
    _set_page(sheet, table)
    if table.hidden:
        sheet.hide()
    return sheet


def write_value(sheet: NewSheet, row: int, column: int, value: CellValue, format_: object) -> None:
    """Write one value by its own type: text is always text, never a formula, a link or a number. Counts from 0."""
    if isinstance(value, Offered):
        value = value.text
    if isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, format_, value.value)
    elif isinstance(value, LinkedFormula):
        sheet.write_url(row, column, Link(value.sheet, value.cell, "").target, format_, str(value.formula.value))
        write_value(sheet, row, column, value.formula, format_)  # in the place of the link's own text
    elif isinstance(value, Link) and value.follows:
        sheet.write_formula(row, column, value.formula, format_, value.text)
    elif isinstance(value, Link):
        sheet.write_url(row, column, value.target, format_, value.text)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, format_)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, format_)
    elif isinstance(value, datetime.date):
        sheet.write_datetime(row, column, value, format_)
    elif value:
        sheet.write_string(row, column, value, format_)
    else:
        sheet.write_blank(row, column, None, format_)


def _add_columns(sheet: NewSheet, table: TableSheet, formats: Formats) -> None:
    heading = formats(
        bold=True, bg_color=HEADING, border=1, border_color=LINE, text_wrap=True, valign="vcenter", align="center"
    )
    at = table.first_row - 2
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width, None, {"hidden": column.hidden})
        sheet.write_string(at, number, column.heading, heading)
    sheet.set_row(at, height_of((column.heading, column.width * BOLD) for column in table.columns))
    if isinstance(sheet, GrowingSheet):
        sheet.fixed.add(at)
    for number, column in enumerate(table.columns):
        if column.choices and table.rows:
            _offer(sheet, at + 1, at + len(table.rows), number, column.choices)
        _offer_by_cell(sheet, table, number)


def _offer(sheet: NewSheet, first: int, last: int, column: int, choices: Sequence[str]) -> None:
    offered = {"validate": "list", "source": list(choices), "error_type": "warning"}
    sheet.data_validation(first, column, last, column, offered)


def _offer_by_cell(sheet: NewSheet, table: TableSheet, column: int) -> None:
    """One dropdown for the neighbours below each other that offer the same."""
    cells = [(row[column] if column < len(row) else None) for row in table.rows]
    at = table.first_row - 1
    for choices, group in groupby(cells, lambda value: value.choices if isinstance(value, Offered) else ()):
        count = len(list(group))
        if choices:
            _offer(sheet, at, at + count - 1, column, choices)
        at += count


def _add_rows(sheet: NewSheet, table: TableSheet, formats: Formats) -> None:
    room: dict[str, object] = {"align": "left", "indent": 1} if isinstance(sheet, GrowingSheet) else {}
    wrapped = (room if each.style in _WRAPPED else {} for each in table.columns)
    styles = [formats(**_BOX, **own, **_STYLES[each.style]) for each, own in zip(table.columns, wrapped, strict=True)]
    links = 0
    for row, values in enumerate(table.rows, table.first_row - 1):
        _set_height(sheet, row, values, table)
        for column, value in enumerate(values):
            links += isinstance(value, Link)
            if isinstance(value, Link) and links > LINKS_PER_SHEET:
                value = value.text  # noqa: PLW2901 - the text stays, only its link does not fit
            write_value(sheet, row, column, value, styles[column])


def _set_height(sheet: NewSheet, row: int, values: Sequence[CellValue], table: TableSheet) -> None:
    """High enough for its wrapped text: LibreOffice does not make it so by itself."""
    wrapped = [
        (_shown(value), column.width)
        for value, column in zip(values, table.columns, strict=False)
        if column.style in _WRAPPED
    ]
    height = height_of(wrapped)
    if isinstance(sheet, GrowingSheet):
        sheet.fit_row(row, ((text, width, True) for text, width in wrapped))
    elif height > height_of(()):
        sheet.set_row(row, height)


def _shown(value: CellValue) -> str:
    if isinstance(value, Formula):
        value = value.value
    return value.text if isinstance(value, Link | Offered) else str(value or "")


def _set_page(sheet: NewSheet, table: TableSheet) -> None:
    at = table.first_row - 2
    sheet.freeze_panes(at + 1, 0)
    if table.filtered and table.rows:
        sheet.autofilter(at, 0, at + len(table.rows), len(table.columns) - 1)
    if table.landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(at)
    sheet.hide_gridlines(2)
