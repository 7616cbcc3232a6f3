"""What real people do to a filled-in workbook, each act a small function on its sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy

from rak_excel.spreadsheet.grid import Area, Value
from tests.gym import Act, Book, Page, Row
from tests.tables import OFFICE

FIRST = 9  # the first row of the plan on a fresh sheet


def _insert_row(page: Page, at: int, row: Row) -> None:
    page.table.insert(at, row)
    page.merged = [Area(a.top + (a.top > at), a.left, a.bottom + (a.bottom > at), a.right) for a in page.merged]
    page.formats = {(r + (r > at), c): code for (r, c), code in page.formats.items()}


def blank_row_inserted(book: Book) -> None:
    for page in _pages(book):
        _insert_row(page, FIRST + 3, [])


def blank_rows_above(book: Book) -> None:
    for page in _pages(book):
        for _ in range(3):
            _insert_row(page, 0, [])


def title_rows_above(book: Book) -> None:
    for page in _pages(book):
        _insert_row(page, 0, ["LAMPIRAN KEPUTUSAN KPU KABUPATEN LOMBOK TIMUR"])


def column_in_front(book: Book) -> None:
    for page in _pages(book):
        page.table = [[None, *row] for row in page.table]
        page.merged = [Area(a.top, a.left + 1, a.bottom, a.right + 1) for a in page.merged]
        page.formats = {(r, c + 1): code for (r, c), code in page.formats.items()}


def columns_reordered(book: Book) -> None:
    """TARGET after KEGIATAN."""
    for page in _pages(book):
        if page.merged or page.formats:
            return
        first = _column(page, "TARGET")
        for row in page.table:
            if len(row) > first + 1:
                row[first], row[first + 1] = row[first + 1], row[first]


def sheets_renamed(book: Book) -> None:
    for nth, page in enumerate(_pages(book), 1):
        page.name = f"Sheet{nth}0"


def sheet_copied(book: Book) -> None:
    page = deepcopy(_pages(book)[0])
    page.name = "Komisi (2)"
    page.rows[0][_column(page, "KEGIATAN")] = "Kegiatan lain"
    book["Komisi (2)"] = page


def heading_renamed(book: Book) -> None:
    _rename(book, "INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA (IKU)")
    _rename(book, "KEGIATAN", "RENCANA AKSI")
    _rename(book, "PELAKSANA", "Penanggung Jawab")


def heading_unknown(book: Book) -> None:
    _rename(book, "TARGET", "SASARAN MUTU")


def objectives_merged(book: Book) -> None:
    """NO and SASARAN merged down over their indicators."""
    for page in _pages(book):
        top = page.table.index(page.rows[0]) + 1
        starts = [top + nth for nth, row in enumerate(page.rows) if row[_column(page, "NO") + 1]]
        for start, following in zip(starts, [*starts[1:], top + len(page.rows)], strict=True):
            if following - start > 1:
                column = _column(page, "NO") + 1
                page.merged += [
                    Area(start, column, following - 1, column),
                    Area(start, column + 1, following - 1, column + 1),
                ]


def objectives_filled_down(book: Book) -> None:
    for page in _pages(book):
        column = _column(page, "NO")
        above: list[Value | None] = [None, None]
        for row in page.rows:
            if row[column + 1]:
                above = row[column : column + 2]
            row[column : column + 2] = above


def one_heading_row(book: Book) -> None:
    for page in _pages(book):
        top, below = (page.table[nth] for nth in _heading_rows(page))
        below += [None] * (len(top) - len(below))
        for nth, text in enumerate(below):
            top[nth] = text or top[nth]
        below[:] = []


def headings_with_line_breaks(book: Book) -> None:
    _rename(book, "INDIKATOR KINERJA UTAMA", "INDIKATOR\nKINERJA\nUTAMA")
    _rename(book, "RENCANA PELAKSANAAN", "RENCANA\nPELAKSANAAN")


def trailing_notes(book: Book) -> None:
    for page in _pages(book):
        page.table += [[], ["Keterangan: centang bulan pelaksanaan"], [None, None, "Catatan: disusun bersama"]]


def other_ticks(book: Book) -> None:
    glyphs: list[Value] = ["√", "v", "V", "x", "X", "●", "•", "ü", "P", "☑", "✔", 1.0]
    _each_tick(book, lambda nth: glyphs[nth % len(glyphs)])


def spaced_ticks(book: Book) -> None:
    _each_tick(book, lambda _: " ✓\u00a0")


def unknown_ticks(book: Book) -> None:
    _each_tick(book, lambda nth: "?" if nth == 0 else "✓")


def percent_as_number(book: Book) -> None:
    """75% typed into a plain cell is 0.75, shown as 75%."""
    for page in _pages(book):
        column = _column(page, "TARGET")
        for nth, row in enumerate(page.table):
            if len(row) > column and isinstance(row[column], str) and str(row[column]).endswith("%"):
                row[column] = float(str(row[column])[:-1].replace(",", ".")) / 100
                page.formats[nth + 1, column + 1] = "0%"


def percent_without_sign(book: Book) -> None:
    for row, column in _targets(book):
        if str(row[column]).endswith("%") and str(row[2]).startswith("Persentase") and row[column] != "0%":
            row[column] = float(str(row[column])[:-1].replace(",", "."))


def targets_with_spaces(book: Book) -> None:
    for row, column in _targets(book):
        row[column] = f" {str(row[column]).replace('%', ' %')}  "


def decimal_comma(book: Book) -> None:
    for row, column in _targets(book):
        if str(row[column]).endswith("%"):
            row[column] = str(row[column]).replace("%", ",0%")


def upper_case(book: Book) -> None:
    for page in _pages(book):
        for row in page.rows:
            row[page.executor] = str(row[page.executor]).upper() if row[page.executor] else None


def double_spaces(book: Book) -> None:
    _each_text(book, lambda text: text.replace(" ", "  "))


def no_break_spaces(book: Book) -> None:
    _each_text(book, lambda text: f"\u00a0{text.replace(' ', chr(160))} ")


def activities_apart(book: Book) -> None:
    """The items of the first cell on rows of their own, the schedule and the executor on the first."""
    page = _pages(book)[-1]
    column = _column(page, "KEGIATAN")
    row = page.rows[0]
    first, *others = str(row[column]).split("\n")
    row[column] = first
    at = page.table.index(row)
    for nth, item in enumerate(others, 1):
        _insert_row(page, at + nth, [*[None] * column, item])


def row_copied_down(book: Book) -> None:
    page = _pages(book)[0]
    row = page.rows[1]
    _insert_row(page, page.table.index(row) + 1, list(row))


def row_moved(book: Book) -> None:
    page = _pages(book)[0]
    row = page.rows[1]
    page.table.remove(row)
    page.table.insert(page.table.index(page.rows[-1]) + 1, row)


def sorted_by_executor(book: Book) -> None:
    for page in _pages(book):
        rows, column = page.rows, page.executor
        at = page.table.index(rows[0])
        page.table[at : at + len(rows)] = sorted(rows, key=lambda row: str(row[column] or "~"))


def rows_hidden(book: Book) -> None:
    for page in _pages(book):
        page.hidden_rows |= {FIRST + 1, FIRST + 2}


def column_hidden(book: Book) -> None:
    for page in _pages(book):
        page.hidden_columns |= {_column(page, "TARGET") + 1}


def sheet_hidden(book: Book) -> None:
    _pages(book)[-1].hidden = True


def empty_second_sheet(book: Book) -> None:
    book["Sheet3"] = Page("Sheet3", [])


def headings_repeated(book: Book) -> None:
    """As on the pages of a printed plan."""
    for page in _pages(book):
        if page.merged or page.formats:
            return
        first, last = _heading_rows(page)[0], page.table.index(page.rows[0])
        head = [list(row) for row in page.table[first:last] if row]
        if sum("NO" in row for row in page.table) > 1:  # both parts stand here
            return
        at = page.table.index(page.rows[len(page.rows) // 2])
        for row in reversed(head):
            _insert_row(page, at, list(row))


def signature_added(book: Book) -> None:
    for page, title in zip(_pages(book), ("KETUA", "SEKRETARIS"), strict=False):
        column = page.executor
        lines = ["Selong, 22 Januari 2020", f"{title} {OFFICE}", None, None, "Nama (contoh)"]
        page.table.append([])
        for line in lines:
            page.table.append([*[None] * column, line])


def extra_column(book: Book) -> None:
    for page in _pages(book):
        heading, column = page.table[_heading_rows(page)[0]], page.executor
        for row in page.table:
            if len(row) > column:
                row.insert(column + 1, "KETERANGAN" if row is heading else ("ada" if row in page.rows[:2] else None))


def remark_beside(book: Book) -> None:
    page = _pages(book)[0]
    page.rows[0].extend([None, None, "tolong dicek lagi"])


def roman_quarters(book: Book) -> None:
    for period, roman in enumerate(("TW I", "TW II", "TW III", "TW IV"), 1):
        _rename(book, f"T{period}", roman)


def month_names(book: Book) -> None:
    names = ("Jan", "Peb", "Maret", "Apr", "Mei", "Juni", "Jul", "Agt", "Sept", "Okt", "Nop", "Des")
    for period, name in enumerate(names, 1):
        _rename(book, f"B{period}", name)


def both_on_one_sheet(book: Book) -> None:
    secretariat = book.pop("Sekretariat", None)
    if secretariat is None or book["Komisi"].merged or secretariat.merged or book["Komisi"].formats:
        if secretariat:
            book["Sekretariat"] = secretariat
        return
    book["Komisi"].table += [[], [], *secretariat.table]


def keys_deleted(book: Book) -> None:
    for page in _pages(book):
        for row in page.table:
            if row and isinstance(row[-1], str) and row[-1][:1] in {"K", "S"} and "." in row[-1] and len(row[-1]) < 8:
                row[-1] = None


def quarters_over_months(book: Book) -> None:
    """The months' own heading row below one with the quarters."""
    for page in _pages(book):
        top = next(nth for nth, row in enumerate(page.table) if "NO" in row)
        below = page.table[top + 1]
        if page.name == "Sekretariat" and "B1" in below and not (page.merged or page.formats):
            first = below.index("B1")
            quarters: Row = [None] * first
            for quarter in ("TW I", "TW II", "TW III", "TW IV"):
                quarters += [quarter, None, None]
            _insert_row(page, top + 1, quarters)


