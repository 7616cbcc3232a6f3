"""Headings above the columns, by all the names that people give them."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition, PartDefinition
from rak_excel.vocabulary.words import compact

_YEAR = re.compile(r"(19|20)\d\d$")

ROLES = ("number", "objective", "indicator", "target", "activity", "schedule", "executor", "unused")


def heading_role(text: str, definition: Definition) -> str | None:
    """The role of a column with this heading (one of ROLES), or None; `TARGET 2020` is a target."""
    heading = compact(text)
    roles = _roles(definition)
    return roles.get(heading) or roles.get(_YEAR.sub("", heading))


def heading_period(text: str, part: PartDefinition) -> int | None:
    """The period, counted from 1, that a schedule heading names: `T1`, `TW I`, `Triwulan 1`; `B1`, `01`, `Jan`."""
    return _periods(part).get(compact(text))


@lru_cache(maxsize=16)
def _roles(definition: Definition) -> dict[str, str]:
    own = {compact(part.objective_heading): "objective" for part in definition.parts}
    own |= {compact(part.executor_heading): "executor" for part in definition.parts}
    listed = {compact(each): role for role in reversed(ROLES) for each in getattr(definition.headings, role)}
    return listed | own


@lru_cache(maxsize=16)
def _periods(part: PartDefinition) -> dict[str, int]:
    schedule = part.schedule
    periods: dict[str, int] = {}
    for period in range(1, len(schedule.names) + 1):
        spellings = schedule.spellings[period - 1] if schedule.spellings else ()
        names = [f"{schedule.prefix}{period}", f"{schedule.prefix}0{period}", schedule.names[period - 1], *spellings]
        periods |= {compact(name): period for name in names}
    return periods
