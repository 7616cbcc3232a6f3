"""Two years side by side: the offices, the indicators, and each target with what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import count

from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import Alias
from rak_excel.rolling_up.indicators.alignment import align, general_wording
from rak_excel.rolling_up.indicators.measures import Number
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.side_by_side.comparison import TargetChange, TargetComparison, change_of, middle_of
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.vocabulary.names.regions import office_at

_A_YEAR, _YEAR = re.compile(r"\b20\d\d\b"), "{year}"
_Name = tuple[str, str]  # its part, and what it goes by in both years
_Named = dict[str, dict[_Name, OfficeIndicator]]  # by region


class LastYear(Record):
    """Last year's roll-up, and the name of the file that holds it."""

    rollup: Rollup
    file: str


class TargetPair(Record):
    """One indicator of one office in both years, or in the one that has it. `number` is its place in `Years.indicators`."""

    region: str
    number: int
    last: OfficeIndicator | None
    this: OfficeIndicator | None
    change: TargetChange


class IndicatorYears(Record):
    """One indicator across the offices. `comparison` is its place among this year's comparisons, None where it is gone;
    `middle` is last year's, in this year's unit.
    """

    code: str
    part: str
    text: str
    unit: str
    comparison: int | None
    middle: Number | None
    lower_is_better: bool = False


class OfficeYears(Record):
    """One office. `number` is its place among this year's offices, None where only last year's roll-up has it."""

    region: str
    number: int | None
    rows: int  # last year's
    share: float | None  # of indicators that were complete last year
    planned: bool  # whether it has a plan this year


class Years(Record):
    last: Rollup
    file: str
    offices: tuple[OfficeYears, ...]
    indicators: tuple[IndicatorYears, ...]
    pairs: tuple[TargetPair, ...]


def compare_years(this: Rollup, comparisons: Sequence[TargetComparison], last: Rollup, file: str) -> Years:
    """This year's roll-up beside last year's, which `file` holds; only offices of this year's provinces are compared.

    An indicator is the same by the definition of this year: by row key, else by wording. A part is compared where an
    office has one in both years, so that a plan still to come is not taken for targets that are gone.
    """
    now = _named(this)
    before = _named_last(last, this, now)
    offices = tuple(_offices(this, last))
    numbers: dict[_Name, int] = {}
    indicators: list[IndicatorYears] = []
    for place, comparison in enumerate(comparisons):
        region = next(iter(comparison.cells))
        name = next(name for name, each in now[region].items() if each is comparison.cells[region])
        numbers[name] = len(indicators)
        indicators.append(_indicator(name, comparison.group.code, comparison, place, before))
    for named in before.values():
        for name, each in named.items():
            if name not in numbers:
                numbers[name] = len(indicators)
                code = name[1] if key_and_occurrence(name[1])[0] in this.definition.indicators else ""
                unit = (each.target.unit or "") if each.target else ""
                indicators.append(IndicatorYears(code, name[0], each.rows[0].indicator, unit, None, None))
    pairs = tuple(_pairs(offices, now, before, numbers, this.definition))
    return Years(last, file, offices, tuple(indicators), pairs)


def _named(this: Rollup) -> _Named:
    """This year's indicators of each office by what they go by: the definition's key, else the wording."""
    named: _Named = {}
    for each in this.all_indicators:
        code = this.alignment.codes[_at(each)]
        own, part = named.setdefault(each.region, {}), each.rows[0].part
        own[part, _name(code, each, this.definition, own)] = each
    return named


