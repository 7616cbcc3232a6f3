"""Sheets without a table: those that plainly hold no plan are told once together, those that may hold rows each alone."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan
from rak_excel.rules.check import check
from tests.tables import plan_of, told

PLAN = """
# Komisi
| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
| 1 | Andal | Jumlah SK | 2 SK | Rapat | v | | v | | Divisi Hukum |
"""
COVER = """
# Cover
RENCANA AKSI KINERJA
KPU KABUPATEN LOMBOK TIMUR
TAHUN 2020
"""
CONTACTS = """
# Kontak
| NO | NAMA | JABATAN | HP |
| 1 | Budi Santoso | Kepala Sub Bagian Hukum | 0812 |
"""
BUDGET = """
# RAB
RENCANA ANGGARAN BIAYA
| NO | KEGIATAN | VOLUME | HARGA SATUAN | JUMLAH |
| 1 | Konsumsi rapat | 20 OK | 20.000 | 400.000 |
| | JUMLAH | | | 400.000 |
"""
COUNTS = """
# Rekap
| NO | DIVISI | JUMLAH KEGIATAN |
| 1 | Divisi Hukum | 3 Kegiatan |
"""
UNITS = """
# Daftar
Divisi Hukum
Divisi Teknis
"""


def with_sheets(*sheets: str) -> Plan:
    return plan_of("\n".join([PLAN, *sheets]))


def about_sheets(plan: Plan) -> list[str]:
    return [each for each in told(plan) if "Komisi" not in each and each.startswith(("RAK005", "RAK017"))]


def test_sheets_that_plainly_hold_no_plan_are_told_once_for_all() -> None:
    plan = with_sheets(COVER, CONTACTS, BUDGET, COUNTS, UNITS)

    assert about_sheets(plan) == []
    said = [f"{each.cell} {each.severity} {each.message.en}" for each in check([plan]) if "Cover" in each.message.en]
    assert said == [
        "Cover!A1 info For your information: These sheets have no headings and no rows of an action plan and were not "
        "read: Cover, Kontak, RAB, Rekap, Daftar."
    ]


@pytest.mark.parametrize(
    "row",
    [
        "| 2 | Andal | Jumlah Rapat | 2 Rapat | Rapat lain | v | | v | | Divisi Hukum |",
        "| Sosialisasi peraturan | v |",
        "| Peraturan disusun | 2 Laporan |",
        "| 3 | Rapat koordinasi | Divisi Hukum |",
        "| Meningkatnya kapasitas lembaga |",
        "| Persentase rapat yang dihadiri |",
        "| NO | INDIKATOR |",
        "| Target nomor 2 diubah menjadi 3 SK |",
    ],
)
def test_a_sheet_that_may_hold_rows_of_the_plan_or_changes_it_stays_a_warning(row: str) -> None:
    assert about_sheets(with_sheets(COVER, f"# Sisa\n{row}")) == ["RAK005 Sisa!A1 warning"]


def test_a_sheet_named_as_a_part_stays_a_warning() -> None:
    assert about_sheets(with_sheets("# Sekretariat\nBelum ada")) == ["RAK005 Sekretariat!A1 warning"]
