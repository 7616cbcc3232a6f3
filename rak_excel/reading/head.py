"""The head lines above a table: title, office and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.lines import (
    after_office,
    bare,
    is_agency,
    is_office_line,
    kind_of_title,
    labelled,
    labels,
    part_alone,
    starts_with,
)
from rak_excel.spreadsheet.grid import Address, Sheet, column_number
from rak_excel.vocabulary.draft_titles import as_written, draft_said
from rak_excel.vocabulary.executors import find_unit_named
from rak_excel.vocabulary.labels import read_label, version_in_title
from rak_excel.vocabulary.offices import find_office, office_spellings, only_office_named
from rak_excel.vocabulary.parts_of_year import is_part_of_year, part_of_year
from rak_excel.vocabulary.titles import (
    OFFICE_LABELS,
    YEAR_LABELS,
    Titled,
    body_in_title,
    is_revision,
    names_body,
    revision_named,
    two_years,
    without_year,
)
from rak_excel.vocabulary.words import compact, normalised
from rak_excel.vocabulary.years import is_year, year_in

_BELOW_TITLE = 2  # so many rows below the title the office may be named


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above a table: office, year and revision as written there, with their cells.

    `version` is what they say of a change: SEMULA, MENJADI, or the revision. `months` are those that they limit it to, of a
    part of the year alone, each with its cell. `kind` is what the title says that the table is, None without a title; `titles` are its lines as they are compared.
    `doubts` are what is to be asked about these lines, each with its cell. `draft` are the words that call it a draft.
    """

    office: str = ""
    year: int | None = None
    revision: int | None = None
    version: int | None = None
    kind: Titled | None = None
    titles: tuple[str, ...] = ()
    doubts: tuple[tuple[Cell, Text], ...] = ()
    months: tuple[tuple[Cell, frozenset[int]], ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)
    used: frozenset[Address] = frozenset()
    draft: str = ""


def read_head(sheet: Sheet, first: int, last: int, definition: Definition) -> Head:
    """The head lines in rows `first` to `last`: labelled lines, else a title that names an office or a year."""
    lines = [(row, column) for row in range(first, last + 1) for column in sorted(sheet.rows.get(row, {}))]
    reader = _HeadReader(sheet, definition)
    for address in lines:
        reader.take_labelled(*address)
    for read in (
        reader.take_main_title,
        reader.take_title,
        reader.take_agency,
        reader.take_label,
        reader.take_draft,
        reader.take_body,
    ):
        for address in lines:
            if address not in reader.used:
                read(*address)
    return reader.head()


