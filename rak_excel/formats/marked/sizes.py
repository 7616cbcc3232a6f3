"""How wide the columns and how high the rows of a sheet are, in pixels: a note covers cells, and says which."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rak_excel.formats.addresses import LAST_COLUMN
from rak_excel.formats.marked.places import Span
from rak_excel.record import Record

_COLUMN, _ROW = 64, 20  # of a new sheet in Excel
_LETTER, _BESIDE = 7, 5  # a digit of the usual font, and the room beside those of a cell
_POINT = 4 / 3
_COLUMNS, _ROWS = 16_384, 1_048_576  # of a sheet in Excel


class SheetSizes(Record):
    """The sizes that differ from those of the other columns and rows. Hidden ones are 0."""

    columns: Mapping[int, int]
    rows: Mapping[int, int]
    column: int = _COLUMN
    row: int = _ROW

    def across(self, start: int, pixels: int) -> tuple[int, int]:
        """The column, counted from 0, and the pixels within it, that lie so far to the right of a column's left edge."""
        return _walk(start, pixels, lambda at: self.columns.get(at + 1, self.column), _COLUMNS)

    def down(self, start: int, pixels: int) -> tuple[int, int]:
        """The same of rows."""
        return _walk(start, pixels, lambda at: self.rows.get(at + 1, self.row), _ROWS)


def _walk(start: int, pixels: int, size: Callable[[int], int], count: int) -> tuple[int, int]:
    at = min(start, count - 1)
    while pixels > size(at) and at < min(start + 1000, count - 1):
        pixels -= size(at)
        at += 1
    return at, min(pixels, size(at))


def sizes_of(root: Span, rows: Mapping[int, int]) -> SheetSizes:
    """The sizes that a sheet tells; those of `rows` were told on the way."""
    columns: dict[int, int] = {}
    left = LAST_COLUMN
    cols, usual = root.inner("cols"), root.inner("sheetFormatPr")
    for col in cols.children if cols else ():
        first, last = (int(_number(col.attributes.get(name, ""), 0)) for name in ("min", "max"))
        last = min(last, LAST_COLUMN, first + left - 1)
        left -= max(last - first + 1, 0)
        columns |= dict.fromkeys(range(first, last + 1), _width(col.attributes))
    own = usual.attributes if usual else {}
    column = _pixels(own["defaultColWidth"]) if "defaultColWidth" in own else _COLUMN
    row = round(_number(own.get("defaultRowHeight", ""), _ROW / _POINT) * _POINT)
    return SheetSizes(columns, rows, column or _COLUMN, row or _ROW)


def row_size(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """Number and height of a row; None where its element does not tell both."""
    number, height = _number(attributes.get("r", ""), 0), _number(attributes.get("ht", ""), -1)
    if attributes.get("hidden") in {"1", "true"}:
        height = 0
    return (int(number), round(height * _POINT)) if number >= 1 and height >= 0 else None


def _width(attributes: Mapping[str, str]) -> int:
    hidden = attributes.get("hidden") in {"1", "true"}
    return 0 if hidden else _pixels(attributes.get("width", "9"))


def _pixels(width: str) -> int:
    return round(_number(width, 9) * _LETTER) + _BESIDE


def _number(text: str, otherwise: float) -> float:
    try:
        number = float(text)
    except ValueError:
        return otherwise
    return min(max(number, 0), 1_048_576) if number == number else otherwise  # noqa: PLR0124 - not a number
