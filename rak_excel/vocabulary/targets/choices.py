"""Targets beside each other: what a dropdown offers, which is worse, which are alike, which say the same."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.model.definition import IndicatorDefinition
from rak_excel.model.definition_words import TargetWords
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.basics.times import is_year
from rak_excel.vocabulary.targets.targets import parse_target


def target_choices(indicator: IndicatorDefinition | None, definition: Definition) -> list[str]:
    """What the dropdown of a target offers: for an indicator its own kind of target, the usual one first.

    Nothing at all (0%) is offered only where less is better, and nothing that falls short of the national target or is
    not that of the performance agreement. Without an indicator, everything that is offered.
    """
    words = definition.targets
    if indicator is None:
        counts = [
            f"{number} {unit.label}"
            for unit in words.units
            if unit.kind is TargetKind.COUNT
            for number in words.counts[:1]
        ]
        return list(dict.fromkeys([*words.percentages, *words.opinions, *words.predicates, *counts, *words.numbers]))
    unit = next(each for each in words.units if each.id == indicator.unit)
    if indicator.agreement:
        return [indicator.agreement]
    usual = [indicator.target] if indicator.target else []
    return list(
        dict.fromkeys([*usual, *(each for each in _choices(unit, words) if _fits(each, indicator, definition))])
    )


def _fits(choice: str, indicator: IndicatorDefinition, definition: Definition) -> bool:
    lower = lower_is_better(normalised(indicator.text), indicator, definition)
    if not lower and choice[0].isdigit() and parse_target(choice, definition).value == 0:
        return False
    national = parse_target(indicator.national, definition) if indicator.national else None
    return national is None or not is_worse(parse_target(choice, definition), national, definition, lower=lower)


def lower_is_better(words: str, defined: IndicatorDefinition | None, definition: Definition) -> bool:
    """Whether the definition says of an indicator, or of the words that it is written in, that less is better."""
    if defined and defined.polarity == "lower":
        return True
    return any(normalised(phrase) in words for phrase in definition.review.lower_is_better)


def is_worse(target: Target, other: Target, definition: Definition, *, lower: bool) -> bool:
    """Whether a target falls short of another of its kind, better `lower` or higher; scales have their best first."""
    one, two = (_rank(each, definition, lower=lower) for each in (target, other))
    if one is None or two is None or (target.kind, target.unit) != (other.kind, other.unit):
        return False
    return one > two if lower else one < two


def _rank(target: Target, definition: Definition, *, lower: bool) -> Decimal | None:
    """What a target is worth at the least: of a range its worse end."""
    if target.value is not None:
        return target.upper if lower and target.upper is not None else target.value
    scale = [normalised(each) for each in (*definition.targets.opinions, *definition.targets.predicates)]
    name = normalised(target.text)
    return Decimal(-scale.index(name)) if name in scale else None


def _choices(unit: MeasureUnit, words: TargetWords) -> list[str]:
    choices: Mapping[TargetKind, list[str]] = {
        TargetKind.PERCENT: list(words.percentages),
        TargetKind.OPINION: list(words.opinions),
        TargetKind.PREDICATE: list(words.predicates),
        TargetKind.COUNT: [f"{number} {unit.label}" for number in words.counts],
        TargetKind.NUMBER: list(words.numbers),
    }
    return choices[unit.kind]


_THOUSAND = 1000
_WORDED = (TargetKind.OPINION, TargetKind.PREDICATE)


def is_like(said: Target, target: Target, *, bare: bool) -> bool:
    """Whether a remark says as much as a target does: an amount of the same unit, an opinion beside an opinion.

    A number alone does beside one that is as `bare`, or where the remark itself says that it is a target, or what it was;
    one in the thousands beside a small target is money or a code.
    """
    if said.is_bare and said.value and target.value and said.value >= _THOUSAND > target.value:
        return False
    same = (said.kind, said.unit) == (target.kind, target.unit) or (bare and said.is_bare)
    return same and target.kind is not TargetKind.TEXT


def is_another(said: Target, target: Target, *, alone: bool) -> bool:
    """Whether a remark can be no share of the target: of several in the rows of one indicator one that is larger."""
    if target.kind in _WORDED:
        return said.same != target.same
    if said.value is None or target.value is None or (said.is_bare and is_year(str(said.value))):
        return False
    return said.value > (target.upper or target.value) or (alone and said.value not in (target.value, target.upper))


def same_target(target: Target | None) -> str:
    """What equal targets share, as text; '' for none or a blank one."""
    if target is None or not target.text.strip():
        return ""
    numbers = [f"{each.normalize():f}" for each in (target.value, target.upper) if each is not None]
    written = f"{target.bound}{'-'.join(numbers)}" if numbers else str(target.same[1])
    return f"{target.kind}|{written}|{target.unit or ''}"
