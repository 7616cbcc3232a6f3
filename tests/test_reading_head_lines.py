"""Lines above a table that name no other office, year or revision than the plan's, and those that do."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan, Source
from rak_excel.reading import read_sheets
from tests.tables import plan_of, sheets_of, told

OFFICE = "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"
ASKED = ("RAK009", "RAK103", "RAK105")
TABLE = """
| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
| 1 | Andal | Jumlah SK | 2 SK | Rapat | v | | v | | Divisi Hukum |
"""


def said_of(*lines: str, codes: tuple[str, ...] = ASKED) -> list[str]:
    """What is told at the lines above a plan of KPU Kabupaten Lombok Timur of 2020, revision 0."""
    plan = plan_of("\n".join(["# Komisi", *lines, "| |", TABLE]))
    return [each for each in told(plan) if each.startswith(codes) and "Komisi!A" in each]


@pytest.mark.parametrize(
    "line",
    [
        "UNIT KERJA : SUB BAGIAN HUKUM",
        "Nama Unit Kerja: Divisi Hukum dan Pengawasan",
        "Nama Satker: KPU Kabupaten Lombok Timur (656789)",
        "KPU LOMBOK TIMUR",
        "Instansi: KPU Lombok Timur",
        "Dasar: Keputusan KPU Nomor 5 Tahun 2018",
        "Sesuai Keputusan Ketua KPU Nomor 197 Tahun 2019",
        "Sumber: Renstra KPU 2020-2024",
        "Visi KPU: Menjadi penyelenggara yang mandiri",
        "Misi KPU Tahun 2020-2024",
        "RENCANA AKSI KINERJA TAHUN 2020 BERDASARKAN DIPA REVISI KE-3",
        "RENCANA AKSI KINERJA TAHUN 2020 (REVISI KE-3 DIPA)",
        "Tahun Anggaran 2020 (DIPA Revisi 3)",
    ],
)
def test_a_line_that_names_a_unit_a_decree_or_another_document_contradicts_nothing(line: str) -> None:
    assert said_of(line) == []
    assert said_of("RENCANA AKSI KINERJA TAHUN 2020", OFFICE, line) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("KPU LOMBOK BARAT", "RAK103"),
        ("KPU BIMA", "RAK103"),
        ("Satker: KPU Kabupaten Lombok Barat (656789)", "RAK103"),
        ("Unit Kerja: Dinas Perhubungan", "RAK103"),
        ("RENCANA AKSI KINERJA TAHUN 2019", "RAK105"),
        ("RENCANA AKSI KINERJA TAHUN 2020 REVISI KE-3", "RAK009"),
        ("TAHUN 2020-2024", "RAK009"),
    ],
)
def test_another_office_year_or_revision_is_told(line: str, code: str) -> None:
    assert said_of(line) == [f"{code} Komisi!A1 error"]


@pytest.mark.parametrize("line", ["KOMISI PEMILIHAN UMUM REPUBLIK INDONESIA", "Kementerian/Lembaga : KPU"])
def test_the_whole_agency_above_the_office_is_no_other_office(line: str) -> None:
    assert said_of(line, OFFICE, codes=(*ASKED, "RAK005")) == []


@pytest.mark.parametrize(
    "line", ["Satker : KPU Kab. Lombok Timur", "Instansi: KPU Lombok Timur", "Unit Kerja: Subbag Hukum"]
)
def test_the_office_said_twice_is_left_over_nowhere(line: str) -> None:
    assert said_of(OFFICE, line, codes=(*ASKED, "RAK005")) == []


@pytest.mark.parametrize(
    "title",
    ["MATRIKS RENCANA AKSI", "Tabel 3.1 Rencana Aksi Kinerja", "FORM B.1 RENCANA AKSI", "A. RENCANA AKSI KOMISI"],
)
def test_what_stands_before_the_words_of_a_title_leaves_it_one(title: str) -> None:
    assert said_of(f"{title} TAHUN 2020", codes=(*ASKED, "RAK005")) == []
    assert said_of(f"{title} TAHUN 2019") == ["RAK105 Komisi!A1 error"]


@pytest.mark.parametrize(
    "lines",
    [
        ("RENCANA AKSI KINERJA", "KOMISI PEMILIHAN UMUM", "KABUPATEN LOMBOK TIMUR", "TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KOMISI PEMILIHAN UMUM", "KABUPATEN LOMBOK TIMUR TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR PROVINSI NUSA TENGGARA BARAT", "TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "TRIWULAN I s.d. IV TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "PERIODE JANUARI - DESEMBER 2020"),
        ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "2020"),
    ],
)
def test_office_and_year_are_read_from_the_lines_of_a_title(lines: tuple[str, ...]) -> None:
    plan = read_sheets(sheets_of("\n".join(["# Komisi", *lines, "| |", TABLE]))[1:], Source("rak.xlsx", "0" * 64))

    assert isinstance(plan, Plan)
    assert plan.identity.year == 2020
    assert [each for each in told(plan) if each.startswith(("RAK005", "RAK10")) and "RAK107" not in each] == []
