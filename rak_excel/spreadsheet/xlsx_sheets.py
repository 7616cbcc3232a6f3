"""The sheets of a workbook in xlsx, each looked at before calamine reads it: when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache, partial

from rak_excel.spreadsheet.archive import Archive
from rak_excel.spreadsheet.calamine_sheets import sheets_of
from rak_excel.spreadsheet.damage import late
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.xlsx_careful import CarefulSheet, Package
from rak_excel.spreadsheet.xlsx_look import SheetLook, look_at_sheet
from rak_excel.spreadsheet.xlsx_parts import Parts, sheet_members

_Look = Callable[[str], SheetLook]


def read_xlsx(content: bytes, archive: Archive, parts: Parts) -> tuple[Sheet, ...]:
    """The sheets in their order; all are looked at with the first where it is not certain which of them calamine reads."""
    members = sheet_members(parts, archive, ".xml")
    archive.unpack(later=members if parts.certain else ())
    look, package = cache(partial(look_at_sheet, archive)), Package(archive)
    seen = []
    for sheet in sheets_of(content):
        member = parts.sheets.get(sheet.name, "")
        known = member in members
        guarded = _guarded(sheet, archive, look, [member] if known and parts.certain else members)
        seen.append(_seen(guarded, look, package, member) if known else guarded)
    return tuple(seen)


def _guarded(sheet: Sheet, archive: Archive, look: _Look, members: Collection[str]) -> Sheet:
    """The sheet as calamine reads it once the stray cells of these members are cut out."""

    @cache
    def read() -> Sheet:
        trimmed = {member: xml for member in members if (xml := look(member).trimmed) is not None}
        if not trimmed:
            return sheet
        return next(each for each in sheets_of(archive.rebuilt(trimmed)) if each.name == sheet.name)

    return replace(sheet, content=late(lambda: read().rows), merged=late(lambda: read().merged_areas))


def _seen(sheet: Sheet, look: _Look, package: Package, member: str) -> Sheet:
    """The sheet with what its XML tells, and what the careful reader would."""

    @cache
    def careful() -> CarefulSheet:
        return CarefulSheet(sheet, look(member), package, member)

    return replace(
        sheet,
        astray=late(lambda: look(member).strays),
        hidden_lines=late(lambda: careful().hidden_lines()),
        faults=late(lambda: careful().faults()),
        formats=late(lambda: careful().formats()),
        look=late(lambda: careful().looks()),
    )
