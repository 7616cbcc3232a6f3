"""What the sheet of corrections says beside what the data rows show: the rows are what counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rak_excel.language import Text
from rak_excel.rolling_up.facts.rows import (
    ADDED,
    DELETED,
    UNSEEN,
    ActivityRow,
    Correction,
    CorrectionAnswer,
    CorrectionPlace,
)


class CorrectionFate(StrEnum):
    """What became of a correction in a roll-up. One that waits is of an office's file that is not there."""

    USED = "used"
    OPEN = "open"
    DROPPED = "dropped"
    WAITING = "waiting"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    CorrectionFate.USED: Text("dipakai", "used"),
    CorrectionFate.OPEN: Text("perlu dipilih", "to be chosen"),
    CorrectionFate.DROPPED: Text("tidak dipakai lagi", "no longer used"),
    CorrectionFate.WAITING: Text("menunggu file", "waits for a file"),
}


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """One row of the sheet of corrections, as it was written and answered."""

    correction: Correction
    fate: CorrectionFate


def decided(records: Iterable[CorrectionRecord]) -> Iterator[CorrectionRecord]:
    """What was chosen of a sheet: one correction of a cell that is chosen settles it, as everyone would take it.

    The others, which stood beside it, are dropped; so is a deletion of the row that was open beside a cell's, and the
    other way round.
    """
    records = list(records)
    cells: dict[tuple[int, str, str, int], list[CorrectionRecord]] = defaultdict(list)
    for record in records:
        cells[record.correction.at].append(record)
    chosen = {
        at: sum(each.correction.answer is CorrectionAnswer.CORRECTION for each in cell) for at, cell in cells.items()
    }
    for record in records:
        place, field = record.correction.at[:2]
        against = chosen[record.correction.at] == 1
        if field != ADDED and record.fate is CorrectionFate.OPEN and not chosen[record.correction.at]:
            against = _one_against(place, field, chosen)
        said = record.correction.answer
        yield (
            replace(record, correction=replace(record.correction, answer=CorrectionAnswer.DROPPED))
            if against and not said
            else record
        )


def _one_against(place: int, field: str, chosen: Mapping[tuple[int, str, str, int], int]) -> bool:
    """Whether the deletion of a row was chosen over what was corrected in it, or that over the deletion."""
    others = [
        count
        for at, count in chosen.items()
        if at[0] == place and at[1] != ADDED and (at[1] == DELETED) != (field == DELETED)
    ]
    return any(others) and max(others) == 1


def reconciled(found: Iterable[Correction], records: Iterable[CorrectionRecord]) -> Iterator[Correction]:
    """The corrections of a part: those that are listed, with what came of them since, and those that are new."""
    shown = {correction.at: correction for correction in found}
    listed: dict[tuple[int, str, str, int], list[CorrectionRecord]] = defaultdict(list)
    for record in records:
        listed[record.correction.at].append(record)
    for at, each in listed.items():
        yield from _since(shown.pop(at, None), each)
    yield from shown.values()


def _since(cell: Correction | None, records: Sequence[CorrectionRecord]) -> Iterator[Correction]:
    """What is listed for one cell; and what the cell shows, where that is something else."""
    provisional = _provisional(records)
    told = False
    for record in records:
        if cell and record.correction.said == cell.said and record.fate is not CorrectionFate.WAITING:
            told = True
            yield _shown(record) if cell.said != provisional else record.correction
        elif record.fate is CorrectionFate.USED or (
            record.fate is CorrectionFate.OPEN and cell and cell.said != provisional
        ):
            yield _not_shown(record)
        else:
            yield record.correction
    if cell and not told:
        originals = [record.correction.original for record in records if record.correction.original]
        yield replace(cell, original=originals[0] if originals else ())


def _provisional(records: Sequence[CorrectionRecord]) -> str | None:
    """What a cell shows while something is to be chosen and nobody knows what the office's file says."""
    still = [record.correction for record in records if record.fate is CorrectionFate.OPEN]
    unknown = [each.said for each in still if not each.original and each.field != ADDED]
    return min(unknown, default=None)


def _shown(record: CorrectionRecord) -> Correction:
    """One that the cell shows: still in use, or typed anew."""
    if record.fate is CorrectionFate.USED:
        return record.correction
    return replace(record.correction, asked=False, answer=CorrectionAnswer.CORRECTION)


def _not_shown(record: CorrectionRecord) -> Correction:
    """One that was typed over or taken back; an answer typed beside it counts as well."""
    given = record.correction.answer
    answered = given if record.fate is CorrectionFate.OPEN or given.against else CorrectionAnswer.NONE
    return replace(record.correction, answer=answered or CorrectionAnswer.DROPPED)


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
    fate: CorrectionFate
    row: ActivityRow | None = None
    reason: Text = NOTHING
    cells: str = ""
    seen: CorrectionPlace = UNSEEN

    @property
    def state(self) -> Text:
        """What became of it in words; one whose row is gone from the office's file waits for no file."""
        return CorrectionFate.DROPPED.label if self.reason == GONE else self.fate.label
