"""What the head lines above a table say, as it is collected: office, year, revision, version and what is to be asked."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from rak_excel.formats.addresses import Address
from rak_excel.language import Text
from rak_excel.model import Cell, Executor, NoteKind, PartDefinition
from rak_excel.reading.ledger import Ledger, text_of
from rak_excel.reading.lines import bare, is_agency, kind_of_title
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import year_in
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.documents.titles import (
    Titled,
    as_written,
    draft_said,
    revision_named,
    two_years,
    without_year,
)
from rak_excel.vocabulary.names.executors import find_unit_named
from rak_excel.vocabulary.names.higher_offices import NATIONAL
from rak_excel.vocabulary.names.offices import find_office, names_province_of
from rak_excel.vocabulary.names.regions import regions
from rak_excel.vocabulary.names.unit_titles import unit_word
from rak_excel.vocabulary.schedules.points import part_of_year

TWO_YEARS = Text(
    "Di sini tertulis dua tahun; yang dibaca sebagai tahun rencana adalah {year}. Tulis satu tahun saja.",
    "Two years are written here; {year} was read as the year of the plan. Write one year only.",
)


_LINES = 4  # below its first line an office is named, blank ones among them


class WholeName(Record):
    """An office's name with what the lines below say of it, and the cells of those lines."""

    name: str
    lines: tuple[Address, ...] = ()


def whole_name(sheet: PlanSheet, place: Address, name: str) -> WholeName:
    """The name that begins in a line; a region below the agency's own words belongs to it, and so does its province."""
    alone = is_agency(name, sheet.definition)
    found, used = find_office(name, sheet.definition), list[Address]()
    whole = name
    for address in _lines_below(sheet, place):
        text = without_year(bare(sheet.text(*address)))
        said = (
            find_office(f"{sheet.definition.offices.short if found else name} {text}", sheet.definition)
            if text
            else None
        )
        province = regions().get(found.province) if found and found.parent else found
        if normalised(text) in NATIONAL:
            used.append(address)
        elif said and (found is None or (alone and said.parent == found.code)):
            found, whole = said, f"{name} {text}"
            used.append(address)
        elif found and (said == province or names_province_of(text, found, sheet.definition)):
            used.append(address)
        else:
            break
    return WholeName(whole, tuple(used)) if found else WholeName(name)


def _lines_below(sheet: PlanSheet, place: Address) -> Iterator[Address]:
    """The cells of the next lines that have one cell alone, or one right below."""
    row, column = place
    for below in range(row + 1, row + 1 + _LINES):
        cells = sheet.rows.get(below, {})
        if column in cells or len(cells) == 1:
            yield below, column if column in cells else min(cells)
        elif cells:
            return


class Head(Struct):
    """The lines above a table: office, year and revision as written there, with their cells.

    `version` is what they say of a change: SEMULA, MENJADI, or the revision. `months` are those that they limit it to, of a
    part of the year alone, each with its cell. `kind` is what the title says that the table is, None without a title; `titles` are its lines as they are compared.
    `doubts` are what is to be asked about these lines, each with its cell. `draft` are the words that call it a draft.
    `units` are the units of the office that they name, each with its cell.
    """

    office: str = ""
    year: int | None = None
    revision: int | None = None
    version: int | None = None
    kind: Titled | None = None
    titles: list[str] = []
    doubts: list[tuple[Cell, Text]] = []
    months: list[tuple[Cell, frozenset[int]]] = []
    cells: dict[str, Cell] = {}
    used: set[Address] = set()
    draft: str = ""
    units: list[tuple[Cell, Executor]] = []


def named_part(part: PartDefinition) -> str:
    """The name in the `cells` of a head of the line that names this part alone."""
    return f"part {part.id}"


def ask_other_revision(head: Head, sheet: PlanSheet, revision: int, ledger: Ledger) -> None:
    if head.revision is not None and head.revision != revision:
        cell, detail = head.cells["revision"], _OTHER_REVISION.filled(named=head.revision, own=revision)
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, text_of(sheet, cell))


class HeadSaid:
    """Collects what the head lines of one table say: of each thing the first that is said."""

    def __init__(self, sheet: PlanSheet) -> None:
        self.sheet = sheet
        self.definition = sheet.definition
        self.said = Head()
        self.title_rows: set[int] = set()

    def take_words_of_draft(self, text: str, row: int, column: int, *, title: bool) -> bool:
        said = draft_said(text, title=title)
        if said and not self.said.draft:
            self.said.draft, self.said.cells["draft"] = as_written(said, text), self.sheet.cell(row, column)
        return bool(said)

    def take_office(self, name: str, row: int, column: int) -> None:
        if not name or self.said.office:
            return
        self.said.office, self.said.cells["office"] = name, self.sheet.cell(row, column)
        whole = whole_name(self.sheet, (row, column), name)
        self.said.office = whole.name
        for line in whole.lines:
            self.take_year(self.sheet.text(*line), *line)
            self.said.used.add(line)

    def take_part(self, part: PartDefinition, row: int, column: int) -> None:
        """A line that names nothing but a part is as much as a title of it."""
        self.said.titles.append(normalised(part.sheet))
        self.said.cells.setdefault(named_part(part), self.sheet.cell(row, column))

    def take_unit(self, name: str, row: int, column: int) -> bool:
        """Whether a name is that of a unit of the office, which is noted."""
        unit = find_unit_named(name, self.definition)
        if unit:
            self.said.units.append((self.sheet.cell(row, column), unit))
        return unit is not None

    def take_unit_in_title(self, title: str, row: int, column: int) -> None:
        if word := unit_word(self.definition).search(title):
            self.take_unit(title[word.start() :], row, column)

    def take_year(self, text: str, row: int, column: int) -> None:
        year, cell = year_in(text), self.sheet.cell(row, column)
        if year and self.said.year is None:
            self.said.year, self.said.cells["year"] = year, cell
            self.ask_two_years(text, cell)
        elif year and year != self.said.year and kind_of_title(text, self.definition):
            self.said.doubts.append((cell, _OTHER_YEAR.filled(year=self.said.year)))

    def ask_two_years(self, text: str, cell: Cell) -> None:
        if two_years(text):
            self.said.doubts.append((cell, TWO_YEARS.filled(year=self.said.year)))

    def take_version(self, version: int | None, row: int, column: int) -> None:
        if self.said.version is None and version is not None:
            self.said.version, self.said.cells["version"] = version, self.sheet.cell(row, column)

    def take_months(self, text: str, row: int, column: int) -> None:
        if months := part_of_year(text, self.definition.identity):
            self.said.months.append((self.sheet.cell(row, column), months))

    def take_revision(self, text: str, cell: Cell) -> None:
        if self.said.revision is None and (revision := revision_named(text)) is not None:
            self.said.revision, self.said.cells["revision"] = revision, cell


_OTHER_REVISION = Text(
    "Judul ini menyebut revisi {named}, sedangkan sheet identitas menyebut revisi {own}, yang dipakai. Samakan.",
    "This title names revision {named}, but the identity sheet says revision {own}, which was taken. Make them agree.",
)
_OTHER_YEAR = Text(
    "Judul ini menyebut tahun lain daripada {year} yang dibaca sebagai tahun rencana. Samakan tahunnya.",
    "This title has another year than {year}, which was read as the year of the plan. Make the years agree.",
)
