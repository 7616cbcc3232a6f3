"""A clean plan has nothing to report; broken in one way, exactly that is reported, at exactly that cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.model import Cell, Finding, Note, NoteKind, Plan, Severity, Source
from rak_excel.reading import Unread
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.check import check
from tests.rule_examples import table_of
from tests.tables import plan_of

KEUANGAN = "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"
SOSIALISASI = "Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM"
TEKNIS = "Divisi Teknis Penyelenggaraan"
SUB_TEKNIS = "Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"
SUB_HUKUM = "Sub Bagian Hukum dan Sumber Daya Manusia"
SUB_RENDATIN = "Sub Bagian Perencanaan, Data dan Informasi"
SUB_KEUANGAN = "Sub Bagian Keuangan, Umum dan Logistik"
YEAR = " ".join(f"B{month}" for month in range(1, 13))

Rows = dict[str, list[dict[str, str]]]


def clean_rows() -> Rows:
    """Two parts that name every unit, with an indicator that both share."""
    columns = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "JADWAL", "PELAKSANA")
    komisi = [
        (
            "1",
            "Akuntabilitas yang andal",
            "Opini BPK atas Laporan Keuangan",
            "WTP",
            "1. Menyusun laporan ↵ 2. Reviu",
            "T1 T2 T3 T4",
            KEUANGAN,
        ),
        (
            "2",
            "Partisipasi yang luas",
            "Persentase Partisipasi Pemilih",
            "77,5%",
            "Sosialisasi",
            "T1 T2",
            f"{TEKNIS} ↵ {SOSIALISASI}",
        ),
        (
            "",
            "",
            "Persentase Sengketa yang Dimenangkan",
            "95%",
            "Bantuan hukum",
            "T1 T4",
            "Divisi Hukum dan Pengawasan",
        ),
        (
            "3",
            "Perencanaan yang baik",
            "Nilai Akuntabilitas Kinerja",
            "B",
            "Renstra 2020-2024",
            "T1",
            "Divisi Perencanaan, Data dan Informasi",
        ),
    ]
    sekretariat = [
        ("1", "Laporan yang tertib", "Opini BPK atas Laporan Keuangan KPU", "WTP", "Menyusun neraca", "B1 B4 B7 B12", SUB_KEUANGAN),
        ("2", "Sosialisasi yang luas", "Persentase Peningkatan Sosialisasi", "100%", "Rapat", YEAR, SUB_TEKNIS),
        ("3", "Produk hukum yang tertib", "Jumlah Laporan Produk Hukum", "2 Laporan", "Dokumentasi", YEAR, SUB_HUKUM),
        ("4", "Perencanaan yang baik", "Persentase Dokumen Tepat Waktu", "100%", "RKA Tahun 2021", YEAR, SUB_RENDATIN),
    ]  # fmt: skip
    rows = {"Komisi": komisi, "Sekretariat": sekretariat}
    return {sheet: [dict(zip(columns, row, strict=True)) for row in its] for sheet, its in rows.items()}


def plan_from(rows: Rows, **identity: Any) -> Plan:
    return plan_of("\n".join(table_of(sheet, its) for sheet, its in rows.items()), **identity)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.name, str(finding.cell or finding.sheet)) for finding in findings]


def test_nothing_is_wrong_with_a_clean_plan() -> None:
    findings = check([plan_from(clean_rows())])
    assert told([finding for finding in findings if finding.severity is not Severity.INFO]) == []


@dataclass(frozen=True)
class Broken:
    """One cell of the clean plan written otherwise, and where that is told."""

    rule: str
    cell: str
    change: tuple[tuple[str, int, str, str], ...] = ()  # sheet, row from 0, column, new text
    identity: dict[str, object] = field(default_factory=dict)


def cell(rule: str, at: str, sheet: str, row: int, column: str, text: str) -> Broken:
    return Broken(rule, at, ((sheet, row, column, text),))


ONE_CELL = [
    cell("cell-not-used", "Komisi!K3", "Komisi", 1, "DI KANAN TABEL", "menunggu surat"),
    cell("column-not-used", "Komisi!K1", "Komisi", 0, "OUTPUT", "Kertas kerja"),
    cell("ambiguous-value", "Komisi!D3", "Komisi", 1, "TARGET", "1"),
    cell("repaired", "Sekretariat!D4", "Sekretariat", 2, "TARGET", "2 Lap"),
    cell("number-missing", "Komisi!A3", "Komisi", 1, "NO", ""),
    cell("number-out-of-order", "Komisi!A3", "Komisi", 1, "NO", "5"),
    cell("objective-missing", "Komisi!B2", "Komisi", 0, "SASARAN", ""),
    cell("activity-missing", "Komisi!E3", "Komisi", 1, "KEGIATAN", ""),
    cell("activity-numbering-broken", "Komisi!E2", "Komisi", 0, "KEGIATAN", "1. Menyusun laporan ↵ 3. Reviu"),
    cell("near-duplicate-indicator", "Komisi!C4", "Komisi", 2, "INDIKATOR", "Persentase Partisipesi Pemilih"),
    cell("duplicate-activities", "Komisi!E4", "Komisi", 2, "KEGIATAN", "Sosialisasi"),
    cell("indicator-is-not-a-measure", "Komisi!C3", "Komisi", 1, "INDIKATOR", "Terlaksananya Partisipasi Pemilih"),
    cell("text-truncated", "Komisi!E3", "Komisi", 1, "KEGIATAN", "Sosialisasi kepada pemilih dan"),
    cell("stale-year", "Komisi!E3", "Komisi", 1, "KEGIATAN", "Sosialisasi Pemilu 2019"),
    cell("other-region-named", "Komisi!E3", "Komisi", 1, "KEGIATAN", "Sosialisasi di Lombok Timor"),
    cell("leftover-markup", "Komisi!E3", "Komisi", 1, "KEGIATAN", "<p>Sosialisasi</p>"),
    cell("word-repeated", "Komisi!E3", "Komisi", 1, "KEGIATAN", "Sosialisasi kepada pemilih dan dan warga"),
    cell("explanation-as-activity", "Komisi!E3", "Komisi", 1, "KEGIATAN", "Karena pandemi kegiatan dialihkan"),
    cell("word-misspelt", "Komisi!E3", "Komisi", 1, "KEGIATAN", "Pemberdayaaan pemilih"),
    cell("activity-without-words", "Komisi!E3", "Komisi", 1, "KEGIATAN", "✓"),
    cell("schedule-differs-from-activity", "Komisi!E5", "Komisi", 3, "KEGIATAN", "Renstra 2020-2024 (TW III)"),
    cell("target-differs-from-wording", "Komisi!D3", "Komisi", 1, "INDIKATOR", "Persentase Pemilih mencapai 99,5%"),
    cell("word-perhaps-misspelt", "Komisi!E3", "Komisi", 1, "KEGIATAN", "Sosialisasi partisapasi"),
    cell("only-last-period", "Komisi!I5", "Komisi", 3, "JADWAL", "T4"),
    cell("work-of-other-office", "Komisi!E3", "Komisi", 1, "KEGIATAN", "KPU RI melaksanakan supervisi"),
    cell("target-missing", "Komisi!D3", "Komisi", 1, "TARGET", ""),
    cell("target-unreadable", "Komisi!D3", "Komisi", 1, "TARGET", "tercapai"),
    cell("target-does-not-fit-indicator", "Komisi!D3", "Komisi", 1, "TARGET", "1 Laporan"),
    cell("target-does-not-fit-indicator", "Komisi!D5", "Komisi", 3, "TARGET", "75%"),
    cell("target-unit-differs", "Sekretariat!D4", "Sekretariat", 2, "TARGET", "1 Dokumen"),
    cell("percentage-out-of-range", "Komisi!D3", "Komisi", 1, "TARGET", "7750%"),
    cell("zero-target-without-polarity", "Komisi!D3", "Komisi", 1, "TARGET", "0%"),
    cell("schedule-empty", "Komisi!F5", "Komisi", 3, "JADWAL", ""),
    cell("unknown-mark", "Komisi!H3", "Komisi", 1, "JADWAL", "T1 T2 T3=tunda"),
    cell("unknown-mark", "Komisi!F5", "Komisi", 3, "JADWAL", "T1=?"),
    Broken("schedule-of-quantities", "Komisi!F2", tuple(("Komisi", row, "JADWAL", "T1=25 T2=50 T3=75 T4=100") for row in range(4))),
    cell("mixed-marks", "Komisi!F5", "Komisi", 3, "CENTANG", "√"),
    cell("executor-missing", "Komisi!J5", "Komisi", 3, "PELAKSANA", ""),
    cell("executor-unknown", "Komisi!J5", "Komisi", 3, "PELAKSANA", "Divisi Perencanaan dan Data"),
    cell("executor-spelling", "Sekretariat!R2", "Sekretariat", 0, "PELAKSANA", "Subbag Keuangan"),
    cell("executor-of-other-part", "Sekretariat!R2", "Sekretariat", 0, "PELAKSANA", KEUANGAN),
    cell("executor-of-other-era", "Sekretariat!R5", "Sekretariat", 3, "PELAKSANA", "Sub Bagian Program dan Data"),
    cell("executor-repeated", "Komisi!J3", "Komisi", 1, "PELAKSANA", f"{TEKNIS} ↵ {TEKNIS} ↵ {SOSIALISASI}"),
    cell("executor-is-a-position", "Komisi!J5", "Komisi", 3, "PELAKSANA", "Ketua KPU"),
    cell("target-differs-between-parts", "Sekretariat!D2", "Sekretariat", 0, "TARGET", "WDP"),
    cell("quarter-without-month", "Komisi!H2", "Sekretariat", 0, "JADWAL", "B1 B4 B12"),
    cell("month-outside-quarter", "Sekretariat!L2", "Komisi", 0, "JADWAL", "T1 T2 T4"),
    cell("division-without-support", "Komisi!J5", "Sekretariat", 3, "JADWAL", "B4 B8 B12"),
    cell("unit-never-named", "Komisi", "Komisi", 3, "PELAKSANA", "Divisi Hukum dan Pengawasan"),
    Broken("executors-do-not-correspond", "Sekretariat!R2", (("Sekretariat", 0, "PELAKSANA", SUB_HUKUM), ("Sekretariat", 2, "PELAKSANA", SUB_KEUANGAN))),
    Broken("year-differs-between-parts", "Sekretariat!E2", (("Komisi", 0, "KEGIATAN", "Penyusunan Laporan Keuangan 2019"), ("Sekretariat", 0, "KEGIATAN", "Menyusun Laporan Keuangan Tahun 2020"))),
    Broken("duplicate-indicator", "Komisi!C5", (("Komisi", 3, "INDIKATOR", "Persentase partisipasi pemilih."), ("Komisi", 3, "TARGET", "77,5%"), ("Komisi", 3, "PELAKSANA", TEKNIS))),
    Broken("measure-in-other-words", "Komisi!C4", (("Komisi", 1, "INDIKATOR", "Persentase Dokumen Perencanaan yang Disusun"), ("Komisi", 2, "INDIKATOR", "Persentase Penyusunan Dokumen Perencanaan"))),
    Broken("event-called-off", "Sekretariat!E3", (("Komisi", 1, "KEGIATAN", "Tidak ada Pemilihan Tahun 2020"), ("Sekretariat", 1, "KEGIATAN", "Sosialisasi Pilkada 2020"))),
    Broken("indicator-unfilled", "Komisi!E5", (("Komisi", 3, "KEGIATAN", ""), ("Komisi", 3, "JADWAL", ""), ("Komisi", 3, "PELAKSANA", ""))),
    Broken("target-changes-within-indicator", "Komisi!D4", (("Komisi", 2, "INDIKATOR", ""), ("Komisi", 2, "TARGET", "95%"))),
    Broken("column-missing", "Komisi!A1", (("Komisi", 0, "TANPA KOLOM", "TARGET"),)),
    Broken("parts-disagree-on-office", "Komisi!B1", (("Komisi", 0, "Nama/Unit Organisasi", "KPU Kabupaten Lombok Barat"),)),
    Broken("parts-disagree-on-year", "Komisi!B1", (("Komisi", 0, "Tahun Anggaran", "2019"),)),
    Broken("office-missing", "Identitas Satker!B2", identity={"office": "", "region": "52.03"}),
    Broken("office-unknown", "Identitas Satker!B2", identity={"office": "KPU Kabupaten Lombok Timor"}),
    Broken("year-missing", "Identitas Satker!B4", identity={"year": ""}),
    Broken("submitter-missing", "Identitas Satker!B5", identity={"submitter": ""}),
    Broken("submitter-unknown", "Identitas Satker!B5", identity={"submitter": "Panitia"}),
    Broken("signature-incomplete", "Identitas Satker!B7", identity={"place": ""}),
    Broken("signature-incomplete", "Identitas Satker!B8", identity={"date": None}),
    Broken("signature-incomplete", "Identitas Satker!B14", identity={"chair": ("Ketua", "", "")}),
    Broken("signature-undecided", "Identitas Satker!B14", identity={"chair": ("Ketua", "belum ada", "")}),
    Broken("code-of-other-office", "Identitas Satker!B3", identity={"region": "52.01"}),
    Broken("nip-without-18-digits", "Identitas Satker!B18", identity={"secretary": ("Sekretaris", "Sekretaris (contoh)", "1.97001E+17")}),
]  # fmt: skip


@pytest.mark.parametrize("broken", ONE_CELL, ids=lambda broken: f"{broken.rule} {broken.cell}")
def test_one_fault_is_told_once_and_where_it_is(broken: Broken) -> None:
    rows = clean_rows()
    for sheet, row, column, text in broken.change:
        rows[sheet][row][column] = text
    findings = check([plan_from(rows, **broken.identity)])
    assert told([each for each in findings if each.name == broken.rule]) == [(broken.rule, broken.cell)]
    assert told([each for each in findings if each.severity is Severity.ERROR and each.name != broken.rule]) == []


def noted(kind: NoteKind) -> Callable[[Plan], Plan]:
    """The plan as the reader gives it where it noticed something at Komisi!D3 that a text table cannot hold."""
    note = Note(kind, Text("Keterangan pembaca.", "What the reader says."), Cell("Komisi", 3, "D"), "x")
    return lambda plan: replace(plan, notes=(*plan.notes, note))


def another_date(plan: Plan) -> Plan:
    part = replace(plan.parts[0], date=datetime.date(2019, 1, 22), cells={"date": Cell("Komisi", 9, "J")})
    return replace(plan, parts=(part, *plan.parts[1:]))


def without_executor_column(plan: Plan) -> Plan:
    return replace(plan, parts=plan.parts[:1])


CHANGED_PLAN: list[tuple[str, str, Callable[[Plan], Plan]]] = [
    ("never-calculated-formula", "Komisi!D3", noted(NoteKind.NEVER_CALCULATED)),
    ("error-cell", "Komisi!D3", noted(NoteKind.ERROR_CELL)),
    ("older-template", "Komisi!D3", noted(NoteKind.OLDER_TEMPLATE)),
    ("coloured-schedule", "Komisi!D3", noted(NoteKind.COLOURED)),
    ("copied-row", "Komisi!D3", noted(NoteKind.COPIED_ROW)),
    ("indicator-lost", "Komisi!D3", noted(NoteKind.INDICATOR_LOST)),
    ("indicator-emptied", "Komisi!D3", noted(NoteKind.INDICATOR_EMPTIED)),
    ("indicator-left-out", "Komisi!D3", noted(NoteKind.INDICATOR_LEFT_OUT)),
    ("difference-open", "Komisi!D3", noted(NoteKind.DIFFERENCE_OPEN)),
    ("mentioned", "Komisi!D3", noted(NoteKind.MENTIONED)),
    ("year-of-other-files-differs", "Komisi!D3", noted(NoteKind.OTHER_YEAR)),
    ("hidden-but-read", "Komisi!D3", noted(NoteKind.HIDDEN)),
    ("second-reading", "Komisi!D3", noted(NoteKind.SECOND_READING)),
    ("table-not-read", "Komisi!D3", noted(NoteKind.TABLE_NOT_READ)),
    ("identity-sheet-missing", "Komisi!D3", noted(NoteKind.IDENTITY_SHEET_MISSING)),
    ("column-set-aside", "Komisi!D3", noted(NoteKind.COLUMN_SET_ASIDE)),
    ("rows-not-read", "Komisi!D3", noted(NoteKind.ROWS_NOT_READ)),
    ("agreement-only", "Komisi!D3", noted(NoteKind.AGREEMENT_ONLY)),
    ("parts-disagree-on-date", "Komisi!J9", another_date),
    ("part-missing", "None", without_executor_column),
    (
        "part-empty",
        "Komisi",
        lambda plan: replace(plan, parts=(replace(plan.parts[0], indicators=()), *plan.parts[1:])),
    ),
]


@pytest.mark.parametrize(("rule", "at", "change"), CHANGED_PLAN, ids=[rule for rule, _, _ in CHANGED_PLAN])
def test_what_a_text_table_cannot_hold_is_told_where_it_is(rule: str, at: str, change: Callable[[Plan], Plan]) -> None:
    findings = check([change(plan_from(clean_rows()))])
    assert told([each for each in findings if each.name == rule]) == [(rule, at)]
    assert told([each for each in findings if each.severity is Severity.ERROR and each.name != rule]) == []


@pytest.mark.parametrize("kind", [NoteKind.UNREADABLE_FILE, NoteKind.NOT_A_PLAN])
def test_a_file_without_a_plan_is_told_beside_the_plans(kind: NoteKind) -> None:
    unread = Unread(Source("a.xlsx", "0" * 64), Note(kind, Text("Bukan rencana.", "No plan.")))
    findings = check([plan_from(clean_rows())], [unread])
    assert [(each.name, each.file) for each in findings if each.severity is Severity.ERROR] == [(kind.value, "a.xlsx")]


def test_an_indicator_that_loses_its_counterpart_is_mentioned_on_both_parts() -> None:
    rows = clean_rows()
    before = set(told(check([plan_from(rows)], select=["indicator-without-counterpart"])))
    rows["Komisi"][0]["INDIKATOR"] = "Opini BPK atas Kinerja"
    after = set(told(check([plan_from(rows)], select=["indicator-without-counterpart"])))
    assert {place for _, place in after - before} == {"Komisi!C2", "Sekretariat!C2"}


ELSEWHERE = {
    # These need a submission, rows below no indicator, or targets in the definition; see test_rules_*.py.
    "indicator-without-counterpart",
    "nothing-filled",
    "indicator-missing",
    "target-below-national",
    "target-differs-from-agreement",
    # The clean plan has no targets by period, and no money; see test_rules_period_targets.py and test_rules_budgets.py.
    # and it is no report; see test_report_rules.py.
    *(rule.name for rule in CATALOGUE if rule.family in {"RAK7xx", "RAK8xx", "RAK9xx"}),
}


def test_every_rule_breaks_the_clean_plan_somewhere() -> None:
    broken = {broken.rule for broken in ONE_CELL} | {rule for rule, _, _ in CHANGED_PLAN}
    assert broken | {"unreadable-file", "not-a-plan"} | ELSEWHERE == {rule.name for rule in CATALOGUE}
