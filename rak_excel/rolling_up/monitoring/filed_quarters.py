"""What an office has done about each quarter, of all its files and of what an earlier roll-up knows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.monitoring.choosing import ReportFate
from rak_excel.rolling_up.monitoring.filing import (
    REPORTED,
    UNDATED,
    Filed,
    Filing,
    TypedOfReport,
    saved_on,
    timely,
)

_REPORTS = frozenset({State.USED, State.PARTLY, State.SAME, State.SUPERSEDED})


def filed_of(
    number: int,
    asked: int,
    own: Sequence[ReportFate],
    before: Filed | None,
    typed: TypedOfReport,
    deadline: datetime.date | str | None,
) -> Filed | None:
    """What an office has done about a quarter; None where nothing came, and nobody said that nothing need come.

    `before` is what the earlier roll-up says of it.
    """
    if number > asked:
        return Filed(Filing.NOT_DUE)
    of_quarter = [fate for fate in own if (fate.report.quarter or asked) == number]
    used = any(fate.choice.used for fate in of_quarter)
    if number < asked and before and (before.filing in REPORTED or not used):
        return before
    if used:
        return timely(_first(of_quarter, before), typed, deadline) if number == asked else Filed(Filing.SENT)
    if any(fate.choice.state is State.EQUAL for fate in of_quarter):
        return Filed(Filing.TO_CHOOSE, first=before.first if before else None)
    return _without_report(of_quarter, before, typed) if number == asked else None


def _without_report(own: Sequence[ReportFate], before: Filed | None, typed: TypedOfReport) -> Filed | None:
    """Of the quarter asked for: what came and is not given was received all the same.

    A date typed beside a file that says nothing is the day on which that file came, and no report.
    """
    no_report = any(fate.says_nothing for fate in own)
    if before and before.filing in REPORTED and (before.first or not no_report):
        return Filed(Filing.NOT_GIVEN, first=before.first or UNDATED)
    if typed.date and not no_report:
        return Filed(Filing.NOT_GIVEN)
    return Filed(Filing.NOT_OBLIGED) if typed.released else None


def _first(of_quarter: Sequence[ReportFate], before: Filed | None) -> datetime.date | str:
    """The day of the first report, that of the part that came last: no later correction makes an office late."""
    if before and before.first == UNDATED:
        return UNDATED
    files = [fate.choice.facts for fate in of_quarter if fate.choice.state in _REPORTS]
    parts = frozenset[str]().union(*(fate.choice.used for fate in of_quarter))
    by_part = [[day for file in files if part in file.filled and (day := saved_on(file))] for part in sorted(parts)]
    came = max((min(days) for days in by_part if days), default=None)
    known = [day for day in (came, before.first if before else None) if isinstance(day, datetime.date)]
    return min(known, default=UNDATED)
