"""The formula of one cell."""

from __future__ import annotations

from rak_excel.formats.addresses import Address
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.damage import damage_told
from rak_excel.formats.opened.xlsx.book import Book
from rak_excel.formats.opened.xlsx.parts import read_parts


def formula_at(content: bytes, sheet: str, at: Address) -> str:
    """The formula in a cell of an xlsx workbook without its "=", '' where there is none.

    Of one that several cells share it is the formula of the first of them: what it refers to by `$A$1` is the same for
    all. Raises UnreadableWorkbookError.
    """
    with damage_told():
        archive = Archive(content)
        parts = read_parts(archive)
        book = Book(archive, parts, keep=False)
        member = next((each.member for each in parts.worksheets if each.name == sheet), None)
        return book.look(member).formula_at(at) if member else ""
