"""The lists behind the dropdown of a target, which depends on the indicator of its row."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model import Definition, PlanForm
from rak_excel.spreadsheet.check_words import WordList
from rak_excel.spreadsheet.wordings import wording
from rak_excel.vocabulary.targets import target_choices

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
    starts, everything = _starts(form), every_choice(form.definition)
    for part in form.definition.parts:
        lists = list(_of_part(part.id, form))
        name = f"RAK_{part.id.upper()}_TARGETS"
        yield WordList(f"{name}_AT", [starts[choices] for choices in lists] or [0])
        yield WordList(f"{name}_MORE", [len(choices) - len(everything) for choices in lists] or [0])


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
    for objective in definition.objectives_of(part):
        for indicator in objective.indicators:
            text = wording(indicator.text, form.identity, definition).casefold()
            own = () if text in met else target_choices(indicator, definition)
            met.add(text)
            yield tuple(own) or every_choice(definition)
