"""Opinions and predicates with the number that they were given for: `BB (72,10)`, `72,10 (BB)`."""

from __future__ import annotations

import re
from decimal import Decimal

from rak_excel.model import Definition
from rak_excel.model.target import WORDED
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.targets import understand_target

_BOTH = re.compile(r"(?P<first>[^()]{1,40})\((?P<second>[^()]{1,40})\)\s*")


class Grade(Record):
    """A predicate with its number; "" and None where either is not said."""

    name: str
    number: Decimal | None

    def agrees(self, other: Grade) -> bool:
        """Whether nothing that both say is otherwise."""
        names, numbers = {self.name, other.name} - {""}, {self.number, other.number} - {None}
        return len(names) < 2 and len(numbers) < 2


def graded(text: str, definition: Definition) -> Grade | None:
    """The predicate and the number that a text says; None where it does not say both."""
    match = _BOTH.fullmatch(text)
    if match is None:
        return None
    first, second = (_alone(each, definition) for each in (match["first"], match["second"]))
    name, number = first.name or second.name, second.number if first.number is None else first.number
    return Grade(name, number) if name and number is not None else None


def grade_of(text: str, definition: Definition) -> Grade:
    """The predicate or the number that a text says, or both."""
    return graded(text, definition) or _alone(text, definition)


def _alone(text: str, definition: Definition) -> Grade:
    read = understand_target(text.strip(), definition).target
    return Grade(normalised(read.text) if read.kind in WORDED else "", read.value if read.is_bare else None)
