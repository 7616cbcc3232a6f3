"""What the offices and the province of the pictures of docs/rollup.md do: steps of render-rollup.sh, in its folder of work."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer import excel

SAVED = datetime.datetime(2020, 2, 3, 9, 30)
OTHERS = {
    "5201": ("51.01", "KABUPATEN JEMBRANA"),
    "5202": ("51.02", "KABUPATEN TABANAN"),
    "5204": ("51.71", "KOTA DENPASAR"),
    "5206": ("53.01", "KABUPATEN KUPANG"),
    "5207": ("53.71", "KOTA KUPANG"),
}
FOLLOWED = (
    ("52.01", "Sudah dihubungi", "Dijanjikan 10 Februari"),
    ("52.04", "Sudah dihubungi", "Kasubag akan melengkapi"),
    ("52.06", "Menunggu perbaikan", None),
    ("52.07", "Memang benar", "Nama lama sub bagian itu"),
)


def prepare(work: Path) -> None:
    """Plans of last year, an indicator in an office's own words, and offices of two other provinces for the nation."""
    for path in sorted((work / "plans-2019").iterdir()):
        book = openpyxl.load_workbook(path)
        book["Identitas Satker"]["B5"] = book["Identitas Satker"]["B11"] = 2019
        for row in book["Komisi"].iter_rows(min_row=9, max_col=12):
            if row[11].value in {"K1.2", "K1.5"}:
                row[3].value = "70%"
        book.save(path)
    plan = one(work / "plans", "Dompu")
    book = openpyxl.load_workbook(plan)
    book["Komisi"]["C10"] = "Persentase Partisipasi Pemilih pada Pemilu dan Pemilihan"
    book["Komisi"]["L10"] = None  # the row key
    book.save(plan)
    for code, (region, office) in OTHERS.items():
        book = openpyxl.load_workbook(one(work / "nation", code))
        book["Identitas Satker"]["B3"] = f"KOMISI PEMILIHAN UMUM {office}"
        book["Identitas Satker"]["B4"] = region
        book.save(work / "nation" / f"{region}.xlsx")


def follow(work: Path) -> None:
    """What the province types into its roll-up, and what two offices send after that."""
    book = openpyxl.load_workbook(work / "before.xlsx")
    status = book["Status Penyampaian"]
    for day, region in enumerate(("52.01", "52.02", "52.03", "52.04", "52.05", "52.06", "52.07", "52.08")):
        received = datetime.date(2020, 1, 27) + datetime.timedelta(days=day % 7)
        type_into(status, {"Kode Wilayah": region}, {"Tanggal Diterima": received})
    type_into(status, {"Kode Wilayah": "52.72"}, {"Catatan Provinsi": "Ditelepon 3 Februari, dikirim minggu ini"})
    reports = {"Kode Wilayah": "52.08", "Kode Indikator": "S1.1"}
    type_into(book["Data Sekretariat"], reports, {"Target": 1, "Satuan": "laporan"})
    type_into(book["Data Komisi"], {"Kode Wilayah": "52.01", "Kode Indikator": "K1.2"}, {"Target": 85})
    for region, action, remark in FOLLOWED:
        done = {"Tindak Lanjut": action, "Keterangan Tindak Lanjut": remark}
        type_into(book["Catatan"], {"Kode Wilayah": region}, done)
    book.save(work / "before.xlsx")
    sent(one(work / "plans", "5204"), "Sekretariat", {"F15": "X", "G15": "X"})
    sent(one(work / "plans", "5201"), "Komisi", {"D10": "77,5%"})


def one(folder: Path, named: str) -> Path:
    (path,) = folder.glob(f"*{named}*")
    return path


def sent(path: Path, sheet: str, cells: Mapping[str, str]) -> None:
    """The office's plan, with these cells."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(path)


def type_into(page: Worksheet, of: Mapping[str, object], typed: Mapping[str, object]) -> None:
    """Type into the first row that has these values, by their headings."""
    at = {str(cell.value): number for number, cell in enumerate(page[3])}
    row = next(
        row for row in page.iter_rows(min_row=4) if all(row[at[name]].value == each for name, each in of.items())
    )
    for name, value in typed.items():
        cell = row[at[name]]
        assert isinstance(cell, Cell)  # noqa: S101 - none is merged
        cell.value = value


if __name__ == "__main__":
    # Else the pictures would tell when they were made.
    clock = SimpleNamespace(now=lambda tz=None: SAVED)  # noqa: ARG005
    excel.datetime = SimpleNamespace(datetime=clock, timezone=datetime.timezone)
    {"prepare": prepare, "follow": follow}[sys.argv[2]](Path(sys.argv[1]))
