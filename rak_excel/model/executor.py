"""An executor: the division or sub bagian that carries an activity out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rak_excel.model.cell import Cell


class Match(StrEnum):
    """How a written name was recognised."""

    EXACT = "exact"  # the official name, letter by letter
    ALIAS = "alias"  # a short or other name that the definition lists
    WORDS = "words"  # the same words in another order, case or punctuation
    OTHER_ERA = "other-era"  # a name that the unit had, or will have, under another structure
    UNKNOWN = "unknown"  # not recognised; there may be a suggestion


@dataclass(frozen=True, slots=True)
class Executor:
    """One name out of a PELAKSANA cell.

    `name` is the official name where recognised, else as written. `group` and `unit` are the ids of the definition's
    list and unit where recognised. `suggestion` is the nearest official name of the sheet's own list where the name
    is unknown, carries the wrong unit word, or belongs to another list; it is never used as if it were written. `cell` is where it was
    written and counts for nothing in comparisons.
    """

    name: str
    text: str
    match: Match = Match.UNKNOWN
    group: str | None = None
    unit: str | None = None
    suggestion: str | None = None
    wrong_word: bool = False
    cell: Cell | None = field(default=None, compare=False)

    @property
    def known(self) -> bool:
        return self.unit is not None
