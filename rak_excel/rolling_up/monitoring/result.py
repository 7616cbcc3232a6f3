"""The roll-up of a quarter's reports: offices with what they reported, and every row under the code of its indicator."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.model.monitoring import MonitoringWords, Quarter, Standing
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import FileFacts, NoteRow
from rak_excel.rolling_up.indicators.alignment import Group
from rak_excel.rolling_up.monitoring.choosing import ReportFate
from rak_excel.rolling_up.monitoring.facts import ObstacleRow, ReachedRow, ReportFacts, RowPlace, WorkRow
from rak_excel.rolling_up.monitoring.filing import REPORTED, Filed, Filing, TypedOfReport
from rak_excel.rolling_up.monitoring.office_plans import OfficePlan


class ReportingOffice(Record, dict=True):
    """One office, whether it reported or not. `filed` is by quarter, from the first on; `quarter` is the one asked for.

    `lacks` are the sheets of parts of its plan in which it reported nothing, and `silent` its units with work in the quarter
    of which nothing is said. `plan` is known where plans were given too. `elsewhere` are its reports on quarters that are not due
    yet, where it has none on this one: perhaps the quarter in them is a mistake.
    """

    region: str
    name: str
    quarter: int
    filed: tuple[Filed, ...]
    reports: tuple[ReportFacts, ...] = ()
    others: tuple[ReportFate, ...] = ()
    typed: TypedOfReport = TypedOfReport()
    lacks: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    plan: OfficePlan | None = None
    elsewhere: tuple[ReportFate, ...] = ()

    @property
    def now(self) -> Filed:
        """What it reported of the quarter asked for."""
        return self.filed[self.quarter - 1]

    @property
    def reported(self) -> bool:
        return self.now.filing in REPORTED

    @property
    def not_given(self) -> bool:
        """Whether its report was received and only its file is not among those given."""
        return self.now.filing is Filing.NOT_GIVEN

    @property
    def says_nothing(self) -> bool:
        """Whether a file of it is given that is no report, such as a blank form; no typed date makes it one."""
        return any(fate.says_nothing for fate in self.others)

    @property
    def files(self) -> tuple[FileFacts, ...]:
        return tuple(each.file for each in self.reports)

    @property
    def revision(self) -> int | None:
        return max((each.file.revision for each in self.reports), default=None)

    def later_plan(self, end: datetime.date | None) -> OfficePlan | None:
        """Its plan where that is a later revision than the one reported on, and was in force on this day."""
        plan, reported = self.plan, self.revision
        if plan is None or reported is None or plan.revision <= reported:
            return None
        return plan if plan.signed is None or end is None or plan.signed <= end else None


class Coded(Record):
    """A row with the number of its file in the list, counted from 1, and the code of its indicator."""

    row: ReachedRow
    file: int
    code: str


class CodedWork(Record):
    row: WorkRow
    file: int
    code: str


class CodedObstacle(Record):
    """`standing` is that of its indicator; None where that is no row of the report."""

    row: ObstacleRow
    file: int
    code: str
    standing: Standing | None
    overdue: bool

    def hinders_in(self, quarter: int) -> bool:
        """Whether it is an obstacle of this quarter; why an indicator is not measured at all hinders nobody."""
        return bool(self.row.obstacles) and self.row.quarter == quarter and self.standing is not Standing.UNMEASURED


class ReportRollup(Record, dict=True):
    """All that is known of a quarter. `fates` are the files in the order of the list; rows are in the order of the offices.

    `notes` are the findings, and `settled` those that the previous roll-up had and that are gone; `compared` tells whether
    there is one.
    """

    definition: Definition
    words: MonitoringWords
    quarter: Quarter
    provinces: tuple[str, ...]
    fates: tuple[ReportFate, ...]
    offices: tuple[ReportingOffice, ...]
    groups: tuple[Group, ...]
    reached: tuple[Coded, ...]
    works: tuple[CodedWork, ...]
    obstacles: tuple[CodedObstacle, ...]
    deadline: datetime.date | str | None = None
    doubts: tuple[Text, ...] = ()
    notes: tuple[tuple[str, NoteRow], ...] = ()
    settled: tuple[tuple[str, NoteRow], ...] = ()
    compared: bool = False

    @cached_property
    def office_names(self) -> Mapping[str, str]:
        return {office.region: office.name for office in self.offices}

    @cached_property
    def by_office(self) -> Mapping[str, tuple[Coded, ...]]:
        found: dict[str, list[Coded]] = {}
        for each in self.reached:
            found.setdefault(each.row.region, []).append(each)
        return {region: tuple(own) for region, own in found.items()}

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Coded, ...]]:
        found: dict[str, list[Coded]] = {}
        for each in self.reached:
            found.setdefault(each.code, []).append(each)
        return {code: tuple(own) for code, own in found.items()}

    @property
    def notes_since(self) -> tuple[tuple[str, NoteRow], ...]:
        """The findings, gone or not: what the figures since the previous roll-up are of."""
        return (*self.notes, *self.settled)

    @property
    def refused(self) -> tuple[ReportFate, ...]:
        return tuple(fate for fate in self.fates if fate.refused)


def place_key(at: RowPlace) -> tuple[str, str, int]:
    """By what rows of one indicator of one office are known."""
    return at.region, at.part, at.ordinal
