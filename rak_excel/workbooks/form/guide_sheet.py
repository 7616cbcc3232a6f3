"""The one-screen guide that opens a template or a plan."""

from __future__ import annotations

from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.model import PlanForm
from rak_excel.workbooks.form.identity_sheet import paper_code


def add_guide_sheet(book: Book, form: PlanForm, formats: Formats) -> NewSheet:
    guide = form.definition.guide
    sheet = book.add_worksheet(form.definition.sheets.guide)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 120)
    sheet.write_string(0, 0, guide.title, formats(bold=True, font_size=14))
    lines = (form.signed and guide.plan_lines) or guide.lines
    for number, line in enumerate(lines, 1):
        row = number + 1
        sheet.write_string(row, 0, f"{number}.", formats(valign="top", font_size=11))
        sheet.write_string(row, 1, filled_line(line, form), formats(text_wrap=True, valign="top", font_size=11))
        sheet.set_row(row, 22)
    sheet.set_landscape()
    sheet.set_paper(paper_code(form))
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    return sheet


def filled_line(line: str, form: PlanForm) -> str:
    """A line of the guide with its {places} filled."""
    sheets = form.definition.sheets
    parts = " dan ".join(part.sheet for part in form.definition.parts)
    values = {"office": form.identity.office, "year": str(form.identity.year or ""), "parts": parts}
    for place, value in {**values, "identity": sheets.identity, "check": sheets.check, "lists": sheets.lists}.items():
        line = line.replace("{" + place + "}", value)
    return line
