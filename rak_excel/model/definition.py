"""What a template definition says of a kind of plan: all of a workbook that another agency might want otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from rak_excel.model.further import ColumnLevel, FurtherColumn, FurtherSheet
from rak_excel.model.monitoring import MonitoringWords
from rak_excel.model.target import Calendar, calendar_of
from rak_excel.model.words import (
    GuideWords,
    HeadingWords,
    IdentityWords,
    MarkWords,
    OfficeWords,
    ReviewWords,
    SheetNames,
    TargetWords,
    TomlTable,
)

Polarity = Literal["higher", "lower"]

PLAN_COLUMNS = ("number", "objective", "indicator", "target", "activity", "schedule", "executor")
"""The columns that a form has unless its definition lists others, from left to right; `schedule` is that of all periods."""
WORK_COLUMNS = frozenset({"activity", "schedule", "executor"})
"""Those that say what is done for an indicator: a form without any of them has targets alone."""


class ScheduleDefinition(TomlTable):
    """The periods of a part. `prefix` or `name` with the number behind it is always understood."""

    prefix: str
    name: str  # "Triwulan"
    names: tuple[str, ...]  # what each period is called: "Triwulan I (Januari-Maret)"
    spellings: tuple[tuple[str, ...], ...] = ()  # one list a period, in order
    # What stands above the column of each period, in order: TW I, Januari. Without it the prefix with the number: T1.
    labels: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.prefix, len(self.names), () if self.labels is msgspec.UNSET else self.labels)


class PartDefinition(TomlTable, kw_only=True):
    """One part of a plan and its sheet. `office` is the name in the sheet's head, with {office} for the commission's.

    The headings are those of its own; without one the first of those that the definition lists is written.
    """

    id: str
    sheet: str
    title: str
    office: str
    objective_heading: str = ""
    executor_heading: str = ""
    executors: str  # the id of the executor list that this sheet uses
    schedule: ScheduleDefinition
    signatory: str  # the id of the signatory
    indicator_heading: str = ""
    acknowledged_by: str | None = None  # signs beside it where the identity sheet asks for it
    sheet_names: tuple[str, ...] = ()  # what people also call this sheet; the last way to recognise it
    # A definition without these is written as ever.
    columns: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET  # of its form, from left to right
    number_heading: str | msgspec.UnsetType = msgspec.UNSET
    target_heading: str | msgspec.UnsetType = msgspec.UNSET
    activity_heading: str | msgspec.UnsetType = msgspec.UNSET
    schedule_heading: str | msgspec.UnsetType = msgspec.UNSET

    def has(self, column: str) -> bool:
        """Whether its form has one of the columns that a plan may have."""
        return self.columns is msgspec.UNSET or column in self.columns

    @property
    def has_work(self) -> bool:
        """Whether its form says more of an indicator than its target: what is done, when, or by whom."""
        return any(map(self.has, WORK_COLUMNS))

    @property
    def own_headings(self) -> dict[str, str]:
        """The headings of its own by column, "" for one that it does not have."""
        return {column: getattr(self, f"{column}_heading") or "" for column in PLAN_COLUMNS}


class UnitDefinition(TomlTable):
    """A division or sub bagian. `name` is without the unit word; `supports` names units of the first list, the main one first."""

    id: str
    name: str
    short: str = ""  # for file names and narrow columns
    aliases: tuple[str, ...] = ()
    other_eras: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    # Where other words stand before its name than before those of its list; "" for none.
    word: str | msgspec.UnsetType = msgspec.UNSET
    short_word: str | msgspec.UnsetType = msgspec.UNSET


class ExecutorList(TomlTable):
    """The executors of one part, in official order. `word` is written before each name: `Divisi`, `Sub Bagian`."""

    word: str
    short_word: str
    spellings: tuple[str, ...] = ()
    units: tuple[UnitDefinition, ...] = ()
    members: tuple[str, ...] = ()  # what those are called of whom each leads a unit: "Anggota"
    source: str = ""  # where the list comes from, shown beside it in the workbook

    def word_of(self, unit: UnitDefinition) -> str:
        return self.word if unit.word is msgspec.UNSET else unit.word

    def short_word_of(self, unit: UnitDefinition) -> str:
        own = self.short_word if unit.word is msgspec.UNSET else unit.word
        return own if unit.short_word is msgspec.UNSET else unit.short_word

    def short_name_of(self, unit: UnitDefinition) -> str:
        return f"{self.short_word_of(unit)} {unit.short or unit.name}".strip()

    @property
    def mixed(self) -> bool:
        """Whether not the same word stands before all names: Bidang, Sekretariat, UPTD."""
        return any(unit.word is not msgspec.UNSET for unit in self.units)

    @property
    def words(self) -> dict[str, str]:
        """Every word that may stand before a name, each with the official one that it means: Kabid means Bidang."""
        own = {
            word: self.word_of(each) for each in self.units for word in (self.word_of(each), self.short_word_of(each))
        }
        listed = dict.fromkeys((self.word, self.short_word, *self.spellings), self.word)
        return {word: official for word, official in (own | listed).items() if word}

    @property
    def called(self) -> str:
        """What its units are called in sentences: `Sub Bagian`, `Sekretariat/Bidang`; one without a word by its name."""
        words = dict.fromkeys(self.word_of(unit) or (unit.name if self.mixed else "") for unit in self.units)
        return "/".join(filter(None, words)) or "unit"

    def units_called(self, word: str) -> tuple[UnitDefinition, ...]:
        """The units with this word before their names; all where it is blank."""
        return tuple(unit for unit in self.units if word in {"", self.word_of(unit)})

    def official(self, unit: UnitDefinition) -> str:
        return f"{self.word_of(unit)} {unit.name}".strip()

    def names(self) -> list[str]:
        return [self.official(unit) for unit in self.units]


class IndicatorDefinition(TomlTable, omit_defaults=True):
    """One indicator that a template pre-fills. In `text` {office}, {year}, {previous_year} and {next_year} are places."""

    key: str
    text: str
    unit: str
    polarity: Polarity = "higher"
    measure: Literal["", "sum", "state", "release", "none"] = (
        ""  # what its figure is; "" where its kind of target tells
    )
    target: str = ""
    national: str = ""  # target, where one is known
    agreement: str = ""  # the target of the Perjanjian Kinerja
    executors: tuple[str, ...] = ()  # ids of units of the first list; on another part those that support them are meant
    counterpart: str | None = None
    release_quarter: int = 0  # in which others publish its figure; 0 where the definition says it for all
    release_next_year: bool = False  # whether that is a quarter of the year after
    publisher: str = ""  # nothing reads it any more; definitions and workbooks that have it stay readable
    quarter_targets: tuple[str, ...] = ()  # what is to be reached up to the end of each quarter


class ObjectiveDefinition(TomlTable):
    part: str
    number: int
    text: str
    indicators: tuple[IndicatorDefinition, ...]


class Definition(TomlTable, dict=True, kw_only=True):
    """A whole template definition. `years` are the first and last plan year it is taken for when a file does not say."""

    id: str
    version: int
    title: str
    years: tuple[int, int]
    note: str = ""  # what the indicators are and are not: one office's list, not official
    sheets: SheetNames
    guide: GuideWords
    identity: IdentityWords
    offices: OfficeWords
    headings: HeadingWords
    marks: MarkWords
    targets: TargetWords
    abbreviations: dict[str, str]  # in names of units: "SDM" -> "Sumber Daya Manusia"
    parts: tuple[PartDefinition, ...]
    executors: dict[str, ExecutorList]
    objectives: tuple[ObjectiveDefinition, ...] = ()
    review: ReviewWords = ReviewWords()
    # A definition without these is written as ever.
    columns: tuple[FurtherColumn, ...] | msgspec.UnsetType = msgspec.UNSET
    further_sheets: tuple[FurtherSheet, ...] | msgspec.UnsetType = msgspec.UNSET
    monitoring: MonitoringWords | msgspec.UnsetType = msgspec.UNSET  # where it says more of reports than is packaged
    quarter: int | msgspec.UnsetType = msgspec.UNSET  # of a definition of reports which one, counted from 1

    @property
    def is_report(self) -> bool:
        """Whether it is one of quarterly reports, and not of plans."""
        return self.quarter is not msgspec.UNSET

    def part(self, part: str) -> PartDefinition:
        return next(each for each in self.parts if each.id == part)

    @cached_property
    def further(self) -> tuple[FurtherColumn, ...]:
        """The further columns of all parts."""
        return () if self.columns is msgspec.UNSET else self.columns

    @cached_property
    def sheets_beside(self) -> tuple[FurtherSheet, ...]:
        """The sheets that stand beside those of the parts."""
        return () if self.further_sheets is msgspec.UNSET else self.further_sheets

    def further_of(self, part: str, level: ColumnLevel | None = None) -> tuple[FurtherColumn, ...]:
        """The further columns of a part, of one level where that is given; one that a file heads otherwise as it does."""
        own = {each.id: each for each in self.further if part in each.parts or not each.parts}
        return tuple(each for each in own.values() if level in {None, each.level})

    def columns_of(self, part: str) -> tuple[str, ...]:
        """The columns of a part's form by their ids, from left to right; `schedule` stands for those of all periods."""
        listed = self.part(part).columns
        if listed is not msgspec.UNSET:
            return self._with_met(listed, part)
        target, executor = ([e.id for e in self.further_of(part) if e.after == at] for at in ("target", "executor"))
        behind = PLAN_COLUMNS.index("target") + 1
        return (*PLAN_COLUMNS[:behind], *target, *PLAN_COLUMNS[behind:], *executor)

    def _with_met(self, listed: tuple[str, ...], part: str) -> tuple[str, ...]:
        """The columns that a definition lists with those that files have beside them, behind the target or at the end."""
        met = [each for each in self.further_of(part) if each.met and each.id not in listed]
        at = listed.index("target") + 1 if "target" in listed else len(listed)
        behind = [each.id for each in met if each.after == "target"]
        return (*listed[:at], *behind, *listed[at:], *(each.id for each in met if each.id not in behind))

    @property
    def places(self) -> dict[tuple[str, str], str]:
        """What people see of each part, and of each declared column of a part or further sheet, by the ids of both."""
        columns = {(part.id, each.id): each.name for part in self.parts for each in self.further_of(part.id)}
        beside = {(own.id, e.id): f"{own.sheet}: {e.heading}" for own in self.sheets_beside for e in own.columns}
        return columns | beside | {(part.id, ""): part.sheet for part in self.parts}

    def executors_of(self, part: str) -> ExecutorList:
        return self.executors[self.part(part).executors]

    def objectives_of(self, part: str) -> Iterator[ObjectiveDefinition]:
        return (each for each in self.objectives if each.part == part)

    def indicators_of(self, part: str) -> Iterator[IndicatorDefinition]:
        """In the order of their list."""
        return (each for objective in self.objectives_of(part) for each in objective.indicators)

    @cached_property
    def indicators(self) -> dict[str, IndicatorDefinition]:
        """All indicators by key, in the definition's order."""
        return {each.key: each for objective in self.objectives for each in objective.indicators}

    @cached_property
    def part_of(self) -> dict[str, str]:
        """The part of each indicator, by key."""
        return {each.key: objective.part for objective in self.objectives for each in objective.indicators}

    @cached_property
    def counterparts(self) -> dict[str, str]:
        """Indicator keys of one part to those of the other, both ways."""
        pairs = {key: each.counterpart for key, each in self.indicators.items() if each.counterpart}
        return pairs | {other: key for key, other in pairs.items()}

    @property
    def first_list(self) -> str:
        """The id of the executor list whose units the other lists support: `divisions`."""
        return next(iter(self.executors))

    def supporters(self, division: str, part: str) -> list[UnitDefinition]:
        """The units of a part's own list that carry a division's work: itself on the first list, else its supporters."""
        first, units = self.part(part).executors == self.first_list, self.executors_of(part).units
        return [unit for unit in units if (unit.id == division if first else division in unit.supports)]

    def units_for(self, indicator: IndicatorDefinition) -> list[UnitDefinition]:
        """Who usually executes an indicator, on the list of its own part, each once, the first supporter of each."""
        part = self.part_of[indicator.key]
        firsts = [self.supporters(division, part)[:1] for division in indicator.executors]
        return list(dict.fromkeys(unit for units in firsts for unit in units))
