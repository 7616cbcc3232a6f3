"""A plan as read: who, for which year, and per part its indicators with all they hold."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

from rak_excel.model.definition import Definition, PartDefinition
from rak_excel.model.finding import Cell, Columns, Note, NoteKind, Origin, Place
from rak_excel.model.further import Further
from rak_excel.model.identity import Executor, Identity
from rak_excel.model.items import items_of
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.model.returned import Returned
from rak_excel.model.source import Source
from rak_excel.model.target import Target
from rak_excel.record import Record


class Objective(Record):
    """A sasaran. `number` is None where the sheet gives none; `place` is the row that writes it."""

    text: str
    place: Place
    number: int | None = None
    number_text: str = ""


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
    nth: int = (
        0  # which one it is of those that its indicator has in the same words, where it is not that of their order here
    )

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
    computed: Further = {}  # what stands in columns whose cells are formulas of ours, which nothing takes

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
    returned: Returned | None = None  # the findings that its own file came back with, as for `source`
    headings: Mapping[
        str, str
    ] = {}  # of a report made by hand, by column: what stands above those that ours call otherwise

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
    returned: Returned | None = None  # the findings that its workbook came back with
    reported: ReportedPlan | None = None  # of a quarterly report the signed plan that it is about, where that is known

    def part(self, part: str) -> PlanPart | None:
        return next((each for each in self.parts if each.id == part), None)

    def source_of(self, part: str) -> Source:
        """The file that a part was read from."""
        own = self.part(part)
        return own.source if own and own.source else self.source

    @property
    def files(self) -> frozenset[str]:
        """Its file, or files where its parts came in two."""
        return frozenset({self.source.file, *(self.source_of(part.id).file for part in self.parts)})

    @property
    def lists(self) -> Mapping[str, Returned]:
        """The findings that its files came back with, by their names."""
        own = [(self.source.file, self.returned)]
        own += [(part.source.file, part.returned) for part in self.parts if part.source]
        return {file: each for file, each in own if each}

    @property
    def undecided(self) -> int:
        """How many differences of a merged plan nobody decided, or decided without merging again."""
        return sum(note.kind is NoteKind.DIFFERENCE_OPEN for note in self.notes)

    @property
    def is_submission(self) -> bool:
        """Whether one unit filled it in: what it cannot know is not held against it."""
        return self.identity.submitter is not None

    @property
    def sent_by(self) -> str:
        """The unit that filled it in; of a report on what units leave to their office, what that calls itself. Blank of the whole one's."""
        if self.identity.submitter:
            return self.identity.submitter.name
        return self.definition.identity.whole_office if self.reported and self.reported.rest else ""

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
