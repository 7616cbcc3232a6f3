"""Lists of activities below a plan that say no indicator: they are asked about, and no work of the last indicator."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan
from rak_excel.rules.check import check
from tests.tables import plan_of, told

HEADING = "| NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
ROW = "| 1 | Tata kelola | Nilai Akuntabilitas | {75} | Reviu | v | | | | Divisi Hukum dan Pengawasan |"


def with_below(*lines: str) -> Plan:
    return plan_of("\n".join(["# Komisi", HEADING, ROW, *lines]))


def read(plan: Plan) -> list[tuple[str, list[str]]]:
    return [(each.text, [activity.text for activity in each.activities]) for _, each in plan.indicators()]


def doubted(plan: Plan) -> list[str]:
    return [each for each in told(plan) if any(code in each for code in ("RAK005", "RAK009", "RAK016"))]


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        (
            [
                "| |",
                "| |",
                "| RENCANA AKSI TAMBAHAN |",
                "| NO | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |",
                "| 1 | Rapat koordinasi | v | | | | Divisi Hukum dan Pengawasan |",
            ],
            "A6",
        ),
        (
            [
                "| |",
                "| DAFTAR KEGIATAN YANG DITUNDA |",
                "| NO | KEGIATAN | JADWAL | PELAKSANA |",
                "| 1 | Rapat koordinasi | Maret | Divisi Hukum dan Pengawasan |",
                "| 2 | Sosialisasi | April | Divisi Hukum dan Pengawasan |",
            ],
            "A5",
        ),
        (
            [
                "| |",
                "| JADWAL PIKET |",
                "| NO | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |",
                "| 1 | Piket kantor | v | v | v | v | Divisi Hukum dan Pengawasan |",
            ],
            "A5",
        ),
        (
            [
                "| |",
                "| NO | KEGIATAN | JADWAL | PELAKSANA | ANGGARAN |",
                "| 1 | Rapat koordinasi | Maret | Divisi Hukum dan Pengawasan | {1000000} |",
            ],
            "A4",
        ),
    ],
)
def test_a_list_of_activities_without_indicators_is_asked_about_and_not_read(lines: list[str], cell: str) -> None:
    plan = with_below(*lines)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"])]
    assert doubted(plan) == [f"RAK009 Komisi!{cell} error"]


ALIGNED = "| NO | | | | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
WORK = "| {number} | | | | Rapat | v | | | | Divisi Hukum dan Pengawasan |"


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        (["| RENCANA AKSI TAMBAHAN |", ALIGNED, WORK.format(number="")], "A5"),
        (["| JADWAL PIKET |", ALIGNED, WORK.format(number="")], "A5"),
        ([ALIGNED, WORK.format(number=1), WORK.format(number=2)], "A4"),
        ([ALIGNED.replace("| | |", "| TEMPAT | HARI | JAM", 1), WORK.format(number=5)], "A4"),
        ([ALIGNED.replace("| | |", "| < | < | <", 1), WORK.format(number=5)], "A4"),
    ],
)
def test_a_list_whose_activities_stand_below_those_of_the_plan_is_one_all_the_same(lines: list[str], cell: str) -> None:
    plan = with_below("| |", *lines)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"])]
    assert doubted(plan) == [f"RAK009 Komisi!{cell} error"]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("| NO | | | | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |", "B4"),
        ("| NO | SASARAN | | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |", "C4"),
        ("| NO | SASARAN | INDIKATOR | | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |", "D4"),
        ("| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | |", "J4"),
        ("| | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |", "A4"),
    ],
)
def test_columns_that_a_further_page_leaves_unheaded_are_those_of_the_page_above(heading: str, cell: str) -> None:
    row = "| 2 | Mutu | Indeks SPBE | {3} | Survei | v | | | | Divisi Hukum dan Pengawasan |"
    plan = with_below("| |", heading, row)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"]), ("Indeks SPBE", ["Survei"])]
    assert [each.target and each.target.text for _, each in plan.indicators()] == ["75", "3"]
    assert doubted(plan) == [f"RAK016 Komisi!{cell} warning"]


def test_such_a_list_is_called_a_table_and_not_by_its_first_heading() -> None:
    plan = with_below("| |", "| NO | KEGIATAN | JADWAL | PELAKSANA |", "| 1 | Rapat | Maret | Divisi Hukum |")
    (found,) = check([plan], select=["RAK009"])

    assert found.message.id.startswith("Maksud tabel ini belum jelas. Isinya kegiatan tanpa kolom indikator")


@pytest.mark.parametrize(
    ("heading", "told_at"),
    [
        ("NO | SASARAN | INDIKATOR | TARGET | LANGKAH YANG DIAMBIL", ["RAK016 Komisi!E4 warning"]),
        ("(lanjutan) | SASARAN | INDIKATOR | TARGET | KEGIATAN", ["RAK016 Komisi!A4 warning"]),
        ("NO | SASARAN | INDIKATOR | UKURAN MUTU | KEGIATAN", ["RAK009 Komisi!D4 error"]),
        ("NO | SASARAN | INDIKATOR | TARGET TAHUNAN | URAIAN KEGIATAN", []),
    ],
)
def test_a_page_may_call_a_column_otherwise(heading: str, told_at: list[str]) -> None:
    row = "| 2 | Mutu | Indeks SPBE | {3} | Survei | v | | | | Divisi Hukum dan Pengawasan |"
    plan = with_below("| |", f"| {heading} | T1 | T2 | T3 | T4 | PELAKSANA |", row)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"]), ("Indeks SPBE", ["Survei"])]
    assert [each.target and each.target.text for _, each in plan.indicators()] == ["75", "3"]
    assert doubted(plan) == told_at


def test_a_table_of_another_part_is_no_page_of_the_one_above() -> None:
    heading = "| NO | SASARAN KEGIATAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | |"
    row = "| 1 | Mutu | Indeks SPBE | {3} | Survei | v | | | | Sub Bagian Hukum dan Sumber Daya Manusia |"
    plan = with_below("| |", heading, row)

    assert [part.id for part, _ in plan.indicators()] == ["commission", "secretariat"]


def test_a_further_page_of_the_plan_is_no_list() -> None:
    plan = with_below("| |", HEADING, "| | | | | Rapat | | v | | | Divisi Hukum dan Pengawasan |")

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu", "Rapat"])]
    assert not [each for each in doubted(plan) if "RAK009" in each]


def test_the_columns_of_the_plan_without_its_objectives_are_a_further_page() -> None:
    page = "| NO | | | | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    plan = with_below("| |", page, "| | | | | Rapat | | v | | | Divisi Hukum dan Pengawasan |")

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu", "Rapat"])]
    assert doubted(plan) == ["RAK016 Komisi!E4 warning"]


def test_what_is_signed_below_a_list_is_the_plans_and_the_plan_goes_on_below_a_list() -> None:
    plan = with_below(
        "| |",
        "| JADWAL PIKET |",
        "| NO | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |",
        "| 1 | Piket kantor | v | v | v | v | Divisi Hukum dan Pengawasan |",
        "| |",
        HEADING,
        ROW.replace("Reviu", "Survei").replace("Nilai Akuntabilitas", "Indeks SPBE"),
        "| |",
        "| | | | | | | | | | Selong, 22 Januari 2020 |",
        "| | | | | | | | | | KETUA |",
        "| |",
        "| | | | | | | | | | Ketua (contoh) |",
    )

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"]), ("Indeks SPBE", ["Survei"])]
    assert doubted(plan) == ["RAK009 Komisi!A5 error"]


def test_a_block_below_the_list_needs_no_word() -> None:
    plan = with_below(
        "| |",
        "| NO | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |",
        "| 1 | Piket kantor | v | v | v | v | Divisi Hukum dan Pengawasan |",
        "| |",
        "| | | | | | | Selong, 22 Januari 2020 |",
        "| | | | | | | KETUA |",
        "| |",
        "| | | | | | | Ketua (contoh) |",
    )

    assert doubted(plan) == ["RAK009 Komisi!A4 error"]


def test_what_stands_beside_the_date_below_a_list_is_no_part_of_the_list() -> None:
    plan = with_below(
        "| |",
        "| NO | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |",
        "| 1 | Piket kantor | v | v | v | v | Divisi Hukum dan Pengawasan |",
        "| |",
        "| | | Target naik | | | | | | | Selong, 22 Januari 2020 |",
        "| | | | | | | | | | KETUA |",
    )

    assert doubted(plan) == ["RAK009 Komisi!A4 error", "RAK016 Komisi!C7 warning"]


LIST = ["| NO | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |", "| 1 | Piket | v | | | | Divisi Hukum dan Pengawasan |"]
PAGE = [HEADING, ROW.replace("Reviu", "Survei").replace("Nilai Akuntabilitas", "Indeks SPBE")]


def test_a_second_list_on_another_sheet_goes_on_with_the_first_one_and_not_with_the_plan() -> None:
    further = [line.replace("Piket", "Senam") for line in LIST]
    plan = with_below("| |", *LIST, "# Komisi 2", *further)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"])]
    assert sorted(doubted(plan)) == ["RAK009 Komisi 2!A1 error", "RAK009 Komisi!A4 error"]


def test_a_plan_with_a_list_below_it_goes_on_on_the_next_sheet() -> None:
    plan = with_below("| |", *LIST, "# Komisi 2", *PAGE)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"]), ("Indeks SPBE", ["Survei"])]
    assert doubted(plan) == ["RAK009 Komisi!A4 error"]


def test_a_list_below_a_further_page_on_another_sheet_is_asked_about_too() -> None:
    plan = with_below("# Komisi 2", *PAGE, "| |", *LIST)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu"]), ("Indeks SPBE", ["Survei"])]
    assert doubted(plan) == ["RAK009 Komisi 2!A4 error"]


FEWER = [
    "| NO | | | | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |",
    "| | | | | Rapat | | v | | | Divisi Hukum dan Pengawasan |",
]


def test_a_plan_goes_on_on_the_next_sheet_below_a_page_that_leaves_columns_unheaded() -> None:
    plan = with_below("| |", *FEWER, "# Komisi 2", *PAGE)

    assert read(plan) == [("Nilai Akuntabilitas", ["Reviu", "Rapat"]), ("Indeks SPBE", ["Survei"])]
    assert doubted(plan) == ["RAK016 Komisi!E4 warning"]


@pytest.mark.parametrize("more", ["", " (LANJUTAN)", " - HALAMAN 2", " (Lanj.)"])
def test_the_title_said_again_is_no_title_of_a_list(more: str) -> None:
    title = "RENCANA AKSI KOMISI TAHUN 2020"
    lines = ["# Komisi", f"| {title} |", HEADING, ROW, "| |", f"| {title}{more} |", *FEWER]

    assert read(plan_of("\n".join(lines))) == [("Nilai Akuntabilitas", ["Reviu", "Rapat"])]
