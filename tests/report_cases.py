"""Figures typed into reports at the boundaries of what formulas and reading must agree on."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.definitions.loading import load_template
from rak_excel.model import Plan
from rak_excel.monitoring.form import report_form
from rak_excel.model.report_form import ReportForm
from rak_excel.record import Record
from tests.tables import plan_of

PERCENT, LOW, ZERO, COUNT, PEOPLE = (
    "Persentase Satker",
    "Persentase Terbukti Melakukan Pelanggaran",
    "",
    "Jumlah Laporan",
    "",
)
SCORE, OPINION, GRADE, WORDS = "Nilai Layanan", "Opini BPK", "Predikat Kinerja", "Terlaksananya Rapat"
NUMBERS = (
    *(
        "85",
        "85%",
        "85 %",
        "0,85",
        "0.85",
        "0",
        "0%",
        "1",
        "1%",
        "0,85%",
        "100",
        "100%",
        "79,999",
        "79.999",
        "80",
        "80%",
        "79,9999999",
    ),
    *(
        "64",
        "63,9999999",
        "64,0",
        "1.000",
        "1,000",
        "9.000%",
        "1.250",
        "1.250,5",
        "1,250",
        "12.500%",
        "007",
        "85,",
        ",85",
        "8 5",
        "1.2.3",
    ),
    *(
        "85,12345678",
        "2",
        "2,5",
        "2 Laporan",
        "2 laporan",
        "2Laporan",
        "2  LAPORAN",
        "2 Lap",
        "2 Dokumen",
        "1.250 Laporan",
        "1.000 Orang",
    ),
    *(
        "2.000",
        "2020",
        "dua",
        "dua Laporan",
        "-5",
        "120%",
        "5",
        "5%",
        "6",
        "6%",
        "20",
        "0,4",
        "0,5%",
        "95-100%",
        "≥ 80",
        "± 80",
        "s.d. 80",
    ),
    *(
        "100.000",
        "1234567890",
        "123456789",
        "12345678,123456",
        "80\n",
        " 80 ",
        "\u00a080",
        "８０",
        "Rp 80",
        "80?",
        "80 (delapan puluh)",
    ),
)
GRADES = (
    *(
        "WTP",
        "wtp",
        "Wtp",
        "wdp",
        "TW",
        "TMP",
        "WTP (2019)",
        "Opini WTP",
        "Wajar Tanpa Pengecualian",
        "BB",
        "b",
        "A",
        "AA",
        "E",
    ),
    *(
        "74,05 (BB)",
        "BB (74,05)",
        "BB(74,05)",
        "74,05(bb)",
        "74,05 (WTP)",
        "(BB)",
        "BB ()",
        "BB (B)",
        "74,05 (70)",
        "79,999 (BB)",
        "BB (1.000)",
        "B+",
    ),
)
NOTHING = (
    "",
    "-",
    "–",
    "...",
    "- -",
    "?",
    "n.a.",
    "n/a",
    "nihil",
    "Tidak diukur",
    "tidak diukur: tahun ini tanpa pemilu",
    "na|nihil",
    "belum",
    "0?",
)
TARGETS = (
    (PERCENT, "80%", "80%"),
    (LOW, "5%", "5%"),
    (LOW, "0%", "0%"),
    (COUNT, "4 Laporan", "4 Laporan"),
    ("Jumlah Orang", "1.250 Orang", "1.250"),
    ("Jumlah Rapat", "4 Kali", "2"),
    (SCORE, "75", "75"),
    (OPINION, "WTP", "WTP"),
    (OPINION, "WDP", "WDP"),
    (GRADE, "BB", "BB"),
    (GRADE, "B (72,10)", "B"),
    (WORDS, "baik sekali", "baik"),
    (PERCENT, "95-100%", "95%"),
    (PERCENT, "0%", "0%"),
)


class Case(Record):
    """An indicator and its target, with what is typed as its goal and figure. `pasted` ones are put in as numbers."""

    indicator: str
    target: str
    goal: str
    actual: str


def cases() -> list[Case]:
    """Every figure beside a goal that is read, and every goal beside a figure that is."""
    return list(_cases())


def _cases() -> Iterator[Case]:
    for number, (indicator, target, goal) in enumerate(TARGETS, 1):
        name = f"{indicator} {chr(ord('A') + number)}"
        for typed in (*NUMBERS, *GRADES, *NOTHING):
            yield Case(f"{name} realisasi", target, goal, typed)
            yield Case(f"{name} target", target, typed, goal)


def plan_with(listed: list[Case]) -> Plan:
    """A plan with an indicator for each, of which work is planned in the second quarter, but in every third."""
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    rows = [
        f"| {nth} | Sasaran {nth} | {case.indicator} {nth} | {case.target} | Rapat {nth} | {'|  | v |' if nth % 3 == 0 else '| v |  |'} | v | Divisi Hukum dan Pengawasan |"
        for nth, case in enumerate(listed, 1)
    ]
    return plan_of("\n".join(["# Komisi", head, *rows]))


def form_with(listed: list[Case], quarter: int = 2) -> ReportForm:
    form = report_form(plan_with(listed), quarter)
    assert len(form.rows["commission"]) == len(listed)
    return form
