"""What files can say differently: the fields of a plan's rows, and what one entry says of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.layouts import names
from rak_excel.merging.sent.entries import Entry
from rak_excel.model import Cell, Definition
from rak_excel.model.further import FurtherColumn
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.monitoring.sayings import said_alike
from rak_excel.reading.merged_plans.own_values import Own
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.by_period import period_columns
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.period_sets import period_set, same_set, typed_set, written_set
from rak_excel.vocabulary.targets.units import read_unit


class Field(Record):
    """What two files can say differently. `id` is the role of its column; one `of_activity` is asked of each row by itself."""

    id: str
    label: Text
    of_activity: bool = False

    INDICATOR: ClassVar[Field]
    OBJECTIVE: ClassVar[Field]
    TARGET: ClassVar[Field]
    BY_PERIOD: ClassVar[Field]
    SCHEDULE: ClassVar[Field]
    IDENTITY: ClassVar[Field]

    @classmethod
    def of(cls, column: FurtherColumn) -> Field:
        return cls(column.id, Text(column.name, column.name), column.level == "activity")


Field.INDICATOR = Field("indicator", Text(names.WORDING_FIELD, "Wording of the indicator"))
Field.OBJECTIVE = Field("objective", Text(names.OBJECTIVE_FIELD, "Objective"))
Field.TARGET = Field("target", Text(names.TARGET_FIELD, "Target"))
Field.BY_PERIOD = Field("targets_by_period", Text(names.BY_PERIOD_FIELD, "Targets by period"))
Field.SCHEDULE = Field("period", Text(names.SCHEDULE_FIELD, "Schedule"), of_activity=True)
Field.IDENTITY = Field("identity", Text("Identitas", "Identity"))
OF_EVERY_ROW = (Field.SCHEDULE, Field.OBJECTIVE, Field.INDICATOR, Field.TARGET)
"""What every plan says in its rows; a definition may declare further columns."""


def fields_of_row(entry: Entry) -> Iterator[Field]:
    """The fields of a row, those of its indicator and the further columns of its part among them."""
    yield from OF_EVERY_ROW
    yield from fields_of_columns(entry.plan.definition.further_of(entry.slot.part))


def fields_of_columns(columns: Sequence[FurtherColumn]) -> Iterator[Field]:
    """The fields of further columns: those with targets by period are one together."""
    if any(column.period for column in columns):
        yield Field.BY_PERIOD
    yield from (Field.of(column) for column in columns if not column.period)


def columns_of(field: Field, part: str, definition: Definition) -> tuple[str, ...]:
    """The ids of the columns in which a field stands, but for a schedule."""
    if field == Field.BY_PERIOD:
        return tuple(column.id for column in period_columns(part, definition))
    return (field.id,)


class Said(Own[Any]):
    """What an entry says of a field, and where it stands; `same` is '' for a blank.

    `typed` is what targets by period share that are typed alike.
    """

    cell: Cell
    typed: str = ""


def said_of(entry: Entry, field: Field) -> Said:
    """What a row, or the indicator or objective that it is of, says of a field."""
    indicator, activity = entry.indicator, entry.activity
    if field == Field.SCHEDULE:
        calendar = entry.plan.definition.part(entry.slot.part).schedule.calendar
        labels = ", ".join(calendar.labels(activity.periods))
        return Said(labels, labels, activity.marks, activity.place.period(next(iter(activity.periods), 1)))
    if field == Field.TARGET:
        target = indicator.target
        return Said(same_target(target), target.text if target else "", target, indicator.target_cell)
    if field in {Field.OBJECTIVE, Field.INDICATOR}:
        worded = indicator.objective if field == Field.OBJECTIVE else indicator
        return Said(normalised(worded.text), worded.text, worded.text, worded.place.cell(field.id))
    if field == Field.BY_PERIOD:
        return _set_of(entry)
    owner = activity if field.of_activity else indicator
    entered = owner.further.get(field.id, "")
    same = said_alike_in(entry, field, as_text(entered)) if entered != "" else ""
    cell = activity.place.cell(field.id) if field.of_activity else indicator.cell_of(field.id)
    return Said(same, as_text(entered), entered, cell)


def _set_of(entry: Entry) -> Said:
    """The targets of all periods as one; they stand where the first of them does."""
    about = entry.indicator, entry.slot.part, entry.plan.definition
    entries = period_set(*about)
    cell = next(map(entry.indicator.cell_of, entries), entry.indicator.target_cell)
    return Said(same_set(*about), written_set(entries, *about[1:]), entries, cell, typed_set(*about))


def said_alike_in(entry: Entry, field: Field, text: str) -> str:
    """What equal entries of a further column share: of units, and of what reports say, what they mean."""
    if entry.plan.definition.is_report:
        return said_alike(field.id, text, entry.indicator, entry.plan.definition)
    unit = read_unit(text, entry.plan.definition).unit if field.id == UNIT_TEXT else None
    return unit.id if unit else normalised(text)
