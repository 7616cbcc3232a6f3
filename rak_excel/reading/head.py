"""The head lines above a table: title, office and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rak_excel.model import Cell, Definition
from rak_excel.reading.headings import Heading
from rak_excel.reading.lines import (
    after_office,
    bare,
    is_title,
    labels,
    names_office,
    revision_in,
    starts_with,
    year_in,
)
from rak_excel.spreadsheet.grid import Address, Sheet
from rak_excel.vocabulary.words import compact, tidy

_TITLE_CELLS = 2  # a row with so many cells in the columns of a table is no title


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above a table: office, year and revision as written there, with their cells.

    `other_year` is the cell of a title that says another year than the line with the year's label.
    """

    office: str = ""
    year: int | None = None
    revision: int | None = None
    other_year: Cell | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)
    used: frozenset[Address] = frozenset()


def read_head(sheet: Sheet, first: int, last: int, definition: Definition) -> Head:
    """The head lines in rows `first` to `last`: labelled lines, else a title that names an office or a year."""
    lines = [(row, column) for row in range(first, last + 1) for column in sorted(sheet.rows.get(row, {}))]
    reader = _HeadReader(sheet, definition)
    for address in lines:
        reader.take_labelled(*address)
    for read in (reader.take_plan_title, reader.take_title):
        for address in lines:
            if address not in reader.used:
                read(*address)
    return reader.head()


def head_start(sheet: Sheet, heading: Heading, last: int, definition: Definition) -> int:
    """Where the head lines above the next heading begin: `last + 1` where there are none between.

    A title has its row for itself: an activity may well begin with the title's words.
    """
    for row in range(heading.bottom + 1, last + 1):
        cells = sheet.rows.get(row, {})
        own = heading.own_columns & set(cells)
        if len(own) < _TITLE_CELLS and any(is_title(bare(sheet.text(row, column)), definition) for column in cells):
            return row
    return last + 1


class _HeadReader:
    """Collects the head lines: first those with a label, then titles for what is still unknown.

    Our own head lines are formulas, and some programs store 0 as the result of one that yields a text.
    """

    def __init__(self, sheet: Sheet, definition: Definition) -> None:
        self.sheet = sheet
        self.definition = definition
        self.office = ""
        self.year: int | None = None
        self.revision: int | None = None
        self.other_year: Cell | None = None
        self.cells: dict[str, Cell] = {}
        self.used: set[Address] = set()

    def take_labelled(self, row: int, column: int) -> None:
        label, value, place = _labelled(self.sheet, row, column)
        words, unclear = self.definition.identity, False
        if compact(label) in labels(words.head_office) and not self.office:
            self.office, self.cells["office"] = "" if value.isdecimal() else value, self.sheet.cell(*place)
        elif compact(label) in labels(words.head_year) and self.year is None:
            self.year, self.cells["year"] = year_in(value), self.sheet.cell(*place)
            self.take_revision(value)
            unclear = self.year is None and value not in {"", "0"}  # what stands there instead is told
        else:
            return
        last = place[1] - unclear
        self.used |= {(row, each) for each in self.sheet.rows[row] if column <= each <= last}

    def take_plan_title(self, row: int, column: int) -> None:
        """The title of the plan decides on the year where no label gives it; a decree's own lines say nothing of it."""
        text = bare(self.sheet.text(row, column))
        if starts_with(text, self.definition.identity.decrees):
            self.used.add((row, column))
        elif is_title(text, self.definition):
            self.take_year(text, row, column)
            self.take_revision(text)
            self.used.add((row, column))

    def take_title(self, row: int, column: int) -> None:
        text = bare(self.sheet.text(row, column))
        office = names_office(text, self.definition)
        if office and not self.office:
            self.office, self.cells["office"] = text, self.sheet.cell(row, column)
        dated = office or starts_with(text, self.definition.identity.head_year)
        if dated:
            self.take_year(text, row, column)
            self.take_revision(text)
        ours = compact(after_office(text, self.definition)) in compact(self.office)
        if (dated and (ours or self.cells.get("year") == self.sheet.cell(row, column))) or text == "0":
            self.used.add((row, column))

    def take_year(self, text: str, row: int, column: int) -> None:
        year = year_in(text)
        if year and self.year is None:
            self.year, self.cells["year"] = year, self.sheet.cell(row, column)
        elif year and year != self.year and is_title(text, self.definition):
            self.other_year = self.sheet.cell(row, column)

    def take_revision(self, text: str) -> None:
        if self.revision is None:
            self.revision = revision_in(text, self.definition)

    def head(self) -> Head:
        return Head(self.office, self.year, self.revision, self.other_year, self.cells, frozenset(self.used))


def _labelled(sheet: Sheet, row: int, column: int) -> tuple[str, str, Address]:
    """Label, value and the value's cell: `Tahun Anggaran : 2020` in one cell or in several of the row."""
    text = tidy(sheet.text(row, column))
    label, colon, value = text.partition(":")
    if colon and bare(value):
        return label, bare(value), (row, column)
    beside = sorted(each for each in sheet.rows[row] if each > column)
    for right in beside:
        if value := bare(sheet.text(row, right)):
            return label, value, (row, right)
    # Nothing but colons stands beside the label: they belong to it.
    return label, "", (row, max([column + 1, *beside]))
