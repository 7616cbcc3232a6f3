"""Rows of a merged plan that people edited, in the copy that is printed: as high as their texts need, on whole pages.

A program that edits a row works its height out with the letters of the screen, and leaves the page breaks where they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from rak_excel.formats.grid import Sheet
from rak_excel.formats.printed.xml_tree import beside, name_of, named, remove
from rak_excel.formats.written.book import PAPER_CODES
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, points_needed
from rak_excel.layouts import plan as at
from rak_excel.workbooks.form.page import page_starts, print_scale, scale_and_break

_PADDING = 0.7109375  # what a written width has more than its characters
_MOST = 10_000.0  # points or characters of a height or width
_BEFORE_BREAKS = {"pageSetup", "headerFooter"}  # of these elements page breaks follow the later one


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Where the rows of a plan stand on a sheet: rows and columns count from 1.

    `texts` has the columns of texts that wrap, in any order, and whether they are indented.
    """

    sheet: Sheet
    rows: range
    texts: Mapping[int, bool]

    @property
    def last_column(self) -> int:
        """The last column that is printed."""
        return max(self.texts)


def fit_rows(tree: Element, table: PrintedTable) -> None:
    """Make every row of the sheet that is lower than its texts as high as they need, and break the pages anew then."""
    widths = _widths(tree, table.last_column)
    written = {int(each.get("r", "0")): each for each in named(tree, "row")}
    higher = {row: points for row in table.rows if (points := _needed(table, row, widths)) > _height(written.get(row))}
    for row, points in higher.items():
        if row in written:
            written[row].set("ht", f"{points:.2f}")
            written[row].set("customHeight", "1")
    if higher and table.rows.start == at.FIRST_ROW + 1:
        last = max((row for row, column in table.sheet.addresses() if column <= table.last_column), default=0)
        _break_pages(tree, table, [_height(written.get(row)) for row in range(1, last + 1)], widths)


def _needed(table: PrintedTable, row: int, widths: Sequence[float]) -> float:
    shown = ((each, indented) for each, indented in table.texts.items() if widths[each - 1])
    return points_needed((table.sheet.text(row, each), widths[each - 1], indented) for each, indented in shown)


def _height(row: Element | None) -> float:
    return _measure(row, "ht", DEFAULT_POINTS) if row is not None else DEFAULT_POINTS


def _measure(element: Element, name: str, usual: float) -> float:
    """A height or width. Raises ValueError where it is none that a row or column can have."""
    measure = float(element.get(name, usual))
    if not 0 <= measure <= _MOST:
        raise ValueError(name)
    return measure


def _widths(tree: Element, last: int) -> list[float]:
    """The widths of the columns up to the last, in characters; a hidden one takes no room."""
    widths = [8.43] * last
    for each in named(tree, "col"):
        shown = 0.0 if each.get("hidden") in {"1", "true"} else _measure(each, "width", 9.14) - _PADDING
        for column in range(max(int(each.get("min", "1")), 1), min(int(each.get("max", "1")), last) + 1):
            widths[column - 1] = shown
    return widths


def _break_pages(tree: Element, table: PrintedTable, heights: Sequence[float], widths: Sequence[float]) -> None:
    """As where merging writes the sheet; on a page that people set up for themselves nothing is broken anew."""
    setup = next((each for each in tree if name_of(each) == "pageSetup"), None)
    code = setup.get("paperSize") if setup is not None else None
    paper = next((paper for paper, number in PAPER_CODES.items() if str(number) == code), None)
    fitting = any(each.get("fitToPage") in {"1", "true"} for each in named(tree, "pageSetUpPr"))
    if setup is None or paper is None or fitting or setup.get("orientation") != "landscape":
        return
    last = table.rows.stop - 2  # counted from 0
    scale, first = scale_and_break(print_scale(widths, paper), last, [heights], paper)
    setup.set("scale", str(scale))
    remove(tree, lambda each: name_of(each) == "rowBreaks")
    if first is not None:
        _write_breaks(tree, page_starts(first, [heights], scale, paper))


def _write_breaks(tree: Element, rows: Sequence[int]) -> None:
    behind = max(nth for nth, each in enumerate(tree) if name_of(each) in _BEFORE_BREAKS)
    count = str(len(rows))
    breaks = Element(beside(tree, "rowBreaks"), {"count": count, "manualBreakCount": count})
    for row in rows:
        SubElement(breaks, beside(tree, "brk"), {"id": str(row), "max": "16383", "man": "1"})
    tree.insert(behind + 1, breaks)
