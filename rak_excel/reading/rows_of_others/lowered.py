"""A sheet without some rows of a table: what they share with the rows below them stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from msgspec import Struct

from rak_excel.formats.addresses import Address, Area
from rak_excel.formats.grid import Value, as_text
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.headings.heading import WHEN_IN_WORDS, Heading
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record

_Place = tuple[str, int, int]


class Passed(Record):
    """The rows of a section that are not read; among them bands, examples, and rows of what was reached.

    `labels` are the cells that say of rows that they are none of the plan's.
    """

    rows: frozenset[int] = frozenset()
    bands: frozenset[int] = frozenset()
    examples: frozenset[int] = frozenset()
    reached: frozenset[int] = frozenset()
    labels: frozenset[Address] = frozenset()

    @classmethod
    def of_all(cls, each: Iterable[Passed]) -> Passed:
        """Those of several sections of one sheet together."""
        pages = list(each)
        rows, bands, examples, reached = (
            frozenset[int]().union(*(getattr(page, name) for page in pages))
            for name in ("rows", "bands", "examples", "reached")
        )
        return cls(rows, bands, examples, reached, frozenset[Address]().union(*(page.labels for page in pages)))


def lowered(table: Table, passed: Mapping[_Place, Passed], ledger: Ledger) -> PlanSheet:
    """The sheet of a table as it is read without the rows `passed` of its sections.

    What is merged over such a row and the next one, and what is as above in the next one, is said there instead. Each
    cell of these rows is entered as not used, but for what is said further down.
    """
    lowering = _Lowering(table.sheet, ledger)
    for _, alike in groupby(table.sections, key=lambda section: section.heading.roles):
        pages = list(alike)
        lowering.take(pages, Passed.of_all(passed[page.at] for page in pages))
    return lowering.sheet()


class _Lowering(Struct, dict=True):
    before: PlanSheet
    ledger: Ledger
    moved: dict[Address, Address] = {}

    @cached_property
    def rows(self) -> dict[int, dict[int, Value]]:
        return {row: dict(cells) for row, cells in self.before.rows.items()}

    @cached_property
    def areas(self) -> list[Area]:
        return list(self.before.merged_areas)

    def take(self, pages: Sequence[Section], passed: Passed) -> None:
        rows = [row for page in pages for row in page.rows if self.rows.get(row)]
        for row, below in pairwise(rows):
            if row in passed.rows:
                self.lower_merged(row, below)
        beside = passed.bands | passed.examples
        for row, below in pairwise(row for row in rows if row not in beside):
            if row in passed.rows:
                self.lower_blank(pages[0].heading, row, below, passed)
        self.ask_below_examples(pages[0].heading, rows, passed)
        self.enter(passed.rows.intersection(rows), passed.rows)

    def enter(self, rows: frozenset[int], passed: frozenset[int]) -> None:
        """Enters the cells of rows that are not read, those that are said in a row that is read as the plan's."""
        cells = cells_in(self.before, sorted(rows))
        kept = {source for to, source in self.moved.items() if to[0] not in passed}
        self.ledger.use(self.before, [each for each in cells if each in kept], Use.PLAN)
        self.ledger.use(self.before, cells, Use.NOT_USED)

    def lower_merged(self, row: int, below: int) -> None:
        for nth, area in enumerate(self.areas):
            if area.top <= row and area.bottom >= below and area.left in self.rows.get(row, ()):
                self.put((row, area.left), (below, area.left))
                self.areas[nth] = Area(below, area.left, area.bottom, area.right)

    def lower_blank(self, heading: Heading, row: int, below: int, passed: Passed) -> None:
        """A row below with work that names no objective, indicator or activity of its own is of those above.

        A target is that of the indicator which it stands beside, and none where it was reached.
        """
        if not self.works(heading, below):
            return
        lacking = ["number", "objective"] if not self.names(heading, "objective", below) else []
        if not self.names(heading, "indicator", below):
            named = row not in passed.reached and self.names(heading, "indicator", row)
            lacking += ["indicator", "target"] if named else ["indicator"]
            called = (row, heading.roles.get("activity", 0)) in passed.labels  # Realisasi is no work
            lacking += [] if called or self.names(heading, "activity", below) else ["activity", "executor"]
        own = frozenset(self.rows[below])
        for role in lacking:
            column = heading.roles.get(role, 0)
            if column in self.rows[row] and column not in own:
                self.put((row, column), (below, column))

    def ask_below_examples(self, heading: Heading, rows: Sequence[int], passed: Passed) -> None:
        """Asks about work without an indicator of its own below an example that has one: it goes to the one before."""
        read = example = False
        for row in rows:
            named = self.names(heading, "indicator", row)
            if row in passed.rows:
                example = example or (named and row in passed.examples)
            elif named:
                read, example = True, False
            elif example and read and self.works(heading, row):
                example = False
                own = self.rows[row]
                column = max(_columns(heading, "activity").intersection(own), default=min(own))
                cell = self.before.cell(row, column)
                self.ledger.note(NoteKind.AMBIGUOUS_VALUE, _BELOW_EXAMPLE, cell, as_text(own[column]))

    def works(self, heading: Heading, row: int) -> bool:
        """Whether a row has an indicator, a target, an activity or a schedule of its own, and not only a number."""
        when = {column for _, column in heading.period_columns}
        named = any(self.names(heading, role, row) for role in (*_OF_WORK, *WHEN_IN_WORDS))
        return named or not when.isdisjoint(self.rows[row])

    def names(self, heading: Heading, role: str, row: int) -> bool:
        return not _columns(heading, role).isdisjoint(self.rows[row])

    def put(self, source: Address, to: Address) -> None:
        self.rows[to[0]] = dict(sorted({**self.rows[to[0]], to[1]: self.rows[source[0]][source[1]]}.items()))
        self.moved[to] = self.moved.get(source, source)

    def sheet(self) -> PlanSheet:
        formats = {to: code for to, source in self.moved.items() if (code := self.before.number_format(*source))}
        merged = [area for area in self.areas if (area.top, area.left) != (area.bottom, area.right)]
        return with_formats(self.before.but(content=self.rows, merged=merged), formats)


_OF_WORK = ("indicator", "target", "activity")


def _columns(heading: Heading, role: str) -> set[int]:
    """The columns of a role, those that its heading is merged over included; none where the table has no such column."""
    return {heading.roles[role], *heading.spans.get(role, ())} if role in heading.roles else set()


_BELOW_EXAMPLE = Text(
    "Baris ini tanpa indikator dan berada di bawah baris contoh, jadi dibaca dengan indikator di atas contoh itu. Tulis "
    "indikatornya bila lain; bila sama, pindahkan baris contoh ke luar tabel.",
    "This row has no indicator and stands below an example, so it was read with the indicator above that example. Write its "
    "indicator if it is another; if it is the same, move the example out of the table.",
)


def with_formats(sheet: PlanSheet, more: Mapping[Address, str]) -> PlanSheet:
    """The sheet with some more number formats, all of them still loaded when they are first asked for."""
    known = sheet.formats
    return sheet.but(formats=lambda: {**(known() if callable(known) else known), **more}) if more else sheet
