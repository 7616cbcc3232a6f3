"""Headings with a typing error or a scanner's: INDKATOR and lND1KAT0R are INDIKATOR, and nothing else that we know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rak_excel.model import Definition, PartDefinition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import EARLIER_VERSION, LATER_VERSION, ROLE_WORDS
from rak_excel.vocabulary.basics.misspellings import SHORTEST, nearest
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.headings.headings import ROLES, bare_heading, heading_role

_LONGEST = 80
_UNSURE = 2  # as two wrong letters are
_FEWEST_CONSONANTS = 3
_LOOK_ALIKE = str.maketrans({"0": "o", "1": "i", "l": "i", "!": "i", "5": "s", "4": "a", "8": "b", "6": "b"})
_VOWELS = str.maketrans("", "", "aiueo")


@dataclass(frozen=True, slots=True)
class NearHeading:
    """What a heading probably was to say.

    `certain` where one letter is wrong in a word, or only what a scanner takes for another, and only one word is near it.
    """

    role: str
    text: str
    certain: bool


@remembered(4096)
def near_heading(text: str, definition: Definition) -> NearHeading | None:
    """The heading that a text without a role is near to, word by word; None where there is none."""
    if len(text) > _LONGEST or heading_role(text, definition):
        return None
    words = normalised(bare_heading(text)).split()
    known = _words(definition)
    corrected = [(word, 0) if word in known else _meant(word, definition) for word in words]
    meant = " ".join(word for word, _ in corrected)
    role = heading_role(meant, definition)
    errors = [distance for _, distance in corrected]
    if not role or not any(errors):
        return None
    return NearHeading(role, meant.upper(), max(errors) == 1)


def _meant(word: str, definition: Definition) -> tuple[str, int]:
    """The word of a heading that is meant, and how many letters are wrong; the word itself, and 0, where none is."""
    if len(word) >= SHORTEST:
        if scanned := _unlike(definition).get(word.translate(_LOOK_ALIKE)):
            return scanned, 1
        near = nearest(word, _words(definition))
        if near[1]:
            return near
    whole = _consonants(definition).get(word.translate(_VOWELS), "")
    letters = iter(whole)
    return (whole, _UNSURE) if whole and all(letter in letters for letter in word) else (word, 0)


def near_period(text: str, part: PartDefinition) -> int | None:
    """The period whose name a text is near to: Febuari."""
    word = normalised(bare_heading(text)).partition(" ")[0]
    names = {normalised(name).partition(" ")[0]: period for period, name in enumerate(part.schedule.names, 1)}
    if len(word) < SHORTEST or len(names) < len(part.schedule.names):
        return None
    near, distance = nearest(word, frozenset(names))
    return names.get(near) if distance else None


@lru_cache(maxsize=16)
def _unlike(definition: Definition) -> dict[str, str]:
    """Each word by what is left of it when letters that look alike are one letter."""
    return _by(_words(definition), _LOOK_ALIKE)


@lru_cache(maxsize=16)
def _consonants(definition: Definition) -> dict[str, str]:
    """Each word by its consonants, if they are enough: KGTN is KEGIATAN."""
    return {
        letters: word
        for letters, word in _by(_words(definition), _VOWELS).items()
        if len(letters) >= _FEWEST_CONSONANTS
    }


def _by(words: frozenset[str], table: dict[int, int | None] | dict[int, str]) -> dict[str, str]:
    """Each word by its translation, those that share one left out."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word.translate(table), []).append(word)
    return {each: meant[0] for each, meant in found.items() if len(meant) == 1}


@lru_cache(maxsize=16)
def _words(definition: Definition) -> frozenset[str]:
    """The words of all headings that are long enough to be known by most of their letters."""
    listed = [each for role in ROLES for each in getattr(definition.headings, role)]
    own = [each for part in definition.parts for each in (part.objective_heading, part.indicator_heading)]
    usual = [
        word
        for words in ROLE_WORDS.values()
        for each in (words.words, words.before, words.behind)
        for word in re.findall(r"(?<![\w{])[a-z]+(?![\w?}])", each)
    ]
    words = {
        word for text in (*listed, *own, *usual, *EARLIER_VERSION, *LATER_VERSION) for word in normalised(text).split()
    }
    return frozenset(word for word in words if len(word) >= SHORTEST)
