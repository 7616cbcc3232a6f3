"""Figures typed into reports at the boundaries of what formulas and reading must agree on."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model import Plan
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.record import Record
from tests.tables import plan_of

NUMBERS = """
85;85%;85 %;0,85;0.85;0;0%;1;1%;0,85%;100;100%;79,999;79.999;80;80%;79,9999999;64;63,9999999;64,0;1.000;1,000;9.000%;1.250
1.250,5;1,250;12.500%;007;85,;,85;8 5;1.2.3;85,12345678;2;2,5;2 Laporan;2 laporan;2Laporan;2  LAPORAN;2 Lap;2 Dokumen
1.250 Laporan;1.000 Orang;2.000;2020;dua;dua Laporan;-5;120%;5;5%;6;6%;20;0,4;0,5%;95-100%;≥ 80;± 80;s.d. 80;100.000
1234567890;123456789;12345678,123456; 80 ;\u00a080;８０;Rp 80;80?;80 (delapan puluh)
"""
GRADES = """
WTP;wtp;Wtp;wdp;TW;TMP;WTP (2019);Opini WTP;Wajar Tanpa Pengecualian;BB;b;A;AA;E;74,05 (BB);BB (74,05);BB(74,05);74,05(bb)
74,05 (WTP);(BB);BB ();BB (B);74,05 (70);79,999 (BB);BB (1.000);B+
"""
NOTHING = """
-;–;...;- -;?;n.a.;n/a;nihil;Tidak diukur;tidak diukur: tahun ini tanpa pemilu;na|nihil;belum;0?
"""
TARGETS = """
Persentase Satker;80%;80%
Persentase Terbukti Melakukan Pelanggaran;5%;5%
Persentase Terbukti Melakukan Pelanggaran;0%;0%
Jumlah Laporan;4 Laporan;4 Laporan
Jumlah Orang;1.250 Orang;1.250
Jumlah Laporan Rapat;4 Lap;2 Lap
Nilai Layanan;75;75
Opini BPK;WTP;WTP
Opini BPK;WDP;WDP
Predikat Kinerja;BB;BB
Predikat Kinerja;B (72,10);B
Terlaksananya Rapat;baik sekali;baik
Persentase Satker;95-100%;95%
Persentase Satker;0%;0%
Persentase Satker;80 persen;80 persen
"""
"""An indicator, its target for the year, and a goal beside which figures are typed."""
TYPED = (
    "",
    "80\n",
    *(
        text
        for lines in (NUMBERS, GRADES, NOTHING)
        for line in lines.strip("\n").split("\n")
        for text in line.split(";")
    ),
)


class Case(Record):
    """An indicator and its target, with what is typed as its goal and figure."""

    indicator: str
    target: str
    goal: str
    actual: str


def cases() -> list[Case]:
    """Every figure beside a goal that is read, and every goal beside a figure that is."""
    return list(_cases())


def _cases() -> Iterator[Case]:
    for number, line in enumerate(TARGETS.split("\n")[1:-1], 1):
        indicator, target, goal = line.split(";")
        name = f"{indicator} {chr(ord('A') + number)}"
        for typed in TYPED:
            yield Case(f"{name} realisasi", target, goal, typed)
            yield Case(f"{name} target", target, typed, goal)


def plan_with(listed: list[Case]) -> Plan:
    """A plan with an indicator for each: its work is planned in the first two quarters, of every third in the third."""
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    unit = "Divisi Hukum dan Pengawasan"
    rows = [
        f"| {nth} | Sasaran {nth} | {case.indicator} {nth} | {case.target} | Rapat {nth} | {ticks} | {unit} |"
        for nth, case in enumerate(listed, 1)
        for ticks in ["|  | v |" if nth % 3 == 0 else "v | v |  |"]
    ]
    return plan_of("\n".join(["# Komisi", head, *rows]))


def form_with(listed: list[Case], quarter: int = 2, *, earlier: Plan | None = None) -> ReportForm:
    return report_form(plan_with(listed), quarter, earlier=earlier)
