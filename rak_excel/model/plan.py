"""A plan as read: who, for which year, and per part its indicators with all they hold."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from rak_excel.model.definition import Definition, PartDefinition
from rak_excel.model.finding import Cell, Columns, Note, NoteKind, Origin, Place
from rak_excel.model.items import items_of
from rak_excel.model.source import Source
from rak_excel.model.target import Target
from rak_excel.record import PartlySame, Record


class Match(StrEnum):
    """How a written name was recognised."""

    EXACT = "exact"  # the official name, letter by letter
    ALIAS = "alias"  # a short or other name that the definition lists
    WORDS = "words"  # the same words in another order, case or punctuation
    OTHER_ERA = "other-era"  # a name that the unit had, or will have, under another structure
    EVERY = "every"  # one of a whole list: "Semua Divisi"
    UNKNOWN = "unknown"  # not recognised; there may be a suggestion


class Executor(PartlySame):
    """One name out of a PELAKSANA cell.

    `suggestions` are the likely official names of the sheet's own list, the likeliest first, where the name is unknown,
    carries the wrong unit word, or belongs to another list; they are never used as if they were written.
    """

    name: str  # the official name where recognised, else as written
    text: str
    match: Match = Match.UNKNOWN
    group: str | None = None  # the ids of the definition's list and unit where recognised
    unit: str | None = None
    suggestions: tuple[str, ...] = ()
    borrowed: str | None = None  # the unit of another list whose name an unknown one is: `Divisi Teknis Hupmas`
    cell: Cell | None = None  # where it was written

    BESIDE = frozenset({"cell"})

    def at(self, cell: Cell | None) -> Executor:
        """The same as it was written in this cell."""
        return self.but(cell=cell)

    @property
    def known(self) -> bool:
        return self.unit is not None

    @property
    def suggestion(self) -> str | None:
        return self.suggestions[0] if self.suggestions else None


class Signatory(Record):
    """Who signs. `nip` is the civil servant number, as typed, None where blank."""

    title: str = ""
    name: str = ""
    nip: str | None = None


class Identity(Record):
    """What the identity sheet, or the head of an old layout, says."""

    office: str = ""  # the commission's name, as written
    region: str | None = None
    year: int | None = None
    revision: int = 0
    submitter: Executor | None = None  # the unit that filled the workbook in, None for the whole office
    whole_office: bool = False  # whether that was said, or left blank
    place: str = ""
    date: datetime.date | None = None
    signatories: Mapping[str, Signatory] = {}  # by the definition's ids: chair, secretary
    acknowledged: bool = False
    cells: Mapping[str, Cell] = {}  # of each value, blank ones too: `office`, `chair.name`

    @property
    def date_cells(self) -> tuple[Cell, ...]:
        """The cells of the day, the month and the year of signing, as far as there are such."""
        return tuple(self.cells[name] for name in ("day", "month", "signed_year") if name in self.cells)


class Objective(Record):
    """A sasaran. `number` is None where the sheet gives none; `place` is the row that writes it."""

    text: str
    place: Place
    number: int | None = None
    number_text: str = ""


FurtherEntry = str | int | float
Further = Mapping[str, FurtherEntry]
"""What stands in the further columns of a definition, by their ids: a number where the column has numbers and it is one."""


class Activity(Record):
    """One KEGIATAN cell with its schedule and executors."""

    text: str
    place: Place
    marks: Mapping[int, str] = {}  # the glyph of each ticked period, in order
    executors: tuple[Executor, ...] = ()
    executors_text: str = ""
    origins: tuple[Origin, ...] = ()
    extras: Mapping[str, str] = {}  # entries in no column of a plan, by heading: KETERANGAN
    further: Further = {}

    @property
    def periods(self) -> tuple[int, ...]:
        """The ticked periods, counted from 1, in order."""
        return tuple(sorted(self.marks))

    @property
    def says_anything(self) -> bool:
        """Whether it says what, when or by whom, or anything beside; else its row has only targets by period."""
        return bool(self.text or self.marks or self.executors_text or self.further or self.extras)

    @property
    def items(self) -> tuple[str, ...]:
        """The numbered or bulleted parts of the text, without number or bullet."""
        return tuple(item.text for item in items_of(self.text))


class Indicator(Record):
    """One indicator. Without activities it is unfilled: pre-filled by the template and left alone."""

    text: str
    objective: Objective
    place: Place
    target: Target | None = None
    target_place: Place | None = None  # the row its target is written on
    activities: tuple[Activity, ...] = ()
    key: str | None = None  # the row key where the sheet carries one that counts
    further: Further = {}
    further_places: Mapping[str, Place] = {}  # of those entries that stand on another row

    @property
    def filled(self) -> bool:
        return bool(self.activities)

    @property
    def periods(self) -> frozenset[int]:
        return frozenset(period for activity in self.activities for period in activity.periods)

    @property
    def executors(self) -> tuple[Executor, ...]:
        """All executors of all activities, each name once."""
        named = {executor.name: executor for activity in reversed(self.activities) for executor in activity.executors}
        return tuple(dict.fromkeys(named[e.name] for activity in self.activities for e in activity.executors))

    def cell_of(self, column: str) -> Cell:
        """Where the entry of a further column stands."""
        return self.further_places.get(column, self.place).cell(column)

    @property
    def target_cell(self) -> Cell:
        return (self.target_place or self.place).cell("target")


class PlanPart(Record):
    """One part of a plan as its sheet shows it. `office` and `year` are those of the sheet's own head lines."""

    id: str
    sheet: str
    indicators: tuple[Indicator, ...] = ()
    office: str = ""
    year: int | None = None
    cells: Mapping[str, Cell] = {}
    columns: Columns = Columns()
    found_by: str = "headings"  # how the sheet was recognised; or `mark` (our own defined name), `sheet name`
    source: Source | None = None  # where two single-part files make one plan: the file of this part
    date: datetime.date | None = None  # of the sheet's own signature block, where it is written out below the table

    @property
    def is_form(self) -> bool:
        """Whether its sheet is a form of ours, each row of which says itself what it lacks."""
        return "status" in self.columns.roles


