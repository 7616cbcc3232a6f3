"""Cells as long as Excel has them, 32,767 letters: whatever stands in them, reading and checking goes on."""

from __future__ import annotations

import time

import pytest

from rak_excel.rules.check import check
from tests.tables import plan_of

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_HEADED = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA", "KETERANGAN")
_FILLED = ("1", "Sasaran", "Jumlah laporan", "1 Laporan", "Reviu", "v", "", "", "", "Divisi Hukum", "")
_LETTERS = 32_767


@pytest.mark.parametrize(
    ("place", "again"),
    [
        ("title", "a "),
        ("INDIKATOR", "- "),
        ("TARGET", "-"),
        ("KETERANGAN", "="),
        ("entry KEGIATAN", "1"),
        ("entry TARGET", "- "),
        ("entry T1", "1"),
        ("entry PELAKSANA", "a "),
        ("entry KETERANGAN", "a "),
        ("entry KETERANGAN", "- "),
        ("name", "- "),
    ],
)
def test_a_plan_with_a_long_cell_is_checked_as_soon_as_any_other(place: str, again: str) -> None:
    text = again * (_LETTERS // len(again))
    title = f"RENCANA AKSI {text}" if place == "title" else "RENCANA AKSI"
    headed = [f"{each} {text}" if each == place else each for each in _HEADED]
    filled = [
        f"{entry} {text}".strip() if place == f"entry {each}" else entry
        for each, entry in zip(_HEADED, _FILLED, strict=True)
    ]
    started = time.process_time()

    check(
        [
            plan_of(
                f"""
                # Komisi
                {title}
                | {" | ".join(headed)} |
                | {" | ".join(filled)} |
                """,
                chair=("Ketua", text if place == "name" else "Budi, S.H.", ""),
            )
        ]
    )

    assert time.process_time() - started < 2
