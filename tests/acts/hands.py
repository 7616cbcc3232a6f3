"""What every act needs: the tables of a book, their columns, and ways to change many cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Value
from tests.gym import Book, Page, Row

_BY_ADDRESS = ("formats", "struck", "unseen", "fills", "comments")
_ALSO_HEADED = {
    "KEGIATAN": ("RENCANA AKSI", "KEGIATN", "KEGIATAN / ACTIVITY", "KEGIATAN *)"),
    "TARGET": ("SASARAN MUTU", "Target (target)", "TARGET TAHUN 2020", "TARGET MENJADI"),
}
FIRST = 9  # the first row of the plan on a fresh sheet


def insert_row(page: Page, at: int, row: Row) -> None:
    page.table.insert(at, row)
    page.merged = [Area(a.top + (a.top > at), a.left, a.bottom + (a.bottom > at), a.right) for a in page.merged]
    for name in _BY_ADDRESS:
        setattr(page, name, {(r + (r > at), c): said for (r, c), said in getattr(page, name).items()})


def insert_column_in_front(page: Page) -> None:
    page.table = [[None, *row] for row in page.table]
    page.merged = [Area(a.top, a.left + 1, a.bottom, a.right + 1) for a in page.merged]
    for name in _BY_ADDRESS:
        setattr(page, name, {(r, c + 1): said for (r, c), said in getattr(page, name).items()})


def tables_in(book: Book) -> list[Page]:
    """The sheets with a table of the plan."""
    return [page for page in book.values() if page.executors and any("NO" in row for row in page.table)]


def column_of(page: Page, heading: str) -> int:
    known = (heading, *_ALSO_HEADED.get(heading, ()))
    return next(c for row in page.table for c, value in enumerate(row) if value in known)


def heading_rows(page: Page) -> tuple[int, int]:
    top = next(nth for nth, row in enumerate(page.table) if "NO" in row)
    return top, top + 1


def rename(book: Book, old: str, new: str) -> None:
    for page in tables_in(book):
        for row in page.table:
            for nth, value in enumerate(row):
                if value == old:
                    row[nth] = new


def targets_in(book: Book) -> Iterable[tuple[Row, int]]:
    for page in tables_in(book):
        column = column_of(page, "TARGET")
        yield from ((row, column) for row in page.rows if isinstance(row[column], str))


def each_tick(book: Book, glyph: Callable[[int], Value]) -> None:
    nth = 0
    for page in tables_in(book):
        for row in page.rows:
            for column, value in enumerate(row[: page.executor]):
                if value in {"✓", "√"}:
                    row[column] = glyph(nth)
                    nth += 1


def each_text(book: Book, change: Callable[[str], str]) -> None:
    for page in tables_in(book):
        for row in page.rows:
            for column in range(min(5, len(row))):
                if isinstance(row[column], str):
                    row[column] = change(str(row[column]))
