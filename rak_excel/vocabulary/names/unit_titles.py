"""The words before a unit's name, Divisi or Sub Bagian, with the person who leads or serves it: Plt. Kasubag, Staf Subbag."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition, ExecutorList
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, tidy

_ACTING = r"(?:pl[th]|pj|pjs)\b[\s.]*"
_PERSON = r"(?:(?:kepala|ketua|wakil|koordinator|koord|anggota|komisioner|staf|staff|pejabat)\b[\s.]*){1,4}|ka[\s.-]*"


def list_named(text: str, definition: Definition) -> str | None:
    """The id of the list that a name's leading unit word belongs to; None where it has no unit word."""
    return without_word(tidy(text), definition)[0]


def name_without_word(text: str, definition: Definition) -> str:
    """A name without its leading unit word: `Hukum` for `Sub. Bag Hukum` and for `Plt. Kasubag Hukum`."""
    return without_word(tidy(text), definition)[1]


@remembered(4096)
def without_word(text: str, definition: Definition) -> tuple[str | None, str]:
    """The list that a leading unit word names, and the text without that word."""
    match = unit_word(definition).match(text)
    if not match:
        return None, text
    return list_of(match, definition), text[match.end() :].strip()


def list_of(match: re.Match[str], definition: Definition) -> str:
    """The list that a unit word, found by `unit_word`, belongs to."""
    return _lists(definition)[normalised(match["word"]).replace(" ", "")]


@lru_cache(maxsize=16)
def unit_word(definition: Definition) -> re.Pattern[str]:
    """Any unit word, with dots and spaces as people put them and with a person before it, as a word of its own."""
    words = {word for names in definition.executors.values() for word in _words(names)}
    patterns = [r"[\s.-]*".join(map(re.escape, normalised(word).split())) for word in words]
    if not patterns:
        return re.compile(r"(?!)(?P<word>)")  # an agency whose units have no word before their names
    longest_first = "|".join(sorted(patterns, key=len, reverse=True))
    before = rf"(?:{_ACTING})?(?:{_PERSON})?"
    return re.compile(rf"(?<!\w){before}(?P<word>{longest_first})(?!\w)\.?\s*", re.IGNORECASE)


@lru_cache(maxsize=16)
def _lists(definition: Definition) -> dict[str, str]:
    """Unit words, spaces and dots left out, to the list that they choose."""
    return {
        normalised(word).replace(" ", ""): group
        for group, names in definition.executors.items()
        for word in _words(names)
    }


def _words(names: ExecutorList) -> tuple[str, ...]:
    return tuple(filter(None, (names.word, names.short_word, *names.spellings)))
