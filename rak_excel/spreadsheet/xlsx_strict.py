"""XML of an xlsx that every reader sees as the same elements: written as most programs write it.

A raw `<` stands in XML only where a tag begins, so a part made up of nothing but these tags, in this order, holds no
comment, no prefix and no attribute in which another reader could see something else. The patterns never go back over what
they took, and so need a time that grows with the part and no faster.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

from rak_excel.spreadsheet.grid import Address, Area, column_number

_ATTRIBUTES = rb'(?: [\w:.\-]+="[^"<>]*+")*+ ?'
_DECLARATION = rb"(?:\xef\xbb\xbf)?+(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'][Uu][Tt][Ff]-8[\"'])?+(?: standalone=[\"']\w++[\"'])?+ ?\?>)?+\s*+"
_TEXT = rb'(?:<t(?: xml:space="preserve")?+>[^<]*+</t>|<t ?/>)'
_FONT = rb"<rPr>(?:<\w++" + _ATTRIBUTES + rb"/>)*+</rPr>|<rPr ?/>"
TEXTS = (
    rb"(?:_T|<r>(?:_F)?+_T?+</r>|<rPh_A>_T?+</rPh>|<phoneticPr_A/>)*+".replace(b"_T", _TEXT)
    .replace(b"_F", _FONT)
    .replace(b"_A", _ATTRIBUTES)
)
FORMULA = rb"<f" + _ATTRIBUTES + rb"(?:/>|>[^<]*+</f>)"
VALUE = rb'(?:<v(?: xml:space="preserve")?+>[^<]*+</v>|<v ?/>)'
_HEAD = re.compile(
    _DECLARATION + rb"<worksheet" + _ATTRIBUTES + rb">(?:[^<]*+<(?:/[\w:.]++|[\w:.]++" + _ATTRIBUTES + rb"/?)>)*+[^<]*+"
)
_REFERENCE = rb"[A-Z]{1,3}[1-9]\d{0,6}"
_RANGES = re.compile(
    rb"<mergeCells_A>(?:<mergeCell ref=\"_R(?::_R)?+\" ?/>)*+</mergeCells>".replace(b"_A", _ATTRIBUTES).replace(
        b"_R", _REFERENCE
    )
)
_SAID = re.compile(rb"<rPh[^<>]*+>(?:<t[^<>]*+>(?:[^<]*+</t>)?+)?+</rPh>|<t(?: [^<>]*+)?+>([^<]*+)")
_BEYOND_Z = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z]\d{5})')
_BEYOND_999 = re.compile(rb'<c r="(?:[A-Z]{3}|[A-Z]+\d{4})')
_COLUMN, _ROW = re.compile(rb'<c r="([A-Z]+)'), re.compile(rb'<c r="[A-Z]+(\d+)')
_FILLED_COLUMN, _FILLED_ROW = (re.compile(each.pattern + rb"[^>]*+(?<!/)>(?!</c>)") for each in (_COLUMN, _ROW))
_RANGE = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"')
_SHARED = re.compile(
    _DECLARATION + rb"<sst" + _ATTRIBUTES + rb"(?:/>|>(?P<items>(?:<si>" + TEXTS + rb"</si>|<si ?/>)*+)</sst>)\s*+"
)


def _cells(letters: int, digits: int) -> re.Pattern[bytes]:
    """The rows of a sheet, none of whose cells has an address of more letters and digits."""
    number = rb"[1-9]\d{0,%d}" % (digits - 1)
    cell = (
        rb'<c r="[A-Z]{1,%d}' % letters + number + rb'"(?: s="\d{1,9}")?+(?: t="[a-zA-Z]{1,9}")?+(?: s="\d{1,9}")?+'
        rb'(?: (?:[cv]m|ph)="\w{1,9}")*+ ?(?:/>|>(?:'
        + FORMULA
        + rb")?+(?:"
        + VALUE
        + rb"|<is>"
        + TEXTS
        + rb"</is>)?+</c>)"
    )
    row = rb'<row r="' + number + rb'"' + _ATTRIBUTES + rb"(?:/>|>(?:" + cell + rb")*+</row>)"
    return re.compile(rb"<sheetData ?(?:/>|>(?:" + row + rb")*+</sheetData>)")


NEAR, ANYWHERE = _cells(2, 4), _cells(3, 7)


@dataclass(frozen=True)
class StrictSheet:
    """A sheet that is written strictly: its XML, and where in it the rows begin and end."""

    xml: bytes
    start: int
    end: int

    @cached_property
    def ranges(self) -> tuple[Area, ...]:
        """The merged ranges."""
        return tuple(map(_area, _RANGE.findall(self.xml, self.end)))

    @cached_property
    def range_count(self) -> int:
        return self.xml.count(b"<mergeCell ", self.end)

    def beyond(self, area: int) -> Address | None:
        """The last row and column, where more cells than `area` lie up to them; in most sheets the letters alone tell that not."""
        where = self.xml, self.start, self.end
        if not (_BEYOND_Z.search(*where) and _BEYOND_999.search(*where)):
            return None
        corner = self._corner_within(area)
        return corner if corner[0] * corner[1] > area else None

    def _corner_within(self, area: int) -> Address:
        """The last row and column: of all cells where they lie in an area of so many, else of those that hold something."""
        corner = self._corner(_COLUMN, _ROW)
        return corner if corner[0] * corner[1] <= area else self._corner(_FILLED_COLUMN, _FILLED_ROW)

    def _corner(self, column: re.Pattern[bytes], row: re.Pattern[bytes]) -> Address:
        columns, rows = (set(each.findall(self.xml, self.start, self.end)) for each in (column, row))
        return max(map(int, rows), default=0), max((column_number(each.decode()) for each in columns), default=0)


def strict_sheet(xml: bytes, cells: re.Pattern[bytes] = NEAR) -> StrictSheet | None:
    """The sheet, where it is written strictly and its `cells` are."""
    start = xml.find(b"sheetData") - 1
    if start < 0 or not _HEAD.fullmatch(xml, 0, start):
        return None
    rows = cells.match(xml, start)
    if not rows or xml.find(b"<!", rows.end()) >= 0 or not _has_plain_ranges(xml, rows.end()):
        return None
    return StrictSheet(xml, start, rows.end())


def strict_texts(xml: bytes) -> bytes | None:
    """The shared texts, where they are written strictly, as a list that does not say how many there are."""
    texts = _SHARED.fullmatch(xml)
    return b"<sst>%s</sst>" % (texts["items"] or b"") if texts else None


def said_in(texts: bytes) -> str:
    """What strictly written texts say, without how it is pronounced."""
    return html.unescape(b"".join(_SAID.findall(texts)).decode("utf-8", "replace"))


def all_said(shared: bytes) -> list[str]:
    """Each of the shared texts."""
    return [said_in(each) for each in shared.split(b"<si")[1:]]


def _area(found: tuple[bytes, bytes, bytes, bytes]) -> Area:
    left, top, right, bottom = found
    first = int(top), column_number(left.decode())
    return Area(*first, int(bottom), column_number(right.decode())) if bottom else Area(*first, *first)


def _has_plain_ranges(xml: bytes, start: int) -> bool:
    at = xml.find(b"mergeCell", start)
    if at < 0:
        return True
    ranges = _RANGES.match(xml, at - 1)
    return ranges is not None and xml.find(b"mergeCell", ranges.end()) < 0
