"""What changed between two plans, or two roll-ups: objectives, indicators, targets, activities, schedules, executors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rak_excel.comparing.by_period import TypedByPeriod, changed_by_period, typed_by_period
from rak_excel.comparing.compared import Aspect, Compared
from rak_excel.definitions.loading import decode_definition, template_for
from rak_excel.language import Text
from rak_excel.model import Definition, Indicator, Plan
from rak_excel.model.further import ColumnLevel, FurtherColumn
from rak_excel.reading.definitions import with_columns_of
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.met_columns import as_written
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan, with_all_that_counts
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.facts.spellings import in_one_spelling
from rak_excel.rolling_up.indicators.alignment import general_wording
from rak_excel.rolling_up.indicators.same_rows import names_of
from rak_excel.sameness.pairing import changed_beside, entries_changed, in_one_row, work_changes
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at


class Change(Record):
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
    column: str = ""  # the heading of a further column

    @property
    def label(self) -> Text:
        return Text(self.column, self.column) if self.column else self.aspect.label


class Comparison(Record):
    """What changed; and where two plans are of different offices, the names of both."""

    changes: tuple[Change, ...]
    offices: tuple[str, str] | None = None


_Key = tuple[str, str, str]  # office, part, indicator
_Indicators = Mapping[tuple[str, int], tuple[Indicator, TypedByPeriod]]


def changes_between(old: Plan | InputFacts, new: Plan | InputFacts) -> Comparison:
    """What changed between two plans or inputs; two single plans are compared whatever offices they are of."""
    given = [each if isinstance(each, InputFacts) else facts_of_plan(each) for each in (old, new)]
    inputs, *_ = in_one_spelling(given, (), None, {})
    regions_of = [{row.region for rows in each.rows.values() for row in rows} for each in inputs]
    alone = all(len(each) == 1 for each in regions_of)
    sides = zip(inputs, map(_indicators, (old, new)), strict=True)
    before, after = (_entries(*side, alone=alone) for side in sides)
    definition = with_columns_of(_definition(inputs[1]), [_definition(inputs[0])])
    changes = [*_offices(after, before, Aspect.OFFICE_ADDED)]
    kept = {office for office, _, _ in before}
    changes += [
        change
        for key, entry in after.items()
        if key[0] in kept
        for change in _changes(before.get(key), entry, definition)
    ]
    kept = {office for office, _, _ in after}
    changes += [
        Change(Aspect.REMOVED, each.office, each.sheet, each.text, each.text, old_cell=each.place(Aspect.REMOVED))
        for key, each in before.items()
        if key[0] in kept and key not in after
    ]
    first, second = (next((entry.office for entry in entries.values()), "") for entries in (before, after))
    if isinstance(old, Plan) and isinstance(new, Plan):
        changes += _beside(old, new, second)
    changes += _offices(before, after, Aspect.OFFICE_REMOVED)
    return Comparison(tuple(changes), (first, second) if alone and regions_of[0] != regions_of[1] else None)


def _indicators(read: Plan | InputFacts) -> _Indicators:
    """By part and ordinal, where a plan is compared: it knows every cell."""
    if not isinstance(read, Plan):
        return {}
    return {
        (part.id, ordinal): (indicator, typed_by_period(indicator, part.id, read.definition))
        for part in with_all_that_counts(read).parts
        for ordinal, indicator in enumerate((each for each in part.indicators if each.filled), 1)
    }


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


def _entries(facts: InputFacts, indicators: _Indicators, *, alone: bool) -> dict[_Key, Compared]:
    definition = _definition(facts)
    listed = sorted(facts.rows.items(), key=lambda each: (each[1][0].region if each[1] else "", each[0]))
    rows = [row for _, rows in listed for row in rows if row.part in {part.id for part in definition.parts}]
    names = names_of(rows, definition, usual_year(facts.files))
    entries: dict[_Key, Compared] = {}
    for at, block in groupby(rows, key=lambda row: (row.region, row.part, row.ordinal)):
        own = tuple(block)
        region, part, ordinal = at
        office = "" if alone else region
        entries[office, part, names[at]] = _entry(own, definition, *indicators.get((part, ordinal), (None, None)))
    return entries


def _definition(facts: InputFacts) -> Definition:
    encoded = next(iter(facts.definitions.values()), None)
    return decode_definition(encoded) if encoded else template_for(usual_year(facts.files))


def _entry(
    rows: tuple[ActivityRow, ...], definition: Definition, indicator: Indicator | None, by_period: TypedByPeriod | None
) -> Compared:
    first = rows[0]
    part = definition.part(first.part)
    return Compared(
        office=short_office_name(office_at(first.region), definition) if first.region else "",
        sheet=part.sheet,
        rows=rows,
        labels=tuple(part.schedule.calendar.labels()),
        wording=general_wording(first.indicator, first.region, definition),
        objective=general_wording(first.objective, first.region, definition),
        indicator=indicator,
        by_period=by_period,
    )


def _changes(old: Compared | None, new: Compared, definition: Definition) -> Iterator[Change]:
    if old is None:
        place = new.place(Aspect.ADDED)
        yield Change(Aspect.ADDED, new.office, new.sheet, new.text, new=new.text, new_cell=place)
        return
    for aspect in (Aspect.OBJECTIVE, Aspect.INDICATOR, Aspect.TARGET):
        (was, old_same), (now, new_same) = old.says(aspect), new.says(aspect)
        if old_same != new_same:
            yield Change(aspect, new.office, new.sheet, new.text, was, now, old.place(aspect), new.place(aspect))
    yield from _further([(old, 0), (new, 0)], "indicator", definition)
    yield from _activities(old, new, definition)


def _further(
    sides: Sequence[tuple[Compared, int]], level: ColumnLevel, definition: Definition, activity: str = ""
) -> Iterator[Change]:
    """What two rows say otherwise in further columns."""
    (old, at), (new, now_at) = sides
    rows = old.rows[at], new.rows[now_at]
    before, after = (as_written(dict(row.further), row.target, definition) for row in rows)
    columns = definition.further_of(new.rows[now_at].part, level)
    by_period: Iterable[tuple[FurtherColumn, str, str]] = ()
    if level == "indicator" and old.by_period and new.by_period:
        by_period, columns = (
            changed_by_period(old.by_period, new.by_period),
            tuple(each for each in columns if not each.period),
        )
    for column, was, now in (*by_period, *entries_changed(before, after, columns)):
        cells = [side.place(Aspect.COLUMN, row, column=column) for side, row in sides]
        about = Change(Aspect.COLUMN, new.office, new.sheet, new.text, was, now, cells[0], cells[1], activity)
        yield about.but(column=column.name)


def _beside(old: Plan, new: Plan, office: str) -> Iterator[Change]:
    for sheet, column, rows, was, now in changed_beside(old, new):
        sides = zip((old, new), (row.place for row in rows), strict=True)
        cells = [f"{own.source_of(sheet.part).file} {at.cell(column.id)}" if at else "" for own, at in sides]
        change = Change(Aspect.COLUMN, office, sheet.sheet, rows[1].indicator, was, now, cells[0], cells[1])
        yield change.but(column=column.name)


def _activities(old: Compared, new: Compared, definition: Definition) -> Iterator[Change]:
    """Work that came, went or is worded otherwise, then when and by whom the rest is done now."""
    several = len(old.rows) > 1 or len(new.rows) > 1

    def told(aspect: Aspect, said: Sequence[str], places: Sequence[str], activity: str = "") -> Change:
        (was, now), (old_cell, new_cell) = said, places
        return Change(aspect, new.office, new.sheet, new.text, was, now, old_cell, new_cell, activity, several)

    works = work_changes(old.works, new.works, definition, last_left=True)
    added, removed = ((None, work) for work in works.come), ((work, None) for work in works.gone)
    for pair in (*works.reworded, *added, *removed):
        said = [work.text if work else "" for work in pair]
        found = zip((old, new), pair, strict=True)
        yield told(
            Aspect.ACTIVITIES, said, [side.place(Aspect.ACTIVITIES, work.row) if work else "" for side, work in found]
        )
    pairs = sorted([*works.kept, *works.reworded], key=lambda pair: (pair[1].row, pair[0].row))
    for shared in in_one_row(pairs):
        (one, other), name = shared[0], "\n".join(work.text for _, work in shared)
        sides = [(old, one.row), (new, other.row)]
        schedules = [side.schedule(at) for side, at in sides]
        if schedules[0] != schedules[1]:
            differ = {*old.rows[one.row].periods} ^ {*new.rows[other.row].periods}
            places = [side.place(Aspect.SCHEDULE, at, period=min(differ, default=1)) for side, at in sides]
            yield told(Aspect.SCHEDULE, [" ".join(each) for each in schedules], places, name)
        executors = [side.rows[at].executors for side, at in sides]
        if frozenset(executors[0]) != frozenset(executors[1]):
            places = [side.place(Aspect.EXECUTORS, at) for side, at in sides]
            yield told(Aspect.EXECUTORS, ["; ".join(each) for each in executors], places, name)
        yield from _further(sides, "activity", definition, name)
