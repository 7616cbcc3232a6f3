"""Tables of other documents beside a plan: lists of IKU, Renstra, cascades, work plans."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Source
from rak_excel.reading import Unread, read_sheets
from tests.tables import plan_of, sheets_of, told
from tests.test_reading_several_tables import FIRST, HEAD, read

LISTED = (
    "| NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA | FORMULA | SUMBER DATA |\n| 1 | A | Opini BPK | audit | BPK |"
)
WORK = "| NO | SASARAN STRATEGIS | INDIKATOR | KEGIATAN | PELAKSANA |\n| 1 | A | Opini BPK | Rapat | Divisi Hukum |"
YEARS = " | ".join(f"TARGET {year}" for year in range(2020, 2025))
STRATEGY = f"| NO | SASARAN STRATEGIS | INDIKATOR | {YEARS} | KEGIATAN |\n| 1 | A | Opini BPK | WTP | WTP | WTP | WTP | WTP | Rapat |"
LEVELS = (
    "| NO | SASARAN STRATEGIS | INDIKATOR | SASARAN PROGRAM | INDIKATOR PROGRAM | KEGIATAN |\n"
    "| 1 | A | Opini BPK | B | Jumlah laporan | Rapat |"
)
IKU, RENSTRA, CASCADE = "daftar indikator kinerja utama", "rencana strategis", "penjenjangan kinerja"


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (f"# IKU\n{LISTED}", IKU),
        (
            f"# Lembar1\nPENETAPAN INDIKATOR KINERJA UTAMA KPU KABUPATEN BIMA\n{LISTED.replace('FORMULA', 'TARGET')}",
            IKU,
        ),
        (f"# Lembar1\n{LISTED.replace('SUMBER DATA', 'PENANGGUNG JAWAB')}", IKU),
        (f"# IKU\n{WORK.replace('KEGIATAN', 'TARGET')}", IKU),
        ("# Lembar1\n| NO | SASARAN STRATEGIS | INDIKATOR KINERJA |\n| 1 | A | Opini BPK |", IKU),
        ("# Lembar1\n| NO | SASARAN | INDIKATOR | INDIKATOR KEGIATAN |\n| 1 | A | Opini BPK | Nilai |", IKU),
        ("# Lembar1\n| NO | SASARAN | SASARAN KEGIATAN | INDIKATOR |\n| 1 | A | B | Opini BPK |", IKU),
        (f"# Cascading\n{WORK}", CASCADE),
        (f"# 3. Pohon Kinerja\n{WORK}", CASCADE),
        (f"# Lembar1\nCASCADING KINERJA TAHUN 2020\n{WORK}", CASCADE),
        (f"# Lembar1\n{LEVELS}", CASCADE),
        (f"# Renstra 2020-2024\n{WORK}", RENSTRA),
        (f"# Lembar1\nMATRIKS RENCANA STRATEGIS\n{WORK}", RENSTRA),
        (f"# Lembar1\n{STRATEGY}", RENSTRA),
        (
            "# Lembar1\n| NO | SASARAN | INDIKATOR | TARGET 2019 | TARGET 2020 | TARGET 2021 |\n| 1 | A | B | 1 | 2 | 3 |",
            RENSTRA,
        ),
        (f"# Renja\n{WORK}", "rencana kerja"),
        (f"# RKT\nRENCANA KINERJA TAHUNAN 2020\n{LISTED.replace('FORMULA', 'TARGET')}", "rencana kinerja tahunan"),
        (f"# SKP\n{WORK}", "sasaran kinerja pegawai"),
    ],
)
def test_a_table_of_another_document_is_told_as_what_it_is(other: str, what: str) -> None:
    plan = plan_of(f"{other}\n# Komisi\n{HEAD}\n{FIRST}")
    own = [note for note in plan.notes if note.cell and f"# {note.cell.sheet}\n" in other]

    assert read(plan) == ["Opini BPK"]
    assert [note.kind for note in own] == [NoteKind.MENTIONED]
    assert f"adalah {what}" in own[0].detail.id


def test_targets_of_two_years_alone_are_no_strategy() -> None:
    other = "| NO | SASARAN | INDIKATOR | TARGET 2019 | TARGET 2020 |\n| 1 | A | Nilai | 70 | 75 |"
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Lembar1\n{other}")

    assert [note.detail.id for note in plan.notes if note.cell and note.cell.sheet == "Lembar1"] == [
        "Tabel di Lembar1!A1 memuat target tanpa kegiatan, jadi bukan rencana aksi dan tidak dibaca."
    ]


def test_another_document_is_never_read_as_the_part_that_lacks_a_table() -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Renja\n{WORK.replace('STRATEGIS', 'KEGIATAN')}")

    assert [part.id for part in plan.parts] == ["commission"]
    assert "RAK003 None error" in told(plan)


TARGETS = (
    "| NO | SASARAN STRATEGIS | INDIKATOR | TARGET | SUMBER DATA |\n| 1 | A | Jumlah laporan | 2 Laporan | Subbagian |"
)


@pytest.mark.parametrize("name", ["Sekretariat", "Sekretariat (2)"])
def test_a_parts_own_sheet_is_no_list_of_indicators_whatever_its_columns(name: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# {name}\n{TARGETS}")

    assert [part.id for part in plan.parts] == ["commission", "secretariat"]
    assert [each[:6] for each in told(plan) if f" {name}!" in each and each[:6] in {"RAK004", "RAK019"}] == [
        "RAK004"
    ] * 3
    assert not plan.is_agreement


@pytest.mark.parametrize(
    "other", [f"{HEAD}\n{FIRST}\n| |\n{TARGETS}", f"{HEAD}\n{FIRST}\n# IKU Sekretariat\n{TARGETS}"]
)
def test_a_list_of_indicators_beside_the_plan_of_its_part_is_one(other: str) -> None:
    plan = plan_of(f"# Komisi\n{other}")

    assert read(plan) == ["Opini BPK"]
    assert [note.kind for note in plan.notes if IKU in note.detail.id] == [NoteKind.MENTIONED]


@pytest.mark.parametrize("name", ["Komisi Renstra", "RAK dan IKU"])
def test_a_plan_on_a_sheet_that_names_another_document_too_is_a_plan(name: str) -> None:
    assert read(plan_of(f"# {name}\n{HEAD}\n{FIRST}")) == ["Opini BPK"]


def test_a_table_with_a_schedule_on_such_a_sheet_is_asked_beside_the_plan() -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Renja\n{HEAD}\n{FIRST.replace('WTP', 'WDP')}")

    assert "RAK009 Renja!A1 error" in told(plan)


def test_a_list_of_indicators_alone_is_refused_as_what_it_is() -> None:
    answer = read_sheets(sheets_of(f"# IKU\nDAFTAR IKU\n{LISTED}")[1:], Source("a.xlsx", "0"))

    assert isinstance(answer, Unread)
    assert "daftar indikator kinerja (IKU)" in answer.note.detail.id


def test_a_document_alone_that_has_the_columns_of_a_plan_is_read() -> None:
    assert read(plan_of(f"# Renja\n{WORK}")) == ["Opini BPK"]
