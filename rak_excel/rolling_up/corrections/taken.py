"""What people did to the rows of a data sheet since it was written: the seals tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rak_excel.rolling_up.corrections.reconciling import CorrectionRecord, reconciled
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, ActivityRow, AddedRow, Correction
from rak_excel.rolling_up.facts.seals import UNSEALED, corrected_fields, is_seal, is_unsealed, row_said, said_in
from rak_excel.vocabulary.basics.numbers import whole_number

_ContentKey = tuple[str, str, str]  # region, part, digest
_CHECKSUM = 4  # letters


def written_seal(row: ActivityRow, others: str) -> str:
    """The seal's cell: place, seal, and the checksum of what else stands in the row; `+3` of a row added behind the third."""
    if row.seal == UNSEALED:
        return UNSEALED
    return f"{row.place} {row.seal}{others}" if row.seal else f"+{row.place}"


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
    rows: Sequence[ActivityRow], facts: FileFacts, part: str, records: Sequence[CorrectionRecord]
) -> tuple[tuple[ActivityRow, ...], tuple[Correction, ...]]:
    """The rows of a file's part as they stand, each with its true place, and what was corrected in them.

    `records` are what the sheet of corrections says about this part.
    """
    if is_unsealed(rows):
        return tuple(rows), tuple(record.correction for record in records)
    content = facts.region, part, facts.parts[part].digest
    kept, others = _told_apart(rows, facts.activities(part))
    added = list(_added(rows, others, kept))
    found = [*_changed(kept.values(), content), *_deleted(kept, facts.activities(part), content)]
    found += [AddedRow(*content, row.place, ADDED, row, row_said(row), nth=nth) for row, nth in added]
    own = [*kept.values(), *(row for row, _ in added)]
    return tuple(sorted(own, key=row_order)), tuple(reconciled(found, records))


def _told_apart(rows: Sequence[ActivityRow], activities: int) -> tuple[dict[int, ActivityRow], set[int]]:
    """By place the rows of the file itself, and the positions of all others.

    Of rows with one seal, as copying leaves them, that is the file's which says most of what is sealed.
    """
    alike: dict[int, list[tuple[int, ActivityRow]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.seal and 0 < row.place <= activities:
            alike[row.place].append((at, replace(row, corrected=corrected_fields(row))))
    kept = {place: min(each, key=lambda one: len(one[1].corrected)) for place, each in alike.items()}
    return {place: row for place, (_, row) in kept.items()}, set(range(len(rows))) - {at for at, _ in kept.values()}


def _added(
    rows: Sequence[ActivityRow], others: set[int], kept: dict[int, ActivityRow]
) -> Iterator[tuple[ActivityRow, int]]:
    """The rows that are not the file's, each behind its place, with their number among equal ones."""
    seen = Counter[tuple[int, str]]()
    above = 0, 0
    for at, row in enumerate(rows):
        place = row.place or (above[1] if above[0] == row.ordinal else _end_of(row.ordinal, kept))
        above = row.ordinal, place
        if at in others:
            new = replace(row, place=place, seal="", corrected=(ADDED,))
            seen[place, row_said(new)] += 1
            yield new, seen[place, row_said(new)] - 1


def _end_of(ordinal: int, kept: dict[int, ActivityRow]) -> int:
    return max((place for place, row in kept.items() if row.ordinal <= ordinal), default=0)


def _changed(rows: Iterable[ActivityRow], content: _ContentKey) -> Iterator[Correction]:
    for row in rows:
        for field in row.corrected:
            yield Correction(*content, row.place, field, getattr(row, field), said_in(row, field))


def _deleted(kept: dict[int, ActivityRow], activities: int, content: _ContentKey) -> Iterator[Correction]:
    for place in range(1, activities + 1):
        if place not in kept:
            yield Correction(*content, place, DELETED, None, "")
