"""What a roll-up is of: which files count, of which provinces and which year, and by which definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rak_excel.errors import NothingToReadError
from rak_excel.model import Definition
from rak_excel.rolling_up.chosen.choosing import Choice, choose, usual_year
from rak_excel.rolling_up.chosen.definitions_used import definitions_used, in_its_periods, main_definition, within
from rak_excel.rolling_up.facts.facts import Harvest, State
from rak_excel.vocabulary.names.regions import regions


@dataclass(frozen=True, slots=True)
class RollupSubject:
    """`found` is what the files gave, with all schedules in the periods of the definition.

    `definitions` are the encoded ones of the files that count, by id.
    """

    provinces: tuple[str, ...]
    year: int | None
    definition: Definition
    definitions: Mapping[str, str]
    found: Harvest
    choices: list[Choice]


def subject_of(found: Harvest, provinces: Sequence[str], year: int | None) -> RollupSubject:
    """Where no province or year is asked for, those of the files. Raises NothingToReadError where none could be read."""
    scope = _scope(found, provinces)
    year = year or usual_year(found.files)
    choices = choose(found.files, scope, year)
    template, definition = main_definition(choices, found.definitions, year)
    found, choices = in_its_periods(found, choices, template, definition)
    choices = [within(choice, definition) for choice in choices]
    _refuse_nothing(choices)
    definitions = definitions_used(choices, found.definitions, template, definition)
    return RollupSubject(scope or _provinces_of(choices), year, definition, definitions, found, choices)


def _scope(found: Harvest, provinces: Sequence[str]) -> tuple[str, ...]:
    """The provinces asked for; else those that earlier roll-ups covered together with those of the plans.

    What an earlier roll-up only lists, without its rows, adds no province.
    """
    if provinces or not found.provinces:
        return tuple(sorted(provinces))
    here = [file for file in found.files if not file.parts or any(part.held for part in file.parts.values())]
    own = {regions()[file.region].province for file in here if file.region}
    return tuple(sorted(own | set(found.provinces)))


def _provinces_of(choices: Iterable[Choice]) -> tuple[str, ...]:
    """The provinces of the plans, where nobody asked for any."""
    here = [choice for choice in choices if choice.facts.region and choice.state is not State.OTHER_YEAR]
    return tuple(sorted({regions()[choice.facts.region].province for choice in here}))


def _refuse_nothing(choices: Sequence[Choice]) -> None:
    """Where no file could be read there is nothing to roll up."""
    if any(choice.state is not State.UNREAD for choice in choices):
        return
    faults = [(choice.facts.file, choice.facts.fault) for choice in choices if choice.facts.fault]
    raise NothingToReadError(
        " ".join(["Tidak ada rencana yang dapat direkap.", *(f"{file}: {fault.id}" for file, fault in faults)]),
        " ".join(["There is no plan to roll up.", *(f"{file}: {fault.en}" for file, fault in faults)]),
    )
