"""Where headings are missing it is told what was found, and what was not."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan, Severity, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.rules.check import check
from tests.tables import plan_of, sheets_of, told

PERIODS = "T1 | T2 | T3 | T4"
ROW = "| 1 | A | Nilai A | 70 | Reviu | v | | | | Divisi Hukum |"


def missing(plan: Plan) -> list[tuple[str, str]]:
    return [(str(each.cell), each.message.id) for each in check([plan]) if each.code == "RAK004"]


def unread(text: str) -> str:
    read = read_sheets(sheets_of(text)[1:], Source("rak.xlsx", "0" * 64))
    assert isinstance(read, Unread)
    return read.note.detail.id


def test_headings_with_one_wrong_letter_are_read_and_recorded() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASRAN | INDKATOR KINERJA | TARGT | KEGIATN | {PERIODS} | PELAKASANA |
        {ROW}
    """)

    assert [text for part, indicator in plan.indicators() for text in (indicator.text, part.id)] == [
        "Nilai A",
        "commission",
    ]
    assert [each for each in told(plan, Severity.INFO) if "!B1" in each or "!J1" in each] == [
        "RAK012 Komisi!B1 info",
        "RAK012 Komisi!J1 info",
    ]
    assert missing(plan) == []


def test_a_heading_that_is_less_than_certain_is_suggested_where_the_column_is_missed() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {PERIODS} | PELKSNA |
        {ROW}
    """)

    assert missing(plan) == [
        ("Komisi!J1", 'Kolom tidak ditemukan di tabel ini: PELAKSANA; yang mirip: "PELKSNA" (J1).')
    ]


def test_two_headings_near_one_role_are_both_suggested() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGT | TARGER | KEGIATAN | {PERIODS} | PELAKSANA |
        | 1 | A | Nilai A | 70 | 80 | Reviu | v | | | | Divisi Hukum |
    """)

    assert missing(plan) == [
        ("Komisi!A1", 'Kolom tidak ditemukan di tabel ini: TARGET; yang mirip: "TARGT" (D1), "TARGER" (E1).')
    ]


def test_headings_that_are_not_known_are_named_where_a_column_is_missed() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | UKURAN MUTU | KEGIATAN | {PERIODS} | PELAKSANA | ANGGARAN |
        {ROW} 5 |
    """)

    assert missing(plan) == [
        ("Komisi!A1", 'Kolom tidak ditemukan di tabel ini: TARGET; judul yang tidak dikenal: "UKURAN MUTU" (D1).')
    ]


def test_semesters_are_no_quarters_and_named_where_these_are_missed() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | < | PELAKSANA |
        | | | | | | SEMESTER I | SEMESTER II | |
        | 1 | A | Nilai A | 70 | Reviu | v | | Divisi Hukum |
    """)

    assert "SEMESTER I" in str(missing(plan))


@pytest.mark.parametrize(
    ("headings", "entries", "cell"),
    [("TARGT", "80", "E1"), ("HASIL | TARGT", " | 80", "F1")],
    ids=["", "behind a blank one"],
)
def test_a_column_headed_nearly_as_one_that_was_read_is_told(headings: str, entries: str, cell: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | {headings} | KEGIATAN | {PERIODS} | PELAKSANA |
        | 1 | A | Nilai A | 70 | {entries} | Reviu | v | | | | Divisi Hukum |
    """)

    assert f"RAK020 Komisi!{cell} warning" in told(plan)


def test_a_file_whose_table_lacks_headings_says_which_it_has() -> None:
    said = unread("""
        # Lembar 1
        | NO | SASARAN | SARNA | HASIL |
        | 1 | A | B | C |
    """)

    assert "sheet Lembar 1 baris 1: ditemukan judul NO, SASARAN; tidak ditemukan INDIKATOR KINERJA UTAMA" in said


@pytest.mark.parametrize("text", ["# Gaji\n| Nama | Jumlah |\n| A | 1 |", "# Kosong\nTidak ada"])
def test_a_file_without_any_such_heading_says_only_that(text: str) -> None:
    assert unread(text).startswith("Judul kolom seperti SASARAN, INDIKATOR, dan KEGIATAN tidak ada")


@pytest.mark.parametrize(
    "headings",
    [
        f"N0 | SASARAN STRATEGlS | lND1KAT0R | T4RGET | KEG1ATAN | {PERIODS} | PELAK5ANA",
        f"NO | SA5ARAN | INDIKAT0R | TARGFT | KEGlATAN | {PERIODS} | PELAKSANA",
    ],
)
def test_headings_that_a_scanner_misread_are_read_and_recorded(headings: str) -> None:
    plan = plan_of(f"# Komisi\n| {headings} |\n{ROW}")

    assert [(each.objective.number, each.text) for _, each in plan.indicators()] == [(1, "Nilai A")]
    assert missing(plan) == []
    assert "RAK012 Komisi!C1 info" in told(plan, Severity.INFO)


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (
            f"NO | SASRN STRTGIS | INDIKTR | TRGET | KGTN | {PERIODS} | PLKSANA",
            'sheet lembar 1 baris 1 mirip judul kolom rencana aksi, tetapi salah ketik: "SASRN STRTGIS" (SASARAN STRATEGIS?), '
            '"INDIKTR" (INDIKATOR?), "TRGET" (TARGET?), "KGTN" (KEGIATAN?), "PLKSANA" (PELAKSANA?).',
        ),
        (
            f"NO | SASARAN | INDIKTR | TRGT | UPAYA | {PERIODS} | OLEH",
            'Mungkin salah ketik: "INDIKTR" (INDIKATOR?), "TRGT" (TARGET?).',
        ),
    ],
)
def test_a_file_whose_headings_are_misspelt_is_told_which_to_correct(headings: str, said: str) -> None:
    read = read_sheets(sheets_of(f"# Lembar 1\n| {headings} |\n{ROW}")[1:], Source("rak.xlsx", "0" * 64))
    assert isinstance(read, Unread)
    (found,) = check([], [read])

    assert found.code == "RAK002"
    assert said.casefold() in found.message.id.casefold()
    assert found.hint.id == "Perbaiki judul kolom itu, lalu cek lagi."
