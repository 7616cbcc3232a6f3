"""Which indicators of two parts are about the same work. Never by a guess that is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from rak_excel.language import Text
from rak_excel.record import PartlySame
from rak_excel.rules.engine.subjects import IndicatorReview, PartReview, PlanReview

_ITEMS = 2  # equal list items that make a pair
_COMMON = 100  # rows of a part: an item that more of them have says nothing of any
BY_COUNTERPART = Text("pasangan menurut daftar indikator", "paired by the list of indicators")
BY_NAME = Text("nama indikatornya sama", "paired by the same wording")
BY_WORDS = Text("nama indikatornya sama dengan kata lain", "paired by the same words in another order or form")
BY_ITEMS = Text("dipasangkan karena {count} uraian kegiatannya sama", "paired by {count} equal activities")


class IndicatorPair(PartlySame):
    """An indicator of one part and the indicator of a later part that is about the same work.

    `how` says how they were found; `sure` pairs by the list of indicators or by the same wording. `first` is of the part with the
    longer periods. `kin` are all indicators of the second part that are paired with `first`, `elders` all of the first
    part that are paired with `second`.
    """

    first: IndicatorReview
    second: IndicatorReview
    how: Text
    sure: bool = True
    kin: tuple[IndicatorReview, ...] = ()
    elders: tuple[IndicatorReview, ...] = ()

    BESIDE = frozenset({"kin", "elders"})


def pairs_in(review: PlanReview) -> list[IndicatorPair]:
    """The pairs of every two parts that both have filled indicators, in the order of the first part.

    The review then knows which of its indicators are paired.
    """
    pairs = [
        pair
        for one, other in combinations([part for part in review.parts if part.filled], 2)
        for pair in _pairs(*sorted((one, other), key=lambda part: part.calendar.count))
    ]
    review.paired |= {id(row) for pair in pairs for row in (pair.first, pair.second)}
    return pairs


def _pairs(first: PartReview, second: PartReview) -> Iterator[IndicatorPair]:
    sure = [*_by_counterpart(first, second)]
    sure += _by_name(first, second, taken=sure)
    likely = [*sure, *_by_words(first, second, taken=sure)]
    found = [*likely, *_by_items(first, second, taken=likely)]
    order = {id(row): number for number, row in enumerate([*first.filled, *second.filled])}
    kin, elders = (dict[int, list[IndicatorReview]]() for _ in range(2))
    for pair in found:
        kin.setdefault(id(pair.first), []).append(pair.second)
        elders.setdefault(id(pair.second), []).append(pair.first)
    seconds, firsts = ({row: tuple(rows) for row, rows in each.items()} for each in (kin, elders))
    for pair in sorted(found, key=lambda each: (order[id(each.first)], order[id(each.second)])):
        yield IndicatorPair(
            pair.first, pair.second, pair.how, pair.sure, seconds[id(pair.first)], firsts[id(pair.second)]
        )


def _by_counterpart(first: PartReview, second: PartReview) -> Iterator[IndicatorPair]:
    """The nth occurrence of an indicator meets the nth of its counterpart."""
    counterparts = first.review.definition.counterparts
    others = _grouped((row.key, row) for row in _comparable(second))
    for key, rows in _grouped((row.key, row) for row in _comparable(first)).items():
        for one, other in zip(rows, others.get(counterparts.get(key, ""), []), strict=False):
            yield IndicatorPair(one, other, BY_COUNTERPART)


def _by_name(first: PartReview, second: PartReview, taken: list[IndicatorPair]) -> Iterator[IndicatorPair]:
    one_side, other_side = _free(first, second, taken)
    others = _grouped((row.words, row) for row in other_side)
    for words, rows in _grouped((row.words, row) for row in one_side).items():
        for one, other in zip(rows, others.get(words, []), strict=False):
            yield IndicatorPair(one, other, BY_NAME)


def _by_words(first: PartReview, second: PartReview, taken: list[IndicatorPair]) -> Iterator[IndicatorPair]:
    """The only two indicators of a meaning: `Opini BPK atas Laporan Keuangan` and the same with `KPU`."""
    one_side, other_side = _free(first, second, taken)
    others = _grouped((" ".join(sorted(row.meaning)), row) for row in other_side)
    for meaning, rows in _grouped((" ".join(sorted(row.meaning)), row) for row in one_side).items():
        if len(rows) == 1 and len(others.get(meaning, ())) == 1:
            yield IndicatorPair(rows[0], others[meaning][0], BY_WORDS, sure=False)


def _by_items(first: PartReview, second: PartReview, taken: list[IndicatorPair]) -> Iterator[IndicatorPair]:
    one_side, other_side = _free(first, second, taken)
    having: dict[str, list[int]] = {}
    for nth, other in enumerate(other_side):
        for item in other.items:
            having.setdefault(item, []).append(nth)
    telling = {item: rows for item, rows in having.items() if len(rows) <= _COMMON}
    for one in one_side:
        equal = Counter(nth for item in one.items for nth in telling.get(item, ()))
        for nth in sorted(equal):
            if equal[nth] >= _ITEMS:
                yield IndicatorPair(one, other_side[nth], BY_ITEMS.filled(count=equal[nth]), sure=False)


def _free(
    first: PartReview, second: PartReview, taken: list[IndicatorPair]
) -> tuple[list[IndicatorReview], list[IndicatorReview]]:
    """The indicators of both sides that are in no pair yet."""
    ones = {id(pair.first) for pair in taken}
    others = {id(pair.second) for pair in taken}
    free_ones = [row for row in _comparable(first) if id(row) not in ones]
    return free_ones, [row for row in _comparable(second) if id(row) not in others]


def _comparable(part: PartReview) -> list[IndicatorReview]:
    """The filled indicators whose wording is not asked about."""
    return [row for row in part.filled if row.cell not in part.review.questioned]


def _grouped(rows: Iterable[tuple[str | None, IndicatorReview]]) -> dict[str, list[IndicatorReview]]:
    groups: dict[str, list[IndicatorReview]] = {}
    for name, row in rows:
        if name:
            groups.setdefault(name, []).append(row)
    return groups
