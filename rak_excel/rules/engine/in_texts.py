"""Names of regions, and years, in texts: which are another's or misspelt, over, or may be named all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from rak_excel.model import Definition, Item, Region
from rak_excel.model.words import ReviewWords
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import UP_TO
from rak_excel.vocabulary.basics.texts import normalised, shortened
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


class _Known(Record):
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


# The look behind stands after the first digits, where few texts bring it: this runs over every text of a plan.
_YEAR = re.compile(r"((?:19|20)(?<![\d/]..)\d\d)(?!\d)")
_AGE = 15  # years after which a number that looks like a year is taken for one no more
_PERIOD = re.compile(
    rf"((?:19|20)\d\d)\s*(?:/|{UP_TO})\s*(?:tahun\s*|th\.?\s*)?((?:19|20)\d\d)",
    re.IGNORECASE,
)


def stale_years(items: Iterable[Item], plan_year: int, words: ReviewWords) -> Iterator[tuple[str, list[str]]]:
    """Each paragraph that names years gone by, shortened, with those years.

    What a line introduces ("Laporan Kinerja:") is read with it, and so is a line that goes on below.
    """
    for text, introduction in _paragraphs(items, words):
        whole = f"{introduction} {text}"
        years = [str(year) for year in years_in(text, words) if _is_stale(year, whole, plan_year, words)]
        if years and not _names(whole, words.former):
            yield shortened(text), list(dict.fromkeys(years))


def _paragraphs(items: Iterable[Item], words: ReviewWords) -> Iterator[tuple[str, str]]:
    """Each paragraph with the line that introduces it, blank where there is none."""
    introduction, text = "", ""
    for item in items:
        if text and not item.listed and _goes_on(text, item.text, words):
            text = f"{text} {item.text}"
            continue
        if text:
            yield text, introduction
        if text.endswith(":") and (item.listed or not introduction):
            introduction = text
        elif not item.listed:
            introduction = ""
        text = item.text
    if text:
        yield text, introduction


def _goes_on(line: str, following: str, words: ReviewWords) -> bool:
    """Whether a line without number or bullet goes on in the next, as a sentence that was broken to fit a page."""
    last = normalised(line.rsplit(None, 1)[-1])
    return not following[0].isupper() or last in words.unfinished or last in map(normalised, words.former)


def may_name_years(text: str) -> bool:
    """A quick look, since most texts name none."""
    return "20" in text or "19" in text


@remembered(4096)  # two rules ask, and offices plan the same work
def years_in(text: str, words: ReviewWords) -> tuple[int, ...]:
    """The single years that a text names: a period counts by its last year, the years of regulations do not."""
    if not _YEAR.search(text):
        return ()
    plain = _regulations(words).sub(" ", text)
    periods = [int(end) for _, end in _PERIOD.findall(plain)]
    return (*periods, *(int(year) for year in _YEAR.findall(_PERIOD.sub(" ", plain))))


def years_left(text: str, year: int, before: int | None, words: ReviewWords) -> tuple[int, ...]:
    """The years that a text names, for a look when it is taken over from the plan of `before` into that of `year`.

    Later ones are plans for later. A period counts by its last year, and not at all where both plans are in it;
    regulations keep their years.
    """
    first, last = min(year, before or year), max(year, before or year)
    plain = _regulations(words).sub(" ", text)
    periods = [(int(start), int(end)) for start, end in _PERIOD.findall(plain)]
    over = (end for start, end in periods if start <= last and not (start <= first and last <= end))
    alone = (each for each in map(int, _YEAR.findall(_PERIOD.sub(" ", plain))) if each <= last)
    return tuple(sorted({each for each in (*over, *alone) if each > last - _AGE}))


def without_years(text: str, words: ReviewWords) -> str:
    """The words of a text without its years, for comparing the same work of different years."""
    return _before_years(words).sub(" ", normalised(text)).strip()


def has_period(text: str) -> bool:
    return bool(_PERIOD.search(text))


def _is_stale(year: int, text: str, plan_year: int, words: ReviewWords) -> bool:
    """A report looks back one year by nature; what is older than any plan in use is no year: "2000 lembar"."""
    if year == plan_year - 1 and (_names(text, words.looking_back) or has_period(text)):
        return False
    return plan_year - _AGE < year < plan_year


def _names(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {normalised(text)} "
    return any(f" {normalised(phrase)} " in padded for phrase in phrases)


@lru_cache(maxsize=16)
def _regulations(words: ReviewWords) -> re.Pattern[str]:
    """`Nomor 5 Tahun 2018`, `UU 7 Tahun 2017`, `Peraturan Menteri Keuangan 249 Tahun 2011`."""
    before = "|".join(map(re.escape, words.regulation)) or r"(?!)"
    between = "|".join(map(re.escape, words.year)) or r"(?!)"
    whose, number = r"(?:[\s-]+[^\W\d]++){0,4}", r"(?:[^\W\d]|[./-]){0,80}+\d[\w./-]{0,80}+"
    return re.compile(rf"\b(?:{before})\b{whose}[.:\s]*+{number}\s+(?:{between})\s+\d{{4}}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _before_years(words: ReviewWords) -> re.Pattern[str]:
    before = "|".join(normalised(each) for each in words.year) or r"(?!)"
    return re.compile(rf"\b(?:(?:{before})\s+)?(?:19|20)\d\d\b")
