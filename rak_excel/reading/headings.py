"""Finds the tables of a plan by their headings, anywhere on a sheet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from rak_excel.model import Columns, Definition, PartDefinition
from rak_excel.reading.lines import number_in
from rak_excel.spreadsheet.grid import Address, Sheet, Value, as_text, column_letters
from rak_excel.vocabulary.headings import NOT_COUNTED, heading_role
from rak_excel.vocabulary.period_headings import heading_period
from rak_excel.vocabulary.words import compact

ENOUGH_ROLES = 3
_ENOUGH_NUMBERS = 4
_HEADING_ROWS = 3
_SPANNING = ("objective", "indicator", "target", "activity", "executor")
_BRACKETED_NUMBER = re.compile(r"^\(?\d{1,2}\)?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading rows of one table. `roles` and `periods` give columns; `others` are columns of no role.
    `targets` has the heading of every column that is headed as a target, of which one has that role; `spans` gives the
    further columns that the merged heading of a role stands over.

    Where no periods stand, `schedule_text` is the role of the one column of a schedule in words (JADWAL); `start` and
    `end` are the roles of the columns MULAI and SELESAI.

    `part` is the part whose periods stand there, None where the periods are missing or could be of several parts.
    """

    top: int
    bottom: int
    roles: Mapping[str, int]
    periods: Mapping[int, int]
    part: PartDefinition | None
    others: Mapping[int, str] = field(default_factory=dict)
    targets: Mapping[int, str] = field(default_factory=dict)
    cells: frozenset[Address] = frozenset()
    spans: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def own_columns(self) -> frozenset[int]:
        """The columns of the plan, those of no role left out."""
        spanned = (column for columns in self.spans.values() for column in columns)
        return frozenset((*self.roles.values(), *self.periods.values(), *spanned))

    def columns(self, part: PartDefinition) -> Columns:
        letters = {role: column_letters(column) for role, column in self.roles.items()}
        count = part.schedule.calendar.count
        periods = tuple(column_letters(self.periods[p]) if p in self.periods else "" for p in range(1, count + 1))
        return Columns(letters, periods)


def find_headings(sheet: Sheet, definition: Definition) -> list[Heading]:
    """Every heading on the sheet, from top to bottom; one that is repeated after a page break is found again."""
    found: list[Heading] = []
    for row in sheet.rows:
        if found and row <= found[-1].bottom:
            continue
        roles = _roles(sheet, row, definition)
        if len(set(roles) - NOT_COUNTED) >= ENOUGH_ROLES and {"indicator", "activity"} & set(roles):
            found.append(_heading(sheet, row, roles, definition))
    return found


def _roles(sheet: Sheet, row: int, definition: Definition) -> dict[str, int]:
    """The leftmost column of each role, but for the schedule and the columns of no use."""
    roles: dict[str, int] = {}
    for column, value in sorted(sheet.rows[row].items()):
        role = heading_role(value, definition) if isinstance(value, str) else None
        if role and role not in {"schedule", "unused"}:
            roles.setdefault(role, column)
    return roles


def _heading(sheet: Sheet, row: int, roles: dict[str, int], definition: Definition) -> Heading:
    bottom, part, by_column = _period_row(sheet, row, roles, definition)
    if not by_column:
        bottom = _lowest(sheet, row, definition)
    roles = {role: column for role, column in roles.items() if column not in by_column}
    roles |= _lower_roles(sheet, range(row, bottom + 1), roles, by_column, definition)
    if not by_column:
        roles |= _schedule_text(sheet, range(row, bottom + 1), roles, definition)
    known = {*roles.values(), *by_column}
    written = {(r, c) for r in range(row, bottom + 1) for c in sheet.rows.get(r, {})}
    cells = {(r, c) for r, c in written if c not in known or _is_known(sheet, r, c, range(row, bottom + 1), definition)}
    cells |= {(bottom, column) for column in by_column}
    if by_column:  # the schedule's own heading stands above its first period, in whatever words
        cells |= {(r, c) for r, c in written if c == min(by_column)}
    others = {
        c: sheet.text(r, c) for r, c in sorted(cells) if c not in known and not _is_schedule(sheet, r, c, definition)
    }
    numbering = _numbering_row(sheet, bottom + 1)
    return Heading(
        top=row,
        bottom=bottom + 1 if numbering else bottom,
        roles=roles,
        periods={period: column for column, period in sorted(by_column.items(), reverse=True)},
        part=part,
        others=others,
        targets={c: text for (r, c) in sorted(cells) if heading_role(text := sheet.text(r, c), definition) == "target"},
        cells=frozenset(cells | numbering),
        spans=_spans(sheet, row, roles, {column for _, column in written}),
    )


def _lowest(sheet: Sheet, row: int, definition: Definition) -> int:
    """The last of the rows from `row` on that hold headings only: MULAI and SELESAI below JADWAL."""
    while cells := sheet.rows.get(row + 1):
        if not all(isinstance(value, str) and heading_role(value, definition) for value in cells.values()):
            break
        row += 1
    return row


def _schedule_text(
    sheet: Sheet, rows: range, roles: Mapping[str, int], definition: Definition
) -> Iterator[tuple[str, int]]:
    """The column JADWAL of a table without periods, unless MULAI or SELESAI stand in it: a schedule in words."""
    if {"start", "end"} & set(roles):
        return
    columns = (column for row in rows for column in sorted(sheet.rows.get(row, {})))
    for column in columns:
        if any(_is_schedule(sheet, row, column, definition) for row in rows):
            yield "schedule_text", column
            return


