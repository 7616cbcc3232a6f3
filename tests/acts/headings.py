"""What people do to headings: more rows of them, typing errors, further columns of a role."""

from __future__ import annotations

from collections.abc import Callable

from rak_excel.formats.grid import Value
from tests.acts.hands import heading_rows, insert_row, rename, tables_in
from tests.gym import Act, Book, Page, Row


def headings_misspelt(book: Book) -> None:
    rename(book, "INDIKATOR KINERJA UTAMA", "INDIKATOR KINREJA UTAMA")
    rename(book, "SASARAN KEGIATAN", "SASRAN KEGIATAN")
    rename(book, "KEGIATAN", "KEGIATN")


def headings_in_two_languages(book: Book) -> None:
    rename(book, "KEGIATAN", "KEGIATAN / ACTIVITY")
    rename(book, "TARGET", "Target (target)")
    rename(book, "SASARAN STRATEGIS", "Sasaran Strategis / Strategic Objective")


def headings_qualified(book: Book) -> None:
    rename(book, "TARGET", "TARGET TAHUN 2020")
    rename(book, "KEGIATAN", "KEGIATAN *)")
    rename(book, "SASARAN STRATEGIS", "TUJUAN/ SASARAN STRATEGIS")


def periods_in_other_words(book: Book) -> None:
    for period, roman in enumerate(("I", "II", "III", "IV"), 1):
        rename(book, f"T{period}", f"s.d. Tribulan {roman}")
    for period in range(1, 13):
        rename(book, f"B{period}", f"Bln {period}")


def months_by_their_letters(book: Book) -> None:
    for period, letter in enumerate("JFMAMJJASOND", 1):
        rename(book, f"B{period}", letter)


def columns_numbered(book: Book) -> None:
    for page in tables_in(book):
        below = heading_rows(page)[1]
        insert_row(page, below + 1, [f"({nth})" for nth in range(1, page.executor + 2)])


def headings_again_in_the_middle(book: Book) -> None:
    """Only the upper heading row, as it is copied to where a new page begins."""
    for page in tables_in(book):
        top = heading_rows(page)[0]
        middle = page.table.index(page.rows[len(page.rows) // 2])
        insert_row(page, middle, [value if nth < 4 else None for nth, value in enumerate(page.table[top])])
        insert_row(page, middle + 1, list(range(1, page.executor + 2)))


def _column_beside(book: Book, heading: str, further: str, value: Callable[[Value | None], Value | None]) -> None:
    """A further column to the right of one, with this heading and what is made of that one's cells."""
    for page in tables_in(book):
        if page.merged or page.formats:
            return
        _insert_beside(page, heading, further, value)


def _insert_beside(page: Page, heading: str, further: str, value: Callable[[Value | None], Value | None]) -> None:
    found = [(nth, row.index(heading)) for nth, row in enumerate(page.table) if heading in row]
    if not found:
        return
    top, column = found[0]
    plan: list[Row] = page.rows
    for nth, row in enumerate(page.table):
        if len(row) > column:
            is_plan = any(row is each for each in plan)
            row.insert(column + 1, further if nth == top else value(row[column]) if is_plan else None)


def targets_of_last_year(book: Book) -> None:
    _column_beside(book, "TARGET", "TARGET 2019", lambda target: target and "50%")


def two_targets(book: Book) -> None:
    _column_beside(book, "TARGET", "TARGET", lambda target: target and "50%")


def accountable_beside_executor(book: Book) -> None:
    _column_beside(book, "PELAKSANA", "PENANGGUNG JAWAB", lambda who: who and "Ketua Divisi")


def targets_changed(book: Book) -> None:
    """What stood there before beside what it was changed to."""
    _column_beside(book, "TARGET", "TARGET MENJADI", lambda target: target)
    for page in tables_in(book):
        for row in page.rows if any("TARGET MENJADI" in each for each in page.table) else []:
            row[row_target(page)] = "50%" if row[row_target(page)] else None
    rename(book, "TARGET", "TARGET SEMULA")


def row_target(page: Page) -> int:
    return next(row.index("TARGET") for row in page.table if "TARGET" in row)


def realisation_beside_schedule(book: Book) -> None:
    """As many columns again, below REALISASI, with what was reached."""
    for page in tables_in(book):
        top, below = (page.table[nth] for nth in heading_rows(page))
        if page.merged or page.formats or "RENCANA PELAKSANAAN" not in top:
            return
        labels: Row = [label for label in below if label]
        end, plan = top.index("RENCANA PELAKSANAAN") + len(labels), page.rows
        for row in page.table:
            reached: Row = [None] * len(labels)
            if row is top:
                reached = ["REALISASI", *reached[1:]]
            elif row is below:
                reached = labels
            elif any(row is each for each in plan):
                reached = ["20%", *reached[1:]]
            if len(row) >= end:
                row[end:end] = reached


ACTS: tuple[Act, ...] = (
    headings_misspelt,
    headings_in_two_languages,
    headings_qualified,
    periods_in_other_words,
    months_by_their_letters,
    columns_numbered,
    headings_again_in_the_middle,
    targets_of_last_year,
    two_targets,
    accountable_beside_executor,
    targets_changed,
    realisation_beside_schedule,
)

TOLD: dict[Act, str] = {
    headings_misspelt: "RAK012",
    targets_of_last_year: "RAK020",
    two_targets: "RAK009",
    accountable_beside_executor: "RAK020",
    targets_changed: "RAK020",
    realisation_beside_schedule: "RAK020",
}
