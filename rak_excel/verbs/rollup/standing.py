"""Where in a plan a finding stands: the part, the row by its activity, and the column by its role."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rak_excel.model import Cell, Columns, Finding, Plan, PlanPart, Severity
from rak_excel.verbs.rollup.note_states import Standing
from rak_excel.vocabulary.words import normalised


@dataclass(slots=True)
class Standings:
    """Knows a plan's cells; made once for all of its findings."""

    plan: Plan
    _parts: Mapping[tuple[str, str], _PartRows] = field(init=False)

    def __post_init__(self) -> None:
        plan = self.plan
        self._parts = {(plan.source_of(part.id).file, part.sheet): _PartRows.of(part) for part in plan.parts}

    def of(self, finding: Finding) -> Standing:
        cell = finding.cell
        part = self._parts.get((finding.file, cell.sheet if cell else finding.sheet or ""))
        if finding.severity is Severity.INFO:  # told once a kind and sheet: the row is that of the first
            return Standing(part.id if part else "")
        if cell and (name := next((name for name, at in self.plan.identity.cells.items() if at == cell), None)):
            return Standing(column=name)
        if part is None or cell is None:
            return Standing(part.id if part else "")
        return part.standing(cell)


@dataclass(frozen=True, slots=True)
class _PartRows:
    """A part's sheet: what each row is of, by its number, in order."""

    id: str
    heads: Mapping[Cell, str]
    columns: Mapping[str, str]  # role by letter
    numbers: tuple[int, ...]
    rows: Mapping[int, str]

    @staticmethod
    def of(part: PlanPart) -> _PartRows:
        rows = dict(_rows(part))
        heads = {cell: name for name, cell in part.cells.items()}
        return _PartRows(part.id, heads, dict(_roles(part)), tuple(sorted(rows)), rows)

    def standing(self, cell: Cell) -> Standing:
        if cell in self.heads:
            return Standing(self.id, column=self.heads[cell])
        above = bisect_right(self.numbers, cell.row)
        inside = above and (cell.row in self.rows or above < len(self.numbers))
        row = self.rows[self.numbers[above - 1]] if inside else ""
        return Standing(self.id, row, self.columns.get(cell.column, ""))


def _rows(part: PlanPart) -> Iterator[tuple[int, str]]:
    """The rows that say something, those of an activity last, so that they count where a row is of more than one thing."""
    for indicator in part.indicators:
        yield indicator.objective.place.row, normalised(indicator.objective.text)
    for indicator in part.indicators:
        yield indicator.place.row, normalised(indicator.text)
    for indicator in part.indicators:
        for activity in indicator.activities:
            yield activity.place.row, activity.place.cell("activity").address


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
