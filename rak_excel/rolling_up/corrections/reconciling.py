"""What people did to the rows of a data sheet since it was written, beside what the sheet of corrections says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.language import NOTHING, Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.rows import (
    ADDED,
    DELETED,
    UNSEALED,
    UNSEEN,
    ActivityRow,
    AddedRow,
    Correction,
    CorrectionAnswer,
    CorrectionPlace,
    LabelledState,
    corrected_fields,
    in_whole,
    is_seal,
    is_unsealed,
    row_said,
    said_in,
)
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.numbers import whole_number


class CorrectionFate(LabelledState):
    """What became of a correction in a roll-up. One that waits is of an office's file that is not there."""

    USED = "used", Text("dipakai", "used")
    OPEN = "open", Text("perlu dipilih", "to be chosen")
    DROPPED = "dropped", Text("tidak dipakai lagi", "no longer used")
    WAITING = "waiting", Text("menunggu file", "waits for a file")


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


class Listed(Record):
    """One correction with what became of it: a row of the sheet of corrections, as it is to be written or as it was.

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


def decided(records: Iterable[Listed]) -> Iterator[Listed]:
    """What was chosen of a sheet: one correction of a cell that is chosen settles it, as everyone would take it.

    The others, which stood beside it, are dropped; so is a deletion of the row that was open beside a cell's, and the
    other way round.
    """
    records = list(records)
    cells = grouped((record.correction.at, record) for record in records)
    chosen = {
        at: sum(each.correction.answer is CorrectionAnswer.CORRECTION for each in cell) for at, cell in cells.items()
    }
    for record in records:
        place, field = record.correction.at[:2]
        against = chosen[record.correction.at] == 1
        if field != ADDED and record.fate is CorrectionFate.OPEN and not chosen[record.correction.at]:
            against = _one_against(place, field, chosen)
        if against and not record.correction.answer:
            record = record.but(correction=record.correction.but(answer=CorrectionAnswer.DROPPED))  # noqa: PLW2901
        yield record


def _one_against(place: int, field: str, chosen: Mapping[tuple[int, str, str, int], int]) -> bool:
    """Whether the deletion of a row was chosen over what was corrected in it, or that over the deletion."""
    others = {
        count
        for (where, what, *_), count in chosen.items()
        if where == place and what != ADDED and (what == DELETED) != (field == DELETED)
    }
    return max(others, default=0) == 1


def reconciled(found: Iterable[Correction], records: Iterable[Listed]) -> Iterator[Correction]:
    """The corrections of a part: those that are listed, with what came of them since, and those that are new."""
    shown = {correction.at: correction for correction in found}
    listed = grouped((record.correction.at, record) for record in records)
    for at, each in listed.items():
        yield from _since(shown.pop(at, None), each)
    yield from shown.values()


def _since(cell: Correction | None, records: Sequence[Listed]) -> Iterator[Correction]:
    """What is listed for one cell; and what the cell shows, where that is something else."""
    still = (record.correction for record in records if record.fate is CorrectionFate.OPEN)
    unknown = [each.said for each in still if not each.original and each.field != ADDED]
    # What a cell shows while something is to be chosen and nobody knows what the office's file says.
    provisional = min(unknown, default=None)
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
        yield cell.but(original=originals[0] if originals else ())


def _shown(record: Listed) -> Correction:
    """One that the cell shows: still in use, or typed anew."""
    if record.fate is CorrectionFate.USED:
        return record.correction
    return record.correction.but(asked=False, answer=CorrectionAnswer.CORRECTION)


def _not_shown(record: Listed) -> Correction:
    """One that was typed over or taken back; an answer typed beside it counts as well."""
    given = record.correction.answer
    answered = given if record.fate is CorrectionFate.OPEN or given.against else CorrectionAnswer.NONE
    return record.correction.but(answer=answered or CorrectionAnswer.DROPPED)


_CHECKSUM = 4  # letters


def written_seal(row: ActivityRow, others: str, *, further: bool) -> str:
    """The seal's cell: place, seal, and the checksum of what else stands in the row; `+3` of a row added behind the third.

    `further` tells whether the sheet has further columns.
    """
    if row.seal == UNSEALED:
        return UNSEALED
    seal = in_whole(row.seal) if further else row.seal
    return f"{row.place} {seal}{others}" if row.seal else f"+{row.place}"


def read_seal(text: str) -> tuple[int, str, str]:
    """Place, seal and checksum as they were written; 0 and nothing where the cell holds none, as in a row that is new."""
    place, _, code = text.partition(" ")
    if text.startswith("+") and (added := whole_number(text[1:])) is not None:
        return added, "", ""
    if (number := whole_number(place)) is not None and is_seal(code[:-_CHECKSUM]):
        return number, code[:-_CHECKSUM], code[-_CHECKSUM:]
    return 0, UNSEALED if text == UNSEALED else "", ""


def row_order(row: ActivityRow) -> tuple[object, ...]:
    """The order of an office's rows: added ones behind that which they follow."""
    return row.ordinal, row.place, not row.seal, "" if row.seal else row_said(row)


def taken(
    rows: Sequence[ActivityRow], facts: FileFacts, part: str, records: Sequence[Listed]
) -> tuple[tuple[ActivityRow, ...], tuple[Correction, ...]]:
    """The rows of a file's part as they stand, each with its true place, and what was corrected in them.

    `records` are what the sheet of corrections says about this part.
    """
    if is_unsealed(rows):
        return tuple(rows), tuple(record.correction for record in records)
    content = facts.region, part, facts.parts[part].digest  # what they are corrections of
    kept, others = _told_apart(rows, facts.activities(part))
    added = list(_added(rows, others, kept))
    changed = ((row, field) for row in kept.values() for field in row.corrected)
    deleted = (place for place in range(1, facts.activities(part) + 1) if place not in kept)
    found = [Correction(*content, row.place, each, getattr(row, each), said_in(row, each)) for row, each in changed]
    found += [Correction(*content, place, DELETED, None, "") for place in deleted]
    found += [AddedRow(*content, row.place, ADDED, row, row_said(row), nth=nth) for row, nth in added]
    own = [*kept.values(), *(row for row, _ in added)]
    return tuple(sorted(own, key=row_order)), tuple(reconciled(found, records))


def _told_apart(rows: Sequence[ActivityRow], activities: int) -> tuple[dict[int, ActivityRow], set[int]]:
    """By place the rows of the file itself, and the positions of all others.

    Of rows with one seal, as copying leaves them, that is the file's which says most of what is sealed.
    """
    alike = grouped(
        (row.place, (at, row.but(corrected=corrected_fields(row))))
        for at, row in enumerate(rows)
        if row.seal and 0 < row.place <= activities
    )
    kept = {place: min(each, key=lambda one: len(one[1].corrected)) for place, each in alike.items()}
    return {place: row for place, (_, row) in kept.items()}, set(range(len(rows))) - {at for at, _ in kept.values()}


def _added(
    rows: Sequence[ActivityRow], others: set[int], kept: dict[int, ActivityRow]
) -> Iterator[tuple[ActivityRow, int]]:
    """The rows that are not the file's, each behind its place, with their number among equal ones."""
    seen = Counter[tuple[int, str]]()
    above = 0, 0
    for at, row in enumerate(rows):
        before = (place for place, each in kept.items() if each.ordinal <= row.ordinal)
        place = row.place or (above[1] if above[0] == row.ordinal else max(before, default=0))
        above = row.ordinal, place
        if at in others:
            new = row.but(place=place, seal="", corrected=(ADDED,))
            seen[place, row_said(new)] += 1
            yield new, seen[place, row_said(new)] - 1
