"""What two plans say otherwise of an indicator's targets by period: as typed, and s.d. where only one says that it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.model import Definition, Indicator, Target
from rak_excel.model.further import FurtherColumn
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.record import Record
from rak_excel.vocabulary.targets.by_period import kinds_of_period_targets, period_columns
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.targets import written_target


class TypedByPeriod(Record):
    """The targets of an indicator by each kind of period, and the columns of its plan by kind and period."""

    kinds: Mapping[int, PeriodTargets]
    columns: Mapping[tuple[int, int], FurtherColumn]


def typed_by_period(indicator: Indicator, part: str, definition: Definition) -> TypedByPeriod:
    kinds = {found.periods: found for found in kinds_of_period_targets(indicator, part, definition)}
    return TypedByPeriod(kinds, {(each.periods, each.period): each for each in period_columns(part, definition)})


def changed_by_period(old: TypedByPeriod, new: TypedByPeriod) -> Iterator[tuple[FurtherColumn, str, str]]:
    """Each period that changes, by its column in the new plan, with what was typed and is now."""
    columns = {**old.columns, **new.columns}
    for at in sorted(columns):
        count, period = at
        kinds = [side.kinds.get(count) for side in (old, new)]
        typed = _are_compared_as_typed([kind for kind in kinds if kind])
        before, after = (_same(kind, period, typed=typed) for kind in kinds)
        if before != after:
            was, now = (_shown(kind, period, typed=typed) for kind in kinds)
            yield columns[at], was, now


def _are_compared_as_typed(kinds: Sequence[PeriodTargets]) -> bool:
    """Whether both sides are written alike, or nothing but their values and the target for the year tells how one is."""
    entries = {kind.entry for kind in kinds}
    return len(entries) < 2 or "" in entries or not any(kind.said for kind in kinds)


def _same(kind: PeriodTargets | None, period: int, *, typed: bool) -> str:
    targets: Mapping[int, Target] = {} if kind is None else kind.values if typed else kind.reached
    return same_target(targets.get(period))


def _shown(kind: PeriodTargets | None, period: int, *, typed: bool) -> str:
    """What was typed, with what it comes to where it is of its period alone and the other side is not."""
    if kind is None or period not in kind.values:
        return ""
    value, reached = kind.values[period], kind.reached[period]
    if typed or reached.value is None or kind.entry != "own":
        return value.text
    return f"{value.text} (s.d. {written_target(reached.value, None, reached.upper, reached.bound)})"
