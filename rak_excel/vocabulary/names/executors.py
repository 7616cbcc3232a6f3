"""Names of divisions and sub bagian: recognised exactly, by alias or set of words, else suggested; and who submits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from rak_excel.errors import UnknownUnitError
from rak_excel.language import OR, Text, listed
from rak_excel.model import Definition, Executor, Indicator, IndicatorDefinition, Match, UnitDefinition
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.names.unit_titles import WholeList, without_word, word_before

_LONGEST = 1000  # letters of a name: a longer text is none, and like none
_MOST_ROLES = 4  # before one name and behind it
_SUGGEST_FROM = 70.0  # of 100: below this a suggestion would mislead more than help
FILLERS = frozenset({"dan", "serta", "and", "atau", "bersama", "beserta", "dengan"})
# What a unit is to the work is no part of its name: `PJ: Divisi Hukum`, `Divisi Hukum (koordinator)`.
_ROLE = r"ketua|wakil ketua|wakil|sekretaris|koordinator|anggota|penanggung jawab|p\.?j|pic|pengarah|pelaksana|utama|pendukung|pendamping"
_PERSON = r"(?:bapak|ibu|bpk|pak|bu|sdr|sdri)\b[^()\[\]]*"
_ROLES = re.compile(
    rf"^(?:{_ROLE})\.?\s*:\s*|^(?:penanggung jawab|p\.?j|pic|pelaksana)\.?\s+|(?:(?<!\s)\s++)?+[(\[](?:{_ROLE}|{_PERSON})\.?[)\]]$",
    re.IGNORECASE,
)


class _Known(Record):
    """A name that a unit goes by."""

    group: str
    unit: UnitDefinition
    match: Match
    official: str


@remembered(4096)
def read_executor(text: str, part: str, definition: Definition) -> Executor:
    """One name. A unit word (`Divisi`, `Subbag`) chooses the list, none means the list of the part."""
    if executor := known_executor(text, part, definition):
        return executor
    written = tidy(text).replace("\n", " ")
    group, bare = without_word(written, definition)
    return _unknown(written, bare, group or definition.part(part).executors, part, definition)


@remembered(4096)
def known_executor(text: str, part: str, definition: Definition) -> Executor | None:
    """The unit that a name is one of, without what it is to the work; None where no list has it."""
    if len(text) > _LONGEST:
        return None
    named = tidy(text).replace("\n", " ")
    if executor := _listed(named, text, part, definition):
        return executor
    for _ in range(_MOST_ROLES):
        before, named = named, tidy(_ROLES.sub("", named))
        if named == before:
            break
        if executor := _listed(named, text, part, definition):
            return executor.but(match=Match.WORDS if executor.match is Match.EXACT else executor.match)
    return None


def _listed(written: str, text: str, part: str, definition: Definition) -> Executor | None:
    """The unit with this very name, as what `text` says in the whole."""
    own = definition.part(part).executors
    group, bare = without_word(written, definition)
    known = _lookup(bare, word_before(written, definition), group or own, definition)
    if known is None:
        return None
    match = known.match
    if match is Match.EXACT and written != known.official:
        match = Match.WORDS
    suggestions = () if known.group == own else _supporting(known.unit, known.group, part, definition)
    return Executor(known.official, text, match, known.group, known.unit.id, suggestions)


def every_unit(lists: Iterable[WholeList], text: str, part: str, definition: Definition) -> Iterator[Executor]:
    """Every unit of these lists, as what a text such as `Semua Divisi` names."""
    own = definition.part(part).executors
    for group, word in lists:
        names = definition.executors[group]
        for unit in names.units_called(word):
            suggestions = () if group == own else _supporting(unit, group, part, definition)
            yield Executor(names.official(unit), text, Match.EVERY, group, unit.id, suggestions)


def official_order(executor: Executor, part: str, definition: Definition) -> tuple[int, int, int, str]:
    """Sorts executors: the part's own list in its order, an unknown name right after the unit that is suggested for it,
    then other lists, then names with no likely unit."""
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


def words_of_name(text: str, definition: Definition) -> tuple[str, ...]:
    """The words of a name as written, without its unit word, "dan" and "&"."""
    return tuple(word for word in normalised(without_word(tidy(text), definition)[1]).split() if word not in FILLERS)


def written_out(words: Iterable[str], definition: Definition) -> tuple[str, ...]:
    """The words with each listed abbreviation in full: `Sumber Daya Manusia` for `SDM`."""
    expansions = _expansions(definition)
    return tuple(word for each in words for word in expansions.get(each, (each,)))


def supported_by(executor: Executor, definition: Definition) -> frozenset[tuple[str, str]]:
    """(list, unit) of an executor and of all whose work it carries: a sub bagian speaks for its divisions."""
    if executor.group is None or executor.unit is None:
        return frozenset()
    return _supported(executor.group, executor.unit, definition)


def work_together(one: Executor, other: Executor, definition: Definition) -> bool:
    """Whether two executors are one, or the sub bagian and the division whose work it carries."""
    if one.name == other.name:
        return True
    pairs = ((one, other), (other, one))
    return any((each.group, each.unit) in supported_by(carrying, definition) for each, carrying in pairs)


def _lookup(bare: str, word: str, group: str, definition: Definition) -> _Known | None:
    """The unit of a list with this name: the one with this word before it, else the only one of the name."""
    names = _names(definition)
    for own in (word, None) if definition.executors[group].mixed else (None,):
        if found := names.get((group, own, tidy(bare))) or names.get((group, own, _word_set(bare, definition))):
            return found
    return None


def _namesakes(bare: str, group: str, definition: Definition) -> tuple[str, ...]:
    """The units of a list that have the same name, behind other words."""
    words, names = _word_set(bare, definition), definition.executors[group]
    alike = [names.official(unit) for unit in names.units if _word_set(unit.name, definition) == words]
    return tuple(alike) if len(alike) > 1 else ()


def _unknown(written: str, bare: str, group: str, part: str, definition: Definition) -> Executor:
    """An unknown name, with suggestions from the part's own list where there are likely ones."""
    if namesakes := _namesakes(bare, group, definition):
        return Executor(written, written, suggestions=namesakes)
    word = word_before(written, definition)
    elsewhere = next((known for each in definition.executors if (known := _lookup(bare, word, each, definition))), None)
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
    if len(bare) > _LONGEST:
        return None
    words = " ".join(sorted(_word_set(bare, definition)))
    if not words:
        return None
    nearest: _Known | None = None
    highest: tuple[float | bool, ...] = ()
    for own, name, known in _named(definition):
        shared = fuzz.token_set_ratio(words, name)
        if shared < _SUGGEST_FROM:
            continue
        # Names about as like share a rank: then their own list's decides, then those of today, then the whole name.
        rank = (round(shared / 10), own == group, known.match is not Match.OTHER_ERA, fuzz.ratio(words, name))
        if rank > highest:
            nearest, highest = known, rank
    return nearest


