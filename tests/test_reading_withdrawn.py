"""Entries that say of their row that it was cancelled or changed: the row is read, and that is told at the entry."""

from __future__ import annotations

import pytest

from tests.test_reading_column_doubts import ROW, beside, headed


@pytest.mark.parametrize(
    ("heading", "entry", "is_told"),
    [
        ("STATUS", "Ditolak", True),
        ("KETERANGAN", "kegiatan dibatalkan", True),
        ("KETERANGAN", "target diubah menjadi 80%", True),
        ("KETERANGAN", "Target jadi 80%", True),
        ("KETERANGAN", "rapat ditunda ke TW IV", True),
        ("CATATAN", "tidak jadi", True),
        ("DISETUJUI", "Tidak", True),
        ("TINDAK LANJUT", "hapus kegiatan ini", True),
        ("DIBATALKAN", "Ya", True),
        ("DIBATALKAN", "-", False),
        ("STATUS", "Aktif", False),
        ("DISETUJUI", "Ya", False),
        ("PERLU ANGGARAN", "Tidak", False),
        ("KETERANGAN", "tidak ada perubahan", False),
        ("KETERANGAN", "tidak diubah", False),
        ("KETERANGAN", "Pembatalan SK lama", False),
        ("KETERANGAN", "SK yang dibatalkan MK", False),
        ("RISIKO", "Rapat ditunda", False),
        ("REALISASI", "ditunda", False),
    ],
)
def test_an_entry_that_cancels_or_changes_its_row_is_told_at_that_entry(
    heading: str, entry: str, is_told: bool
) -> None:
    assert beside(heading, "", entry) == (["RAK016 Komisi!K3 warning"] if is_told else [])


def test_the_same_remark_in_many_rows_is_told_once() -> None:
    assert beside("STATUS", "Ditunda", "ditunda", "Digeser") == ["RAK016 Komisi!K2 warning", "RAK016 Komisi!K4 warning"]


def test_a_row_that_is_asked_about_already_is_not_told_again() -> None:
    assert beside("STATUS", "", "Batal", "Batal") == ["RAK009 Komisi!K3 error"]


@pytest.mark.parametrize(
    ("entry", "other", "told_at"),
    [
        ("Reviu", "Reviu (BATAL)", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "BATAL: Reviu", ["RAK016 Komisi!E2 warning"]),
        ("Nilai A", "Nilai A (dihapus)", ["RAK016 Komisi!C2 warning"]),
        ("Reviu", "Reviu SK yang dibatalkan", []),
        ("Reviu", "Reviu (daring)", []),
    ],
)
def test_an_entry_of_the_plan_that_says_it_was_cancelled_is_told(entry: str, other: str, told_at: list[str]) -> None:
    assert headed("NO", "NO", ROW.replace(f"| {entry} |", f"| {other} |")) == told_at
