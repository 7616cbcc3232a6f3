"""Where something stands in a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell. Rows count from 1, as Excel shows them."""

    sheet: str
    row: int
    column: str

    @property
    def address(self) -> str:
        """The cell within its sheet: `D12`."""
        return f"{self.column}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which letter each column of a table has. `periods` is in order of the periods; '' where a period has no column.

    `roles` holds number, objective, indicator, target, activity, executor, and where present unit, status, key,
    schedule_text, start, end.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    periods: tuple[str, ...] = ()


_IN_WORDS = ("schedule_text", "start", "end")


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a table: it knows the address of each of its cells, the blank ones too."""

    sheet: str
    row: int
    columns: Columns

    def cell(self, role: str) -> Cell:
        """The cell of a role in this row; where the table lacks that column, the cell of its first column."""
        roles = self.columns.roles
        return Cell(self.sheet, self.row, roles.get(role) or next(iter(roles.values()), "A"))

    def period(self, period: int) -> Cell:
        """The schedule cell of a period, counted from 1; where periods have no columns, the one that says when."""
        letters = self.columns.periods
        if 0 < period <= len(letters) and letters[period - 1]:
            return Cell(self.sheet, self.row, letters[period - 1])
        role = next((role for role in _IN_WORDS if role in self.columns.roles), "activity")
        return self.cell(role)

    def schedule(self, count: int) -> frozenset[Cell]:
        """Every cell that says when: those of the periods, of which there are so many, and those that say it in words."""
        in_words = (self.cell(role) for role in _IN_WORDS if role in self.columns.roles)
        return frozenset((*(self.period(period) for period in range(1, count + 1)), *in_words))


@dataclass(frozen=True, slots=True)
class Origin:
    """The file, sheet and cell that a row was first read from. `file` is relative, with forward slashes."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.file} {self.sheet}!{self.cell}"
