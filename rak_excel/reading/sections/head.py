"""The head lines above a table: title, office and year; and where those of a further table begin."""

from __future__ import annotations

from rak_excel.formats.addresses import Address
from rak_excel.model import Definition
from rak_excel.reading import lines
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import cells_in
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.head_said import Head, HeadSaid
from rak_excel.reading.sections.quarter_lines import quarter_at
from rak_excel.vocabulary.basics.numbers import year_in
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.documents.page_lines import LETTERS, is_address
from rak_excel.vocabulary.documents.titles import (
    OFFICE_LABELS,
    UNIT_LABELS,
    YEAR_LABELS,
    Titled,
    body_in_title,
    is_revision,
    names_body,
    two_years,
    without_year,
)
from rak_excel.vocabulary.headings.labels import read_label, version_in_title
from rak_excel.vocabulary.names import offices
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.remarks.corrections import changes_plan
from rak_excel.vocabulary.schedules.points import is_part_of_year, is_year_line

_BELOW_TITLE = 2  # so many rows below the title the office may be named


def read_head(sheet: PlanSheet, first: int, last: int) -> Head:
    """The head lines in rows `first` to `last`: labelled lines, else a title that names an office or a year."""
    filled = cells_in(sheet, range(first, last + 1))
    reader = _HeadReader(sheet)
    for read in (
        reader.take_labelled,
        reader.take_address,
        reader.take_main_title,
        reader.take_title,
        reader.take_office_again,
        reader.take_agency,
        reader.take_region,
        reader.take_unit_line,
        reader.take_label,
        reader.take_draft,
        reader.take_body,
        reader.take_other_unit,
        reader.take_year_of_quarter,
    ):
        for address in filled:
            if address not in reader.said.used:
                read(*address)
    if reader.said.version is None:
        reader.said.version = reader.said.revision
    return reader.said


