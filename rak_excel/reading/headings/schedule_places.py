"""Periods that are known by their place, by a heading in words, or by the last months of quarters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.target import MONTHS
from rak_excel.reading.headings.block import HeadingBlock
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.headings.periods import heading_period

_FIRST = re.compile(r"[^\W\d_]+")


def misnamed(named: Mapping[int, int], count: int) -> dict[int, int]:
    """The one column that repeats another's name in the place of a period that is missing: the second T2 of T1 T2 T2 T4."""
    columns = list(named)
    if len(columns) != count or columns[-1] - columns[0] != count - 1:
        return {}
    wrong = {column: period for period, column in enumerate(columns, 1) if named[column] != period}
    return wrong if len(wrong) == 1 else {}


def unnamed(
    block: HeadingBlock, row: int, columns: Mapping[int, int], headed: frozenset[int], count: int
) -> dict[int, int]:
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
        filled = any(column in cells for each, cells in block.sheet.rows.items() if each > block.bottom)
        fits = is_alike(block, row, column, near) if column in block.own else filled
    runs_on = [by_period[each] for each in sorted(by_period)] == sorted(columns)
    if column < 1 or block.is_achieved(column) or not (fits and runs_on):
        return {}
    area = block.sheet.merged_at(row, column)  # that of the heading of the period before
    return {} if area and area.left < column else {column: period}


def is_alike(block: HeadingBlock, row: int, column: int, beside: int) -> bool:
    """Whether a heading begins as the one beside it, but for the number: `TW VI` behind `TW III`, `T5` behind `T3`."""
    here, there = (_FIRST.match(block.own.get(each, {}).get(row, "").strip()) for each in (column, beside))
    return here is not None and there is not None and here[0].casefold() == there[0].casefold()


LIMITS = frozenset({"start", "end"})


def without_limit_alone(roles: Mapping[str, int]) -> dict[str, int]:
    """The roles without a column BATAS WAKTU or MULAI beside periods: alone it does not say when."""
    alone = len(LIMITS & set(roles)) == 1
    return {role: column for role, column in roles.items() if not (alone and role in LIMITS)}


def schedule_text(block: HeadingBlock, named: Mapping[int, str]) -> dict[str, int]:
    """The column JADWAL of a table without periods, if nothing stands below its heading: a schedule in words."""
    if {"start", "end"} & set(named.values()):
        return {}
    covered = {column for above in block.above.values() for _, column in above}
    columns = [column for column, role in sorted(named.items()) if role == "schedule" and column not in covered]
    columns = [each for each in columns if heading_role(block.texts(each)[-1], block.definition) == "schedule"]
    areas = {each: block.sheet.merged_at(max(block.own[each]), each) for each in columns}
    columns = [each for each, area in areas.items() if not (area and area.right > each)]  # over columns without names
    columns = [column for column in columns if not block.is_earlier(column)] or columns
    return {"schedule_text": columns[0]} if columns else {}


_DAY = re.compile(r"^\s*(?:[12]?\d|3[01])\s+(?=[^\W\d])")  # 31 Maret


def quarters_by_month(texts: Mapping[int, str], part: PartDefinition, definition: Definition) -> dict[int, int]:
    """The period of each column, where as many months as a part has periods end one each, or begin one each."""
    calendar = part.schedule.calendar
    months = {column: month for column, text in texts.items() if (month := _month(text, definition))}
    if calendar.months_each == 1 or len(months) != calendar.count:
        return {}
    spans = [calendar.months(period) for period in range(1, calendar.count + 1)]
    said = list(months.values())
    if said not in ([span[-1] for span in spans], [span[0] for span in spans]):
        return {}
    return {column: period for period, column in enumerate(months, 1)}


@remembered(4096)
def _month(text: str, definition: Definition) -> int | None:
    """The month that a heading names, by the names of the part that is planned by months."""
    name = _DAY.sub("", text)
    if name.strip().isdecimal():
        return None
    monthly = (part for part in definition.parts if part.schedule.calendar.count == MONTHS)
    return next((month for part in monthly if (month := heading_period(name, part, definition))), None)
