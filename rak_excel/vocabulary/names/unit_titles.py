"""The words before a unit's name, Divisi or Sub Bagian, and every unit of a list at once: `Semua Divisi`."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition, ExecutorList
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import COUNTED, ORDINALS, whole_number
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.names.offices import begins_with_office
from rak_excel.vocabulary.names.positions import is_position, joined_in

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


EVERY = ("Semua", "Seluruh", "Setiap", "Masing-masing", "Segenap", "Para", "Tiap")
_EVERY = re.compile(rf"^\s*(?:(?:{'|'.join(EVERY).replace('-', '[ -]')}|tiap[ -]tiap)\b[\s.]*)+", re.IGNORECASE)
_COUNTED = re.compile(
    rf"^\s*(?:ke[ -]?)?(?P<count>\d{{1,2}}|(?:{'|'.join(word for words in ORDINALS for word in words)})\b)\s*(?:\(\w+\)\s*)?(?=\D)",
    re.IGNORECASE,
)
_JOINER = re.compile(r"^\s*(?:[,;/&+]|\b(?:dan|serta|and|atau|maupun)\b|\s)*", re.IGNORECASE)
_EXCEPT = re.compile(r"(?<!\w)(?:kecuali|selain|tanpa|minus|di luar)(?!\w)", re.IGNORECASE)


@remembered(4096)
def whole_lists(text: str, definition: Definition) -> tuple[str, ...]:
    """The ids of the lists whose every unit a text names; () where it names anything else beside or no list."""
    every, counted = _EVERY.match(text), _COUNTED.match(text)
    begun = every or counted
    if not begun:
        return ()
    lists = _lists_in(text[begun.end() :], definition)
    if counted and not every:
        units = [len(definition.executors[each].units) for each in lists]
        return lists if units == [_count(counted["count"])] else ()
    return lists


def _count(text: str) -> int:
    return whole_number(text) or COUNTED.get(text.casefold(), 0)


def names_an_exception(text: str, definition: Definition) -> bool:
    """Whether a text means a whole list without some of its units, which it does not say by name."""
    match = _EXCEPT.search(text)
    return bool(match and whole_lists(text[: match.start()].rstrip(" ,(-"), definition))


def _lists_in(text: str, definition: Definition) -> tuple[str, ...]:
    found: list[str] = []
    while text:
        match = unit_word(definition).match(text) or _members(definition).match(text)
        if match is None:
            return tuple(found) if found and _is_office(text, definition) else ()
        found.append(_list_of(match, definition))
        text = text[match.end() :]
        text = text[_JOINER.match(text).end() :].rstrip(" .,;") if text else ""  # type: ignore[union-attr] # matches ''
        if again := _EVERY.match(text):
            text = text[again.end() :]
    return tuple(dict.fromkeys(found))


def _is_office(text: str, definition: Definition) -> bool:
    """Whether a text names the office and nobody beside: not `KPU dan Sekretaris`."""
    if unit_word(definition).search(text) or any(is_position(each, definition) for each in joined_in(text)[1:]):
        return False
    return begins_with_office(_after_place(text), definition)


def _after_place(text: str) -> str:
    """The words behind `di` and `pada`."""
    return re.sub(r"^(?:di|pada|se|lingkungan) ", "", normalised(text))


def _list_of(match: re.Match[str], definition: Definition) -> str:
    if "word" in match.re.groupindex:
        return list_of(match, definition)
    words = normalised(match[0])
    return next(group for group, names in definition.executors.items() if words in _member_words(names))


def _member_words(names: ExecutorList) -> tuple[str, ...]:
    return tuple(map(normalised, names.members))


@lru_cache(maxsize=16)
def _members(definition: Definition) -> re.Pattern[str]:
    """What those are called who lead a unit each: the Anggota of a commission."""
    words = [re.escape(word) for names in definition.executors.values() for word in names.members]
    return re.compile(rf"(?:{'|'.join(words)})(?!\w)\s*" if words else r"(?!)", re.IGNORECASE)
