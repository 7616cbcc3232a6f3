"""What makes the parts of two plans the same: indicators, targets, items, periods and executors, and nothing of form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby

from rak_excel.model import PlanPart, Target
from rak_excel.model.items import items_of
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.vocabulary.basics.texts import normalised

Work = tuple[str, tuple[int, ...], Sequence[str]]  # its text, periods and executors


def digest_of_part(part: PlanPart) -> str:
    return _digest(
        (each.text, each.target, [(one.text, one.periods, [e.name for e in one.executors]) for one in each.activities])
        for each in part.indicators
        if each.filled
    )


def digest_of_rows(rows: Iterable[ActivityRow]) -> str:
    """Of the rows of a part in their order: that of the part itself, unless something was corrected in them."""
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row.ordinal)]
    return _digest(
        (block[0].indicator, block[0].target, [(row.activity, row.periods, row.executors) for row in block])
        for block in blocks
    )


def _digest(indicators: Iterable[tuple[str, Target | None, Sequence[Work]]]) -> str:
    content = [
        (
            normalised(text),
            str(target.same) if target else "",
            [
                ([normalised(item.text) for item in items_of(activity)], periods, list(executors))
                for activity, periods, executors in work
            ],
        )
        for text, target, work in indicators
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]
