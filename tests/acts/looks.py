"""What people do to the look of cells: strike out, colour, hide, comment on."""

from __future__ import annotations

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import as_text
from tests.acts.hands import column_of, tables_in
from tests.gym import Act, Book, Page, Row


def _row(page: Page, nth: int) -> tuple[int, Row]:
    """The number of a row of the plan, and the row."""
    row = page.rows[nth]
    return next(at for at, each in enumerate(page.table, 1) if each is row), row


def _mark(page: Page, looks: str, nth: int, column: int) -> None:
    """Give a look to a cell of the plan, where it holds anything."""
    at, row = _row(page, nth)
    if row[column] is not None:
        getattr(page, looks)[at, column + 1] = as_text(row[column] or "")


def target_struck(book: Book) -> None:
    for page in tables_in(book):
        _mark(page, "struck", 0, column_of(page, "TARGET"))


def old_target_struck_beside_the_new(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "TARGET")
        at, row = _row(page, 1)
        row[column] = f"12% {as_text(row[column] or '')}"
        page.struck[at, column + 1] = "12% "


def activity_in_white(book: Book) -> None:
    page = tables_in(book)[0]
    _mark(page, "unseen", 2, column_of(page, "KEGIATAN"))


def executor_struck(book: Book) -> None:
    page = tables_in(book)[0]
    _mark(page, "struck", 1, page.executor)


def indicator_struck(book: Book) -> None:
    page = tables_in(book)[-1]
    _mark(page, "struck", 3, column_of(page, "KEGIATAN") - 2)


def ticks_struck(book: Book) -> None:
    page = tables_in(book)[-1]
    for column in range(column_of(page, "KEGIATAN") + 1, page.executor):
        _mark(page, "struck", 0, column)


def row_struck(book: Book) -> None:
    page = tables_in(book)[0]
    for column in range(page.executor + 1):
        _mark(page, "struck", 3, column)


def target_beneath_a_merged_range(book: Book) -> None:
    page = tables_in(book)[0]
    column = column_of(page, "TARGET")
    for nth in range(len(page.rows) - 1):
        (at, row), (below, hidden) = _row(page, nth), _row(page, nth + 1)
        if below == at + 1 and row[column] and hidden[column] and row[column] != hidden[column]:
            page.merged.append(Area(at, column + 1, below, column + 1))
            page.unseen[below, column + 1] = as_text(hidden[column] or "")
            return


def remark_struck(book: Book) -> None:
    page = tables_in(book)[0]
    at, row = _row(page, 0)
    row.extend([None, None, "sudah dicek"])
    page.struck[at, len(row)] = "sudah dicek"


def commented(book: Book) -> None:
    page = tables_in(book)[0]
    at, _ = _row(page, 0)
    page.comments[at, column_of(page, "TARGET") + 1] = "Budi: apakah target ini benar?"


def commented_off(book: Book) -> None:
    page = tables_in(book)[0]
    at, _ = _row(page, 0)
    page.comments[at, column_of(page, "KEGIATAN") + 1] = "Budi:\nkegiatan dibatalkan"


ACTS: tuple[Act, ...] = (
    target_struck,
    old_target_struck_beside_the_new,
    activity_in_white,
    executor_struck,
    indicator_struck,
    ticks_struck,
    row_struck,
    target_beneath_a_merged_range,
    remark_struck,
    commented,
    commented_off,
)

TOLD: dict[Act, str] = {
    **dict.fromkeys(ACTS, "RAK009"),
    remark_struck: "RAK005",
    commented: "RAK013",
    commented_off: "RAK016",
}
