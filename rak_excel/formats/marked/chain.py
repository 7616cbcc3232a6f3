"""The list of cells with formulas that Excel keeps: one that names a cell without a formula is damage to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.formats.marked.package import Package
from rak_excel.formats.marked.places import MAIN, Span, changed, spans_of


def forget_formulas(package: Package, book: str, sheet: str) -> None:
    """Takes the cells of the sheet of this number out of the list; Excel adds those that have formulas by itself."""
    for member in package.related_as(book, "calcChain"):
        if member not in package:
            continue
        xml = package.read(member)
        cells = spans_of(xml, "calcChain", MAIN, budget=package.archive.budget).children
        taken = list(_of_sheet(cells, sheet))
        if len(taken) < len(cells):
            package.put(member, changed(xml, [(each.start, each.end, b"") for each in taken]))
        elif taken:
            package.remove(member)
            package.unrelate(book, member)


def _of_sheet(cells: Iterable[Span], sheet: str) -> Iterator[Span]:
    """A cell that names no sheet is of the same one as the cell before it."""
    own = ""
    for each in cells:
        own = each.attributes.get("i", own)
        if own == sheet:
            yield each
