"""What a workbook shall reach: its objectives and indicators, and the units in which their targets are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from rak_excel.drafting.base import base
from rak_excel.drafting.executors import ExecutorNames
from rak_excel.drafting.keys import REMARK, Keys, plain, without_blanks
from rak_excel.model import Definition, Indicator, Objective, PlanPart, TargetKind
from rak_excel.model.standard_columns import UNIT_TEXT, period_of_id
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.targets.by_period import value_of

_MOST_OBJECTIVES, _MOST_INDICATORS, _MOST_LETTERS = 300, 1000, 200_000
_TEXT_LETTERS = 1000
_FIGURE = re.compile(r"^[^\W\d_]*\W*[\d.,]+[\s–-]*(?:[\d.,]+)?\s*")
_UNKNOWN_UNIT = "nilai"
_OF_KINDS: dict[TargetKind | None, str] = {TargetKind.PERCENT: "%"}


def further_units(indicators: Sequence[Indicator], definition: Definition) -> list[Keys]:
    """The units of targets that the packaged definition does not list, in the order in which they are met.

    Those of 45,5 Km are kept as they are written: a listed one is counted in whole numbers.
    """
    known = {unit["id"] for unit in base()["targets"]["units"]}
    known |= {each.target.unit for each in indicators if each.target and _has_decimals(each, definition)}
    named = [each.target for each in indicators if each.target and each.target.unit and each.target.unit not in known]
    kinds: dict[str, Counter[TargetKind]] = {}
    texts: dict[str, str] = {}
    for target in named:
        kinds.setdefault(target.unit or "", Counter())[target.kind] += 1
        texts.setdefault(target.unit or "", target.text)
    labels = {unit.id: unit.label for unit in definition.targets.units}
    own = [
        (id_, counted.most_common(1)[0][0], labels.get(id_) or _label(texts[id_], id_))
        for id_, counted in kinds.items()
    ]
    return [
        {REMARK: _UNIT.format(target=texts[id_]), "id": plain(id_), "kind": kind.value, "label": label}
        for id_, kind, label in own
        if kind is not TargetKind.TEXT
    ]


def _has_decimals(indicator: Indicator, definition: Definition) -> bool:
    """Whether the target for the year, or that of a period, is no whole number."""
    by_period = (str(entry) for id_, entry in indicator.further.items() if period_of_id(id_))
    targets = (indicator.target, *(value_of(text, indicator, definition) for text in by_period))
    return any(each.value is not None and each.value % 1 for each in targets if each)


def _label(text: str, id_: str) -> str:
    """The unit as it is written behind a number."""
    written = plain(_FIGURE.sub("", text))
    return written if compact(written) == compact(id_) else plain(id_).capitalize()


def units_keys(further: Sequence[Keys]) -> list[Keys]:
    """The table `[[targets.units]]`: those of the packaged definition, which this list replaces, and behind them the further ones."""
    return [dict(unit) for unit in base()["targets"]["units"]] + [*further] if further else []


def objectives_keys(part: PlanPart, letter: str, names: ExecutorNames | None, units: Iterable[str]) -> Iterator[Keys]:
    """The tables `[[objectives]]` of a part. `names` are the units of the definition's first list, of its own part."""
    listed = {*units}
    indicators = (each for each in part.indicators if plain(each.text))
    for nth, (objective, own) in enumerate(groupby(indicators, key=lambda each: each.objective), 1):
        found = [_indicator(each, f"{letter}{nth}.{at}", names, listed) for at, each in enumerate(own, 1)]
        text = plain(objective.text, _TEXT_LETTERS)
        check = {} if text else {REMARK: _NO_OBJECTIVE}
        yield {
            **check,
            "part": part.id,
            "number": _number(objective, nth),
            "text": text or _NO_TEXT,
            "indicators": [*found],
        }


def are_too_many(parts: Sequence[PlanPart]) -> bool:
    """Whether there are more objectives or indicators, or longer ones, than a definition may list."""
    groups = [[*own] for part in parts for _, own in groupby(part.indicators, key=lambda each: each.objective)]
    counts = [len(own) for own in groups]
    letters = sum(len(each.text) + len(each.objective.text) for own in groups for each in own)
    several = len(groups) > _MOST_OBJECTIVES or sum(counts) > _MOST_INDICATORS
    return several or max(counts) > _MOST_OBJECTIVES or letters > _MOST_LETTERS


def _number(objective: Objective, nth: int) -> int:
    return objective.number if objective.number is not None and 0 <= objective.number < _LARGEST else nth


def _indicator(indicator: Indicator, key: str, names: ExecutorNames | None, units: set[str]) -> Keys:
    unit = _unit(indicator, units)
    return without_blanks({
        REMARK: "" if unit else _NO_UNIT,
        "key": key,
        "text": plain(indicator.text, _TEXT_LETTERS),
        "unit": unit or _UNKNOWN_UNIT,
        "target": plain(indicator.target.text) if indicator.target else "",
        "executors": [*(names.ids(indicator.executors) if names else [])],
    })  # fmt: skip


def _unit(indicator: Indicator, units: set[str]) -> str:
    """The unit of its target, else that which its first word or the column of units names; "" where nothing tells."""
    target = indicator.target
    if target and target.unit in units:
        return target.unit or ""
    first = next(iter(normalised(indicator.text).split()), "")
    kinds = {normalised(word): TargetKind(kinds[0]) for word, kinds in base()["targets"]["first_words"].items()}
    beside = compact(str(indicator.further.get(UNIT_TEXT, "")))
    named = (first if first in units else "", _spelt().get(beside, ""), _OF_KINDS.get(kinds.get(first), ""))
    return next(filter(None, named), _UNKNOWN_UNIT if target and target.is_bare and not beside else "")


@cache
def _spelt() -> dict[str, str]:
    """The units of the packaged definition by all that they are called."""
    units = base()["targets"]["units"]
    return {compact(each) or each: unit["id"] for unit in units for each in (unit["id"], *unit.get("spellings", ()))}


_LARGEST = 1_000_000
_NO_TEXT = "(Tulis sasarannya)"
_UNIT = 'Satuan ini dari target "{target}". Periksa kind: percent, count, number, opinion, atau predicate.'
_NO_UNIT = "Satuannya belum jelas; di sini ditulis nilai. Periksa."
_NO_OBJECTIVE = "Sasarannya kosong di file itu."