def _named_last(last: Rollup, this: Rollup, now: _Named) -> _Named:
    """Last year's by what they go by this year.

    A wording that the office has this year too is the same. Else it may be one of this year's but for the year in it, or one
    that last year's province confirmed.
    """
    parts = {part.id for part in this.definition.parts}
    listed = [each for each in last.all_indicators if each.rows[0].part in parts and _within(each.region, this)]
    codes = _codes(listed, this, last.year, this.aliases)
    confirmed = _codes(listed, this, last.year, [*last.aliases, *this.aliases]) if last.aliases else codes
    wordings = {
        (part, _wording(each, this.definition)): code
        for own in now.values()
        for (part, code), each in own.items()
        if code in this.definition.indicators
    }
    named: _Named = {}
    for each in listed:
        own, part = named.setdefault(each.region, {}), each.rows[0].part
        name = _name(codes[_at(each)], each, this.definition, own)
        if name not in this.definition.indicators and (part, name) not in now.get(each.region, {}):
            others = (wordings.get((part, _wording(each, this.definition))), confirmed[_at(each)])
            free = (code for code in others if code in this.definition.indicators and (part, code) not in own)
            name = next(filter(None, free), name)
        own[part, name] = each
    return named


def _codes(
    indicators: Sequence[OfficeIndicator], this: Rollup, year: int | None, aliases: Sequence[Alias]
) -> Mapping[tuple[str, str, int], str]:
    rows = (row for each in indicators for row in each.rows)
    return align(rows, this.definition, year, aliases).codes


def _at(indicator: OfficeIndicator) -> tuple[str, str, int]:
    first = indicator.rows[0]
    return first.region, first.part, first.ordinal


def _name(code: str, indicator: OfficeIndicator, definition: Definition, taken: Container[_Name]) -> str:
    """Not one that the office has already: two of its indicators may differ by a year alone."""
    key, nth = key_and_occurrence(code)
    if key in definition.indicators:
        return code
    part, wording = indicator.rows[0].part, _wording(indicator, definition)
    return next(name for each in count(nth) if (part, name := f"{wording}#{each}") not in taken)


def _wording(indicator: OfficeIndicator, definition: Definition) -> str:
    """Without the office's own name and any year, which differ where the indicator does not."""
    first = indicator.rows[0]
    return _A_YEAR.sub(_YEAR, general_wording(first.indicator, first.region, definition))


def _within(region: str, this: Rollup) -> bool:
    return office_at(region).province in this.provinces


def _indicator(name: _Name, code: str, comparison: TargetComparison, place: int, before: _Named) -> IndicatorYears:
    then = (named[name].target for named in before.values() if name in named)
    numbers = [shown for target in then if not isinstance(shown := comparison.measure.compared(target), str)]
    group = comparison.group
    return IndicatorYears(code, name[0], group.text, comparison.unit, place, middle_of(numbers), group.lower_is_better)


def _offices(this: Rollup, last: Rollup) -> Iterator[OfficeYears]:
    """In the order of their regions, as both roll-ups have them."""
    numbers = {office.region: number for number, office in enumerate(this.offices)}
    then = {office.region for office in last.offices if _within(office.region, this)}
    rows, planned = _rows(last), _rows(this)
    complete = Counter(each.region for each in last.all_indicators if each.complete and each.group.defined)
    expected = len(last.definition.indicators)
    for region in sorted({*numbers, *then}):
        share = complete[region] / expected if rows[region] and expected else None
        yield OfficeYears(region, numbers.get(region), rows[region], share, bool(planned[region]))


def _rows(rollup: Rollup) -> Counter[str]:
    return Counter(each.region for each in rollup.all_indicators for _ in each.rows)


def _pairs(
    offices: Iterable[OfficeYears], now: _Named, before: _Named, numbers: Mapping[_Name, int], definition: Definition
) -> Iterator[TargetPair]:
    for office in offices:
        this, last = now.get(office.region, {}), before.get(office.region, {})
        both = {part for part, _ in this} & {part for part, _ in last}
        names = sorted({*this, *last}, key=lambda name: numbers[name])
        for name in names:
            if name[0] in both:
                pair = last.get(name), this.get(name)
                yield TargetPair(office.region, numbers[name], *pair, change_of(*pair, definition))
