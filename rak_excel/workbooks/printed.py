"""A copy of a workbook of which only some sheets are printed, as they are signed. Nobody gets the copy back."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from rak_excel.formats.form_colours import INPUT
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.appearance import written as colour_written
from rak_excel.formats.opened.archive import Archive, damaged
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.xlsx.parts import read_parts
from rak_excel.formats.printed import xml_tree
from rak_excel.formats.written.book import PAPER_CODES
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, points_needed
from rak_excel.layouts import plan as at
from rak_excel.record import Record
from rak_excel.workbooks.form.page import page_starts, print_scale, scale_and_break

_PADDING = 0.7109375  # what a written width has more than its characters
_MOST = 10_000.0  # points or characters of a height or width
_BEFORE_BREAKS = {"pageSetup", "headerFooter"}  # of these elements page breaks follow the later one


class PrintedTable(Record):
    """Where the rows of a plan stand on a sheet, or those of signed pages: rows and columns count from 1.

    `texts` has the columns of texts that wrap, in any order, and whether they are indented; `last_column` is the last one
    that is printed.
    """

    sheet: Sheet
    rows: range
    texts: Mapping[int, bool]
    last_column: int


def fit_rows(tree: Element, table: PrintedTable) -> None:
    """Make every row of the sheet that is lower than its texts as high as they need, and break the pages anew then."""
    widths = _widths(tree, table.last_column)
    written = {int(each.get("r", "0")): each for each in xml_tree.named(tree, "row")}
    higher = {row: points for row in table.rows if (points := _needed(table, row, widths)) > _height(written.get(row))}
    for row, points in higher.items():
        if row in written:
            written[row].set("ht", f"{points:.2f}")
            written[row].set("customHeight", "1")
    if higher and table.rows.start == at.FIRST_ROW + 1:
        last = max((row for row, column in table.sheet.addresses() if column <= table.last_column), default=0)
        _break_pages(tree, table, [_height(written.get(row)) for row in range(1, last + 1)], widths)


def _needed(table: PrintedTable, row: int, widths: Sequence[float]) -> float:
    return points_needed(_wrapped_cells(table, row, widths))


def _wrapped_cells(table: PrintedTable, row: int, widths: Sequence[float]) -> Iterator[tuple[str, float, bool]]:
    """The texts of a row, each with the width of all columns that it stands over."""
    for column, indented in table.texts.items():
        area = table.sheet.merged_at(row, column)
        width = math.fsum(widths[column - 1 : area.right if area else column])
        if width:
            yield table.sheet.text(row, column), width, indented


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
    for each in xml_tree.named(tree, "col"):
        shown = 0.0 if each.get("hidden") in {"1", "true"} else _measure(each, "width", 9.14) - _PADDING
        for column in range(max(int(each.get("min", "1")), 1), min(int(each.get("max", "1")), last) + 1):
            widths[column - 1] = shown
    return widths


def _break_pages(tree: Element, table: PrintedTable, heights: Sequence[float], widths: Sequence[float]) -> None:
    """As where merging writes the sheet; on a page that people set up for themselves nothing is broken anew."""
    setup = next((each for each in tree if xml_tree.name_of(each) == "pageSetup"), None)
    code = setup.get("paperSize") if setup is not None else None
    paper = next((paper for paper, number in PAPER_CODES.items() if str(number) == code), None)
    fitting = any(each.get("fitToPage") in {"1", "true"} for each in xml_tree.named(tree, "pageSetUpPr"))
    if setup is None or paper is None or fitting or setup.get("orientation") != "landscape":
        return
    last = table.rows.stop - 2  # counted from 0
    scale, first = scale_and_break(print_scale(widths, paper), last, [heights], paper)
    setup.set("scale", str(scale))
    xml_tree.remove(tree, lambda each: xml_tree.name_of(each) == "rowBreaks")
    if first is None:
        return
    rows = page_starts(first, [heights], scale, paper)
    breaks = Element(xml_tree.beside(tree, "rowBreaks"), {"count": str(len(rows)), "manualBreakCount": str(len(rows))})
    for row in rows:
        SubElement(breaks, xml_tree.beside(tree, "brk"), {"id": str(row), "max": "16383", "man": "1"})
    behind = max(nth for nth, each in enumerate(tree) if xml_tree.name_of(each) in _BEFORE_BREAKS)
    tree.insert(behind + 1, breaks)


_BOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_COLOURS, _BACKGROUND = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "background-color"
_CONDITIONAL = {"conditionalFormatting", "conditionalFormattings"}  # those, which Excel 2010 and later know
_AREAS = {"_xlnm.Print_Area", "Print_Area"}


def can_choose_sheets(content: bytes, kind: FileKind) -> bool:
    """Whether sheets can be chosen in a workbook as it is; else it has to be saved as ods first."""
    return kind is FileKind.ODS or (kind is FileKind.XLSX and _BOOK in Archive(content).names)


def only_printing(
    content: bytes,
    kind: FileKind,
    sheets: Collection[str],
    tables: Collection[PrintedTable] = (),
    *,
    marks: bool = False,
) -> bytes:
    """The xlsx or ods in these bytes with these sheets shown and printed, and no other.

    Of an xlsx the rows of `tables` are as high as their texts need. The `marks` of conditional formats are printed where they
    belong to the pages, as in a report, and do not tell of faults.
    """
    archive = Archive(content)
    if kind is FileKind.ODS:
        trees = _of_ods(archive, sheets, marks=marks)
    else:
        trees = _of_xlsx(archive, sheets, tables, marks=marks)
    return archive.rebuilt({member: xml_tree.written(tree) for member, tree in trees.items()})


def _of_ods(archive: Archive, sheets: Collection[str], *, marks: bool) -> dict[str, Element]:
    tree = xml_tree.tree_of(archive.read("content.xml"))
    _choose_tables(tree, sheets)
    if not marks:
        xml_tree.remove(tree, _marks_faults)
    for each in xml_tree.named(tree, "table-cell-properties"):
        if (xml_tree.attribute(each, _COLOURS, _BACKGROUND) or "").casefold() == INPUT.casefold():
            xml_tree.set_attribute(each, _COLOURS, _BACKGROUND, "transparent")
    return {"content.xml": tree}


def _marks_faults(element: Element) -> bool:
    """Conditional formats; before there were those, a style said itself which other one takes its place."""
    name = xml_tree.name_of(element)
    return name == "conditional-formats" or (
        name == "map" and bool(xml_tree.attribute(element, _STYLE, "base-cell-address"))
    )


def _of_xlsx(
    archive: Archive, sheets: Collection[str], tables: Collection[PrintedTable], *, marks: bool
) -> dict[str, Element]:
    by_sheet = {table.sheet.name: table for table in tables}
    left = iter(range(xml_tree.ELEMENTS))
    trees = {_BOOK: xml_tree.tree_of(archive.read(_BOOK), left)}
    _choose_sheets(trees[_BOOK], sheets)
    for name, member in read_parts(archive).sheets.items():
        if name in sheets and member in archive.names:
            trees[member] = xml_tree.tree_of(archive.read(member), left)
            if not marks:
                xml_tree.remove(trees[member], lambda each: xml_tree.name_of(each) in _CONDITIONAL)
            if name in by_sheet:
                try:
                    fit_rows(trees[member], by_sheet[name])
                except ValueError as error:  # a height or width that is no number
                    raise damaged() from error
    if _STYLES in archive.names:
        trees[_STYLES] = xml_tree.tree_of(archive.read(_STYLES), left)
        _clear_input_fills(trees[_STYLES])
    return trees


def _clear_input_fills(styles: Element) -> None:
    """The fills keep their numbers, by which the cells' formats name them."""
    for pattern in [each for fills in xml_tree.named(styles, "fills") for each in xml_tree.named(fills, "patternFill")]:
        if any(
            colour_written(each.get("rgb", "")) == colour_written(INPUT) for each in xml_tree.named(pattern, "fgColor")
        ):
            pattern.set("patternType", "none")


def _choose_tables(tree: Element, sheets: Collection[str]) -> None:
    for table in xml_tree.named(tree, "table"):
        if xml_tree.space_of(table) == _TABLE and xml_tree.attribute(table, _TABLE, "name") not in sheets:
            xml_tree.set_attribute(table, _TABLE, "print", "false")
            xml_tree.remove_attribute(table, _TABLE, "print-ranges")


def _choose_sheets(tree: Element, sheets: Collection[str]) -> None:
    """Hides the others. LibreOffice prints a hidden sheet that has a print area, so that goes too."""
    listed = xml_tree.named(tree, "sheet")
    chosen = [nth for nth, each in enumerate(listed) if each.get("name") in sheets]
    for each in listed:
        if each.get("name") in sheets:
            each.attrib.pop("state", "")
        else:
            each.set("state", "hidden")
    for view in xml_tree.named(tree, "workbookView"):
        view.set("activeTab", str(chosen[0] if chosen else 0))
        view.set("firstSheet", "0")
    shown = {str(each) for each in chosen}
    xml_tree.remove(
        tree,
        lambda each: (
            xml_tree.name_of(each) == "definedName"
            and each.get("name") in _AREAS
            and each.get("localSheetId", "") not in shown
        ),
    )