def ask_other_revision(head: Head, sheet: Sheet, revision: int, ledger: Ledger) -> None:
    """Asks where the title names another revision than the identity sheet."""
    if head.revision is not None and head.revision != revision:
        cell = head.cells["revision"]
        detail = _OTHER_REVISION.filled(named=head.revision, own=revision)
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, sheet.text(cell.row, column_number(cell.column)))


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
        self.version: int | None = None
        self.months: list[tuple[Cell, frozenset[int]]] = []
        self.draft = ""
        self.kind: Titled | None = None
        self.titles: list[str] = []
        self.title_rows: set[int] = set()
        self.doubts: list[tuple[Cell, Text]] = []
        self.cells: dict[str, Cell] = {}
        self.used: set[Address] = set()

    def take_labelled(self, row: int, column: int) -> None:
        label, value, place = labelled(self.sheet, row, column)
        words, unclear = self.definition.identity, False
        if compact(label) in labels((*words.head_office, *OFFICE_LABELS)) and not self.office:
            if (
                find_unit_named(value, self.definition) is None
            ):  # `Unit Kerja: Sub Bagian Hukum` is a unit of the office
                self.office, self.cells["office"] = "" if value.isdecimal() else value, self.sheet.cell(*place)
        elif compact(label) in labels((*words.head_year, *YEAR_LABELS)) and self.year is None:
            self.year, self.cells["year"] = year_in(value), self.sheet.cell(*place)
            self.take_revision(value, self.cells["year"])
            self.ask_two_years(value, self.cells["year"])
            unclear = self.year is None and value not in {"", "0"}  # what stands there instead is told
        elif is_revision(f"{label} {value}"):
            place = place if value else (row, column)
            self.take_revision(f"{label} {value}", self.sheet.cell(*place))
        else:
            return
        last = place[1] - unclear
        self.used |= {(row, each) for each in self.sheet.rows[row] if column <= each <= last}

    def take_main_title(self, row: int, column: int) -> None:
        """The title of the plan decides on the year where no label gives it; a decree's own lines say nothing of it."""
        text = bare(self.sheet.text(row, column))
        kind = kind_of_title(text, self.definition)
        if kind is None and starts_with(text, self.definition.identity.decrees):
            self.used.add((row, column))
        elif kind is not None:
            if self.kind is None or (self.kind is Titled.AGREEMENT and kind is Titled.PLAN):
                self.kind = kind
            self.titles.append(normalised(text))
            self.title_rows.add(row)
            self.take_year(text, row, column)
            self.take_revision(text, self.sheet.cell(row, column))
            self.take_version(version_in_title(text), row, column)
            self.take_months(text, row, column)
            self.take_words_of_draft(text, row, column, title=True)
            body = body_in_title(text, office_spellings(self.definition))
            self.take_office("" if part_alone(body, self.definition) else body, row, column)
            self.used.add((row, column))

    def take_title(self, row: int, column: int) -> None:
        text = bare(self.sheet.text(row, column))
        if is_agency(text, self.definition):
            return
        office = is_office_line(text, self.definition)
        if office:
            self.titles.append(normalised(text))
            self.take_office(without_year(text), row, column)
        dated = office or starts_with(text, (*self.definition.identity.head_year, *YEAR_LABELS))
        if dated:
            self.take_year(text, row, column)
            self.take_revision(text, self.sheet.cell(row, column))
        if not office and (part := part_alone(text, self.definition)):
            self.titles.append(normalised(part.sheet))
            self.used.add((row, column))
        if (
            dated and (self.is_own_office(without_year(text)) or self.cells.get("year") == self.sheet.cell(row, column))
        ) or text == "0":
            self.used.add((row, column))

    def is_own_office(self, name: str) -> bool:
        """Whether a name is that of the office which another line named, as it is spelt there or not."""
        if compact(after_office(name, self.definition)) in compact(self.office):
            return True
        region = only_office_named(name, self.definition)
        return region is not None and region == only_office_named(self.office, self.definition)

    def take_agency(self, row: int, column: int) -> None:
        """The whole agency, above the office's own name or alone: KOMISI PEMILIHAN UMUM REPUBLIK INDONESIA."""
        text = bare(self.sheet.text(row, column))
        if is_agency(text, self.definition):
            self.take_office(without_year(text), row, column)
            self.take_year(text, row, column)
            self.used.add((row, column))

    def take_label(self, row: int, column: int) -> None:
        """A line that says nothing but the version of the table, a part of the year or the year: MENJADI, SEMESTER II, 2020."""
        text = bare(self.sheet.text(row, column))
        version = read_label(text, self.definition).version
        timed = is_part_of_year(text, self.definition.identity) or (is_year(text) and bool(self.titles))
        if timed and self.year is None:
            self.take_year(text, row, column)
        if version is not None or timed:
            self.take_version(version, row, column)
            self.take_months(text, row, column)
            self.used.add((row, column))

    def take_draft(self, row: int, column: int) -> None:
        """A line that says nothing but that the table is a draft: KONSEP, BELUM FINAL."""
        if self.take_words_of_draft(bare(self.sheet.text(row, column)), row, column, title=False):
            self.used.add((row, column))

    def take_words_of_draft(self, text: str, row: int, column: int, *, title: bool) -> bool:
        said = draft_said(text, title=title)
        if said and not self.draft:
            self.draft, self.cells["draft"] = as_written(said, text), self.sheet.cell(row, column)
        return bool(said)

    def take_body(self, row: int, column: int) -> None:
        """Right below the title the name of an office of another agency: BADAN PUSAT STATISTIK KABUPATEN TAPIN."""
        text = bare(self.sheet.text(row, column))
        alone = len(self.sheet.rows[row]) == 1
        near = any(0 < row - each <= _BELOW_TITLE for each in self.title_rows)
        if alone and near and not self.office and " " in text and names_body(text):
            self.take_year(text, row, column)
            self.take_office(without_year(text), row, column)
            self.used.add((row, column))

    def take_office(self, name: str, row: int, column: int) -> None:
        if not name or self.office:
            return
        self.office, self.cells["office"] = name, self.sheet.cell(row, column)
        whole = f"{name} {without_year(bare(self.sheet.text(row + 1, column)))}"
        if find_office(name, self.definition) is None and find_office(whole, self.definition):
            self.office = whole  # KOMISI PEMILIHAN UMUM over KABUPATEN LOMBOK TIMUR
            self.take_year(self.sheet.text(row + 1, column), row + 1, column)
            self.used.add((row + 1, column))

    def take_year(self, text: str, row: int, column: int) -> None:
        year, cell = year_in(text), self.sheet.cell(row, column)
        if year and self.year is None:
            self.year, self.cells["year"] = year, cell
            self.ask_two_years(text, cell)
        elif year and year != self.year and kind_of_title(text, self.definition):
            self.doubts.append((cell, _OTHER_YEAR.filled(year=self.year)))

    def ask_two_years(self, text: str, cell: Cell) -> None:
        if two_years(text):
            self.doubts.append((cell, _TWO_YEARS.filled(year=self.year)))

    def take_version(self, version: int | None, row: int, column: int) -> None:
        if self.version is None and version is not None:
            self.version, self.cells["version"] = version, self.sheet.cell(row, column)

    def take_months(self, text: str, row: int, column: int) -> None:
        if months := part_of_year(text, self.definition.identity):
            self.months.append((self.sheet.cell(row, column), months))

    def take_revision(self, text: str, cell: Cell) -> None:
        if self.revision is None and (revision := revision_named(text)) is not None:
            self.revision, self.cells["revision"] = revision, cell

    def head(self) -> Head:
        version = self.revision if self.version is None else self.version
        return Head(
            self.office, self.year, self.revision, version, self.kind, tuple(self.titles), tuple(self.doubts),
            tuple(self.months), self.cells, frozenset(self.used), self.draft,
        )  # fmt: skip


_OTHER_REVISION = Text(
    "Judul ini menyebut revisi {named}, sedangkan sheet identitas menyebut revisi {own}, yang dipakai. Samakan.",
    "This title names revision {named}, but the identity sheet says revision {own}, which was taken. Make them agree.",
)
_OTHER_YEAR = Text(
    "Judul ini menyebut tahun lain daripada {year} yang dibaca sebagai tahun rencana. Samakan tahunnya.",
    "This title has another year than {year}, which was read as the year of the plan. Make the years agree.",
)
_TWO_YEARS = Text(
    "Di sini tertulis dua tahun; yang dibaca sebagai tahun rencana adalah {year}. Tulis satu tahun saja.",
    "Two years are written here; {year} was read as the year of the plan. Write one year only.",
)
