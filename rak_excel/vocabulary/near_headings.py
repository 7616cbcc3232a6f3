"""Headings with a typing error: INDKATOR is INDIKATOR, and nothing else that we know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from rak_excel.model import Definition, PartDefinition
from rak_excel.vocabulary.heading_words import ROLE_WORDS
from rak_excel.vocabulary.headings import ROLES, bare_heading, heading_role
from rak_excel.vocabulary.words import normalised

_SHORTEST = 5  # letters; shorter words are near too many others
_LONGEST = 80
_LETTERS_AN_ERROR = 3  # a suggestion may have an error for each so many letters
_MOST_ERRORS = 2


@dataclass(frozen=True, slots=True)
class NearHeading:
    """What a heading probably was to say. `certain` where one letter is wrong in a word, and only one word is near it."""

    role: str
    text: str
    certain: bool


@lru_cache(maxsize=4096)
def near_heading(text: str, definition: Definition) -> NearHeading | None:
    """The heading that a text without a role is near to, word by word; None where there is none."""
    if len(text) > _LONGEST or heading_role(text, definition):
        return None
    words = normalised(bare_heading(text)).split()
    known = _words(definition)
    corrected = [(word, 0) if word in known or len(word) < _SHORTEST else _nearest(word, known) for word in words]
    meant = " ".join(word for word, _ in corrected)
    role = heading_role(meant, definition)
    errors = [distance for _, distance in corrected]
    if not role or not any(errors):
        return None
    return NearHeading(role, meant.upper(), max(errors) == 1)


def near_period(text: str, part: PartDefinition) -> int | None:
    """The period whose name a text is near to: Febuari."""
    word = normalised(bare_heading(text)).partition(" ")[0]
    names = {normalised(name).partition(" ")[0]: period for period, name in enumerate(part.schedule.names, 1)}
    if len(word) < _SHORTEST or len(names) < len(part.schedule.names):
        return None
    near, distance = _nearest(word, frozenset(names))
    return names.get(near) if distance else None


def _nearest(word: str, known: frozenset[str]) -> tuple[str, int]:
    """The one word that is nearest, and how many letters are wrong; the word itself, and 0, where none or several are."""
    most = min(_MOST_ERRORS, max(1, len(word) // _LETTERS_AN_ERROR))
    near = [(distance, each) for each in known if (distance := OSA.distance(word, each, score_cutoff=most)) <= most]
    if not near:
        return word, 0
    least = min(near)[0]
    nearest = [each for distance, each in near if distance == least]
    return (nearest[0], least) if len(nearest) == 1 else (word, 0)


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
    words = {word for text in (*listed, *own, *usual) for word in normalised(text).split()}
    return frozenset(word for word in words if len(word) >= _SHORTEST)
