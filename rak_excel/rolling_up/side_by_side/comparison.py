"""Targets side by side: of all offices, with who stands apart, and of two years, with what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from statistics import median, quantiles

from rak_excel.language import Text
from rak_excel.model import Definition, Target, TargetKind
from rak_excel.record import Record
from rak_excel.rolling_up.facts.rows import LabelledState
from rak_excel.rolling_up.indicators.alignment import Group
from rak_excel.rolling_up.indicators.measures import OTHER, Measure, Number, measure_of
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.result import Rollup
from rak_excel.vocabulary.targets.targets import parse_target

ENOUGH = 8  # offices: with fewer nothing can be called far from the others
FENCE = 1.5  # interquartile ranges
POINTS = 10  # of a percentage: what is nearer to the middle is not far, however close the others are
SHARE = 10  # of other numbers the tenth part of the middle
MOST = 4  # a quarter of the offices: where more would be far, the targets are spread wide and none is
DECIMALS = 2  # of what is computed from several targets
_ANY_SIZE = Context(prec=400)  # as many digits as a number may have


class TargetLimits(Record):
    """From where on a target is far: outside both fences' range and at least `near` away from the middle.

    A target on a fence is not outside; one that is exactly so much away is away.
    """

    fences: tuple[Number, Number]
    near: tuple[Number, Number]

    def far(self, number: Number) -> bool:
        low = number < self.fences[0] and number <= self.near[0]
        return low or (number > self.fences[1] and number >= self.near[1])


class TargetComparison(Record, dict=True):
    """One indicator across the offices. `cells` is by region, and so is `shown`: each target as it compares."""

    group: Group
    measure: Measure
    cells: Mapping[str, OfficeIndicator]
    shown: Mapping[str, Number | str]
    national: Number | str | None
    low: Number | None
    middle: Number | None
    high: Number | None
    limits: TargetLimits | None

    @property
    def unit(self) -> str:
        return self.measure.unit or self.group.unit or ""

    @property
    def percent(self) -> bool:
        return self.measure.percent

    @property
    def fences(self) -> tuple[Number, Number] | None:
        return self.limits.fences if self.limits else None

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """The numbers that compare with each other: those in the indicator's unit."""
        return {region: shown for region, shown in self.shown.items() if not isinstance(shown, str)}

    @cached_property
    def outside(self) -> list[str]:
        """The regions whose target lies far away, whether so many do that none is called far."""
        return [region for region, number in self.numbers.items() if self.limits and self.limits.far(number)]

    @property
    def wide(self) -> bool:
        """Whether the targets are spread so widely that none can be called far from the others."""
        return MOST * len(self.outside) > len(self.numbers)

    @property
    def far(self) -> list[str]:
        """The regions whose target is far from the others': never more than a quarter of them."""
        return [] if self.wide else self.outside

    @cached_property
    def below(self) -> list[str]:
        """The regions whose target is worse than the national one."""
        return [region for region, shown in self.shown.items() if self._is_below(shown)]

    @cached_property
    def of_other_kind(self) -> list[str]:
        """The regions whose target is of another kind or unit than the indicator's."""
        return [region for region, text in self.texts.items() if text.startswith(OTHER)]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The targets that are no comparable number."""
        return {region: shown for region, shown in self.shown.items() if isinstance(shown, str)}

    @property
    def values(self) -> Counter[str]:
        """How often each target that is no comparable number was written."""
        return Counter(self.texts.values())

    def given(self, word: str) -> int:
        """How often a word was given as the target, whatever its case."""
        return sum(count for text, count in self.values.items() if text.casefold() == word.casefold())

    def _is_below(self, shown: Number | str) -> bool:
        if isinstance(shown, str) or isinstance(self.national, str):
            # On a scale the first word is the best, and without a rank nothing is.
            place, national = (self.measure.rank(str(each)) for each in (shown, self.national))
            worse = place < national if self.group.lower_is_better else place > national
            return bool(place and national) and worse
        if self.national is None:
            return False
        return shown > self.national if self.group.lower_is_better else shown < self.national


def compare(result: Rollup) -> list[TargetComparison]:
    """A comparison for each indicator, in the order of the groups."""
    by_group: dict[str, dict[str, OfficeIndicator]] = {group.code: {} for group in result.alignment.groups}
    for indicator in result.all_indicators:
        by_group[indicator.group.code][indicator.region] = indicator
    return [_comparison(group, by_group[group.code], result.definition) for group in result.alignment.groups]


def middle_of(numbers: Sequence[Number]) -> Number | None:
    """The middle of some targets, as the workbook shows one; None where there are none."""
    return _rounded(median(numbers)) if numbers else None


def _comparison(group: Group, cells: Mapping[str, OfficeIndicator], definition: Definition) -> TargetComparison:
    measure = measure_of(group, (each.target for each in cells.values() if each.target), definition)
    values = {region: measure.compared(each.target) for region, each in cells.items()}
    shown = {region: value for region, value in values.items() if value != ""}
    national = measure.compared(parse_target(group.national, definition, group.text)) if group.national else ""
    numbers = sorted(float(each) for each in shown.values() if not isinstance(each, str))
    return TargetComparison(
        group=group,
        measure=measure,
        cells=cells,
        shown=shown,
        # Where it is one of the indicator's own kind.
        national=national if not isinstance(national, str) or measure.rank(national) else None,
        low=_plain(numbers[0]) if numbers else None,
        middle=middle_of(numbers),
        high=_plain(numbers[-1]) if numbers else None,
        limits=_limits(numbers, measure) if len(numbers) >= ENOUGH else None,
    )


def _limits(numbers: Sequence[float], measure: Measure) -> TargetLimits:
    first, _, third = quantiles(numbers, n=4, method="inclusive")  # as QUARTILE does
    middle = _rounded(median(numbers))
    reach = FENCE * (third - first)
    away = POINTS if measure.percent else abs(middle) / SHARE  # of a middle of 0 nothing: there the fences alone decide
    return TargetLimits(
        (_rounded(first - reach), _rounded(third + reach)), (_rounded(middle - away), _rounded(middle + away))
    )


def _plain(number: float) -> Number:
    return int(number) if float(number).is_integer() else float(number)


def _rounded(number: float) -> Number:
    """As a spreadsheet rounds: of fifteen digits, a half away from zero."""
    return _plain(float(Decimal(f"{number:.15g}").quantize(Decimal(10) ** -DECIMALS, ROUND_HALF_UP, _ANY_SIZE)))


_PERCENT = "%"
Scale = tuple[tuple[str, ...], ...]
"""The words for each step, best first; the first word of a step is its short one."""


class TargetChange(LabelledState):
    RAISED = "raised", Text("Naik", "Raised")
    KEPT = "kept", Text("Tetap", "Kept")
    LOWERED = "lowered", Text("Turun", "Lowered")
    NEW = "new", Text("Baru", "New")
    GONE = "gone", Text("Tidak ada lagi", "Gone")
    UNLIKE = "unlike", Text("Tidak dapat dibandingkan", "Not comparable")


def change_of(last: OfficeIndicator | None, this: OfficeIndicator | None, definition: Definition) -> TargetChange:
    """By how its target is now: new and gone are targets, where the indicator is there in both years too. Numbers compare in
    one unit, opinions and predicates by their order, other texts as such.
    """
    if last is None or this is None:
        return TargetChange.NEW if last is None else TargetChange.GONE
    if is_blank(last.target) or is_blank(this.target) or last.target is None or this.target is None:
        only_one = is_blank(last.target) != is_blank(this.target)
        return (TargetChange.NEW if is_blank(last.target) else TargetChange.GONE) if only_one else TargetChange.UNLIKE
    if last.target.value is not None and this.target.value is not None:
        if not units_compare(last.target.unit or "", this.target.unit or ""):
            return TargetChange.UNLIKE
        return _moved(float(last.target.value), float(this.target.value))
    if last.target.value is not None or this.target.value is not None:
        return TargetChange.UNLIKE
    return _worded(last.target.text.strip(), this.target.text.strip(), scale_of(last, this, definition))


def is_blank(target: Target | None) -> bool:
    return target is None or (target.value is None and not target.text.strip())


def units_compare(one: str, other: str) -> bool:
    """A bare number may be in any unit but percent."""
    return one == other or (_PERCENT not in (one, other) and not (one and other))


def scale_of(last: OfficeIndicator | None, this: OfficeIndicator | None, definition: Definition) -> Scale:
    """The steps on which these targets stand; () where they are no opinions and no predicates."""
    targets: list[Target] = [each.target for each in (last, this) if each and each.target]
    kinds = {target.kind for target in targets}
    for kind, words in (
        (TargetKind.OPINION, definition.targets.opinions),
        (TargetKind.PREDICATE, definition.targets.predicates),
    ):
        if kind in kinds:
            return tuple((word, *definition.targets.spelled_out.get(word, ())) for word in words)
    return ()


def step(text: str, scale: Scale) -> int:
    """The place of a word on the scale, the best having the highest; 0 where it is none of it."""
    said = text.casefold()
    places = (len(scale) - place for place, words in enumerate(scale) if said in map(str.casefold, words))
    return next(places, 0)


def _worded(last: str, this: str, scale: Scale) -> TargetChange:
    steps = step(last, scale), step(this, scale)
    if all(steps):
        return _moved(*steps)
    return TargetChange.KEPT if last and last.casefold() == this.casefold() else TargetChange.UNLIKE


def _moved(last: float, this: float) -> TargetChange:
    return TargetChange.RAISED if this > last else TargetChange.LOWERED if this < last else TargetChange.KEPT