def headings_with_footnotes(book: Book) -> None:
    for name in ("SASARAN STRATEGIS", "SASARAN KEGIATAN", "INDIKATOR KINERJA UTAMA"):
        _rename(book, name, f"{name} 1)")


def rank_and_notes_below_signature(book: Book) -> None:
    signature_added(book)
    for page in _pages(book):
        for line in ("Pembina (IV/a)", None, "Tembusan:", "1. KPU Provinsi NTB", "Dicetak tanggal 5 Februari 2020"):
            page.table.append([*[None] * page.executor, line])


def note_over_row_status(book: Book) -> None:
    page = _pages(book)[0]
    column = next((c for row in page.table for c, value in enumerate(row) if value == "CEK ISIAN"), None)
    if column is not None:
        page.rows[0][column] = "tolong dicek"


def decree_above(book: Book) -> None:
    for page in _pages(book):
        _insert_row(page, 0, ["LAMPIRAN KEPUTUSAN KPU KABUPATEN LOMBOK TIMUR NOMOR 5 TAHUN 2019"])


ACTS: tuple[Act, ...] = (
    blank_row_inserted, blank_rows_above, title_rows_above, column_in_front, columns_reordered, sheets_renamed,
    sheet_copied, heading_renamed, heading_unknown, objectives_merged, objectives_filled_down, one_heading_row,
    headings_with_line_breaks, trailing_notes, other_ticks, spaced_ticks, unknown_ticks, percent_as_number,
    percent_without_sign, targets_with_spaces, decimal_comma, upper_case, double_spaces, no_break_spaces,
    activities_apart, row_copied_down, row_moved, sorted_by_executor, rows_hidden, column_hidden, sheet_hidden,
    empty_second_sheet, headings_repeated, signature_added, extra_column, remark_beside, roman_quarters, month_names,
    both_on_one_sheet, keys_deleted, quarters_over_months, headings_with_footnotes, rank_and_notes_below_signature,
    note_over_row_status, decree_above,
)  # fmt: skip


