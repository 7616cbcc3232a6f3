"""What files can say differently: the fields of a plan's rows, and what one entry says of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.layouts import names
from rak_excel.merging.sent.entries import Entry
from rak_excel.model import Cell
from rak_excel.model.definition import FurtherColumn
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.reading.merged_plans.own_values import Own
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.by_period import same_by_period
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.units import read_unit


class Field(Record):
    """What two files can say differently. `id` is the role of its column; one `of_activity` is asked of each row by itself."""

    id: str
    label: Text
    of_activity: bool = False

    INDICATOR: ClassVar[Field]
    OBJECTIVE: ClassVar[Field]
    TARGET: ClassVar[Field]
    SCHEDULE: ClassVar[Field]
    IDENTITY: ClassVar[Field]

    @classmethod
    def of(cls, column: FurtherColumn) -> Field:
        return cls(column.id, Text(column.heading, column.heading), column.level == "activity")


Field.INDICATOR = Field("indicator", Text(names.WORDING_FIELD, "Wording of the indicator"))
Field.OBJECTIVE = Field("objective", Text(names.OBJECTIVE_FIELD, "Objective"))
Field.TARGET = Field("target", Text(names.TARGET_FIELD, "Target"))
Field.SCHEDULE = Field("period", Text(names.SCHEDULE_FIELD, "Schedule"), of_activity=True)
Field.IDENTITY = Field("identity", Text("Identitas", "Identity"))
OF_EVERY_ROW = (Field.SCHEDULE, Field.OBJECTIVE, Field.INDICATOR, Field.TARGET)
"""What every plan says in its rows; a definition may declare further columns."""


def fields_of_row(entry: Entry) -> Iterator[Field]:
    """The fields of a row, those of its indicator and the further columns of its part among them."""
    yield from OF_EVERY_ROW
    yield from map(Field.of, entry.plan.definition.further_of(entry.slot.part))


class Said(Own[Any]):
    """What an entry says of a field, and where it stands; `same` is '' for a blank."""

    cell: Cell


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
    owner = activity if field.of_activity else indicator
    entered = owner.further.get(field.id, "")
    same = _same(entry, field, as_text(entered)) if entered != "" else ""
    cell = activity.place.cell(field.id) if field.of_activity else indicator.cell_of(field.id)
    return Said(same, as_text(entered), entered, cell)


def _same(entry: Entry, field: Field, text: str) -> str:
    """What equal entries of a further column share: targets by period what is reached by then, units what they mean."""
    definition = entry.plan.definition
    if field.id == UNIT_TEXT:
        return unit.id if (unit := read_unit(text, definition).unit) else normalised(text)
    by_period = same_by_period(entry.indicator, entry.slot.part, definition)
    return by_period.get(field.id) or normalised(text)
