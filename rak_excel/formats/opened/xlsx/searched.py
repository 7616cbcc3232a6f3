"""What calamine does not tell of a strictly written sheet in xlsx, found by searching its XML: faster than parsing it."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, column_letters, column_number
from rak_excel.formats.opened.appearance import Run
from rak_excel.formats.opened.archive import Budget
from rak_excel.formats.opened.xlsx.strict import FORMULA, StrictSheet
from rak_excel.formats.opened.xlsx.styles import Styles, runs_of_each
from rak_excel.system.regexes import regex

_STYLED = regex(rb'<c r="([A-Z]+)(\d+)"(?: t="\w+")? s="(\d+)"')
_STYLE_OF_EACH = regex(rb'<c r="([A-Z]+)(\d+)"(?: t="\w+")?(?: s="(\d+))?')
_SHARING = regex(rb'<c r="([A-Z]+)(\d+)"(?: s="\d+")? t="s"[^<>]*><v[^<>]*>(\d+)</v>')
_BEGIN, _END = b"<is>", b"</is>"
_INLINE = regex(rb'<c r="([A-Z]+)(\d+)"[^<>]*>(?:' + FORMULA + rb")?+" + _BEGIN)
_ERROR = regex(rb'<c r="([A-Z]+)(\d+)"[^<>]* t="e"[^<>]*>(?:' + FORMULA + rb")?+<v[^<>]*>([^<]*)</v>")
_BLANK_VALUE = rb"(?:<v ?/>|<v[^<>]*+>\s*+</v>)?+"
_WITHOUT_VALUE = regex(rb"<f[^<>]*+(?:(?<=/)>|>([^<]*+)</f>)" + _BLANK_VALUE + rb"</c>")
_ADDRESS = regex(rb'<c r="([A-Z]+)(\d+)"')
_FORMULA_AT = regex(rb'<c r="([A-Z]+)(\d+)"[^<>]*><f')
_SHARED_BY_OTHERS = regex(rb"<f( [^<>]*)>([^<]+)</f>")
_ROW = regex(rb'<row r="(\d+)"([^<>]*)>')
_COLUMN = regex(rb"<col( [^<>]*)>")
_ATTRIBUTE = regex(rb' ([\w:.\-]+)="([^"]*)"')
_TRUE = {b"1", b"true"}
# Rows of less than 2 points and columns of less than half a letter are as good as hidden.
_THIN_ROW = regex(rb"[01](?:\.\d*)?")
_THIN_COLUMN = regex(rb"0(?:\.[0-4]\d*)?")
_MAY_HIDE_ROWS = (b"hidden", b' ht="0', b' ht="1.', b' ht="1"')
_LONGEST_NUMBER = 9


class XlsxSheet(StrictSheet, dict=True):
    """What was seen in one sheet. `strays` are the cells beyond the bounds of the grid, which are not in its XML any more."""

    strays: Mapping[Address, str] = {}

    @cached_property
    def errors(self) -> dict[Address, str]:
        if not self._has(b' t="e"'):
            return {}
        return {_at(letters, row): _text(error) for letters, row, error in self._all(_ERROR)}

    @cached_property
    def uncalculated(self) -> dict[Address, str]:
        """Formulas without a stored value; one whose stored text is empty is calculated."""
        xml, start, end, found = self.xml, self.start, self.end, {}
        for match in _WITHOUT_VALUE.finditer(xml, start, end) if self._has(b"<f") else ():
            head = _ADDRESS.match(xml, begin := xml.rfind(b"<c ", start, match.start()))
            if head and b' t="str"' not in xml[begin : match.start()]:
                found[_at(head[1], head[2])] = f"={_text(match[1] or b'')}"
        return dict(sorted(found.items()))

    @property
    def formulas(self) -> set[Address]:
        """The cells with a formula, their rows and columns counted from 0."""
        return {(int(row) - 1, column_number(letters.decode()) - 1) for letters, row in self._all(_FORMULA_AT)}

    def formula_at(self, at: Address) -> str:
        """The formula of a cell, '' where it has none; of one that several cells share, as the first of them has it."""
        place = f"{column_letters(at[1])}{at[0]}".encode()
        found = re.compile(rb'<c r="%s"[^<>]*><f((?: [^<>]*)?)>(?:([^<]*)</f>)?' % place).search(
            self.xml, self.start, self.end
        )
        if not found:
            return ""
        shared = dict(_ATTRIBUTE.findall(found[1])).get(b"si")
        return _text(found[2] or (self._shared_formulas.get(shared, b"") if shared else b""))

    @cached_property
    def _shared_formulas(self) -> dict[bytes, bytes]:
        """By their numbers the formulas that several cells share."""
        listed = [(dict(_ATTRIBUTE.findall(told)), formula) for told, formula in self._all(_SHARED_BY_OTHERS)]
        return {told[b"si"]: formula for told, formula in reversed(listed) if b"si" in told}

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        if not any(map(self._has, _MAY_HIDE_ROWS)):
            return frozenset()
        return frozenset(row for row, told in self._rows if _hides(told, b"ht", _THIN_ROW) and row <= LAST_ROW)

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        hidden = bytearray(LAST_COLUMN + 1)
        for first, last, told in self._columns:
            if _hides(told, b"width", _THIN_COLUMN):
                hidden[first : last + 1] = b"\1" * (last + 1 - first)
        return frozenset(column for column, is_hidden in enumerate(hidden) if is_hidden)

    @cached_property
    def row_styles(self) -> dict[int, int]:
        """The styles of whole rows."""
        if not self._has(b"customFormat"):
            return {}
        return {row: _number(told.get(b"s")) for row, told in self._rows if told.get(b"customFormat") in _TRUE}

    @cached_property
    def column_styles(self) -> dict[int, int]:
        """The styles of whole columns, which are told of from left to right."""
        styles: dict[int, int] = {}
        following = 1
        for first, last, told in self._columns:
            styles |= dict.fromkeys(range(max(first, following), last + 1), _number(told.get(b"style")))
            following = max(last + 1, following)
        return styles

    def styled(self, wanted: Collection[int]) -> dict[Address, int]:
        """The cells that have one of these styles; a cell that names none has the first."""
        if 0 in wanted:
            return {at: number for at, number in self.style_of_each.items() if number in wanted}
        return self._found(_STYLED, wanted)

    @cached_property
    def style_of_each(self) -> dict[Address, int]:
        """The style of every cell that is written down."""
        return {_at(letters, row): _number(style) for letters, row, style in self._all(_STYLE_OF_EACH)}

    def sharing(self, wanted: Collection[int]) -> dict[Address, int]:
        """The cells with one of these shared texts."""
        return self._found(_SHARING, wanted)

    def runs(self, styles: Styles, budget: Budget) -> dict[Address, Sequence[Run]]:
        """The texts that stand in the cells themselves and whose parts look different."""
        if not self._has(b"<rPr"):
            return {}
        texts = {
            _at(match[1], match[2]): self.xml[match.end() - len(_BEGIN) : self.xml.find(_END, match.end()) + len(_END)]
            for match in _INLINE.finditer(self.xml, self.start, self.end)
        }
        return runs_of_each({at: text for at, text in texts.items() if b"<rPr" in text}, "is", styles, budget)

    def _found(self, pattern: re.Pattern[bytes], wanted: Collection[int]) -> dict[Address, int]:
        numbers = {b"%d" % number: number for number in wanted}
        return {_at(letters, row): numbers[number] for letters, row, number in self._all(pattern) if number in numbers}

    def _all(self, pattern: re.Pattern[bytes]) -> list[tuple[bytes, ...]]:
        return pattern.findall(self.xml, self.start, self.end)

    def _has(self, part: bytes) -> bool:
        return self.xml.find(part, self.start, self.end) >= 0

    @cached_property
    def _rows(self) -> list[tuple[int, dict[bytes, bytes]]]:
        return [(int(row), dict(_ATTRIBUTE.findall(told))) for row, told in self._all(_ROW)]

    @cached_property
    def _columns(self) -> list[tuple[int, int, dict[bytes, bytes]]]:
        told = [dict(_ATTRIBUTE.findall(each)) for each in _COLUMN.findall(self.xml, 0, self.start)]
        bounds = [(_number(each.get(b"min")), min(_number(each.get(b"max")), LAST_COLUMN)) for each in told]
        return [(first, last, each) for (first, last), each in zip(bounds, told, strict=True) if 1 <= first <= last]


def _hides(told: Mapping[bytes, bytes], size: bytes, thin: re.Pattern[bytes]) -> bool:
    return told.get(b"hidden") in _TRUE or thin.fullmatch(told.get(size, b"")) is not None


def _at(letters: bytes, row: bytes) -> Address:
    return int(row), column_number(letters.decode())


def _text(xml: bytes) -> str:
    return html.unescape(xml.decode("utf-8", "replace"))


def _number(text: bytes | None) -> int:
    return int(text) if text and text.isdigit() and len(text) <= _LONGEST_NUMBER else 0
