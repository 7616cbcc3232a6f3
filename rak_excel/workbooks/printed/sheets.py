"""A copy of a workbook of which only some sheets are printed, as they are signed. Nobody gets the copy back.

What only helps who fills a sheet in is left out: conditional formats, which mark faults, and the colour of cells to
type into.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

from rak_excel.formats.form_colours import INPUT
from rak_excel.formats.opened.archive import Archive, damaged
from rak_excel.formats.opened.colours import written as colour_written
from rak_excel.formats.opened.kinds import Kind
from rak_excel.formats.opened.xlsx.parts import read_parts
from rak_excel.formats.printed.xml_tree import (
    ELEMENTS,
    attribute,
    name_of,
    named,
    remove,
    remove_attribute,
    set_attribute,
    space_of,
    tree_of,
    written,
)
from rak_excel.workbooks.printed.rows import PrintedTable, fit_rows

_BOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_COLOURS, _BACKGROUND = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "background-color"
_CONDITIONAL = {"conditionalFormatting", "conditionalFormattings"}  # those, which Excel 2010 and later know
_AREAS = {"_xlnm.Print_Area", "Print_Area"}


def can_choose_sheets(content: bytes, kind: Kind) -> bool:
    """Whether sheets can be chosen in a workbook as it is; else it has to be saved as ods first."""
    return kind is Kind.ODS or (kind is Kind.XLSX and _BOOK in Archive(content).names)


def only_printing(content: bytes, kind: Kind, sheets: Collection[str], tables: Collection[PrintedTable] = ()) -> bytes:
    """The xlsx or ods in these bytes with these sheets shown and printed, and no other.

    Of an xlsx the rows of `tables` are as high as their texts need.
    """
    archive = Archive(content)
    trees = _of_ods(archive, sheets) if kind is Kind.ODS else _of_xlsx(archive, sheets, tables)
    return archive.rebuilt({member: written(tree) for member, tree in trees.items()})


def _of_ods(archive: Archive, sheets: Collection[str]) -> dict[str, Element]:
    tree = tree_of(archive.read("content.xml"))
    _choose_tables(tree, sheets)
    remove(tree, _marks_faults)
    for each in named(tree, "table-cell-properties"):
        if (attribute(each, _COLOURS, _BACKGROUND) or "").casefold() == INPUT.casefold():
            set_attribute(each, _COLOURS, _BACKGROUND, "transparent")
    return {"content.xml": tree}


def _marks_faults(element: Element) -> bool:
    """Conditional formats; before there were those, a style said itself which other one takes its place."""
    name = name_of(element)
    return name == "conditional-formats" or (name == "map" and bool(attribute(element, _STYLE, "base-cell-address")))


def _of_xlsx(archive: Archive, sheets: Collection[str], tables: Collection[PrintedTable]) -> dict[str, Element]:
    by_sheet = {table.sheet.name: table for table in tables}
    left = iter(range(ELEMENTS))
    trees = {_BOOK: tree_of(archive.read(_BOOK), left)}
    _choose_sheets(trees[_BOOK], sheets)
    for name, member in read_parts(archive).sheets.items():
        if name in sheets and member in archive.names:
            trees[member] = tree_of(archive.read(member), left)
            remove(trees[member], lambda each: name_of(each) in _CONDITIONAL)
            if name in by_sheet:
                _fit_rows(trees[member], by_sheet[name])
    if _STYLES in archive.names:
        trees[_STYLES] = tree_of(archive.read(_STYLES), left)
        _clear_input_fills(trees[_STYLES])
    return trees


def _fit_rows(tree: Element, table: PrintedTable) -> None:
    try:
        fit_rows(tree, table)
    except ValueError as error:  # a height or width that is no number
        raise damaged() from error


def _clear_input_fills(styles: Element) -> None:
    """The fills keep their numbers, by which the cells' formats name them."""
    for pattern in [each for fills in named(styles, "fills") for each in named(fills, "patternFill")]:
        if any(colour_written(each.get("rgb", "")) == colour_written(INPUT) for each in named(pattern, "fgColor")):
            pattern.set("patternType", "none")


def _choose_tables(tree: Element, sheets: Collection[str]) -> None:
    for table in named(tree, "table"):
        if space_of(table) == _TABLE and attribute(table, _TABLE, "name") not in sheets:
            set_attribute(table, _TABLE, "print", "false")
            remove_attribute(table, _TABLE, "print-ranges")


def _choose_sheets(tree: Element, sheets: Collection[str]) -> None:
    """Hides the others. LibreOffice prints a hidden sheet that has a print area, so that goes too."""
    listed = named(tree, "sheet")
    chosen = [nth for nth, each in enumerate(listed) if each.get("name") in sheets]
    for each in listed:
        if each.get("name") in sheets:
            each.attrib.pop("state", "")
        else:
            each.set("state", "hidden")
    for view in named(tree, "workbookView"):
        view.set("activeTab", str(chosen[0] if chosen else 0))
        view.set("firstSheet", "0")
    shown = {str(each) for each in chosen}
    remove(
        tree,
        lambda each: (
            name_of(each) == "definedName" and each.get("name") in _AREAS and each.get("localSheetId", "") not in shown
        ),
    )
