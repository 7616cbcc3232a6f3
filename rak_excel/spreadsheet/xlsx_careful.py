"""What openpyxl alone tells of a sheet in xlsx: error values, formulas, number formats, hidden rows.

It takes many times as long as calamine; so nothing is loaded before a sheet with a plan asks for it.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rak_excel.spreadsheet.archive import Archive, damaged, too_big
from rak_excel.spreadsheet.grid import Address, Faults, HiddenLines, Sheet
from rak_excel.spreadsheet.xlsx_look import SheetLook

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# No plan is so big, and openpyxl needs some twenty times the room of what it reads.
_LIMIT = 8_000_000


@dataclass(frozen=True)
class CarefulSheet:
    """A sheet that openpyxl reads again where calamine does not tell enough: `sheet` with its cells, `look` at its XML."""

    sheet: Sheet
    look: SheetLook
    archive: Archive

    def faults(self) -> Faults:
        errors = self._errors() if self.look.has_errors else {}
        return Faults(errors, _LateTexts(self.look.uncalculated, lambda: self._formulas))

    def formats(self) -> dict[Address, str]:
        """The number formats of the cells that have one."""
        styled = ((address, cell.number_format) for address, cell in _cells(self._values) if cell.has_style)
        return {address: code for address, code in styled if code != "General"}

    def hidden_lines(self) -> HiddenLines:
        rows = self._hidden_rows() if self.look.has_hidden_rows else frozenset[int]()
        return HiddenLines(rows, self.look.hidden_columns)

    def _errors(self) -> dict[Address, str]:
        shown = {address: str(cell.value) for address, cell in _cells(self._values) if cell.data_type == "e"}
        # A date beyond its calendar is an error to openpyxl, and a number to everybody else.
        return {address: text for address, text in shown.items() if self.sheet.value(*address) is None}

    def _hidden_rows(self) -> frozenset[int]:
        return frozenset(row for row, dimension in self._values.row_dimensions.items() if dimension.hidden)

    @cached_property
    def _formulas(self) -> dict[Address, str]:
        """The text of every formula."""
        cells = _cells(self._loaded(values=False))
        return {address: _formula(cell.value) for address, cell in cells if cell.data_type == "f"}

    @cached_property
    def _values(self) -> Worksheet:
        return self._loaded(values=True)

    def _loaded(self, *, values: bool) -> Worksheet:
        # Imported here since most workbooks are read without it.
        import openpyxl

        package = _package(self.look.xml, self.archive)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return openpyxl.load_workbook(package, data_only=values).worksheets[0]
        except Exception as error:  # it raises whatever the file makes it stumble over
            raise damaged() from error


class _LateTexts(Mapping[Address, str]):
    """Texts of cells whose addresses are known at once; the texts are loaded when the first of them is asked for."""

    def __init__(self, addresses: Collection[Address], texts: Callable[[], Mapping[Address, str]]) -> None:
        self._addresses = addresses
        self._texts = texts

    def __getitem__(self, address: Address) -> str:
        if address not in self._addresses:
            raise KeyError(address)
        return self._texts().get(address, "=")

    def __iter__(self) -> Iterator[Address]:
        return iter(sorted(self._addresses))

    def __len__(self) -> int:
        return len(self._addresses)


def _cells(sheet: Worksheet) -> Iterable[tuple[Address, Cell | MergedCell]]:
    """Every cell that is written down; `iter_rows` would make those between them too."""
    return sheet._cells.items()


def _formula(value: object) -> str:
    """The text of a formula, or of one for a whole range."""
    return str(getattr(value, "text", value) or "=")


def _package(xml: bytes, archive: Archive) -> io.BytesIO:
    """A workbook of this one sheet: its cells and number formats, and nothing that openpyxl might stumble over.

    Above all no merged ranges and links, since openpyxl makes a cell of each of their cells, be it billions, and no
    entities, which stand before the root.
    """
    parts = {
        "xl/worksheets/sheet1.xml": _SHARED_TEXT.sub(b't="str"', _cut(xml, b"worksheet", b"sheetData")),
        "xl/styles.xml": _cut(archive.read("xl/styles.xml"), b"styleSheet", b"numFmts", b"cellXfs"),
    }
    if any(len(part) > _LIMIT for part in parts.values()):
        raise too_big()
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as target:
        for name, content in (_FRAME | parts).items():
            if content:
                target.writestr(name, content.replace(_STRICT, _MAIN))
    return package


def _cut(xml: bytes, root: bytes, *kept: bytes) -> bytes:
    """The root with these of its elements; b'' where there is no such root."""
    opened = re.search(rb"<((?:\w+:)?)" + root + rb"\b[^>]*>", xml)
    if not opened:
        return b""
    prefix = opened[1]
    found = (re.search(_ELEMENT.replace(b"NAME", prefix + name), xml, re.DOTALL) for name in kept)
    return b"".join([opened[0], *(match[0] for match in found if match), b"</" + prefix + root + b">"])


# Texts are told by calamine; that there is one is enough here.
_SHARED_TEXT = re.compile(rb"""\bt=["']s["']""")
_ELEMENT = rb"<NAME\b(?:[^>]*/>|.*?</NAME\s*>)"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATED = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = b"application/vnd.openxmlformats-officedocument.spreadsheetml."
_FRAME = {
    "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Override PartName="/xl/workbook.xml" ContentType="' + _KIND + b'sheet.main+xml"/></Types>',
    "xl/workbook.xml": b'<workbook xmlns="' + _MAIN + b'" xmlns:r="' + _RELATED + b'">'
    b'<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="' + _RELATED + b'/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
