"""The printed page of a part: paper, footer, one page wide, and the signatures on the page of the last row."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.model import PlanForm
from rak_excel.spreadsheet import plan_layout as at
from rak_excel.spreadsheet.book import Sheet, footer_text
from rak_excel.spreadsheet.identity_sheet import paper_code
from rak_excel.spreadsheet.plan_layout import PartLayout
from rak_excel.spreadsheet.row_heights import DEFAULT_POINTS
from rak_excel.vocabulary.offices import short_for

HEADING_POINTS = 28.0
_SIDE, _TOP, _BOTTOM = 0.5, 0.6, 0.7  # margins in inches
_PAPERS = {"f4": (13.0, 8.5), "a4": (11.69, 8.27)}  # inches, landscape
_PIXELS_AN_INCH = 96
_POINTS_AN_INCH = 72
# Printers measure a little otherwise than screens: what is this near to the edge counts as over it.
_TOLERANCE = 0.96
_LEAST_SHARE = 0.8  # of the scale at which the columns fill the page


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
        points = row_points(sheet, last_row)
        scale = scale_for_rows(print_scale(widths, form.paper), layout.last_row, points, form.paper)
        sheet.set_print_scale(scale)
        sheet.center_horizontally()
        if row := break_before(layout.last_row, points, scale, form.paper):
            sheet.set_h_pagebreaks([row])
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


def scale_for_rows(scale: int, last: int, points: Sequence[float], paper: str) -> int:
    """The scale, or one a little smaller, at which the first row stands below its headings, the last above the signatures.

    `last` is the last row of the table, `points` are the heights of all rows that are printed.
    """
    needed = max(sum(points[: at.FIRST_ROW + 1]), _above(last, points) + sum(points[last:]))
    fitting = (each for each in range(scale, int(scale * _LEAST_SHARE), -1) if _room(each, paper) >= needed)
    return next(fitting, scale)


def break_before(last: int, points: Sequence[float], scale: int, paper: str) -> int | None:
    """The row that has to begin a page so that the signatures stand on one, with the last row of the table on it.

    Where a page is too small for both, the signatures alone are kept together. None where no break is needed.
    """
    room = _room(scale, paper)
    used = _used_before(last, points, room)
    if used + sum(points[last:]) <= room:
        return None
    if last > at.FIRST_ROW and _headings(points) + sum(points[last:]) <= room:
        return last
    return last + 1


def _room(scale: int, paper: str) -> float:
    """How many points of rows a page takes."""
    return (_PAPERS[paper][1] - _TOP - _BOTTOM) * _POINTS_AN_INCH * 100 / scale * _TOLERANCE


def _headings(points: Sequence[float]) -> float:
    return sum(points[at.HEADING_ROW : at.FIRST_ROW])


def _above(row: int, points: Sequence[float]) -> float:
    """What stands at least above a row on its page: the repeated headings, on the first page the title too."""
    return sum(points[: at.FIRST_ROW]) if row == at.FIRST_ROW else _headings(points)


def _used_before(row: int, points: Sequence[float], room: float) -> float:
    """How much of its page is used above a row, as the rows before it flow."""
    used = 0.0
    for each in range(row):
        if used + points[each] > room:
            used = _headings(points)
        used += points[each]
    return used


def _footer(layout: PartLayout, form: PlanForm) -> str:
    identity = form.identity
    office = short_for(identity.office, identity.region, form.definition)
    title = " ".join(filter(None, [layout.part.title.title(), office]))
    year = f" Tahun {identity.year}" if identity.year else ""
    return footer_text(f"{title}{year}, Revisi ke-{identity.revision}")
