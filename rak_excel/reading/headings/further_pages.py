"""Headings of further pages: the columns that they leave out, or call by another name, are those of the page above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rak_excel.formats.grid import Sheet
from rak_excel.model import Definition
from rak_excel.reading.headings.heading import Heading
from rak_excel.vocabulary.basics.heading_words import (
    ACHIEVED,
    BEFORE_THE_PLAN,
    MONEY,
    OF_OTHER_QUANTITIES,
    OF_OTHER_TARGETS,
)
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.headings.headings import heading_role, is_unit

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


def with_columns_above(sheet: Sheet, found: Sequence[Heading], definition: Definition) -> Sequence[Heading]:
    """The headings, those of further pages with the columns that they fill and leave without the heading above."""
    result = list(found[:1])
    for heading, following in zip(found[1:], [*found[2:], None], strict=False):
        rows = range(heading.bottom + 1, following.top if following else sheet.last_row + 1)
        result.append(_as_above(result[-1], heading, sheet, rows, definition))
    return result


def _as_above(above: Heading, heading: Heading, sheet: Sheet, rows: range, definition: Definition) -> Heading:
    """A heading whose columns are those of the one above as far as it names them; what a list has for itself stays so."""
    alike = heading.roles.items() < above.roles.items() and heading.periods == above.periods
    if not alike or _is_of_another_part(above, heading, definition):
        return heading
    lacking = {role: column for role, column in above.roles.items() if role not in heading.roles}
    lacking = {role: at for role, at in lacking.items() if any(at in sheet.rows.get(row, ()) for row in rows)}
    if not lacking or (_WHAT_FOR.isdisjoint(heading.roles) and "indicator" not in lacking):
        return heading
    said = {column: _said(heading, column) for column in lacking.values()}
    otherwise = [text for text in said.values() if text]
    if None in said.values() or len(otherwise) > _FEW or any(_is_known(text, definition) for text in otherwise):
        return heading
    return _in_place_of(heading, above, {column: text or "" for column, text in said.items()})


def _is_of_another_part(above: Heading, heading: Heading, definition: Definition) -> bool:
    """Whether its objectives are headed as those of another part than those above."""
    one, two = (
        {part.id for part in definition.parts if compact(part.objective_heading) in _objective_headings(each)}
        for each in (above, heading)
    )
    return bool(two) and one != two


def _objective_headings(heading: Heading) -> set[str]:
    column = heading.roles.get("objective")
    return {compact(text) for text in heading.block.texts(column)} if column else set()


def _said(heading: Heading, column: int) -> str | None:
    """What a heading says above a column of no role, '' for nothing; None where it is a part of another column's."""
    if column not in heading.block.own:
        return None if heading.block.sheet.merged_at(heading.top, column) else ""
    other = heading.others.get(column)
    return other.title if other and not other.role else None


def _is_known(text: str, definition: Definition) -> bool:
    """Whether a heading is that of something else, of no role in a plan: OUTPUT, REALISASI, SATUAN."""
    words = set(normalised(text).split())
    return not _KNOWN.isdisjoint(words) or heading_role(text, definition) is not None or is_unit(text, definition)


def _in_place_of(heading: Heading, above: Heading, named: Mapping[int, str]) -> Heading:
    """The heading above, where this one stands."""
    own = {name: getattr(heading, name) for name in ("top", "bottom", "cells", "corrected", "repeats")}
    return replace(above, **own, renamed=named)
