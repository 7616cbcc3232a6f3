"""What became of each cell, and what was noticed on the way: nothing is dropped without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Cell, Note, NoteKind


class Use(StrEnum):
    """What a cell was taken for."""

    PLAN = "plan"
    IDENTITY = "identity"
    HEADING = "heading"
    SIGNATURE = "signature"
    FORM = "form"  # what the template itself wrote: row status, row key
    NOT_USED = "not used"


@dataclass(slots=True)
class Ledger:
    """Collects uses and notes while a workbook is read. The first use of a cell stays."""

    notes: list[Note] = field(default_factory=list)
    uses: dict[str, dict[Address, Use]] = field(default_factory=dict)  # by the sheet's name

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

    def counts(self, sheet: str) -> Mapping[Use, int]:
        """How many cells of a sheet had which use."""
        return Counter(self.uses.get(sheet, {}).values())
