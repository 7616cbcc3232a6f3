"""A cheap look at a sheet in xlsx before it is opened: its stray cells, and whether it needs the careful reader.

The XML is searched as bytes: that is many times faster than parsing it, and unpacks no entities.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rak_excel.spreadsheet.archive import Archive
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address, column_number

_PREFIX = rb"(?:\w+:)?"
_CELL = re.compile(rb"<" + _PREFIX + rb"c(?=[\s/>])([^>]*?)(/>|>(.*?)</" + _PREFIX + rb"c>)", re.DOTALL)
_ROW = re.compile(rb"<" + _PREFIX + rb"row(?=[\s/>])([^>]*?)(?:/>|>(.*?)</" + _PREFIX + rb"row\s*>)", re.DOTALL)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_FAR = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{3,}\d|[A-Za-z]*\d{5})""")
_FORMULA = re.compile(rb"<" + _PREFIX + rb"f(?:\s[^>]*)?(?:/>|>(?P<text>[^<]*)</)")
_FILLED = re.compile(rb"<" + _PREFIX + rb"v[^/>]*>[^<]|<" + _PREFIX + rb"is\b")
_VALUE = re.compile(rb"<" + _PREFIX + rb"v[^>]*>([^<]*)</")
_UNCALCULATED = re.compile(
    (
        rb"""<_c\s(?![^>]*\bt=["']str["'])[^>]*?""" + _REFERENCE.pattern + rb"[^>]*>\s*"
        rb"<_f(?:\s[^>]*?)?(?:/>|>[^<]*</_f>)(?:\s*<_v\s*/>|\s*<_v>\s*</_v>)?\s*</_c>"
    ).replace(b"_", _PREFIX)
)
_WITHOUT_VALUE = re.compile(rb"<f(?:\s[^>]*?)?(?:/>|>[^<]*</f\s*>)(?:\s*<v\s*/>|\s*<v[^>]*>\s*</v\s*>)?\s*</")
_TEXT = re.compile(rb"""\bt=["']str["']""")
_PREFIXED = b":f"  # the elements of a sheet may have a prefix
# Rows of less than 2 points and columns of less than half a letter are as good as hidden.
_HIDDEN = re.compile(rb"""\b(?:hidden=["'](?:1|true)|ht=["'][01](?:\.\d*)?|width=["']0(?:\.[0-4]\d*)?)["']""")
_MAY_HIDE_ROWS = (b"hidden", b' ht="0', b' ht="1.', b' ht="1"')
_HIDDEN_ROW = re.compile(rb"<" + _PREFIX + rb"row\s[^>]*" + _HIDDEN.pattern)
_COLUMN = re.compile(rb"<" + _PREFIX + rb"col\s([^>]*)>")
_LINE_STYLE = re.compile(
    (
        rb"""<_row\s(?=[^>]*\scustomFormat=["'](?:1|true))[^>]*?(?<=\s)s=["'](\d{1,9})["']"""
        rb"""|<_col\s[^>]*?(?<=\s)style=["'](\d{1,9})["']"""
    ).replace(b"_", _PREFIX)
)
_ERROR = re.compile(rb"""\bt=["']e["']""")


