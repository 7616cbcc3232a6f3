"""Rows as they were read, for what is remarked on them: their target, their periods and their executors."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from rak_excel.model import Definition, Executor, Indicator, PartDefinition, Target
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.executors import work_together


@dataclass(frozen=True, slots=True)
class RemarkedRow:
    """One row of a table of the plan of this `year`; `target` is that of its `indicator`."""

    part: PartDefinition
    definition: Definition
    year: int | None
    ticked: Collection[int] = ()
    target: Target | None = None
    indicator: str = ""
    executors: Sequence[Executor] = ()

    def works_with(self, named: Sequence[Executor]) -> bool:
        """Whether an executor of the row is one of those that are named, or works with one."""
        pairs = ((each, own) for each in named for own in self.executors)
        return any(work_together(*pair, self.definition) for pair in pairs)


@dataclass(slots=True)
class RemarkedRows:
    """The rows of a table, each made when a remark on it is looked at."""

    table: Table
    definition: Definition
    year: int | None
    indicators: Sequence[Indicator]
    _read: dict[str, Mapping[int, tuple[Indicator, Collection[int]]]] = field(default_factory=dict)

    def at(self, section: Section, row: int) -> RemarkedRow:
        sheet, column = section.sheet, section.heading.roles.get("executor")
        if sheet.name not in self._read:
            self._read[sheet.name] = dict(_rows(self.indicators, sheet.name))
        indicator, ticked = self._read[sheet.name].get(row, (None, ()))
        written = sheet.text(row, column) if column else ""
        return RemarkedRow(
            self.table.part,
            self.definition,
            self.year,
            ticked,
            indicator.target if indicator else None,
            indicator.text if indicator else "",
            read_executors(written, self.table.part.id, self.definition) if written else (),
        )


def _rows(indicators: Sequence[Indicator], sheet: str) -> dict[int, tuple[Indicator, Collection[int]]]:
    """The indicator and the periods of each row on a sheet."""
    rows: dict[int, tuple[Indicator, Collection[int]]] = {}
    for each in indicators:
        if each.target_place and each.target_place.sheet == sheet:
            rows[each.target_place.row] = (each, ())
        rows |= {one.place.row: (each, one.periods) for one in each.activities if one.place.sheet == sheet}
    return rows
