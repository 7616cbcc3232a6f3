"""What the roll-up of a quarter knows of a report: small records, in which a figure stands as typed and as a number."""

from __future__ import annotations

import datetime

from rak_excel.model.monitoring import SETTLED, Standing
from rak_excel.model.period_targets import Measure
from rak_excel.monitoring.due_dates import is_overdue
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import FileFacts

Number = int | float


class FigureFacts(Record):
    """A figure as it was typed, and its number where it has one."""

    text: str = ""
    number: Number | None = None


class RowPlace(Record):
    """Whose row it is, and where it stands in the office's file. `ordinal` numbers the indicators of a part from 1."""

    region: str
    part: str
    ordinal: int
    file: str
    sheet: str
    cell: str


class ReachedRow(Record):
    """One indicator of one office at the end of the quarter.

    `of_quarter` and `of_year` are percentages of what is to be reached by now and in the year, None where that cannot be
    said. `reasoned` tells that an obstacle is written down for it, `followed` that something is to be done.
    `result` and `evidence` are of an indicator without activities, and `unconfirmed` tells that nobody has said yet what is to be
    reached by now.
    """

    at: RowPlace
    number: str
    objective: str
    indicator: str
    key: str
    target: FigureFacts
    unit: str
    measure: Measure
    lower: bool
    goal: FigureFacts
    previous: FigureFacts
    actual: FigureFacts
    of_quarter: Number | None
    of_year: Number | None
    standing: Standing
    reasoned: bool = False
    followed: bool = False
    result: str = ""
    evidence: str = ""
    unconfirmed: bool = False
    goal_cell: str = ""  # where what is to be reached by now stands

    # By these names indicators of many offices are put side by side.
    @property
    def region(self) -> str:
        return self.at.region

    @property
    def part(self) -> str:
        return self.at.part

    @property
    def ordinal(self) -> int:
        return self.at.ordinal


class WorkRow(Record):
    """One activity of one office: what became of it. `state` is one of STATES, "" where nothing and None where nothing known is
    said; `scheduled` and `last_month` are None where it is no row of the plan. `late` tells that its last period is over
    and it is said to be unfinished; `unsaid` that it is scheduled and nothing is said of it.
    """

    at: RowPlace
    indicator: str
    activity: str
    scheduled: bool | None
    last_month: int | None
    state: str | None
    said: str
    late: bool
    result: str
    evidence: str
    executors: tuple[str, ...]

    @property
    def unsaid(self) -> bool:
        return self.scheduled is True and self.state == ""


class ObstacleRow(Record):
    """An obstacle, and what is to be done about it, by whom and until when: `due` as a date where it is one, else as written.

    `quarter` is that in which it was written down; of one from an earlier quarter `state` tells what became of it. Of one
    of this quarter nobody has said that yet, whatever became of its activity. `obstacles` are those of which it is made: where
    several units wrote one in the cell, that of each without its name; none where nothing hinders. `entries` are the columns
    in which its office wrote something in this quarter: `person` may be who carries it out, whom nobody wrote there.
    """

    at: RowPlace
    indicator: str
    activity: str
    obstacle: str
    follow_up: str
    person: str
    due_said: str
    due: datetime.date | None
    quarter: int
    state: str | None = ""
    said: str = ""
    due_cell: str = ""
    obstacles: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        return self.state in SETTLED

    def overdue(self, end: datetime.date | None) -> bool:
        """Whether it was due by the last day of the quarter, and it is not settled."""
        return is_overdue(self.due, end) and not self.settled


class ReportFacts(Record):
    """One report. `file` is as of a plan: `revision` is that of the plan it is about, `parts` count the rows with an entry.

    `quarter` is 0 where the file is no report; then `file.fault` says why it is not used, and `other` that it could be read.
    `planned` are the quarters in which the plan has work, `silent` the units with work in this quarter of which no row says
    anything. `definition` is the encoded one. `rest` tells that it has only what no unit reports.
    """

    file: FileFacts
    quarter: int = 0
    reached: tuple[ReachedRow, ...] = ()
    works: tuple[WorkRow, ...] = ()
    obstacles: tuple[ObstacleRow, ...] = ()
    silent: tuple[str, ...] = ()
    planned: tuple[int, ...] = ()
    plan_digest: str = ""
    plan_signed: datetime.date | None = None
    definition: str = ""
    other: bool = False
    rest: bool = False

    @property
    def rows(self) -> int:
        return len(self.reached) + len(self.works) + len(self.obstacles)
