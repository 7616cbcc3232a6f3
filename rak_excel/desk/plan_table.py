"""A merged plan as tables to look at, a table for each of its parts, each row with where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from rak_excel.desk.told import Source
from rak_excel.formats.grid import as_text
from rak_excel.merging.blocks import UnitedRow, form_row
from rak_excel.merging.merge import Merged
from rak_excel.model import PartDefinition


class PlanRow(Struct, frozen=True):
    """One row as the sheet shows it: what continues the row above is blank. `open` are the columns that wait for a choice,
    `further` the ids and entries of the further ones."""

    number: str
    objective: str
    indicator: str
    target: str
    activity: str
    ticks: tuple[int, ...]
    executors: str
    further: tuple[tuple[str, str], ...]
    open: tuple[str, ...]
    sources: tuple[Source, ...]


class PlanTable(Struct, frozen=True):
    """One part. `periods` are the headings of its schedule, `further` those of its further columns; `objectives` tells
    that it has a column for these."""

    sheet: str
    periods: tuple[str, ...]
    objectives: bool
    further: tuple[str, ...]
    rows: tuple[PlanRow, ...]


def plan_tables(merged: Merged) -> Iterator[PlanTable]:
    units = {file.source.file: file.submitter for file in merged.files}
    for part in merged.plan.definition.parts:
        further = merged.plan.definition.further_of(part.id)
        ids = [column.id for column in further]
        rows = tuple(_row(each, ids, merged, units) for each in merged.rows[part.id])
        headings = tuple(column.name for column in further)
        yield PlanTable(part.sheet, _periods(part), part.has("objective"), headings, rows)


def _periods(part: PartDefinition) -> tuple[str, ...]:
    return tuple(part.schedule.calendar.labels())


def _row(row: UnitedRow, further: Sequence[str], merged: Merged, units: dict[str, str]) -> PlanRow:
    shown = form_row(row, merged.plan.definition)
    cells = dict.fromkeys((entry.file, entry.activity.place.cell("activity")) for entry in row.entries)
    return PlanRow(
        number=shown.number,
        objective=shown.objective,
        indicator=shown.indicator,
        target=shown.target,
        activity=shown.activity,
        ticks=tuple(shown.marks),
        executors=shown.executors,
        further=tuple((id_, as_text(shown.further.get(id_, ""))) for id_ in further),
        open=tuple(sorted(shown.marked)),
        sources=tuple(Source(file, cell.sheet, cell.address, units.get(file, "")) for file, cell in cells),
    )
