"""A copy of a workbook of which only some sheets are printed, as they are signed. Nobody gets the copy back.

What only helps who fills a sheet in is left out: conditional formats, which mark faults, and the colour of cells to
type into.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from lxml import etree

from rak_excel.spreadsheet.archive import Archive, damaged
from rak_excel.spreadsheet.colours import written as colour_written
from rak_excel.spreadsheet.form_colours import INPUT
from rak_excel.spreadsheet.kinds import Kind
from rak_excel.spreadsheet.printed_rows import PrintedTable, fit_rows
from rak_excel.spreadsheet.xlsx_parts import read_parts

_BOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_BACKGROUND = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}background-color"
_AREAS = {"_xlnm.Print_Area", "Print_Area"}


def can_choose_sheets(content: bytes, kind: Kind) -> bool:
    """Whether sheets can be chosen in a workbook as it is; else it has to be saved as ods first."""
    return kind is Kind.ODS or (kind is Kind.XLSX and _BOOK in Archive(content).names)


def only_printing(content: bytes, kind: Kind, sheets: Collection[str], tables: Collection[PrintedTable] = ()) -> bytes:
    """The xlsx or ods in these bytes with these sheets shown and printed, and no other.

    Of an xlsx the rows of `tables` are as high as their texts need.
    """
    archive = Archive(content)
    archive.unpack()
    trees = _of_ods(archive, sheets) if kind is Kind.ODS else _of_xlsx(archive, sheets, tables)
    return archive.rebuilt({member: _written(tree) for member, tree in trees.items()})


def _of_ods(archive: Archive, sheets: Collection[str]) -> dict[str, etree._Element]:
    tree = _parsed(archive, "content.xml")
    _choose_tables(tree, sheets)
    _remove(tree, "conditional-formats")
    # Before there were those, a style said itself which other one takes its place.
    _remove(tree, "map", lambda each: bool(each.get(f"{_STYLE}base-cell-address")))
    for each in tree.iter(f"{_STYLE}table-cell-properties"):
        if each.get(_BACKGROUND, "").casefold() == INPUT.casefold():
            each.set(_BACKGROUND, "transparent")
    return {"content.xml": tree}


def _of_xlsx(archive: Archive, sheets: Collection[str], tables: Collection[PrintedTable]) -> dict[str, etree._Element]:
    by_sheet = {table.sheet.name: table for table in tables}
    trees = {_BOOK: _parsed(archive, _BOOK)}
    _choose_sheets(trees[_BOOK], sheets)
    for name, member in read_parts(archive).sheets.items():
        if name in sheets and member in archive.names:
            trees[member] = _parsed(archive, member)
            _remove(trees[member], "conditionalFormatting")
            _remove(trees[member], "conditionalFormattings")  # those that only Excel 2010 and later know
            if name in by_sheet:
                _fit_rows(trees[member], by_sheet[name])
    if _STYLES in archive.names:
        trees[_STYLES] = _parsed(archive, _STYLES)
        _clear_input_fills(trees[_STYLES])
    return trees


def _fit_rows(tree: etree._Element, table: PrintedTable) -> None:
    try:
        fit_rows(tree, table)
    except ValueError as error:  # a height or width that is no number
        raise damaged() from error


def _clear_input_fills(styles: etree._Element) -> None:
    """The fills keep their numbers, by which the cells' formats name them."""
    for pattern in [each for fills in _named(styles, "fills") for each in _named(fills, "patternFill")]:
        if any(colour_written(each.get("rgb", "")) == colour_written(INPUT) for each in _named(pattern, "fgColor")):
            pattern.set("patternType", "none")


def _parsed(archive: Archive, member: str) -> etree._Element:
    try:
        return etree.fromstring(archive.read(member), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error


def _written(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _remove(tree: etree._Element, name: str, where: Callable[[etree._Element], bool] = lambda _: True) -> None:
    for each in _named(tree, name):
        parent = each.getparent()
        if parent is not None and where(each):
            parent.remove(each)


def _choose_tables(tree: etree._Element, sheets: Collection[str]) -> None:
    for table in tree.iter(f"{_TABLE}table"):
        if table.get(f"{_TABLE}name") not in sheets:
            table.set(f"{_TABLE}print", "false")
            table.attrib.pop(f"{_TABLE}print-ranges", "")


def _choose_sheets(tree: etree._Element, sheets: Collection[str]) -> None:
    """Hides the others. LibreOffice prints a hidden sheet that has a print area, so that goes too."""
    listed = _named(tree, "sheet")
    chosen = [nth for nth, each in enumerate(listed) if each.get("name") in sheets]
    for nth, each in enumerate(listed):
        if nth in chosen:
            each.attrib.pop("state", "")
        else:
            each.set("state", "hidden")
    for view in _named(tree, "workbookView"):
        view.set("activeTab", str(chosen[0] if chosen else 0))
        view.set("firstSheet", "0")
    for name in _named(tree, "definedName"):
        parent = name.getparent()
        if parent is not None and name.get("name") in _AREAS and name.get("localSheetId", "") not in map(str, chosen):
            parent.remove(name)


def _named(tree: etree._Element, name: str) -> list[etree._Element]:
    """The elements of this name, in whichever of its two namespaces Excel wrote them."""
    return list(tree.iter(f"{{*}}{name}"))
