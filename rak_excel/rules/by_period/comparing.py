"""What the rules on targets by period compare."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from operator import ge, gt, le, lt

from rak_excel.model import Cell, Definition, Target, TargetKind
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.standard_columns import period_label, period_target_id
from rak_excel.model.target import MONTHS, WORDED
from rak_excel.record import Record
from rak_excel.rules.engine.rule import Problem, at
from rak_excel.rules.engine.subjects import IndicatorReview
from rak_excel.vocabulary.targets.by_period import says_not_measured
from rak_excel.vocabulary.targets.grades import grade_of
from rak_excel.vocabulary.targets.period_entries import without_up_to
from rak_excel.vocabulary.targets.targets import written_target
from rak_excel.vocabulary.targets.units import unit_with_id

WHOLE = Decimal(100)
_BOUNDS = {"≥": ge, ">": gt, "≤": le, "<": lt}
Comparable = tuple[PeriodTargets | None, Target | None]


def comparable(row: IndicatorReview) -> Comparable:
    """The targets by period and the target for the year, where all are clear, of one kind, and measured this year."""
    found, target = row.period_targets, row.target
    if found is None or target is None or row.target_questioned or target.kind is TargetKind.TEXT or row.unmeasured:
        return None, None
    measured = {period: value for period, value in found.values.items() if not says_not_measured(value.text)}
    if not measured or of_another_kind(found, target) or any(map(is_unclear, measured.values())):
        return None, None
    return found.but(values=measured), target


def of_another_kind(found: PeriodTargets, target: Target) -> list[int]:
    """The periods whose targets are of another kind or unit; 0 says nothing beside an opinion, and words are told apart."""
    return [
        period
        for period, value in sorted(found.values.items())
        if value.kind is not TargetKind.TEXT
        and not found.share
        and (value.kind, value.unit) != (target.kind, target.unit)
        and not (value.value == 0 and target.kind in WORDED)
    ]


def is_unclear(value: Target) -> bool:
    """Whether it says nothing that is known, or may be a share of 1 beside percentages: 0,5 may be 50% or 0,5%."""
    return value.kind is TargetKind.TEXT and not says_not_measured(value.text)


def goal_of(found: PeriodTargets, target: Target) -> str:
    """The target for the year as the values have it."""
    return "100%" if found.share else target.text


def is_same(value: Target, target: Target, definition: Definition, *, share: bool = False) -> bool:
    """Whether a target by period, or both ends of a range, is what the target for the year promises."""
    if share:
        return value.value == WHOLE
    if target.kind in WORDED:
        grades = [grade_of(without_up_to(each.text), definition) for each in (value, target)]
        return value.kind is target.kind and grades[0].agrees(grades[1])
    numbers = (number for number in (value.value, value.upper) if number is not None)
    return all(_is_within(number, target, same=value.bound == target.bound) for number in numbers)


def _is_within(number: Decimal, target: Target, *, same: bool) -> bool:
    """Whether a number is what a target says; more than 90% is, of that number, where `same` says both are so bounded."""
    least = target.value or Decimal(0)
    compare = _BOUNDS.get(target.bound)
    if compare and same and number == least:
        return True
    return compare(number, least) if compare else least <= number <= (target.upper or least)


class Step(Record):
    """What changes with a period: whether its target `grows`, and whether work is scheduled `in_it`, or `by_then`: since the
    one before that has a target, where they are written as s.d.
    """

    period: int
    grows: bool
    in_it: bool
    by_then: bool


def steps(row: IndicatorReview, found: PeriodTargets | None) -> Iterator[Step]:
    """Each period that has a target; none where nothing is ticked."""
    if found is None or not found.entry or not row.indicator.periods or row.schedule_questioned:
        return
    each = MONTHS // found.periods
    earlier, before = 0, Decimal(0)
    for period, value in found.up_to.items():
        months = [month for month in row.months if month <= period * each]
        in_it = any(month > (period - 1) * each for month in months)
        by_then = in_it or (found.entry == "up_to" and any(month > earlier * each for month in months))
        yield Step(period, value > before, in_it, by_then)
        earlier, before = period, value


def problem_at(row: IndicatorReview, found: PeriodTargets, period: int, **words: object) -> Problem:
    cell: Cell = row.indicator.cell_of(period_target_id(period, found.periods))
    return at(cell, found.values[period].text, period=period_label(period, found.periods), **words)


def written(target: Target, row: IndicatorReview) -> str:
    """A number, or a range, with its unit."""
    return written_target(
        target.value or Decimal(0), unit_with_id(target.unit or "", row.review.definition), target.upper
    )
