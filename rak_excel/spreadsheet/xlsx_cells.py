"""The cells of a sheet in xlsx as they are written down: their styles, shared texts, errors and formulas.

A sheet written as most programs write it is searched as bytes, which is many times faster than parsing it; wherever it
is not, the elements are walked one by one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from rak_excel.spreadsheet.appearance import Run
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address, column_number
from rak_excel.spreadsheet.xlsx_styles import Styles
from rak_excel.spreadsheet.xlsx_texts import RunReader
from rak_excel.spreadsheet.xml_events import stream

# Anything that the patterns below would not see as the elements that it is; attributes have no fixed order in XML.
_UNUSUAL = re.compile(
    rb'<(?:\w+:c[\s/>]|!|c[>/\t\r\n]|c (?!r="[A-Z]{1,3}\d{1,7}"(?: s="\d{1,9}")?(?: t="[a-zA-Z]{1,9}")?/?>))'
)
_STYLED = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"')
_SHARING = re.compile(rb'<c r="([A-Z]+)(\d+)"(?: s="\d+")? t="s"><v>(\d+)</v>')
REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_THIN = re.compile(r"[01](?:\.\d*)?$")  # a row of less than 2 points is as good as hidden
_LONGEST_NUMBER = 9


def is_usual(xml: bytes) -> bool:
    """Whether every cell is written so that `styled` and `sharing` find it."""
    return _UNUSUAL.search(xml) is None


def styled(xml: bytes, wanted: Collection[int]) -> dict[Address, int]:
    """The cells of a usual sheet that have one of these styles."""
    return _found(_STYLED, xml, wanted)


def sharing(xml: bytes, wanted: Collection[int]) -> dict[Address, int]:
    """The cells of a usual sheet with one of these shared texts."""
    return _found(_SHARING, xml, wanted)


def _found(pattern: re.Pattern[bytes], xml: bytes, wanted: Collection[int]) -> dict[Address, int]:
    numbers = {b"%d" % number: number for number in wanted}
    return {
        (int(row), column_number(letters.decode())): numbers[number]
        for letters, row, number in pattern.findall(xml)
        if number in numbers
    }


@dataclass(slots=True)
class Cells:
    """All that the walk over a sheet tells. `row_styles` and `column_styles` are those of whole rows and columns."""

    styles: dict[Address, int] = field(default_factory=dict)
    shared: dict[Address, int] = field(default_factory=dict)
    runs: dict[Address, Sequence[Run]] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    formulas: dict[Address, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    row_styles: dict[int, int] = field(default_factory=dict)
    column_styles: dict[int, int] = field(default_factory=dict)


def walked(xml: bytes, styles: Styles) -> Cells:
    """Everything that the elements of a sheet say. Raises UnreadableWorkbookError where they are damaged."""
    walker = _Walker(styles)
    stream(xml, b"worksheet", walker.started, walker.ended, walker.text)
    return walker.cells


class _Walker:
    """Takes the elements of a sheet in order; a cell or row that does not say where it stands follows the one before."""

    def __init__(self, styles: Styles) -> None:
        self.cells = Cells()
        self._runs = RunReader(styles)
        self._row = self._column = 0
        self._next_column = 1
        self._kind = ""
        self._text: list[str] = []

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self.cell(attributes)
        elif name == "row":
            self.row(attributes)
        elif name == "col":
            self.columns(attributes)
        elif name in {"v", "f"}:
            self._text = []
        elif name == "is":
            self._runs.begin()
        else:
            self._runs.started(name, attributes)

    def cell(self, attributes: Mapping[str, str]) -> None:
        match = REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            self._row, self._column = int(match[2]), column_number(match[1])
        else:
            self._column += 1
        self._kind = attributes.get("t", "")
        self.cells.styles[self._row, self._column] = _number(attributes.get("s"))

    def row(self, attributes: Mapping[str, str]) -> None:
        self._row, self._column = _number(attributes.get("r")) or self._row + 1, 0
        hidden = attributes.get("hidden") in {"1", "true"} or bool(_THIN.match(attributes.get("ht", "")))
        if hidden and self._row <= LAST_ROW:
            self.cells.hidden_rows.add(self._row)
        if attributes.get("customFormat") in {"1", "true"}:
            self.cells.row_styles[self._row] = _number(attributes.get("s"))

    def columns(self, attributes: Mapping[str, str]) -> None:
        """Columns are told of from left to right."""
        first, last = _number(attributes.get("min")), min(_number(attributes.get("max")), LAST_COLUMN)
        for column in range(max(first, self._next_column), last + 1):
            self.cells.column_styles[column] = _number(attributes.get("style"))
        self._next_column = max(last + 1, self._next_column)

    def text(self, text: str) -> None:
        self._text.append(text)
        self._runs.text(text)

    def ended(self, name: str) -> None:
        at = self._row, self._column
        if name == "f":
            self.cells.formulas[at] = f"={''.join(self._text)}"
        elif name == "v" and self._kind == "e":
            self.cells.errors[at] = "".join(self._text)
        elif name == "v" and self._kind == "s":
            self.cells.shared[at] = _number("".join(self._text).strip())
        elif name == "is" and self._runs.is_rich:
            self.cells.runs[at] = self._runs.runs
        else:
            self._runs.ended(name)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0
