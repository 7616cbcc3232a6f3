"""The values in a plan: targets that its indicators shall reach, the periods of its year, and regions."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from rak_excel.record import Record
from rak_excel.system.remembered import remembered


class TargetKind(StrEnum):
    PERCENT = "percent"
    COUNT = "count"
    NUMBER = "number"
    OPINION = "opinion"
    PREDICATE = "predicate"
    TEXT = "text"


WORDED = frozenset({TargetKind.OPINION, TargetKind.PREDICATE})


class Target(Record):
    """A target as written and as understood.

    `unit` is the canonical unit (`%`, `laporan`, `opini`; of a unit that the definition does not list the word itself in
    lower case) and None where the target names none.
    """

    text: str
    kind: TargetKind = TargetKind.TEXT
    value: Decimal | None = None  # as a person reads it, 75 for 75%; None for opinions, predicates and texts
    unit: str | None = None
    upper: Decimal | None = None  # of a range, whose lower end is the value
    bound: str = ""  # of what is at least, at most or about so much: `≥`, `≤`, `>`, `<`, `±`

    @property
    def same(self) -> tuple[str, object, str | None]:
        """What two targets must share to be the same, however they are spelled."""
        worded = self.kind in {*WORDED, TargetKind.TEXT}
        said = " ".join(self.grade.casefold().split()) if worded else self.value
        plain = self.upper is None and not self.bound
        # Roll-ups keep digests made of this, so that a plain target must stay what it was.
        return self.kind, said if plain else (self.bound, said, self.upper), self.unit

    @property
    def grade(self) -> str:
        """An opinion or predicate without the number that it was given for, `BB` of `BB (72,10)`; other texts as they are."""
        text = self.text.strip()
        name, _, behind = text.rpartition("(")
        numbered = text.endswith(")") and any(map(str.isdigit, behind))
        return name.strip() if self.kind in WORDED and numbered else text

    @property
    def is_bare(self) -> bool:
        """Whether it is a number without any unit."""
        return self.kind is TargetKind.NUMBER and self.unit is None

    @property
    def number(self) -> int | float | None:
        """The value as a plain number: whole numbers without decimals."""
        return plain(self.value)

    @property
    def upper_number(self) -> int | float | None:
        """The upper end of a range as a plain number; None where it is no range."""
        return plain(self.upper)


def plain(number: Decimal | None) -> int | float | None:
    """As a plain number, whole ones without decimals."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


QUARTERS, MONTHS = 4, 12  # of a year


def _months(each: int, period: int) -> range:
    return range((period - 1) * each + 1, period * each + 1)


@lru_cache(maxsize=4096)  # the schedules of plans come again and again
def _months_of(each: int, periods: tuple[int, ...]) -> frozenset[int]:
    return frozenset(month for period in periods for month in _months(each, period))


class Calendar(Record):
    """A year cut into equal periods: `Calendar("T", 4)` is T1..T4, `Calendar("B", 12)` is B1..B12; `own` are other labels."""

    prefix: str
    count: int
    own: tuple[str, ...] = ()

    @property
    def months_each(self) -> int:
        """How many months one period covers."""
        return MONTHS // self.count

    def label(self, period: int) -> str:
        return self.own[period - 1] if self.own else f"{self.prefix}{period}"

    def labels(self, periods: Iterable[int] | None = None) -> list[str]:
        """The labels of the given periods, of all where none are given."""
        return [self.label(period) for period in (range(1, self.count + 1) if periods is None else periods)]

    def written(self, periods: Iterable[int]) -> str:
        """The labels of periods in one line: `T1 T2`, with commas where a label has a space: `TW I, TW II`."""
        parted = ", " if any(" " in label for label in self.own) else " "
        return parted.join(self.labels(periods))

    def months(self, period: int) -> range:
        """The months, 1 to 12, that a period covers: T2 covers 4, 5 and 6."""
        return _months(self.months_each, period)

    def months_of(self, periods: Iterable[int]) -> frozenset[int]:
        return _months_of(self.months_each, tuple(periods))

    def periods_of(self, months: Iterable[int]) -> frozenset[int]:
        """The periods in which any of these months falls."""
        return frozenset((month - 1) // self.months_each + 1 for month in months)

    def of_quarter(self, quarter: int) -> frozenset[int]:
        """The periods in which any month of a quarter lies."""
        return self.periods_of(range(3 * quarter - 2, 3 * quarter + 1))


@remembered(64)
def calendar_of(prefix: str, count: int, own: tuple[str, ...] = ()) -> Calendar:
    """The calendar of so many periods; the same one each time, since it is asked for at every row."""
    return Calendar(prefix, count, own)


class Region(Record):
    """A province (`52`) or a regency or city (`52.03`). `parent` is the code of its province, '' for a province."""

    code: str
    name: str
    parent: str = ""

    @property
    def province(self) -> str:
        return self.parent or self.code
