"""The sections of a sheet: a heading, the lines above it, the rows below it, and the signature block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.model import Columns, Definition, PartDefinition
from rak_excel.reading.headings.head_start import head_start
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.headings.headings import find_headings
from rak_excel.reading.sections.between import Between, rows_between
from rak_excel.reading.sections.head import read_head
from rak_excel.reading.sections.head_said import Head
from rak_excel.reading.sections.signature import Signature, find_signature
from rak_excel.reading.sections.signature_start import signed_between
from rak_excel.reading.sections.tables_below import table_below
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.entries.wordings import key_and_occurrence


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the rows below it, to the next heading, the signature block or the end of the sheet.

    `first` and `end` are the first and last row of all that belongs to it, the lines above and the block below included.
    `target_above` has the rows whose target is "as above", each with the row whose target that is.
    `passed` are rows among its own that are not of this plan.
    """

    sheet: Sheet
    heading: Heading
    first: int
    last: int
    end: int
    head: Head = field(default_factory=Head)
    signature: Signature | None = None
    key_column: int | None = None
    status_column: int | None = None
    between: Between = field(default_factory=Between)
    target_above: Mapping[int, int] = field(default_factory=dict)
    passed: frozenset[int] = frozenset()

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
    def at(self) -> tuple[str, int, int]:
        """Where its heading begins: sheet, row and column. No two sections have the same place."""
        return self.sheet.name, self.heading.top, min(self.heading.own_columns, default=1)

    @property
    def rows(self) -> Sequence[int]:
        """The rows that may be of the plan: no heading that is said again, nothing that stands between them."""
        rows = range(self.heading.bottom + 1, self.last + 1)
        passed = self.heading.repeats | self.between.rows | self.passed
        return [row for row in rows if row not in passed] if passed else rows

    @property
    def rows_to_interpret(self) -> Sequence[int]:
        """Those of which a text may say another thing than it does: not as merging wrote them."""
        plain = self.sheet.as_written
        return [row for row in self.rows if row not in plain] if plain else self.rows

    @property
    def periods(self) -> Sequence[tuple[int, int]]:
        """Each period with its column, or with each of its columns, in order of the periods."""
        return self.heading.period_columns


def find_sections(sheet: Sheet, definition: Definition) -> list[Section]:
    """The sections of a sheet, or of a view of it, from top to bottom."""
    headings = find_headings(sheet, definition)
    sections = []
    top = 1
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        first, head = top, read_head(sheet, top, heading.top - 1, definition)
        end = following.top - 1 if following else sheet.last_row
        top = head_start(sheet, heading, end, definition) if following else end + 1
        sections.append(_section(sheet, heading, (first, top - 1), head, definition))
    return sections


def _section(sheet: Sheet, heading: Heading, lines: tuple[int, int], head: Head, definition: Definition) -> Section:
    """The section of a heading in these lines, what stands above and below its rows included."""
    first, end = lines
    table = table_below(sheet, heading, end, definition)
    above = find_signature(sheet, heading, table.first - 1, definition, head.office) if table else None
    signature = above or find_signature(sheet, heading, end, definition, head.office)
    below = signature.first_row if signature and not above else end + 1
    last = min(signature.first_row if signature else end + 1, table.first if table else end + 1) - 1
    columns = _key_column(sheet, heading, last, definition), _status_column(heading, definition)
    between = rows_between(sheet, heading, last, definition, is_last=end == sheet.last_row)
    if signed := signed_between(sheet, heading, last, definition):
        between = replace(between, signed=signed)
    if table and table.first < below:
        between = replace(between, table=table, below=range(table.first, below))
    return Section(sheet, heading, first, last, end, head, signature, *columns, between)


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
    return next((column for column, other in heading.others.items() if compact(other.title) == title), None)
