"""Puts marks and a sheet of ours into a workbook: xlsx and xlsm, part by part, with every other part as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rak_excel.formats.addresses import Area
from rak_excel.formats.marked.cells import CellMark, marks_in, marks_out, may_hold_marks, merged_at
from rak_excel.formats.marked.notes import Notes, holds_notes
from rak_excel.formats.marked.own_sheet import NewSheet, put_sheet
from rak_excel.formats.marked.package import Package
from rak_excel.formats.marked.places import (
    MAIN,
    UNUSUAL,
    NotSafeError,
    Span,
    changed,
    place_of,
    refuse_encoding,
    spans_of,
)
from rak_excel.formats.marked.safety import refuse_locked, refuse_unsafe
from rak_excel.formats.marked.sizes import row_size, sizes_of
from rak_excel.formats.marked.styles import with_styles
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.xlsx.parts import Parts, read_parts
from rak_excel.formats.opened.xlsx.relations import book_of
from rak_excel.system.grouped import grouped

_KEPT = frozenset({"cols", "mergeCells", "conditionalFormatting"})


def marked(
    content: bytes, marks: Sequence[CellMark], sheet: NewSheet, name: str, is_ours: Callable[[str], bool]
) -> bytes:
    """The workbook with these marks, and with our sheet called `name`; earlier marks and that sheet give way.

    `is_ours` tells a note of ours by its text. Raises NotSafeError, with the reason, where nothing may be put into the
    workbook, and UnreadableWorkbookError where it cannot be read.
    """
    archive = Archive(content)
    refuse_unsafe(archive)
    parts = read_parts(archive)
    package = Package(archive)
    book = spans_of(package.read(book_of(archive)), "workbook", MAIN, budget=archive.budget)
    refuse_locked(book.children)
    styles = with_styles(_styles_of(package, parts), sheet.styles, archive.budget)
    own = grouped((mark.sheet.casefold(), mark) for mark in marks)
    looks = {True: styles.severe, False: styles.to_check}
    for each in parts.worksheets:
        if each.name != name and each.member in package:
            _mark_sheet(package, each.member, own.get(each.name.casefold(), []), looks, is_ours)
    package.put(parts.styles, styles.xml)
    put_sheet(package, sheet, name, styles.first)
    return package.written()


def _styles_of(package: Package, parts: Parts) -> bytes:
    if parts.styles not in package:
        raise NotSafeError(UNUSUAL)
    return package.read(parts.styles)


def _mark_sheet(
    package: Package, member: str, marks: Sequence[CellMark], looks: Mapping[bool, int], is_ours: Callable[[str], bool]
) -> None:
    xml = package.read(member)
    refuse_encoding(xml)
    if not marks and not may_hold_marks(xml) and not holds_notes(package, member, is_ours):
        return  # to parse a sheet of another table takes longer than all the rest
    rows: dict[int, int] = {}

    def told(name: str, attributes: Mapping[str, str]) -> None:
        if name == "row" and "r" in attributes and (size := row_size(attributes)):
            rows[size[0]] = size[1]

    root = spans_of(xml, "worksheet", MAIN, _KEPT, budget=package.archive.budget, told=told if marks else None)
    if marks:
        refuse_locked(root.children)
    notes = Notes(package, member, root, is_ours)
    seen = [merged_at(_areas(root), mark) for mark in marks]
    changes = [*marks_out(xml, root), *marks_in(root, seen, looks)]
    changes += notes.add(seen, sizes_of(root, rows))
    if changes:
        package.put(member, changed(xml, changes))


def _areas(root: Span) -> list[Area]:
    """The merged ranges of a sheet."""
    listed = root.inner("mergeCells")
    ends = (each.attributes.get("ref", "").partition(":") for each in (listed.children if listed else ()))
    corners = ((place_of(first), place_of(last)) for first, _, last in ends)
    return [Area(*start, *end) for start, end in corners if start and end]
