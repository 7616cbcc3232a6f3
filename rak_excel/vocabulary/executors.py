"""Names of divisions and sub bagian: recognised exactly, by alias or by their set of words, else suggested."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from rak_excel.model import Definition, Executor, ExecutorList, Match, UnitDefinition, items_of
from rak_excel.vocabulary.words import normalised, tidy

_SUGGEST_FROM = 70.0  # of 100: below this a suggestion would mislead more than help
_FILLERS = frozenset({"dan", "serta", "and"})
_LEADING = re.compile(r"^(?:\s|\d{1,2}[.)]|[-–•●;,/&])+", re.DOTALL)
_TRAILING = re.compile(r"(?:\s|[;,/&.]|(?<=\s)\d{1,2}[.)])+$", re.DOTALL)
_JOINER = re.compile(r"(?:[;,/&•●–-]|\b(?:dan|serta)|(?<!\S)\d{1,2}[.)])\s*$", re.IGNORECASE)
_LEADING_FILLER = re.compile(r"^(?:dan|serta)\s+", re.IGNORECASE)
_TRAILING_FILLER = re.compile(r"\s+(?:dan|serta)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Known:
    """A name that a unit goes by."""

    group: str
    unit: UnitDefinition
    match: Match
    official: str


def read_executors(text: str, part: str, definition: Definition) -> tuple[Executor, ...]:
    """The executors that a PELAKSANA cell names, in the order written.

    Names contain commas and "dan", so a cell is cut at line breaks, at list numbers and before each unit word; a
    piece that is no name as a whole is cut where the known names in it end.
    """
    return tuple(read_executor(piece, part, definition) for piece in _pieces(text, part, definition))


@lru_cache(maxsize=4096)
def read_executor(text: str, part: str, definition: Definition) -> Executor:
    """One name. A unit word (`Divisi`, `Subbag`) chooses the list, none means the list of the part."""
    own = definition.part(part).executors
    written = tidy(text).replace("\n", " ")
    group, bare = _without_word(written, definition)
    known = _lookup(bare, group or own, definition)
    if known is None:
        return _unknown(written, bare, group or own, part, definition)
    match = known.match
    if match is Match.EXACT and written != known.official:
        match = Match.WORDS
    executor = Executor(known.official, text, match, known.group, known.unit.id)
    return (
        executor
        if known.group == own
        else replace(executor, suggestions=_supporting(known.unit, known.group, part, definition))
    )


def official_order(executor: Executor, part: str, definition: Definition) -> tuple[int, int, int, str]:
    """Sorts executors: the part's own list in its order, then other lists, then names with no likely unit.

    An unknown name stands right after the unit that is suggested for it.
    """
    own = definition.part(part).executors
    groups = [own, *(name for name in definition.executors if name != own)]
    if executor.group is not None:
        ids = [unit.id for unit in definition.executors[executor.group].units]
        return groups.index(executor.group), ids.index(executor.unit or ""), 0, ""
    names = definition.executors[own].names()
    if executor.suggestion in names:
        return 0, names.index(executor.suggestion), 1, normalised(executor.name)
    return len(groups), 0, 1, normalised(executor.name)


def find_unit_named(name: str, definition: Definition) -> Executor | None:
    """The unit of any list with this name, for `--submitter` and `Diisi oleh`; None where the name is not known."""
    readings = [read_executor(name, part.id, definition) for part in definition.parts]
    return next((each for each in readings if each.known), None)


def list_named(text: str, definition: Definition) -> str | None:
    """The id of the list that a name's leading unit word belongs to; None where it has no unit word."""
    return _without_word(tidy(text), definition)[0]


def name_without_word(text: str, definition: Definition) -> str:
    """A name without its leading unit word: `Hukum` for `Sub. Bag Hukum`."""
    return _without_word(tidy(text), definition)[1]


def words_of_name(text: str, definition: Definition) -> tuple[str, ...]:
    """The words of a name as written, without its unit word, "dan" and "&"."""
    return tuple(word for word in normalised(name_without_word(text, definition)).split() if word not in _FILLERS)


