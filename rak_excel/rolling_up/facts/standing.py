"""Where in a plan a finding stands: the part, the row by its activity, and the column by its role."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rak_excel.model import Cell, Columns, Finding, Plan, PlanPart, Severity
from rak_excel.rolling_up.facts.note_states import Standing
from rak_excel.vocabulary.basics.texts import normalised

_NOWHERE = Standing()


class Standings:
    """Knows a plan's cells; made once for all of its findings."""

    def __init__(self, plan: Plan) -> None:
        self._parts = {(plan.source_of(part.id).file, part.sheet): part for part in plan.parts}
        self._whole = {place: Standing(part.id) for place, part in self._parts.items()}
        self._fields = {cell: name for name, cell in reversed(list(plan.identity.cells.items()))}
        self._rows: dict[tuple[str, str], _PartRows] = {}

    def of(self, finding: Finding) -> Standing:
        cell = finding.cell
        place = finding.file, cell.sheet if cell else finding.sheet or ""
        if finding.severity is Severity.INFO or cell is None:  # of information the first of its kind is told for all
            return self._whole.get(place, _NOWHERE)
        if cell in self._fields:
            return Standing(column=self._fields[cell])
        if place not in self._parts:
            return _NOWHERE
        if place not in self._rows:
            self._rows[place] = _PartRows.of(self._parts[place])
        return self._rows[place].standing(cell)


@dataclass(frozen=True, slots=True)
class _PartRows:
    """A part's sheet: what each row is of, by its number: an activity by its cell, else an indicator or objective."""

    id: str
    heads: Mapping[Cell, str]
    columns: Mapping[str, str]  # role by letter
    numbers: tuple[int, ...]
    activities: Mapping[int, str]
    texts: Mapping[int, str]

    @staticmethod
    def of(part: PlanPart) -> _PartRows:
        texts = {each.objective.place.row: each.objective.text for each in part.indicators}
        texts |= {each.place.row: each.text for each in part.indicators}
        places = [activity.place for each in part.indicators for activity in each.activities]
        activities = {place.row: place.cell("activity").address for place in places}
        heads = {cell: name for name, cell in part.cells.items()}
        return _PartRows(part.id, heads, dict(_roles(part)), tuple(sorted({*texts, *activities})), activities, texts)

    def standing(self, cell: Cell) -> Standing:
        if cell in self.heads:
            return Standing(self.id, column=self.heads[cell])
        return Standing(self.id, self._row(cell.row), self.columns.get(cell.column, ""))

    def _row(self, number: int) -> str:
        """Of a row that says nothing of its own the one above, but for those below the table."""
        above = bisect_right(self.numbers, number)
        if not above or (above == len(self.numbers) and self.numbers[-1] != number):
            return ""
        known = self.numbers[above - 1]
        return self.activities.get(known) or normalised(self.texts[known])


def _roles(part: PlanPart) -> Iterator[tuple[str, str]]:
    """Role by letter; a row may know other columns than the first, where a table goes on further down."""
    known = [part.columns, *(indicator.place.columns for indicator in part.indicators)]
    for columns in {id(each): each for each in reversed(known)}.values():
        yield from _of_columns(columns)


def _of_columns(columns: Columns) -> Iterator[tuple[str, str]]:
    for number, letter in enumerate(columns.periods, 1):
        if letter:
            yield letter, f"schedule {number}"
    for role, letter in reversed(list(columns.roles.items())):
        yield letter, role