def _pages(book: Book) -> list[Page]:
    """The sheets with a table."""
    return [page for page in book.values() if any("NO" in row for row in page.table)]


def _column(page: Page, heading: str) -> int:
    known = {"KEGIATAN": ("KEGIATAN", "RENCANA AKSI"), "TARGET": ("TARGET", "SASARAN MUTU")}.get(heading, (heading,))
    return next(c for row in page.table for c, value in enumerate(row) if value in known)


def _heading_rows(page: Page) -> tuple[int, int]:
    top = next(nth for nth, row in enumerate(page.table) if "NO" in row)
    return top, top + 1


def _rename(book: Book, old: str, new: str) -> None:
    for page in _pages(book):
        for row in page.table:
            for nth, value in enumerate(row):
                if value == old:
                    row[nth] = new


def _targets(book: Book) -> Iterable[tuple[Row, int]]:
    for page in _pages(book):
        column = _column(page, "TARGET")
        yield from ((row, column) for row in page.rows if isinstance(row[column], str))


def _each_tick(book: Book, glyph: Callable[[int], Value]) -> None:
    nth = 0
    for page in _pages(book):
        for row in page.rows:
            for column, value in enumerate(row[: page.executor]):
                if value in {"✓", "√"}:
                    row[column] = glyph(nth)
                    nth += 1


def _each_text(book: Book, change: Callable[[str], str]) -> None:
    for page in _pages(book):
        for row in page.rows:
            for column in range(min(5, len(row))):
                if isinstance(row[column], str):
                    row[column] = change(str(row[column]))
