"""The lists behind the dropdown of a target, which depends on the indicator of its row."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model import Definition, PlanForm
from rak_excel.spreadsheet.check_words import WordList
from rak_excel.vocabulary.targets import target_choices


def every_choice(definition: Definition) -> list[str]:
    """What is offered beside an indicator that the definition does not know."""
    return target_choices(None, definition)


def target_lists(form: PlanForm) -> Iterator[WordList]:
    """All lists below each other in one column; by part, where that of each indicator begins and how much longer it is.

    The first list offers everything, so an indicator that no list names adds nothing to its place and length.
    """
    definition = form.definition
    everything = every_choice(definition)
    stacked, starts = [*everything], {tuple(everything): 0}
    columns: list[WordList] = []
    for part in definition.parts:
        lists = [
            tuple(target_choices(each, definition))
            for objective in definition.objectives_of(part.id)
            for each in objective.indicators
        ]
        for choices in lists:
            if choices not in starts:
                starts[choices] = len(stacked)
                stacked += choices
        name = f"RAK_{part.id.upper()}_TARGETS"
        columns.append(WordList(f"{name}_AT", [starts[choices] for choices in lists] or [0]))
        columns.append(WordList(f"{name}_MORE", [len(choices) - len(everything) for choices in lists] or [0]))
    yield WordList("RAK_TARGETS", stacked)
    yield from columns
