"""The rows of a sheet that are printed on each of its pages: a name of the workbook, as Excel keeps it."""

from __future__ import annotations

import html

from rak_excel.formats.addresses import quoted
from rak_excel.formats.marked.package import Package
from rak_excel.formats.marked.places import (
    MAIN,
    UNUSUAL,
    Change,
    NotSafeError,
    Span,
    changed,
    prefixed,
    put_last,
    spans_of,
)

_TITLES = "_xlnm.Print_Titles"
_BEFORE = frozenset(
    {"sheets", "functionGroups", "externalReferences"}
)  # of these elements the names follow the last one


def print_on_each_page(package: Package, book: str, sheet: str, rows: str) -> None:
    """Lets the rows (`$7:$7`) of the sheet of this name be printed on each page; those that were told before give way."""
    workbook = package.read(book)
    root = spans_of(workbook, "workbook", MAIN, {"sheets", "definedNames"}, budget=package.archive.budget)
    listed = root.inner("sheets")
    numbers = {each.attributes.get("name", ""): at for at, each in enumerate(listed.children if listed else ())}
    if sheet not in numbers:
        raise NotSafeError(UNUSUAL)
    place = html.escape(f"{quoted(sheet)}!{rows}", quote=False)
    package.put(book, changed(workbook, [_change(root, numbers[sheet], place)]))


def _change(root: Span, number: int, place: str) -> Change:
    names = root.inner("definedNames")
    for each in names.children if names else ():
        if (each.attributes.get("name"), each.attributes.get("localSheetId")) == (_TITLES, str(number)):
            return each.opened, each.closing, place.encode()
    element = f'<definedName name="{_TITLES}" localSheetId="{number}">{place}</definedName>'
    if names:
        return put_last(names, prefixed(element, root.prefix))
    at = max(each.end for each in root.children if each.local in _BEFORE)
    return at, at, prefixed(f"<definedNames>{element}</definedNames>", root.prefix)
