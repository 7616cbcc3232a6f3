"""What people do to rows."""

from __future__ import annotations

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Value
from tests.acts.hands import FIRST, column_of, heading_rows, insert_row, tables_in
from tests.gym import Act, Book


def blank_row_inserted(book: Book) -> None:
    for page in tables_in(book):
        insert_row(page, FIRST + 3, [])


def blank_rows_above(book: Book) -> None:
    for page in tables_in(book):
        for _ in range(3):
            insert_row(page, 0, [])


def title_rows_above(book: Book) -> None:
    for page in tables_in(book):
        insert_row(page, 0, ["LAMPIRAN KEPUTUSAN KPU KABUPATEN LOMBOK TIMUR"])


def objectives_merged(book: Book) -> None:
    """NO and SASARAN merged down over their indicators, as far as these stand right below each other."""
    for page in tables_in(book):
        rows = [(nth, row) for nth, row in enumerate(page.table, 1) if any(row is each for each in page.rows)]
        column = column_of(page, "NO") + 1
        top = bottom = 0
        for nth, row in [*rows, (0, [])]:
            if nth == bottom + 1 and not row[column]:
                bottom = nth
                continue
            if bottom > top:
                page.merged += [Area(top, column, bottom, column), Area(top, column + 1, bottom, column + 1)]
            top = bottom = nth


def objectives_filled_down(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "NO")
        above: list[Value | None] = [None, None]
        for row in page.rows:
            if row[column + 1]:
                above = row[column : column + 2]
            row[column : column + 2] = above


def activities_apart(book: Book) -> None:
    """The items of the first cell on rows of their own, the schedule and the executor on the first."""
    page = tables_in(book)[-1]
    column = column_of(page, "KEGIATAN")
    row = page.rows[0]
    first, *others = str(row[column]).split("\n")
    row[column] = first
    at = page.table.index(row)
    for nth, item in enumerate(others, 1):
        insert_row(page, at + nth, [*[None] * column, item])


def row_copied_down(book: Book) -> None:
    page = tables_in(book)[0]
    row = page.rows[1]
    insert_row(page, page.table.index(row) + 1, list(row))


def row_moved(book: Book) -> None:
    page = tables_in(book)[0]
    row = page.rows[1]
    page.table.remove(row)
    page.table.insert(page.table.index(page.rows[-1]) + 1, row)


def sorted_by_executor(book: Book) -> None:
    for page in tables_in(book):
        rows, column = page.rows, page.executor
        places = [nth for nth, row in enumerate(page.table) if any(row is each for each in rows)]
        for nth, row in zip(places, sorted(rows, key=lambda row: str(row[column] or "~")), strict=True):
            page.table[nth] = row


def rows_hidden(book: Book) -> None:
    for page in tables_in(book):
        page.hidden_rows |= {FIRST + 1, FIRST + 2}


def headings_repeated(book: Book) -> None:
    """As on the pages of a printed plan."""
    for page in tables_in(book):
        if page.merged or page.formats:
            return
        first, last = heading_rows(page)[0], page.table.index(page.rows[0])
        head = [list(row) for row in page.table[first:last] if row]
        if sum("NO" in row for row in page.table) > 1:  # both parts stand here
            return
        at = page.table.index(page.rows[len(page.rows) // 2])
        for row in reversed(head):
            insert_row(page, at, list(row))


def keys_deleted(book: Book) -> None:
    for page in tables_in(book):
        for row in page.table:
            if row and isinstance(row[-1], str) and row[-1][:1] in {"K", "S"} and "." in row[-1] and len(row[-1]) < 8:
                row[-1] = None


def note_over_row_status(book: Book) -> None:
    page = tables_in(book)[0]
    column = next((c for row in page.table for c, value in enumerate(row) if value == "CEK ISIAN"), None)
    if column is not None:
        next(row for row in page.rows if len(row) > column)[column] = "tolong dicek"


def decree_above(book: Book) -> None:
    for page in tables_in(book):
        insert_row(page, 0, ["LAMPIRAN KEPUTUSAN KPU KABUPATEN LOMBOK TIMUR NOMOR 5 TAHUN 2019"])


ACTS: tuple[Act, ...] = (
    blank_row_inserted,
    blank_rows_above,
    title_rows_above,
    objectives_merged,
    objectives_filled_down,
    activities_apart,
    row_copied_down,
    row_moved,
    sorted_by_executor,
    rows_hidden,
    headings_repeated,
    keys_deleted,
    note_over_row_status,
    decree_above,
)

TOLD: dict[Act, str] = {
    row_copied_down: "RAK011",
    row_moved: "RAK016",
    sorted_by_executor: "RAK016",
    rows_hidden: "RAK021",
    note_over_row_status: "RAK005",
}
