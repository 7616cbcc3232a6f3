"""The links of the sheet `Cek Isian` lead to the cell that is faulty, after rows were inserted too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.filled_forms import ROWS, counted_under, empty_form, fill_one_row, line_of, write_once
from tests.libreoffice import LibreOffice
from tests.links import link_target

pytestmark = pytest.mark.libreoffice

UNIT = "Divisi Hukum dan Pengawasan"
WORK = {"activity": "Reviu", "tick": "v", "executor": UNIT}
Change = Callable[[LibreOffice], None]


def put(**cells: str) -> Change:
    return lambda office: office.put("Komisi", cells)


def broken(cell: str) -> Change:
    return lambda office: office.calculate("Komisi", cell, "1/0")


# What is done to a complete row 9 (and a second one below it), and where the link of which line then leads.
FAULTS: dict[str, tuple[Change, str, str]] = {
    "number": (put(A9=""), "Nomor belum diisi", "A9"),
    "indicator": (put(C9=""), "Indikator belum diisi", "C9"),
    "target": (put(D9=""), "Target belum diisi", "D9"),
    "unit": (put(D9="2 Laporan"), "Target tidak sesuai satuan", "D9"),
    "activity": (put(E9=""), "Kegiatan belum diisi", "E9"),
    "schedule": (put(F9=""), "Jadwal belum dicentang", "F9"),
    "executor": (put(J9=""), "Pelaksana belum diisi", "J9"),
    "stranger": (put(J9="Bagian Angkutan"), "Pelaksana tidak ada di daftar", "J9"),
    "second row": (put(J10="Bagian Angkutan"), "Pelaksana tidak ada di daftar", "J10"),
    "twice": (put(C11="Persentase Sengketa", D11="75%", E11="Rapat", F11="v", J11=UNIT), "Indikator ganda", "C11"),
    "first mark": (put(F9="?"), "Periksa jadwal", "F9"),
    "third mark": (put(H9="?", I9="?"), "Periksa jadwal", "H9"),
    "cross beside ticks": (put(I9="x"), "Periksa jadwal", "I9"),
    "carried": (put(C10="", D10="", F10=""), "Periksa jadwal", "F10"),
    "objective": (put(A9="", B9=""), "Periksa sasaran", "B9"),
    "ditto above": (put(E9="sda"), "Periksa isian", "E9"),
    "ditto in the indicator": (put(C10="Idem"), "Periksa isian", "C10"),
    "ditto in the target": (put(D10="s.d.a."), "Periksa isian", "D10"),
    "error in the activity": (broken("E9"), "Kesalahan rumus", "E9"),
    "error in the target": (broken("D10"), "Kesalahan rumus", "D10"),
    "error in the objective": (broken("B9"), "Kesalahan rumus", "B9"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_link_leads_to_the_faulty_cell_itself_and_follows_it(tmp_path: Path, office: LibreOffice, name: str) -> None:
    change, line, cell = FAULTS[name]
    _two_rows(tmp_path, office)
    change(office)
    office.recalculate()

    assert _led_to(office, line)[1:] == (f"Komisi!{cell}", f"#'Komisi'!{cell}")
    office.insert_row("Komisi", 9)  # above the first row of the table
    office.insert_row("Komisi", 3)  # above its headings
    office.recalculate()

    moved = f"{cell[0]}{int(cell[1:]) + 2}"
    assert _led_to(office, line)[1:] == (f"Komisi!{moved}", f"#'Komisi'!{moved}")


@pytest.mark.parametrize(("months", "cell"), [("GHIJKLMN", "I9"), ("FJM", "I9"), ("FIO", "H9"), ("", "F9")])
def test_a_quarter_that_no_month_serves_is_where_the_link_leads(
    tmp_path: Path, office: LibreOffice, months: str, cell: str
) -> None:
    fill_one_row(tmp_path, office, {"C9": "Opini BPK", "D9": "WTP", "G9": "v", "H9": "v", "I9": "v"})
    office.put("Sekretariat", {"C9": "Opini BPK", "D9": "WTP", "F9": "", **{f"{month}9": "v" for month in months}})
    office.recalculate()
    counted = counted_under(office, "Komisi – Sekretariat")
    text = next(each for each in counted if each.startswith("Triwulan"))

    unserved = {"GHIJKLMN": 1, "FJM": 1, "FIO": 1, "": 4}[months]
    assert counted[text] == (f"{unserved}", f"Komisi!{cell}")
    assert _led_to(office, text)[2] == f"#'Komisi'!{cell}"


@pytest.mark.parametrize("cell", ["E58", "C60", "H63"])
def test_what_stands_below_the_table_is_where_the_link_leads(tmp_path: Path, office: LibreOffice, cell: str) -> None:
    _two_rows(tmp_path, office)
    office.put("Komisi", {cell: "Rapat", "E90": "Rapat"})
    office.recalculate()

    assert _led_to(office, "Isian di bawah garis penutup") == ("2", f"Komisi!{cell}", f"#'Komisi'!{cell}")


def test_the_links_of_a_sheet_without_a_row_and_of_one_with_too_many_lead_to_the_activity(
    tmp_path: Path, office: LibreOffice
) -> None:
    write_once(tmp_path / "blank.xlsx", empty_form())
    office.open(tmp_path / "blank.xlsx")
    office.recalculate()
    assert _led_to(office, "Belum ada satu pun baris")[1:] == ("Komisi!E9", "#'Komisi'!E9")
    for _ in range(25):
        office.insert_row("Komisi", 12)
    office.recalculate()

    first_unchecked = 9 + ROWS + 20
    assert _led_to(office, "Tabel lebih dari")[1:] == (
        f"Komisi!E{first_unchecked}",
        f"#'Komisi'!E{first_unchecked}",
    )


def _two_rows(folder: Path, office: LibreOffice) -> None:
    layout = fill_one_row(folder, office, {})
    second = {"indicator": "Persentase Pemilih", "target": "75%", **WORK, "activity": "Rapat"}
    office.put("Komisi", "A10", [line_of(layout, second)])


def _led_to(office: LibreOffice, line: str) -> tuple[str, str, str]:
    """How many are counted on the first line that begins so, what its link shows, and where it leads."""
    rows = office.read("Cek Isian", "A1:C90")
    at, (_, count, shown) = next((at, row) for at, row in enumerate(rows, 1) if row[0].startswith(line))
    return count, shown, link_target(office, "Cek Isian", f"C{at}")
