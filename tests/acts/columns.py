"""What people do to columns and their headings."""

from __future__ import annotations

from tests.acts.hands import column_of, heading_rows, insert_column_in_front, insert_row, rename, tables_in
from tests.gym import Act, Book, Row


def column_in_front(book: Book) -> None:
    for page in tables_in(book):
        insert_column_in_front(page)


def columns_reordered(book: Book) -> None:
    """TARGET after KEGIATAN."""
    for page in tables_in(book):
        if page.merged or page.formats:
            return
        first = column_of(page, "TARGET")
        for row in page.table:
            if len(row) > first + 1:
                row[first], row[first + 1] = row[first + 1], row[first]


def heading_renamed(book: Book) -> None:
    rename(book, "INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA (IKU)")
    rename(book, "KEGIATAN", "RENCANA AKSI")
    rename(book, "PELAKSANA", "Penanggung Jawab")


def heading_unknown(book: Book) -> None:
    rename(book, "TARGET", "SASARAN MUTU")


def one_heading_row(book: Book) -> None:
    for page in tables_in(book):
        top, below = (page.table[nth] for nth in heading_rows(page))
        below += [None] * (len(top) - len(below))
        for nth, text in enumerate(below):
            top[nth] = text or top[nth]
        below[:] = []


def headings_with_line_breaks(book: Book) -> None:
    rename(book, "INDIKATOR KINERJA UTAMA", "INDIKATOR\nKINERJA\nUTAMA")
    rename(book, "RENCANA PELAKSANAAN", "RENCANA\nPELAKSANAAN")


def column_hidden(book: Book) -> None:
    for page in tables_in(book):
        page.hidden_columns |= {column_of(page, "TARGET") + 1}


def extra_column(book: Book) -> None:
    for page in tables_in(book):
        heading, column = page.table[heading_rows(page)[0]], page.executor
        for row in page.table:
            if len(row) > column:
                row.insert(column + 1, "OUTPUT" if row is heading else ("ada" if row in page.rows[:2] else None))


def roman_quarters(book: Book) -> None:
    for period, roman in enumerate(("TW I", "TW II", "TW III", "TW IV"), 1):
        rename(book, f"T{period}", roman)


def month_names(book: Book) -> None:
    names = ("Jan", "Peb", "Maret", "Apr", "Mei", "Juni", "Jul", "Agt", "Sept", "Okt", "Nop", "Des")
    for period, name in enumerate(names, 1):
        rename(book, f"B{period}", name)


def quarters_over_months(book: Book) -> None:
    """The months' own heading row below one with the quarters."""
    for page in tables_in(book):
        top = next(nth for nth, row in enumerate(page.table) if "NO" in row)
        below = page.table[top + 1]
        if page.name == "Sekretariat" and "B1" in below and not (page.merged or page.formats):
            first = below.index("B1")
            quarters: Row = [None] * first
            for quarter in ("TW I", "TW II", "TW III", "TW IV"):
                quarters += [quarter, None, None]
            insert_row(page, top + 1, quarters)


def headings_with_footnotes(book: Book) -> None:
    for name in ("SASARAN STRATEGIS", "SASARAN KEGIATAN", "INDIKATOR KINERJA UTAMA"):
        rename(book, name, f"{name} 1)")


ACTS: tuple[Act, ...] = (
    column_in_front,
    columns_reordered,
    heading_renamed,
    heading_unknown,
    one_heading_row,
    headings_with_line_breaks,
    column_hidden,
    extra_column,
    roman_quarters,
    month_names,
    quarters_over_months,
    headings_with_footnotes,
)

TOLD: dict[Act, str] = {
    heading_unknown: "RAK004",
    column_hidden: "RAK021",
    extra_column: "RAK006",
}
