"""A sheet without some rows of a table: what they share with the rows below them stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from rak_excel.reading.heading import Heading
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table
from rak_excel.spreadsheet.grid import Address, Area, Sheet, Value

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Passed:
    """The rows of a section that are not read; among them bands, examples, and rows of what was reached."""

    rows: frozenset[int] = frozenset()
    bands: frozenset[int] = frozenset()
    examples: frozenset[int] = frozenset()
    reached: frozenset[int] = frozenset()

    @classmethod
    def of_all(cls, each: Iterable[Passed]) -> Passed:
        """Those of several sections of one sheet together."""
        among = ((one.rows, one.bands, one.examples, one.reached) for one in each)
        return cls(*(frozenset().union(*rows) for rows in zip(*among, strict=True)))


def lowered(table: Table, passed: Mapping[Place, Passed], ledger: Ledger) -> Sheet:
    """The sheet of a table as it is read without the rows `passed` of its sections.

    What is merged over such a row and the next one, and what is as above in the next one, is said there instead. Each
    cell of these rows is entered as not used, but for what is said further down.
    """
    lowering = _Lowering(table.sheet, ledger)
    for _, alike in groupby(table.sections, key=lambda section: section.heading.roles):
        pages = list(alike)
        lowering.take(pages, Passed.of_all(passed[page.at] for page in pages))
    return lowering.sheet()


@dataclass(slots=True)
class _Lowering:
    before: Sheet
    ledger: Ledger
    rows: dict[int, dict[int, Value]] = field(init=False)
    areas: list[Area] = field(init=False)
    moved: dict[Address, Address] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = {row: dict(cells) for row, cells in self.before.rows.items()}
        self.areas = list(self.before.merged_areas)

    def take(self, pages: Sequence[Section], passed: Passed) -> None:
        rows = [row for page in pages for row in page.rows if self.rows.get(row)]
        for row, below in pairwise(rows):
            if row in passed.rows:
                self.lower_merged(row, below)
        for row, below in pairwise(row for row in rows if row not in passed.bands | passed.examples):
            if row in passed.rows:
                self.lower_blank(pages[0].heading, row, below, reached=row in passed.reached)
        for row in passed.rows.intersection(rows):
            self.enter(row, passed.rows)

    def enter(self, row: int, passed: frozenset[int]) -> None:
        """Enters the cells of a row that is not read, those that are said in a row that is read as the plan's."""
        cells = [(row, column) for column in self.before.rows.get(row, ())]
        kept = {source for to, source in self.moved.items() if to[0] not in passed}
        self.ledger.use(self.before, [each for each in cells if each in kept], Use.PLAN)
        self.ledger.use(self.before, cells, Use.NOT_USED)

    def lower_merged(self, row: int, below: int) -> None:
        for nth, area in enumerate(self.areas):
            if area.top <= row and area.bottom >= below and (row, area.left) in self.held(row):
                self.put((row, area.left), (below, area.left))
                self.areas[nth] = Area(below, area.left, area.bottom, area.right)

    def held(self, row: int) -> set[Address]:
        return {(row, column) for column in self.rows.get(row, ())}

    def lower_blank(self, heading: Heading, row: int, below: int, *, reached: bool) -> None:
        """A row below with work that names no objective, indicator or activity of its own is of those above.

        A target is that of the indicator which it stands beside, and none where it was reached.
        """
        own = frozenset(self.rows[below])
        blank = {role for role in _SHARED if own.isdisjoint(_columns(heading, role))}
        if blank.issuperset(_OF_WORK) and own.isdisjoint(_when(heading)):
            return
        lacking = ["number", "objective"] if "objective" in blank else []
        if "indicator" in blank:
            named = not reached and not self.rows[row].keys().isdisjoint(_columns(heading, "indicator"))
            lacking += ["indicator", "target"] if named else ["indicator"]
            lacking += ["activity", "executor"] if "activity" in blank else []
        for role in lacking:
            column = heading.roles.get(role, 0)
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


_OF_WORK = frozenset({"indicator", "target", "activity"})
_SHARED = _OF_WORK | {"objective"}
_WHEN = ("schedule_text", "start", "end")


def _columns(heading: Heading, role: str) -> set[int]:
    """The columns of a role, those that its heading is merged over included; none where the table has no such column."""
    return {heading.roles[role], *heading.spans.get(role, ())} if role in heading.roles else set()


def _when(heading: Heading) -> set[int]:
    """The columns that say when work is done."""
    return {column for _, column in heading.period_columns}.union(*(_columns(heading, role) for role in _WHEN))
