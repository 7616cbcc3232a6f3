"""What people do to rows by what they can see of them, and how they write names, numbers and "as above"."""

from __future__ import annotations

from tests.acts.hands import tables_in
from tests.gym import Act, Book, Page, Row


def _visible(page: Page) -> int:
    """How many columns a person sees: the row key beside the table is hidden."""
    return page.executor + 1


def _put(page: Page, row: Row, visible: Row) -> None:
    row[: _visible(page)] = visible


def sorted_by_visible_columns(book: Book) -> None:
    """The table is marked up to PELAKSANA and sorted by it; the row keys stay where they are."""
    for page in tables_in(book):
        seen = [row[: _visible(page)] for row in page.rows]
        for row, visible in zip(page.rows, sorted(seen, key=lambda each: str(each[page.executor] or "~")), strict=True):
            _put(page, row, visible)


def row_moved_by_visible_columns(book: Book) -> None:
    """The second indicator cut and put in below the last one; what stood between moves up."""
    page = tables_in(book)[0]
    seen = [row[: _visible(page)] for row in page.rows]
    seen.append(seen.pop(1))
    for row, visible in zip(page.rows, seen, strict=True):
        _put(page, row, visible)


def row_moved_whole_within_its_objective(book: Book) -> None:
    page = tables_in(book)[0]
    rows = page.rows
    at = page.table.index(rows[1])
    page.table.insert(at + 2, page.table.pop(at))


ACTS: tuple[Act, ...] = (
    sorted_by_visible_columns,
    row_moved_by_visible_columns,
    row_moved_whole_within_its_objective,
)

TOLD: dict[Act, str] = {
    sorted_by_visible_columns: "RAK009",
    row_moved_by_visible_columns: "RAK009",
    row_moved_whole_within_its_objective: "RAK016",
}
