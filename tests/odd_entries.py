"""Entries of all kinds, some of them right: whatever check says of one, the workbook says no better of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.form_faults import Fault, Typed, a_spot, begins, has_work, marked, starts
from tests.valid_forms import ValidForm

# What else is met in such cells. Some of it is right, or read as what is meant.
_ODD: Mapping[str, Sequence[str]] = {
    "target": (
        "100 persen", "100,5%", "1.000", "75 % ", "WTP/WDP", "≥ 80%", "80-90%", "2 dokumen", "dua laporan", "12/2020",
        "Rp 5.000.000", "sesuai target", "75.5%", "100%%", "100", "1,5 Laporan", "0 Laporan", "0", "1/2", "75%.", "Wtp",
        "bb", "2Laporan", "2 Laporan 3 SK",
    ),
    "executor": (
        "Divisi", "Semua Divisi", "Div. Hukum", "Subbag", "KPU", "Divisi Hukum dan Divisi Teknis", "?", "1", "idem",
        "Sekretariat", "Kasubbag Hukum", "Bawaslu Kabupaten",
    ),
    "activity": ("a", "..", "Rapat", "akan ditentukan", "(kosong)", "0", "✓", "31/12/2020", "sda dan evaluasi", "lihat lampiran",
        "1. Rapat\n2. sda", "Dokumen terlampir", "lihat no. 1"),
    "number": ("1.1", "I.", "a.", "0", "-1", "99", "satu", "1)", "-"),
    "objective": ("-", "sda", "Sasaran baru", "1", "?"),
    "indicator": ("-", "sda", "x", "1", "Persentase", "Indikator baru", "Jumlah Orang", "1. Persentase A\n2. Persentase B"),
    "mark": ("v.", "√√", "(v)", "V", "0", "✗", "ya", "tidak", "T1", "->", "…", "100%", "2", "●", "y", "*", "v (tentatif)"),
    "OFFICE": ("KPU", "KPU Kab. Bima", "KPU Provinsi NTB", "Dinas"),
    "YEAR": ("2020/2021", "TA 2020", "2020.", "1899", "2150", "dua ribu"),
    "DAY": ("1.", "01", " 5", "5,5", "?"),
    "MONTH": ("1", "Jan", "JANUARI", "Agustus 2020"),
    "REGION": ("5203", "52.3", "NTB", "52", "0"),
    "REVISION": ("1", "-1", "1.5", "I", "kesatu", "00"),
    "SUBMITTER": ("Seluruh Kantor", "SELURUH DINAS", "Subbag Hukum", "Kasubbag", "semua", "-"),
}  # fmt: skip


def _odd(what: str) -> Fault:
    def make(form: ValidForm) -> Typed:
        text = form.dice.choice(_ODD[what])
        if what.isupper():
            return {form.field(what): text}
        if what == "mark":
            return marked(form, [text])
        spot = a_spot(form, _WHERE.get(what, has_work))
        return {form.cell(*spot[:2], what): text} if spot else {}

    return Fault(f"odd-{what.lower()}", "", make)


_WHERE = {"target": starts, "indicator": starts, "number": begins, "objective": begins}
ODD = tuple(map(_odd, _ODD))
