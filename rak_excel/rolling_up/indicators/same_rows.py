"""Which row of an office's plan is which row of another state of that plan: the identity of a row over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from rak_excel.model import Definition
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.alignment import known_key, written_in
from rak_excel.sameness.pairing import Work, WorkPair, otherwise, paired, without, works_of
from rak_excel.sameness.rewording import Likeness, likeness
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import key_and_occurrence, key_with_occurrence

At = tuple[str, str, int]  # region, part, ordinal


def names_of(rows: Iterable[ActivityRow], definition: Definition, year: int | None) -> Mapping[At, str]:
    """The name of each indicator: the definition's key, else its wording without the office's own name.

    The nth of a name within an office's part carries its number, so that the nth is always the nth.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    names: dict[At, str] = {}
    for each in written_in(rows, definition):
        name = known_key(each, definition, year) or each.wording
        seen[each.region, each.part, name] += 1
        names[each.region, each.part, each.ordinal] = key_with_occurrence(name, seen[each.region, each.part, name])
    return names


_Rows = tuple[int, ...]  # positions of rows


def same_rows(
    old: Sequence[ActivityRow], new: Sequence[ActivityRow], definition: Definition, year: int | None
) -> Mapping[int, int]:
    """By the position of a row in `old` that of the same row in `new`; a row that came or went is in none.

    All rows are of one office, in the order of its plan; one with several parts may be given whole. One to one, and
    the same from `new` to `old`.
    """
    if len(old) == len(new) and all(_says(one) == _says(other) for one, other in zip(old, new, strict=True)):
        return {at: at for at in range(len(old))}
    sides = _Side(old, definition, year), _Side(new, definition, year)
    blocks = _same_indicators(*sides)
    found = one_to_one(Counter((was.row, now.row) for was, now in _same_work(*sides, blocks)))
    for one, other in blocks:
        left = [at for at in one if at not in found], [at for at in other if at not in found.values()]
        if len(left[0]) == len(left[1]) == 1:
            found[left[0][0]] = left[1][0]
    return found


def _says(row: ActivityRow) -> Hashable:
    """What pairing goes by; equal for all rows, the nth row is the nth."""
    return row.region, row.part, row.ordinal, row.key, row.indicator, row.activity, row.periods, row.executors


class _Side:
    """One state of the plan, its rows by indicator."""

    def __init__(self, rows: Sequence[ActivityRow], definition: Definition, year: int | None) -> None:
        self.rows, self.definition = rows, definition
        self.works = [
            list(works_of(row.activity, (row.periods, frozenset(row.executors)), at)) for at, row in enumerate(rows)
        ]
        self.blocks: dict[tuple[str, str], _Rows] = {}  # by part and name, of each occurrence by itself
        self.pools: dict[tuple[str, str], _Rows] = {}  # all occurrences together
        names = names_of(rows, definition, year)
        for at, row in enumerate(rows):
            name = names[row.region, row.part, row.ordinal]
            block, pool = (row.part, name), (row.part, key_and_occurrence(name)[0])
            self.blocks[block] = (*self.blocks.get(block, ()), at)
            self.pools[pool] = (*self.pools.get(pool, ()), at)

    def work(self, rows: _Rows, pairs: Sequence[WorkPair[int]] = ()) -> list[Work[int]]:
        """The work of these rows that is in none of the pairs."""
        return without([work for at in rows for work in self.works[at]], pairs)


def _same_indicators(old: _Side, new: _Side) -> list[tuple[_Rows, _Rows]]:
    """Those of one name; then those that are reworded, or have the very same activities, where only one can be meant."""
    pairs = [(block, new.blocks[key]) for key, block in old.blocks.items() if key in new.blocks]
    gone = [block for key, block in old.blocks.items() if key not in new.blocks]
    come = [block for key, block in new.blocks.items() if key not in old.blocks]
    for alike in (_reworded, _with_same_activities):
        near = [(one, other) for one in gone for other in come if alike(old, one, new, other)]
        ones, others = Counter(one for one, _ in near), Counter(other for _, other in near)
        sure = [(one, other) for one, other in near if ones[one] == others[other] == 1]
        pairs += sure
        gone = [each for each in gone if each not in {one for one, _ in sure}]
        come = [each for each in come if each not in {other for _, other in sure}]
    return pairs


def _reworded(old: _Side, one: _Rows, new: _Side, other: _Rows) -> bool:
    was, now = old.rows[one[0]], new.rows[other[0]]
    texts = was.indicator, now.indicator
    both_ways = texts, texts[::-1]  # likeness looks from one text at the other
    return was.part == now.part and all(likeness(*each, new.definition) is Likeness.REWORDED for each in both_ways)


def _with_same_activities(old: _Side, one: _Rows, new: _Side, other: _Rows) -> bool:
    said, there = (
        tuple(normalised(side.rows[at].activity) for at in rows) for side, rows in ((old, one), (new, other))
    )
    return any(said) and said == there and old.rows[one[0]].part == new.rows[other[0]].part


def _same_work(old: _Side, new: _Side, blocks: Sequence[tuple[_Rows, _Rows]]) -> list[WorkPair[int]]:
    """Word for word, in the indicator and then in its other occurrences, as a row inserted between makes them; then reworded."""
    pairs: list[WorkPair[int]] = []
    for one, other in blocks:
        pairs += paired(old.work(one), new.work(other))
    for key, pool in old.pools.items():
        pairs += paired(old.work(pool, pairs), new.work(new.pools.get(key, ()), pairs))
    for one, other in blocks:
        pairs += otherwise(old.work(one, pairs), new.work(other, pairs), new.definition)
    return pairs


def one_to_one(shared: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """One of each two sides, by how much they share: those that share most, the upper before the lower."""
    found: dict[int, int] = {}
    for was, now in sorted(shared, key=lambda rows: (-shared[rows], sum(rows))):
        if was not in found and now not in found.values():
            found[was] = now
    return found
