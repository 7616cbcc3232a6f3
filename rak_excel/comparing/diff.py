"""What changed between two plans, or two roll-ups: objectives, indicators, targets, activities, schedules, executors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rak_excel.definitions.loading import decode_definition, template_for
from rak_excel.language import Labelled, Text
from rak_excel.model import Cell, Definition, Indicator, Plan
from rak_excel.model.definition import ColumnLevel, FurtherColumn
from rak_excel.reading.definitions import with_columns_of
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.met_columns import as_written
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.facts.spellings import in_one_spelling
from rak_excel.rolling_up.indicators.alignment import general_wording
from rak_excel.rolling_up.indicators.same_rows import names_of
from rak_excel.sameness.pairing import Work, changed_beside, entries_changed, in_one_row, work_changes, works_of
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at


class Aspect(Labelled):
    """What changed: an office or an indicator as a whole, or something of an indicator."""

    OFFICE_ADDED = "office-added", Text("Kantor baru", "New office")
    OFFICE_REMOVED = "office-removed", Text("Kantor hilang", "Office gone")
    ADDED = "added", Text("Indikator baru", "New indicator")
    REMOVED = "removed", Text("Indikator dihapus", "Indicator removed")
    OBJECTIVE = "objective", Text("Sasaran", "Objective")
    INDICATOR = "indicator", Text("Redaksi indikator", "Wording of the indicator")
    TARGET = "target", Text("Target", "Target")
    ACTIVITIES = "activities", Text("Kegiatan", "Activity")
    SCHEDULE = "schedule", Text("Jadwal", "Schedule")
    EXECUTORS = "executors", Text("Pelaksana", "Executors")
    COLUMN = "column", Text("Kolom lain", "Another column")  # a further column or sheet of the definition

    @property
    def whole(self) -> bool:
        """Whether it tells of an office or indicator that came or went."""
        return self in {Aspect.OFFICE_ADDED, Aspect.OFFICE_REMOVED, Aspect.ADDED, Aspect.REMOVED}


class Compared(Record):
    """One indicator on one side. `rows` are its activities; `indicator` is what a plan has, None in a roll-up.

    `wording` and `objective` are words without the office's own name.
    """

    office: str
    sheet: str
    rows: tuple[ActivityRow, ...]
    labels: tuple[str, ...]
    wording: str
    objective: str
    indicator: Indicator | None = None

    @property
    def text(self) -> str:
        return self.rows[0].indicator

    def says(self, aspect: Aspect) -> tuple[str, object]:
        """What the indicator says of the aspect, as people read it; and what is the same in any spelling of that."""
        first, target = self.rows[0], self.rows[0].target
        told: dict[Aspect, tuple[str, object]] = {
            Aspect.OBJECTIVE: (first.objective, self.objective),
            Aspect.TARGET: (target.text, target.same) if target else ("", None),
        }
        return told.get(aspect, (self.text, self.wording))

    @property
    def works(self) -> list[Work[int]]:
        """The items of its activities, each with the number of its row, from 0."""
        return [
            work
            for at, row in enumerate(self.rows)
            for work in works_of(row.activity, (self.schedule(at), frozenset(row.executors)), at)
        ]

    def schedule(self, at: int) -> tuple[str, ...]:
        """The periods of a row by their labels: T1 is not B1."""
        return tuple(self.labels[period - 1] for period in sorted(self.rows[at].periods))

    def place(self, aspect: Aspect, at: int = 0, *, period: int = 1, column: FurtherColumn | None = None) -> str:
        """File, sheet and cell of the aspect in a row; in a roll-up those of the row's activity."""
        row = self.rows[at]
        own: object = f"{row.sheet}!{row.cell}"
        if self.indicator and column:
            of = self.indicator if column.level == "indicator" else self.indicator.activities[at]
            own = of.place.cell(column.id)
        elif self.indicator:
            own = self._cell(self.indicator, aspect, at, period)
        return f"{row.file} {own}"

    @staticmethod
    def _cell(own: Indicator, aspect: Aspect, at: int, period: int) -> Cell:
        match aspect:
            case Aspect.OBJECTIVE:
                return own.objective.place.cell("objective")
            case Aspect.TARGET:
                return own.target_cell
            case Aspect.ACTIVITIES:
                return own.activities[at].place.cell("activity")
            case Aspect.SCHEDULE:
                return own.activities[at].place.period(period)
            case Aspect.EXECUTORS:
                return own.activities[at].place.cell("executor")
            case _:
                return own.place.cell("indicator")


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


def _indicators(read: Plan | InputFacts) -> dict[tuple[str, int], Indicator]:
    """By part and ordinal, where a plan is compared: it knows every cell."""
    return {
        (part.id, ordinal): indicator
        for part in (read.parts if isinstance(read, Plan) else ())
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


def _entries(
    facts: InputFacts, indicators: Mapping[tuple[str, int], Indicator], *, alone: bool
) -> dict[_Key, Compared]:
    definition = _definition(facts)
    listed = sorted(facts.rows.items(), key=lambda each: (each[1][0].region if each[1] else "", each[0]))
    rows = [row for _, rows in listed for row in rows if row.part in {part.id for part in definition.parts}]
    names = names_of(rows, definition, usual_year(facts.files))
    entries: dict[_Key, Compared] = {}
    for at, block in groupby(rows, key=lambda row: (row.region, row.part, row.ordinal)):
        own = tuple(block)
        region, part, ordinal = at
        office = "" if alone else region
        entries[office, part, names[at]] = _entry(own, definition, indicators.get((part, ordinal)))
    return entries


def _definition(facts: InputFacts) -> Definition:
    encoded = next(iter(facts.definitions.values()), None)
    return decode_definition(encoded) if encoded else template_for(usual_year(facts.files))


def _entry(rows: tuple[ActivityRow, ...], definition: Definition, indicator: Indicator | None) -> Compared:
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
    for column, was, now in entries_changed(before, after, definition.further_of(new.rows[now_at].part, level)):
        cells = [side.place(Aspect.COLUMN, row, column=column) for side, row in sides]
        about = Change(Aspect.COLUMN, new.office, new.sheet, new.text, was, now, cells[0], cells[1], activity)
        yield about.but(column=column.heading)


def _beside(old: Plan, new: Plan, office: str) -> Iterator[Change]:
    for sheet, column, rows, was, now in changed_beside(old, new):
        sides = zip((old, new), (row.place for row in rows), strict=True)
        cells = [f"{own.source_of(sheet.part).file} {at.cell(column.id)}" if at else "" for own, at in sides]
        change = Change(Aspect.COLUMN, office, sheet.sheet, rows[1].indicator, was, now, cells[0], cells[1])
        yield change.but(column=column.heading)


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
