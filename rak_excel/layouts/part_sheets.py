"""Which sheet of a plan that merging wrote is that of a part, also after somebody gave it another name."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import Definition, PartDefinition
from rak_excel.vocabulary.headings.headings import column_heading


def part_sheets(sheets: Sequence[Sheet], definition: Definition) -> dict[str, PartDefinition]:
    """By its name now, each sheet of a part: the one named so, else the first other that has the part's columns."""
    named = {part.sheet: part for part in definition.parts}
    found = {sheet.name: named[sheet.name] for sheet in sheets if sheet.name in named}
    for part in definition.parts:
        if part not in found.values():
            others = (sheet for sheet in sheets if sheet.name not in found)
            renamed = next((each for each in others if _has_columns_of(each, part, definition)), None)
            if renamed is not None:
                found[renamed.name] = part
    return found


def _has_columns_of(sheet: Sheet, part: PartDefinition, definition: Definition) -> bool:
    """Whether its headings stand where no other part has them: behind as many periods, called as this part calls them."""
    return heading_row(sheet, part, definition, "objective", "executor") is not None


def heading_row(sheet: Sheet, part: PartDefinition, definition: Definition, *roles: str) -> int | None:
    """The row in which these headings of the part stand as we write them, each in its column."""
    columns = PartLayout(part, 1, closed=False).columns
    headings = {columns[role] + 1: column_heading(role, part, definition) for role in roles}
    rows = (row for row in sorted(sheet.rows) if all(sheet.text(row, at) == text for at, text in headings.items()))
    return next(rows, None)
