"""Targets beside each other: what a dropdown offers, which is worse or the same; and quantities in a schedule."""

from __future__ import annotations

import re
from decimal import Decimal

from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.model.definition import IndicatorDefinition
from rak_excel.model.words import TargetWords
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import find_month, is_year
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_sign
from rak_excel.vocabulary.targets.period_entries import without_up_to
from rak_excel.vocabulary.targets.phrases import without_bound
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.vocabulary.targets.units import names_grade


def target_choices(indicator: IndicatorDefinition | None, definition: Definition) -> list[str]:
    """What the dropdown of a target offers: for an indicator its own kind of target, the usual one first; or everything.

    Nothing that falls short of the national target or is not that of the performance agreement.
    """
    words = definition.targets
    if indicator is None:
        counted = (unit for unit in words.units if unit.kind is TargetKind.COUNT)
        counts = [choice for unit in counted for choice in _choices(unit, words)[:1]]
        return list(dict.fromkeys([*words.percentages, *words.opinions, *words.predicates, *counts, *words.numbers]))
    unit = next(each for each in words.units if each.id == indicator.unit)
    if indicator.agreement:
        return [indicator.agreement]
    usual = [indicator.target] if indicator.target else []
    fitting = (each for each in _choices(unit, words) if _fits(each, indicator, definition))
    return list(dict.fromkeys([*usual, *fitting]))


def _fits(choice: str, indicator: IndicatorDefinition, definition: Definition) -> bool:
    lower = lower_is_better(normalised(indicator.text), indicator, definition)
    if not lower and choice[0].isdigit() and parse_target(choice, definition).value == 0:  # nothing at all
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
    if unit.kind is TargetKind.COUNT:
        return [f"{number} {unit.label}" for number in words.counts]
    listed = {TargetKind.PERCENT: words.percentages, TargetKind.OPINION: words.opinions}
    listed |= {TargetKind.PREDICATE: words.predicates, TargetKind.NUMBER: words.numbers}
    return list(listed[unit.kind])


_THOUSAND = 1000
_WORDED = (TargetKind.OPINION, TargetKind.PREDICATE)


def is_like(said: Target, target: Target, *, bare: bool) -> bool:
    """Whether a remark says as much as a target does: an amount of the same unit, an opinion beside an opinion.

    A number alone does beside one that is as `bare`, or where the remark itself says that it is a target, or was one.
    """
    if said.is_bare and said.value and target.value and said.value >= _THOUSAND > target.value:  # money, or a code
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
    written = f"{target.bound}{'-'.join(numbers)}" if numbers else " ".join(target.text.casefold().split())
    return f"{target.kind}|{written}|{target.unit or ''}"


_NUMBER = re.compile(r"^(?:rp\.?\s*)?[+-]?\d[\d.,]*\s*(?:%|persen|prosen)?$", re.IGNORECASE)
_WITH_UNIT = re.compile(r"^\d[\d.,]*\s*[^\W\d]+(?:[ /][^\W\d]+){0,2}\.?$")
_RANGE = re.compile(r"^\d[\d.,]*\s*[-–]\s*\d[\d.,]*\s*%$")
_BETWEEN = re.compile(r"^(?P<least>\d{1,9}(?:,\d{1,9})?)\s?[-–]\s?\d{1,9}(?:,\d{1,9})?$")
_WEEKS = 53  # of a year: what is more is no week, day or activity
_WEEK = re.compile(r"^min\s?[1-5]$", re.IGNORECASE)
_OF_TIME = frozenset(["minggu", "hari", "jam", "tanggal", "tgl"])  # how long or on which day, not how much
_NONE_GIVEN = frozenset(["n a", "na", "nihil"])
_RESULTS = frozenset([TargetKind.OPINION, TargetKind.PREDICATE])


@remembered(4096)
def is_quantity(text: str, definition: Definition, *, for_targets: bool = False) -> bool:
    """Whether a schedule cell says how much: `25`, `≥ 0,9`, `50%`, `75-80`, `1 Lap`, `Rp 2.000.000`. A bare 0 or 1 does not.

    Below headings `for_targets` any range does, `1-2`, which elsewhere may be days or weeks.
    """
    lines = tidy(without_up_to(text)).split("\n")
    says = bool(lines[0]) and text.strip() not in {"0", "1"}
    return says and all(_is_quantity(_unbounded(line, for_targets), definition, for_targets) for line in lines)


def _unbounded(line: str, for_targets: bool) -> str:
    """What is at least or at most so much, without saying that; by words below headings for targets alone: `Min 1` is a week."""
    worded = line[:1].isalpha()
    return line if worded and (not for_targets or _WEEK.match(line)) else without_bound(line)[1]


@remembered(4096)
def fits_quantities(text: str, definition: Definition, *, for_targets: bool = False) -> bool:
    """Whether a cell may stand in a row of quantities: these, 0 and 1, blanks, and an opinion or predicate."""
    if is_quantity(text, definition, for_targets=for_targets):
        return True
    if text.strip() in {"0", "1"} or normalised(text) in _NONE_GIVEN:
        return True
    return read_sign(text, definition.marks).mark is ScheduleMark.BLANK or _is_result(text, definition)


def is_plain_quantity(text: str, definition: Definition) -> bool:
    """Whether a quantity says its unit, `50%`, `1 Lap`, so that it is one among ticks too."""
    return not tidy(text).replace(",", "").replace(".", "").isdecimal() and is_quantity(text, definition)


def says_how_much(text: str, definition: Definition) -> bool:
    """Whether what fits quantities is one, or the opinion or predicate of a period: `WTP` among targets by quarter."""
    return any(map(str.isdigit, text)) or _is_result(text, definition)


def _is_result(text: str, definition: Definition) -> bool:
    return parse_target(tidy(text), definition).kind in _RESULTS or names_grade(text, definition)


def _is_quantity(line: str, definition: Definition, for_targets: bool) -> bool:
    if _NUMBER.match(line) or _RANGE.match(line):
        return True
    if between := _BETWEEN.match(line):
        least = Decimal(between["least"].replace(",", "."))
        return for_targets or (least > _WEEKS and not is_year(between["least"]))
    if not _WITH_UNIT.match(line):
        return False
    words = re.findall(r"[^\W\d]+", line.casefold())
    return not any(word in _OF_TIME or find_month(word, definition.identity) for word in words)
