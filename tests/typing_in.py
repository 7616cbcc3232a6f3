"""Types into a workbook as a spreadsheet program would: one cell changes, everything else stays as it is."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase, digits
from xml.etree.ElementTree import Element, SubElement

from rak_excel.formats.printed.xml_tree import attribute, beside, named, remove, tree_of, written

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def type_in(path: Path, sheet: str, texts: Mapping[str, str]) -> None:
    """Set cells of one sheet to these texts, by their addresses. Something must have been written in their rows."""
    parts = _parts(path)
    name = _part(parts, sheet)
    tree = tree_of(parts[name])
    for address, text in texts.items():
        cell = _cell(tree, address)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        SubElement(SubElement(cell, beside(tree, "is")), beside(tree, "t")).text = text
    parts[name] = written(tree)
    _write(path, parts)


def remove_sheet(path: Path, sheet: str) -> None:
    """Take one sheet out of the workbook, as if it had never been written; everything else stays as it is."""
    parts = _parts(path)
    book = tree_of(parts["xl/workbook.xml"])
    (gone,) = (each for each in named(book, "sheet") if each.get("name") == sheet)
    remove(book, lambda each: each is gone)
    parts["xl/workbook.xml"] = written(book)
    _write(path, parts)


def rename_sheet(path: Path, sheet: str, name: str) -> None:
    """Give one sheet another name, also in the formulas and defined names that speak of it."""
    parts = _parts(path)
    for each in parts:
        if each == "xl/workbook.xml" or each.startswith("xl/worksheets/sheet"):
            text = parts[each].decode().replace(f'<sheet name="{sheet}"', f'<sheet name="{name}"')
            parts[each] = re.sub(rf"(?<=[>(,=])(?<!<v>)'?{sheet}'?!", f"'{name}'!", text).encode()
    _write(path, parts)


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(path: Path, parts: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)


def _cell(tree: Element, address: str) -> Element:
    """The cell at an address, in a row that is there; a blank one is written among the row's own, in order."""
    row = next(each for each in named(tree, "row") if each.get("r") == address.lstrip(ascii_uppercase))
    before = [each for each in row if _column(each.get("r", "")) <= _column(address)]
    if before and before[-1].get("r") == address:
        return before[-1]
    cell = Element(beside(tree, "c"), {"r": address})
    row.insert(len(before), cell)
    return cell


def _column(address: str) -> tuple[int, str]:
    letters = address.rstrip(digits)
    return len(letters), letters


def _part(parts: Mapping[str, bytes], sheet: str) -> str:
    """The file inside the archive that holds the sheet."""
    book = tree_of(parts["xl/workbook.xml"])
    number = next(attribute(each, _RELATIONS, "id") for each in named(book, "sheet") if each.get("name") == sheet)
    links = tree_of(parts["xl/_rels/workbook.xml.rels"])
    target = next(str(each.get("Target")) for each in links if each.get("Id") == number)
    return re.sub(r"^/?(xl/)?", "xl/", target)
