"""Workbooks of offices with forms of their own: their columns in any order, with ticks or values, with executors or without."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import count

import openpyxl
from hypothesis import strategies as st

Row = Sequence[object]
TITLE = "RENCANA AKSI PERJANJIAN KINERJA TAHUN 2026"
OFFICE = "DINAS PERPUSTAKAAN DAN KEARSIPAN KABUPATEN LOMBOK TIMUR"
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
NUMBERED = ("T1", "T2", "T3", "T4")
COUNTED = ("Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
UNITS = ("Bidang Layanan", "Bidang Koleksi dan Arsip", "Sekretariat")
_FIGURES = (5, 10, 15, 25, 40, 60, 75, 100)


def book_of(rows: Sequence[Row], merged: Sequence[str] = (), sheet: str = "Renaksi") -> bytes:
    """A workbook with one sheet of these rows, from A1 on."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(at, column).value = value  # type: ignore[assignment]
    for area in merged:
        page.merge_cells(area)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@st.composite
def drawn_forms(draw: st.DrawFn) -> list[Row]:
    """The rows of a workbook with a form that some office might use, filled in."""
    periods = draw(st.sampled_from([(), QUARTERS, NUMBERED, COUNTED, MONTHS]))
    ticks = draw(st.booleans())
    single = {"SATUAN": "satuan", "PELAKSANA": "pelaksana", "KEGIATAN": "kegiatan", "ANGGARAN (Rp)": "anggaran"}
    single |= {"KETERANGAN": "keterangan", "LOKASI": "lokasi", "REALISASI": "realisasi"}
    chosen = draw(st.lists(st.sampled_from(list(single)), unique=True))
    if not (periods or {"KEGIATAN", "PELAKSANA"} & {*chosen}):
        chosen.append("KEGIATAN")
    behind = draw(st.permutations([*chosen, *(["PERIODE"] if periods else [])]))
    columns = ["NO", *draw(st.permutations(["SASARAN", "INDIKATOR KINERJA", "TARGET"])), *behind]
    upper, lower = list[object](), list[object]()
    for column in columns:
        wide = periods if column == "PERIODE" else ("",)
        heading = "RENCANA PELAKSANAAN" if ticks else "TARGET PERIODE"
        upper += [heading if column == "PERIODE" else column, *(None for _ in wide[1:])]
        lower += [each or None for each in wide]
    rows: list[Row] = [[TITLE], [OFFICE], [], upper, *([lower] if periods else [])]
    numbers = count(1)
    for objective in range(1, draw(st.integers(1, 3)) + 1):
        for indicator in range(draw(st.integers(1, 2))):
            nth = next(numbers)
            for activity in range(draw(st.integers(1, 2)) if "KEGIATAN" in columns else 1):
                rows.append(_row(draw, columns, periods, (objective, indicator, activity, nth), ticks=ticks))
    return rows


def _row(
    draw: st.DrawFn, columns: Sequence[str], periods: Sequence[str], at: tuple[int, int, int, int], *, ticks: bool
) -> list[object]:
    objective, indicator, activity, nth = at
    first, new = activity == 0, activity == indicator == 0
    said: dict[str, object] = {
        "NO": objective if new else None,
        "SASARAN": f"Meningkatnya Layanan Jenis {'ABC'[objective - 1]}" if new else None,
        "INDIKATOR KINERJA": f"Jumlah Pengunjung Layanan {'ABCDEFG'[nth - 1]}" if first else None,
        "TARGET": 100 * nth if first else None,
        "SATUAN": "Orang" if first else None,
        "KEGIATAN": f"Menyelenggarakan Layanan {'ABCDEFG'[nth - 1]} Tahap {activity + 1}",
        "PELAKSANA": draw(st.sampled_from(UNITS)),
        "ANGGARAN (Rp)": draw(st.integers(1, 900)) * 1_000_000,
        "KETERANGAN": draw(st.sampled_from([None, "lanjutan", "sesuai DPA"])),
        "LOKASI": draw(st.sampled_from(["Selong", "Labuhan Haji"])),
        "REALISASI": draw(st.sampled_from([None, 20, 80])) if first else None,
    }
    row: list[object] = []
    for column in columns:
        if column != "PERIODE":
            row.append(said[column])
        elif ticks:
            row += draw(st.lists(st.sampled_from(["v", None]), min_size=len(periods), max_size=len(periods)))
        else:
            row += [_FIGURES[min(at, 7)] * nth if first else None for at, _ in enumerate(periods)]
    return row
