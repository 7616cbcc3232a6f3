"""Targets side by side: lowest, middle and highest of each indicator, and which offices stand apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from rak_excel.model import Target, TargetKind
from rak_excel.verbs.rollup.alignment import Group
from rak_excel.verbs.rollup.result import OfficeIndicator, Rollup
from rak_excel.vocabulary.targets import parse_target

if TYPE_CHECKING:
    import pandas as pd

ENOUGH = 8  # offices: with fewer nothing can be called far from the others
FENCE = 1.5  # interquartile ranges
DECIMALS = 2  # of what is computed from several targets

Number = int | float


@dataclass(frozen=True)
class Comparison:
    """One indicator across the offices. `cells` is by region; `unit` is the unit that its numbers are in."""

    group: Group
    unit: str | None
    percent: bool
    cells: Mapping[str, OfficeIndicator]
    national: Number | None
    low: Number | None
    middle: Number | None
    high: Number | None
    fences: tuple[Number, Number] | None

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """The numbers that compare with each other: those in the indicator's unit."""
        return {
            region: number
            for region, each in self.cells.items()
            if (number := comparable(each.target, self.unit)) is not None
        }

    @property
    def far(self) -> list[str]:
        """The regions whose target is far from the others'."""
        if self.fences is None:
            return []
        return [region for region, number in self.numbers.items() if not self.fences[0] <= number <= self.fences[1]]

    @property
    def below(self) -> list[str]:
        """The regions whose target is worse than the national one."""
        if self.national is None:
            return []
        sign = -1 if self.group.lower_is_better else 1
        return [region for region, number in self.numbers.items() if sign * number < sign * self.national]

    @property
    def of_other_kind(self) -> list[str]:
        """The regions whose target is of another kind or unit than the indicator's."""
        if not self.numbers:
            return []
        return [
            region
            for region, each in self.cells.items()
            if region not in self.numbers and each.target and each.target.text.strip()
        ]

    @property
    def values(self) -> Counter[str]:
        """How often each target that is no comparable number was written."""
        texts = (
            each.target.text.strip()
            for region, each in self.cells.items()
            if each.target and region not in self.numbers
        )
        return Counter(text for text in texts if text)

    def given(self, word: str) -> int:
        """How often a word was given as the target, whatever its case."""
        return sum(count for text, count in self.values.items() if text.casefold() == word.casefold())


def compare(result: Rollup) -> list[Comparison]:
    """A comparison for each indicator, in the order of the groups."""
    by_group: dict[str, dict[str, OfficeIndicator]] = {group.code: {} for group in result.alignment.groups}
    for indicators in result.indicators.values():
        for indicator in indicators:
            by_group[indicator.group.code][indicator.region] = indicator
    units = {code: _unit(cells) for code, cells in by_group.items()}
    spread = _spread({code: _numbers(cells, units[code]) for code, cells in by_group.items()})
    return [
        _comparison(group, by_group[group.code], units[group.code], spread, result) for group in result.alignment.groups
    ]


def comparable(target: Target | None, unit: str | None) -> Number | None:
    """The target's number where it is in this unit; a bare number is taken to be in any unit but percent."""
    if target is None or target.value is None:
        return None
    if target.unit == unit or (target.kind is TargetKind.NUMBER and unit != "%"):
        return target.number
    return None


def _numbers(cells: Mapping[str, OfficeIndicator], unit: str | None) -> dict[str, Number]:
    return {region: number for region, each in cells.items() if (number := comparable(each.target, unit)) is not None}


def _unit(cells: Mapping[str, OfficeIndicator]) -> str | None:
    """The unit of most numbers; of equally frequent ones the definition's, then the first by its letters."""
    units = Counter(each.target.unit for each in cells.values() if each.target and each.target.value is not None)
    if not units:
        return None
    listed = next(iter(cells.values())).group.unit
    return min(units, key=lambda unit: (-units[unit], unit != listed, unit or ""))


def _spread(numbers: Mapping[str, Mapping[str, Number]]) -> pd.DataFrame:
    """Lowest, quartiles, middle and highest by code."""
    import pandas as pd  # heavy: only a roll-up pays for it

    series = pd.Series(
        [number for each in numbers.values() for number in each.values()],
        index=[code for code, each in numbers.items() for _ in each],
        dtype=float,
    )
    grouped = series.groupby(level=0)
    return pd.DataFrame(
        {
            "count": grouped.count(),
            "low": grouped.min(),
            "first": grouped.quantile(0.25),
            "middle": grouped.median(),
            "third": grouped.quantile(0.75),
            "high": grouped.max(),
        }
    )


def _comparison(
    group: Group, cells: Mapping[str, OfficeIndicator], unit: str | None, spread: pd.DataFrame, result: Rollup
) -> Comparison:
    figures = dict(zip(spread.columns, spread.loc[group.code], strict=True)) if group.code in spread.index else {}
    fences = None
    if figures.get("count", 0) >= ENOUGH:
        reach = FENCE * (figures["third"] - figures["first"])
        fences = (_rounded(figures["first"] - reach), _rounded(figures["third"] + reach))
    return Comparison(
        group=group,
        unit=unit,
        percent=unit == "%",
        cells=cells,
        national=comparable(parse_target(group.national, result.definition), unit) if group.national else None,
        low=_plain(figures["low"]) if figures else None,
        middle=_rounded(figures["middle"]) if figures else None,
        high=_plain(figures["high"]) if figures else None,
        fences=fences,
    )


def _plain(number: float) -> Number:
    return int(number) if float(number).is_integer() else float(number)


def _rounded(number: float) -> Number:
    """As a spreadsheet rounds: a half goes away from zero."""
    return _plain(float(Decimal(repr(float(number))).quantize(Decimal(10) ** -DECIMALS, ROUND_HALF_UP)))
