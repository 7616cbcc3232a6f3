"""What the targets of an indicator by period say together: what they measure, and whether each is of its period alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from rak_excel.model import Definition, Indicator, MeasureUnit, Target, TargetKind
from rak_excel.model.further import Further, FurtherColumn, PeriodEntry
from rak_excel.model.period_targets import Measure, PeriodTargets
from rak_excel.model.standard_columns import period_target_id
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.vocabulary.targets.grades import graded
from rak_excel.vocabulary.targets.period_entries import NOT_MEASURED, begins_with_up_to, without_up_to
from rak_excel.vocabulary.targets.targets import TargetRead, understand_target, written_target
from rak_excel.vocabulary.targets.units import kinds_expected, unit_with_id

_MEASURES: Mapping[TargetKind, Measure] = {TargetKind.COUNT: "sum", TargetKind.PERCENT: "state"}
_AT_THE_END: Measure = "release"
_WHOLE = Decimal(100)
_UP_TO = "s.d. {text}"


def period_columns(part: str, definition: Definition) -> tuple[FurtherColumn, ...]:
    """The columns of a part with targets by period."""
    return tuple(column for column in definition.further_of(part, "indicator") if column.period)


def period_targets(indicator: Indicator, part: str, definition: Definition) -> PeriodTargets | None:
    """The targets by period of an indicator; None where it has none. Of quarters and months those that it has more of."""
    return next(iter(kinds_of_period_targets(indicator, part, definition)), None)


def kinds_of_period_targets(indicator: Indicator, part: str, definition: Definition) -> tuple[PeriodTargets, ...]:
    """The targets of an indicator by each kind of period, those that it has more of first.

    Of a figure that is no sum, those of each period alone add up only where they come to the target for the year: 25% four
    times of 100% does, 90% four times of 90% is the state at the end of each quarter.
    """
    filled = [column for column in period_columns(part, definition) if column.id in indicator.further]
    counts = Counter(column.periods for column in filled)
    kinds = sorted(counts, key=lambda count: (-counts[count], count))
    return tuple(_of_kind([each for each in filled if each.periods == of], indicator, definition) for of in kinds)


def _of_kind(own: Sequence[FurtherColumn], indicator: Indicator, definition: Definition) -> PeriodTargets:
    periods = own[0].periods
    target = indicator.target
    read = {each.period: value_of(str(indicator.further[each.id]), indicator, definition) for each in own}
    values = dict(zip(read, _without_fractions([*read.values()], target), strict=True))
    share = _is_share(values.values(), target)
    measure = "state" if share else measure_of(indicator, definition, list(values.values()))
    said = _entry_said(own, values.values())
    goal = _WHOLE if share else target.value if target else None
    adds_up = measure == "sum" or _leading_to(goal, values) == "own"
    return PeriodTargets(periods, values, measure, said or _entry_of(goal, values, measure), bool(said), share, adds_up)


def _without_fractions(values: Sequence[Target], target: Target | None) -> Iterator[Target]:
    """Numbers that may be shares of 1 beside a percentage, 0,5 and with it 1, say nothing: 50%, or 0,5%.

    Beside 4% they are none: 0,5 would be 50%.
    """
    goal = target.value if target and target.kind is TargetKind.PERCENT and target.value else Decimal(0)
    most = min(goal / _WHOLE, Decimal(1)) if goal > 1 else Decimal(0)
    bare = [value.value is not None and 0 < value.value <= most and _is_bare(value.text) for value in values]
    fractions = any(each and value.value != 1 for each, value in zip(bare, values, strict=True))
    for value, may_be in zip(values, bare, strict=True):
        yield value.but(kind=TargetKind.TEXT, value=None, unit=None) if fractions and may_be else value


def _is_bare(text: str) -> bool:
    return not any(letter.isalpha() or letter == "%" for letter in text)


def _entry_said(columns: Iterable[FurtherColumn], values: Iterable[Target]) -> PeriodEntry:
    """How values are written as their headings say, or they themselves: all of them, or some below headings that are silent."""
    headed = {column.entry for column in columns} - {""}
    up_to = [begins_with_up_to(value.text) for value in values if value.value is not None]
    if len(headed) == 1 and not (up_to and all(up_to)):
        return headed.pop()
    return "up_to" if any(up_to) else ""


def _is_share(values: Iterable[Target], target: Target | None) -> bool:
    """Whether percentages say how much of a target in another unit is to be reached: 25%, 50%, 75%, 100% of 4 Laporan."""
    kinds = {value.kind for value in values if not says_not_measured(value.text)}
    return target is not None and target.kind is TargetKind.COUNT and kinds == {TargetKind.PERCENT}


def says_not_measured(text: str) -> bool:
    """Whether the entry of a period says that nothing is measured in it: `n.a`, `tidak diukur`."""
    return normalised(text) in NOT_MEASURED


def value_of(text: str, indicator: Indicator, definition: Definition) -> Target:
    """What the target of a period says: a number alone is one in the unit of the target for the year.

    Of a predicate with its number, `BB (72,10)`, that counts which the target for the year is. Beside a percentage or a count it is
    a predicate: its number is on a scale of its own.
    """
    target = indicator.target
    read = read_value(text, indicator, definition).target.but(text=text)
    both = graded(text, definition)
    if target and target.kind is TargetKind.PREDICATE and (both or (read.is_bare and graded(target.text, definition))):
        return read.but(kind=target.kind, unit=target.unit, value=None)
    if target and target.kind in _MEASURES and both:
        return read.but(kind=TargetKind.PREDICATE, unit=None, value=None)
    if target and target.value is not None and both:
        read = read.but(kind=TargetKind.NUMBER, unit=None, value=both.number)
    if read.is_bare and target and target.value is not None:
        return read.but(kind=target.kind, unit=target.unit)
    return read


def read_value(text: str, indicator: Indicator, definition: Definition) -> TargetRead:
    """The same with what is doubtful about it."""
    target = indicator.target
    kinds = kinds_expected(indicator.text, definition)
    expected = (target.kind,) if target and target.kind is not TargetKind.TEXT else kinds
    return understand_target(without_up_to(text), definition, expected)


def measure_of(indicator: Indicator, definition: Definition, values: Sequence[Target]) -> Measure:
    """What the definition says of the indicator, else what its kind of target is: a count is a state that stays the same, or
    falls to its target.
    """
    defined = definition.indicators.get(key_and_occurrence(indicator.key or "")[0])
    if defined and defined.measure:
        return defined.measure
    target = indicator.target
    if target and target.kind is TargetKind.COUNT and _stays_or_falls([each.value for each in values], target.value):
        return "state"
    return _MEASURES.get(target.kind, _AT_THE_END) if target else _AT_THE_END


def _stays_or_falls(numbers: Sequence[Decimal | None], goal: Decimal | None) -> bool:
    """Whether all numbers are the goal, or begin above it and end there."""
    first, last = (numbers[0], numbers[-1]) if len(numbers) > 1 else (None, None)
    if first is None or goal is None or last != goal:
        return False
    return first > goal or set(numbers) == {goal}


def _entry_of(goal: Decimal | None, values: Mapping[int, Target], measure: Measure) -> PeriodEntry:
    """How values are written as they show themselves: they add up to the target for the year, or the last one is it.

    Where both hold, as of 0, 0, 0, 100, both mean the same. A state that never falls is that at the end of each period.
    Words, and values of which nothing holds, tell nothing.
    """
    numbers = _numbers(values)
    if goal is None or not numbers:
        return "up_to" if values and not numbers else ""
    rising = measure != "sum" and numbers == sorted(numbers) and any(numbers)
    return _leading_to(goal, values) or ("up_to" if rising else "")


def _leading_to(goal: Decimal | None, values: Mapping[int, Target]) -> PeriodEntry:
    """How values are written that come to the target for the year; "" of those that do not."""
    numbers = _numbers(values)
    if goal is None or not numbers:
        return ""
    if numbers[-1] == goal:
        return "up_to"
    return "own" if sum(numbers, Decimal(0)) == goal else ""


def _numbers(values: Mapping[int, Target]) -> list[Decimal]:
    return [value.value for _, value in sorted(values.items()) if value.value is not None]


def entered_as(indicator: Indicator, part: str, own: Definition, other: Definition) -> Further:
    """The further entries of an indicator as another definition has them; as they are where that is not to be had."""
    kinds = kinds_of_period_targets(indicator, part, own)
    entered = (converted(found, indicator, part, own, other) or {} for found in kinds)
    return {**indicator.further, **{id_: text for each in entered for id_, text in each.items()}}


def converted(
    found: PeriodTargets, indicator: Indicator, part: str, own: Definition, other: Definition
) -> dict[str, str] | None:
    """The entries of one kind of period so that they mean the same below the columns of another definition.

    What cannot be of its period alone there says so: `s.d. 4 Laporan`. None where nobody knows what the entries mean, or
    nothing means the same there.
    """
    if not found.entry:
        return None
    typed = {period: value.text for period, value in found.values.items()}
    sums = _sums(found, own)
    for texts in (
        dict[int, str](),
        sums,
        _differences(found, own),
        _up_to_said(found, typed),
        _up_to_said(found, sums),
    ):
        entries = {period_target_id(period, found.periods): text for period, text in {**typed, **texts}.items()}
        there = indicator.but(further={**indicator.further, **entries})
        kinds = kinds_of_period_targets(there, part, other)
        known = (read for read in kinds if read.entry and read.periods == found.periods)
        if any(_meaning(read) == _meaning(found) for read in known):
            return entries
    return None


def _meaning(found: PeriodTargets) -> dict[int, tuple[Decimal, Decimal, str]]:
    """The least and the most that is to be reached up to the end of each period, with the bound of its entry."""
    return {
        period: (each.value, each.upper or each.value, each.bound)
        for period, each in sorted(found.reached.items())
        if each.value is not None
    }


def _sums(found: PeriodTargets, definition: Definition) -> dict[int, str]:
    return {period: _summed(each, definition) for period, each in found.reached.items() if each.value is not None}


def _differences(found: PeriodTargets, definition: Definition) -> dict[int, str]:
    """What each period adds to the one before, where all up to the last one say a number that never falls."""
    reached = found.up_to
    plain = all(value.upper is None and not value.bound for value in found.values.values())
    if not plain or [*reached] != [*range(1, len(found.values) + 1)]:
        return {}
    added = {period: value - reached.get(period - 1, Decimal(0)) for period, value in reached.items()}
    if min(added.values(), default=Decimal(0)) < 0:
        return {}
    return {period: written_target(value, _unit(found.values[period], definition)) for period, value in added.items()}


def _up_to_said(found: PeriodTargets, texts: Mapping[int, str]) -> dict[int, str]:
    return {
        period: text if begins_with_up_to(text) else _UP_TO.format(text=text)
        for period, text in texts.items()
        if found.values[period].value is not None
    }


def _summed(reached: Target, definition: Definition) -> str:
    """What is to be reached up to the end of a period, in the unit of its entry; a range from the least to the most."""
    return written_target(reached.value or Decimal(0), _unit(reached, definition), reached.upper, reached.bound)


def _unit(target: Target, definition: Definition) -> MeasureUnit | None:
    return (
        unit_with_id(target.unit or "", definition)
        if not understand_target(target.text, definition).target.is_bare
        else None
    )
