"""Plans that never saw our form: six ways in which offices keep them, each read as the same plan."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from rak_excel.formats.grid import Sheet
from rak_excel.model import NoteKind, Plan, Signatory, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.reports.plan_records import export_plans
from tests import gym
from tests.layouts import WAYS, own_layout
from tests.tables import plan_of, sheet_of, sheets_of

SOURCE = Source("lotim.xlsx", "0" * 64)


def read(book: gym.Book) -> Plan:
    plan = read_sheets([page.sheet() for page in book.values()], SOURCE)
    assert not isinstance(plan, Unread)
    return plan


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_of_keeping_the_plan_gives_the_same_plan(way: gym.Act) -> None:
    expected = gym.content_of(read(own_layout()))
    book = own_layout()
    way(book)
    plan = read(book)

    assert gym.content_of(plan) == expected
    assert plan.definition.id == "kpu-2020"
    assert plan.identity.region == "52.03"


def test_the_head_lines_and_signatures_say_who_plans() -> None:
    identity = read(own_layout()).identity

    assert (identity.office, identity.year) == ("KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", 2020)
    assert (identity.place, identity.date) == ("Selong", datetime.date(2020, 1, 22))
    assert identity.signatories["chair"] == Signatory("Ketua", "Nama (contoh)")
    assert str(identity.cells["chair.name"]) == "RAK KPU!J26"


def test_the_exported_plan_is_that_of_the_documentation() -> None:
    (record,) = export_plans([read(own_layout())])
    opinion = record["parts"]["commission"][9]

    assert (opinion["number"], opinion["indicator"], opinion["cell"]) == (
        3,
        "Opini BPK Atas Laporan Keuangan",
        "RAK KPU!C18",
    )
    assert opinion["target"] == {
        "text": "WTP",
        "kind": "opinion",
        "value": None,
        "unit": "opini",
        "cell": "RAK KPU!D18",
    }
    (activity,) = opinion["activities"]
    assert activity["items"][1] == "Mengikuti Kegiatan Review Laporan Keuangan"
    assert activity["periods"] == [1, 2, 3, 4]
    assert activity["executors"] == ["Divisi Keuangan, Umum, Logistik dan Rumah Tangga"]
    assert activity["sources"] == [{"file": "lotim.xlsx", "sheet": "RAK KPU", "cell": "E18"}]


def test_a_year_before_2020_is_read_with_the_sub_bagian_of_its_time() -> None:
    book = own_layout()
    for page in book.values():
        page.table[4][3] = 2019.0

    assert read(book).definition.id == "kpu-2008"


def test_bare_numbers_count_the_periods_that_there_are() -> None:
    plan = plan_of("""
        # RAK
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | WAKTU PELAKSANAAN | < | < | < | PELAKSANA |
        |    |                   |           |        |          | I | II | III | IV |  |
        | 1  | A | Opini BPK | WTP | Reviu | | v | | v | Divisi Keuangan |
    """)

    assert [(part.id, part.indicators[0].periods) for part in plan.parts] == [("commission", frozenset({2, 4}))]


def test_pelaksanaan_may_stand_over_the_periods_and_over_the_executors() -> None:
    plan = plan_of("""
        # RAK
        | NO | SASARAN KEGIATAN | INDIKATOR | TARGET | KEGIATAN | PELAKSANAAN | < | PELAKSANAAN |
        |    |                  |           |        |          | Jan | Feb | |
        | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) |
        | 1  | A | Opini BPK | WTP | Reviu | | v | Subbag Keuangan |
    """)
    (part,) = plan.parts

    assert part.id == "secretariat"
    assert part.columns.roles["executor"] == "H"
    assert part.indicators[0].activities[0].periods == (2,)


def test_a_sheet_without_schedule_is_known_by_its_name() -> None:
    plan = plan_of("""
        # Sekre
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | PELAKSANA |
        | 1  | A | Opini BPK | WTP | Reviu | Subbag Keuangan |
    """)

    assert [(part.id, part.found_by) for part in plan.parts] == [("secretariat", "sheet name")]


def test_office_and_year_are_also_read_from_titles_without_labels() -> None:
    sheets = sheets_of("""
        # Lembar
        RENCANA AKSI KINERJA TAHUN 2021
        KPU KOTA MATARAM
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |
    """)
    plan = read_sheets(sheets[1:], SOURCE)

    assert isinstance(plan, Plan)
    assert (plan.identity.office, plan.identity.year, plan.identity.region) == ("KPU KOTA MATARAM", 2021, "52.71")


def test_a_workbook_without_any_plan_says_what_it_holds_instead() -> None:
    read = read_sheets([sheet_of("Gaji", [["Nama", "Jumlah"]]), Sheet("Cuti", {})], SOURCE)

    assert isinstance(read, Unread)
    assert "Gaji, Cuti" in str(read.note.detail)


def lone(text: str) -> Plan:
    """The plan of a workbook without an identity sheet."""
    plan = read_sheets(sheets_of(text)[1:], SOURCE)
    assert isinstance(plan, Plan)
    return plan


def asked(plan: Plan) -> list[str]:
    return [str(note.cell) for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]


HEADING = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
ROW = "| 1  | A | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |"


def test_the_title_of_the_plan_says_the_year_and_not_the_decree_above_it() -> None:
    plan = lone(f"""
        # Lembar
        LAMPIRAN KEPUTUSAN KPU KABUPATEN LOMBOK TIMUR NOMOR 5 TAHUN 2019
        TENTANG RENCANA AKSI
        RENCANA AKSI KINERJA TAHUN 2020
        KPU KABUPATEN LOMBOK TIMUR
        {HEADING}
        {ROW}
    """)

    assert (plan.identity.year, plan.identity.office, plan.identity.region) == (
        2020,
        "KPU KABUPATEN LOMBOK TIMUR",
        "52.03",
    )
    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []


@pytest.mark.parametrize("title", ["TAHUN 2021 REVISI KE-2", "TAHUN 2021 (Revisi II)", "Revisi 2 Tahun 2021"])
def test_the_title_says_which_revision_it_is(title: str) -> None:
    plan = lone(f"# Lembar\nRENCANA AKSI KINERJA {title}\nKPU KOTA MATARAM\n{HEADING}\n{ROW}")

    assert (plan.identity.year, plan.identity.revision) == (2021, 2)


def test_a_title_of_another_year_than_its_label_is_asked_about() -> None:
    plan = lone(f"# Lembar\nRENCANA AKSI KINERJA TAHUN 2021\n| Tahun Anggaran | : | 2020 |\n{HEADING}\n{ROW}")

    assert (plan.identity.year, asked(plan)) == (2020, ["Lembar!A1"])


def test_an_activity_that_begins_like_the_title_stays_in_the_table_above_a_repeated_heading() -> None:
    plan = plan_of(f"""
        # Lembar
        {HEADING}
        {ROW}
        | | | Indeks B | 75 | Rencana Aksi Kinerja disusun | v | | | | Divisi Keuangan |
        | | | Indeks C | 75 | Rapat | v | | | | Divisi Keuangan |
        {HEADING}
        | | | Indeks D | 75 | Rapat | v | | | | Divisi Keuangan |
    """)

    assert [each.text for each in plan.parts[0].indicators] == ["Opini BPK", "Indeks B", "Indeks C", "Indeks D"]


def test_a_heading_merged_over_two_columns_heads_what_stands_in_both() -> None:
    plan = plan_of("""
        # RAK
        | NO | SASARAN | INDIKATOR | TARGET | < | KEGIATAN | < | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | A | Jumlah Laporan | {2} | Laporan | 1. | Reviu | v | | | | Divisi Hukum |
        |    |   |                |     |         | 2. | Rapat | | v | | | Divisi Hukum |
        |    |   |                |     |         |    | Lapor | | | v | | Divisi Hukum |
    """)
    (indicator,) = plan.parts[0].indicators

    assert [(each.text, str(each.place.cell("activity"))) for each in indicator.activities] == [
        ("1. Reviu", "RAK!F2"),
        ("2. Rapat", "RAK!F3"),
        ("Lapor", "RAK!G4"),
    ]
    assert indicator.target
    assert (indicator.target.value, indicator.target.unit) == (Decimal(2), "laporan")
    assert {note.kind for note in plan.notes} == {NoteKind.REPAIRED}
    assert ("RAK!G2", "Reviu", "1. Reviu") in {(str(note.cell), note.value, note.became) for note in plan.notes}


def test_what_is_no_unit_beside_a_target_is_told() -> None:
    plan = plan_of("""
        # RAK
        | NO | SASARAN | INDIKATOR | TARGET | < | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | A | Opini BPK | WTP | segera | Reviu | v | | | | Divisi Hukum |
    """)

    assert [(str(note.cell), note.value) for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == [
        ("RAK!E2", "segera")
    ]


def test_a_schedule_in_words_makes_no_heading_of_the_first_rows() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | WAKTU PELAKSANAAN | PELAKSANA |
        | 1  | A | Opini BPK | WTP | Reviu | Triwulan I | Divisi Hukum |
        |    |   | Nilai AKIP | B | Rapat | Januari - Maret | Divisi Hukum |
    """)

    assert [each.text for _, each in plan.indicators()] == ["Opini BPK", "Nilai AKIP"]
    assert [activity.periods for _, _, activity in plan.activities()] == [(1,), (1,)]
    read = {(str(note.cell), note.value, note.became) for note in plan.notes if note.kind is NoteKind.REPAIRED}
    assert {("Komisi!F2", "Triwulan I", "T1"), ("Komisi!F3", "Januari - Maret", "T1")} <= read
