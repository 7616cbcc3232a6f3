"""Quarters and months cover each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model import Calendar

QUARTERS = Calendar("T", 4)
MONTHS = Calendar("B", 12)
CALENDARS = st.sampled_from([Calendar("S", 2), Calendar("C", 3), QUARTERS, Calendar("D", 6), MONTHS])


def test_the_third_quarter_covers_july_to_september() -> None:
    assert list(QUARTERS.months(3)) == [7, 8, 9]
    assert QUARTERS.label(3) == "T3"


def test_a_month_covers_itself() -> None:
    assert [list(MONTHS.months(month)) for month in (1, 12)] == [[1], [12]]


def test_labels_are_in_order_of_the_periods() -> None:
    assert QUARTERS.labels() == ["T1", "T2", "T3", "T4"]
    assert MONTHS.labels([2, 11]) == ["B2", "B11"]


@given(CALENDARS)
def test_the_periods_of_a_year_cover_each_month_once(calendar: Calendar) -> None:
    covered = [month for period in range(1, calendar.count + 1) for month in calendar.months(period)]
    assert covered == list(range(1, 13))


@given(CALENDARS, st.sets(st.integers(1, 2)))
def test_the_periods_of_the_months_of_some_periods_are_those_periods(calendar: Calendar, periods: set[int]) -> None:
    assert calendar.periods_of(calendar.months_of(periods)) == periods
