"""The printed page of a part: paper, footer, one page wide, and the signatures on the page of the last row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import takewhile

from rak_excel.formats.written.book import PAPERS, PIXELS_AN_INCH, POINTS_AN_INCH, NewSheet, footer_text, pixels_wide
from rak_excel.formats.written.row_heights import DEFAULT_POINTS
from rak_excel.layouts import plan as at
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import Paper, PlanForm
from rak_excel.vocabulary.names.offices import short_for
from rak_excel.workbooks.form.identity_sheet import paper_code

HEADING_POINTS = 28.0
_TOP, _BOTTOM = 0.6, 0.7  # margins in inches
_SIDES = {"f4": 0.5, "a4": 0.3}
# Printers measure a little otherwise than screens: what is this near to the edge counts as over it.
_TOLERANCE, _LEAST_TOLERANCE = 0.96, 0.985
# Of a page's height, as programs and printers may measure it: how rows flow has to do with each.
_SHARES = tuple(percent / 100 for percent in range(96, 104))
_LEAST_SHARE = 0.8  # of the scale at which the columns fill the page
_LEAST_SCALE = 70  # at which letters of 10 points are still read
Flows = Sequence[Sequence[float]]
"""The heights of the printed rows, in points, in each program that may print them."""


def set_plan_page(sheet: NewSheet, layout: PartLayout, form: PlanForm, last_row: int, widths: Sequence[float]) -> None:
    """`last_row` is the last to be printed, `widths` are those of the printed columns, in characters."""
    set_paper(sheet, form)
    sheet.repeat_rows(at.HEADING_ROW, at.HEADING_ROW + 1)
    sheet.print_area(0, 0, last_row, layout.last)
    set_page_footer(sheet, layout.part.title.title(), form)
    if form.signed:
        # Excel passes over page breaks where it fits pages by itself, so the scale is ours.
        points = row_points(sheet, last_row)
        in_excel = [sheet.in_excel.get(row, height) for row, height in enumerate(points)]  # as it works them out itself
        flows = [points, in_excel]
        scale, row = scale_and_break(print_scale(widths, form.paper), layout.last_row, flows, form.paper)
        sheet.set_print_scale(scale)
        sheet.center_horizontally()
        if row:
            sheet.set_h_pagebreaks(page_starts(row, flows, scale, form.paper))
    else:
        sheet.fit_to_pages(1, 0)


def set_paper(sheet: NewSheet, form: PlanForm) -> None:
    """Lying on its side, with the margins that the scale is worked out for."""
    sheet.set_landscape()
    sheet.set_paper(paper_code(form))
    side = _SIDES[form.paper]
    sheet.set_margins(left=side, right=side, top=_TOP, bottom=_BOTTOM)
    sheet.hide_gridlines(2)


def print_scale(widths: Sequence[float], paper: Paper) -> int:
    """The scale, in percent, at which columns this many characters wide fill a page."""
    room = (PAPERS[paper][0] - 2 * _SIDES[paper]) * PIXELS_AN_INCH
    filling = room / pixels_wide(widths) * 100
    # A little nearer to the edge where letters would else be too small.
    return max(10, min(100, max(int(filling * _TOLERANCE), min(int(filling * _LEAST_TOLERANCE), _LEAST_SCALE))))


def row_points(sheet: NewSheet, last_row: int) -> list[float]:
    """The height of each row of a sheet up to the last."""
    heights = {row: each.height * 0.75 for row, each in sheet.row_info.items() if each.height is not None}
    return [heights.get(row, DEFAULT_POINTS) for row in range(last_row + 1)]


def scale_and_break(scale: int, last: int, flows: Flows, paper: Paper) -> tuple[int, int | None]:
    """The scale, or one a little smaller, at which no page has to be broken; else the scale and the row to break before.

    `last` is the last row of the table. At the scale the first row stands below its headings, the last one above the
    signatures, wherever that is possible.
    """
    scales = range(scale, max(int(scale * _LEAST_SHARE), _LEAST_SCALE) - 1, -1)
    with_first = (math.fsum(points[: at.FIRST_ROW + 1]) for points in flows)
    # Above a row stand at least the repeated headings, on the first page the title too.
    above = range(at.FIRST_ROW) if last == at.FIRST_ROW else range(at.HEADING_ROW, at.FIRST_ROW)
    with_last = (math.fsum(points[row] for row in (*above, *range(last, len(points)))) for points in flows)
    needed = max(*with_first, *with_last)
    fitting = [each for each in scales if page_room(each, paper) >= needed] or [scale]
    whole = (each for each in fitting if break_before(last, flows, each, paper) is None)
    best = next(whole, fitting[0])
    return best, break_before(last, flows, best, paper)


def break_before(last: int, flows: Flows, scale: int, paper: Paper) -> int | None:
    """The row that has to begin a page so that the signatures stand on one, with the last row of the table on it.

    Where a page is too small for both, the signatures alone are kept together. None where no break is needed.
    """
    room = page_room(scale, paper)
    rooms = [room * share / _TOLERANCE for share in _SHARES]
    if all(_keeps_together(last, points, each) for points in flows for each in rooms):
        return None

    def fits(row: int) -> bool:
        return all(_headings(points) + math.fsum(points[row:]) <= room for points in flows)

    # From below: above the first row that has too much below it is none that fits.
    whole = takewhile(fits, range(last, at.FIRST_ROW, -1))
    return min(whole, key=lambda row: _evenness(row, flows, room), default=last + 1)


def page_starts(row: int, flows: Flows, scale: int, paper: Paper) -> list[int]:
    """The rows that begin a page where this one has to: all of them are told, in whichever program they flow highest.

    LibreOffice loses the last page where rows that it broke itself stand right before a break that was set.
    """
    highest = [max(heights) for heights in zip(*flows, strict=True)]
    room = page_room(scale, paper)
    starts, used = [], 0.0
    for each, points in enumerate(highest[:row]):
        if used + points > room:
            starts.append(each)
            used = _headings(highest)
        used += points
    return [*starts, row]


def _keeps_together(last: int, points: Sequence[float], room: float) -> bool:
    """Whether the last row and the signatures come to stand on one page by themselves."""
    return len(_pages(last + 1, points, room)) == len(_pages(len(points), points, room))


def _evenness(row: int, flows: Flows, room: float) -> tuple[int, float, int]:
    """How many pages there are before a row; then how much fuller one of the last two pages is than the other."""
    pages = sum(len(_pages(row, points, room)) for points in flows)
    differences = (_pages(row, points, room)[-1] - _headings(points) - math.fsum(points[row:]) for points in flows)
    return pages, max(map(abs, differences)), -row


def page_room(scale: int, paper: Paper) -> float:
    """How many points of rows a page takes."""
    return (PAPERS[paper][1] - _TOP - _BOTTOM) * POINTS_AN_INCH * 100 / scale * _TOLERANCE


def _headings(points: Sequence[float]) -> float:
    return math.fsum(points[at.HEADING_ROW : at.FIRST_ROW])


def _pages(row: int, points: Sequence[float], room: float) -> list[float]:
    """How much is used of each page that the rows before this one take."""
    pages = [0.0]
    for each in points[:row]:
        if pages[-1] + each > room:
            pages.append(_headings(points))
        pages[-1] += each
    return pages


def set_page_footer(sheet: NewSheet, title: str, form: PlanForm) -> None:
    """Below each page what it is of, and its number; in 8 points, however small the table is printed."""
    identity = form.identity
    office = short_for(identity.office, identity.region, form.definition)
    year = f" Tahun {identity.year}" if identity.year else ""
    said = footer_text(f"{' '.join(filter(None, [title, office]))}{year}, Revisi ke-{identity.revision}")
    sheet.set_footer(f"&L&8{said}&R&8Halaman &P dari &N", {"scale_with_doc": False})
