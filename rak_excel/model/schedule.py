"""Periods of a year, and how quarters and months cover each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rak_excel.system.remembered import remembered

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year cut into equal periods: `Calendar("T", 4)` is T1..T4, `Calendar("B", 12)` is B1..B12."""

    prefix: str
    count: int

    @property
    def months_each(self) -> int:
        """How many months one period covers."""
        return MONTHS // self.count

    def label(self, period: int) -> str:
        return f"{self.prefix}{period}"

    def labels(self, periods: Iterable[int] | None = None) -> list[str]:
        """The labels of the given periods, of all where none are given."""
        return [self.label(period) for period in (range(1, self.count + 1) if periods is None else periods)]

    def months(self, period: int) -> range:
        """The months, 1 to 12, that a period covers: T2 covers 4, 5 and 6."""
        each = self.months_each
        return range((period - 1) * each + 1, period * each + 1)

    def months_of(self, periods: Iterable[int]) -> frozenset[int]:
        return frozenset[int]().union(*map(self.months, periods))

    def periods_of(self, months: Iterable[int]) -> frozenset[int]:
        """The periods in which any of these months falls."""
        return frozenset((month - 1) // self.months_each + 1 for month in months)


@remembered(64)
def calendar_of(prefix: str, count: int) -> Calendar:
    """The calendar of so many periods; the same one each time, since it is asked for at every row."""
    return Calendar(prefix, count)
