"""Remarks among and below the rows of a plan: each with the lines that belong to it, told once as what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.heading import Heading
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.lines import kind_of_title
from rak_excel.spreadsheet.grid import Address, Sheet
from rak_excel.vocabulary.offices import find_office
from rak_excel.vocabulary.page_lines import is_page_line
from rak_excel.vocabulary.remarks import heads_lines, is_remark
from rak_excel.vocabulary.titles import Titled
from rak_excel.vocabulary.words import shortened
from rak_excel.vocabulary.years import year_in

_LONGEST_FOOTER = 100
_QUOTED = 300  # letters of the lines of a remark
_LINE_CELLS = 2  # a number and what it numbers
_WORD = re.compile(r"[^\W\d_]{2}")
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]|[-–•*]\s", re.IGNORECASE)
_WORDY = ("indicator", "activity")
_BACKING = ("target", "executor", "schedule_text", "start", "end")


def remarks_among(sheet: Sheet, heading: Heading, last: int, definition: Definition) -> tuple[range, ...]:
    """The rows of each remark below a heading, to row `last`.

    A remark has its row for itself. The lines below it belong to it where no row of the plan follows.
    """
    found: list[range] = []
    rows = [row for row in range(heading.bottom + 1, last + 1) if sheet.rows.get(row)]
    for nth, row in enumerate(rows):
        if not (found and row in found[-1]) and _opens(sheet, row, heading, definition):
            following = () if _goes_on(sheet, rows[nth:], heading) else rows[nth + 1 :]
            end = _end(sheet, row, following, heading, definition)
            found.append(range(row, end + 1))
    return tuple(found)


def tell_remarks(sheet: Sheet, remarks: Iterable[range], ledger: Ledger) -> None:
    """Says of each remark once that it was not read; a legend of the ticks was."""
    for rows in remarks:
        tell_remark(sheet, [(row, column) for row in rows for column in sorted(sheet.rows.get(row, ()))], ledger)


def tell_remark(sheet: Sheet, cells: Sequence[Address], ledger: Ledger) -> None:
    """Says of these cells, at the first, that they are a remark, where nothing else took them for something."""
    left = [each for each in cells if not ledger.used(sheet, each)]
    if left:
        first, *others = left
        lines = " ".join(sheet.text(*each) for each in others)
        detail = _WITH_LINES.filled(lines=shortened(lines, _QUOTED)) if others else _REMARK
        further = [sheet.cell(*each) for each in others]
        ledger.note(NoteKind.CELL_NOT_USED, detail, sheet.cell(*first), sheet.text(*first), others=further)
        ledger.use(sheet, left, Use.NOT_USED)


def remarks_in(sheet: Sheet, cells: Sequence[Address], definition: Definition) -> Iterator[list[Address]]:
    """The remarks among these cells, which stand around a signature: each with the lines below it in its columns."""
    taken: set[Address] = set()
    for first in cells:
        if first not in taken and is_remark(sheet.text(*first), definition):
            own = [first]
            if heads_lines(sheet.text(*first), definition):
                own += _lines_below(sheet, first, cells, definition)
            taken |= {*own}
            yield own


def _lines_below(sheet: Sheet, first: Address, cells: Sequence[Address], definition: Definition) -> Iterator[Address]:
    """The cells below in the same column or the next one, row by row, to the next remark or a gap."""
    last = first[0]
    for row, column in cells:
        if (row, column) <= first or not 0 <= column - first[1] < _LINE_CELLS:
            continue
        if row - last > 1 or is_remark(sheet.text(row, column), definition):
            return
        last = row
        yield row, column


def _opens(sheet: Sheet, row: int, heading: Heading, definition: Definition) -> bool:
    own = [column for column in sheet.rows[row] if column in heading.own_columns]
    if len(own) != 1:
        return False
    text = sheet.text(row, own[0])
    above = {heading.roles.get(role) for role in ("number", "objective", "indicator")}
    return is_remark(text, definition) or (own[0] in above and _is_footer(text, definition))


def _is_footer(text: str, definition: Definition) -> bool:
    """Whether a line only repeats whose plan it is, or its title: KPU Kabupaten Lombok Timur, Rencana Aksi Tahun 2020."""
    if find_office(text, definition) is not None:
        return True
    titled = kind_of_title(text, definition) is Titled.PLAN and year_in(text) is not None
    return titled and len(text) <= _LONGEST_FOOTER


def _goes_on(sheet: Sheet, rows: Sequence[int], heading: Heading) -> bool:
    """Whether the plan goes on in these rows: work with a target, an executor or anything that says when."""
    roles = heading.roles
    wordy = {roles[role] for role in _WORDY if role in roles}
    backing = {roles[role] for role in _BACKING if role in roles}.union(column for _, column in heading.period_columns)
    return any(
        not backing.isdisjoint(sheet.rows[row]) and any(_WORD.search(sheet.text(row, column)) for column in wordy)
        for row in rows
    )


def _end(sheet: Sheet, row: int, following: Sequence[int], heading: Heading, definition: Definition) -> int:
    """The last row of the remark that begins at this one."""
    column = next(each for each in sheet.rows[row] if each in heading.own_columns)
    if not heads_lines(sheet.text(row, column), definition):
        return row
    last = row
    for below in following:
        cells = sheet.rows[below]
        beside = all(0 <= each - column < _LINE_CELLS for each in cells)
        beside |= len(cells) <= _LINE_CELLS and bool(_ITEM.match(sheet.text(below, min(cells))))
        if not beside or _opens(sheet, below, heading, definition) or is_page_line(sheet.text(below, min(cells))):
            break
        last = below
    return last


_REMARK = Text(
    "Ini catatan, bukan baris rencana, jadi tidak dibaca.", "This is a remark and no row of the plan; it was not read."
)
_WITH_LINES = Text(
    'Ini catatan, bukan baris rencana, jadi tidak dibaca. Baris di bawahnya: "{lines}".',
    'This is a remark and no row of the plan; it was not read. The lines below it: "{lines}".',
)
