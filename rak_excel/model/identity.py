"""Who plans, executes and signs, as read: names out of cells, with the units that they are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum

from rak_excel.model.finding import Cell
from rak_excel.record import PartlySame, Record


class Match(StrEnum):
    """How a written name was recognised."""

    EXACT = "exact"  # the official name, letter by letter
    ALIAS = "alias"  # a short or other name that the definition lists
    WORDS = "words"  # the same words in another order, case or punctuation
    OTHER_ERA = "other-era"  # a name that the unit had, or will have, under another structure
    EVERY = "every"  # one of a whole list: "Semua Divisi"
    UNKNOWN = "unknown"  # not recognised; there may be a suggestion


class Executor(PartlySame):
    """One name out of a PELAKSANA cell.

    `suggestions` are the likely official names of the sheet's own list, the likeliest first, where the name is unknown,
    carries the wrong unit word, or belongs to another list; they are never used as if they were written.
    """

    name: str  # the official name where recognised, else as written
    text: str
    match: Match = Match.UNKNOWN
    group: str | None = None  # the ids of the definition's list and unit where recognised
    unit: str | None = None
    suggestions: tuple[str, ...] = ()
    borrowed: str | None = None  # the unit of another list whose name an unknown one is: `Divisi Teknis Hupmas`
    cell: Cell | None = None  # where it was written

    BESIDE = frozenset({"cell"})

    def at(self, cell: Cell | None) -> Executor:
        """The same as it was written in this cell."""
        return self.but(cell=cell)

    @property
    def known(self) -> bool:
        return self.unit is not None

    @property
    def suggestion(self) -> str | None:
        return self.suggestions[0] if self.suggestions else None


class Signatory(Record):
    """Who signs. `nip` is the civil servant number, as typed, None where blank."""

    title: str = ""
    name: str = ""
    nip: str | None = None


class Identity(Record):
    """What the identity sheet, or the head of an old layout, says."""

    office: str = ""  # the commission's name, as written
    region: str | None = None
    year: int | None = None
    revision: int = 0
    submitter: Executor | None = None  # the unit that filled the workbook in, None for the whole office
    whole_office: bool = False  # whether that was said, or left blank
    place: str = ""
    date: datetime.date | None = None
    signatories: Mapping[str, Signatory] = {}  # by the definition's ids: chair, secretary
    acknowledged: bool = False
    cells: Mapping[str, Cell] = {}  # of each value, blank ones too: `office`, `chair.name`

    @property
    def date_cells(self) -> tuple[Cell, ...]:
        """The cells of the day, the month and the year of signing, as far as there are such."""
        return tuple(self.cells[name] for name in ("day", "month", "signed_year") if name in self.cells)
