"""What becomes of a finding from one roll-up to the next, and what the province writes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rak_excel.language import Text


class NoteState(StrEnum):
    """A finding against the previous roll-up. The first two stand in Catatan, the others in Catatan Selesai."""

    NEW = "new"
    STILL = "still"
    SETTLED = "settled"
    CORRECTED = "corrected"  # by a correction in a data sheet; the plan itself still has it
    UNCHECKED = "unchecked"  # the office's plan, or that part of it, was not given this time

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    NoteState.NEW: Text("Baru", "New"),
    NoteState.STILL: Text("Masih ada", "Still there"),
    NoteState.SETTLED: Text("Selesai", "Settled"),
    NoteState.CORRECTED: Text("Sudah dikoreksi", "Corrected"),
    NoteState.UNCHECKED: Text("Belum dicek ulang", "Not checked again"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a finding is of, in words that hold over time: part, row and column, wherever they stand.

    `row` is the cell of the row's activity as the data sheet has it; of an indicator or objective without one, its words.
    `column` is the role of the column (`target`, `schedule 3`), or the field of the identity (`chair.nip`). '' is the
    whole sheet or file, for which `row` and `column` are not known or say nothing.
    """

    part: str = ""
    row: str = ""
    column: str = ""


RIGHT = Text("Memang benar", "Right as it is")  # what the province types where nobody has to be asked
_RIGHT = {RIGHT.id.casefold(), RIGHT.en.casefold()}
NOT_KNOWN = "?"  # as the column, where a roll-up of an earlier version told the finding


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the province did about a finding, as it was typed: a word of the list or its own, and a remark."""

    action: str = ""
    remark: str = ""

    def __bool__(self) -> bool:
        return bool(self.action or self.remark)

    @property
    def right(self) -> bool:
        """Whether the province marked the finding as right: it stays listed, and counts nowhere."""
        return self.action.strip().casefold() in _RIGHT
