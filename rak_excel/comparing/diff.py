"""What changed between two plans, or two roll-ups: objectives, indicators, targets, activities, schedules, executors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rak_excel.comparing.activity_changes import work_told
from rak_excel.comparing.indicator_aspects import Aspect, Compared
from rak_excel.definitions.loading import decode_definition, template_for
from rak_excel.model import Definition, Indicator, Plan
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.facts.facts import Harvest
from rak_excel.rolling_up.facts.plan_facts import harvest_plan
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.alignment import general_wording
from rak_excel.rolling_up.indicators.same_rows import names_of
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import regions


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `old` and `new` are as written; a cell is '' on the side that lacks the indicator or activity.

    Part and indicator are '' where a whole office came or went. `activity` is that of a schedule or of executors.
    """

    aspect: Aspect
    office: str
    part: str
    indicator: str
    old: str = ""
    new: str = ""
    old_cell: str = ""
    new_cell: str = ""
    activity: str = ""
    others: bool = False  # whether the indicator has other activities, too


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed; and where two plans are of different offices, the names of both."""

    changes: tuple[Change, ...]
    offices: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    """One input. `indicators` is by part and ordinal, where the input is a plan: it knows every cell."""

    harvest: Harvest
    indicators: Mapping[tuple[str, int], Indicator]

    @property
    def regions(self) -> set[str]:
        return {row.region for rows in self.harvest.rows.values() for row in rows}


_Key = tuple[str, str, str]  # office, part, indicator


def changes_between(old: Plan | Harvest, new: Plan | Harvest) -> Comparison:
    """What changed between two plans or harvests; two single plans are compared whatever offices they are of."""
    sides = _side(old), _side(new)
    alone = all(len(side.regions) == 1 for side in sides)
    before, after = (_entries(side, alone=alone) for side in sides)
    definition = _definition(sides[1].harvest)
    changes = [*_offices(after, before, Aspect.OFFICE_ADDED)]
    kept = {office for office, _, _ in before}
    changes += [
        change
        for key, entry in after.items()
        if key[0] in kept
        for change in _changes(before.get(key), entry, definition)
    ]
    kept = {office for office, _, _ in after}
    changes += [_removed(entry) for key, entry in before.items() if key[0] in kept and key not in after]
    changes += _offices(before, after, Aspect.OFFICE_REMOVED)
    differ = alone and sides[0].regions != sides[1].regions
    return Comparison(tuple(changes), (_first_office(before), _first_office(after)) if differ else None)


def _side(read: Plan | Harvest) -> _Side:
    if isinstance(read, Harvest):
        return _Side(read, {})
    indicators = {
        (part.id, ordinal): indicator
        for part in read.parts
        for ordinal, indicator in enumerate((each for each in part.indicators if each.filled), 1)
    }
    return _Side(harvest_plan(read), indicators)


def _first_office(entries: Mapping[_Key, Compared]) -> str:
    return next((entry.office for entry in entries.values()), "")


def _offices(these: Mapping[_Key, Compared], others: Mapping[_Key, Compared], aspect: Aspect) -> Iterator[Change]:
    """One line for each office that only one side has."""
    known = {office for office, _, _ in others}
    for office, entries in groupby(these.items(), key=lambda each: each[0][0]):
        if office not in known:
            entry = next(entries)[1]
            place = entry.place(Aspect.INDICATOR)
            new = aspect is Aspect.OFFICE_ADDED
            said = ("", entry.office, "", place) if new else (entry.office, "", place, "")
            yield Change(aspect, entry.office, "", "", *said)


def _entries(side: _Side, *, alone: bool) -> dict[_Key, Compared]:
    harvest = side.harvest
    definition = _definition(harvest)
    listed = sorted(harvest.rows.items(), key=lambda each: (each[1][0].region if each[1] else "", each[0]))
    rows = [row for _, rows in listed for row in rows if row.part in {part.id for part in definition.parts}]
    names = names_of(rows, definition, usual_year(harvest.files))
    entries: dict[_Key, Compared] = {}
    for at, block in groupby(rows, key=lambda row: (row.region, row.part, row.ordinal)):
        own = tuple(block)
        region, part, ordinal = at
        office = "" if alone else region
        entries[office, part, names[at]] = _entry(own, definition, side.indicators.get((part, ordinal)))
    return entries


def _definition(harvest: Harvest) -> Definition:
    encoded = next(iter(harvest.definitions.values()), None)
    return decode_definition(encoded) if encoded else template_for(usual_year(harvest.files))


def _entry(rows: tuple[ActivityRow, ...], definition: Definition, indicator: Indicator | None) -> Compared:
    first = rows[0]
    part = definition.part(first.part)
    region = regions().get(first.region)
    return Compared(
        office=short_office_name(region, definition) if region else "",
        sheet=part.sheet,
        rows=rows,
        labels=tuple(part.schedule.calendar.labels()),
        wording=general_wording(first.indicator, first.region, definition),
        objective=general_wording(first.objective, first.region, definition),
        indicator=indicator,
    )


def _changes(old: Compared | None, new: Compared, definition: Definition) -> Iterator[Change]:
    if old is None:
        place = new.place(Aspect.ADDED)
        yield Change(Aspect.ADDED, new.office, new.sheet, new.text, new=new.text, new_cell=place)
        return
    for aspect in (Aspect.OBJECTIVE, Aspect.INDICATOR, Aspect.TARGET):
        if old.same(aspect) != new.same(aspect):
            said = old.said(aspect), new.said(aspect)
            yield Change(aspect, new.office, new.sheet, new.text, *said, old.place(aspect), new.place(aspect))
    for told in work_told(old, new, definition):
        yield Change(told.aspect, new.office, new.sheet, new.text, *told.said, *told.places, told.activity, told.others)


def _removed(entry: Compared) -> Change:
    place = entry.place(Aspect.REMOVED)
    return Change(Aspect.REMOVED, entry.office, entry.sheet, entry.text, old=entry.text, old_cell=place)
