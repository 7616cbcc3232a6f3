"""Headings are known by the words that they are made of, whatever stands around them."""

from __future__ import annotations

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.reading.headings.headings import find_headings
from rak_excel.reading.plan_sheet import read_by
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.headings.periods import heading_period
from tests.tables import sheets_of

KPU = load_template("kpu-2020")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("No. Urut", "number"),
        ("TUJUAN/ SASARAN STRATEGIS/ PROGRAM", "objective"),
        ("SASARAN PROGRAM/KEGIATAN", "objective"),
        ("KINERJA UTAMA", "objective"),
        ("SASARAN / OBJECTIVE", "objective"),
        ("INDIKATOR KINERJA INDIVIDU", "indicator"),
        ("Indicator (Indikator)", "indicator"),
        ("Indikator Kinerja Program (Outcome)/Indikator Kegiatan (Output)", "indicator"),
        ("TARGET TAHUN 2026", "target"),
        ("TARGET (Tahun 2020)", "target"),
        ("TARGET 2020 MENJADI", "target"),
        ("PROGRAM/KEGIATAN", "activity"),
        ("SUB KEGIATAN", "activity"),
        ("LANGKAH AKSI", "activity"),
        ("KEGIATAN *)", "activity"),
        ("UNIT KERJA PENANGGUNG JAWAB", "executor"),
        ("UNIT KERJA PENANG\nGUNG JAWAB", "executor"),
        ("PELAKSANA KEGIATAN", "executor"),
        ("TARGET TRIWULAN (%)", "schedule"),
        ("PELAKSANAAN KEGIATAN", "schedule"),
        ("WAKTU MULAI", "start"),
        ("TANGGAL SELESAI", "end"),
        # What says something else.
        ("SASARAN MUTU", None),
        ("TARGET RENSTRA", None),
        ("TARGET ANGGARAN", None),
        ("ANGGARAN KEGIATAN", None),
        ("REALISASI TARGET", None),
        ("TARGET TW I", None),
        ("PROGRAM", None),
        ("RENCANA AKSI KINERJA", None),
        ("NOTA", None),
    ],
)
def test_the_words_of_a_heading_tell_its_role(text: str, role: str | None) -> None:
    assert heading_role(text, KPU) == role


@pytest.mark.parametrize(
    ("part", "text", "period"),
    [
        ("commission", "Tribulan I", 1),
        ("commission", "Trim IV", 4),
        ("commission", "Trwl. II", 2),
        ("commission", "Tri III", 3),
        ("commission", "KW-I", 1),
        ("commission", "TW-1", 1),
        ("commission", "Target TW II", 2),
        ("commission", "s.d. TW III", 3),
        ("commission", "Triwulan Pertama", 1),
        ("commission", "Kuartal 4", 4),
        ("commission", "T I", 1),
        ("commission", "s.d. Maret", 1),
        ("secretariat", "s.d. Maret", 3),
        ("secretariat", "Bln 1", 1),
        ("secretariat", "Agst", 8),
        ("secretariat", "Spt", 9),
        ("secretariat", "Jan-20", 1),
        ("secretariat", "Nop '20", 11),
        ("secretariat", "Target Januari", 1),
        ("commission", "Realisasi TW I", None),
        ("commission", "Semester I", None),
        ("secretariat", "Semester I", None),
        ("commission", "TW 5", None),
    ],
)
def test_the_words_of_a_period_tell_which_it_is(part: str, text: str, period: int | None) -> None:
    assert heading_period(text, KPU.part(part), KPU) == period


def roles_of(text: str) -> dict[str, int]:
    (heading,) = find_headings(read_by(KPU, sheets_of(text, KPU)[-1]))
    schedule = {"schedule_text", "start", "end"}
    return {role: column for role, column in heading.roles.items() if role in schedule}


def test_a_schedule_without_periods_below_it_is_one_in_words() -> None:
    assert roles_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | PELAKSANA |
        | 1 | A | Nilai A | 75 | Reviu | Januari - Juni | Divisi Hukum |
    """) == {"schedule_text": 6}


def test_a_schedule_above_periods_is_none_in_words() -> None:
    assert (
        roles_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | < | < | < | PELAKSANA |
        | | | | | | T1 | T2 | T3 | T4 | |
        | 1 | A | Nilai A | 75 | Reviu | v | | | | Divisi Hukum |
    """)
        == {}
    )


def test_the_columns_mulai_and_selesai_are_found_beside_each_other_and_below_jadwal() -> None:
    assert roles_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | < | PELAKSANA |
        | | | | | | MULAI | SELESAI | |
        | 1 | A | Nilai A | 75 | Reviu | Januari | Juni | Divisi Hukum |
    """) == {"start": 6, "end": 7}
    assert roles_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | WAKTU MULAI | WAKTU SELESAI | PELAKSANA |
        | 1 | A | Nilai A | 75 | Reviu | Januari | Juni | Divisi Hukum |
    """) == {"start": 6, "end": 7}