class _HeadReader(HeadSaid):
    """Collects the head lines: first those with a label, then titles for what is still unknown.

    Our own head lines are formulas, and some programs store 0 as the result of one that yields a text.
    """

    def take_labelled(self, row: int, column: int) -> None:
        label, value, place = lines.labelled(self.sheet, row, column)
        words, unclear = self.definition.identity, False
        if self.take_labelled_unit(label, value, place):
            pass
        elif compact(label) in lines.labels((*words.head_office, *OFFICE_LABELS)) and not self.said.office:
            # `Unit Kerja` may be named as an office is: Dinas Perhubungan, not Bagian Umum.
            spellings = offices.office_spellings(self.definition)
            if compact(label) in lines.labels(UNIT_LABELS) and not names_body(value, spellings):
                return
            self.said.cells["office"] = self.sheet.cell(*place)
            self.take_office("" if value.isdecimal() else value, *place)
        elif compact(label) in lines.labels((*words.head_year, *YEAR_LABELS)) and self.said.year is None:
            self.said.year, self.said.cells["year"] = year_in(value), self.sheet.cell(*place)
            self.take_revision(value, self.said.cells["year"])
            self.ask_two_years(value, self.said.cells["year"])
            unclear = self.said.year is None and value not in {"", "0"}  # what stands there instead is told
        elif is_revision(f"{label} {value}"):
            place = place if value else (row, column)
            self.take_revision(f"{label} {value}", self.sheet.cell(*place))
        else:
            return
        last = place[1] - unclear
        self.said.used |= {(row, each) for each in self.sheet.rows[row] if column <= each <= last}

    def take_labelled_unit(self, label: str, value: str, place: Address) -> bool:
        """`Unit Kerja : Sub Bagian Hukum` is a unit of the office, `Divisi : Hukum` too, and `Unit Kerja : Sekretariat` a part."""
        words = self.definition.identity
        named = compact(label) in lines.labels((*words.head_office, words.submitter, *OFFICE_LABELS, *UNIT_LABELS))
        if named and (part := lines.part_alone(value, self.definition)):
            self.take_part(part, *place)
            return True
        worded = list_named(label, self.definition) is not None
        whole = f"{label} {value}" if worded and not list_named(value, self.definition) else value
        return (named or worded) and self.take_unit(whole, *place)

    def take_other_unit(self, row: int, column: int) -> None:
        """`Unit Kerja : Puskesmas Selong` is the office where no other line names one."""
        label, value, place = lines.labelled(self.sheet, row, column)
        if compact(label) in lines.labels(UNIT_LABELS) & lines.labels(OFFICE_LABELS) and value and not self.said.office:
            self.take_office(value, *place)
            self.said.used |= {(row, each) for each in self.sheet.rows[row] if column <= each <= place[1]}

    def take_address(self, row: int, column: int) -> None:
        """A line of a letterhead that says where the office is, or of the letter that a plan came with."""
        text = lines.bare(self.sheet.text(row, column))
        if is_address(text) or (lines.starts_with(text, LETTERS) and not changes_plan(text)):
            self.said.used.add((row, column))

    def take_main_title(self, row: int, column: int) -> None:
        """The title of the plan decides on the year where no label gives it; a decree's own lines say nothing of it."""
        text = lines.bare(self.sheet.text(row, column))
        kind = lines.kind_of_title(text, self.definition)
        if kind is None and lines.starts_with(text, self.definition.identity.decrees):
            self.said.used.add((row, column))
        elif kind is not None:
            if self.said.kind is None or (self.said.kind is Titled.AGREEMENT and kind is Titled.PLAN):
                self.said.kind = kind
            self.said.titles.append(normalised(text))
            self.title_rows.add(row)
            self.take_year(text, row, column)
            self.take_revision(text, self.sheet.cell(row, column))
            self.take_version(version_in_title(text), row, column)
            self.take_months(text, row, column)
            self.take_words_of_draft(text, row, column, title=True)
            body = body_in_title(text, offices.office_spellings(self.definition))
            self.take_office("" if lines.part_alone(body, self.definition) else body, row, column)
            self.take_unit_in_title(without_year(text), row, column)
            self.said.used.add((row, column))

    def take_title(self, row: int, column: int) -> None:
        text = lines.bare(self.sheet.text(row, column))
        if lines.is_agency(text, self.definition):
            return
        office = lines.is_office_line(text, self.definition)
        if office:
            self.said.titles.append(normalised(text))
            self.take_office(without_year(text), row, column)
        dated = office or lines.starts_with(text, (*self.definition.identity.head_year, *YEAR_LABELS))
        if dated:
            self.take_year(text, row, column)
            self.take_revision(text, self.sheet.cell(row, column))
        if not office and (part := lines.part_alone(text, self.definition)):
            self.take_part(part, row, column)
            self.said.used.add((row, column))
        says_year = self.said.cells.get("year") == self.sheet.cell(row, column)
        if text == "0" or (dated and (says_year or self.is_own_office(without_year(text)))):
            self.said.used.add((row, column))

    def is_own_office(self, name: str) -> bool:
        """Whether a name is that of the office which another line named, as it is spelt there or not."""
        if compact(lines.after_office(name, self.definition)) in compact(self.said.office):
            return True
        region = offices.only_office_named(name, self.definition)
        return region is not None and region == offices.only_office_named(self.said.office, self.definition)

    def take_office_again(self, row: int, column: int) -> None:
        """A line with the office alone that another line names, whatever it is called."""
        if self.said.office and compact(self.sheet.text(row, column)) == compact(self.said.office):
            self.said.used.add((row, column))

    def take_agency(self, row: int, column: int) -> None:
        """The whole agency, above the office's own name or alone: KOMISI PEMILIHAN UMUM REPUBLIK INDONESIA."""
        text = lines.bare(self.sheet.text(row, column))
        if lines.is_agency(text, self.definition):
            self.take_office(without_year(text), row, column)
            self.take_year(text, row, column)
            self.said.used.add((row, column))

    def take_region(self, row: int, column: int) -> None:
        """A line with a region alone: that of the office, its province, or right below the title whose plan it is."""
        label, value, place = lines.labelled(self.sheet, row, column)
        text = f"{label} {value}" if value else lines.bare(self.sheet.text(row, column))
        name = without_year(text)
        named = offices.offices_named(name, self.definition, bare=self.is_below_title(row))
        own = offices.find_office(self.said.office, self.definition) if self.said.office else None
        if len(named) == 1 and not self.said.office and self.is_below_title(row):
            known = offices.find_office(name, self.definition) is not None
            self.take_office(name if known else f"{self.definition.offices.short} {name}", row, column)
        elif not own or not (own in named or offices.names_province_of(name, own, self.definition)):
            return
        self.take_year(text, row, column)
        last = max(column, place[1]) if value else column
        self.said.used |= {(row, each) for each in self.sheet.rows[row] if column <= each <= last}

    def take_unit_line(self, row: int, column: int) -> None:
        """A line with a unit alone, as the second of a title: SUB BAGIAN HUKUM DAN SDM."""
        text = without_year(lines.bare(self.sheet.text(row, column)))
        if list_named(text, self.definition) and self.take_unit(text, row, column):
            self.take_year(self.sheet.text(row, column), row, column)
            self.said.used.add((row, column))

    def take_label(self, row: int, column: int) -> None:
        """A line that says nothing but the version of the table, a part of the year or the year: MENJADI, SEMESTER II, 2020."""
        text = lines.bare(self.sheet.text(row, column))
        version = read_label(text, self.definition).version
        years = is_year_line(text) and bool(self.said.titles) and (self.said.year is None or not two_years(text))
        timed = is_part_of_year(text, self.definition.identity) or years
        if timed and self.said.year is None:
            self.take_year(text, row, column)
        if version is not None or timed:
            self.take_version(version, row, column)
            self.take_months(text, row, column)
            self.said.used.add((row, column))

    def take_draft(self, row: int, column: int) -> None:
        """A line that says nothing but that the table is a draft: KONSEP, BELUM FINAL."""
        if self.take_words_of_draft(lines.bare(self.sheet.text(row, column)), row, column, title=False):
            self.said.used.add((row, column))

    def take_body(self, row: int, column: int) -> None:
        """Right below the title the name of an office of another agency: BADAN PUSAT STATISTIK KABUPATEN TAPIN."""
        text = lines.bare(self.sheet.text(row, column))
        if self.is_below_title(row) and not self.said.office and " " in text and names_body(text):
            self.take_year(text, row, column)
            self.take_office(without_year(text), row, column)
            self.said.used.add((row, column))

    def take_year_of_quarter(self, row: int, column: int) -> None:
        """A line above a report that says of which quarter it is: KEADAAN S.D. 30 JUNI 2020."""
        if self.definition.is_report and self.said.year is None and quarter_at(self.sheet, (row, column)):
            self.take_year(self.sheet.text(row, column), row, column)

    def is_below_title(self, row: int) -> bool:
        """Whether a row has one cell alone, right below a title."""
        above = range(row - _BELOW_TITLE, row)
        return len(self.sheet.rows[row]) == 1 and not self.title_rows.isdisjoint(above)


