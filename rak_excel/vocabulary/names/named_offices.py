"""Offices outside the list of regions, known by their names: which plans are of one, and which names may be the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

from rak_excel.model import Definition, Identity
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.names.offices import likely_offices, names_offices_freely, office_spellings, region_of
from rak_excel.vocabulary.names.regions import code_named

_LONGEST = 300  # letters of an office's name
_LEAST_LETTERS = 5  # of a word that may have a letter wrong
_LETTERS_A_SLIP = 9  # of a word that may have one more


def office_code(identity: Identity, definition: Definition) -> str:
    """The code of a plan's office: of its region, or what stands for its name; '' where it is not known.

    An office that the definition lists goes by its name; so does one outside the list of regions, unless it is like one of
    these or the definition names all offices after regions.
    """
    name = " ".join(identity.office.split())
    if listed := _listed(definition).get(compared_name(name, definition)):
        return code_named(listed)
    if region := region_of(identity, definition):
        return region.code
    return code_named(name) if _goes_by_its_name(name, definition) else ""


def listed_offices(definition: Definition) -> tuple[str, ...]:
    """The offices that a definition expects plans of, by their names; none where it lists none."""
    return () if definition.offices.list is msgspec.UNSET else definition.offices.list


def is_listed(name: str, definition: Definition) -> bool:
    return compared_name(name, definition) in _listed(definition)


@remembered(4096)
def compared_name(name: str, definition: Definition) -> str:
    """An office's name as it is compared: without case, punctuation and spaces, the agency's own words in one spelling."""
    agency = normalised(definition.offices.title)
    return compact(_agency(definition).sub(agency, normalised(name[: _LONGEST + 1])))


def near_names(names: Iterable[str], definition: Definition) -> Iterator[tuple[str, str]]:
    """The pairs of different names that may be of one office: letters wrong in a word or two, or words in another order."""
    for one, two in combinations(names, 2):
        if _are_near(one, two) and not (is_listed(one, definition) and is_listed(two, definition)):
            yield one, two


def listed_like(name: str, definition: Definition) -> list[str]:
    """The offices of the definition's list whose names are near to a name."""
    return [each for each in listed_offices(definition) if _are_near(name, each)]


def _are_near(one: str, two: str) -> bool:
    words, others = _words(one), _words(two)
    same = len(words) == len(others)
    return same and (sorted(words) == sorted(others) or all(map(_is_slip, words, others)))


@remembered(4096)
def _words(name: str) -> list[str]:
    return normalised(name[:_LONGEST]).split()


def _is_slip(one: str, two: str) -> bool:
    """Whether two words are one, but for a letter or two; figures are never slips of one another."""
    if one == two:
        return True
    shortest = min(len(one), len(two))
    if shortest < _LEAST_LETTERS or not (one.isalpha() and two.isalpha()):
        return False
    return DamerauLevenshtein.distance(one, two) <= 1 + shortest // _LETTERS_A_SLIP


def _goes_by_its_name(name: str, definition: Definition) -> bool:
    freely = names_offices_freely(definition) or bool(listed_offices(definition))
    return bool(name) and len(name) <= _LONGEST and freely and not likely_offices(name, definition)


@lru_cache(maxsize=16)
def _listed(definition: Definition) -> dict[str, str]:
    return {compared_name(name, definition): name for name in listed_offices(definition)}


@lru_cache(maxsize=16)
def _agency(definition: Definition) -> re.Pattern[str]:
    spellings = sorted(filter(None, office_spellings(definition)), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, spellings))})(?!\S)" if spellings else r"(?!)")
