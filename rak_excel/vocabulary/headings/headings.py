"""Headings above the columns, by all the names that people give them, also with a letter typed wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.further import EntryColumn
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics import heading_words
from rak_excel.vocabulary.basics.heading_words import CHANGE, EARLIER_VERSION, LATER_VERSION, ROLE_WORDS, RoleWords
from rak_excel.vocabulary.basics.numbers import without_year_behind
from rak_excel.vocabulary.basics.texts import SHORTEST, compact, nearest, normalised, tidy

_FOOTNOTE = re.compile(r"(?:(?:(?<!\s)\s++|(?<![\s*]))\*++\)?|(?<!\s)\s++\(?\d{1,2}\))$")
_REMARK = re.compile(r"(?:(?<!\s)\s++)?+\([^()]*\)$")
_BETWEEN_WORDS = re.compile(r"\|(?![^()]*\))")
_LONGEST = 80  # no heading is longer

ROLES = ("number", "objective", "indicator", "target", "activity", "schedule", "executor", "unused")
"""The roles that a definition lists the headings of."""

PLAN_ROLES = ("objective", "indicator", "target", "activity", "executor")
"""The columns that every plan has, beside its schedule."""

NOT_COUNTED = frozenset({"schedule", "schedule_text", "start", "end", "unused"})
"""Roles that do not tell a plan's table from any other."""


@remembered(16384)
def heading_role(text: str, definition: Definition) -> str | None:
    """The role of a column headed `TARGET 2020` or `TARGET 2)`: one of ROLES, `start` or `end`; None for none."""
    if len(text) > _LONGEST:
        return None
    listed, patterns = _roles(definition), _patterns(definition)
    bare = bare_heading(text)
    whole, short = compact(text), compact(bare)
    known = listed.get(whole) or listed.get(short) or listed.get(without_year_behind(short))
    return known or _composed(short, patterns) or _composed(whole, patterns)


@remembered(1024)
def is_unit(text: str, definition: Definition) -> bool:
    """Whether a column of this heading has units: SATUAN, SATUAN TARGET, UNIT."""
    return len(text) <= _LONGEST and _unit_pattern(definition).fullmatch(compact(bare_heading(text))) is not None


def may_be_an_organisation(text: str) -> bool:
    """Whether a heading of units means who does the work just as well: UNIT."""
    return "satuan" not in compact(text)


@remembered(1024)
def is_of_units(text: str, definition: Definition) -> bool:
    """Whether a heading has nothing but words for the units of an office: DIVISI, SUB BAGIAN, DIVISI/SUBBAG."""
    listed = (each for names in definition.executors.values() for each in names.words)
    known = {*heading_words.OFFICE_UNITS, *(word for each in listed for word in normalised(each).split())}
    words = normalised(bare_heading(text)).split()
    return bool(words) and known.issuperset(words)


def is_official(text: str, role: str, part: PartDefinition, definition: Definition) -> bool:
    """Whether a column of this role is headed as our own sheets head it."""
    bare = compact(bare_heading(text))
    return compact(column_heading(role, part, definition)) in {compact(text), bare, without_year_behind(bare)}


@remembered(4096)
def bare_heading(text: str) -> str:
    """A heading without the sign of its footnote and without what is added in brackets: `TARGET 2)`, `PELAKSANA (PIC)`."""
    line = _REMARK.sub("", tidy(text).replace("\n", " "))  # `(maksimal 5)` ends in no footnote
    return _REMARK.sub("", _FOOTNOTE.sub("", line))


def column_heading(role: str, part: PartDefinition, definition: Definition) -> str:
    """What our sheets write above the column of this role: the part's own heading, else the first of those listed."""
    if further := next((column for column in definition.further_of(part.id) if column.id == role), None):
        return further.heading
    words: tuple[str, ...] = getattr(definition.headings, role)
    return part.own_headings.get(role) or next(iter(words), role)


def _composed(heading: str, patterns: dict[str, re.Pattern[str]]) -> str | None:
    """The role whose words alone the heading is made of."""
    return next((role for role, pattern in patterns.items() if pattern.fullmatch(heading)), None)


