"""A plan's definition with the periods by which its parts are really planned, where these are not the form's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import structs

from rak_excel.model import Definition, PartDefinition, Plan
from rak_excel.model.definition import ScheduleDefinition
from rak_excel.reading.definitions import interned
from rak_excel.reading.tables.tables import Table


def as_planned(definition: Definition, periods_of: Mapping[str, str]) -> Definition:
    """The definition in which each named part has the schedule of another: `{"commission": "secretariat"}`.

    It is the same object for the same question, since definitions are compared by identity.
    """
    return _as_planned(definition, tuple(sorted(periods_of.items()))) if periods_of else definition


def planned_by(definition: Definition, plans: Sequence[Plan]) -> Definition:
    """The definition in which each part has the periods by which most of these plans have it planned."""
    schedules = {part.id: _usual_schedule(part, plans) for part in definition.parts}
    if all(schedules[part.id].calendar == part.schedule.calendar for part in definition.parts):
        return definition
    parts = (structs.replace(part, schedule=schedules[part.id]) for part in definition.parts)
    return interned(structs.replace(definition, parts=tuple(parts)))


def _usual_schedule(part: PartDefinition, plans: Sequence[Plan]) -> ScheduleDefinition:
    filled = [
        plan.definition for plan in plans if (own := plan.part(part.id)) and any(i.filled for i in own.indicators)
    ]
    schedules = [each.schedule for own in filled for each in own.parts if each.id == part.id]
    counted = Counter(schedule.calendar for schedule in schedules)
    best = max(counted, key=lambda calendar: counted[calendar], default=part.schedule.calendar)
    return next((each for each in [part.schedule, *schedules] if each.calendar == best), part.schedule)


def periods_of_other(table: Table) -> str | None:
    """The id of the part whose periods stand above the table of another part; None where they are its own."""
    part = table.scheduled.heading.part if table.scheduled else None
    if part is None or part.schedule.calendar == table.part.schedule.calendar:
        return None
    return part.id


@lru_cache(maxsize=32)
def _as_planned(definition: Definition, periods_of: tuple[tuple[str, str], ...]) -> Definition:
    schedules = {part: definition.part(other).schedule for part, other in periods_of}
    parts = (structs.replace(part, schedule=schedules.get(part.id, part.schedule)) for part in definition.parts)
    return interned(structs.replace(definition, parts=tuple(parts)))
