"""A plan as read: who, for which year, and per part its indicators with target, activities, schedule and executors."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rak_excel.model.cell import Cell, Columns, Origin, Place
from rak_excel.model.definition import Definition, PartDefinition
from rak_excel.model.executor import Executor
from rak_excel.model.finding import Note, NoteKind
from rak_excel.model.items import items_of
from rak_excel.model.target import Target


@dataclass(frozen=True, slots=True)
class Source:
    """The file a plan was read from. `file` is relative to the given path, with forward slashes.

    `saved` is when the program that wrote the workbook says it was last saved; None where it does not.
    """

    file: str
    sha256: str
    saved: datetime.datetime | None = None
    format: str = "xlsx"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs. `nip` is the civil servant number, as typed, None where blank."""

    title: str = ""
    name: str = ""
    nip: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What the identity sheet, or the head of an old layout, says. `office` is the commission's name, as written.

    `submitter` is the unit that filled the workbook in, None for the whole office (then `whole_office` tells whether
    that was said or left blank). `signatories` is by the definition's ids (chair, secretary). `cells` tells where
    each value stands, by the field's name (`office`, `year`, `chair.name`, ...), blank ones included.
    """

    office: str = ""
    region: str | None = None
    year: int | None = None
    revision: int = 0
    submitter: Executor | None = None
    whole_office: bool = False
    place: str = ""
    date: datetime.date | None = None
    signatories: Mapping[str, Signatory] = field(default_factory=dict)
    acknowledged: bool = False
    cells: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Objective:
    """A sasaran. `number` is None where the sheet gives none; `place` is the row that writes it."""

    text: str
    place: Place
    number: int | None = None
    number_text: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """One KEGIATAN cell with its schedule and executors. `marks` has the glyph of each ticked period, in order.

    `extras` are the row's entries in columns that are no part of a plan, by heading: ANGGARAN, KETERANGAN.
    """

    text: str
    place: Place
    marks: Mapping[int, str] = field(default_factory=dict)
    executors: tuple[Executor, ...] = ()
    executors_text: str = ""
    origins: tuple[Origin, ...] = ()
    extras: Mapping[str, str] = field(default_factory=dict)

    @property
    def periods(self) -> tuple[int, ...]:
        """The ticked periods, counted from 1, in order."""
        return tuple(sorted(self.marks))

    @property
    def items(self) -> tuple[str, ...]:
        """The numbered or bulleted parts of the text, without number or bullet."""
        return tuple(item.text for item in items_of(self.text))


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. Without activities it is unfilled: pre-filled by the template and left alone.

    `key` is the row key where the sheet carries one that counts; `target_place` is the row its target is written on.
    """

    text: str
    objective: Objective
    place: Place
    target: Target | None = None
    target_place: Place | None = None
    activities: tuple[Activity, ...] = ()
    key: str | None = None

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

    @property
    def target_cell(self) -> Cell:
        return (self.target_place or self.place).cell("target")


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One part of a plan as its sheet shows it. `office` and `year` are those of the sheet's own head lines.

    `date` is that of the sheet's own signature block, where one is written out below the table. `found_by` tells how
    the sheet was recognised: `mark` (our own defined name), `headings` or `sheet name`.
    """

    id: str
    sheet: str
    indicators: tuple[Indicator, ...] = ()
    office: str = ""
    year: int | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)
    columns: Columns = field(default_factory=Columns)
    found_by: str = "headings"
    source: Source | None = None  # where two single-part files make one plan: the file of this part
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan, or the submission of one unit. Parts are in the definition's order; a missing part is absent.

    `merged` tells that the workbook is one that merging wrote.
    """

    source: Source
    definition: Definition
    identity: Identity
    parts: tuple[PlanPart, ...]
    notes: tuple[Note, ...] = ()
    merged: bool = False

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

    def rows(self) -> Iterator[FlatRow]:
        """Every activity, and every indicator that has none, each with all that it belongs to: what tables are made of."""
        for part in self.parts:
            for indicator in part.indicators:
                for activity in indicator.activities or (None,):
                    yield FlatRow(self, part, indicator, activity)


@dataclass(frozen=True, slots=True)
class FlatRow:
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
        return " ".join(calendar.labels(self.activity.periods)) if self.activity else ""

    @property
    def executors(self) -> str:
        """Official names where known, else as written."""
        return "; ".join(executor.name for executor in self.activity.executors) if self.activity else ""

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
