"""The one period of a schedule that is not named, or named wrongly, and is known by its place among the others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rak_excel.reading.headings.block import Block

_FIRST = re.compile(r"[^\W\d_]+")


def misnamed(named: Mapping[int, int], count: int) -> dict[int, int]:
    """The one column that repeats another's name in the place of a period that is missing: the second T2 of T1 T2 T2 T4."""
    columns = list(named)
    if len(columns) != count or columns[-1] - columns[0] != count - 1:
        return {}
    wrong = {column: period for period, column in enumerate(columns, 1) if named[column] != period}
    return wrong if len(wrong) == 1 else {}


def unnamed(block: Block, row: int, columns: Mapping[int, int], headed: frozenset[int], count: int) -> dict[int, int]:
    """The column of the one period that no heading names, where exactly one stands in its place."""
    missing = set(range(1, count + 1)) - set(columns.values())
    if len(missing) != 1 or len(columns) != count - 1:
        return {}
    period = missing.pop()
    by_period = {each: column for column, each in columns.items()}
    before, after = by_period.get(period - 1), by_period.get(period + 1)
    if before and after:
        column, fits = before + 1, after == before + 2 and before + 1 not in headed
    else:
        column = before + 1 if before else (after or 0) - 1
        near = before or after or 0
        fits = is_alike(block, row, column, near) if column in block.own else _is_filled(block, column)
    runs_on = [by_period[each] for each in sorted(by_period)] == sorted(columns)
    taken = column < 1 or block.is_achieved(column) or _is_covered(block, row, column)
    return {column: period} if fits and runs_on and not taken else {}


def is_alike(block: Block, row: int, column: int, beside: int) -> bool:
    """Whether a heading begins as the one beside it, but for the number: `TW VI` behind `TW III`, `T5` behind `T3`."""
    here, there = (_FIRST.match(block.own.get(each, {}).get(row, "").strip()) for each in (column, beside))
    return here is not None and there is not None and here[0].casefold() == there[0].casefold()


def _is_filled(block: Block, column: int) -> bool:
    return any(column in cells for row, cells in block.sheet.rows.items() if row > block.bottom)


def _is_covered(block: Block, row: int, column: int) -> bool:
    """Whether the heading of the period before is merged over the column."""
    area = block.sheet.merged_at(row, column)
    return area is not None and area.left < column
