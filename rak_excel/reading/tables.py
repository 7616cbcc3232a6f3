"""The tables of a plan: which part each is of, and where its rows begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from rak_excel.model import Columns, Definition, PartDefinition
from rak_excel.reading.head import Head, head_start, read_head
from rak_excel.reading.headings import Heading, find_headings
from rak_excel.reading.side_by_side import views
from rak_excel.reading.signature import Signature, find_signature
from rak_excel.spreadsheet.grid import Sheet, column_letters
from rak_excel.vocabulary.headings import bare_heading
from rak_excel.vocabulary.indicators import key_and_occurrence
from rak_excel.vocabulary.words import compact


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the rows below it, to the next heading, the signature block or the end of the sheet."""

    heading: Heading
    last: int
    head: Head = field(default_factory=Head)
    signature: Signature | None = None
    key_column: int | None = None
    status_column: int | None = None

    def columns(self, part: PartDefinition) -> Columns:
        """The letters of all columns, the form's own beside the table included."""
        columns = self.heading.columns(part)
        own = {"status": self.status_column, "key": self.key_column}
        letters = {role: column_letters(column) for role, column in own.items() if column}
        return replace(columns, roles={**columns.roles, **letters})

    @property
    def form_columns(self) -> set[int]:
        """The columns that the form itself fills: row status and row key."""
        return {column for column in (self.status_column, self.key_column) if column}

    @property
    def rows(self) -> range:
        return range(self.heading.bottom + 1, self.last + 1)

    @property
    def periods(self) -> list[tuple[int, int]]:
        """Each period with its column, in order of the periods."""
        return sorted(self.heading.periods.items())


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one part on one sheet: one section, more where headings repeat after page breaks."""

    sheet: Sheet
    part: PartDefinition
    sections: tuple[Section, ...]
    found_by: str = "headings"

    @property
    def head(self) -> Head:
        return self.sections[0].head

    @property
    def signature(self) -> Signature | None:
        signature = self.sections[-1].signature
        return signature.of(self.part.signatory) if signature else None

    @property
    def columns(self) -> Columns:
        return self.sections[0].columns(self.part)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in its rows."""
        return not any(row in self.sheet.rows for section in self.sections for row in section.rows)


def find_tables(sheet: Sheet, definition: Definition) -> list[Table]:
    """The tables on a sheet, from left to right and from top to bottom; those of an unknown part are left out."""
    return [table for view in views(sheet, definition) for table in _tables_in(view, definition)]


def _tables_in(sheet: Sheet, definition: Definition) -> list[Table]:
    sections = _sections(sheet, definition)
    owned = [(_part_of(sheet, section, definition), section) for section in sections]
    tables = []
    for _, group in groupby(_numbered(owned), key=lambda each: each[0]):
        members = list(group)
        part, found_by = members[0][1]
        if part:
            tables.append(Table(sheet, part, tuple(section for _, _, section in members), found_by))
    return tables


Owner = tuple[PartDefinition | None, str]


def _numbered(owned: Sequence[tuple[Owner, Section]]) -> Iterator[tuple[int, Owner, Section]]:
    """Counts the tables: a section without a part of its own, or of the same part, goes on with the table above it."""
    number, above, closed = 0, None, True
    for (part, found_by), section in owned:
        if closed or (part is not None and part is not above):
            number, above = number + 1, part
        yield number, (above, found_by), section
        closed = section.signature is not None


def _sections(sheet: Sheet, definition: Definition) -> list[Section]:
    headings = find_headings(sheet, definition)
    sections = []
    top = 1
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        head = read_head(sheet, top, heading.top - 1, definition)
        end = following.top - 1 if following else sheet.last_row
        top = head_start(sheet, heading, end, definition) if following else end + 1
        signature = find_signature(sheet, heading, top - 1, definition, head.office)
        last = signature.first_row - 1 if signature else top - 1
        columns = _key_column(sheet, heading, last, definition), _status_column(heading, definition)
        sections.append(Section(heading, last, head, signature, *columns))
    return sections


def _part_of(sheet: Sheet, section: Section, definition: Definition) -> Owner:
    """By the periods; without any by the word before the office's name, by the objective heading, by the sheet's name."""
    if section.heading.part:
        return section.heading.part, "headings"
    said = next(parts_said(sheet, section, definition), None)
    if said:
        return said, "headings"
    named = next(parts_named(sheet.name, definition), None)
    return (named, "sheet name") if named else (None, "")


def parts_said(sheet: Sheet, section: Section, definition: Definition) -> Iterator[PartDefinition]:
    """The parts that the office above a table and the heading of its objectives tell of."""
    said = _by_office(section.head, definition), _by_objective(sheet, section.heading, definition)
    return (part for part in said if part)


def parts_named(name: str, definition: Definition) -> Iterator[PartDefinition]:
    """The parts that a sheet is named for."""
    name = compact(name)
    return (p for p in definition.parts if name in {compact(each) for each in (p.sheet, *p.sheet_names)})


def _by_office(head: Head, definition: Definition) -> PartDefinition | None:
    """The part whose own word stands before the office's name: SEKRETARIAT."""
    office = compact(head.office)
    words = [(compact(part.office.partition("{office}")[0]), part) for part in definition.parts]
    return next((part for word, part in words if word and office.startswith(word)), None)


def _by_objective(sheet: Sheet, heading: Heading, definition: Definition) -> PartDefinition | None:
    if "objective" not in heading.roles:
        return None
    texts = {
        compact(bare_heading(sheet.text(row, heading.roles["objective"])))
        for row in range(heading.top, heading.bottom + 1)
    }
    fitting = [part for part in definition.parts if compact(part.objective_heading) in texts]
    return fitting[0] if len(fitting) == 1 else None


def _key_column(sheet: Sheet, heading: Heading, last: int, definition: Definition) -> int | None:
    """The column beside the table that holds row keys, and nothing else, in its rows."""
    known = {*heading.roles.values(), *heading.periods.values()}
    holds: dict[int, bool] = {}
    for row in range(heading.bottom + 1, last + 1):
        for column, value in sheet.rows.get(row, {}).items():
            if column not in known:
                is_key = isinstance(value, str) and key_and_occurrence(value.strip())[0] in definition.indicators
                holds[column] = holds.get(column, True) and is_key
    return next((column for column, keys in sorted(holds.items()) if keys), None)


def _status_column(heading: Heading, definition: Definition) -> int | None:
    """The column in which the form itself says what each row still lacks."""
    title = compact(definition.sheets.check)
    return next((column for column, text in heading.others.items() if compact(text) == title), None)
