"""Where things stand in an office's file: the cells of a correction, and what a finding is of in words that hold over time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from rak_excel.model import Cell, Finding, Plan, PlanPart, Severity
from rak_excel.record import Record
from rak_excel.rolling_up.facts.rows import ActivityRow, Correction
from rak_excel.vocabulary.basics.texts import normalised

_NUMBER = re.compile(r"[0-9]{1,9}$")


def row_number(address: str) -> int:
    """12 of `D12`; 0 where that is no address."""
    found = _NUMBER.search(address)
    return int(found[0]) if found else 0


_ROLES = ("indicator", "target", "activity", "executor")
_OF_INDICATOR = ("indicator", "target")  # stand in the indicator's own row, the others in that of the activity
_ROLE_BY_FIELD = {"indicator": "indicator", "target": "target", "activity": "activity", "executors": "executor"}
_NONE = "-"
_LETTERS = re.compile(rf"(?:[A-Z]{{1,3}}|{_NONE})(?: (?:[A-Z]{{1,3}}|{_NONE})){{{len(_ROLES)},}}")


def letters_of(part: PlanPart) -> str:
    """The columns of indicator, target, activity and executor, then those of the periods: `C D E R F G H`.

    '' where rows differ: a table that goes on in other columns, or an indicator that does not stand in the row of its
    first activity.
    """
    filled = [indicator for indicator in part.indicators if indicator.filled]
    places = [activity.place for indicator in filled for activity in indicator.activities]
    heads = [(each.place, each.target_place or each.place, each.activities[0].place) for each in filled]
    if not places or any(one.row != other.row for head in heads for one in head for other in head[:1]):
        return ""
    columns = places[0].columns
    if any(place.columns != columns for place in (*places, *(place for head in heads for place in head))):
        return ""
    return " ".join(
        [*(columns.roles.get(role) or _NONE for role in _ROLES), *(each or _NONE for each in columns.periods)]
    )


def first_rows(rows: Mapping[int, ActivityRow]) -> dict[int, ActivityRow]:
    """By place the first row of the same indicator; without those of which that is not known, as where it was deleted."""
    found: dict[int, ActivityRow] = {}
    for place in sorted(rows):
        row, above = rows[place], rows.get(place - 1)
        if above is not None and above.ordinal == row.ordinal:
            if place - 1 in found:
                found[place] = found[place - 1]
        elif place == 1 or above is not None:
            found[place] = row
    return found


def cells_of(correction: Correction, row: ActivityRow, first: ActivityRow | None, letters: str, periods: int) -> str:
    """`D18`, of a schedule the cells that changed: `K15, L15`; '' where they are not known, or it is a whole row.

    `row` is the row of the office's file, `first` that of its indicator, `letters` its columns as `letters_of` has them,
    and `periods` how many the part has.
    """
    known = letters.split() if _LETTERS.fullmatch(letters) else []
    number = row_number(row.cell)
    if not known or not number:
        return ""
    if correction.field == "periods":
        ticks = known[len(_ROLES) :]
        values = [each for each in (correction.value, *correction.original) if isinstance(each, tuple)]
        # None where nobody knows what the file says.
        changed = sorted({*values[0]} ^ {*values[1]}) if len(values) > 1 and len(ticks) == periods else ()
        cells = [f"{ticks[period - 1]}{number}" for period in changed if ticks[period - 1] != _NONE]
        return ", ".join(cells) if len(cells) == len(changed) else ""
    role = _ROLE_BY_FIELD.get(correction.field)
    return _cell(first if role in _OF_INDICATOR else row, role, known) if role else ""


def target_cell(first: ActivityRow | None, letters: str) -> str:
    """The cell of the target of an indicator with this first row: `D18`; '' where it is not known."""
    return _cell(first, "target", letters.split()) if _LETTERS.fullmatch(letters) else ""


def _cell(row: ActivityRow | None, role: str, letters: Sequence[str]) -> str:
    number, letter = row_number(row.cell) if row else 0, letters[_ROLES.index(role)]
    return f"{letter}{number}" if number and letter != _NONE else ""


class Where(Record):
    """What a finding is of, in words that hold over time: part, row and column, wherever they stand.

    `row` is the cell of the row's activity as the data sheet has it; of an indicator or objective without one, its words.
    `column` is the role of the column (`target`, `schedule 3`), or the field of the identity (`chair.nip`). '' is the
    whole sheet or file, for which `row` and `column` are not known or say nothing.
    """

    part: str = ""
    row: str = ""
    column: str = ""


NOT_KNOWN = "?"  # as the column, where a roll-up of an earlier version told the finding
_NOWHERE = Where()


class PlanCells:
    """Knows a plan's cells; made once for all of its findings."""

    def __init__(self, plan: Plan) -> None:
        self._parts = {(plan.source_of(part.id).file, part.sheet): part for part in plan.parts}
        self._whole = {place: Where(part.id) for place, part in self._parts.items()}
        self._fields = {cell: name for name, cell in reversed(list(plan.identity.cells.items()))}
        self._rows: dict[tuple[str, str], _PartRows] = {}

    def of(self, finding: Finding) -> Where:
        cell = finding.cell
        place = finding.file, cell.sheet if cell else finding.sheet or ""
        if finding.severity is Severity.INFO or cell is None:  # of information the first of its kind is told for all
            return self._whole.get(place, _NOWHERE)
        if cell in self._fields:
            return Where(column=self._fields[cell])
        if place not in self._parts:
            return _NOWHERE
        if place not in self._rows:
            self._rows[place] = _PartRows.of(self._parts[place])
        return self._rows[place].where(cell)


class _PartRows(Record):
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

    def where(self, cell: Cell) -> Where:
        if cell in self.heads:
            return Where(self.id, column=self.heads[cell])
        return Where(self.id, self._row(cell.row), self.columns.get(cell.column, ""))

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
        yield from ((letter, f"schedule {number}") for number, letter in enumerate(columns.periods, 1) if letter)
        yield from ((letter, role) for role, letter in reversed(list(columns.roles.items())))
