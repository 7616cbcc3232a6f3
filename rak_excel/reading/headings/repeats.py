"""Headings that come again among the rows or on a further page, in the same words or in others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rak_excel.formats.grid import Value
from rak_excel.model import Definition
from rak_excel.reading.headings.block import heading_text, numbering, words_of
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.headings.heading_rows import TEXTS, roles_in
from rak_excel.reading.headings.schedule_columns import ENOUGH_PERIODS
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.vocabulary.basics.heading_words import (
    ACHIEVED,
    BEFORE_THE_PLAN,
    MONEY,
    OF_OTHER_QUANTITIES,
    OF_OTHER_TARGETS,
)
from rak_excel.vocabulary.basics.numbers import ROMANS
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.headings.headings import NOT_COUNTED, PLAN_ROLES, column_heading, heading_role, is_unit
from rak_excel.vocabulary.headings.periods import heading_period

_ENOUGH_NAMED = 2  # columns that a row names, its targets or others


def repeats_of(sheet: PlanSheet, rows: range, heading: Heading) -> list[int]:
    """The rows that only say a heading again, or number its columns again: no row of the plan has a bare figure for each text."""
    written = {column: {compact(text) for text in each.values()} for column, each in heading.block.own.items()}
    texts = [column for role, column in heading.roles.items() if role in TEXTS]
    return [
        row
        for row in (row for row in rows if row in sheet.rows and row not in sheet.as_written)
        if _says_again(sheet, row, written) or numbering(sheet, row, texts) or _says_in_other_words(sheet, row, heading)
    ]


def _says_again(sheet: PlanSheet, row: int, written: Mapping[int, Collection[str]]) -> bool:
    cells, same = sheet.rows[row], []
    for column, value in cells.items():
        text = compact(heading_text(value))
        if text in written.get(column, ()):
            same.append(text)
        elif not (isinstance(value, str) and heading_role(value, sheet.definition)):
            return False
    roles = roles_in(sheet, row)
    if len(set(roles.values()) - NOT_COUNTED) >= 2:
        return True
    named = [text for text in same if len(text) > 1 and not text.isdecimal()]
    return len(same) == len(cells) and (bool(roles) or len(named) >= ENOUGH_PERIODS)


def _says_in_other_words(sheet: PlanSheet, row: int, heading: Heading) -> bool:
    """Whether TARGET TAHUNAN stands among the targets, or No. Urut among the numbers, beside other cells that name their columns."""
    cells, roles = sheet.rows[row], heading.roles
    target, number = cells.get(roles.get("target", 0)), cells.get(roles.get("number", 0))
    heads = (
        isinstance(target, str)
        and "target" in target.casefold()
        and heading_role(target, heading.definition) == "target"
    )
    if not heads and isinstance(number, str):
        heads = number[:1] in "nN" and heading_role(number, heading.definition) == "number"
    if not heads or not all(periods := _names_periods(cells, heading)):  # a tick
        return False
    named = sum(_names(cells.get(roles.get(role, 0)), role, heading.definition) for role in (*PLAN_ROLES, "number"))
    return named + bool(periods) >= _ENOUGH_NAMED


def _names(value: Value | None, role: str, definition: Definition) -> bool:
    """Whether an entry is the heading of its column, or begins with what it is called: Sasaran yang ingin dicapai."""
    if not isinstance(value, str):
        return False
    first = normalised(value).partition(" ")[0]
    return role in {heading_role(value, definition), heading_role(first, definition)}


def _names_periods(cells: Mapping[int, Value], heading: Heading) -> list[bool]:
    """Of each entry below a period whether it names that period, if only by a Roman figure."""
    texts = {period: heading_text(cells[column]) for period, column in heading.periods.items() if column in cells}
    return [
        compact(text) == ROMANS[period - 1]
        or (heading.part is not None and heading_period(text, heading.part, heading.definition) == period)
        for period, text in texts.items()
    ]


_KNOWN = ACHIEVED | BEFORE_THE_PLAN | MONEY | OF_OTHER_QUANTITIES | OF_OTHER_TARGETS
_FEW = 2  # columns that a page may call by another name
_WHAT_FOR = frozenset({"objective", "indicator"})


def with_periods_of(above: Heading, heading: Heading) -> Heading:
    """A heading repeated without its lower rows, where the periods stand, means the columns of the heading above."""
    named = heading.periods and not heading.schedule.unnamed
    if named or not above.periods or heading.roles != above.roles:
        return heading
    taken = {*above.periods.values()} & {*heading.others, *heading.roles.values()}
    return heading if taken else _in_place_of(heading, above, {})


def with_columns_above(sheet: PlanSheet, found: Sequence[Heading]) -> Sequence[Heading]:
    """The headings, those of further pages with the columns that they fill and leave without the heading above."""
    result = list(found[:1])
    for heading, following in zip(found[1:], [*found[2:], None], strict=False):
        rows = range(heading.bottom + 1, following.top if following else sheet.last_row + 1)
        result.append(_as_above(result[-1], heading, sheet, rows))
    return result


def _as_above(above: Heading, heading: Heading, sheet: PlanSheet, rows: range) -> Heading:
    """A heading whose columns are those of the one above as far as it names them; what a list has for itself stays so."""
    alike = heading.roles.items() < above.roles.items() and heading.periods == above.periods
    if not alike or _is_of_another_part(above, heading):
        return heading
    lacking = {role: column for role, column in above.roles.items() if role not in heading.roles}
    lacking = {role: at for role, at in lacking.items() if any(at in sheet.rows.get(row, ()) for row in rows)}
    if not lacking or (_WHAT_FOR.isdisjoint(heading.roles) and "indicator" not in lacking):
        return heading
    said = {column: _said(heading, column) for column in lacking.values()}
    otherwise = [text for text in said.values() if text]
    words = frozenset[str]().union(*map(words_of, otherwise))
    if None in said.values() or len(otherwise) > _FEW or not _KNOWN.isdisjoint(words):
        return heading
    if any(heading_role(text, above.definition) or is_unit(text, above.definition) for text in otherwise):
        return heading
    return _in_place_of(heading, above, {column: text or "" for column, text in said.items()})


def _is_of_another_part(above: Heading, heading: Heading) -> bool:
    texts = [set(map(compact, each.block.texts(each.roles.get("objective", 0)))) for each in (above, heading)]
    parts, definition = above.definition.parts, above.definition
    own = {part.id: compact(column_heading("objective", part, definition)) for part in parts}
    one, two = ({part for part, text in own.items() if text in said} for said in texts)
    return bool(two) and one != two


def _said(heading: Heading, column: int) -> str | None:
    """What a heading says above a column of no role, '' for nothing; None where it is a part of another column's."""
    if column not in heading.block.own:
        return None if heading.block.sheet.merged_at(heading.top, column) else ""
    other = heading.others.get(column)
    return other.title if other and not other.role else None


def _in_place_of(heading: Heading, above: Heading, named: Mapping[int, str]) -> Heading:
    """The heading above, where this one stands."""
    own = {name: getattr(heading, name) for name in ("top", "bottom", "cells", "corrected", "repeats")}
    return above.but(**own, renamed=named)
