"""The lists on the hidden sheet that formulas look things up in: words, numbers, and the targets offered by indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import letters
from rak_excel.formats.written.book import NewSheet
from rak_excel.layouts.plan import layout_of
from rak_excel.model import Definition, Identity, MeasureUnit, PlanForm, TargetKind
from rak_excel.model.definition import IndicatorDefinition
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries import placeholders, ticks
from rak_excel.vocabulary.entries.wordings import open_wording
from rak_excel.vocabulary.names import unit_titles
from rak_excel.vocabulary.names.offices import short_for
from rak_excel.vocabulary.names.unit_titles import EVERY
from rak_excel.vocabulary.targets.choices import target_choices
from rak_excel.vocabulary.targets.units import SCORES


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
_FIGURES = ("lower", "sum", "state", "release", "none")
_KINDS = (TargetKind.PERCENT, TargetKind.OPINION, TargetKind.PREDICATE, TargetKind.NUMBER, TargetKind.COUNT)
_COUNT_NOTHING = ("persen", "angka", "poin", "skor")
UNITS_LISTED = "RAK_LIST_TARGET_UNITS"
_MEASURED = (TargetKind.PERCENT, TargetKind.COUNT)  # a number alone becomes one of these by its unit
_NOTHING = "\u00a4\u00a4"  # stands in an empty list: no cell holds it


class WordList(Record):
    """One column of the hidden sheet with its whole defined name."""

    name: str
    values: Sequence[str | int]


def add_column(sheet: NewSheet, row: int, column: int, values: Sequence[str | int], *, kept: bool = False) -> str:
    """Write values below each other, texts to be `kept` on this sheet; the area that they take."""
    for at, value in enumerate(values, row):
        if isinstance(value, int):
            sheet.write_number(at, column, value)
        elif kept:
            sheet.write_kept(at, column, value)
        else:
            sheet.write_string(at, column, value)
    letter = letters(column)
    return f"${letter}${row + 1}:${letter}${row + len(values)}"


def kind_number(kind: TargetKind) -> int:
    """The number of a kind in the formulas; sums of them are sets."""
    return 1 << _KINDS.index(kind) if kind in _KINDS else 0


def looked_up(form: PlanForm) -> Iterator[WordList]:
    """Every list, none of them empty."""
    for each in (*_lists(form), *target_lists(form), *_unit_list(form)):
        of_numbers = each.name.endswith(("_NUMBERS", "_KINDS", "_AT", "_MORE", "_BOUND", "_FIGURES", "_UNMEASURED"))
        yield each if each.values else WordList(each.name, [0] if of_numbers else [_NOTHING])


def _lists(form: PlanForm) -> Iterator[WordList]:
    definition = form.definition
    words = definition.targets
    counted = [unit for unit in words.units if unit.kind is TargetKind.COUNT]
    blanks = (*definition.marks.blanks, *ticks.SAY_NOTHING)  # letters in both cases, for exact comparisons
    cases = dict.fromkeys(case for word in blanks for case in (word, word.lower(), word.upper()))
    yield WordList("RAK_WORDS_BLANKS", [*cases, "--", "."])
    yield WordList("RAK_WORDS_UNITS", [unit.label for unit in counted])
    scales = dict.fromkeys(words.opinions, TargetKind.OPINION) | dict.fromkeys(words.predicates, TargetKind.PREDICATE)
    yield WordList("RAK_WORDS_SCALES", list(scales))
    yield WordList("RAK_WORDS_SCALE_KINDS", [kind_number(kind) for kind in scales.values()])
    yield WordList("RAK_WORDS_FIRSTS", list(words.first_words))
    yield WordList("RAK_WORDS_FIRST_KINDS", [sum(map(kind_number, kinds)) for kinds in words.first_words.values()])
    numbers = {spelling: number for number, unit in enumerate(counted, 1) for spelling in _spellings(unit)}
    numbers |= dict.fromkeys(_COUNT_NOTHING, 0)
    yield WordList("RAK_WORDS_COUNTED", list(numbers))
    yield WordList("RAK_WORDS_COUNTED_NUMBERS", list(numbers.values()))
    yield WordList("RAK_WORDS_LOWER", definition.review.lower_is_better)
    yield WordList("RAK_WORDS_EXECUTORS", sorted(_executor_words(definition)))
    # By part, the objective and the row key of each indicator, in the order of their list.
    for part in definition.parts:
        own = [(objective, each) for objective in definition.objectives_of(part.id) for each in objective.indicators]
        under = [wording(objective.text, form.identity, definition) for objective, _ in own]
        yield WordList(f"RAK_{part.id.upper()}_UNDER", under)
        yield WordList(f"RAK_{part.id.upper()}_KEYS", [each.key for _, each in own])
    # The wordings of the indicators that the definition pairs across the parts in other words, both ways.
    texts = {key: wording(each.text, form.identity, definition) for key, each in definition.indicators.items()}
    pairs = {texts[key]: texts[other] for key, other in definition.counterparts.items() if texts[key] != texts[other]}
    yield WordList("RAK_WORDS_PAIRED", list(pairs))
    yield WordList("RAK_WORDS_PARTNERS", list(pairs.values()))


def _unit_list(form: PlanForm) -> Iterator[WordList]:
    """What is offered below SATUAN, where a part has that."""
    units = form.definition.targets.units
    if any(layout_of(part, form).unit for part in form.definition.parts):
        yield WordList(UNITS_LISTED, [unit.label for unit in units if unit.label])
        spelled = dict.fromkeys([*SCORES, *_COUNT_NOTHING], kind_number(TargetKind.NUMBER))
        counted = [unit.id for unit in units if unit.kind is TargetKind.COUNT]
        for unit in units:
            number = 100 * (counted.index(unit.id) + 1) if unit.id in counted else 0
            own = unit.kind if unit.kind in _MEASURED else TargetKind.NUMBER
            spelled |= dict.fromkeys(_spellings(unit), kind_number(own) + number)
        yield WordList("RAK_WORDS_MEASURES", list(spelled))
        yield WordList("RAK_WORDS_MEASURES_KINDS", list(spelled.values()))


def _spellings(unit: MeasureUnit) -> list[str]:
    return [each.casefold() for each in (unit.label, unit.id, *unit.spellings) if each]


def _executor_words(definition: Definition) -> set[str]:
    """Words of which every other spelling of a known name holds at least one, and so does what is no name but read."""
    units = [unit for group in definition.executors.values() for unit in group.units]
    names = [name for unit in units for name in (unit.name, *unit.aliases, *unit.other_eras)]
    words = {word for name in (*names, *definition.abbreviations) for word in normalised(name).split()}
    names_of_units = {word for word in words if len(word) > 2 and word not in {"dan", "serta", "and"}}
    return {*names_of_units, *map(str.casefold, (*EVERY, *unit_titles.POSITIONS_SHOWN, *placeholders.SHOWN))}


Choices = tuple[str, ...]


def every_choice(definition: Definition) -> Choices:
    """What is offered beside an indicator that the definition does not know."""
    return tuple(target_choices(None, definition))


def stacked_choices(form: PlanForm) -> list[str]:
    """All lists below each other; the first offers everything."""
    return [choice for choices in _starts(form) for choice in choices]


def target_lists(form: PlanForm) -> Iterator[WordList]:
    """By part, where in the stacked choices the list of each indicator begins, and how much longer it is than the first.

    An indicator that no list names adds nothing to its place and length, and so is offered everything.
    """
    definition = form.definition
    starts, everything = _starts(form), every_choice(definition)
    for part in definition.parts:
        lists = list(_of_part(part.id, form))
        name = f"RAK_{part.id.upper()}_TARGETS"
        yield WordList(f"{name}_AT", [starts[choices] for choices in lists])
        yield WordList(f"{name}_MORE", [len(choices) - len(everything) for choices in lists])
        if binds(definition):
            yield WordList(f"{name}_BOUND", [int(_is_bound(each)) for each in definition.indicators_of(part.id)])
        if measures_none(part.id, definition):
            unmeasured = [int(each.measure == "none") for each in definition.indicators_of(part.id)]
            yield WordList(f"RAK_{part.id.upper()}_UNMEASURED", unmeasured)
        if layout_of(part, form).by_period:
            yield WordList(f"RAK_{part.id.upper()}_FIGURES", _figures(part.id, form))


def binds(definition: Definition) -> bool:
    """Whether a national target or an agreement says of some indicator which targets may be offered."""
    return any(map(_is_bound, definition.indicators.values()))


def measures_none(part: str, definition: Definition) -> bool:
    """Whether some figure of a part is not measured this year."""
    return any(each.measure == "none" for each in definition.indicators_of(part))


def figure_number(what: str) -> int:
    """The number of what a figure measures, or of `lower` being better; sums of them are sets."""
    return 1 << _FIGURES.index(what)


def _figures(part: str, form: PlanForm) -> list[int]:
    """What the definition says of the figure of each indicator; of those with the same words only of the first."""
    met: set[str] = set()
    numbers = []
    for each in form.definition.indicators_of(part):
        text = wording(each.text, form.identity, form.definition).casefold()
        said = [each.measure or "", "lower" if each.polarity == "lower" else ""]
        numbers.append(0 if text in met else sum(figure_number(what) for what in said if what))
        met.add(text)
    return numbers


def _is_bound(indicator: IndicatorDefinition) -> bool:
    return bool(indicator.national or indicator.agreement)


def offered(part: str, indicator: str, everything: int) -> str:
    """The formula of what is offered beside an indicator with these words; `everything` counts the first list."""
    name = part.upper()
    chosen = f"(RAK_LIST_INDICATORS_{name}={indicator})"
    count = f"{everything}+SUMPRODUCT({chosen}*RAK_{name}_TARGETS_MORE)"
    return f"OFFSET(RAK_LIST_TARGETS,SUMPRODUCT({chosen}*RAK_{name}_TARGETS_AT),0,{count})"


def otherwise_bound(part: str, indicator: str, target: str, everything: int) -> str:
    """The condition under which an indicator that is bound has a target which it is not offered."""
    name = part.upper()
    bound = f"SUMPRODUCT((RAK_LIST_INDICATORS_{name}={indicator})*RAK_{name}_TARGETS_BOUND)>0"
    return f"{bound},SUMPRODUCT(--EXACT({offered(part, indicator, everything)},{target}))=0"


def _starts(form: PlanForm) -> dict[Choices, int]:
    """Where each list begins among the stacked ones, in their order."""
    starts = {every_choice(form.definition): 0}
    end = len(every_choice(form.definition))
    for part in form.definition.parts:
        for choices in _of_part(part.id, form):
            if choices not in starts:
                starts[choices] = end
                end += len(choices)
    return starts


def _of_part(part: str, form: PlanForm) -> Iterator[Choices]:
    """The choices of each indicator; of those with the same words, whose places would add up, only the first has own."""
    definition = form.definition
    met: set[str] = set()
    for indicator in definition.indicators_of(part):
        text = wording(indicator.text, form.identity, definition).casefold()
        own = () if text in met else target_choices(indicator, definition)
        met.add(text)
        yield tuple(own) or every_choice(definition)
