"""Which finding on an office's plan is which finding on another state of that plan: the identity of a finding over time.

A finding is the same where its rule, its column and its row are: the row as `same_rows` knows it, of an indicator's
wording and target the indicator, of an objective the objective. Among several in one place the one with the same value
is the same, then the nth is the nth. What stands in no row goes by the field of the identity, the sheet's part or the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from rak_excel.model import Definition, Severity
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.places import Where, row_number
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.same_rows import one_to_one, same_rows
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised

_ROW, _INDICATOR, _OBJECTIVE = "row", "indicator", "objective"
_LEVELS = {
    "indicator": _INDICATOR,
    "target": _INDICATOR,
    "unit": _INDICATOR,
    "objective": _OBJECTIVE,
    "number": _OBJECTIVE,
}

_ADDRESS = re.compile(r"[A-Z]{1,3}\d+")


class Found(Record):
    """What was found on one office's plan at one time, and the rows of the plan."""

    notes: Sequence[NoteRow]
    rows: Sequence[ActivityRow]


def same_notes(old: Found, new: Found, definition: Definition, year: int | None) -> Mapping[int, int]:
    """By the position of a finding in `old` that of the same finding in `new`; one that came or went is in none.

    One to one, the same from `new` to `old`, and in whatever order the findings are given. A finding of an earlier
    version's roll-up, which does not say in which column it stands, goes by its row and value.
    """
    if not old.notes or not new.notes:
        return {}
    before, after = _subjects(old, new, definition, year)
    found: dict[int, int] = {}
    for key in _KEYS:
        _pair(found, before, after, key)
    return found


class _Subject(Record):
    """What one finding is of. `known` tells whether it says in which column it stands."""

    note: NoteRow
    known: bool
    part: str
    column: str
    subject: Hashable  # the row, indicator or objective, equal on both sides where it is the same
    row: Hashable

    @property
    def place(self) -> tuple[object, ...]:
        cell = self.note.cell
        letters = cell.rstrip("0123456789")
        return row_number(cell), len(letters), letters, self.note.value, self.note.sheet


def _whole(one: _Subject) -> Hashable:
    file = one.note.file if not one.note.code else ""  # a file that cannot be read is of no office
    return one.note.code, file, one.part, one.subject, one.column


def _of_schedule(one: _Subject) -> Hashable:
    """A fact of several months stands in the first of them: in the next one when that is corrected."""
    if not one.column.startswith("schedule"):
        return None
    return one.note.code, one.part, one.subject


_WITH_COLUMN: tuple[Callable[[_Subject], Hashable], ...] = (_whole, _of_schedule)
_KEYS: tuple[Callable[[_Subject], Hashable], ...] = (
    *_WITH_COLUMN,
    lambda one: (one.note.code, one.part, one.row),
    lambda one: (one.note.code, one.part, one.note.value) if one.note.value else None,
    lambda one: (one.note.code, one.note.sheet, one.note.cell),
)


def _pair(
    found: dict[int, int], old: Sequence[_Subject], new: Sequence[_Subject], key: Callable[[_Subject], Hashable]
) -> None:
    """Pair what has the same key and is not paired yet; where both sides know the column only by a key that has it."""
    known_here = [(True, True)] if key in _WITH_COLUMN else [(False, True), (True, False), (False, False)]
    for was_known, now_known in known_here:
        taken = set(found.values())
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, subjects, known, done in ((0, old, was_known, found), (1, new, now_known, taken)):
            left = [at for at, each in enumerate(subjects) if each.known is known and at not in done]
            for at in sorted(left, key=lambda at: subjects[at].place):
                if (named := key(subjects[at])) is not None:
                    groups[named][side].append(at)
        for olds, news in groups.values():
            found |= _paired(olds, news, old, new)


def _paired(
    olds: Sequence[int], news: Sequence[int], old: Sequence[_Subject], new: Sequence[_Subject]
) -> Iterable[tuple[int, int]]:
    """Those with the same value first, the nth with the nth; then the others as they stand."""
    waiting, others = list(news), []
    for one in olds:
        same = next((other for other in waiting if new[other].note.value == old[one].note.value), None)
        if same is None:
            others.append(one)
        else:
            waiting.remove(same)
            yield one, same
    yield from zip(others, waiting, strict=False)


def _subjects(
    old: Found, new: Found, definition: Definition, year: int | None
) -> tuple[list[_Subject], list[_Subject]]:
    rows = same_rows(old.rows, new.rows, definition, year)
    before, after = _Rows(old.rows, definition), _Rows(new.rows, definition)
    same = {
        level: one_to_one(Counter((before.first[level][was], after.first[level][now]) for was, now in rows.items()))
        for level in (_ROW, _INDICATOR, _OBJECTIVE)
    }
    return [before.subject(note, same) for note in old.notes], [after.subject(note) for note in new.notes]


class _Rows:
    """The rows of one state; `first` has for each level and row the first row of the same indicator or objective."""

    def __init__(self, rows: Sequence[ActivityRow], definition: Definition) -> None:
        self.rows = rows
        self.first = {
            _ROW: list(range(len(rows))),
            _INDICATOR: _firsts((row.part, row.ordinal) for row in rows),
            _OBJECTIVE: _firsts((row.part, normalised(row.objective)) for row in rows),
        }
        self.parts = {part.sheet: part.id for part in definition.parts} | {row.sheet: row.part for row in rows}
        self.places = {(row.file, row.sheet, row.cell): at for at, row in enumerate(rows)}
        self.numbers = grouped(((row.file, row.sheet), (row_number(row.cell), at)) for at, row in enumerate(rows))
        for listed in self.numbers.values():
            listed.sort()

    def subject(self, note: NoteRow, same: Mapping[str, Mapping[int, int]] | None = None) -> _Subject:
        """What a finding is of, named as the other state names it by `same`, or by itself."""
        where = note.where or self._supposed(note)
        at = self.places.get((note.file, note.sheet, where.row))
        known = note.where is not None or note.severity is Severity.INFO or not note.cell
        if at is None:  # no row, or one of a plan that is not here
            known = known and not _ADDRESS.fullmatch(where.row)
            return _Subject(note, known, where.part, where.column, where.row, where.row)

        def name(level: str) -> Hashable:
            own = self.first[level][at]
            return level, same[level].get(own, ("gone", own)) if same else own

        return _Subject(note, known, where.part, where.column, name(_LEVELS.get(where.column, _ROW)), name(_ROW))

    def _supposed(self, note: NoteRow) -> Where:
        """Where a finding stands that does not say so: in its row, else in the one above."""
        listed = self.numbers.get((note.file, note.sheet), [])
        above = bisect_right(listed, (row_number(note.cell), len(self.rows)))
        inside = above and note.severity is not Severity.INFO
        return Where(self.parts.get(note.sheet, ""), self.rows[listed[above - 1][1]].cell if inside else "")


def _firsts(keys: Iterable[Hashable]) -> list[int]:
    first: dict[Hashable, int] = {}
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
