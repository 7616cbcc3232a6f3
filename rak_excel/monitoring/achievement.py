"""How much of a target was reached: in percent where that can be said, else in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal

from rak_excel.model import Definition, Target
from rak_excel.model.monitoring import MonitoringWords, Standing
from rak_excel.model.target import WORDED
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.grades import grade_of

_WHOLE = Decimal(100)
_EXACT = Decimal("0.000001")  # of a percent: what is nearer to a threshold has reached it
_SHOWN = Decimal("0.01")
_ROOM = Context(prec=100)  # digits: a figure typed by mistake may be any number of times its target


class Achievement(Record):
    """`percent` is what was reached of a target, None where a target is met or missed and nothing between."""

    percent: Decimal | None
    met: bool

    @property
    def shown(self) -> Decimal | None:
        """The percentage as it is shown: cut off behind two decimals, so that 100 never stands beside what has not reached it."""
        return None if self.percent is None else _exact(self.percent).quantize(_SHOWN, ROUND_DOWN, _ROOM)

    def standing(self, words: MonitoringWords) -> Standing:
        """Where that leaves an indicator by the thresholds of its definition."""
        if self.percent is None:
            return Standing.MET if self.met else Standing.MISSED
        reached = _exact(self.percent)
        good, near = words.thresholds
        return Standing.MET if reached >= good else Standing.NEAR if reached >= near else Standing.MISSED


def _exact(percent: Decimal) -> Decimal:
    return percent.quantize(_EXACT, ROUND_HALF_EVEN, _ROOM)


def achievement(
    actual: Target, target: Target, definition: Definition, words: MonitoringWords, *, lower: bool
) -> Achievement | None:
    """What a figure reaches of a target of its kind, better `lower` or higher; None where that cannot be said.

    Higher is better: R/T. Lower is better: (2T-R)/T and not below 0, or T/R. Of a target of zero, and of opinions and
    predicates, only whether it is met, unless the definition says otherwise. Nothing is said of zero where higher is better:
    nothing is to be reached then.
    """
    if target.kind in WORDED:
        return _on_a_scale(actual, target, definition, words)
    reached, goal = actual.value, target.value
    if reached is None or goal is None or (goal == 0 and not lower):
        return None
    if goal == 0:
        met = reached == 0
        return Achievement((_WHOLE if met else Decimal(0)) if words.zero_target == "cap" else None, met)
    if not lower:
        return _of(reached / goal)
    if words.lower_formula == "T/R":
        return _of(goal / reached) if reached else Achievement(None, met=True)
    return _of(max((2 * goal - reached) / goal, Decimal(0)))


def _of(share: Decimal) -> Achievement:
    return Achievement(share * _WHOLE, met=share >= 1)


def _on_a_scale(actual: Target, target: Target, definition: Definition, words: MonitoringWords) -> Achievement | None:
    """Opinions and predicates by their places on their scale, the best first; of what is on none only whether both are one."""
    if actual.grade.casefold() == target.grade.casefold():
        return Achievement(_WHOLE, met=True)
    scale = scale_of(target, definition)
    places = [place_of(each, scale, definition) for each in (actual, target)]
    if places[0] is None or places[1] is None:
        return None
    met = places[0] <= places[1]
    if words.opinion == "ordinal":
        steps = [len(scale) - place for place in places if place is not None]
        return Achievement(Decimal(steps[0]) / steps[1] * _WHOLE, met)
    return Achievement(_WHOLE if met else None, met)


def place_of(graded_as: Target, scale: Sequence[str], definition: Definition) -> int | None:
    """Where an opinion or predicate stands on a scale, the best at 0, also where it has its number: `74,05 (BB)`."""
    name = _name_of(graded_as, definition)
    return scale.index(name) if name in scale else None


def scale_of(target: Target, definition: Definition) -> list[str]:
    """The opinions or predicates among which a target is one, as they are compared, the best first."""
    words = definition.targets
    scales = ([normalised(each) for each in scale] for scale in (words.opinions, words.predicates))
    name = _name_of(target, definition)
    return next((scale for scale in scales if name in scale), [])


def _name_of(said: Target, definition: Definition) -> str:
    """The opinion or predicate alone, as they are compared: `Opini WTP` and `74,05 (BB)` as well."""
    return grade_of(said.text, definition).name or normalised(said.grade)
