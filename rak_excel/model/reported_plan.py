"""What a quarterly report is about: the rows of a signed plan, what was reported before, and what was to be done about it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from rak_excel.model.finding import Origin, Place
from rak_excel.model.form_row import FormRow
from rak_excel.record import Record


class FollowUp(Record):
    """What is to be done about an obstacle, by whom and by when, in words; and what became of it.

    `quarter` is that in which it was written down, and `number` counts those of one quarter and file. `key` is the row key of
    its indicator, which tells it from another one of the same words. Of an office's report `origins` are where it was written
    down, and where units say what became of it.
    """

    quarter: int
    number: int
    part: str
    indicator: str
    activity: str
    obstacle: str
    text: str
    person: str = ""
    due: str = ""
    state: str = ""
    result: str = ""
    evidence: str = ""
    key: str = ""
    place: Place | None = None
    origins: tuple[Origin, ...] = ()


class ReportedPlan(Record):
    """The signed plan that a report is about, as far as the report has its rows.

    `rows` are by part id; among the further entries of a row that starts an indicator are, by their `goal_id`, what is to be
    reached up to the end of each earlier quarter as far as that is settled, and of this one as its form offers it; and the
    figure up to the end of the quarter before as `previous`.
    """

    revision: int
    rows: Mapping[str, tuple[FormRow, ...]]
    date: datetime.date | None = None
    digest: str = ""  # of the whole plan
    follow_ups: tuple[FollowUp, ...] = ()  # still open
    before: int = 0  # the quarter of the earlier report that it was made with; 0 where there was none, or nobody knows
    rest: bool = False  # only the rows that no unit reports: no report of the whole office


def goal_id(quarter: int) -> str:
    """Under which a row carries what is to be reached up to the end of a quarter: `goal_q2`."""
    return f"goal_q{quarter}"
