"""Tables in the layouts that offices of all kinds send, small and in words of our own, with the rows a person reads.

A row reads `sheet row | NO | SASARAN | INDIKATOR | TARGET | SATUAN | KEGIATAN;KEGIATAN`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import openpyxl

from rak_excel.formats.grid import Sheet
from tests.tables import sheets_of

AGENCY = """
    extends = ["office"]
    id = "contoh"
    version = 1
    note = "contoh"
    title = "Rencana Aksi Dinas Contoh"
    years = [2015, 2035]
    [offices]
    title = "Dinas Contoh"
    short = "Dinas"
    province_word = "Provinsi"
    [identity.signatories.head]
    label = "Kepala"
    titles = ["Kepala"]
    [[parts]]
    id = "plan"
    sheet = "Renaksi"
    title = "RENCANA AKSI"
    office = "{office}"
    objective_heading = "SASARAN KEGIATAN"
    executor_heading = "PENANGGUNG JAWAB"
    executors = "units"
    signatory = "head"
    [parts.schedule]
    prefix = "TW"
    name = "Triwulan"
    names = ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"]
    [executors.units]
    word = "Bidang"
    short_word = "Bid"
    [[executors.units.units]]
    id = "data"
    name = "Pendataan"
    short = "Data"
    [[executors.units.units]]
    id = "bangun"
    name = "Pembangunan"
    short = "Bangun"