def written_out(words: Iterable[str], definition: Definition) -> tuple[str, ...]:
    """The words with each listed abbreviation in full: `Sumber Daya Manusia` for `SDM`."""
    expansions = _expansions(definition)
    return tuple(word for each in words for word in expansions.get(each, (each,)))


def supported_by(executor: Executor, definition: Definition) -> frozenset[tuple[str, str]]:
    """(list, unit) of an executor and of all whose work it carries: a sub bagian speaks for its divisions."""
    if executor.group is None or executor.unit is None:
        return frozenset()
    return _supported(executor.group, executor.unit, definition)


def _pieces(text: str, part: str, definition: Definition) -> Iterator[str]:
    for line in text.splitlines():
        for item in items_of(line):
            for piece in _cut(item.text, part, definition):
                yield from _split_by_names(piece, part, definition)


def _cut(line: str, part: str, definition: Definition) -> Iterator[str]:
    """The line cut before each unit word that begins another name: not before that of `Semua Divisi`."""
    start = 0
    for match in _words_pattern(definition).finditer(line):
        before = line[start : match.start()]
        if before.strip() and _ends_a_name(before, part, definition):
            yield from filter(None, [_bare(before)])
            start = match.start()
    yield from filter(None, [_bare(line[start:])])


def _ends_a_name(before: str, part: str, definition: Definition) -> bool:
    """Whether what stands before a unit word is a name by itself: joined to it, known, or with a unit word of its own."""
    own = _words_pattern(definition).match(_bare(before))
    return bool(_JOINER.search(before) or own or read_executor(_bare(before), part, definition).known)


def _bare(piece: str) -> str:
    """A piece without list number, joining comma or joining "dan"."""
    before = None
    while piece != before:
        before = piece
        piece = _TRAILING_FILLER.sub("", _TRAILING.sub("", _LEADING_FILLER.sub("", _LEADING.sub("", piece))))
    return piece


def _split_by_names(piece: str, part: str, definition: Definition) -> list[str]:
    """`piece` itself, or the known names that it wholly consists of, the longest names first."""
    if read_executor(piece, part, definition).known:
        return [piece]
    words = list(re.finditer(r"[^\s,;/]+", piece))
    cut: list[str] = []
    start = 0
    while start < len(words):
        end = _longest_name(piece, words, start, part, definition)
        if end is None:
            return [piece]
        cut.append(_bare(piece[words[start].start() : words[end].end()]))
        start = end + 1
        while start < len(words) and normalised(words[start][0]) in _FILLERS:
            start += 1
    return cut if len(cut) > 1 else [piece]


def _longest_name(piece: str, words: list[re.Match[str]], start: int, part: str, definition: Definition) -> int | None:
    for end in range(len(words) - 1, start - 1, -1):
        candidate = _bare(piece[words[start].start() : words[end].end()])
        if normalised(words[end][0]) not in _FILLERS and read_executor(candidate, part, definition).known:
            return end
    return None


@lru_cache(maxsize=4096)
def _without_word(text: str, definition: Definition) -> tuple[str | None, str]:
    """The list that a leading unit word names, and the text without that word."""
    match = _words_pattern(definition).match(text)
    if not match:
        return None, text
    return _word_lists(definition)[normalised(match[0]).replace(" ", "")], text[match.end() :].strip()


def _lookup(bare: str, group: str, definition: Definition) -> _Known | None:
    by_text, by_words = _names(definition)
    return by_text.get((group, tidy(bare))) or by_words.get((group, _word_set(bare, definition)))


def _unknown(written: str, bare: str, group: str, part: str, definition: Definition) -> Executor:
    """An unknown name, with suggestions from the part's own list where there are likely ones."""
    elsewhere = next((known for other in definition.executors if (known := _lookup(bare, other, definition))), None)
    if elsewhere is not None:
        likely = _supporting(elsewhere.unit, elsewhere.group, part, definition)
        return Executor(written, written, suggestions=likely, borrowed=elsewhere.official)
    near = _nearest(bare, group, definition)
    return Executor(written, written, suggestions=_supporting(near.unit, near.group, part, definition) if near else ())


