"""The targets of an indicator by period as one whole: what files say of them and what is chosen between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from rak_excel.model import Definition, Indicator, Plan
from rak_excel.model.further import FurtherColumn, FurtherEntry
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.standard_columns import period_label
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.targets.by_period import kinds_of_period_targets, period_columns
from rak_excel.vocabulary.targets.choices import same_target

_BETWEEN = "; "
_BY_LINE = "\n"
_AS_TYPED = "?"


class ComparedSet(Protocol):
    """A set as it is compared: by `same_set` and `typed_set`."""

    @property
    def same(self) -> str: ...

    @property
    def typed(self) -> str: ...


def period_set(indicator: Indicator, part: str, definition: Definition) -> dict[str, FurtherEntry]:
    """The entries of all periods, by the ids of their columns."""
    further = indicator.further
    return {column.id: further[column.id] for column in period_columns(part, definition) if column.id in further}


def same_set(indicator: Indicator, part: str, definition: Definition) -> str:
    """What equal sets share: what is to be reached up to the end of which months; "" of an indicator without any.

    Where nobody knows whether entries are s.d., it is as they were typed.
    """
    kinds = kinds_of_period_targets(indicator, part, definition)
    said = (_reached(kind) if kind.entry else _typed(kind) for kind in kinds)
    return _BY_LINE.join(sorted({line for lines in said for line in lines}))


def typed_set(indicator: Indicator, part: str, definition: Definition) -> str:
    """What sets share that are typed alike."""
    kinds = kinds_of_period_targets(indicator, part, definition)
    return _BY_LINE.join(sorted({line for kind in kinds for line in _typed(kind)}))


def _reached(kind: PeriodTargets) -> list[str]:
    return [f"{kind.month(period)} {same_target(value)}" for period, value in kind.reached.items()]


def _typed(kind: PeriodTargets) -> list[str]:
    return [f"{_AS_TYPED}{kind.periods} {period} {same_target(value)}" for period, value in kind.values.items()]


def says_more(one: ComparedSet, other: ComparedSet) -> bool:
    """Whether of two sets the one says all that the other does, and more: of further periods, or whether it is s.d."""
    return _says_all(one, other) and not _says_all(other, one)


def _says_all(one: ComparedSet, other: ComparedSet) -> bool:
    known, typed = ({*each.split(_BY_LINE)} for each in (one.same, one.typed))
    return all(line in (typed if line.startswith(_AS_TYPED) else known) for line in other.same.split(_BY_LINE))


def open_kinds(plans: Iterable[Plan]) -> frozenset[tuple[str, int]]:
    """The parts, and of how many periods in a year, in which nobody knows of some targets by period whether they are s.d."""
    told = (
        (part.id, kind)
        for plan in plans
        for part in plan.parts
        for indicator in part.indicators
        for kind in kinds_of_period_targets(indicator, part.id, plan.definition)
    )
    return frozenset((part, kind.periods) for part, kind in told if not kind.entry)


def written_set(entries: Mapping[str, FurtherEntry], part: str, definition: Definition) -> str:
    """A set as people read it: `TW I 1; TW II 2`, with `s.d.` where its columns are headed so."""
    filled = (column for column in period_columns(part, definition) if column.id in entries)
    return _BETWEEN.join(f"{_label(column)} {tidy(str(entries[column.id]))}" for column in filled)


def first_differing(sets: Iterable[str], part: str, definition: Definition) -> str:
    """The column of the first period of which not all these sets say the same, else the first; "" of a part without any."""
    columns = period_columns(part, definition)
    said = [each.split(_BETWEEN) for each in sets]
    for column in columns:
        own = {next((entry for entry in each if entry.startswith(f"{_label(column)} ")), "") for each in said}
        if len(own) > 1:
            return column.id
    return next((column.id for column in columns), "")


def _label(column: FurtherColumn) -> str:
    return f"{'s.d. ' if column.entry == 'up_to' else ''}{period_label(column.period, column.periods)}"