_TITLE_CELLS = 2  # a row with so many cells in the columns of a table is no title


def head_start(sheet: PlanSheet, heading: Heading, last: int) -> int:
    """Where the head lines above the next heading begin: `last + 1` where there are none between.

    A title has its row for itself: an activity may well begin with the title's words. Right above the next heading
    labels of a table do as well: `TAHUN 2021`, MENJADI.
    """
    first = last + 1
    while first - 1 > heading.bottom and _labels_table(sheet, heading, first - 1):
        first -= 1
    for row in range(heading.bottom + 1, first):
        cells = sheet.rows.get(row, {})
        own = heading.own_columns & set(cells)
        if len(own) < _TITLE_CELLS and any(_is_title(sheet.text(row, column), heading.definition) for column in cells):
            return row
    return next((row for row in range(first, last + 1) if sheet.rows.get(row)), last + 1)


def _labels_table(sheet: PlanSheet, heading: Heading, row: int) -> bool:
    """Whether a row says nothing but whose, of which year or of which version a table is, or is blank.

    An office alone among the executors is one of them, and so may a word for a change be an activity.
    """
    cells = sheet.rows.get(row, {})
    if not cells:
        return True
    if len(cells) == 1:
        text = lines.bare(sheet.text(row, min(cells)))
        said = read_label(text, heading.definition)
        column, roles = min(cells), heading.roles
        executor, activity = (column == roles.get(role) for role in ("executor", "activity"))
        changed = said.version is not None and not (executor or activity)
        of_table = (said.offices and not executor) or changed or (said.year and not text.isdecimal())
        of_table = of_table or (lines.part_alone(text, heading.definition) is not None and not (executor or activity))
        return bool(of_table) or _is_title(text, heading.definition)
    label, value, place = lines.labelled(sheet, row, min(cells))
    words = heading.definition.identity
    known = compact(label) in lines.labels((*words.head_office, *OFFICE_LABELS, *words.head_year, *YEAR_LABELS))
    return known and bool(value) and max(cells) == place[1]


def _is_title(text: str, definition: Definition) -> bool:
    """Whether a line between two tables is a title; in small letters only where a year makes it one."""
    line = lines.bare(text)
    if lines.names_part(line, definition):
        return True
    return lines.kind_of_title(line, definition) is not None and (line.isupper() or year_in(line) is not None)
