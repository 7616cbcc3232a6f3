"""Where everything stands in a roll-up: known before writing, since formulas point ahead."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rak_excel.formats.addresses import letters
from rak_excel.formats.written.drawn.canvas import DrawnValue
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.language import Language, Text
from rak_excel.model import PartDefinition, Severity
from rak_excel.record import Record
from rak_excel.rolling_up.facts import fields
from rak_excel.rolling_up.facts.facts import RIGHT, NoteRow, NoteState
from rak_excel.rolling_up.findings.counting import explained_rules, is_explained
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.result import Rollup
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.names.regions import is_named
from rak_excel.workbooks.rollup.note_fields import RULE_FIELDS, note_fields, settled_fields
from rak_excel.workbooks.rollup.status_fields import PROVINCE_FIELDS, status_fields

# Excel's numbers are exact up to 2**53.
_BEHIND_CODES, _DIGITS_OF_NAME = 10_000, 12


class TableLayout(Record, dict=True):
    """A table sheet: its columns, and where each of its cells is."""

    sheet: str
    fields: tuple[fields.SheetField, ...]
    rows: int

    @cached_property
    def columns(self) -> Mapping[str, int]:
        return {field.id: number for number, field in enumerate(self.fields)}

    @cached_property
    def widths(self) -> Sequence[float]:
        """Of the columns, in characters; 0 where hidden."""
        return [0 if field.hidden else field.width for field in self.fields]

    def values(self, source: object, **worked_out: DrawnValue) -> list[DrawnValue]:
        """A row in the order of the columns: what was worked out for it by the columns' ids, and what it is of says itself."""
        return [worked_out[each.id] if each.id in worked_out else each.value(source) for each in self.fields]

    @property
    def last(self) -> int:
        """The last row of values; the first one where there are none, so that formulas have a range."""
        return fields.FIRST + max(self.rows, 1) - 1

    def column(self, field: str) -> CellBlock:
        """All values of a column."""
        return self.block(field, 0, max(self.rows, 1) - 1)

    def cell(self, field: str, row: int) -> CellBlock:
        return self.block(field, row, row)

    def block(self, field: str, first: int, last: int, to: str | None = None) -> CellBlock:
        """Rows `first` to `last`, counted from 0, of one column, or of all columns up to `to`."""
        left, right = self.columns[field], self.columns[to or field]
        return CellBlock(self.sheet, fields.FIRST + first, left, fields.FIRST + last, right)

    def local(self, field: str, first: int, last: int, to: str | None = None) -> str:
        """The same block as formulas on its own sheet name it: there are two hundred thousand of them in a nation's."""
        left = self.letters[field]
        if first == last and to in (None, field):
            return f"${left}${fields.FIRST + first + 1}"
        return f"${left}${fields.FIRST + first + 1}:${self.letters[to or field]}${fields.FIRST + last + 1}"

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """The letters of each column."""
        return {field: letters(column) for field, column in self.columns.items()}


