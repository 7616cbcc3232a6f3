"""Names of regions in texts: another region's, or the office's own misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from rak_excel.model import Definition, Region
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.offices import region_name
from rak_excel.vocabulary.names.regions import regions, regions_of

_LONG = 6  # letters from which on two may be typed wrong
_LONGEST = 4  # words in a region's name
_ABBREVIATED = {"kab": "kabupaten"}

_Name = tuple[str, ...]


def wrong_region(text: str, own: Region, definition: Definition) -> str | None:
    """The first region that a text names wrongly for an office of `own`, or None.

    That is the own name with a letter or two wrong in one word, another region's name behind its kind or the agency's
    name, and a neighbour's name of several words also without. After "Kabupaten/Kota" and after the agency's name
    either kind may be meant. An office with which one works is no mistake: "rapat dengan KPU Kabupaten Bima". A name of
    one word is near many a common word ("Agam", "agar"), so it counts as misspelt only as a name right behind its kind.
    """
    known = _known(own, definition)
    words = normalised(text).split()
    if known.triggers.isdisjoint(words):
        return None
    for start, word in enumerate(words):
        if word in known.triggers:
            for name in (*_misspelt(words, start, known, text), *_others(words, start, known)):
                return name.title()
    return None


@dataclass(frozen=True)
class _Known:
    """What is known about regions where the office is.

    `names` has all regions by their full names, `firsts` the first words of their names without the kind; `triggers`
    are the words at which a name may begin or stand.
    """

    own: Region
    name: _Name
    neighbours: dict[str, list[_Name]]
    kinds: frozenset[str]
    introducing: frozenset[str]
    together: frozenset[str]
    names: dict[str, Region]
    firsts: frozenset[str]
    triggers: frozenset[str]


def _misspelt(words: list[str], at: int, known: _Known, text: str) -> Iterator[str]:
    """The own name, misspelt, around a word that is one of its own or stands before it."""
    length = len(known.name)
    if length == 1:
        yield from _misspelt_word(words, at, known, text)
        return
    starts = [at + 1] if words[at] in known.introducing else []
    starts += [at - nth for nth, word in enumerate(known.name) if word == words[at]]
    for start in starts:
        candidate = tuple(words[start : start + length]) if start >= 0 else ()
        near = candidate != known.name and len(candidate) == length and _near(candidate, known.name)
        if near and candidate not in known.neighbours.get(candidate[0], ()):
            yield " ".join(candidate)


def _misspelt_word(words: list[str], at: int, known: _Known, text: str) -> Iterator[str]:
    """The own name of one word with a letter wrong, with a capital, behind its kind and not behind Kabupaten/Kota."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if not _is_kind(words[at], known) or (at and _is_kind(words[at - 1], known)) or following == known.name[0]:
        return
    if Levenshtein.distance(following, known.name[0], score_cutoff=1) == 1 and following not in text:
        yield following


def _others(words: list[str], at: int, known: _Known) -> Iterator[str]:
    word = words[at]
    if _is_together(words, at, known):
        return
    if word in known.introducing and at + 1 < len(words) and words[at + 1] in known.firsts:
        kind = _ABBREVIATED.get(word, word)
        either = kind not in known.kinds or (at > 0 and _is_kind(words[at - 1], known))
        for end in range(at + 2, min(at + 2 + _LONGEST, len(words) + 1)):
            name = " ".join(words[at + 1 : end])
            meant = [known.names.get(f"{each} {name}") for each in (known.kinds if either else (kind,))]
            if any(meant) and known.own not in meant and not _begins_own(words, at + 1, end - at - 1, known):
                yield f"{word} {name}"
    for neighbour in known.neighbours.get(word, ()):
        length = len(neighbour)
        if tuple(words[at : at + length]) == neighbour and not _begins_own(words, at, length, known):
            yield " ".join(neighbour)


def _is_kind(word: str, known: _Known) -> bool:
    return _ABBREVIATED.get(word, word) in known.kinds


def _begins_own(words: list[str], at: int, length: int, known: _Known) -> bool:
    """Whether so many words only begin the own name: "Sumbawa" within "Sumbawa Barat" names nobody else."""
    return length < len(known.name) and tuple(words[at : at + len(known.name)]) == known.name


def _is_together(words: list[str], at: int, known: _Known) -> bool:
    for _ in range(_LONGEST):
        if at and words[at - 1] in known.introducing:
            at -= 1
    return at > 0 and words[at - 1] in known.together


def _near(candidate: _Name, name: _Name) -> bool:
    """Whether one word is misspelt and the others are right."""
    wrong = [(a, b) for a, b in zip(candidate, name, strict=True) if a != b]
    if len(wrong) != 1:
        return False
    allowed = 2 if len(wrong[0][1]) >= _LONG else 1
    return Levenshtein.distance(*wrong[0], score_cutoff=allowed) <= allowed


@lru_cache(maxsize=64)
def _known(own: Region, definition: Definition) -> _Known:
    name = _bare(own, definition)
    neighbours: dict[str, list[_Name]] = {}
    for region in regions_of(own.parent):
        # A name of one word may be a common word as well.
        if len(other := _bare(region, definition)) > 1 and other != name:
            neighbours.setdefault(other[0], []).append(other)
    kinds, names, firsts = _all_regions(definition)
    offices = definition.offices
    agencies = {normalised(short) for short in (offices.short, *(each.short for each in offices.provinces.values()))}
    introducing = kinds | agencies | {short for short, kind in _ABBREVIATED.items() if kind in kinds}
    together = frozenset(map(normalised, definition.review.together))
    triggers = frozenset({*introducing, *name, *neighbours})
    return _Known(own, name, neighbours, kinds, frozenset(introducing), together, names, firsts, triggers)


@lru_cache(maxsize=16)
def _all_regions(definition: Definition) -> tuple[frozenset[str], dict[str, Region], frozenset[str]]:
    """The kinds of region there are, all regions by their full names, and the first words of these without the kind."""
    names = {normalised(region_name(region, definition)): region for region in regions().values() if region.parent}
    kinds, firsts = (frozenset(name.split()[at] for name in names) for at in (0, 1))
    return kinds, names, firsts


def _bare(region: Region, definition: Definition) -> _Name:
    """The name without its kind: ("lombok", "timur")."""
    return tuple(normalised(region_name(region, definition)).split()[1:])
