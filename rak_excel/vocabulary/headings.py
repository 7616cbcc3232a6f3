"""Headings above the columns, by all the names that people give them."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition, PartDefinition
from rak_excel.vocabulary.months import find_month
from rak_excel.vocabulary.words import compact, tidy

_YEAR = re.compile(r"(19|20)\d\d$")
_FOOTNOTE = re.compile(r"(?:\s*\*+\)?|\s+\(?\d{1,2}\))$")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_RANGE = re.compile(r"^(?P<first>[^\W\d]+)\.?\s*(?:-|–|s\.?\s?/?d\.?|sampai)\s*(?P<last>[^\W\d]+)\.?$", re.IGNORECASE)
_COUNTED = re.compile(r"[\W_]ke[\W_]*(?=(?:\d+|[ivx]+)\b)", re.IGNORECASE)  # Triwulan ke-1
_LONGEST = 80  # no heading is longer

ROLES = ("number", "objective", "indicator", "target", "activity", "schedule", "executor", "unused")


@lru_cache(maxsize=16384)
def heading_role(text: str, definition: Definition) -> str | None:
    """The role of a column with this heading (one of ROLES), or None; `TARGET 2020` and `TARGET 2)` are targets."""
    if len(text) > _LONGEST:
        return None
    roles = _roles(definition)
    if role := roles.get(compact(text)):
        return role
    bare = bare_heading(text)
    return roles.get(compact(bare)) or roles.get(_YEAR.sub("", compact(bare)))


def heading_period(text: str, part: PartDefinition, definition: Definition) -> int | None:
    """The period, counted from 1, that a schedule heading names: `T1`, `TW I`, `Triwulan ke-1`, `Jan-Mar`; `B1`, `01`."""
    periods = _periods(part)
    heading = compact(text)
    if period := periods.get(heading):
        return period
    if heading.isdecimal() or not heading:
        return None
    bare = _COUNTED.sub(" ", bare_heading(text))
    return periods.get(_YEAR.sub("", compact(bare))) or _months_named(bare, part, definition)


@lru_cache(maxsize=4096)
def bare_heading(text: str) -> str:
    """A heading without the sign of its footnote and without what is added in brackets: `TARGET 2)`, `PELAKSANA (PIC)`."""
    return _REMARK.sub("", _FOOTNOTE.sub("", tidy(text).replace("\n", " ")))


def _months_named(text: str, part: PartDefinition, definition: Definition) -> int | None:
    """The period of the months from one to another: `Januari s.d. Maret` is the first quarter."""
    match = _RANGE.match(_YEAR.sub("", text).strip())
    if not match:
        return None
    first, last = (find_month(match[name], definition.identity) for name in ("first", "last"))
    calendar = part.schedule.calendar
    months = [(calendar.months(period)[0], calendar.months(period)[-1]) for period in range(1, calendar.count + 1)]
    return months.index((first, last)) + 1 if first and last and (first, last) in months else None


def column_heading(role: str, part: PartDefinition, definition: Definition) -> str:
    """What our sheets write above the column of this role: the part's own heading, else the first of those listed."""
    words: tuple[str, ...] = getattr(definition.headings, role)
    return _own_headings(part).get(role) or next(iter(words), role)


def _own_headings(part: PartDefinition) -> dict[str, str]:
    return {
        "indicator": part.indicator_heading,
        "objective": part.objective_heading,
        "executor": part.executor_heading,
    }


@lru_cache(maxsize=16)
def _roles(definition: Definition) -> dict[str, str]:
    headings = [each for part in definition.parts for each in _own_headings(part).items()]
    own = {compact(heading): role for role, heading in headings if heading}
    listed = {compact(each): role for role in reversed(ROLES) for each in getattr(definition.headings, role)}
    return listed | own


@lru_cache(maxsize=16)
def _periods(part: PartDefinition) -> dict[str, int]:
    schedule = part.schedule
    periods: dict[str, int] = {}
    for period in range(1, len(schedule.names) + 1):
        spellings = schedule.spellings[period - 1] if schedule.spellings else ()
        numbered = [f"{word}{number}" for word in (schedule.prefix, schedule.name) for number in (period, f"0{period}")]
        names = [*numbered, schedule.names[period - 1], *spellings]
        periods |= {compact(name): period for name in names}
    return periods
