"""Rows among those of a table that say its headings again, in the same words or in others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rak_excel.formats.grid import Sheet, Value
from rak_excel.model import Definition
from rak_excel.reading.headings.block import heading_text, numbering
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.headings.heading_rows import TEXTS, roles_in
from rak_excel.reading.headings.schedule_columns import ENOUGH_PERIODS
from rak_excel.vocabulary.basics.counting import ROMANS
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.headings.headings import NOT_COUNTED, PLAN_ROLES, heading_role
from rak_excel.vocabulary.headings.periods import heading_period

_ENOUGH_NAMED = 2  # columns that a row names, its targets or others


def repeats_of(sheet: Sheet, rows: range, heading: Heading, definition: Definition) -> list[int]:
    """The rows that only say a heading again, or number its columns again: no row of the plan has a bare figure for each text."""
    written = {column: {compact(text) for text in each.values()} for column, each in heading.block.own.items()}
    texts = [column for role, column in heading.roles.items() if role in TEXTS]
    return [
        row
        for row in rows
        if row in sheet.rows
        and row not in sheet.as_written
        and (
            _says_again(sheet, row, written, definition)
            or numbering(sheet, row, texts)
            or _says_in_other_words(sheet, row, heading, definition)
        )
    ]


def _says_again(sheet: Sheet, row: int, written: Mapping[int, Collection[str]], definition: Definition) -> bool:
    cells = sheet.rows[row]
    for column, value in cells.items():
        text = compact(heading_text(value))
        if text not in written.get(column, ()) and not (isinstance(value, str) and heading_role(value, definition)):
            return False
    roles = roles_in(sheet, row, definition)
    if len(set(roles.values()) - NOT_COUNTED) >= 2:
        return True
    same = [
        text for column, value in cells.items() if (text := compact(heading_text(value))) in written.get(column, ())
    ]
    named = [text for text in same if len(text) > 1 and not text.isdecimal()]
    return len(same) == len(cells) and (bool(roles) or len(named) >= ENOUGH_PERIODS)


def _says_in_other_words(sheet: Sheet, row: int, heading: Heading, definition: Definition) -> bool:
    """Whether TARGET TAHUNAN stands among the targets, or No. Urut among the numbers, beside other cells that name their columns."""
    cells, roles = sheet.rows[row], heading.roles
    target, number = cells.get(roles.get("target", 0)), cells.get(roles.get("number", 0))
    heads = (
        isinstance(target, str) and "target" in target.casefold() and heading_role(target, definition) == "target"
    ) or (isinstance(number, str) and number[:1] in "nN" and heading_role(number, definition) == "number")
    periods = _names_periods(cells, heading, definition) if heads else [False]
    if not all(periods):  # a tick
        return False
    named = sum(_names(cells.get(roles.get(role, 0)), role, definition) for role in (*PLAN_ROLES, "number"))
    return named + bool(periods) >= _ENOUGH_NAMED


def _names(value: Value | None, role: str, definition: Definition) -> bool:
    """Whether an entry is the heading of its column, or begins with what it is called: Sasaran yang ingin dicapai."""
    if not isinstance(value, str):
        return False
    first = normalised(value).partition(" ")[0]
    return role in {heading_role(value, definition), heading_role(first, definition)}


def _names_periods(cells: Mapping[int, Value], heading: Heading, definition: Definition) -> list[bool]:
    """Of each entry below a period whether it names that period, if only by a Roman figure."""
    texts = {period: heading_text(cells[column]) for period, column in heading.periods.items() if column in cells}
    return [
        compact(text) == ROMANS[period - 1]
        or (heading.part is not None and heading_period(text, heading.part, definition) == period)
        for period, text in texts.items()
    ]
