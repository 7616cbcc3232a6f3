"""Remarks that say of their row what stands there otherwise: another amount, time, year or executor, or a doubt about it."""

from __future__ import annotations

from collections.abc import Collection

from rak_excel.model import Definition, PartDefinition
from rak_excel.reading.sections import Section
from rak_excel.spreadsheet.grid import Address
from rak_excel.vocabulary.corrections import (
    corrects,
    doubts,
    is_limited,
    is_of_another_year,
    is_of_remarks,
    limits_said,
    without_by_whom,
)
from rak_excel.vocabulary.executor_cells import read_executors
from rak_excel.vocabulary.executors import work_together
from rak_excel.vocabulary.schedule_words import other_year, periods_said
from rak_excel.vocabulary.unit_words import list_named

_LONGEST = 60  # letters of a remark that says nothing else


def corrects_row(
    part: PartDefinition,
    section: Section,
    address: Address,
    ticked: Collection[int],
    definition: Definition,
    year: int | None,
) -> bool:
    """Whether an entry below KETERANGAN corrects its row, which is `ticked` in these periods, or doubts it."""
    sheet, (row, column) = section.sheet, address
    if not is_of_remarks(section.heading.title(column)):
        return False
    text = sheet.text(row, column)
    if corrects(text) or doubts(text) or is_of_another_year(text, year):
        return True
    if len(text) > _LONGEST:
        return False
    if other_year(text, part, definition, year):
        return True
    told = section.heading.others[column].told  # of which it is told that it names units
    return _says_otherwise_when(text, ticked, part, definition) or (
        not told and _names_others(text, row, part, section, definition)
    )


def _says_otherwise_when(text: str, ticked: Collection[int], part: PartDefinition, definition: Definition) -> bool:
    """Whether a remark is nothing but a time at which the row is not ticked, or one to which its ticks are not limited."""
    if not ticked:
        return False
    limits = ((limit, periods_said(when, part, definition, None)) for limit, when in limits_said(text))
    return next((is_limited(limit, said, ticked) for limit, said in limits if said), False)


def _names_others(text: str, row: int, part: PartDefinition, section: Section, definition: Definition) -> bool:
    """Whether a remark is nothing but units none of which is an executor of the row or works with one."""
    column = section.heading.roles.get("executor")
    own = section.sheet.text(row, column) if column else ""
    if not own or list_named(whom := without_by_whom(text), definition) is None:
        return False
    named = read_executors(whom, part.id, definition)
    executors = read_executors(own, part.id, definition)
    pairs = ((each, executor) for each in named for executor in executors)
    return (
        bool(named)
        and all(each.known for each in named)
        and not any(work_together(*pair, definition) for pair in pairs)
    )