@dataclass(frozen=True)
class SheetLook:
    """What was seen in one sheet's XML. `trimmed` is the XML without its stray cells, None where none was looked for."""

    xml: bytes
    strays: Mapping[Address, str] = field(default_factory=dict)
    trimmed: bytes | None = None

    @property
    def has_errors(self) -> bool:
        told = b'"e"' in self.xml or (b"'" in self.xml and b"'e'" in self.xml)
        return told and bool(_ERROR.search(self.xml))

    @property
    def has_hidden_rows(self) -> bool:
        rows = max(self.xml.find(b"sheetData"), 0)
        told = any(self.xml.find(each, rows) > 0 for each in _MAY_HIDE_ROWS)
        return told and bool(_HIDDEN_ROW.search(self.xml, rows))

    @cached_property
    def uncalculated(self) -> frozenset[Address]:
        """Formulas without a stored value; one whose stored text is empty is calculated."""
        if _PREFIXED in self.xml:
            found = _UNCALCULATED.findall(self.xml)
        else:  # many times faster: their cells are looked for from the formulas back
            starts = (match.start() for match in _WITHOUT_VALUE.finditer(self.xml))
            heads = (self.xml[self.xml.rfind(b"<c", 0, at) : at] for at in starts)
            found = [
                (head[1], head[2]) for each in heads if not _TEXT.search(each) and (head := _REFERENCE.search(each))
            ]
        return frozenset((int(row), column_number(column.decode())) for column, row in found)

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """Told here since our own form hides its key column, and is to be read without the careful reader."""
        hidden: set[int] = set()
        for match in _COLUMN.finditer(self.xml[: self.xml.find(b"sheetData")]):
            if not _HIDDEN.search(match[1]):
                continue
            first, last = (re.search(name + rb'="(\d+)"', match[1]) for name in (rb"\bmin", rb"\bmax"))
            if first and last:
                hidden |= set(range(int(first[1]), min(int(last[1]), LAST_COLUMN) + 1))
        return frozenset(hidden)

    @cached_property
    def line_styles(self) -> frozenset[int]:
        """The styles of whole rows and columns."""
        return frozenset(int(row or column) for row, column in _LINE_STYLE.findall(self.xml))


def look_at_sheet(archive: Archive, member: str) -> SheetLook:
    """One sheet of the archive. Cells beyond the bounds of the grid are strays: named, and cut out of `trimmed`."""
    xml = archive.read(member)
    if not _FAR.search(xml):
        return SheetLook(xml)
    trimmer = _Trimmer(archive)
    trimmed = _ROW.sub(trimmer.take_row, _CELL.sub(trimmer.take_cell, xml))
    return SheetLook(trimmed, trimmer.strays, trimmed)


class _Trimmer:
    """Cuts out cells that stand astray, and keeps what they say."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.strays: dict[Address, str] = {}

    def take_cell(self, match: re.Match[bytes]) -> bytes:
        address = _address(match[1])
        if address is None or (address[0] <= LAST_ROW and address[1] <= LAST_COLUMN):
            return match[0]
        self.tell(address, match)
        return b""

    def take_row(self, match: re.Match[bytes]) -> bytes:
        """Cells need not say where they stand: those of a row too far down are counted."""
        number = _ROW_NUMBER.search(match[1])
        if number is None or int(number[1]) <= LAST_ROW:
            return match[0]
        for column, cell in enumerate(_CELL.finditer(match[2] or b""), 1):
            self.tell((int(number[1]), column), cell)
        return b""

    def tell(self, address: Address, match: re.Match[bytes]) -> None:
        if match[3] and (_FILLED.search(match[3]) or _FORMULA.search(match[3])):
            self.strays[address] = _cell_text(match[1], match[3], self.shared)

    @cached_property
    def shared(self) -> list[str]:
        return _shared_strings(self.archive.read("xl/sharedStrings.xml"))


def _address(attributes: bytes) -> Address | None:
    match = _REFERENCE.search(attributes)
    return (int(match[2]), column_number(match[1].decode())) if match else None


def _text(match: re.Match[bytes] | None) -> str:
    return html.unescape((match[1] or b"").decode("utf-8", "replace")) if match else ""


def _cell_text(attributes: bytes, inner: bytes, shared: list[str]) -> str:
    kind = _TYPE.search(attributes)
    if kind and kind[1] == b"inlineStr":
        return _joined_texts(inner)
    value = _text(_VALUE.search(inner))
    if kind and kind[1] == b"s" and value.isdecimal():
        return shared[int(value)] if int(value) < len(shared) else ""
    return value


def _shared_strings(xml: bytes) -> list[str]:
    items = re.findall(rb"<" + _PREFIX + rb"si>(.*?)</" + _PREFIX + rb"si>|<" + _PREFIX + rb"si\s*/>", xml, re.DOTALL)
    return [_joined_texts(item) for item in items]


def _joined_texts(xml: bytes) -> str:
    texts = re.findall(rb"<" + _PREFIX + rb"t(?:\s[^>]*)?>([^<]*)</", xml)
    return html.unescape(b"".join(texts).decode("utf-8", "replace"))
