"""What calamine does not tell of a sheet in xlsx: stray cells, errors, formulas never calculated, formats, hidden rows.

The XML is searched as bytes: that is many times faster than parsing it, and unpacks no entities.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rak_excel.spreadsheet.archive import Archive
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address, Faults, column_number

_PREFIX = rb"(?:\w+:)?"
_CELL = re.compile(rb"<" + _PREFIX + rb"c\s([^>]*?)(/>|>(.*?)</" + _PREFIX + rb"c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FAR = re.compile(rb'r="(?:[A-Z]{3}\d|[A-Z]*\d{5})')
_FORMULA = re.compile(rb"<" + _PREFIX + rb"f(?:\s[^>]*)?(?:/>|>(?P<text>[^<]*)</)")
_FILLED = re.compile(rb"<" + _PREFIX + rb"v[^/>]*>[^<]|<" + _PREFIX + rb"is\b")
_VALUE = re.compile(rb"<" + _PREFIX + rb"v[^>]*>([^<]*)</")
_UNCALCULATED = re.compile(
    rb"<_c\s([^>]*)>\s*<_f(?:\s[^>]*?)?(?:/>|>([^<]*)</_f>)\s*(?:<_v\s*/>|<_v>\s*</_v>)?\s*</_c>".replace(b"_", _PREFIX)
)
_HIDDEN_ROW = re.compile(rb"<" + _PREFIX + rb'row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_COLUMN = re.compile(rb"<" + _PREFIX + rb"col\s([^>]*)>")
_NUMBER_FORMAT = re.compile(rb"<" + _PREFIX + rb'numFmt\s(?=[^>]*\bnumFmtId="(\d+)")[^>]*\bformatCode="([^"]*)"')
_CELL_FORMATS = re.compile(rb"<" + _PREFIX + rb"cellXfs\b.*?</" + _PREFIX + rb"cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb"<" + _PREFIX + rb"xf\b([^>]*)>")
_FORMAT_ID = re.compile(rb'\bnumFmtId="(\d+)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}


@dataclass(frozen=True)
class SheetLook:
    """What was seen in one sheet's XML. `trimmed` is the XML without its stray cells, None where it has none."""

    xml: bytes
    styles: bytes = b""
    strays: Mapping[Address, str] = field(default_factory=dict)
    trimmed: bytes | None = None

    def faults(self) -> Faults:
        return Faults(self._errors(), self._uncalculated())

    def _errors(self) -> dict[Address, str]:
        """Cells that show an error: `#REF!`."""
        if b't="e"' not in self.xml:
            return {}
        found = ((attributes, inner) for attributes, inner in self._cells() if b't="e"' in attributes)
        return {a: _text(_VALUE.search(inner)) or "#?" for attributes, inner in found if (a := _address(attributes))}

    def _uncalculated(self) -> dict[Address, str]:
        """Formulas without a stored value, with their text; a formula whose stored text is empty is calculated."""
        found = _UNCALCULATED.finditer(self.xml) if b"f>" in self.xml or b"f " in self.xml else ()
        return {
            address: f"={html.unescape((match[2] or b'').decode('utf-8', 'replace'))}"
            for match in found
            if b't="str"' not in match[1] and (address := _address(match[1]))
        }

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        return (
            frozenset(int(match[1]) for match in _HIDDEN_ROW.finditer(self.xml))
            if b"hidden=" in self.xml
            else frozenset()
        )

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        hidden: set[int] = set()
        for match in _COLUMN.finditer(self.xml[: self.xml.find(b"sheetData")]):
            first, last = (re.search(name + rb'="(\d+)"', match[1]) for name in (rb"\bmin", rb"\bmax"))
            if first and last and re.search(rb'\bhidden="(?:1|true)"', match[1]):
                hidden |= set(range(int(first[1]), min(int(last[1]), LAST_COLUMN) + 1))
        return frozenset(hidden)

    def formats(self) -> dict[Address, str]:
        """The number formats of the cells that have one."""
        known = _number_formats(self.styles)
        found = {}
        for attributes, _ in self._cells():
            style = _STYLE.search(attributes)
            if (
                style
                and int(style[1]) < len(known)
                and (code := known[int(style[1])])
                and (address := _address(attributes))
            ):
                found[address] = code
        return found

    def _cells(self) -> Iterator[tuple[bytes, bytes]]:
        """Attributes and content of every cell."""
        return ((match[1], match[3] or b"") for match in _CELL.finditer(self.xml))


def look_at_sheet(archive: Archive, member: str) -> SheetLook:
    """One sheet of the archive. Cells beyond the bounds of the grid are strays: named, and cut out of `trimmed`."""
    xml, styles = archive.read(member), archive.read("xl/styles.xml")
    if not _FAR.search(xml):
        return SheetLook(xml, styles)
    strays: dict[Address, str] = {}
    shared: list[str] = []

    def keep(match: re.Match[bytes]) -> bytes:
        address = _address(match[1])
        if address is None or (address[0] <= LAST_ROW and address[1] <= LAST_COLUMN):
            return match[0]
        if match[3] and (_FILLED.search(match[3]) or _FORMULA.search(match[3])):
            if not shared:
                shared.extend(_shared_strings(archive.read("xl/sharedStrings.xml")) or [""])
            strays[address] = _cell_text(match[1], match[3], shared)
        return b""

    trimmed = _CELL.sub(keep, xml)
    return SheetLook(trimmed, styles, strays, trimmed)


def _address(attributes: bytes) -> Address | None:
    match = _REFERENCE.search(attributes)
    return (int(match[2]), column_number(match[1].decode())) if match else None


def _text(match: re.Match[bytes] | None) -> str:
    return html.unescape((match[1] or b"").decode("utf-8", "replace")) if match else ""


def _cell_text(attributes: bytes, inner: bytes, shared: list[str]) -> str:
    if b't="inlineStr"' in attributes:
        return _joined_texts(inner)
    value = _text(_VALUE.search(inner))
    if b't="s"' in attributes and value.isdecimal():
        return shared[int(value)] if int(value) < len(shared) else ""
    return value


def _shared_strings(xml: bytes) -> list[str]:
    items = re.findall(rb"<" + _PREFIX + rb"si>(.*?)</" + _PREFIX + rb"si>|<" + _PREFIX + rb"si\s*/>", xml, re.DOTALL)
    return [_joined_texts(item) for item in items]


def _joined_texts(xml: bytes) -> str:
    texts = re.findall(rb"<" + _PREFIX + rb"t(?:\s[^>]*)?>([^<]*)</", xml)
    return html.unescape(b"".join(texts).decode("utf-8", "replace"))


def _number_formats(styles: bytes) -> list[str]:
    """The number format of each cell style, in their order; '' for General."""
    own = {int(m[1]): html.unescape(m[2].decode("utf-8", "replace")) for m in _NUMBER_FORMAT.finditer(styles)}
    section = _CELL_FORMATS.search(styles)
    styled = [_FORMAT_ID.search(match[1]) for match in _CELL_FORMAT.finditer(section[0])] if section else []
    ids = [int(match[1]) if match else 0 for match in styled]
    return [own.get(each) or _BUILT_IN.get(each, "") for each in ids]
