"""Until when a quarter is to be reported, where that is so many working days after its end."""

from __future__ import annotations

import datetime

from rak_excel.model.monitoring import Quarter

_WORKDAYS = 5  # of a week, from Monday on


def deadline_of(quarter: Quarter, days: int) -> datetime.date | None:
    """The last of so many working days after a quarter; None where its year is not known, or there are no days.

    Monday to Friday are working days: which of them are holidays is not known here.
    """
    day = quarter.end
    if day is None or days <= 0:
        return None
    while days:
        day += datetime.timedelta(days=1)
        days -= day.weekday() < _WORKDAYS
    return day