"""
MONTHLY = AGENCY.replace('prefix = "TW"\n    name = "Triwulan"', 'prefix = "B"\n    name = "Bulan"').replace(
    'names = ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"]',
    'names = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", '
    '"November", "Desember"]',
)


@dataclass(frozen=True, slots=True)
class RealTable:
    """One workbook as text, and what a person reads in it. `agency` is the definition, '' for KPU."""

    name: str
    kind: str
    table: str
    rows: str
    agency: str = ""

    def expected(self) -> dict[str, object]:
        sheet = sheets_of(self.table)[-1].name
        lines = [line for line in dedent(self.rows).strip().splitlines() if line.strip()]
        return {"sheets": [{"sheet": sheet, "rows": [_row(line) for line in lines]}]}


def _row(line: str) -> dict[str, object]:
    row, number, objective, indicator, target, unit, activities = (each.strip() for each in line.split("|"))
    return {
        "row": int(row),
        "number": int(number) if number else None,
        "objective": objective,
        "indicator": indicator,
        "target": target,
        "unit": unit,
        "activities": [{"items": [item]} for item in activities.split(";") if item],
    }


def written(folder: Path, tables: tuple[RealTable, ...]) -> Path:
    """The folder with the tables as workbooks, their rows, definitions, and `cases.json`."""
    for table in tables:
        (folder / f"{table.name}.xlsx").write_bytes(_workbook(sheets_of(table.table)[1:]))
        (folder / f"{table.name}.expected.json").write_text(json.dumps(table.expected()), encoding="utf-8")
        if table.agency:
            (folder / f"{table.name.split('-')[0]}.toml").write_text(dedent(table.agency), encoding="utf-8")
    cases = [
        {"file": f"{t.name}.xlsx", "office": "", "year": 2020, "kind": t.kind, "expected": f"{t.name}.expected.json"}
        for t in tables
    ]
    (folder / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    return folder


def _workbook(sheets: list[Sheet]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for (row, column), value in _cells(sheet):
            page.cell(row, column, value).number_format = sheet.number_format(row, column) or "General"
        for area in sheet.merged() if callable(sheet.merged) else sheet.merged:
            page.merge_cells(None, area.top, area.left, area.bottom, area.right)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cells(sheet: Sheet) -> Iterator[tuple[tuple[int, int], object]]:
    return (((row, column), value) for row, cells in sheet.rows.items() for column, value in cells.items())


TABLES = (
    RealTable(
        "kpu-ticks",
        "renaksi",
        """
        # RAK
        RENCANA AKSI TAHUN 2020
        KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR
        | NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | RENCANA PELAKSANAAN | < | < | < | PELAKSANA |
        | | | | | | T1 | T2 | T3 | T4 | |
        | 1. | Tertibnya keuangan | Opini BPK | WTP | Reviu laporan | ✓ | | ✓ | | Divisi Keuangan |
        | | | Persentase surat dijawab | 90% | Menjawab surat | ✓ | ✓ | ✓ | ✓ | Divisi Keuangan |
        """,
        """
        5 | 1 | Tertibnya keuangan | Opini BPK | WTP | | Reviu laporan
        6 | 1 | Tertibnya keuangan | Persentase surat dijawab | 90% | | Menjawab surat
        """,
    ),
    RealTable(
        "kpu-agreement",
        "PK",
        """
        # PK
        PERJANJIAN KINERJA TAHUN 2020
        | Nama Kelembagaan | : KPU Kabupaten Lombok Timur |
        | Tahun | : 2020 |
        | No | Sasaran Strategis | Indikator Kinerja | Target |
        | 1 | Terwujudnya data pemilih mutakhir | Persentase pemutakhiran tepat waktu | 100% |
        | 2 | Terwujudnya tahapan yang tertib | Jumlah laporan tahapan | 2 Laporan |
        | |
        | Selong, 30 Januari 2020 |
        | | Pihak Kedua, | Pihak Pertama, |
        | | Ketua KPU Kabupaten Lombok Timur | Sekretaris KPU Kabupaten Lombok Timur |
        | |
        | | NAMA SATU | NAMA DUA |
        """,
        """
        5 | 1 | Terwujudnya data pemilih mutakhir | Persentase pemutakhiran tepat waktu | 100% | |
        6 | 2 | Terwujudnya tahapan yang tertib | Jumlah laporan tahapan | 2 Laporan | |
        """,
    ),
    RealTable(
        "dinas-agreement-and-budget",
        "PK",
        """
        # PK 2026
        PERJANJIAN KINERJA DINAS CONTOH TAHUN 2026
        | NO | TUJUAN/ SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA | TARGET |
        | 1 | 2 | 3 | 4 |
        | 1. | Meningkatnya ketangguhan warga | Indeks Ketangguhan | 0,9 Angka |
        | | | Indeks Layanan Dasar | 100,00 Persen |
        | 2. | Meningkatnya akuntabilitas | Nilai SAKIP | 75,35 Angka |
        | |
        | NO | PROGRAM | ANGGARAN | KET |
        | 1. | PROGRAM PENUNJANG | Rp5.294.655.000,00 | |
        | | TOTAL ANGGARAN | Rp5.294.655.000,00 | |
        """,
        """
        4 | 1 | Meningkatnya ketangguhan warga | Indeks Ketangguhan | 0,9 Angka | |
        5 | 1 | Meningkatnya ketangguhan warga | Indeks Layanan Dasar | 100,00 Persen | |
        6 | 2 | Meningkatnya akuntabilitas | Nilai SAKIP | 75,35 Angka | |
        """,
        AGENCY,
    ),
    RealTable(
        "bulanan-values",
        "renaksi",
        """
        # Renaksi
        RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2026
        | No | Tujuan/ Sasaran Strategis/ Program | Indikator Kinerja | Target Tahun 2026 | Target Bulan | < | < | < | < | < | < | < | < | < | < | < |
        | ^ | ^ | ^ | ^ | Januari | Februari | Maret | April | Mei | Juni | Juli | Agustus | September | Oktober | November | Desember |
        | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 |
        | | Meningkatnya ketangguhan | Indeks Ketangguhan | 0,9 Angka | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0,9 |
        | | | Persentase desa siaga | 4,47 persen | 4 | 4 | 4,1 | 4,1 | 4,1 | 4,2 | 4,2 | 4,3 | 4,3 | 4,4 | 4,4 | 4,47 |
        | | Program Kedaruratan | Persentase warga terlayani | 100 persen | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 |
        """,
        """
        5 | | Meningkatnya ketangguhan | Indeks Ketangguhan | 0,9 Angka | |
        6 | | Meningkatnya ketangguhan | Persentase desa siaga | 4,47 persen | |
        7 | | Program Kedaruratan | Persentase warga terlayani | 100 persen | |
        """,
        MONTHLY,
    ),
    RealTable(
        "statistik-cumulative",
        "renaksi",
        """
        # Renaksi
        RENCANA AKSI PERJANJIAN KINERJA
        DINAS CONTOH KABUPATEN BIMA
        Tahun Anggaran : 2026
        | No | Sasaran | Indikator Kinerja | Satuan | Target Tahunan | Target Triwulan | < | < | < | Kegiatan |
        | ^ | ^ | ^ | ^ | ^ | TW I | TW II | TW III | TW IV | ^ |
        | 1 | Tersedianya data penduduk | Persentase publikasi berkualitas | Persen | {100} | {0} | {0} | {0} | {100} | 1. Survei\\n2. Rilis |
        | 2 | Tersedianya data harga | Indeks Layanan | Poin | {4.46} | {0} | {1.07} | {4.15} | {4.46} | Pencacahan |
        | | | Tingkat penyelesaian | Persen | {100} | {19.2} | {55.64} | {71.7} | {100} | Pengolahan |
        """,
        """
        6 | 1 | Tersedianya data penduduk | Persentase publikasi berkualitas | 100 | Persen | Survei;Rilis
        7 | 2 | Tersedianya data harga | Indeks Layanan | 4,46 | Poin | Pencacahan
        8 | 2 | Tersedianya data harga | Tingkat penyelesaian | 100 | Persen | Pengolahan
        """,
        AGENCY,
    ),
    RealTable(
        "perumahan-units",
        "renaksi",
        """
        # Renaksi
        RENCANA AKSI PERJANJIAN KINERJA
        Tahun Anggaran : 2015
        | NO | SASARAN KEGIATAN | INDIKATOR KINERJA | TARGET | SATUAN | RENCANA AKSI | TARGET TRIWULAN (%) | < | < | < | PENANGGUNG JAWAB | REALISASI |
        | ^ | ^ | ^ | ^ | ^ | ^ | TW I | TW II | TW III | TW IV | ^ | ^ |
        | 1 | Pembinaan perumahan | Jumlah Dokumen Rencana | {5} | Dokumen | 1. Rapat\\n2. Naskah | {25} | {50} | {75} | {100} | Bidang Pendataan | {5} |
        | | | Jumlah Unit Rumah Tapak | {200} | Unit | Membangun | {0} | {25} | {75} | {100} | Bidang Pembangunan | {180} |
        | 2 | Pembangunan rumah susun | Jumlah Dokumen Rencana | {2} | Dokumen | Naskah | {25} | {50} | {75} | {100} | Bidang Pembangunan | {2} |
        """,
        """
        5 | 1 | Pembinaan perumahan | Jumlah Dokumen Rencana | 5 | Dokumen | Rapat;Naskah
        6 | 1 | Pembinaan perumahan | Jumlah Unit Rumah Tapak | 200 | Unit | Membangun
        7 | 2 | Pembangunan rumah susun | Jumlah Dokumen Rencana | 2 | Dokumen | Naskah
        """,
        AGENCY,
    ),
)
