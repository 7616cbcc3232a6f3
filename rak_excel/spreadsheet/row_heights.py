"""How high a row must be for its wrapped text, and rows that keep growing when more is typed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from xlsxwriter.utility import xl_pixel_width

from rak_excel.spreadsheet.shared_formulas import SharedFormulaSheet

FONT_SIZE = 10
LINE_POINTS = 12.75
DEFAULT_POINTS = 15.0  # of a row whose height nobody set
_PADDING_POINTS = 2.0
_MEASURED_AT = 11  # the font size that xl_pixel_width measures
_DIGIT_PIXELS = 7  # the width of a column's unit
# Columns are measured in digits of Calibri 10, less than 7 pixels wide, and printers wrap sooner than screens.
_TOLERANCE = 0.89
MOST_POINTS = 409.0  # the highest row that Excel has


class GrowingSheet(SharedFormulaSheet):
    """A sheet whose set row heights are what the text needs, not what a person wished.

    XlsxWriter marks every height that it is given as the user's own, and such a row no longer grows when more is
    typed. The rows in `fixed` keep that mark.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fixed: set[int] = set()

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, self._kept(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_empty_tag_unencoded(tag, self._kept(tag, attributes))

    def _kept(self, tag: str, attributes: Any) -> list[tuple[str, Any]]:
        if tag != "row" or any(name == "r" and value - 1 in self.fixed for name, value in attributes):
            return list(attributes)
        return [each for each in attributes if each[0] != "customHeight"]


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """The height, in points, of a row whose cells hold these texts in columns this many characters wide."""
    lines = max((line_count(text, width) for text, width in cells), default=1)
    return min(_points(lines), MOST_POINTS)


def fits_in_a_row(text: str, width: float) -> bool:
    """Whether the highest row shows the whole text in a column this many characters wide."""
    return _points(line_count(text, width)) <= MOST_POINTS


def _points(lines: int) -> float:
    return lines * LINE_POINTS + _PADDING_POINTS


@lru_cache(maxsize=8192)  # indicators, executors and hints stand in many rows
def line_count(text: str, width: float) -> int:
    """How many lines a text takes in a column this many characters wide."""
    room = (width * _DIGIT_PIXELS) * _TOLERANCE
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = _pixels(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        # A word longer than the cell is broken where the cell ends.
        lines += int(wide // room) if wide > room else 0
        used += (wide % room if wide > room else wide) + _pixels(" ")
    return lines


@lru_cache(maxsize=4096)
def _pixels(word: str) -> float:
    return float(xl_pixel_width(word)) * FONT_SIZE / _MEASURED_AT if word else 0.0
