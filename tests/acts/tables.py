"""What stands beside, among and below the tables of a plan."""

from __future__ import annotations

from copy import deepcopy

from tests.acts.hands import column_of, heading_rows, insert_row, tables_in
from tests.gym import Act, Book, Page, Row


def budget_below(book: Book) -> None:
    for page in tables_in(book):
        page.table += [
            [],
            ["No", "Program", "Anggaran", "Ket"],
            [1.0, "Program Dukungan Manajemen", "Rp1.000.000", "APBN"],
            [None, "TOTAL ANGGARAN", "Rp1.000.000"],
        ]


def totals_below(book: Book) -> None:
    for page in tables_in(book):
        at = page.table.index(page.rows[-1]) + 1
        insert_row(page, at, [*[None] * column_of(page, "NO"), "JUMLAH", None, None, 35.0])


def page_lines(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "NO")
        at = page.table.index(page.rows[len(page.rows) // 2])
        insert_row(page, at, [*[None] * column, "(lanjutan)"])
        insert_row(page, at, [*[None] * column, "Halaman 1 dari 2"])


def continued_on_another_sheet(book: Book) -> None:
    """The rows of the lower half on a sheet of their own, below the same headings."""
    page = tables_in(book)[-1]
    if _has_looks(page) or any("NO" in row for row in page.table[heading_rows(page)[1] :]):
        return
    rows = page.rows
    first = page.table.index(rows[0])
    at = page.table.index(rows[len(rows) // 2])
    heading = [deepcopy(row) for row in page.table[heading_rows(page)[0] : first]]
    book[f"{page.name} hal 2"] = Page(f"{page.name} hal 2", [*heading, *page.table[at:]])
    del page.table[at:]


def halves_of_the_year(book: Book) -> None:
    """B1 to B6 above, B7 to B12 below, with the same rows."""
    page = tables_in(book)[-1]
    names = [f"B{month}" for month in range(1, 13)]
    below = page.table[heading_rows(page)[1]]
    if _has_looks(page) or any(name not in below for name in names):
        return
    columns = [below.index(name) for name in names]
    top, at = heading_rows(page)[0], page.table.index(page.rows[-1]) + 1
    block = [list(row) for row in page.table[top:at]]
    _clear(page.table[top:at], columns[6:])
    _clear(block, columns[:6])
    keys = page.executor + 2
    _clear(block, list(range(keys, keys + 1)))
    page.table[at:at] = [[], *block]


def agreement_beside(book: Book) -> None:
    head: list[Row] = [["PERJANJIAN KINERJA TAHUN 2020"], ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]]
    book["PK"] = Page("PK", [*head, [1.0, "Andal", "Opini BPK Atas Laporan Keuangan", "WDP"]])


def hidden_draft_beside(book: Book) -> None:
    page = deepcopy(tables_in(book)[0])
    page.rows[0][column_of(page, "KEGIATAN")] = "Kegiatan lain"
    page.name, page.hidden = f"{page.name} konsep", True
    book[page.name] = page


def last_years_table_beside(book: Book) -> None:
    page = deepcopy(tables_in(book)[0])
    years = [row for row in page.table if "Tahun Anggaran" in row]
    if not years:
        return
    years[0][years[0].index(2020.0)] = 2019.0
    page.rows[0][column_of(page, "KEGIATAN")] = "Kegiatan tahun lalu"
    page.name = f"{page.name} lama"
    book[page.name] = page


def before_the_change_above(book: Book) -> None:
    """The table as it was before a change, SEMULA, above that of after it."""
    page = tables_in(book)[0]
    if _has_looks(page) or "NO" in [value for row in page.table[heading_rows(page)[1] :] for value in row]:
        return
    top, at = heading_rows(page)[0], page.table.index(page.rows[-1]) + 1
    before = [list(row) for row in page.table[top:at]]
    for row in before[2:]:
        if len(row) > (column := column_of(page, "TARGET")) and row[column]:
            row[column] = "1%"
    keys = page.executor + 2
    _clear(before, list(range(keys, keys + 1)))
    page.table[top:top] = [["SEMULA"], *before, ["MENJADI"]]


def example_row_first(book: Book) -> None:
    for page in tables_in(book):
        at = page.table.index(page.rows[0])
        columns = [column_of(page, each) for each in ("NO", "KEGIATAN")]
        row: Row = [*[None] * max(columns), "Contoh: Rapat koordinasi"]
        row[columns[0]] = "Contoh"
        insert_row(page, at, row)


def _has_looks(page: Page) -> bool:
    """Whether something stands by its address, which would have to move along."""
    by_address = (page.formats, page.struck, page.unseen, page.fills, page.comments, page.hidden_rows)
    return bool(page.merged or any(by_address))


def _clear(rows: list[Row], columns: list[int]) -> None:
    for row in rows:
        for column in columns:
            if column < len(row):
                row[column] = None


def programmes_above_rows(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "NO")
        for row, name in ((page.rows[0], "PROGRAM DUKUNGAN MANAJEMEN"), (page.rows[-1], "PROGRAM PEMILU")):
            if row[column] is not None:
                insert_row(page, page.table.index(row), [*[None] * column, name])


def risks_below(book: Book) -> None:
    for page in tables_in(book):
        page.table += [[], ["NO", "RISIKO", "DAMPAK", "MITIGASI"], [1.0, "Terlambat", "Tinggi", "Rapat"]]


def indicators_listed_beside(book: Book) -> None:
    head: list[Row] = [["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "FORMULA"]]
    book["IKU"] = Page("IKU", [*head, [1.0, "Tertib", "Opini BPK", "audit"]])


ACTS: tuple[Act, ...] = (
    programmes_above_rows,
    risks_below,
    indicators_listed_beside,
    budget_below,
    totals_below,
    page_lines,
    continued_on_another_sheet,
    halves_of_the_year,
    agreement_beside,
    hidden_draft_beside,
    last_years_table_beside,
    before_the_change_above,
    example_row_first,
)

TOLD: dict[Act, str] = {
    programmes_above_rows: "RAK005",
    risks_below: "RAK005",
    indicators_listed_beside: "RAK013",
    budget_below: "RAK013",
    totals_below: "RAK013",
    continued_on_another_sheet: "RAK013",
    halves_of_the_year: "RAK013",
    agreement_beside: "RAK013",
    hidden_draft_beside: "RAK017",
    last_years_table_beside: "RAK017",
    before_the_change_above: "RAK017",
    example_row_first: "RAK022",
}
