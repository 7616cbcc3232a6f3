"""What reading gives: plans, and files that gave none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rak_excel.model import Note, Plan, Source
from rak_excel.model.frames import frame_of_plans
from rak_excel.reading.ledger import Use

if TYPE_CHECKING:
    import pandas as pd


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

    def to_frame(self) -> pd.DataFrame:
        """The rows of all plans as a table: one an activity, and one for each indicator without any."""
        return frame_of_plans(self.plans)

    def by_name(self) -> Reading:
        """The same in the order of the files' names, in whatever order they were given."""
        return replace(
            self,
            plans=tuple(sorted(self.plans, key=lambda plan: plan.source.file.split("/"))),
            unread=tuple(sorted(self.unread, key=lambda each: each.source.file.split("/"))),
            accounts=tuple(sorted(self.accounts, key=lambda each: each.file.split("/"))),
        )