class Layout(Record, dict=True):
    """All tables of one roll-up in one language."""

    result: Rollup
    language: Language

    def of_part(self, part: PartDefinition) -> Layout:
        """As much of it as the part's data sheet needs: little, since it travels to another process."""
        indicators = {each.id: self.result.indicators[each.id] if each is part else () for each in self.parts}
        nothing = self.result.alignment.but(codes={}, groups=(), near=())
        return Layout(self.result.but(indicators=indicators, alignment=nothing, notes=(), aliases=()), self.language)

    def name(self, sheet: Text) -> str:
        return sheet.said(self.language)

    @cached_property
    def parts(self) -> tuple[PartDefinition, ...]:
        return self.result.definition.parts

    @cached_property
    def data(self) -> Mapping[str, TableLayout]:
        """By part id."""
        indicators = self.result.indicators
        return {
            part.id: TableLayout(
                self.name(fields.data_sheet(part)),
                fields.data_fields(part, self.result.definition),
                sum(len(each.rows) for each in indicators[part.id]),
            )
            for part in self.parts
        }

    @cached_property
    def status(self) -> TableLayout:
        return TableLayout(
            self.name(fields.STATUS),
            status_fields(self.parts, compared=self.result.compared, returned=self.returned),
            len(self.result.offices),
        )

    @cached_property
    def provinces(self) -> TableLayout:
        return TableLayout(self.name(fields.PROVINCES), PROVINCE_FIELDS, len(self.result.provinces))

    @cached_property
    def notes(self) -> TableLayout:
        answered = any(note.explanation.id for _, note in self.result.notes)
        columns = note_fields(compared=self.result.compared, answered=answered)
        return TableLayout(self.name(fields.NOTES), columns, len(self.result.notes))

    @cached_property
    def settled(self) -> TableLayout:
        answered = any(note.explanation.id for _, note in self.result.settled)
        return TableLayout(self.name(fields.SETTLED), settled_fields(answered=answered), len(self.result.settled))

    @cached_property
    def explained(self) -> Counter[str]:
        """How many findings each office explained, by region; empty where none did."""
        return Counter(region for region, note in self.result.notes if is_explained(region, note))

    @cached_property
    def mended(self) -> Counter[str]:
        """How many of the findings in the lists that came back are settled, by region, of the files that count."""
        counts: Counter[str] = Counter()
        for choice in self.result.choices:
            if choice.used:
                counts[choice.facts.region] += choice.facts.mended or 0
        return counts

    @cached_property
    def returned(self) -> bool:
        """Whether anything came back with a list of findings, by itself or merged into another plan."""
        return bool(self.explained) or any(choice.facts.mended is not None for choice in self.result.choices)

    @cached_property
    def rules(self) -> TableLayout:
        rules = explained_rules(self.result.notes)
        return TableLayout(self.name(fields.EXPLAINED_RULES), RULE_FIELDS, len(rules))

    @cached_property
    def note_states(self) -> Counter[tuple[str, NoteState | None]]:
        """How many findings that somebody has to act on an office has in each state."""
        return states_counted(self.result.notes_since)

    @cached_property
    def counting(self) -> str:
        """Criteria, for COUNTIFS, of the findings that count; see `NoteRow.counts`."""
        return counting_in(self.notes)

    @cached_property
    def corrections(self) -> TableLayout:
        return TableLayout(self.name(fields.CORRECTIONS), fields.CORRECTION_FIELDS, len(self.result.corrections))

    @cached_property
    def files(self) -> TableLayout:
        return TableLayout(
            self.name(fields.FILES), fields.file_fields(self.parts, returned=self.returned), len(self.result.choices)
        )

    @cached_property
    def account(self) -> TableLayout:
        return TableLayout(self.name(fields.ACCOUNT), fields.account_fields(self.parts), len(self.result.choices))

    @cached_property
    def matches(self) -> TableLayout:
        return TableLayout(self.name(fields.MATCHES), fields.MATCH_FIELDS, len(self.result.alignment.near))

    @cached_property
    def by_office(self) -> Mapping[tuple[str, str], Sequence[OfficeIndicator]]:
        """The indicators of an office's part, by region and part id."""
        return grouped(((each.region, part), each) for part, own in self.result.indicators.items() for each in own)

    @cached_property
    def completeness(self) -> Mapping[str, float]:
        """The share of the listed indicators that are complete, of each office that has rows, by region."""
        expected = len(self.result.definition.indicators)
        complete: Counter[str] = Counter()
        for (region, _), indicators in self.by_office.items():
            complete[region] += sum(each.complete and each.group.defined for each in indicators)
        return {region: count / expected for region, count in complete.items()} if expected else {}

    @cached_property
    def severities(self) -> Mapping[str, Counter[Severity]]:
        """How many findings of each severity count of an office's plan, by region."""
        counts: dict[str, Counter[Severity]] = defaultdict(Counter)
        for region, note in self.result.notes:
            counts[region][note.severity] += note.counts
        return counts

    @cached_property
    def office_names(self) -> Mapping[str, str]:
        """The short name of each office, by region."""
        return {office.region: office.name for office in self.result.offices}

    @cached_property
    def file_numbers(self) -> Mapping[tuple[str, str], int]:
        """The number of each file, by its identity, counted from 1."""
        return {choice.facts.identity: number for number, choice in enumerate(self.result.choices, 1)}

    @cached_property
    def source_numbers(self) -> Mapping[tuple[str, str], int]:
        """The number of the file that an office's part is rolled up from, by region and part id."""
        return {
            (choice.facts.region, part): number
            for number, choice in enumerate(self.result.choices, 1)
            for part in choice.used
        }


def states_counted(notes: Iterable[tuple[str, NoteRow]]) -> Counter[tuple[str, NoteState | None]]:
    """By office and state how many of them somebody has to act on."""
    found = ((region, note) for region, note in notes if note.counts)
    return Counter((region, note.state) for region, note in found if note.severity is not Severity.INFO)


def counting_in(table: TableLayout) -> str:
    """The same of one of the tables of findings."""
    action = table.column("action")
    return ",".join(f'{action},"<>{right}"' for right in (RIGHT.id, RIGHT.en))


def region_number(region: str) -> int | str:
    """52.03 as 5203: what formulas compare, since a text of digits is no text to COUNTIFS. A name has a number of its own."""
    if is_named(region):
        return _BEHIND_CODES + int(hashlib.sha256(region.encode()).hexdigest()[:_DIGITS_OF_NAME], 16)
    return int(region.replace(".", "")) if region else ""
