"""Cells that point at another row are read as what stands there, or asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model import NoteKind, Plan, items_of
from rak_excel.vocabulary.entries.placeholders import may_point, reference_in
from tests.tables import plan_of, told

HEADING = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"


def plan(text: str, *, executor: str = "Divisi Hukum") -> Plan:
    return plan_of(f"""
        # Komisi
        {HEADING}
        | 1 | Sasaran A | Nilai A | 75 | Menyusun renstra | ✓ | | | | Divisi Teknis |
        | 2 | Sasaran B | Nilai B | 75 | 2.1 Rapat pleno | ✓ | | | | Divisi Hukum |
        |   |           |         |    | 2.2 Laporan | ✓ | | | | Divisi Hukum |
        | 3 | Sasaran C | Nilai C | 75 | 1. Reviu\\n2. Cetak | ✓ | | | | Divisi Hukum |
        | 4 | Sasaran D | Nilai D | 75 | {text} | ✓ | | | | {executor} |
    """)


def read(plan: Plan) -> str:
    return [activity.text for _, _, activity in plan.activities()][-1]


def asked(plan: Plan) -> list[str]:
    return [line for line in told(plan) if line.startswith("RAK009")]


@pytest.mark.parametrize(
    "text",
    [
        "lihat no. 1",
        "Lihat Nomor 1",
        "sama dengan no. 1",
        "Sama dengan kegiatan nomor 1",
        "sama seperti no 1 di atas",
        "idem no. 1",
        "sda no. 1",
        "s.d.a. no.1",
        "lihat indikator 1",
        "Sesuai kegiatan no. 1",
        "lihat (1)",
        "Kegiatan sama dengan no. 1",
    ],
)
def test_a_number_that_is_one_activity_stands_for_it(text: str) -> None:
    found = plan(text)

    assert (read(found), asked(found)) == ("Menyusun renstra", [])
    repaired = {str(note.cell): note.became for note in found.notes if note.kind is NoteKind.REPAIRED}
    assert repaired["Komisi!E6"] == "Menyusun renstra"


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("lihat kegiatan 2.1", "2.1 Rapat pleno"),
        ("sama dengan 2.2", "2.2 Laporan"),
        ("lihat no. 3", "1. Reviu\n2. Cetak"),
        ("lihat di atas", "1. Reviu\n2. Cetak"),
    ],
)
def test_a_number_in_front_of_an_activity_or_a_whole_list_is_found(text: str, activity: str) -> None:
    assert (read(plan(text)), asked(plan(text))) == (activity, [])


@pytest.mark.parametrize(
    "text",
    [
        "lihat no. 2",  # two activities
        "lihat no. 7",
        "lihat no. 4",  # itself
        "lihat kegiatan no. 3",  # the row, or an item of some list
        "lihat baris 2",  # of NO, or of the sheet
        "lihat poin 2",
        "lihat kegiatan 1.1",
        "Lihat lampiran",
        "terlampir",
        "Lihat sheet Sekretariat",
        "lihat di bawah",
        "Lihat Dokumen RKA",
        "sama dengan tahun lalu",
        "1. Rapat\\n2. lihat no. 1",
    ],
)
def test_what_points_at_several_things_or_at_none_is_asked_about(text: str) -> None:
    found = plan(text)

    assert asked(found) == ["RAK009 Komisi!E6 error"]
    assert read(found) == text.replace("\\n", "\n")


@pytest.mark.parametrize(
    "text",
    ["Sesuai UU No. 7 Tahun 2017", "Melihat kesiapan logistik", "Rapat no. 1", "Seperti A", "Lihat hasil audit BPK"],
)
def test_what_only_names_a_number_points_at_nothing(text: str) -> None:
    assert (read(plan(text)), asked(plan(text))) == (text, [])


def test_an_executor_that_points_at_a_row_is_who_stands_there() -> None:
    found = plan("Kirim", executor="sama dengan no. 1")

    *_, (_, _, activity) = found.activities()
    assert [each.name for each in activity.executors] == ["Divisi Teknis Penyelenggaraan"]
    assert asked(plan("Kirim", executor="lihat no. 9")) == ["RAK009 Komisi!J6 error"]


def test_an_indicator_that_points_at_another_is_asked_about() -> None:
    found = plan_of(f"""
        # Komisi
        {HEADING}
        | 1 | Sasaran A | Nilai A | 75 | Rapat | ✓ | | | | Divisi Teknis |
        | 2 | Sasaran B | lihat no. 1 | 75 | Laporan | ✓ | | | | Divisi Hukum |
    """)

    assert asked(found) == ["RAK009 Komisi!C3 error"]


_WORDS = st.sampled_from(
    [
        *(
            "lihat",
            "Lht.",
            "vide",
            "sama dengan",
            "serupa\tdgn",
            "sama  spt",
            "idem",
            "ibid",
            "s.d.a",
            "s. d. a.",
            "SDA",
        ),
        *(
            "seperti",
            "sebagaimana",
            "sesuai",
            "terlampir",
            "daftar terlampir",
            "kegiatan",
            "no.",
            "nomor",
            "1",
            "1.1",
            "a",
        ),
        *("2)", "3.", "•", "\n", "di atas", "lampiran", "rapat", "bersama", "pada"),
    ]
)


@given(st.lists(_WORDS, max_size=6), st.sampled_from([" ", "  ", "\u00a0", "\n"]))
def test_no_text_is_passed_over_that_points_or_of_which_an_item_does(words: list[str], between: str) -> None:
    text = between.join(words)

    if any(reference_in(each) for each in (text, *(item.text for item in items_of(text)))):
        assert may_point(text)
