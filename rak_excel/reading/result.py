"""What reading gives: plans, and files that gave none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rak_excel.model import Note, Plan, Source
from rak_excel.reading.ledger import Use


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that gave no plan, with the reason and the remedy."""

    source: Source
    note: Note


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """What became of the non-blank cells of one sheet: `uses` adds up to `cells`."""

    file: str
    sheet: str
    cells: int
    uses: Mapping[Use, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """The plans of all files in the order of their names, the files without a plan, and every file that was met."""

    plans: tuple[Plan, ...]
    unread: tuple[Unread, ...]
    sources: tuple[Source, ...]
    accounts: tuple[SheetAccount, ...] = ()