@lru_cache(maxsize=16)
def _patterns(definition: Definition) -> dict[str, re.Pattern[str]]:
    return {role: _pattern(words, _listed(role, definition)) for role, words in ROLE_WORDS.items()}


def _pattern(words: RoleWords, listed: list[str]) -> re.Pattern[str]:
    own = _once([*map(re.escape, listed), *_each(words.words)])
    behind = _once([*own, *_each(words.behind)])
    pattern = f"(?:{'|'.join(own)})(?:{'|'.join(behind)})*"
    return re.compile(f"(?:{'|'.join(_each(words.before))})*{pattern}" if words.before else pattern)


def _each(words: str) -> list[str]:
    """The single words, each as a regular expression."""
    periods = "|".join(each for spellings in heading_words.PERIOD_WORDS.values() for each in spellings if len(each) > 1)
    versions = "|".join((*EARLIER_VERSION, *LATER_VERSION, CHANGE))
    filled = words.replace("{period}", f"(?:{periods})").replace("{version}", versions).replace("{change}", CHANGE)
    return list(filter(None, _BETWEEN_WORDS.split(filled)))


def _once(words: Iterable[str]) -> list[str]:
    """Each word in one way alone: else a heading that repeats it could be taken apart in ways without number."""
    listed = dict.fromkeys(words)
    wide = [re.compile(each) for each in listed if not each.isalnum()]
    return [each for each in listed if not (each.isalnum() and any(more.fullmatch(each) for more in wide))]


@lru_cache(maxsize=16)
def _unit_pattern(definition: Definition) -> re.Pattern[str]:
    return _pattern(heading_words.UNIT_WORDS, _listed("unit", definition))


def _listed(role: str, definition: Definition) -> list[str]:
    """The headings that a definition lists for a role, longest first; none so short that it may begin any word."""
    listed = {compact(each) for each in getattr(definition.headings, role, ())}
    own = {compact(heading) for part in definition.parts if (heading := part.own_headings.get(role))}
    return sorted((each for each in listed | own if len(each) > 2), key=lambda each: (-len(each), each))


@lru_cache(maxsize=16)
def _roles(definition: Definition) -> dict[str, str]:
    headings = [each for part in definition.parts for each in part.own_headings.items()]
    own = {compact(heading): role for role, heading in headings if heading}
    listed = {compact(each): role for role in reversed(ROLES) for each in getattr(definition.headings, role)}
    return listed | own | dict.fromkeys(_by_heading(definition.further), "unused")


@lru_cache(maxsize=64)
def _by_heading(columns: tuple[EntryColumn, ...]) -> dict[str, str]:
    """The ids of columns by each of their headings."""
    return {compact(each): column.id for column in columns for each in (column.heading, *column.spellings)}


def further_headed(text: str, columns: tuple[EntryColumn, ...]) -> str:
    """The id of that of these columns which is headed so; "" for none."""
    known = _by_heading(columns)
    return known.get(compact(text)) or known.get(compact(bare_heading(text)), "")


_UNSURE = 2  # as two wrong letters are
_FEWEST_CONSONANTS = 3
_LOOK_ALIKE = str.maketrans({"0": "o", "1": "i", "l": "i", "!": "i", "5": "s", "4": "a", "8": "b", "6": "b"})
_VOWELS = str.maketrans("", "", "aiueo")


class NearHeading(Record):
    """What a heading probably was to say; `certain` where one letter is wrong in a word near to one word only."""

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
    known = _by(_words(definition), _VOWELS)
    return {letters: word for letters, word in known.items() if len(letters) >= _FEWEST_CONSONANTS}


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
    own = [each for part in definition.parts for each in part.own_headings.values()]
    patterns = [each for words in ROLE_WORDS.values() for each in (words.words, words.before, words.behind)]
    usual = [word for each in patterns for word in re.findall(r"(?<![\w{])[a-z]+(?![\w?}])", each)]
    texts = (*listed, *own, *usual, *EARLIER_VERSION, *LATER_VERSION)
    return frozenset(word for text in texts for word in normalised(text).split() if len(word) >= SHORTEST)
