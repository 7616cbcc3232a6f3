"""By which definition the files are rolled up, and which definitions they were written by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rak_excel.definitions.loading import decode_definition, encode_definition, template_for
from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.facts.facts import State


def main_definition(choices: Sequence[Choice], encoded: Mapping[str, str], year: int | None) -> tuple[str, Definition]:
    """The id and the definition of most files that are rolled up, of those of this year where none is.

    Where nobody knows any, the packaged one for the year.
    """
    known = [choice for choice in choices if choice.facts.template in encoded]
    used = Counter(choice.facts.template for choice in known if choice.used)
    used = used or Counter(choice.facts.template for choice in known if choice.speaks)
    if not used:
        main = template_for(year)
        return f"{main.id} {main.version}", main
    first = min(used, key=lambda template: (-used[template], template))
    return first, decode_definition(encoded[first])


def definitions_used(
    choices: Sequence[Choice], encoded: Mapping[str, str], template: str, definition: Definition
) -> dict[str, str]:
    """The encoded definitions of all files that are rolled up, by id."""
    used = {choice.facts.template for choice in choices if choice.used and choice.facts.template in encoded}
    return {each: encoded[each] for each in sorted(used)} or {
        template: encoded.get(template) or encode_definition(definition)
    }


def within(choice: Choice, definition: Definition) -> Choice:
    """A file of another kind of plan, with parts that this roll-up does not have, is not mixed in."""
    foreign = choice.used - {part.id for part in definition.parts}
    if not foreign:
        return choice
    fault = Text(
        "Format file ini lain dari rencana lain yang direkap. Rekap file ini tersendiri.",
        "This file has another format than the other plans. Roll it up on its own.",
    )
    return Choice(replace(choice.facts, fault=fault), State.UNREAD)
