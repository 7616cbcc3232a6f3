"""Reads a TARGET cell: what a person sees there, not what the number is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from rak_excel.formats.addresses import column_number
from rak_excel.formats.grid import Value, as_text
from rak_excel.formats.opened.number_formats import is_rounded, may_show_percent, shown_value
from rak_excel.language import Text
from rak_excel.model import MeasureUnit, NoteKind, Target, TargetKind
from rak_excel.reading.columns.target_units import UNIT_BESIDE, Beside, TargetUnits, contradicts
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.rows.further import ROUNDED
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.targets.bare_numbers import (
    as_above,
    as_percentage,
    doubt_of,
    doubt_of_bare,
    doubt_of_one,
    doubt_without_format,
)
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.targets.amounts import near_doubt
from rak_excel.vocabulary.targets.phrases import plain_text, says_no_target, without_own_year
from rak_excel.vocabulary.targets.targets import TargetRead, understand_target
from rak_excel.vocabulary.targets.units import kinds_expected, percent_unit

_PERCENT = (TargetKind.PERCENT,)
_DATES = (datetime.date, datetime.time, datetime.timedelta)


class _Seen(Record):
    """A cell as a person sees it. `unseen` tells that its number may be shown in percent, which we cannot know."""

    value: Value
    text: str
    unseen: bool = False
    rounded: bool = False  # shown with fewer decimals than the number has

    @property
    def exact(self) -> bool:
        """Whether the cell holds a number, so that no sign in it separates thousands."""
        return not isinstance(self.value, str)


class _Said(Record):
    """What a cell says with the unit beside it, of which of the kinds that are `expected`."""

    read: TargetRead
    beside: Beside
    expected: tuple[TargetKind, ...]

    @property
    def is_bare(self) -> bool:
        return self.read.target.is_bare


class TargetReader:
    """Reads the targets of one table; every repair and doubt is told."""

    def __init__(self, table: Table, ledger: Ledger, year: int | None) -> None:
        self.sheet: PlanSheet = table.sheet
        self.year = year
        self.sections = table.sections
        self.definition = table.definition
        self.ledger = ledger
        self.units = TargetUnits(table.sheet)
        self.reads: dict[int, TargetRead] = {}  # by row
        self.shared: set[int] = set()  # rows with a target that is merged over several indicators

    def read(self, row: ReadRow, indicator: str) -> Target | None:
        """The target on a row, for an indicator of this wording. None where it shows nothing: a format makes `-` of 0."""
        number, column = row.place.row, column_number(row.place.columns.roles["target"])
        area = self.sheet.merged_at(number, column)
        top = area.top if area else number
        value = self.sheet.value(top, column)
        if value is None:
            fault = self.sheet.fault(top, column)
            return Target(fault) if fault else None
        seen = self.shown(value, top, column, indicator)
        if says_no_target(seen.text):
            self.note(NoteKind.REPAIRED, _NOTHING, top, column, value)
            return None
        read = self.reads[number] = self.meant(self.understood(seen, indicator, row), indicator, row)
        if top < number:
            if top not in self.shared:
                self.shared.add(top)
                self.note(NoteKind.AMBIGUOUS_VALUE, _MERGED, top, column, value)
        elif read.doubt:
            self.note(NoteKind.AMBIGUOUS_VALUE, read.doubt, top, column, value)
        elif read.second:
            self.note(NoteKind.SECOND_READING, read.second, top, column, value, _became(seen, read))
        elif seen.rounded:
            self.note(NoteKind.SECOND_READING, ROUNDED, top, column, value, _became(seen, read))
        elif (became := _became(seen, read)).split() != as_text(value).split():
            self.note(NoteKind.REPAIRED, read.reason or _READ_AS, top, column, value, became)
        return read.target

    def note(self, kind: NoteKind, detail: Text, row: int, column: int, value: Value, became: str = "") -> None:
        self.ledger.note(kind, detail, self.sheet.cell(row, column), as_text(value), became)

    def shown(self, value: Value, row: int, column: int, indicator: str) -> _Seen:
        """What the cell shows. The formats of a sheet cost time to read, so they are asked for only where they count."""
        if isinstance(value, str) and not self.may_show_more(value, indicator):
            return _Seen(value, without_own_year(tidy(value), self.year))
        number_format = self.sheet.number_format(row, column)
        unseen = not isinstance(value, str) and not self.sheet.formats_known
        unseen = unseen or may_show_percent(value, number_format)
        shown = without_own_year(tidy(shown_value(value, number_format)), self.year)
        return _Seen(value, shown, unseen, is_rounded(value, number_format))

    def may_show_more(self, text: str, indicator: str) -> bool:
        """Whether a typed number may be shown with a percent sign that its format adds: 75 in `@"%"`."""
        if not text[-1:].isdigit() or any(map(str.isalpha, text)):
            return False
        expected = kinds_expected(indicator, self.definition)
        return not expected or TargetKind.PERCENT in expected

    def understood(self, seen: _Seen, indicator: str, row: ReadRow) -> TargetRead:
        """What the cell says together with the unit beside it."""
        if isinstance(seen.value, _DATES):
            return TargetRead(Target(seen.text), _DATE)
        said = self.said(seen, indicator, row.section, row.place.row)
        read, text = said.read, said.beside.text
        if said.is_bare and not said.beside.is_none:
            read = self.bare(seen, said, row.place.row)
            if not (read.doubt or said.beside.unit or said.expected in {_PERCENT, _COUNT}):
                doubt = doubt_of_bare(seen.text, read.target, indicator, self.year, self.definition)
                one = seen.value == 1 and not said.expected and self.says_percent
                read = read.but(doubt=doubt_of_one(self.definition) if one else doubt)
            return self.lasting(read, indicator)
        if said.is_bare:  # another target, 2 Laporan, or who does the work
            doubt = _CONTRADICTS if any(map(str.isdigit, text)) else _NO_UNIT
            return read.but(doubt=doubt.filled(unit=text))
        if text and not read.doubt and contradicts(read.target, text, self.definition):
            return read.but(doubt=_CONTRADICTS.filled(unit=text))
        return read

    def meant(self, read: TargetRead, indicator: str, row: ReadRow) -> TargetRead:
        """The target of a row, where it says "as above" as it was read there, unless a unit of its own stands beside it."""
        above = self.reads.get(row.section.target_above.get(row.place.row, 0))
        beside = self.units.beside(row.section, row.place.row, bare=True) if above else None
        if above is None or (beside and (beside.unit or beside.text)):
            return read
        return as_above(read, above, kinds_expected(indicator, self.definition))

    def said(self, seen: _Seen, indicator: str, section: Section, row: int) -> _Said:
        """What a cell says, of the kind that the unit beside it is of, else of those that its indicator asks for."""
        bare = understand_target(seen.text, self.definition, _SCORE).target.is_bare
        beside = self.units.beside(section, row, bare=bare)
        if beside.column in (spanned := section.heading.spans.get("target", ())):
            self.ledger.use(self.sheet, ((row, column) for column in spanned), Use.PLAN)
        expected = (beside.unit.kind,) if beside.unit else kinds_expected(indicator, self.definition)
        return _Said(understand_target(seen.text, self.definition, expected, exact=seen.exact), beside, expected)

    def lasting(self, read: TargetRead, indicator: str) -> TargetRead:
        """The target in words that mean the same where neither the cell's own number nor a unit stands beside it."""
        expected = kinds_expected(indicator, self.definition)
        if read.doubt or not understand_target(read.target.text, self.definition, expected).doubt:
            return read
        return read.but(target=read.target.but(text=read.usual))

    def bare(self, seen: _Seen, said: _Said, row: int) -> TargetRead:
        """A number without a unit of its own: it takes the unit beside it, or the percent of its indicator."""
        read, unit, near = said.read, said.beside.unit, said.beside.read.near
        doubt = near_doubt(near) if near else self.doubt_of_fraction(seen, read.target, said.expected, row)
        doubt = doubt or (read.second if said.expected == _PERCENT else None)  # `3 (skala 0-5)`
        if doubt:
            return read.but(doubt=doubt)
        if said.expected == _PERCENT:
            return as_percentage(read, percent_unit(self.definition), from_column=unit is not None)
        if unit and unit.kind is TargetKind.COUNT:
            return self.counted(read, unit, exact=seen.exact)
        return read

    def doubt_of_fraction(self, seen: _Seen, target: Target, expected: tuple[TargetKind, ...], row: int) -> Text | None:
        """Why a number up to 1 may be a percentage a hundred times as high."""
        number = Decimal(repr(seen.value)) if seen.exact else target.upper or target.value or Decimal(0)
        if not 0 < number <= 1:
            return None
        percent = percent_unit(self.definition)
        if expected == _PERCENT:
            return doubt_of(number, percent, () if seen.unseen else self.others(row))
        counted = expected == _COUNT
        return doubt_without_format(number, percent) if seen.unseen and not (number == 1 and counted) else None

    def counted(self, read: TargetRead, unit: MeasureUnit, *, exact: bool) -> TargetRead:
        """A bare number with the unit beside it, as it is written where that can be."""
        texts = (f"{each} {unit.label}" for each in (plain_text(read.target.text), read.usual))
        written, usual = (understand_target(each, self.definition, (unit.kind,), exact=exact) for each in texts)
        read = written if written.doubt or written.target.value is not None else usual
        return read.but(reason=UNIT_BESIDE)

    def others(self, row: int) -> list[Decimal]:
        """The bare numbers beside percentages on the other rows of the table."""
        return [number for each, number in self.bare_percentages.items() if each != row]

    @cached_property
    def says_percent(self) -> bool:
        """Whether percentages stand among the targets of indicators that ask for no kind of them."""
        said = (each for section in self.sections for _, each in self.said_in(section))
        return any(each.read.target.kind is TargetKind.PERCENT and not each.expected for each in said)

    @cached_property
    def bare_percentages(self) -> dict[int, Decimal]:
        said = (each for section in self.sections for each in self.said_in(section))
        bare = ((row, each.read.target.value) for row, each in said if each.expected == _PERCENT and each.is_bare)
        return {row: number for row, number in bare if number is not None}

    def said_in(self, section: Section) -> Iterator[tuple[int, _Said]]:
        """What each target of a section says by itself."""
        target, indicator = (section.heading.roles.get(role) for role in ("target", "indicator"))
        for row in section.rows:
            value = self.sheet.value(row, target) if target else None
            if value is None or target is None or isinstance(value, _DATES):
                continue
            wording = self.sheet.text(row, indicator) if indicator else ""
            yield row, self.said(self.shown(value, row, target, wording), wording, section, row)


