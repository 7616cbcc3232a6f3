"""Thousands of rows of any kind, above, among and below those of a plan, are read in proportion to their number."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import Source
from rak_excel.reading import read_sheets
from tests.tables import OFFICE, identity_sheet, sheet_of

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_DEFINITION = load_template("kpu-2020")
_HEADED = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"]
_PLANNED = ["1", "Sasaran", "Nilai A", "75", "Reviu", "v", "", "", "", "Divisi Hukum"]
_FEW, _MANY = 200, 1000
_LINEAR = 9  # times as long for five times as many rows: what grows with the square takes 25 times as long
_NOTHING_YET = 0.2  # seconds for many rows, in which nothing can have grown with the square
_WORDS = (
    "x",
    "1.",
    "a. Rapat",
    "sda",
    "ttd",
    "Ketua",
    "Anggota",
    "Budi Santoso, S.H., M.Si.",
    "Selong, 22 Januari 2020",
)
_LINES = ("Catatan: jadwal menyesuaikan", "Tembusan:", "Paraf: ____", "Disetujui oleh", "Rapat bersama dinas", OFFICE)
_KINDS: dict[str, list[list[str]]] = {
    **{
        f"{words} in {column}": [[""] * (column - 1) + [words]] for words in (*_WORDS, *_LINES) for column in (1, 5, 10)
    },
    "what was reached": [["Target Kinerja"], ["Capaian Kinerja"]],
    "remarks with a line below": [["Catatan:"], ["x"]],
    "headings": [_HEADED],
    "letters below a heading": [list("ABCDEFGHIJ")],
    "objectives": [["1", "Sasaran lain"]],
    "indicators": [["", "", "Nilai B", "75"]],
    "activities without an executor": [["", "", "", "", "Rapat"]],
    "lines of a list of signers": [["", "", "Budi Santoso, S.H.", "", "Ketua"]],
    "titles and names": [["Ketua"], [], [], ["Budi Santoso, S.H."], []],
    "a line that may be signed and a row of the plan": [
        ["Ketua"],
        ["", "", "Nilai B", "75", "Rapat", "", "", "", "", "x"],
    ],
}


def _seconds(kind: str, place: str, count: int) -> float:
    rows = [row for _ in range(count // len(_KINDS[kind])) for row in _KINDS[kind]]
    tables: dict[str, Sequence[Sequence[str]]] = {
        "above": [["RENCANA AKSI"], *rows, _HEADED, _PLANNED, _PLANNED],
        "among": [["RENCANA AKSI"], _HEADED, _PLANNED, *rows, _PLANNED],
        "below": [["RENCANA AKSI"], _HEADED, _PLANNED, *rows],
    }
    sheets = [identity_sheet(_DEFINITION), sheet_of("Komisi", tables[place])]
    started = time.process_time()
    read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=_DEFINITION)
    return time.process_time() - started


@pytest.mark.parametrize("place", ["above", "among", "below"])
@pytest.mark.parametrize("kind", _KINDS)
def test_rows_are_read_in_proportion_to_their_number(kind: str, place: str) -> None:
    many = _seconds(kind, place, _MANY)
    if many > _NOTHING_YET:
        assert min(many, _seconds(kind, place, _MANY)) <= _LINEAR * max(_seconds(kind, place, _FEW), 0.01)
