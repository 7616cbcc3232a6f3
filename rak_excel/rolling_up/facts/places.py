"""Which cells of an office's file a correction is about: told by the letters of the columns of that sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rak_excel.model import PlanPart
from rak_excel.rolling_up.facts.rows import ActivityRow, Correction

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
        changed = _changed(correction) if len(ticks) == periods else ()
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


def _changed(correction: Correction) -> tuple[int, ...]:
    """The periods that were ticked or cleared; none where nobody knows what the file says."""
    values = [each for each in (correction.value, *correction.original) if isinstance(each, tuple)]
    return tuple(sorted({*values[0]} ^ {*values[1]})) if len(values) > 1 else ()
