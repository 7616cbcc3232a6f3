"""Where in a plan a finding stands, what becomes of it from one roll-up to the next, and what is written beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rak_excel.language import Text
from rak_excel.model import Cell, Columns, Finding, Plan, PlanPart, Severity
from rak_excel.vocabulary.basics.texts import normalised


class NoteState(StrEnum):
    """A finding against the previous roll-up. The first two stand in Catatan, the others in Catatan Selesai."""

    NEW = "new"
    STILL = "still"
    SETTLED = "settled"
    CORRECTED = "corrected"  # by a correction in a data sheet; the plan itself still has it
    UNCHECKED = "unchecked"  # the office's plan, or that part of it, was not given this time

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    NoteState.NEW: Text("Baru", "New"),
    NoteState.STILL: Text("Masih ada", "Still there"),
    NoteState.SETTLED: Text("Selesai", "Settled"),
    NoteState.CORRECTED: Text("Sudah dikoreksi", "Corrected"),
    NoteState.UNCHECKED: Text("Belum dicek ulang", "Not checked again"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a finding is of, in words that hold over time: part, row and column, wherever they stand.

    `row` is the cell of the row's activity as the data sheet has it; of an indicator or objective without one, its words.
    `column` is the role of the column (`target`, `schedule 3`), or the field of the identity (`chair.nip`). '' is the
    whole sheet or file, for which `row` and `column` are not known or say nothing.
    """

    part: str = ""
    row: str = ""
    column: str = ""


RIGHT = Text("Memang benar", "Right as it is")  # what the province types where nobody has to be asked
_RIGHT = {RIGHT.id.casefold(), RIGHT.en.casefold()}
NOT_KNOWN = "?"  # as the column, where a roll-up of an earlier version told the finding


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the province did about a finding, as it was typed: a word of the list or its own, and a remark."""

    action: str = ""
    remark: str = ""

    def __bool__(self) -> bool:
        return bool(self.action or self.remark)

    @property
    def right(self) -> bool:
        """Whether the province marked the finding as right: it stays listed, and counts nowhere."""
        return self.action.strip().casefold() in _RIGHT


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
