"""Tables of another kind below the rows of a plan, on the same sheet: a budget, a list of risks, who was present."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.documents.page_lines import heads_budget
from rak_excel.vocabulary.documents.signing import heads_signers
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.remarks.remarks import is_remark

_FEW_CELLS = 6  # a budget table has no more headings
_ENOUGH_CELLS = 3
_AGAIN = 2  # so many headings of the plan in their columns are its own, said again
_BESIDE = ("executor", "schedule_text", "start", "end")
_LONGEST = 40  # letters of a heading
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class TableBelow:
    """A table of another kind: the row of its title, or of its heading where it has none, and the heading's."""

    first: int
    heading: int
    is_budget: bool


def table_below(sheet: Sheet, heading: Heading, last: int, definition: Definition) -> TableBelow | None:
    """The first table of another kind below a heading, to row `last`; none where rows of the plan follow."""
    above = max(sheet.as_written, default=heading.bottom)  # what merging wrote is of the plan, whatever it says
    rows = [row for row in range(above + 1, last + 1) if sheet.rows.get(row)]
    for nth, row in enumerate(rows):
        if _heads_budget(sheet, row):
            return TableBelow(row, row, is_budget=True)
        other = row not in heading.repeats and _heads_other(sheet, row, heading, definition)
        if other and not _goes_on(sheet, rows[nth:], heading, definition):
            titled = nth > 0 and is_title(sheet, row - 1, sheet.rows[row], definition)
            return TableBelow(row - titled, row, is_budget=False)
    return None


def tell_table_below(sheet: Sheet, table: TableBelow, rows: range, ledger: Ledger) -> None:
    """Says once that the rows of a table below the plan were not read; what a budget is, every reader sees."""
    column = min(sheet.rows[table.first])
    cell, text = sheet.cell(table.first, column), sheet.text(table.first, column)
    cells = [(row, each) for row in rows for each in sorted(sheet.rows.get(row, ()))]
    if table.is_budget:
        ledger.note(NoteKind.MENTIONED, _BUDGET, cell, text)
    else:
        titles = ", ".join(sheet.text(table.heading, each) for each in sorted(sheet.rows[table.heading]))
        ledger.note(NoteKind.CELL_NOT_USED, _OTHER.filled(titles=titles, count=len(cells)), cell, text)
    ledger.use(sheet, cells, Use.NOT_USED)


def _heads_budget(sheet: Sheet, row: int) -> bool:
    cells = sheet.rows[row]
    if not 1 < len(cells) <= _FEW_CELLS or not all(isinstance(value, str) for value in cells.values()):
        return False
    return heads_budget([str(value) for value in cells.values()])


def _heads_other(sheet: Sheet, row: int, heading: Heading, definition: Definition) -> bool:
    """Whether a row begins with NO and names columns, none as the plan does: no row of it says NO where numbers stand."""
    cells = sheet.rows[row]
    first = cells[min(cells)]
    if len(cells) < _ENOUGH_CELLS or not isinstance(first, str) or heading_role(first, definition) != "number":
        return False
    if heads_signers(map(str, cells.values())):
        return False
    others = [(column, str(value)) for column, value in cells.items() if column != min(cells)]
    again = sum(1 for column, text in others if _says_again(column, text, heading, definition))
    return again < _AGAIN and all(_may_head(value) for value in cells.values())


def _says_again(column: int, text: str, heading: Heading, definition: Definition) -> bool:
    """Whether a text heads this column of the plan too, in the same words or in others."""
    role = heading_role(text, definition)
    same = compact(text) in map(compact, heading.block.texts(column))
    return same or (role is not None and heading.roles.get(role) == column)


def _may_head(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and not value.strip().isdecimal()


def _goes_on(sheet: Sheet, rows: Sequence[int], heading: Heading, definition: Definition) -> bool:
    """Whether rows of the plan follow: work with ticks, or with a schedule or executors in columns that the first row lacks."""
    above, *below = rows
    roles = heading.roles
    wordy = {roles[role] for role in ("indicator", "activity") if role in roles}
    periods = {column for _, column in heading.period_columns}
    beside = periods.union(roles[role] for role in _BESIDE if role in roles).difference(sheet.rows[above])
    alike = bool(periods) and periods <= sheet.rows[above].keys()
    return any(
        (not wordy.isdisjoint(sheet.rows[row]) and not beside.isdisjoint(sheet.rows[row]))
        or _is_ticked_work(sheet, row, heading, definition, alike=alike)
        for row in below
    )


def _is_ticked_work(sheet: Sheet, row: int, heading: Heading, definition: Definition, *, alike: bool) -> bool:
    """Whether an activity is ticked in this row; beside an executor too, unless the row above heads all periods `alike`."""
    roles, cells = heading.roles, sheet.rows[row]
    if not _WORD.search(sheet.text(row, roles.get("activity", roles.get("indicator", 0)))):
        return False
    if not (alike or sheet.text(row, roles.get("executor", 0))):
        return False
    texts = (sheet.text(row, column) for _, column in heading.period_columns if column in cells)
    return any(read_mark(text, definition.marks) is ScheduleMark.TICK for text in texts)


def is_title(sheet: Sheet, row: int, below: Collection[int], definition: Definition) -> bool:
    """Whether a row has one text alone, above the columns below it, and below a blank row or in capitals."""
    cells = sheet.rows.get(row, {})
    if len(cells) != 1 or not min(below) <= min(cells) <= max(below):
        return False
    text = sheet.text(row, min(cells))
    return (text.isupper() or not sheet.rows.get(row - 1)) and not is_remark(text, definition)


_BUDGET = Text(
    "Tabel anggaran ini bukan bagian rencana aksi, jadi tidak dibaca.",
    "This budget table is no part of the plan and was not read.",
)
_OTHER = Text(
    "Tabel di bawah rencana dengan kepala tabel {titles} bukan bagian rencana aksi, jadi {count} isiannya tidak dibaca.",
    "The table below the plan with the headings {titles} is no part of the plan; its {count} entries were not read.",
)
