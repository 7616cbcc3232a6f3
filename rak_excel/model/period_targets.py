"""Targets by period: what an indicator is to reach in each quarter or month, beside its target for the year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from rak_excel.model.further import PeriodEntry
from rak_excel.model.target import MONTHS, Target
from rak_excel.record import Record

Measure = Literal["sum", "state", "release", "none"]
"""What a figure is: it adds up over the year (hitungan), says how things stand at a date (posisi), is published by others
and only in its period (rilis), or is not measured this year (tidak diukur)."""


class PeriodTargets(Record):
    """The targets of one indicator by period, counted from 1, of so many in a year; those that are blank are absent.

    `values` are as they were typed; `entry` is "" where neither heading, definition nor values tell how they are meant, and
    `said` tells whether one of the former two does. They are a `share` where they are percentages of a target that is none.
    Those of each period alone may be states that never add up.
    """

    periods: int
    values: Mapping[int, Target]
    measure: Measure
    entry: PeriodEntry = ""
    said: bool = False
    share: bool = False
    adds_up: bool = True

    @property
    def up_to(self) -> Mapping[int, Decimal]:
        """What is to be reached up to the end of each period, of those with a number; as typed where `entry` is open."""
        numbers = {period: target.value for period, target in sorted(self.values.items())}
        said = {period: value for period, value in numbers.items() if value is not None}
        if self.entry != "own" or not self.adds_up:
            return said
        return dict(zip(said, accumulate(said.values()), strict=True))

    @property
    def reached(self) -> Mapping[int, Target]:
        """What is to be reached up to the end of each period, a range by both its ends; words as they were typed.

        What is added to at least 1 is at least their sum.
        """
        sums = self.up_to
        if self.entry != "own" or not self.adds_up:
            return self.values
        most = accumulate(self._most(period) for period in sums)
        uppers = {period: most if most != sums[period] else None for period, most in zip(sums, most, strict=True)}
        bounds = dict(zip(sums, accumulate((self.values[each].bound for each in sums), _bound_of_both), strict=True))
        return {
            period: value.but(value=sums[period], upper=uppers[period], bound=bounds[period])
            if period in sums
            else value
            for period, value in self.values.items()
        }

    def _most(self, period: int) -> Decimal:
        value = self.values[period]
        return value.upper or value.value or Decimal(0)

    @property
    def by_month(self) -> Mapping[int, tuple[int, Target]]:
        """The target up to the end of a month, with the period that ends in it; none where `entry` is open."""
        return {self.month(period): (period, value) for period, value in self.reached.items() if self.entry}

    def month(self, period: int) -> int:
        """The month in which a period ends."""
        return period * MONTHS // self.periods


def _bound_of_both(before: str, added: str) -> str:
    """The bound of a sum; of at least so much and at most so much nobody can tell, which is written as no bound is."""
    return added or before if before in {"", added} or not added else "?"
