"""The noun: one correction with what became of it, as the sheet of corrections lists it."""

from __future__ import annotations

from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.rolling_up.corrections.reconciling import Fate
from rak_excel.rolling_up.facts.correction import UNSEEN, Correction, Seen
from rak_excel.rolling_up.facts.rows import ActivityRow

UNKNOWN = Text(
    "Isian aslinya hanya ada di file kantor ini. Sertakan file itu agar dapat dipakai.",
    "What the office's file says is known from that file alone. Give it as well to use it.",
)
ABSENT = Text(
    "Belum ada file kantor ini yang dipakai. Koreksi ini disimpan.",
    "No file of this office is used yet. The correction is kept.",
)
GONE = Text(
    "Barisnya tidak ditemukan di file kantor yang sekarang.", "Its row is not found in the office's present file."
)
NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Listed:
    """One correction with what became of it: a row of the sheet of corrections.

    `row` is the row of the office's file that it is about, as far as it is known, and `cells` the cells in it; `reason` what
    else is to say, and `seen` what is known of its place where there is no such file.
    """

    correction: Correction
    fate: Fate
    row: ActivityRow | None = None
    reason: Text = NOTHING
    cells: str = ""
    seen: Seen = UNSEEN

    @property
    def state(self) -> Text:
        """What became of it in words; one whose row is gone from the office's file waits for no file."""
        return Fate.DROPPED.label if self.reason == GONE else self.fate.label
