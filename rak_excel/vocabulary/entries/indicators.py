"""Wordings of indicators: the definition's, filled for one office and year, and how written ones are matched to it."""

from __future__ import annotations

import re
from itertools import product

from rapidfuzz import fuzz, process

from rak_excel.model import Definition, ObjectiveDefinition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, normalised

NEAR_ROWS = 2  # from an indicator down to an activity that is surely its own
_NEAR = 70.0  # of 100: how like the definition's wording a text must be for its row key to count
_LEFT_OPEN = "...."
_OCCURRENCE = re.compile(r"^(?P<key>.+?)(?:#(?P<nth>\d{1,9}))?$")


def fill_wording(text: str, office: str, year: int | None) -> str:
    """The definition's text for one office (its short name) and plan year."""
    if "{" not in text:  # as most
        return text
    years = {"year": year, "next_year": year + 1, "previous_year": year - 1} if year else {}
    for place, value in ({"office": office} | years).items():
        text = text.replace("{" + place + "}", str(value))
    return text


def open_wording(text: str, office: str, year: int | None) -> str:
    """The same with dots where the year is not known yet, as a form leaves it open."""
    filled = fill_wording(text, office, year)
    for place in ("{year}", "{next_year}", "{previous_year}"):
        filled = filled.replace(place, _LEFT_OPEN)
    return filled


def key_of(text: str, part: str, definition: Definition, office: str, year: int | None) -> str | None:
    """The row key of the indicator that is worded like this, case and punctuation apart."""
    return _wordings(definition, part, office, year).get(normalised(text))


def key_counts(key: str, text: str, definition: Definition, office: str, year: int | None) -> bool:
    """Whether a row key may speak for this text: the text is near the wording of its indicator, and nearer no other.

    A table sorted by what can be seen leaves its hidden row keys behind, each beside another indicator.
    """
    own = key_and_occurrence(key)[0]
    if own not in definition.indicators:
        return False
    wordings = wordings_by_key(definition, definition.part_of[own], office, year)
    words = normalised(text)
    if words == wordings[own] or words in _spellings(definition.indicators[own].text, definition, office, year):
        return True
    likeness = fuzz.token_sort_ratio(words, wordings[own], score_cutoff=_NEAR)  # 0 below that
    if likeness < _NEAR:
        return False
    nearest = process.extractOne(words, wordings.values(), scorer=fuzz.token_sort_ratio, score_cutoff=likeness)
    return nearest is None or nearest[1] <= likeness


def objective_worded(
    text: str, part: str, definition: Definition, office: str, year: int | None
) -> ObjectiveDefinition | None:
    """The objective of the definition with these words; case, punctuation and lost spaces (`Meningkatnyakapasitas`) apart."""
    return _objectives(definition, part, office, year).get(compact(text))


def objectives_having(
    indicator: str, part: str, definition: Definition, office: str, year: int | None
) -> tuple[ObjectiveDefinition, ...]:
    """The objectives under which the definition has an indicator worded like this, case and punctuation apart."""
    return _holders(definition, part, office, year).get(normalised(indicator), ())


@remembered(1024)
def key_and_occurrence(key: str) -> tuple[str, int]:
    """`S8.1#2`, the key of an indicator's second occurrence, is ("S8.1", 2)."""
    match = _OCCURRENCE.match(key)
    return (match["key"], int(match["nth"] or 1)) if match else (key, 1)


def key_with_occurrence(key: str, nth: int) -> str:
    return key if nth == 1 else f"{key}#{nth}"


@remembered(512)
def _wordings(definition: Definition, part: str, office: str, year: int | None) -> dict[str, str]:
    own = wordings_by_key(definition, part, office, year)
    spelt = {
        words: key for key in own for words in _spellings(definition.indicators[key].text, definition, office, year)
    }
    return spelt | {words: key for key, words in own.items()}


@remembered(1024)
def wordings_by_key(definition: Definition, part: str, office: str, year: int | None) -> dict[str, str]:
    """The definition's wordings of a part as one office would write them, by key."""
    return {
        indicator.key: normalised(fill_wording(indicator.text, office, year))
        for objective in definition.objectives_of(part)
        for indicator in objective.indicators
    }


@remembered(512)
def _objectives(definition: Definition, part: str, office: str, year: int | None) -> dict[str, ObjectiveDefinition]:
    return {
        compact(words): each
        for each in definition.objectives_of(part)
        for words in _spellings(each.text, definition, office, year)
    }


@remembered(512)
def _holders(
    definition: Definition, part: str, office: str, year: int | None
) -> dict[str, tuple[ObjectiveDefinition, ...]]:
    holders: dict[str, tuple[ObjectiveDefinition, ...]] = {}
    for objective in definition.objectives_of(part):
        for indicator in objective.indicators:
            for words in _spellings(indicator.text, definition, office, year):
                holders[words] = (*holders.get(words, ()), objective)
    return holders


def _spellings(text: str, definition: Definition, office: str, year: int | None) -> tuple[str, ...]:
    """A text of the definition as a form may have it, each once: for this office and year, or for any as a blank form."""
    return _filled(text, office if "{office}" in text else "", definition.offices.short, year if "{" in text else None)


@remembered(4096)  # most texts name no office, and are the same in every plan of a year
def _filled(text: str, office: str, any_office: str, year: int | None) -> tuple[str, ...]:
    known = dict.fromkeys((office, any_office)), dict.fromkeys((year, None))
    return tuple(dict.fromkeys(normalised(open_wording(text, *each)) for each in product(*known)))