@lru_cache(maxsize=16)
def _named(definition: Definition) -> list[tuple[str, str, _Known]]:
    """The names as near ones are looked for among them: each one's list, and its words in the order of their letters."""
    named = _names(definition).items()
    return [(group, " ".join(sorted(name)), known) for (group, _, name), known in named if isinstance(name, frozenset)]


def _word_set(name: str, definition: Definition) -> frozenset[str]:
    """The words of a name with abbreviations written out, without "dan"."""
    return frozenset(written_out(normalised(name).split(), definition)) - FILLERS


@remembered(256)
def _supported(group: str, unit: str, definition: Definition) -> frozenset[tuple[str, str]]:
    supports = next(each.supports for each in definition.executors[group].units if each.id == unit)
    return frozenset({(group, unit), *((definition.first_list, division) for division in supports)})


@lru_cache(maxsize=16)
def _expansions(definition: Definition) -> dict[str, tuple[str, ...]]:
    return {normalised(short): tuple(normalised(full).split()) for short, full in definition.abbreviations.items()}


_Names = dict[tuple[str, str | None, str | frozenset[str]], _Known]


@lru_cache(maxsize=16)
def _names(definition: Definition) -> _Names:
    """Every listed name, by its list, and by its text and its set of words; official names win over aliases.

    Of a list that mixes words also by the word before it, and a name that two of its units have by that alone.
    """
    found: _Names = {}
    for match in (Match.EXACT, Match.ALIAS, Match.OTHER_ERA):
        for group, names in definition.executors.items():
            for unit in names.units:
                for name in {Match.ALIAS: unit.aliases, Match.OTHER_ERA: unit.other_eras}.get(match, (unit.name,)):
                    known = _Known(group, unit, match, names.official(unit))
                    by_words = known.but(match=Match.WORDS if match is Match.EXACT else match)
                    shared = names.mixed and _namesakes(name, group, definition)
                    for word in {names.word_of(unit) if names.mixed else None, *(() if shared else (None,))}:
                        found.setdefault((group, word, name), known)
                        found.setdefault((group, word, _word_set(name, definition)), by_words)
    return found


