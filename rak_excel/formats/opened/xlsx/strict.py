"""XML of an xlsx that every reader sees as the same elements: written as most programs write it.

A raw `<` stands in XML only where a tag begins, so a part made up of nothing but these tags, in this order, holds no
comment, no prefix and no attribute in which another reader could see something else. The patterns never go back over what
they took, and so need a time that grows with the part and no faster.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import cached_property

from rak_excel.formats.addresses import Address, Area, column_number
from rak_excel.formats.opened.archive import Budget
from rak_excel.record import Record
from rak_excel.system.regexes import regex

_ATTRIBUTES = rb'(?: [\w:.\-]+="[^"<>]*+")*+ ?'
_DECLARATION = rb"(?:\xef\xbb\xbf)?+(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'][Uu][Tt][Ff]-8[\"'])?+(?: standalone=[\"']\w++[\"'])?+ ?\?>)?+\s*+"
_SAYS = rb"[^<]{0,200000}+"  # six times the letters that a cell can hold, since a letter may take so many bytes
_TEXT = rb'(?:<t(?: xml:space="preserve")?+>' + _SAYS + rb"</t>|<t ?/>)"
_FONT = rb"<rPr>(?:<\w++" + _ATTRIBUTES + rb"/>)*+</rPr>|<rPr ?/>"
TEXTS = (
    rb"(?:_T|<r>(?:_F)?+_T?+</r>|<rPh_A>_T?+</rPh>|<phoneticPr_A/>)*+".replace(b"_T", _TEXT)
    .replace(b"_F", _FONT)
    .replace(b"_A", _ATTRIBUTES)
)
FORMULA = rb"<f" + _ATTRIBUTES + rb"(?:/>|>" + _SAYS + rb"</f>)"
VALUE = rb'(?:<v(?: xml:space="preserve")?+>' + _SAYS + rb"</v>|<v ?/>)"
_HEAD = regex(
    _DECLARATION + rb"<worksheet" + _ATTRIBUTES + rb">(?:[^<]*+<(?:/[\w:.]++|[\w:.]++" + _ATTRIBUTES + rb"/?)>)*+[^<]*+"
)
_ENDLESS = 1_000_000  # bytes, with the fonts that the parts of a text name
_REFERENCE = rb"[A-Z]{1,3}[1-9]\d{0,6}"
_RANGES = regex(
    rb"<mergeCells_A>(?:<mergeCell ref=\"_R(?::_R)?+\" ?/>)*+</mergeCells>".replace(b"_A", _ATTRIBUTES).replace(
        b"_R", _REFERENCE
    )
)
_SAID = regex(rb"<rPh[^<>]*+>(?:<t[^<>]*+>(?:[^<]*+</t>)?+)?+</rPh>|<t(?: [^<>]*+)?+>([^<]*+)")
_COLUMN, _ROW = regex(rb'<c r="([A-Z]++)'), regex(rb'<c r="[A-Z]++(\d++)')
_FILLED_COLUMN, _FILLED_ROW = (regex(each.pattern + rb"[^<>]*+(?<!/)>(?!</c>)") for each in (_COLUMN, _ROW))
_NEW_ERROR = regex(
    rb'( t="e"[^<>]{0,99}+>(?:' + FORMULA + rb")?+<v[^<>]*+>)(?!#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)<)[^<]++"
)
_RANGE = regex(rb'<mergeCell ref="([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"')
_SHARED = regex(
    _DECLARATION + rb"<sst" + _ATTRIBUTES + rb"(?:/>|>(?P<items>(?:<si>" + TEXTS + rb"</si>|<si ?/>)*+)</sst>)\s*+"
)


def _cells(letters: bytes, number: bytes) -> re.Pattern[bytes]:
    """The rows of a sheet, all of whose cells have such addresses."""
    cell = (
        rb'<c r="' + letters + number + rb'"(?: s="\d{1,9}")?+(?: t="[a-zA-Z]{1,9}")?+(?: s="\d{1,9}")?+'
        rb'(?: (?:[cv]m|ph)="\w{1,9}")*+ ?(?:/>|>(?:'
    )
    cell += FORMULA + rb")?+(?:" + VALUE + rb"|<is>" + TEXTS + rb"</is>)?+</c>)"
    row = rb'<row r="' + number + rb'"' + _ATTRIBUTES + rb"(?:/>|>(?:" + cell + rb")*+</row>)"
    return regex(rb"<sheetData ?(?:/>|>(?:" + row + rb")*+</sheetData>)")


class Addresses(Record):
    """Where cells may stand. Those that are `close` together need no further look: what lies up to them is little enough."""

    close: re.Pattern[bytes]
    all: re.Pattern[bytes]


# Up to BZ9999, and ZZ9999; in a roll-up up to CZ39999, and wherever a program has room for cells.
NEAR = Addresses(_cells(rb"[AB]?[A-Z]", rb"[1-9]\d{0,3}"), _cells(rb"[A-Z]{1,2}", rb"[1-9]\d{0,3}"))
ANYWHERE = Addresses(_cells(rb"[A-C]?[A-Z]", rb"(?:[1-3]\d{4}|[1-9]\d{0,3})"), _cells(rb"[A-Z]{1,3}", rb"[1-9]\d{0,6}"))


class StrictSheet(Record, dict=True):
    """A sheet that is written strictly: its XML, and where in it the rows begin and end."""

    xml: bytes
    start: int
    end: int
    is_close: bool

    @property
    def cells_alone(self) -> bytes:
        """A sheet with these cells and no ranges; that there are none stands first, where calamine need not look for it long."""
        cells: bytes | memoryview = memoryview(self.xml)[self.start : self.end]
        if self.has_new_errors:
            cells = _NEW_ERROR.sub(rb"\1#N/A", bytes(cells))
        return b"".join([b"<worksheet><mergeCells/>", cells, b"</worksheet>"])

    @cached_property
    def has_new_errors(self) -> bool:
        """Whether a cell shows an error of a newer Excel (`#SPILL!`), over which calamine would give up the sheet."""
        where = self.start, self.end
        return self.xml.find(b' t="e"', *where) >= 0 and _NEW_ERROR.search(self.xml, *where) is not None

    @cached_property
    def ranges(self) -> tuple[Area, ...]:
        """The merged ranges."""
        return tuple(map(_area, _RANGE.findall(self.xml, self.end)))

    def beyond(self, area: int) -> Address | None:
        """The last row and column, where more cells than `area` lie up to them."""
        if self.is_close or self._last(_ROW) * self._last(_COLUMN) <= area:
            return None
        corner = self._last(_FILLED_ROW), self._last(_FILLED_COLUMN)  # only those that hold something count
        return corner if corner[0] * corner[1] > area else None

    def _last(self, place: re.Pattern[bytes]) -> int:
        """The highest of these places, which are numbers or letters."""
        found = set(place.findall(self.xml, self.start, self.end))
        return max((int(each) if each.isdigit() else column_number(each.decode()) for each in found), default=0)


def strict_sheet(xml: bytes, addresses: Addresses = NEAR) -> StrictSheet | None:
    """The sheet, where it is written strictly and its cells have such addresses."""
    start = xml.find(b"sheetData") - 1
    if start < 0 or not _HEAD.fullmatch(xml, 0, start):
        return None
    close = addresses.close.match(xml, start)
    rows = close or addresses.all.match(xml, start)
    if not rows or xml.find(b"<!", rows.end()) >= 0 or not _has_plain_ranges(xml, rows.end()):
        return None
    return None if _has_endless_text(xml, b"</c>") else StrictSheet(xml, start, rows.end(), close is not None)


def strict_texts(xml: bytes) -> bytes | None:
    """The shared texts, where they are written strictly, as a list that does not say how many there are."""
    texts = _SHARED.fullmatch(xml)
    if not texts or _has_endless_text(xml, b"</si>"):
        return None
    return b"<sst>%s</sst>" % (texts["items"] or b"")


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


def _has_endless_text(xml: bytes, end: bytes) -> bool:
    """Whether the parts of one text are together longer than any cell can hold; each ends here."""
    if len(xml) <= _ENDLESS or (b"<r>" not in xml and b"</t><t" not in xml):
        return False
    return max(map(len, xml.split(end))) > _ENDLESS


def _has_plain_ranges(xml: bytes, start: int) -> bool:
    at = xml.find(b"mergeCell", start)
    if at < 0:
        return True
    ranges = _RANGES.match(xml, at - 1)
    return ranges is not None and xml.find(b"mergeCell", ranges.end()) < 0


_SHARING = b' t="s"'
_NUMBER = regex(rb'<c [^<>]* t="s"[^<>]*+>(?:' + FORMULA + rb")?+<v[^<>]*+>([^<]*+)")
_SPELLED_OUT = regex(r"_x[0-9A-Fa-f]{4}_")  # one letter that XML cannot hold
_LONGEST_NUMBER = 9


class SharedLetters:
    """Counts the bytes of strictly written shared texts, with the fonts of their parts, as often as cells show them."""

    def __init__(self, texts: bytes, budget: Budget) -> None:
        """Raises UnreadableWorkbookError where a text is longer than a cell can hold."""
        each = texts.split(b"<si")[1:]
        most = budget.limits.text
        if any(len(_SPELLED_OUT.sub("?", said_in(text))) > most for text in each if len(text) > most):
            raise budget.limits.refusal()
        self._lengths = [len(text) for text in each]
        self._longest = max(self._lengths, default=0)
        self._budget = budget
        self._uncounted = budget.limits.letters

    def spend(self, sheet: StrictSheet) -> None:
        """Raises UnreadableWorkbookError where the cells of the sheets show more than the limit allows."""
        at_most = self._longest * sheet.xml.count(_SHARING, sheet.start, sheet.end)
        if at_most <= self._uncounted:  # so it is in nearly all files, and costs nothing
            self._uncounted -= at_most
            return
        shown = Counter(_NUMBER.findall(sheet.xml, sheet.start, sheet.end))
        self._budget.spend(letters=sum(self._length(number) * times for number, times in shown.items()))

    def _length(self, number: bytes) -> int:
        """Of one that is written otherwise than in digits no more is known than that none is longer."""
        if not number.isdigit() or len(number) > _LONGEST_NUMBER:
            return self._longest
        return self._lengths[int(number)] if int(number) < len(self._lengths) else 0