class FurtherRow(Record):
    """What a further sheet says of one indicator; its `key` is '' where the sheet carries none that counts."""

    indicator: str = ""
    key: str = ""
    entries: Further = {}
    place: Place | None = None  # of `indicator`, and of each entry by the id of its column


class Plan(Record):
    """A whole plan, or the submission of one unit. Parts are in the definition's order; a missing part is absent."""

    source: Source
    definition: Definition
    identity: Identity
    parts: tuple[PlanPart, ...]
    notes: tuple[Note, ...] = ()
    merged: bool = False  # whether the workbook is one that merging wrote
    further: Mapping[str, tuple[FurtherRow, ...]] = {}  # by the ids of the further sheets

    def part(self, part: str) -> PlanPart | None:
        return next((each for each in self.parts if each.id == part), None)

    def source_of(self, part: str) -> Source:
        """The file that a part was read from."""
        own = self.part(part)
        return own.source if own and own.source else self.source

    @property
    def is_submission(self) -> bool:
        """Whether one unit filled it in: what it cannot know is not held against it."""
        return self.identity.submitter is not None

    @property
    def is_agreement(self) -> bool:
        """Whether it is a Perjanjian Kinerja, which has targets and no activities: it takes no plan's place."""
        return any(note.kind is NoteKind.AGREEMENT_ONLY for note in self.notes)

    def indicators(self) -> Iterator[tuple[PartDefinition, Indicator]]:
        """Every indicator with the definition of its part."""
        for part in self.parts:
            definition = self.definition.part(part.id)
            for indicator in part.indicators:
                yield definition, indicator

    def activities(self) -> Iterator[tuple[PartDefinition, Indicator, Activity]]:
        for part, indicator in self.indicators():
            for activity in indicator.activities:
                yield part, indicator, activity

    def has_target_alone(self, part: PlanPart, indicator: Indicator) -> bool:
        """Whether a row names an indicator and its target, and no work, where no form of ours had these filled in before."""
        said = indicator.target is not None and indicator.target.text.strip() and indicator.text.strip()
        return bool(said) and not indicator.filled and (self.merged or not part.is_form)

    def with_targets_alone(self, kept: Callable[[Indicator], bool] = lambda _: True) -> Plan:
        """The plan with a blank activity on each row that has a target alone and is `kept`, so that it counts as any other."""

        def filled(part: PlanPart, own: Indicator) -> Indicator:
            if not (self.has_target_alone(part, own) and kept(own)):
                return own
            cell = own.place.cell("activity")
            origin = Origin(self.source_of(part.id).file, cell.sheet, cell.address)
            return own.but(activities=(Activity("", own.place, origins=(origin,)),))

        return self.changed(filled)

    def changed(self, indicator: Callable[[PlanPart, Indicator], Indicator]) -> Plan:
        """The same plan with what this makes of each of its indicators."""
        made = (tuple(indicator(part, each) for each in part.indicators) for part in self.parts)
        parts = tuple(part.but(indicators=own) for part, own in zip(self.parts, made, strict=True))
        return self.but(parts=parts)

    def rows(self) -> Iterator[FlatRow]:
        """Every activity, and every indicator that has none, each with all that it belongs to: what tables are made of."""
        for part in self.parts:
            for indicator in part.indicators:
                for activity in indicator.activities or (None,):
                    yield FlatRow(self, part, indicator, activity)


class FlatRow(Record):
    """One activity with all that it belongs to; an indicator that nobody filled in has one row without activity."""

    plan: Plan
    plan_part: PlanPart
    indicator: Indicator
    activity: Activity | None

    @property
    def part(self) -> str:
        return self.plan_part.id

    @property
    def schedule(self) -> str:
        """The ticked periods by their labels: `T1 T2`."""
        calendar = self.plan.definition.part(self.part).schedule.calendar
        return calendar.written(self.activity.periods) if self.activity else ""

    @property
    def executors(self) -> str:
        """Official names where known, else as written."""
        return "; ".join(executor.name for executor in self.activity.executors) if self.activity else ""

    @property
    def further(self) -> Further:
        return {**self.indicator.further, **(self.activity.further if self.activity else {})}

    @property
    def file(self) -> str:
        return self.plan.source_of(self.part).file

    @property
    def sheet(self) -> str:
        return (self.activity or self.indicator).place.sheet

    @property
    def cell(self) -> str:
        """Where the activity stands, or would stand."""
        return (self.activity or self.indicator).place.cell("activity").address