def unit_named(name: str, definition: Definition) -> Executor:
    """The division or sub bagian with this name. Raises UnknownUnitError with the names that there are."""
    if known := find_unit_named(name, definition):
        return known
    names = [each for group in definition.executors.values() for each in group.names()]
    said = _UNKNOWN.filled(name=name, names="; ".join(names))
    words = set(normalised(name).split())
    likely = [each for each in names if words and words <= set(normalised(each).split())]
    if likely:
        said = _LIKELY.filled(name=name, meant=listed([f'"{each}"' for each in likely], OR))
    raise UnknownUnitError(said)


_UNKNOWN = Text(
    'Tidak ada unit bernama "{name}". Pilih salah satu: {names}.',
    'There is no unit named "{name}". Choose one of: {names}.',
)
_LIKELY = Text(
    'Tidak ada unit bernama "{name}". Mungkin maksudnya {meant}.',
    'There is no unit named "{name}". Perhaps you mean {meant}.',
)


def submitters(definition: Definition) -> list[Executor]:
    """The units that send a workbook each: those that carry the work of others, all where there is one list only."""
    groups = [name for name in definition.executors if name != definition.first_list] or [definition.first_list]
    parts = {group: next(part.id for part in definition.parts if part.executors == group) for group in groups}
    listed = ((definition.executors[group], parts[group]) for group in groups)
    return [read_executor(names.official(unit), part, definition) for names, part in listed for unit in names.units]


def short_unit_name(executor: Executor, definition: Definition) -> str:
    """A unit's name for a file: `Subbag Keuangan Umum Logistik`."""
    group = definition.executors[executor.group or ""]
    return group.short_name_of(next(each for each in group.units if each.id == executor.unit))


def carries(submitter: Executor | None, indicator: IndicatorDefinition, part: str, definition: Definition) -> bool:
    """Whether an indicator of the definition is a unit's work; all are the whole office's, or where nobody is named."""
    if submitter is None or not indicator.executors:
        return True
    theirs = supported_by(submitter, definition)
    group = definition.part(part).executors
    if any((group, unit.id) in theirs for unit in definition.units_for(indicator)):
        return True
    first = definition.first_list
    return group == first and any((first, division) in theirs for division in indicator.executors)


def executes(submitter: Executor | None, indicator: Indicator, definition: Definition) -> bool:
    """Whether a unit, or one whose work it carries, executes an indicator of a plan; rows of nobody are everyone's."""
    if submitter is None or not indicator.executors:
        return True
    theirs = supported_by(submitter, definition)
    return any((each.group, each.unit) in theirs for each in indicator.executors)
