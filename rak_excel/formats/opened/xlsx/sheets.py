"""The sheets of a workbook in xlsx, each looked at before calamine reads it: when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Rows, Sheet, rows_of
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.damage import late
from rak_excel.formats.opened.merged_ranges import bounded
from rak_excel.formats.opened.xlsx.book import Book
from rak_excel.formats.opened.xlsx.careful import CarefulSheet
from rak_excel.formats.opened.xlsx.parts import Parts, SheetPart


def read_xlsx(archive: Archive, parts: Parts) -> tuple[Sheet, ...]:
    """The sheets in their order."""
    book = Book(archive, parts)
    return tuple(_sheet(book, part) for part in parts.worksheets)


def _sheet(book: Book, part: SheetPart) -> Sheet:
    """The sheet with its cells, and with what its XML tells beside them."""
    member = part.member

    @cache
    def rows() -> Rows:
        return rows_of(book.table(member))

    @cache
    def merged() -> Sequence[Area]:
        return bounded(book.look(member).merged, rows())

    @cache
    def careful() -> CarefulSheet:
        return CarefulSheet(Sheet(part.name, rows, merged), book.look(member), book.package, member)

    return Sheet(
        part.name,
        late(rows),
        late(merged),
        part.hidden,
        late(lambda: careful().hidden_lines()),
        late(lambda: book.look(member).strays),
        late(lambda: careful().faults()),
        late(lambda: careful().formats()),
        late(lambda: careful().looks()),
    )
