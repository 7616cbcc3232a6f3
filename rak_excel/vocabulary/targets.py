"""Targets as people write them: `77,5%`, `1 (satu) Laporan`, `WTP`, `B`, and in Excel the number 0.75 shown as 75%."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.model.definition import IndicatorDefinition
from rak_excel.model.definition_words import TargetWords
from rak_excel.vocabulary.words import compact, normalised, tidy

# A number, then what a clerk writes out in brackets, then the unit.
_NUMBER = re.compile(r"^(?P<number>-?\d[\d.,]*)\s*(?:\((?P<words>[^)]*)\))?\s*(?P<unit>[^\d].*)?$", re.DOTALL)
_PLAIN = re.compile(r"^[^\W_]+(?:\s+[^\W_]+)*\.?$")  # words alone: B+ is not B
_BRACKETED = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<remark>[^()]*)\)$")
_THOUSANDS = re.compile(r"^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_NUMERAL = re.compile(r"^-?\d{1,15}(?:[.,]\d{1,15})?$")  # Excel's own numbers have no more than 15 digits


def parse_target(text: str, definition: Definition) -> Target:
    """The target that a text says; of kind `text` where nothing known is said.

    A dot before three digits separates thousands, as Indonesian writes them; any other single dot or comma is the
    decimal sign.
    """
    written = tidy(text)
    scale = _scales(definition).get(normalised(written)) if _PLAIN.match(written) else None
    if scale:
        return Target(text, *scale)
    return _number(text, written, definition) or _spelled_out(written, definition) or Target(text)


def _number(text: str, written: str, definition: Definition) -> Target | None:
    match = _NUMBER.match(written)
    value = _value(match["number"]) if match else None
    if match is None or value is None or _contradicts(match["words"], value, definition.targets):
        return None
    if not match["unit"]:
        return Target(text, TargetKind.NUMBER, value)
    unit = find_unit(match["unit"], definition)
    if unit is None or unit.kind in {TargetKind.OPINION, TargetKind.PREDICATE}:
        return None
    if unit.kind is TargetKind.COUNT and value != value.to_integral_value():
        return None  # `1,250 orang` may be a thousand or one and a quarter
    return Target(text, unit.kind, value, unit.id)


def _contradicts(words: str | None, value: Decimal, targets: TargetWords) -> bool:
    """Whether the number written out in brackets is another one: `2 (satu)`."""
    known = [normalised(each) for each in targets.number_words]
    said = normalised(words or "")
    return said in known and known.index(said) + 1 != value


def _spelled_out(written: str, definition: Definition) -> Target | None:
    """`Opini WTP`, `B (Baik)`, `Wajar Tanpa Pengecualian` and `Nilai 95`: the target without the words around it."""
    words = definition.targets
    scales = {normalised(each): each for each in (*words.opinions, *words.predicates)}
    long = {normalised(each): short for short, spellings in words.spelled_out.items() for each in spellings}
    first, _, rest = written.partition(" ")
    labelled = normalised(first) in {normalised(each) for each in words.first_words} and bool(rest)
    bare = rest.strip(" :") if labelled else written
    match = _BRACKETED.match(bare)
    name, remark = (match["name"], normalised(match["remark"])) if match else (bare, "")
    found = {long.get(each) or scales.get(each) for each in (normalised(name), remark)} - {None}
    official = long.get(normalised(name)) or (scales.get(normalised(name)) if _PLAIN.match(name) else None)
    if official and found == {official}:
        return Target(official, *_scales(definition)[normalised(official)])
    return _number(bare, bare, definition) if labelled else None


def find_unit(text: str, definition: Definition) -> MeasureUnit | None:
    """The unit of measure that this is a spelling of."""
    return _units(definition.targets).get("%" if text.strip() == "%" else compact(text))


def written_target(value: Decimal, unit: MeasureUnit | None) -> str:
    """A number as the field writes it, with its unit: `77,5%`, `1 Laporan`, `75`."""
    number = f"{value.normalize():f}".replace(".", ",")
    if unit is None or not unit.label:
        return number
    return f"{number}%" if unit.kind is TargetKind.PERCENT else f"{number} {unit.label}"


def kinds_expected(indicator: str, definition: Definition) -> tuple[TargetKind, ...]:
    """The kinds of target that an indicator's first word asks for; empty where it asks for none in particular."""
    return _first_words(definition.targets).get(normalised(indicator).split(" ")[0], ())


def names_work(word: str, definition: Definition) -> bool:
    """Whether an indicator that begins with this word names work instead of a measure: `Terlaksananya`."""
    return normalised(word) in _not_measures(definition.targets)


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
    if not lower and choice[0].isdigit() and _value(choice.rstrip("%")) == 0:
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
    one, two = _rank(target, definition), _rank(other, definition)
    if one is None or two is None or (target.kind, target.unit) != (other.kind, other.unit):
        return False
    return one > two if lower else one < two


def _rank(target: Target, definition: Definition) -> Decimal | None:
    if target.value is not None:
        return target.value
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


def _value(number: str) -> Decimal | None:
    if _THOUSANDS.match(number):
        number = number.replace(".", "")
    return Decimal(number.replace(",", ".")) if _NUMERAL.match(number) else None


@lru_cache(maxsize=64)
def _first_words(words: TargetWords) -> dict[str, tuple[TargetKind, ...]]:
    return {normalised(word): kinds for word, kinds in reversed(words.first_words.items())}


@lru_cache(maxsize=64)
def _not_measures(words: TargetWords) -> frozenset[str]:
    return frozenset(map(normalised, words.not_measures))


@lru_cache(maxsize=64)
def _units(words: TargetWords) -> dict[str, MeasureUnit]:
    spellings = {}
    for unit in words.units:
        for spelling in (unit.id, unit.label, *unit.spellings):
            if spelling:
                spellings["%" if spelling == "%" else compact(spelling)] = unit
    return spellings


@lru_cache(maxsize=16)
def _scales(definition: Definition) -> dict[str, tuple[TargetKind, None, str | None]]:
    """Opinions and predicates, each with its kind and unit."""
    words = definition.targets
    units = {unit.kind: unit.id for unit in words.units}
    listed = [(TargetKind.PREDICATE, words.predicates), (TargetKind.OPINION, words.opinions)]
    return {normalised(each): (kind, None, units.get(kind)) for kind, names in listed for each in names}
