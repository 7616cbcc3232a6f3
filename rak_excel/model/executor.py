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
    EVERY = "every"  # one of a whole list: "Semua Divisi"
    UNKNOWN = "unknown"  # not recognised; there may be a suggestion


@dataclass(frozen=True, slots=True)
class Executor:
    """One name out of a PELAKSANA cell.

    `name` is the official name where recognised, else as written. `group` and `unit` are the ids of the definition's
    list and unit where recognised. `suggestions` are the likely official names of the sheet's own list, the likeliest
    first, where the name is unknown, carries the wrong unit word, or belongs to another list; they are never used as if
    they were written. `borrowed` is the unit of another list whose name an unknown one is: `Divisi Teknis Hupmas` has that
    of a sub bagian. `cell` is where it was written and counts for nothing in comparisons.
    """

    name: str
    text: str
    match: Match = Match.UNKNOWN
    group: str | None = None
    unit: str | None = None
    suggestions: tuple[str, ...] = ()
    borrowed: str | None = None
    cell: Cell | None = field(default=None, compare=False)

    def at(self, cell: Cell) -> Executor:
        """The same as it was written in this cell."""
        return Executor(self.name, self.text, self.match, self.group, self.unit, self.suggestions, self.borrowed, cell)

    @property
    def known(self) -> bool:
        return self.unit is not None

    @property
    def suggestion(self) -> str | None:
        return self.suggestions[0] if self.suggestions else None
