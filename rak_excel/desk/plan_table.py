"""A merged plan or report as tables to look at, a table for each of its parts, each row with where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from rak_excel.desk.told import Source
from rak_excel.formats.grid import as_text
from rak_excel.merging.blocks import UnitedRow, form_row
from rak_excel.merging.merge import Merged
from rak_excel.model import PartDefinition
from rak_excel.model.further import Further
from rak_excel.monitoring.report import report_of
from rak_excel.workbooks.monitoring.report.computed import computed_of


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


class ShownColumn(Struct, frozen=True):
    """`id` is that of a column, `schedule` for those of all periods; `heading` is "" where every plan has it."""

    id: str
    heading: str


class PlanTable(Struct, frozen=True):
    """One part. `columns` are those of its sheet, from left to right, and `periods` the headings of its schedule."""

    sheet: str
    columns: tuple[ShownColumn, ...]
    periods: tuple[str, ...]
    rows: tuple[PlanRow, ...]


def plan_tables(merged: Merged) -> Iterator[PlanTable]:
    units = {file.source.file: file.submitter for file in merged.files}
    definition = merged.plan.definition
    for part in definition.parts:
        headings = {column.id: column.name for column in definition.further_of(part.id)}
        columns = tuple(ShownColumn(each, headings.get(each, "")) for each in definition.columns_of(part.id))
        further = [each for each in definition.columns_of(part.id) if each in headings]
        worked_out = _worked_out(merged, part.id)
        rows = tuple(
            _row(row, further, next(worked_out, {}) if row.starts_indicator else {}, merged, units)
            for row in merged.rows[part.id]
        )
        yield PlanTable(part.sheet, columns, _periods(part), rows)


def _periods(part: PartDefinition) -> tuple[str, ...]:
    return tuple(part.schedule.calendar.labels())


def _worked_out(merged: Merged, part: str) -> Iterator[Further]:
    """Of each indicator of a report what its sheet works out."""
    if merged.plan.definition.is_report:
        report = report_of(merged.plan)
        yield from (computed_of(each, report.words) for each in report.reached if each.part.id == part)


def _row(
    row: UnitedRow, further: Sequence[str], worked_out: Further, merged: Merged, units: Mapping[str, str]
) -> PlanRow:
    shown = form_row(row, merged.plan.definition)
    entries = {**shown.further, **worked_out}
    cells = dict.fromkeys((entry.file, entry.activity.place.cell("activity")) for entry in row.entries)
    return PlanRow(
        number=shown.number,
        objective=shown.objective,
        indicator=shown.indicator,
        target=shown.target,
        activity=shown.activity,
        ticks=tuple(shown.marks),
        executors=shown.executors,
        further=tuple((id_, as_text(entries.get(id_, ""))) for id_ in further),
        open=tuple(sorted(shown.marked)),
        sources=tuple(Source(file, cell.sheet, cell.address, units.get(file, "")) for file, cell in cells),
    )
