"""The guide: one screen of numbered lines that say how a workbook is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.row_heights import line_count
from rak_excel.layouts.plan import layout_of
from rak_excel.model import PlanForm
from rak_excel.workbooks.form.identity_sheet import set_landscape_page

_OF_SUGGESTIONS = "Huruf miring abu-abu dengan ? di kolom target per periode hanya saran dari jadwal: ketik targetnya bila setuju, atau kosongkan."
_WIDTH = 120  # characters
_LINE, _WRAPPED = 22, 16  # points, of a line alone and of each of several
_OF_LARGER = 10 / 11  # of a column's width holds as many letters of 11 points as all of it holds of 10


def add_guide_sheet(book: Book, form: PlanForm, formats: Formats) -> None:
    guide = form.definition.guide
    lines = (form.signed and guide.plan_lines) or guide.lines
    if any(layout_of(part, form).suggests for part in form.definition.parts):
        lines = (*lines[:-1], _OF_SUGGESTIONS, *lines[-1:])
    add_guide(book, form, [filled_line(line, form) for line in lines], formats)


def add_guide(book: Book, form: PlanForm, lines: Sequence[str], formats: Formats) -> NewSheet:
    """The sheet with these lines, each a number higher than the one before."""
    sheet = book.add_worksheet(form.definition.sheets.guide)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, _WIDTH)
    sheet.write_string(0, 0, form.definition.guide.title, formats(bold=True, font_size=14))
    for number, line in enumerate(lines, 1):
        row = number + 1
        sheet.write_string(row, 0, f"{number}.", formats(valign="top", font_size=11))
        sheet.write_string(row, 1, line, formats(text_wrap=True, valign="top", font_size=11))
        lines_taken = line_count(line, _WIDTH * _OF_LARGER)
        sheet.set_row(row, _LINE if lines_taken == 1 else lines_taken * _WRAPPED)
    set_landscape_page(sheet, form, tall=1)
    return sheet


def filled_line(line: str, form: PlanForm, more: Mapping[str, str] = {}) -> str:
    """A line of the guide with its {places} filled, and what `more` there are."""
    sheets = form.definition.sheets
    parts = " dan ".join(part.sheet for part in form.definition.parts)
    values = {"office": form.identity.office, "year": str(form.identity.year or ""), "parts": parts}
    values |= {"identity": sheets.identity, "check": sheets.check, "lists": sheets.lists, **more}
    for place, value in values.items():
        line = line.replace("{" + place + "}", value)
    return line
