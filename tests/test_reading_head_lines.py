"""Lines above a table that name no other office, year or revision than the plan's, and those that do."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.check import check
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
        ("KOMISI PEMILIHAN UMUM", "KABUPATEN LOMBOK TIMUR", "| |", "RENCANA AKSI KINERJA", "TAHUN 2020"),
        ("KOMISI PEMILIHAN UMUM\\nKABUPATEN LOMBOK TIMUR", "RENCANA AKSI KINERJA", "TAHUN 2020"),
        ("KOMISI PEMILIHAN UMUM", "| |", "KABUPATEN LOMBOK TIMUR", "RENCANA AKSI KINERJA TAHUN 2020"),
        ("KOMISI PEMILIHAN UMUM", "REPUBLIK INDONESIA", "KABUPATEN LOMBOK TIMUR", "RENCANA AKSI KINERJA TAHUN 2020"),
        ("KOMISI PEMILIHAN UMUM", "PROVINSI NUSA TENGGARA BARAT", "KABUPATEN LOMBOK TIMUR", "RENCANA AKSI TAHUN 2020"),
        ("KOMISI PEMILIHAN UMUM", "KABUPATEN LOMBOK TIMUR", "PROV. NTB", "RENCANA AKSI KINERJA TAHUN 2020"),
        ("| | KOMISI PEMILIHAN UMUM |", "| | KABUPATEN LOMBOK TIMUR |", "RENCANA AKSI KINERJA", "TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KABUPATEN LOMBOK TIMUR", "TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "LOMBOK TIMUR", "TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KPUD LOMBOK TIMUR", "TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KPU LOMBOK TIMUR", "(2020)"),
        ("2020", "RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR"),
        ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "PERIODE TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "PERIODE : 1 JANUARI S.D. 31 DESEMBER 2020"),
        ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "JANUARI - DESEMBER 2020"),
        ("| Satker | : | KOMISI PEMILIHAN UMUM |", "| | | KABUPATEN LOMBOK TIMUR |", "RENCANA AKSI TAHUN 2020"),
        ("| SATKER | : | KPU KAB. LOMBOK TIMUR |", "| PROVINSI | : | NTB |", "RENCANA AKSI KINERJA", "TAHUN 2020"),
        ("RENCANA AKSI KINERJA", "UNIT KERJA : SEKRETARIAT", "KPU KABUPATEN LOMBOK TIMUR", "TAHUN 2020"),
    ],
)
def test_office_and_year_are_read_from_the_lines_of_a_title(lines: tuple[str, ...]) -> None:
    plan = without_identity_sheet(*lines)

    assert plan.identity.year == 2020
    assert plan.identity.region == "52.03"
    assert left_over(plan) == []


@pytest.mark.parametrize(
    "line",
    [
        "Jl. TGH. Umar No. 1 Selong Telp. (0376) 21456",
        "Email: kpu_lotim@yahoo.co.id Website: kab-lomboktimur.kpu.go.id",
        "| Alamat | : Jalan Ahmad Yani No. 5 Selong |",
        "Telepon/Faksimile 0376-21234",
        "(0376) 21234",
        "www.kpu-lomboktimur.go.id",
        "SELONG 83612",
        "NOTA DINAS NOMOR 12/ND/2019",
        "Perihal : Penyampaian Rencana Aksi Kinerja",
        "TARGET DAN RENCANA AKSI",
        "MATRIKS RENCANA AKSI",
        "FORM RENCANA AKSI",
        "SUB BAGIAN HUKUM DAN SDM",
    ],
)
def test_a_line_of_a_letterhead_a_letter_a_title_or_a_unit_is_no_part_of_the_plan_and_needs_no_word(line: str) -> None:
    plan = without_identity_sheet("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "TAHUN 2020", line)
    assert left_over(plan) == []
    assert (plan.identity.office, plan.identity.year) == ("KPU KABUPATEN LOMBOK TIMUR", 2020)


@pytest.mark.parametrize(
    "line",
    [
        "Unit Kerja : Divisi Hukum",
        "| Unit Kerja | : | Divisi Hukum |",
        "Divisi : Hukum",
        "DIVISI HUKUM",
        "RENAKSI DIVISI HUKUM",
    ],
)
def test_the_unit_above_a_table_of_its_own_rows_submits_it_and_is_not_the_office(line: str) -> None:
    plan = without_identity_sheet(line, "RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "TAHUN 2020")

    assert plan.identity.office == "KPU KABUPATEN LOMBOK TIMUR"
    assert plan.identity.submitter is not None
    assert plan.identity.submitter.unit == "hukum"
    assert left_over(plan) == []


def test_a_unit_that_is_not_known_is_told_and_is_the_office_only_where_no_line_names_one() -> None:
    beside = without_identity_sheet("Unit Kerja : Bagian Umum", "RENCANA AKSI KPU KABUPATEN LOMBOK TIMUR TAHUN 2020")
    alone = without_identity_sheet("Unit Kerja : Puskesmas Selong", "RENCANA AKSI TAHUN 2020")

    assert (beside.identity.office, left_over(beside)) == ("KPU KABUPATEN LOMBOK TIMUR", ["RAK005 Komisi!A1 warning"])
    assert (alone.identity.office, left_over(alone)) == ("Puskesmas Selong", ["RAK102 Komisi!A1 warning"])


def test_a_name_that_ends_in_the_kind_of_a_region_goes_on_below() -> None:
    plan = without_identity_sheet("KPU KOTA", "BIMA", "RENCANA AKSI KINERJA", "TAHUN 2020")
    assert (plan.identity.office, plan.identity.region) == ("KPU KOTA BIMA", "52.72")


def test_two_years_alone_on_a_line_are_asked() -> None:
    plan = without_identity_sheet("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "2020 / 2021")
    assert plan.identity.year == 2020
    assert [each for each in told(plan) if "A3" in each] == ["RAK009 Komisi!A3 error"]


@pytest.mark.parametrize("line", ["SEKRETARIAT", "UNIT KERJA : SEKRETARIAT"])
def test_a_line_that_names_another_part_is_asked_about_where_it_stands(line: str) -> None:
    plan = without_identity_sheet("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "TAHUN 2020", line)
    assert [each for each in told(plan) if each.startswith("RAK016")] == ["RAK016 Komisi!A4 warning"]


def test_a_letter_that_changes_the_plan_is_told() -> None:
    lines = ("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "TAHUN 2020")
    plan = without_identity_sheet(*lines, "Perihal: target nomor 2 diubah menjadi 3 SK")
    assert [each for each in told(plan) if "A4" in each] == ["RAK016 Komisi!A4 warning"]


@pytest.mark.parametrize("line", ["KABUPATEN LOMBOK BARAT", "KPU LOMBOK BARAT", "Selong, 3 Januari 2020"])
def test_another_region_and_a_date_below_the_title_are_told(line: str) -> None:
    plan = without_identity_sheet("RENCANA AKSI KINERJA", "KPU KABUPATEN LOMBOK TIMUR", "TAHUN 2020", line)
    assert left_over(plan) == ["RAK005 Komisi!A4 warning"]


@pytest.mark.parametrize(
    ("region", "office", "told_at"),
    [("KABUPATEN LOMBOK TIMUR", "52.03", []), ("KABUPATEN BANYUWANGI", "52", ["RAK005 Komisi!A3 warning"])],
)
def test_a_region_below_a_province_is_the_office_only_where_it_lies_in_it(
    region: str, office: str, told_at: list[str]
) -> None:
    plan = without_identity_sheet("KOMISI PEMILIHAN UMUM", "PROVINSI NUSA TENGGARA BARAT", region, "TAHUN 2020")
    assert (plan.identity.region, left_over(plan)) == (office, told_at)


def test_a_unit_above_the_rows_of_others_makes_no_submission_of_the_plan_of_the_whole_office() -> None:
    plan = without_identity_sheet("UNIT KERJA : DIVISI TEKNIS", "RENCANA AKSI KPU KABUPATEN LOMBOK TIMUR TAHUN 2020")
    assert plan.identity.submitter is None
    assert left_over(plan) == []


def test_a_plan_of_no_office_is_asked_for_one_where_it_can_be_written() -> None:
    plan = without_identity_sheet("RENCANA AKSI KINERJA", "TAHUN 2020")
    hints = [each.hint.id for each in check([plan]) if each.code == "RAK101" and each.hint]
    assert hints == ["Isi nama lengkap satuan kerja di judul di atas tabelnya."]


def without_identity_sheet(*lines: str) -> Plan:
    """A plan of one table below these lines."""
    plan = read_sheets(sheets_of("\n".join(["# Komisi", *lines, "| |", TABLE]))[1:], Source("rak.xlsx", "0" * 64))
    assert isinstance(plan, Plan)
    return plan


def left_over(plan: Plan) -> list[str]:
    """What is told of the lines above the table, but that nobody signs."""
    return [each for each in told(plan) if each.startswith(("RAK005", "RAK10")) and "RAK107" not in each]
