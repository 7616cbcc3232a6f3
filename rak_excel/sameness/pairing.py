"""The same work of an indicator before and after, item by item, wherever it stands and however it is listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from rak_excel.formats.grid import as_text
from rak_excel.model import Definition, Plan, items_of
from rak_excel.model.further import EntryColumn, Further, FurtherSheet
from rak_excel.model.plan import FurtherRow
from rak_excel.record import Record
from rak_excel.sameness.rewording import Likeness, likeness
from rak_excel.vocabulary.basics.texts import normalised

_Row = TypeVar("_Row")
_Column = TypeVar("_Column", bound=EntryColumn)
RowPair = tuple[FurtherRow, FurtherRow]


def comparable_items(text: str) -> tuple[str, ...]:
    """The items of an activity as they are compared: numbers, bullets, case and punctuation do not count."""
    return tuple(normalised(item.text) for item in items_of(text))


class Work(Record, Generic[_Row], eq=False):
    """One item of an activity: its text, the words it is known by, when and by whom it is done, and where it stands."""

    text: str
    words: str
    plan: Hashable
    row: _Row


WorkPair = tuple[Work[_Row], Work[_Row]]


def works_of(text: str, plan: Hashable, row: _Row) -> Iterator[Work[_Row]]:
    """The items of one activity; a blank one is one item."""
    for item in [item.text for item in items_of(text)] or [""]:
        yield Work(item, normalised(item), plan, row)


class WorkChanges(Record, Generic[_Row]):
    """What became of an indicator's work: what stays in the same words, in other words, what came and what went."""

    kept: list[WorkPair[_Row]]
    reworded: list[WorkPair[_Row]]
    come: list[Work[_Row]]
    gone: list[Work[_Row]]


def work_changes(
    before: Sequence[Work[_Row]], after: Sequence[Work[_Row]], definition: Definition, *, last_left: bool
) -> WorkChanges[_Row]:
    """What changed; with `last_left` what alone is left on both sides is the same in other words, too."""
    kept = paired(before, after)
    gone, come = without(before, kept), without(after, kept)
    pairs = (otherwise if last_left else reworded)(gone, come, definition)
    return WorkChanges(kept, pairs, without(come, pairs), without(gone, pairs))


def in_one_row(pairs: Iterable[WorkPair[_Row]]) -> list[list[WorkPair[_Row]]]:
    """The work that stands in one row before and after, together."""
    rows: dict[tuple[_Row, _Row], list[WorkPair[_Row]]] = {}
    for one, other in pairs:
        rows.setdefault((one.row, other.row), []).append((one, other))
    return list(rows.values())


def paired(before: Sequence[Work[_Row]], after: Sequence[Work[_Row]]) -> list[WorkPair[_Row]]:
    """The same work before and after, in the order of the new plan.

    What an indicator says twice is paired as it is planned, then as it stands: rows may have moved past one another.
    """
    pairs: list[WorkPair[_Row]] = []
    waiting = list(before)
    for planned in (True, False):
        for work in without(after, pairs):
            same = (each for each in waiting if each.words == work.words)
            one = next((each for each in same if not planned or each.plan == work.plan), None)
            if one:
                waiting.remove(one)
                pairs.append((one, work))
    places = {work: at for at, work in enumerate(after)}
    return sorted(pairs, key=lambda pair: places[pair[1]])


def reworded(gone: Sequence[Work[_Row]], new: Sequence[Work[_Row]], definition: Definition) -> list[WorkPair[_Row]]:
    """The work that stands there in slightly other words: one for one, or nobody can tell."""
    near = [
        (one, other) for one in gone for other in new if likeness(one.text, other.text, definition) is Likeness.REWORDED
    ]
    met = Counter(work for pair in near for work in pair)
    return [pair for pair in near if all(met[work] == 1 for work in pair)]


def otherwise(gone: Sequence[Work[_Row]], new: Sequence[Work[_Row]], definition: Definition) -> list[WorkPair[_Row]]:
    """The work that stands there in other words: reworded, and then what alone is left on both sides, one for one."""
    near = reworded(gone, new, definition)
    left = without(gone, near), without(new, near)
    return [*near, (left[0][0], left[1][0])] if len(left[0]) == len(left[1]) == 1 else near


def entries_changed(old: Further, new: Further, columns: Iterable[_Column]) -> Iterator[tuple[_Column, str, str]]:
    """The further columns that say something else, each with what it said and says."""
    for column in columns:
        before, after = (as_text(each.get(column.id, "")) for each in (old, new))
        if normalised(before) != normalised(after):
            yield column, before, after


def changed_beside(old: Plan, new: Plan) -> Iterator[tuple[FurtherSheet, EntryColumn, RowPair, str, str]]:
    """The entries of further sheets that say something else, each with its row, and what it said and says."""
    for sheet in {each.id: each for plan in (old, new) for each in plan.definition.sheets_beside}.values():
        for rows in rows_paired(*(plan.further.get(sheet.id, ()) for plan in (old, new))):
            for column, was, now in entries_changed(rows[0].entries, rows[1].entries, sheet.columns):
                yield sheet, column, rows, was, now


def rows_paired(old: Iterable[FurtherRow], new: Iterable[FurtherRow]) -> Iterator[RowPair]:
    """The rows of each indicator before and after, the nth with the nth; one without entries where there is none."""
    gone = list(old)
    for row in new:
        before = next((each for each in gone if same_indicator(each, row)), row.but(entries={}, place=None))
        gone = [each for each in gone if each is not before]
        yield before, row
    yield from ((row, row.but(entries={}, place=None)) for row in gone)


def same_indicator(one: FurtherRow, other: FurtherRow) -> bool:
    """Whether both are of one indicator: by its key, or where only one has a key that counts, by its words."""
    if one.key and other.key:
        return one.key == other.key
    return normalised(one.indicator) == normalised(other.indicator)


def without(works: Sequence[Work[_Row]], pairs: Iterable[WorkPair[_Row]]) -> list[Work[_Row]]:
    """The work that is in none of the pairs."""
    known = {work for pair in pairs for work in pair}
    return [work for work in works if work not in known]
