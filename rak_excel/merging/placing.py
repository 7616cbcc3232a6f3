"""The merged plan as a plan: every row at the place where it will stand in the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.merging.blocks import UnitedRow
from rak_excel.merging.sent.entries import Slot
from rak_excel.model import (
    Activity,
    Columns,
    Definition,
    Identity,
    Indicator,
    Objective,
    PartDefinition,
    Place,
    PlanPart,
)


def place_rows(part: PartDefinition, rows: Sequence[UnitedRow], definition: Definition, identity: Identity) -> PlanPart:
    """The part of the merged plan that these rows make."""
    columns = _columns(part)
    placed = [(row, place_of(part, at, columns)) for at, row in enumerate(rows)]
    office = part.office.replace("{office}", identity.office).upper()
    indicators = tuple(_indicators(placed, definition))
    return PlanPart(part.id, part.sheet, indicators, office, identity.year, columns=columns, found_by="mark")


def indicators_by_slot(parts: Iterable[PlanPart], rows: Mapping[str, Sequence[UnitedRow]]) -> dict[Slot, Indicator]:
    """Each indicator of the placed parts by the slot that it had when their rows were united."""
    return {
        slot: indicator
        for part in parts
        for slot, indicator in zip(
            (row.indicator.slot for row in rows[part.id] if row.starts_indicator), part.indicators, strict=True
        )
    }


def place_of(part: PartDefinition, at: int, columns: Columns | None = None) -> Place:
    """The place of the row with this position, counted from 0, in the workbook that we write."""
    return Place(part.sheet, FIRST_ROW + 1 + at, columns or _columns(part))


def _columns(part: PartDefinition) -> Columns:
    layout = PartLayout(part, 1, closed=False)
    periods = range(1, len(part.schedule.names) + 1)
    return Columns(
        {role: layout.letter(role) for role in layout.columns}, tuple(layout.period_letter(each) for each in periods)
    )


def _indicators(placed: Sequence[tuple[UnitedRow, Place]], definition: Definition) -> Iterator[Indicator]:
    objective = None
    for _, group in groupby(placed, key=lambda each: id(each[0].indicator)):
        rows = list(group)
        first, place = rows[0]
        if first.starts_objective or objective is None:
            number = f"{first.number}." if first.number else ""
            objective = Objective(first.indicator.objective, place, first.number or None, number)
        united = first.indicator
        yield Indicator(
            united.text,
            objective,
            place,
            united.target,
            place,
            tuple(_activity(row, at) for row, at in rows),
            united.slot.key(definition) or None,
        )


def _activity(row: UnitedRow, place: Place) -> Activity:
    return Activity(
        row.text,
        place,
        row.activities[0].marks,
        row.executors,
        row.executors_text,
        tuple(dict.fromkeys(origin for entry in row.entries for origin in entry.origins)),
    )
