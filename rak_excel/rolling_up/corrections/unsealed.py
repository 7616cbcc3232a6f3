"""Rows of roll-ups of earlier versions, which had no seals: beside the plan itself they tell what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.facts.seals import FIELDS
from rak_excel.vocabulary.basics.texts import normalised


def given_seals(rows: Sequence[ActivityRow], originals: Mapping[int, ActivityRow]) -> list[ActivityRow]:
    """The rows with the seals of the file's own, by place, which has the same content; a row that was added has none.

    Rows are known by the cell of the file that they name, else by their order. A spelling that another version of the
    program gave to a value is no correction.
    """
    by_cell = {(row.sheet, row.cell): row for row in originals.values()}
    named = sum((row.sheet, row.cell) in by_cell for row in rows)
    if named * 2 <= len(rows) and len(rows) == len(originals):
        return [_sealed_by(original, row) for original, row in zip(originals.values(), rows, strict=True)]
    alike: dict[int, list[ActivityRow]] = defaultdict(list)
    for row in rows:
        own = by_cell.get((row.sheet, row.cell))
        alike[own.place if own else 0].append(_sealed_by(own, row) if own else replace(row, seal=""))
    return [row for place in sorted(alike) for row in alike[place]]


def _sealed_by(original: ActivityRow, row: ActivityRow) -> ActivityRow:
    said = {field: getattr(original, field) for field in FIELDS if _same(field, original, row)}
    return replace(row, **said, place=original.place, seal=original.seal)


def _same(field: str, one: ActivityRow, other: ActivityRow) -> bool:
    if field == "target":
        return (one.target.same if one.target else None) == (other.target.same if other.target else None)
    if field == "executors":
        return {normalised(name) for name in one.executors} == {normalised(name) for name in other.executors}
    values = getattr(one, field), getattr(other, field)
    return values[0] == values[1] or (
        isinstance(values[0], str) and len({normalised(str(each)) for each in values}) == 1
    )
