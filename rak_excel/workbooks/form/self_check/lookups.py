"""The words and numbers that the self-check's formulas look things up in, on the hidden sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rak_excel.model import Definition, Identity, PlanForm, TargetKind, UnitDefinition
from rak_excel.vocabulary.basics import signs
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries import placeholders
from rak_excel.vocabulary.entries.wordings import open_wording
from rak_excel.vocabulary.names import positions
from rak_excel.vocabulary.names.offices import short_for
from rak_excel.vocabulary.names.unit_titles import EVERY


def wording(text: str, identity: Identity, definition: Definition) -> str:
    """A text of the definition for this office and year; what is not known yet stays general or open."""
    office = short_for(identity.office, identity.region, definition) or definition.offices.short
    return open_wording(text, office, identity.year)


# In the formulas' numbers for targets: added where the target is 0, or the indicator is better lower.
ZERO = 10_000
# The number of a unit that the definition does not list.
OTHER_UNIT = 99
# A target that only Python can judge.
UNREADABLE = 900_000
_KINDS = (TargetKind.PERCENT, TargetKind.OPINION, TargetKind.PREDICATE, TargetKind.NUMBER, TargetKind.COUNT)
_COUNT_NOTHING = ("persen", "angka", "poin", "skor")
_NOTHING = "\u00a4\u00a4"  # stands in an empty list: no cell holds it


@dataclass(frozen=True, slots=True)
class WordList:
    """One column of the hidden sheet with its whole defined name."""

    name: str
    values: Sequence[str | int]


def kind_number(kind: TargetKind) -> int:
    """The number of a kind in the formulas; sums of them are sets."""
    return 1 << _KINDS.index(kind) if kind in _KINDS else 0


def word_lists(form: PlanForm) -> list[WordList]:
    """Every list, none of them empty."""
    return [WordList(each.name, each.values or _nothing(each.name)) for each in _lists(form)]


def _nothing(name: str) -> list[str | int]:
    return [0] if name.endswith(("_NUMBERS", "_KINDS")) else [_NOTHING]


def _lists(form: PlanForm) -> Iterator[WordList]:
    definition = form.definition
    words = definition.targets
    counted = [unit for unit in words.units if unit.kind is TargetKind.COUNT]
    yield WordList("RAK_WORDS_BLANKS", [*_in_both_cases([*definition.marks.blanks, *signs.SAY_NOTHING]), "--", "."])
    yield WordList("RAK_WORDS_UNITS", [unit.label for unit in counted])
    scales = dict.fromkeys(words.opinions, TargetKind.OPINION) | dict.fromkeys(words.predicates, TargetKind.PREDICATE)
    yield WordList("RAK_WORDS_SCALES", list(scales))
    yield WordList("RAK_WORDS_SCALE_KINDS", [kind_number(kind) for kind in scales.values()])
    yield WordList("RAK_WORDS_FIRSTS", list(words.first_words))
    yield WordList("RAK_WORDS_FIRST_KINDS", [sum(map(kind_number, kinds)) for kinds in words.first_words.values()])
    numbers = {
        spelling.casefold(): number
        for number, unit in enumerate(counted, 1)
        for spelling in (unit.label, unit.id, *unit.spellings)
    }
    numbers |= dict.fromkeys(_COUNT_NOTHING, 0)
    yield WordList("RAK_WORDS_COUNTED", list(numbers))
    yield WordList("RAK_WORDS_COUNTED_NUMBERS", list(numbers.values()))
    yield WordList("RAK_WORDS_LOWER", definition.review.lower_is_better)
    yield WordList("RAK_WORDS_EXECUTORS", sorted(_executor_words(definition)))
    yield from _objectives(form)
    yield from _pairs(form)


def _in_both_cases(words: Sequence[str]) -> list[str]:
    """What a cell may hold, letters in both cases, for exact comparisons."""
    return list(dict.fromkeys(case for word in words for case in (word, word.lower(), word.upper())))


def _executor_words(definition: Definition) -> set[str]:
    """Words of which every other spelling of a known name holds at least one, and so does what is no name but read."""
    names = [name for group in definition.executors.values() for unit in group.units for name in _names(unit)]
    words = {word for name in (*names, *definition.abbreviations) for word in normalised(name).split()}
    names_of_units = {word for word in words if len(word) > 2 and word not in {"dan", "serta", "and"}}
    return {*names_of_units, *map(str.casefold, (*EVERY, *positions.SHOWN, *placeholders.SHOWN))}


def _names(unit: UnitDefinition) -> tuple[str, ...]:
    return (unit.name, *unit.aliases, *unit.other_eras)


def _objectives(form: PlanForm) -> Iterator[WordList]:
    """By part, the objective and the row key of each indicator, in the order of their list."""
    definition = form.definition
    for part in definition.parts:
        own = [(objective, each) for objective in definition.objectives_of(part.id) for each in objective.indicators]
        under = [wording(objective.text, form.identity, definition) for objective, _ in own]
        yield WordList(f"RAK_{part.id.upper()}_UNDER", under)
        yield WordList(f"RAK_{part.id.upper()}_KEYS", [each.key for _, each in own])


def _pairs(form: PlanForm) -> Iterator[WordList]:
    """The wordings of the indicators that the definition pairs across the parts in other words, both ways."""
    definition = form.definition
    texts = {key: wording(each.text, form.identity, definition) for key, each in definition.indicators.items()}
    pairs = {texts[key]: texts[other] for key, other in definition.counterparts.items() if texts[key] != texts[other]}
    yield WordList("RAK_WORDS_PAIRED", list(pairs))
    yield WordList("RAK_WORDS_PARTNERS", list(pairs.values()))
