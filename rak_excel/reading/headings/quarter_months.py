"""Quarters that are headed by their last months, or by their first ones: Mar, Jun, Sep, Des."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.schedule import MONTHS
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.headings.periods import heading_period

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
