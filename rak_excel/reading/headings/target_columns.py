"""The columns of targets by period that stand beside a schedule: `TARGET S.D. TW I` to `IV`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rak_excel.model.standard_columns import period_target_id
from rak_excel.reading.headings.block import HeadingBlock
from rak_excel.vocabulary.basics.numbers import number_in
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.headings.headings import bare_heading
from rak_excel.vocabulary.headings.period_targets import periods_below, periods_of_year, says_money, says_up_to

_FEWEST = 2  # one alone is the column of targets, as they were set for the end of the year


def target_columns(block: HeadingBlock, columns: Iterable[int]) -> dict[int, str]:
    """Of these columns those with the targets of periods, each with its id; the leftmost of each period.

    Of quarters and months the headings name those that most of them do: `s.d. Februari` beside `s.d. Juni` is a month.
    """
    named = {column: periods for column in columns if (periods := _periods(block, column))}
    counts = Counter(count for periods in named.values() for count in periods)
    count = min(counts, key=lambda count: (-counts[count], count), default=0)
    first: dict[int, int] = {}
    for column, periods in named.items():
        if count in periods:
            first.setdefault(periods[count], column)
    found = {column: period_target_id(period, count) for period, column in first.items()}
    return found if len(found) >= _FEWEST else {}


def _periods(block: HeadingBlock, column: int) -> Mapping[int, int]:
    """The period whose target stands in a column; none where it has what was reached, money, or no target by its headings."""
    texts = block.all_texts(column)
    if not texts or block.is_achieved(column) or block.is_earlier(column) or says_money(texts):
        return {}
    if "target" not in block.words(column) and not says_up_to(texts):
        return {}
    if number_in(compact(bare_heading(texts[-1]))) is None:
        return periods_of_year(texts[-1], block.definition)
    wider = (periods_below(text, texts[-1], block.definition) for text in reversed(texts[:-1]))
    return next(filter(None, wider), {})


def is_headed_as_target(block: HeadingBlock, columns: Iterable[int]) -> bool:
    """Whether all columns of a schedule are headed for targets, so that a 1 is no tick there."""
    return all("target" in block.words(column) and not says_money(block.all_texts(column)) for column in columns)
