"""What each office is to reach by the end of each quarter, beside its target for the year."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from rak_excel.model import Definition, TargetKind
from rak_excel.model.further import FurtherColumn, FurtherEntry
from rak_excel.model.period_targets import Measure
from rak_excel.model.target import MONTHS, QUARTERS
from rak_excel.record import Record
from rak_excel.rolling_up.indicators.measures import OTHER, Number
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.vocabulary.targets.by_period import period_columns

DECIMALS = 6  # of a sum
_MONTHS_EACH = MONTHS // QUARTERS


class QuarterTarget(Record):
    """What an office is to reach by the end of a quarter, '' where that is blank.

    `columns` are the ids of the further columns that say so on the indicator's first row, in the order of their periods:
    of those that are s.d. the last one that is filled in counts; those of a period alone are `added_up`.
    """

    indicator: OfficeIndicator
    columns: tuple[str, ...]
    value: Number | str
    added_up: bool = False


class QuarterComparison(Record, dict=True):
    """One indicator across the offices at the end of a quarter, counted from 1. `targets` are by region."""

    comparison: TargetComparison
    quarter: int
    targets: Mapping[str, QuarterTarget]

    @cached_property
    def shown(self) -> Mapping[str, Number | str]:
        """What each office is to reach, of those that say anything."""
        return {region: each.value for region, each in self.targets.items() if each.value != ""}


def compare_quarters(comparisons: Sequence[TargetComparison], definition: Definition) -> list[list[QuarterComparison]]:
    """The quarters of each indicator of which any office has targets by period that end with one."""
    each = (list(_quarters(comparison, definition)) for comparison in comparisons)
    return [quarters for quarters in each if any(quarter.shown for quarter in quarters)]


def _quarters(comparison: TargetComparison, definition: Definition) -> Iterator[QuarterComparison]:
    columns = period_columns(comparison.group.part, definition)
    used = {region: (each, _used(each, columns)) for region, each in comparison.cells.items()} if columns else {}
    for quarter in range(1, QUARTERS + 1):
        targets = {
            region: _target(indicator, ends, region in comparison.of_other_kind, added_up=_adds_up(indicator, own))
            for region, (indicator, own) in used.items()
            if (ends := _up_to_end(indicator, own, quarter, definition))
        }
        yield QuarterComparison(comparison, quarter, targets)


def _used(indicator: OfficeIndicator, columns: Sequence[FurtherColumn]) -> Sequence[FurtherColumn]:
    """The columns of those periods of which the indicator has most targets."""
    said = dict(indicator.rows[0].further)
    counts = [each.periods for each in columns if each.id in said]
    if not counts:
        return ()
    periods = max(counts, key=lambda count: (counts.count(count), -count))
    return sorted((each for each in columns if each.periods == periods), key=lambda each: each.period)


def _up_to_end(
    indicator: OfficeIndicator, columns: Sequence[FurtherColumn], quarter: int, definition: Definition
) -> Sequence[FurtherColumn]:
    """The columns that tell what is reached at the end of the quarter; none where no period ends with it.

    A period of a count that is blank adds nothing to those before it, but behind the last one that is filled in nothing is known
    of what is written as s.d.; a state holds within its quarter.
    """
    ends = [each for each in columns if each.period * MONTHS <= quarter * _MONTHS_EACH * each.periods]
    if not ends or quarter * _MONTHS_EACH * ends[-1].periods % MONTHS:
        return ()
    measure, said = _measure(indicator, columns, definition), dict(indicator.rows[0].further)
    end = quarter * _MONTHS_EACH * columns[0].periods
    goes_on = any(each.id in said for each in columns if each.period * MONTHS >= end)
    if _adds_up(indicator, columns) or (measure == "sum" and goes_on):
        return ends
    within = [each for each in ends if each.period * MONTHS > (quarter - 1) * _MONTHS_EACH * each.periods]
    return (
        within
        if measure in {"state", "sum"}
        else [each for each in within if each.period * MONTHS == quarter * _MONTHS_EACH * each.periods]
    )


def _measure(indicator: OfficeIndicator, columns: Sequence[FurtherColumn], definition: Definition) -> Measure:
    """What the figure is; a share of a count, in percent, is no sum."""
    defined = definition.indicators.get(key_and_occurrence(indicator.group.code)[0])
    if defined and defined.measure:
        return defined.measure
    kind, said = indicator.target.kind if indicator.target else TargetKind.TEXT, dict(indicator.rows[0].further)
    shares = any("%" in str(said.get(each.id, "")) for each in columns)
    if kind is TargetKind.COUNT and not shares:
        return "sum"
    return "state" if kind in {TargetKind.COUNT, TargetKind.PERCENT} else "release"


def _adds_up(indicator: OfficeIndicator, columns: Sequence[FurtherColumn]) -> bool:
    """Whether targets of each period alone add up over the year: counts do, and others that come to the target for it."""
    if not columns or columns[-1].entry != "own":
        return False
    target, said = indicator.target, dict(indicator.rows[0].further)
    numbers = [entry for each in columns if not isinstance(entry := said.get(each.id, ""), str)]
    counted = target is not None and target.kind is TargetKind.COUNT
    return counted or (target is not None and _sum(numbers) == target.number)


def _target(
    indicator: OfficeIndicator, columns: Sequence[FurtherColumn], other: bool, *, added_up: bool
) -> QuarterTarget:
    said = dict(indicator.rows[0].further)
    ids = tuple(each.id for each in columns)
    entries = [said[id_] for id_ in ids if id_ in said]
    value = _sum(entries) if added_up else entries[-1] if entries else ""
    if other and value not in {"", OTHER}:
        value = f"{OTHER} {value}".replace(".", ",")
    return QuarterTarget(indicator, ids, value, added_up)


def _sum(entries: Sequence[FurtherEntry]) -> FurtherEntry:
    """One entry as it stands; the sum of several, behind a sign where one of them is no number."""
    if len(entries) < 2:
        return entries[0] if entries else ""
    numbers = [entry for entry in entries if not isinstance(entry, str)]
    if len(numbers) < len(entries):
        return OTHER
    total = round(math.fsum(numbers), DECIMALS)
    return int(total) if total.is_integer() else total