def _is_known(sheet: Sheet, row: int, column: int, rows: range, definition: Definition) -> bool:
    """Whether a cell of the heading rows is a heading, or goes on with the one above it: INDIKATOR, below it KINERJA."""
    texts = [text for each in rows if (text := sheet.text(each, column))]
    whole = [sheet.text(row, column), " ".join(texts)]
    return any(
        heading_role(text, definition) or any(heading_period(text, part, definition) for part in definition.parts)
        for text in whole
    )


def _spans(sheet: Sheet, row: int, roles: Mapping[str, int], headed: Collection[int]) -> dict[str, tuple[int, ...]]:
    """KEGIATAN merged over two columns: the number of an activity stands in one, its text in the other."""
    areas = {role: sheet.merged_at(row, roles[role]) for role in _SPANNING if role in roles}
    spans = {
        role: tuple(column for column in range(area.left + 1, area.right + 1) if column not in headed)
        for role, area in areas.items()
        if area and area.left == roles[role]
    }
    return {role: columns for role, columns in spans.items() if columns}


def _period_row(
    sheet: Sheet, top: int, roles: Mapping[str, int], definition: Definition
) -> tuple[int, PartDefinition | None, dict[int, int]]:
    """The row from `top` that heads periods, their part, and the period of each column; `top` where none does.

    The first such row counts, but a lower one that names every period of a part wins: months below their quarters.
    """
    headed = {column for role, column in roles.items() if role != "executor"}
    found: tuple[int, PartDefinition | None, dict[int, int]] = (top, None, {})
    for row in range(top, top + _HEADING_ROWS):
        cells = sheet.rows.get(row, {})
        texts = {column: _period_text(value) for column, value in cells.items() if column not in headed}
        part, by_column = _best_part(texts, definition)
        if not part or not _is_heading(texts, by_column):
            continue
        # A row of the plan may say `Triwulan I` in a cell: its other cells are filled too.
        if row > top and len(by_column) < ENOUGH_ROLES and headed & set(cells):
            continue
        if not found[1] or (len(by_column) == part.schedule.calendar.count > len(found[2])):
            found = row, part, by_column
    return found


def _is_heading(texts: Mapping[int, str], by_column: Mapping[int, int]) -> bool:
    return len(by_column) >= ENOUGH_ROLES or any(not text.isdecimal() for text in _texts_at(texts, by_column))


def _texts_at(texts: Mapping[int, str], columns: Mapping[int, int]) -> Iterator[str]:
    return (texts[column] for column in columns)


def _best_part(texts: Mapping[int, str], definition: Definition) -> tuple[PartDefinition | None, dict[int, int]]:
    """The part of which most periods are named; one of which all are named comes first."""
    best: tuple[PartDefinition | None, dict[int, int]] = (None, {})
    for part in definition.parts:
        periods = _periods(texts, part, definition)
        if _fit(periods, part) > _fit(best[1], best[0]):
            best = (part, periods)
    return best


def _fit(periods: Mapping[int, int], part: PartDefinition | None) -> tuple[bool, int]:
    return bool(part and len(periods) == part.schedule.calendar.count), len(periods)


def _periods(texts: Mapping[int, str], part: PartDefinition, definition: Definition) -> dict[int, int]:
    """The period that each column is headed by, each period once."""
    named = {
        column: period for column, text in sorted(texts.items()) if (period := heading_period(text, part, definition))
    }
    plain = _plain_numbers(texts)
    if not named and sorted(plain.values()) == list(range(1, part.schedule.calendar.count + 1)):
        named = plain
    firsts = {period: column for column, period in sorted(named.items(), reverse=True)}
    return {column: period for period, column in sorted(firsts.items())}


def _plain_numbers(texts: Mapping[int, str]) -> dict[int, int]:
    """Columns headed by bare numbers, arabic or roman: 1 to 4 under WAKTU PELAKSANAAN are quarters."""
    numbers = {}
    for column, text in sorted(texts.items()):
        if number := number_in(compact(text)):
            numbers[column] = number
    return numbers


def _period_text(value: Value) -> str:
    """A heading as text; a month typed as a date is the number of the month."""
    return str(value.month) if isinstance(value, datetime.date) else as_text(value)


def _lower_roles(
    sheet: Sheet, rows: range, roles: Mapping[str, int], periods: Mapping[int, int], definition: Definition
) -> dict[str, int]:
    """Roles that only a lower heading row names, or PELAKSANAAN beside the periods that it also stands over."""
    taken = {*roles.values(), *periods}
    found: dict[str, int] = {}
    for row in rows:
        for column, value in sorted(sheet.rows.get(row, {}).items()):
            role = heading_role(value, definition) if isinstance(value, str) and column not in taken else None
            if role and role not in {*roles, "schedule", "unused"}:
                found.setdefault(role, column)
    return found


def _is_schedule(sheet: Sheet, row: int, column: int, definition: Definition) -> bool:
    """Whether this is the heading over the periods: RENCANA PELAKSANAAN."""
    return heading_role(sheet.text(row, column), definition) == "schedule"


def _numbering_row(sheet: Sheet, row: int) -> set[Address]:
    """The cells of the row `(1) (2) (3) ...` below many headings, where there is one."""
    cells = sorted(sheet.rows.get(row, {}))
    texts = [sheet.text(row, column).strip() for column in cells]
    if len(texts) < _ENOUGH_NUMBERS or not all(_BRACKETED_NUMBER.match(text) for text in texts):
        return set()
    numbers = [int(text.strip("()")) for text in texts]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return {(row, column) for column in cells} if counted else set()
