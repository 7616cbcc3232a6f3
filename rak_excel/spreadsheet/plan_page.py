"""The printed page of a part: paper, footer, one page wide, and the signatures on the page of the last row."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.model import PlanForm
from rak_excel.spreadsheet import plan_layout as at
from rak_excel.spreadsheet.book import Sheet
from rak_excel.spreadsheet.identity_sheet import paper_code
from rak_excel.spreadsheet.plan_layout import PartLayout
from rak_excel.vocabulary.offices import short_for

HEADING_POINTS = 28.0
DEFAULT_POINTS = 15.0
_SIDE, _TOP, _BOTTOM = 0.5, 0.6, 0.7  # margins in inches
_PAPERS = {"f4": (13.0, 8.5), "a4": (11.69, 8.27)}  # inches, landscape
_PIXELS_AN_INCH = 96
_POINTS_AN_INCH = 72
# Printers measure a little otherwise than screens: what is this near to the edge counts as over it.
_TOLERANCE = 0.96
_FOOTER_LENGTH = 200  # of the 255 characters that Excel allows


def set_plan_page(sheet: Sheet, layout: PartLayout, form: PlanForm, last_row: int, widths: Sequence[float]) -> None:
    """`last_row` is the last to be printed, `widths` are those of the printed columns, in characters."""
    sheet.set_landscape()
    sheet.set_paper(paper_code(form))
    sheet.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    sheet.repeat_rows(at.HEADING_ROW, at.HEADING_ROW + 1)
    sheet.print_area(0, 0, last_row, layout.executor)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L&8{_footer(layout, form)}&R&8Halaman &P dari &N")
    if form.signed:
        # Excel passes over page breaks where it fits pages by itself, so the scale is ours.
        scale = print_scale(widths, form.paper)
        sheet.set_print_scale(scale)
        if must_break_before(layout.last_row, last_row, row_points(sheet, last_row), scale, form.paper):
            sheet.set_h_pagebreaks([layout.last_row])
    else:
        sheet.fit_to_pages(1, 0)


def print_scale(widths: Sequence[float], paper: str) -> int:
    """The scale, in percent, at which columns this many characters wide fill a page."""
    pixels = sum(width * 7 + 5 for width in widths)
    room = (_PAPERS[paper][0] - 2 * _SIDE) * _PIXELS_AN_INCH
    return max(10, min(100, int(room / pixels * 100 * _TOLERANCE)))


def row_points(sheet: Sheet, last_row: int) -> list[float]:
    """The height of each row of a sheet up to the last."""
    heights = {row: each.height * 0.75 for row, each in sheet.row_info.items() if each.height is not None}
    return [heights.get(row, DEFAULT_POINTS) for row in range(last_row + 1)]


def must_break_before(row: int, last_row: int, points: Sequence[float], scale: int, paper: str) -> bool:
    """Whether `row` has to begin a page so that all from it to the last row stand on one."""
    room = (_PAPERS[paper][1] - _TOP - _BOTTOM) * _POINTS_AN_INCH * 100 / scale * _TOLERANCE
    headings = sum(points[at.HEADING_ROW : at.FIRST_ROW])
    used = 0.0
    for each in range(row):
        if used + points[each] > room:
            used = headings
        used += points[each]
    needed = sum(points[row : last_row + 1])
    return used + needed > room


def _footer(layout: PartLayout, form: PlanForm) -> str:
    identity = form.identity
    office = short_for(identity.office, identity.region, form.definition)
    title = " ".join(filter(None, [layout.part.title.title(), office]))
    year = f" Tahun {identity.year}" if identity.year else ""
    text = f"{title}{year}, Revisi ke-{identity.revision}".replace("&", "&&")[:_FOOTER_LENGTH]
    # Half of a doubled "&" would begin a code of the footer.
    half = (len(text) - len(text.rstrip("&"))) % 2
    return text[: len(text) - half]
