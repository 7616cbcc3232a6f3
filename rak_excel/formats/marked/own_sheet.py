"""A sheet of ours in somebody's workbook: taken whole from a workbook that we wrote, with its looks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from rak_excel.formats.marked.chain import forget_formulas
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
    related_by,
    spans_of,
)
from rak_excel.formats.marked.titles import print_on_each_page
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.xlsx.parts import read_parts
from rak_excel.formats.opened.xlsx.relations import book_of, member_of, relations_of
from rak_excel.record import Record

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLED = re.compile(rb'(<(?:c|row|col) [^>]*?\b(?:s|style)=")(\d+)(")')
_SHARED = re.compile(rb'<c ([^>]*?)t="s"><v>(\d+)</v></c>')
_TEXT = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_REPEATED = re.compile(rb"!(\$\d+:\$\d+)</definedName>")
_SELECTED = b' tabSelected="1"'
_HIDDEN = re.compile(rb"""\sstate\s*+=\s*+(?:"\w*+"|'\w*+')""")
_LAST_NUMBER = 65_534  # of a sheet, in Excel


class NewSheet(Record):
    """The one sheet of a workbook that we wrote, the styles of that workbook, and the rows that each page begins with."""

    xml: bytes
    styles: bytes
    repeated: str = ""


def new_sheet(content: bytes) -> NewSheet:
    """The first sheet of a workbook of ours, with its texts in its own cells."""
    archive = Archive(content)
    texts = _TEXT.findall(archive.read("xl/sharedStrings.xml"))

    def inline(found: re.Match[bytes]) -> bytes:
        return b'<c %st="inlineStr"><is>%s</is></c>' % (found[1], texts[int(found[2])])

    xml = archive.read("xl/worksheets/sheet1.xml").replace(_SELECTED, b"")
    repeated = _REPEATED.search(archive.read("xl/workbook.xml"))
    return NewSheet(_SHARED.sub(inline, xml), archive.read("xl/styles.xml"), repeated[1].decode() if repeated else "")


def sheet_names(content: bytes) -> list[str]:
    """What all sheets of a workbook are called, also those that are no tables: of charts, of macros.

    Raises UnreadableWorkbookError.
    """
    return list(read_parts(Archive(content)).sheets)


def put_sheet(package: Package, sheet: NewSheet, name: str, first_look: int) -> None:
    """Makes it the sheet of this name: in the place of the one that is called so, else as the last one.

    `first_look` is the number that the first look of its cells has in the workbook.
    """
    book = book_of(package.archive)
    _put(package, book, sheet, name, first_look)
    if sheet.repeated:
        print_on_each_page(package, book, name, sheet.repeated)


def _put(package: Package, book: str, sheet: NewSheet, name: str, first_look: int) -> None:
    xml = _STYLED.sub(lambda found: found[1] + b"%d" % (int(found[2]) + first_look) + found[3], sheet.xml)
    workbook = package.read(book)
    root = spans_of(workbook, "workbook", MAIN, {"sheets"}, budget=package.archive.budget)
    sheets = root.inner("sheets")
    if sheets is None:
        raise NotSafeError(UNUSUAL)
    if there := next((each for each in sheets.children if _name(each).casefold() == name.casefold()), None):
        if _name(there) != name:
            raise NotSafeError(UNUSUAL)
        _replace(package, _member(package, book, there), xml)
        forget_formulas(package, book, there.attributes.get("sheetId", ""))
        package.put(book, changed(workbook, _shown_again(workbook, there)))
        return
    member = package.free("xl/worksheets/sheetRak{}.xml")
    package.put(member, xml)
    package.declare(member, _TYPE)
    relation = package.relate(book, "worksheet", member)
    number = _free_number(each.attributes.get("sheetId", "") for each in sheets.children)
    element = f'<sheet name="{html.escape(name)}" sheetId="{number}" {related_by(root, relation)}/>'
    package.put(book, changed(workbook, [put_last(sheets, prefixed(element, root.prefix))]))


def _name(sheet: Span) -> str:
    return sheet.attributes.get("name", "")


def _member(package: Package, book: str, sheet: Span) -> str:
    name = next((value for key, value in sheet.attributes.items() if key.rpartition(":")[2] == "id"), "")
    related = package.related(book).get(name)
    if related is None or related.kind != "worksheet":
        raise NotSafeError(UNUSUAL)
    return member_of(book, related.target)


def _replace(package: Package, member: str, xml: bytes) -> None:
    package.put(member, xml)
    if relations_of(member) in package:
        package.remove(relations_of(member))


def _shown_again(workbook: bytes, sheet: Span) -> Iterator[Change]:
    """Our sheet is there to be read, also where somebody hid it."""
    hidden = _HIDDEN.search(workbook, sheet.start, sheet.opened)
    if hidden:
        yield hidden.start(), hidden.end(), b""


def _free_number(taken: Iterable[str]) -> int:
    """A number that no sheet of a workbook has: one higher than all, else the first that is free."""
    numbers = {int(each) for each in taken if each.isascii() and each.isdecimal() and len(each) < 6}
    highest = max(numbers, default=0)
    return highest + 1 if highest < _LAST_NUMBER else next(n for n in range(1, _LAST_NUMBER) if n not in numbers)
