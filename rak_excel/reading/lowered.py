"""A sheet without some rows of a table: what they share with the rows below them stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table
from rak_excel.spreadsheet.grid import Address, Area, Sheet, Value

Place = tuple[str, int, int]


def lowered(table: Table, passed: Mapping[Place, frozenset[int]], ledger: Ledger) -> Sheet:
    """The sheet of a table as it is read without the rows `passed` of its sections.

    What is merged over such a row and the next one, and what is as above in the next one, is said there instead. Each
    cell of these rows is entered as not used, but for what is said further down.
    """
    lowering = _Lowering(table.sheet, ledger)
    for section in table.sections:
        lowering.take(section, passed[section.at])
    return lowering.sheet()


class _Lowering:
    def __init__(self, sheet: Sheet, ledger: Ledger) -> None:
        self.before = sheet
        self.ledger = ledger
        self.rows: dict[int, dict[int, Value]] = {row: dict(cells) for row, cells in sheet.rows.items()}
        self.areas = list(sheet.merged_areas)
        self.moved: dict[Address, Address] = {}

    def take(self, section: Section, passed: frozenset[int]) -> None:
        rows = [row for row in section.rows if self.rows.get(row)]
        for row, below in zip(rows, [*rows[1:], 0], strict=True):
            if row in passed:
                if below:
                    self.lower_merged(row, below)
                    self.lower_blank(section, row, below)
                cells = [(row, column) for column in self.before.rows.get(row, ())]
                kept = {self.moved[address] for address in self.moved if address[0] not in passed}
                self.ledger.use(self.before, [each for each in cells if each in kept], Use.PLAN)
                self.ledger.use(self.before, cells, Use.NOT_USED)

    def lower_merged(self, row: int, below: int) -> None:
        for nth, area in enumerate(self.areas):
            if area.top <= row and area.bottom >= below and (row, area.left) in self.held(row):
                self.put((row, area.left), (below, area.left))
                self.areas[nth] = Area(below, area.left, area.bottom, area.right)

    def held(self, row: int) -> set[Address]:
        return {(row, column) for column in self.rows.get(row, ())}

    def lower_blank(self, section: Section, row: int, below: int) -> None:
        """A row below that names no objective, indicator or activity of its own is of those above."""
        roles = section.heading.roles
        own = dict(self.rows[below])
        lacking = ["number", "objective"] if roles.get("objective") not in own else []
        if roles.get("indicator") not in own:
            lacking += ["indicator", "target"]
            lacking += ["activity", "executor"] if roles.get("activity") not in own else []
        for role in lacking:
            column = roles.get(role, 0)
            if column in self.rows[row] and column not in own:
                self.put((row, column), (below, column))

    def put(self, source: Address, to: Address) -> None:
        self.rows[to[0]] = dict(sorted({**self.rows[to[0]], to[1]: self.rows[source[0]][source[1]]}.items()))
        self.moved[to] = self.moved.get(source, source)

    def sheet(self) -> Sheet:
        formats = {to: code for to, source in self.moved.items() if (code := self.before.number_format(*source))}
        known = self.before.formats
        merged = [area for area in self.areas if (area.top, area.left) != (area.bottom, area.right)]
        if not formats:
            return replace(self.before, content=self.rows, merged=merged)
        own = lambda: {**(known() if callable(known) else known), **formats}  # noqa: E731
        return replace(self.before, content=self.rows, merged=merged, formats=own)
