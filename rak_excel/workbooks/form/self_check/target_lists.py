"""The lists behind the dropdown of a target, which depends on the indicator of its row."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model import Definition, PlanForm
from rak_excel.model.definition import IndicatorDefinition
from rak_excel.vocabulary.targets.choices import target_choices
from rak_excel.workbooks.form.self_check.lookups import WordList, wording

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
        yield WordList(f"{name}_AT", [starts[choices] for choices in lists] or [0])
        yield WordList(f"{name}_MORE", [len(choices) - len(everything) for choices in lists] or [0])
        if binds(definition):
            yield WordList(f"{name}_BOUND", [int(_is_bound(each)) for each in _indicators(part.id, definition)] or [0])


def binds(definition: Definition) -> bool:
    """Whether a national target or an agreement says of some indicator which targets may be offered."""
    return any(map(_is_bound, definition.indicators.values()))


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
    for indicator in _indicators(part, definition):
        text = wording(indicator.text, form.identity, definition).casefold()
        own = () if text in met else target_choices(indicator, definition)
        met.add(text)
        yield tuple(own) or every_choice(definition)


def _indicators(part: str, definition: Definition) -> Iterator[IndicatorDefinition]:
    """In the order of their list."""
    for objective in definition.objectives_of(part):
        yield from objective.indicators
