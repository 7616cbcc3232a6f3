"""Headings with a typing error: INDKATOR is INDIKATOR, and nothing else that we know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rak_excel.model import Definition, PartDefinition
from rak_excel.vocabulary.heading_words import EARLIER_VERSION, LATER_VERSION, ROLE_WORDS
from rak_excel.vocabulary.headings import ROLES, bare_heading, heading_role
from rak_excel.vocabulary.near_words import SHORTEST, nearest
from rak_excel.vocabulary.words import normalised

_LONGEST = 80


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
    corrected = [(word, 0) if word in known or len(word) < SHORTEST else nearest(word, known) for word in words]
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
    if len(word) < SHORTEST or len(names) < len(part.schedule.names):
        return None
    near, distance = nearest(word, frozenset(names))
    return names.get(near) if distance else None


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