def _became(seen: _Seen, read: TargetRead) -> str:
    """What a target was read as; the number of a cell is no other for its spelling."""
    plain = seen.exact and read.target.kind is TargetKind.NUMBER
    became = read.target.text if plain else read.usual or read.target.text
    # Our fourth decimal, which keeps `83,125` from thousands, is not told as what was read.
    return became if _FOURTH.search(seen.text) else _FOURTH.sub(r"\1", became)


_SCORE = (TargetKind.NUMBER,)
_COUNT = (TargetKind.COUNT,)
_FOURTH = re.compile(r"(,\d{3})0(?!\d)")
_READ_AS = Text("Target dibaca menurut cara penulisan baku.", "The target was read as the usual spelling has it.")
_NOTHING = Text("Dibaca sebagai target yang belum diisi.", "Read as a target that is not filled in.")
_CONTRADICTS = Text(
    "Satuan di sebelahnya {unit}. Samakan satuannya.", "The unit beside it is {unit}. Make the units agree."
)
_NO_UNIT = Text(
    'Di kolom satuannya tertulis "{unit}", yang bukan satuan ukuran. Tulis satuannya, misalnya Dokumen.',
    'The column of units says "{unit}", which is no unit of measure. Write the unit, such as Dokumen.',
)
_DATE = Text(
    "Sel ini berisi tanggal; Excel mengubah isian seperti 4-6 menjadi tanggal. Jadikan selnya Text, lalu ketik lagi.",
    "This cell has a date; Excel turns entries such as 4-6 into dates. Format the cell as Text, then type it again.",
)
_MERGED = Text(
    "Sel target ini digabung untuk beberapa indikator. Tulis target setiap indikator di barisnya sendiri.",
    "This target cell is merged over several indicators. Write the target of each on its own row.",
)
