"""What people do to sheets, and around their tables."""

from __future__ import annotations

from copy import deepcopy

from tests.acts.hands import column_of, tables_in
from tests.gym import Act, Book, Page
from tests.tables import OFFICE


def sheets_renamed(book: Book) -> None:
    for nth, page in enumerate(tables_in(book), 1):
        page.name = f"Sheet{nth}0"


def sheet_copied(book: Book) -> None:
    page = deepcopy(tables_in(book)[0])
    page.name = "Komisi (2)"
    page.rows[0][column_of(page, "KEGIATAN")] = "Kegiatan lain"
    book["Komisi (2)"] = page


def sheet_hidden(book: Book) -> None:
    tables_in(book)[-1].hidden = True


def empty_second_sheet(book: Book) -> None:
    book["Sheet3"] = Page("Sheet3", [])


def both_on_one_sheet(book: Book) -> None:
    secretariat = book.pop("Sekretariat", None)
    if secretariat is None or book["Komisi"].merged or secretariat.merged or book["Komisi"].formats:
        if secretariat:
            book["Sekretariat"] = secretariat
        return
    book["Komisi"].table += [[], [], *secretariat.table]


def trailing_notes(book: Book) -> None:
    for page in tables_in(book):
        page.table += [[], ["Keterangan: centang bulan pelaksanaan"], [None, None, "Catatan: disusun bersama"]]


def signature_added(book: Book) -> None:
    for page, title in zip(tables_in(book), ("KETUA", "SEKRETARIS"), strict=False):
        column = page.executor
        lines = ["Selong, 22 Januari 2020", f"{title} {OFFICE}", None, None, "Nama (contoh)"]
        page.table.append([])
        for line in lines:
            page.table.append([*[None] * column, line])


def remark_beside(book: Book) -> None:
    page = tables_in(book)[0]
    page.rows[0].extend([None, None, "tolong dicek lagi"])


def rank_and_notes_below_signature(book: Book) -> None:
    signature_added(book)
    for page in tables_in(book):
        for line in ("Pembina (IV/a)", None, "Tembusan:", "1. KPU Provinsi NTB", "Dicetak tanggal 5 Februari 2020"):
            page.table.append([*[None] * page.executor, line])


def notes_with_lines(book: Book) -> None:
    for page in tables_in(book):
        page.table += [[], ["Catatan:"], ["1. T1 adalah triwulan I"], [None, None, "Sumber: Renstra KPU 2020-2024"]]


ACTS: tuple[Act, ...] = (
    notes_with_lines,
    sheets_renamed,
    sheet_copied,
    sheet_hidden,
    empty_second_sheet,
    both_on_one_sheet,
    trailing_notes,
    signature_added,
    remark_beside,
    rank_and_notes_below_signature,
)

TOLD: dict[Act, str] = {
    sheet_copied: "RAK009",
    sheet_hidden: "RAK021",
    trailing_notes: "RAK005",
    remark_beside: "RAK005",
    rank_and_notes_below_signature: "RAK013",
}
