"""What became of each cell, what was noticed on the way, and what reading gives: nothing is dropped without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from rak_excel.formats.addresses import Address, column_number
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Cell, Note, NoteKind, Plan, Source
from rak_excel.model.frames import frame_of_plans
from rak_excel.model.returned import Returned
from rak_excel.record import Record


class Use(StrEnum):
    """What a cell was taken for."""

    PLAN = "plan"
    IDENTITY = "identity"
    HEADING = "heading"
    SIGNATURE = "signature"
    FORM = "form"  # what the template itself wrote: row status, row key
    NOT_USED = "not used"


if TYPE_CHECKING:
    import pandas as pd


class Ledger(Struct):
    """Collects uses and notes while a workbook is read. The first use of a cell stays."""

    notes: list[Note] = []
    uses: dict[str, dict[Address, Use]] = {}  # by the sheet's name

    def use(self, sheet: Sheet, addresses: Iterable[Address], use: Use) -> None:
        of_sheet = self.uses.setdefault(sheet.name, {})
        for address in addresses:
            of_sheet.setdefault(address, use)

    def used(self, sheet: Sheet, address: Address) -> bool:
        return address in self.uses.get(sheet.name, ())

    def left(self, sheet: Sheet) -> list[Address]:
        """The cells that nothing was taken for yet."""
        used = self.uses.get(sheet.name, {})
        return [address for address in sheet.addresses() if address not in used]

    def note(
        self,
        kind: NoteKind,
        detail: Text,
        cell: Cell | None = None,
        value: str = "",
        became: str = "",
        others: Iterable[Cell] = (),
    ) -> None:
        self.notes.append(Note(kind, detail, cell, value, became, tuple(others)))

    def note_at(
        self, kind: NoteKind, detail: Text, sheet: Sheet, cells: Sequence[Address], *, repeats: bool = False
    ) -> None:
        """A note at the first of these cells with what stands there, which it also became where it `repeats` that."""
        first, *others = cells
        text = sheet.text(*first)
        self.note(kind, detail, sheet.cell(*first), text, text if repeats else "", [sheet.cell(*at) for at in others])

    def asks(self, cell: Cell) -> bool:
        """Whether it was asked already what a cell means."""
        return any(note.cell == cell and note.kind is NoteKind.AMBIGUOUS_VALUE for note in self.notes)

    def passed_for(self, heading: Cell) -> bool:
        """Whether rows were not read for what the column below a heading says of them."""
        return any(
            note.kind is NoteKind.ROWS_NOT_READ
            and note.cell
            and (note.cell.sheet, note.cell.column) == (heading.sheet, heading.column)
            for note in self.notes
        )

    def counts(self, sheet: Sheet) -> Mapping[Use, int]:
        """How many cells were taken for what; a blank one, which got the text of a row that was passed over, is none."""
        filled = (use for at, use in self.uses.get(sheet.name, {}).items() if _is_filled(sheet, at))
        return Counter(filled)


def _is_filled(sheet: Sheet, at: Address) -> bool:
    return sheet.value(*at) is not None or at in sheet.gone or at in sheet.faulty


def cells_in(sheet: Sheet, rows: Iterable[int]) -> list[Address]:
    """Every non-blank cell of these rows, from left to right."""
    return [(row, column) for row in rows for column in sorted(sheet.rows.get(row, ()))]


def text_of(sheet: Sheet, cell: Cell) -> str:
    return sheet.text(cell.row, column_number(cell.column))


class Unread(Record):
    """A file that gave no plan, with the reason and the remedy, and the findings that it came back with all the same."""

    source: Source
    note: Note
    returned: Returned | None = None


class SheetAccount(Record):
    """What became of the non-blank cells of one sheet: `uses` adds up to `cells`."""

    file: str
    sheet: str
    cells: int
    uses: Mapping[Use, int]


class Reading(Record):
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
        return self.but(
            plans=tuple(sorted(self.plans, key=lambda plan: plan.source.file.split("/"))),
            unread=tuple(sorted(self.unread, key=lambda each: each.source.file.split("/"))),
            accounts=tuple(sorted(self.accounts, key=lambda each: each.file.split("/"))),
        )
