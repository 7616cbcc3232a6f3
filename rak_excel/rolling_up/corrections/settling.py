"""The findings that a correction settles: the rules do not find them any more on the corrected rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from string import ascii_uppercase

from msgspec import Struct

from rak_excel.model import Columns, Definition, Place, Severity, Target
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.corrections.originals import Changes, is_known
from rak_excel.rolling_up.facts.facts import NoteRow, NoteState
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.facts.plan_facts import plan_of_rows
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.system.grouped import grouped

_ROLES = ("number", "objective", "indicator", "target", "activity", "executor")
_FIELDS = {"executors": "executor"}  # by what a column is called in rows, where it has another role in plans
_ADDED = 1_000_000  # rows that no file has stand from here on
_CELL = re.compile(r"[A-Z]{1,3}\d+")
_Key = tuple[str, str, int, str]  # rule, part, row and role of the column
_Finding = Callable[[Sequence[Choice], Mapping[str, Sequence[ActivityRow]]], set[_Key]]
_PartRows = Mapping[tuple[str, str], Sequence[ActivityRow]]


def with_settled(
    notes: Iterable[tuple[str, NoteRow]],
    choices: Iterable[Choice],
    after: _PartRows,
    changes: Changes,
    definition: Definition,
    settings: Settings,
) -> Iterator[tuple[str, NoteRow]]:
    """The findings, each with its office's region; those that corrections settle in the state `CORRECTED`.

    Such a finding is on a row that was deleted, on a cell that was corrected, or on any cell if the rules find it on the
    rows of the file and not on the corrected ones, as where one part was corrected and the other complained of.
    """
    offices = _corrected_offices(choices, after, changes, partial(_found, definition=definition, settings=settings))
    for region, note in notes:
        fresh = note.but(state=None) if note.state else note
        office = offices.get(region)
        settled = office is not None and note.severity is not Severity.INFO and office.settles(note)
        yield region, fresh.but(state=NoteState.CORRECTED) if settled else fresh


class _Office(Struct):
    """What the rules find in an office's plan as its files have it, and as corrected."""

    before: set[_Key]
    after: set[_Key]
    parts: frozenset[str]
    rows: set[tuple[str, int]] = set()  # part and number of each row that is left
    cells: set[tuple[str, int, str]] = set()  # those that were corrected, with their role

    def settles(self, note: NoteRow) -> bool:
        where = note.where
        if where is None or where.part not in self.parts or not _CELL.fullmatch(where.row):
            return False
        at = where.part, row_number(where.row)
        key = (note.code, *at, where.column)
        if at not in self.rows:
            return True
        return key not in self.after and ((*at, where.column) in self.cells or key in self.before)


def _corrected_offices(
    choices: Iterable[Choice], after: _PartRows, changes: Changes, found: _Finding
) -> dict[str, _Office]:
    used = grouped((choice.facts.region, choice) for choice in choices if choice.used)
    corrected = {row.region for rows in after.values() for row in rows if row.corrected}
    corrected |= {
        choice.facts.region
        for own in used.values()
        for choice in own
        if any(choice.facts.edited(part) for part in choice.used)
    }
    return {region: _office(own, after, changes, found) for region, own in used.items() if region in corrected}


def _office(choices: Sequence[Choice], after: _PartRows, changes: Changes, found: _Finding) -> _Office:
    new: dict[str, list[ActivityRow]] = {}
    old: dict[str, list[ActivityRow]] = {}
    for choice in choices:
        for part in choice.used:
            new[part] = [row for row in after.get(choice.facts.identity, ()) if row.part == part]
            content = choice.facts.region, part, choice.facts.parts[part].digest
            old[part] = list(changes.rows(content, [row for row in new[part] if row.seal]).values())
    before = set().union(*(found(choices, rows) for rows in _as_may_be(old)))
    office = _Office(before, found(choices, new), frozenset(new))
    for part, rows in new.items():
        office.rows |= {(part, row_number(row.cell)) for row in rows if row.seal}
        rows_before = {row.place: row for row in old[part]}
        for row in rows:
            office.cells |= {
                (part, row_number(row.cell), role) for role in _roles_corrected(row, rows_before.get(row.place))
            }
    return office


_BLANK: Mapping[str, object] = {"target": None, "activity": "", "periods": (), "executors": ()}
_ODD: Mapping[str, object] = {"target": Target("?"), "activity": "?", "periods": (), "executors": ("?",)}


def _as_may_be(rows: Mapping[str, Sequence[ActivityRow]]) -> Iterator[Mapping[str, Sequence[ActivityRow]]]:
    """The rows of the file; where nobody knows what it says in some cell, as if that were blank, and as if it were odd.

    A roll-up alone knows that a cell was corrected, and not what it said. Both show which findings it can have been that
    the correction settles, also those on another cell that was compared with it.
    """
    if not any(row.corrected for own in rows.values() for row in own):
        yield rows
        return
    for values in (_BLANK, _ODD):
        yield {
            part: [row.but(**{name: values[name] for name in row.corrected if name in values}) for row in own]
            for part, own in rows.items()
        }


def _roles_corrected(row: ActivityRow, before: ActivityRow | None) -> Iterator[str]:
    for name in row.corrected if row.seal else ():
        if name != "periods":
            yield _FIELDS.get(name, name)
        elif before and is_known(before, name):
            yield from (f"schedule {period}" for period in {*row.periods} ^ {*before.periods})


def _found(
    choices: Sequence[Choice], rows: Mapping[str, Sequence[ActivityRow]], definition: Definition, settings: Settings
) -> set[_Key]:
    """Where the rules find what, in a plan whose sheets are called by their parts."""
    named = dict(zip(_ROLES, ascii_uppercase, strict=False))
    columns = {
        part.id: Columns(named, tuple(ascii_uppercase[len(_ROLES) :][: len(part.schedule.names)]))
        for part in definition.parts
    }

    def place(row: ActivityRow, nth: int) -> Place:
        return Place(row.part, row_number(row.cell) if row.seal else _ADDED + nth, columns[row.part])

    plan = plan_of_rows(choices[0].facts, chain.from_iterable(rows.values()), definition, place)
    roles = {
        part: {letter: f"schedule {number}" for number, letter in enumerate(own.periods, 1)}
        | {letter: role for role, letter in own.roles.items()}
        for part, own in columns.items()
    }
    return {
        (finding.code, cell.sheet, cell.row, roles[cell.sheet].get(cell.column, ""))
        for finding in check([plan], settings=settings)
        if (cell := finding.cell) and cell.sheet in roles
    }