def _supporting(unit: UnitDefinition, group: str, part: str, definition: Definition) -> tuple[str, ...]:
    """Who stands for this unit on the part's own list: itself, whom it supports, or who supports it; the likeliest first."""
    own, names = definition.part(part).executors, definition.executors_of(part)
    if own == group:
        return (names.official(unit),)
    if own == definition.first_list:
        by_id = {each.id: each for each in names.units}
        return tuple(names.official(by_id[supported]) for supported in unit.supports)
    related = definition.supporters(unit.id, part) if group == definition.first_list else ()
    return tuple(names.official(each) for each in related)


def _nearest(bare: str, group: str, definition: Definition) -> _Known | None:
    """The known name most like this one, of its own list before the others; None where nothing is like it."""
    words = " ".join(sorted(_word_set(bare, definition)))
    if not words:
        return None
    nearest: _Known | None = None
    highest: tuple[float | bool, ...] = ()
    for (listed, names), known in _names(definition)[1].items():
        name = " ".join(sorted(names))
        shared = fuzz.token_set_ratio(words, name)
        # Names about as like share a rank: then their own list's decides, then those of today, then the whole name.
        rank = (round(shared / 10), listed == group, known.match is not Match.OTHER_ERA, fuzz.ratio(words, name))
        if shared >= _SUGGEST_FROM and rank > highest:
            nearest, highest = known, rank
    return nearest


def _word_set(name: str, definition: Definition) -> frozenset[str]:
    """The words of a name with abbreviations written out, without "dan"."""
    return frozenset(written_out(normalised(name).split(), definition)) - _FILLERS


@lru_cache(maxsize=256)
def _supported(group: str, unit: str, definition: Definition) -> frozenset[tuple[str, str]]:
    supports = next(each.supports for each in definition.executors[group].units if each.id == unit)
    return frozenset({(group, unit), *((definition.first_list, division) for division in supports)})


@lru_cache(maxsize=16)
def _expansions(definition: Definition) -> dict[str, tuple[str, ...]]:
    return {normalised(short): tuple(normalised(full).split()) for short, full in definition.abbreviations.items()}


@lru_cache(maxsize=16)
def _names(
    definition: Definition,
) -> tuple[dict[tuple[str, str], _Known], dict[tuple[str, frozenset[str]], _Known]]:
    """Every listed name, by list and exact text, and by list and set of words; official names win over aliases."""
    by_text: dict[tuple[str, str], _Known] = {}
    by_words: dict[tuple[str, frozenset[str]], _Known] = {}
    for match in (Match.EXACT, Match.ALIAS, Match.OTHER_ERA):
        for group, names in definition.executors.items():
            for unit in names.units:
                for name in _spellings(unit, match):
                    known = _Known(group, unit, match, names.official(unit))
                    by_text.setdefault((group, name), known)
                    words = _Known(group, unit, Match.WORDS if match is Match.EXACT else match, known.official)
                    by_words.setdefault((group, _word_set(name, definition)), words)
    return by_text, by_words


def _spellings(unit: UnitDefinition, match: Match) -> tuple[str, ...]:
    return {Match.EXACT: (unit.name,), Match.ALIAS: unit.aliases, Match.OTHER_ERA: unit.other_eras}[match]


@lru_cache(maxsize=16)
def _word_lists(definition: Definition) -> dict[str, str]:
    """Unit words, spaces and dots left out, to the list that they choose."""
    return {
        normalised(word).replace(" ", ""): group
        for group, names in definition.executors.items()
        for word in _unit_words(names)
    }


def _unit_words(names: ExecutorList) -> tuple[str, ...]:
    return tuple(filter(None, (names.word, names.short_word, *names.spellings)))


@lru_cache(maxsize=16)
def _words_pattern(definition: Definition) -> re.Pattern[str]:
    """Any unit word, with dots and spaces as people put them, as a word of its own."""
    words = {word for names in definition.executors.values() for word in _unit_words(names)}
    patterns = [r"[\s.-]*".join(map(re.escape, normalised(word).split())) for word in words]
    longest_first = sorted(patterns, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)\.?\s*", re.IGNORECASE)
