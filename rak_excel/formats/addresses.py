"""Where cells stand: addresses, rectangles of them, and columns as a sheet names them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rak_excel.record import Record
from rak_excel.system.remembered import remembered

Address = tuple[int, int]
"""Row and column, both counted from 1."""

# A cell beyond these stands astray: no plan is so long or wide, and the space up to it would fill the memory.
LAST_ROW = 9_999
LAST_COLUMN = 702


class Area(Record):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, address: Address) -> bool:
        return self.top <= address[0] <= self.bottom and self.left <= address[1] <= self.right

    def cells_within(self, last_row: int, last_column: int) -> int:
        """How many of its cells lie in a sheet of so many rows and columns."""
        return max(min(self.bottom, last_row) - self.top + 1, 0) * max(min(self.right, last_column) - self.left + 1, 0)


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The letters of a column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_range(columns: Iterable[int]) -> str:
    """Columns as they are told: `F-I`, or each one where others stand between."""
    inside = sorted(columns)
    letters = [column_letters(column) for column in inside]
    whole = len(inside) > 1 and inside[-1] - inside[0] == len(inside) - 1
    return f"{letters[0]}-{letters[-1]}" if whole else ", ".join(letters)


@remembered(1024)
def column_number(letters: str) -> int:
    """The number of a column, counted from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@remembered(256)
def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'{}'".format(sheet.replace("'", "''"))


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column that is counted from 0: `AA` for 26."""
    return column_letters(column + 1)
