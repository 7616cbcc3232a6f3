"""A copy of a workbook of which only some sheets are printed. The copy is for printing alone: nobody gets it back."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from rak_excel.spreadsheet.archive import Archive, damaged
from rak_excel.spreadsheet.kinds import Kind

_BOOK = "xl/workbook.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_AREAS = {"_xlnm.Print_Area", "Print_Area"}


def can_choose_sheets(content: bytes, kind: Kind) -> bool:
    """Whether sheets can be chosen in a workbook as it is; else it has to be saved as ods first."""
    return kind is Kind.ODS or (kind is Kind.XLSX and _BOOK in Archive(content).names)


def only_printing(content: bytes, kind: Kind, sheets: Collection[str]) -> bytes:
    """The xlsx or ods in these bytes with these sheets shown and printed, and no other."""
    archive = Archive(content)
    archive.unpack()
    member = "content.xml" if kind is Kind.ODS else _BOOK
    try:
        tree = etree.fromstring(archive.read(member), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    if kind is Kind.ODS:
        _choose_tables(tree, sheets)
    else:
        _choose_sheets(tree, sheets)
    return archive.rebuilt({member: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)})


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
