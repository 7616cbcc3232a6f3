"""How high a row must be for its wrapped text, and rows that keep growing when more is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rak_excel.formats.written.shared_formulas import SharedFormulaSheet
from rak_excel.formats.written.text_widths import line_count

LINE_POINTS = 12.75  # of Excel, whose lines are a third higher than LibreOffice's
DEFAULT_POINTS = 15.0  # of a row whose height nobody set
BOLD = 0.93  # of a column's width holds bold text that would fill it otherwise
_PADDING_POINTS = 2.0
MOST_POINTS = 409.0  # the highest row that Excel has
_SNUG_LINE, _SNUG_PADDING, _SNUG_ROW = 9.7, 1.5, 12.8  # of LibreOffice: a further line, what is around, one line alone
_SNUG_ROOM = 1.06  # a little more than LibreOffice needs


class GrowingSheet(SharedFormulaSheet):
    """A sheet whose set row heights are what the text needs, not what a person wished.

    XlsxWriter marks every height that it is given as the user's own, and such a row no longer grows when more is
    typed. Without the mark Excel works the height out when it opens the file, and LibreOffice takes the one that is
    written, so that is LibreOffice's. The rows in `fixed` keep the mark.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fixed: set[int] = set()
        self.in_excel: dict[int, float] = {}  # the heights that Excel works out, in points

    def fit_row(self, row: int, cells: Iterable[tuple[str, float, bool]]) -> None:
        """Make a row as high as its texts need it: each with its column's width in characters, and whether it is indented."""
        cells = list(cells)
        self.in_excel[row] = _points(_most_lines(cells))
        self.set_row_pixels(row, round(points_needed(cells) * 4 / 3))

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, self._kept(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_empty_tag_unencoded(tag, self._kept(tag, attributes))

    def _kept(self, tag: str, attributes: Any) -> list[tuple[str, Any]]:
        if tag != "row" or any(name == "r" and value - 1 in self.fixed for name, value in attributes):
            return list(attributes)
        return [each for each in attributes if each[0] != "customHeight"]


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """The height, in points, of a row whose cells hold these texts in columns this many characters wide.

    No program makes such a row higher, so it is what Excel needs.
    """
    return _points(max([line_count(text, width) for text, width in cells], default=1))


def fits_in_a_row(text: str, width: float, *, indented: bool = False) -> bool:
    """Whether the highest row shows the whole text in a column this many characters wide."""
    return line_count(text, width, indented=indented) * LINE_POINTS + _PADDING_POINTS <= MOST_POINTS


def points_needed(cells: Iterable[tuple[str, float, bool]]) -> float:
    """The height that a row needs in LibreOffice: of cells with their columns' widths, and whether they are indented."""
    lines = _most_lines(cells)
    points = _SNUG_ROW if lines == 1 else lines * _SNUG_LINE + _SNUG_PADDING
    return min(points * _SNUG_ROOM, MOST_POINTS)


def _most_lines(cells: Iterable[tuple[str, float, bool]]) -> int:
    return max((line_count(text, width, indented=indented) for text, width, indented in cells), default=1)


def _points(lines: int) -> float:
    return min(lines * LINE_POINTS + _PADDING_POINTS, MOST_POINTS)
