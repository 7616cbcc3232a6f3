"""A target is what a person sees in its cell and the cell beside it, or it is asked there."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.opened.number_formats import shown_value
from rak_excel.jobs.template.forms import write_template
from rak_excel.model import NoteKind, Plan, Severity, Source, Target, TargetKind
from rak_excel.reading import Unread, read_sheets
from rak_excel.reading.files import read_file
from rak_excel.reports.plan_records import export_plans
from rak_excel.rules.check import check
from tests.forms import form_of_plan
from tests.tables import plan_of, sheets_of, told

KPU = load_template("kpu-2020")


def table(*rows: tuple[str, str, str]) -> str:
    """Indicators with their target and the unit beside it; targets stand in column D from row 2."""
    lines = [
        f"| {nth} | Sasaran {nth} | {indicator} | {target} | {unit} | Rapat {nth} | v | v | v | v | Divisi Hukum dan Pengawasan |"
        for nth, (indicator, target, unit) in enumerate(rows, 1)
    ]
    heading = "| NO | SASARAN | INDIKATOR | TARGET | SATUAN | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    return "\n".join(["# Komisi", heading, *lines])


def targets(plan: Plan) -> list[Target]:
    return [each.target for each in plan.parts[0].indicators if each.target]


def one(indicator: str, target: str, unit: str = "", *others: tuple[str, str, str]) -> tuple[Target | None, list[str]]:
    """The target in D2, and what is asked or repaired there."""
    plan = plan_of(table((indicator, target, unit), *others))
    kinds = (NoteKind.AMBIGUOUS_VALUE, NoteKind.REPAIRED)
    noted = [each.kind.value for each in plan.notes if str(each.cell) == "Komisi!D2" and each.kind in kinds]
    return plan.parts[0].indicators[0].target, noted


def asked_at_target(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each.startswith("RAK009")]


# Bare numbers where a percentage belongs.


@pytest.mark.parametrize(
    "indicator",
    [
        "Persentase A",
        "1. Persentase A",
        "a) Prosentase A",
        "Presentase A",
        "% A",
        "Persen A",
        "Tingkat A (%)",
        "IKU 3 Persentase A",
    ],
)
@pytest.mark.parametrize("cell", ["75", "{75}"])
def test_a_bare_75_is_75_percent_however_the_indicator_asks_for_a_percentage(indicator: str, cell: str) -> None:
    target, noted = one(indicator, cell)
    assert target
    assert (target.kind, target.value) == (TargetKind.PERCENT, Decimal(75))
    assert noted == ["repaired"]


@pytest.mark.parametrize(
    ("indicator", "cell", "unit", "asked"),
    [
        ("Persentase A", "Skala 7", "", True),
        ("Persentase A", "Skala 7-10", "", True),
        ("Persentase A", "Nilai 75", "", True),
        ("Tingkat A", "Skor 75", "%", True),
        ("Persentase A", "Nilai 75%", "", False),
        ("Persentase A", "Persentase 75", "", False),
        ("Persentase A", "Sebesar 75", "", False),
        ("Indeks A", "Skala 7", "", False),
        ("Indeks A", "Nilai 75", "", False),
    ],
)
def test_a_number_that_says_to_be_no_percentage_is_asked_where_one_belongs(
    indicator: str, cell: str, unit: str, asked: bool
) -> None:
    assert bool(asked_at_target(plan_of(table((indicator, cell, unit))))) is asked


@pytest.mark.parametrize(("cell", "said"), [("Skala 7", "skala"), ("Nilai 75", "nilai")])
def test_what_a_number_is_labelled_as_is_told_where_a_percentage_belongs(cell: str, said: str) -> None:
    details = [note.detail.id for note in plan_of(table(("Persentase A", cell, ""))).notes if note.detail]

    assert [each for each in details if each.casefold().startswith(f"di sini tertulis {said},")]


@pytest.mark.parametrize(
    ("cell", "value", "bound"), [("90%+", 90, "≥"), ("5+ laporan", 5, "≥"), ("5 + laporan", 5, "≥"), ("B+", None, "")]
)
def test_a_plus_behind_a_number_is_at_least_that(cell: str, value: int | None, bound: str) -> None:
    (target,) = targets(plan_of(table(("Sesuatu", cell, ""))))

    assert (target.value, target.bound) == (value, bound)


def test_rupiah_that_are_counted_in_something_else_are_not_understood() -> None:
    (target,) = targets(plan_of(table(("Jumlah A", "Rp 75 Laporan", ""))))

    assert target.kind is TargetKind.TEXT


@pytest.mark.parametrize(("cell", "value"), [("1\\nLaporan", 1), ("1 Laporan\\n2 Dokumen", None)])
def test_a_target_on_two_lines_is_as_it_is_written(cell: str, value: int | None) -> None:
    target, noted = one("Jumlah A", cell)

    assert target
    assert target.value == value
    assert noted == []


@pytest.mark.parametrize("cell", ["satu setengah tahun", "1/2 Laporan", "1½ tahun", "setengah"])
def test_a_part_of_a_number_is_no_unit(cell: str) -> None:
    plan = plan_of(table(("Jumlah A", cell, "")))

    assert targets(plan)[0].kind is TargetKind.TEXT
    assert [each for each in told(plan) if "!D2" in each] == ["RAK302 Komisi!D2 error"]


@pytest.mark.parametrize("indicator", ["Presentasi kepada KPU RI", "Indeks A", "Jumlah Persentase", "Tingkat A"])
def test_a_bare_75_is_no_percentage_of_an_indicator_that_asks_for_none(indicator: str) -> None:
    target, _ = one(indicator, "75")
    assert target
    assert target.kind is TargetKind.NUMBER


@pytest.mark.parametrize(
    "cell", ["{0.63}", "{0.63:0.00}", "0,63", "0.63", "{1}", "1", "{0.004:0}", "0,5-0,75", "{0.63:0}"]
)
@pytest.mark.parametrize(("indicator", "unit"), [("Persentase A", ""), ("Tingkat A", "%"), ("Jumlah A", "Persen")])
def test_a_fraction_or_1_where_a_percentage_belongs_is_asked(indicator: str, unit: str, cell: str) -> None:
    assert asked_at_target(plan_of(table((indicator, cell, unit)))) == ["RAK009 Komisi!D2 error"]


@pytest.mark.parametrize(
    ("others", "asked"),
    [
        (["{1.47}", "{2.5}"], False),  # the shares of a few per cent of one office
        (["{1.47}", "{2.5}", "{0.2}"], False),
        (["1,47", "2,5"], False),
        (["{1.47}"], True),  # one small number settles nothing
        (["{2}"], True),
        (["{2}", "{4}"], True),
        (["{75}", "{80}"], True),  # the format may be lost here alone
        (["{1.47}", "{75}"], True),
        (["{0.75}", "{0.8}"], True),
        (["75%", "80%"], True),
        (["{0.75:0%}", "{0.8:0%}"], True),
        ([], True),
    ],
)
def test_the_other_targets_decide_only_where_none_of_them_can_be_a_fraction(others: list[str], asked: bool) -> None:
    target, noted = one("Tingkat A", "{0.63}", "%", *((f"Tingkat {each}", each, "%") for each in others))
    assert target
    assert noted == (["ambiguous-value"] if asked else ["repaired"])
    assert (target.kind, target.value) == (TargetKind.NUMBER if asked else TargetKind.PERCENT, Decimal("0.63"))
    assert asked or target.text == "0,63%"


def test_a_share_as_small_as_the_others_is_read_as_it_is_with_its_sign_and_the_reason() -> None:
    plan = plan_of(table(*((f"Persentase {each}", each, "") for each in ("{0.63}", "{1.47}", "{2.5}"))))
    reasons = {str(note.cell): note.detail.id for note in plan.notes if note.cell and note.cell.column == "D"}

    assert [each.target and each.target.text for _, each in plan.indicators()][:1] == ["0,63%"]
    assert "juga kecil" in reasons["Komisi!D2"]
    assert "juga kecil" not in reasons["Komisi!D3"]


SAME = ["tujuh puluh lima persen", "persen", "*", "target tahunan", "target Renstra", "setahun", "kenaikan"]
ANOTHER = [
    *("sebelum revisi", "lama", "awal", "baseline", "prognosa", "TA lalu", "s.d. TW II", "Semester I", "TW 2", "semula"),
    *("realisasi", "batal", "salah", "dihapus", "tentatif", "cek lagi", "?", "70%", "tahun 2019", "target awal"),
]  # fmt: skip
UNSURE = ["revisi", "nasional", "3 dari 4", "setiap bulan", "rata-rata bulanan", "target bulanan", "dikurangi sisa"]


@pytest.mark.parametrize("bracketed", ["75% ({})", "75% [{}]", "minimal 75% ({})", "75 ({}) %"])
@pytest.mark.parametrize("remark", [*SAME, *ANOTHER, *UNSURE])
def test_a_remark_in_brackets_is_harmless_only_where_it_says_the_same(bracketed: str, remark: str) -> None:
    noticed = told(plan_of(table(("Persentase A", bracketed.format(remark), ""))), Severity.ERROR, Severity.WARNING)

    here = [each.split()[-1] for each in noticed if "D2" in each]
    assert here == (["error"] if remark in ANOTHER else ["warning"] if remark in UNSURE else [])


@pytest.mark.parametrize(
    ("indicator", "target", "code"),
    [
        ("Jumlah Laporan", "1 Laporan (setiap bulan)", "RAK016"),
        ("Jumlah Laporan", "1 Laporan (per triwulan)", "RAK016"),
        ("Jumlah Laporan", "1 Laporan (masing-masing)", "RAK016"),
        ("Jumlah Laporan", "1 Laporan/bulan", "RAK016"),
        ("Jumlah Laporan", "1 lap. per bulan", "RAK016"),
        ("Jumlah Laporan", "1 Laporan tiap TW", "RAK016"),
        ("Jumlah Laporan", "1 Laporan (12 bulan)", "RAK016"),
        ("Jumlah Laporan", "1 Laporan/kecamatan", "RAK016"),
        ("Jumlah Laporan", "1 laporan per kecamatan", "RAK016"),
        ("Jumlah Laporan", "1 laporan sebulan", "RAK016"),
        ("Jumlah Laporan", "12 laporan sebulan", "RAK016"),
        ("Sesuatu", "2019 Orang (2019)", ""),
        ("Persentase A", "75% (2019)", "RAK009"),
        ("Jumlah Laporan", "1 Lap/tahun", ""),
        ("Jumlah Laporan", "1 Laporan (per tahun)", ""),
        ("Jumlah Laporan", "3 Laporan (2 semesteran, 1 tahunan)", ""),
        ("Sesuatu", "12 bulan (1 tahun)", ""),
        ("Jumlah Laporan", "12 Laporan (1 tahun)", ""),
        ("Jumlah Laporan", "12 Laporan (1 semester)", "RAK016"),
        ("Sesuatu", "12 bulan (2 tahun)", "RAK016"),
        ("Jumlah Laporan", "12 Laporan/bulan", "RAK016"),
        ("Jumlah Laporan", "4 Laporan per triwulan", "RAK016"),
        ("Jumlah Laporan", "12 Laporan (setiap bulan)", ""),
        ("Jumlah Laporan", "4 Laporan (1 laporan per triwulan)", ""),
        ("Jumlah Laporan", "4 Laporan (2 laporan per triwulan)", "RAK016"),
        ("Jumlah Laporan", "4 Laporan (TW I-IV)", ""),
        ("Jumlah Laporan", "4 Laporan (TW I s.d. TW IV)", ""),
        ("Jumlah Laporan", "4 Laporan (TW I-III)", "RAK009"),
        ("Jumlah Laporan", "4 Laporan (Triwulan I, II, III, dan IV)", ""),
        ("Jumlah Kegiatan", "1 Kegiatan (April)", ""),
        ("Jumlah Dokumen", "1 Dokumen (Rencana Kerja Tahunan)", ""),
        ("Jumlah Dokumen", "1 Dokumen (Sedang Proses)", "RAK016"),
        ("Jumlah Kegiatan", "2 Kegiatan (Juni dan Desember)", ""),
        ("Jumlah Kegiatan", "3 Kegiatan (Juni dan Desember)", "RAK009"),
        ("Jumlah Laporan", "1 Laporan (Semester I dan II)", ""),
        ("Jumlah Laporan", "12 Laporan (Januari - Desember)", ""),
        ("Jumlah Laporan", "6 Laporan (Januari - Juni)", "RAK009"),
        ("Jumlah Laporan", "1 Laporan (Semester I)", "RAK009"),
        ("Jumlah DPS", "1 DPS (Daftar Pemilih Sementara)", ""),
        ("Jumlah Dokumen", "1 Dokumen (sementara)", "RAK009"),
        ("Jumlah Dokumen", "1 Dokumen (target sementara)", "RAK009"),
        ("Jumlah Dokumen", "2 Dokumen (RKA dan DIPA)", ""),
        ("Jumlah Dokumen", "5 Dokumen (RKA dan DIPA)", "RAK016"),
        ("Jumlah Berita Acara", "3 Berita Acara (DPS, DPSHP, DPT)", ""),
        ("Jumlah SK", "2 SK (Penetapan dan Perubahan)", ""),
        ("Jumlah Dokumen", "2 Dokumen (Semula dan Menjadi)", "RAK009"),
        ("Jumlah Laporan", "12 Laporan (bulanan)", ""),
        ("Jumlah Laporan", "4 Laporan (triwulanan)", ""),
        ("Jumlah Laporan", "2 Laporan (semesteran)", ""),
        ("Jumlah Laporan", "1 Laporan (bulanan)", "RAK016"),
        ("Jumlah Dokumen", "1 Dokumen (LAKIP)", ""),
        ("Jumlah Dokumen", "1 Dokumen (BATAL)", "RAK009"),
        ("Jumlah Dokumen", "1 Dokumen (REVISI)", "RAK016"),
        ("Jumlah Dokumen", "1 Dokumen (DIGESER)", "RAK016"),
        ("Jumlah Dokumen", "1 Dokumen (PENDING)", "RAK016"),
        ("Persentase A", "75% (KPU)", "RAK016"),
        ("Indeks A", "78 (Baik)", ""),
        ("Indeks A", "78 (B)", ""),
        ("Indeks A", "78 (kurang)", "RAK016"),
        ("Opini BPK", "WTP (revisi)", "RAK016"),
        ("Persentase A", "3 (skala 0-5)", "RAK009"),
        ("Persentase A", "75 (nasional)", "RAK009"),
        ("Indeks A", "3 (skala 0-5)", ""),
    ],
)
def test_what_makes_a_number_another_is_told(indicator: str, target: str, code: str) -> None:
    noticed = told(plan_of(table((indicator, target, ""))), Severity.ERROR, Severity.WARNING)

    assert [each.split()[0] for each in noticed if "D2" in each] == ([code] if code else [])


@pytest.mark.parametrize(
    "cell", ["75% (2020)", "75% (tahun 2020)", "75% [TA 2020]", "75% tahun 2020", "75% (target 2020)"]
)
def test_the_year_of_the_plan_beside_a_target_is_no_other(cell: str) -> None:
    """The plan is for 2020."""
    plan, other = (plan_of(table(("Persentase A", each, ""))) for each in (cell, cell.replace("2020", "2019")))

    assert [each.value for each in targets(plan)] == [75]
    assert any("D2 error" in each for each in told(other))


def test_a_unit_of_each_month_beside_a_number_is_told() -> None:
    plan = plan_of(table(("Jumlah Laporan", "1", "Laporan/bulan")))

    assert [each.code for each in check([plan]) if str(each.cell) == "Komisi!D2"] == ["RAK016"]


def test_a_number_of_something_else_says_nothing_about_a_percentage() -> None:
    _, noted = one("Persentase A", "{0.63}", "", ("Indeks B", "{1.47}", ""), ("Jumlah C", "{2}", "Orang"))
    assert noted == ["ambiguous-value"]


@pytest.mark.parametrize(
    "cell", ['{75:General"%"}', '{75:0"%"}', r"{75:0\%}", "{0.75:0%}", '{75:0" persen"}', "{0.75:0 %}"]
)
@pytest.mark.parametrize("indicator", ["Persentase A", "Terlaksananya A"])
def test_a_format_that_shows_a_percent_sign_makes_a_percentage(indicator: str, cell: str) -> None:
    target, _ = one(indicator, cell)
    assert target
    assert (target.kind, target.value) == (TargetKind.PERCENT, Decimal(75))


def test_a_text_is_shown_with_what_its_format_adds() -> None:
    sheets = [
        replace(each, formats={(2, 4): '@"%"'}) if each.name == "Komisi" else each
        for each in sheets_of(table(("Persentase A", "0,5", ""), ("Tingkat B", "0,5", "")))
    ]
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=KPU)
    assert not isinstance(plan, Unread)
    assert [(each.kind, each.value) for each in targets(plan)] == [
        (TargetKind.PERCENT, Decimal("0.5")),
        (TargetKind.NUMBER, Decimal("0.5")),
    ]


def test_a_unit_of_the_heading_is_that_of_each_column_below_it() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET (%) | < | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | | | | SEMULA | MENJADI | | | | | | |
        | 1 | A | Tingkat A | 60 | 70 | Reviu | ✓ | | | | Divisi Hukum |
    """)

    assert [each.text for each in targets(plan)] == ["70%"]


def test_a_fraction_below_a_heading_in_percent_is_asked() -> None:
    text = table(("Tingkat A", "{0.7}", "")).replace("TARGET |", "TARGET (%) |")

    assert asked_at_target(plan_of(text)) == ["RAK009 Komisi!D2 error"]


@pytest.mark.parametrize(
    ("indicator", "cell", "unit", "asked"),
    [
        # 2020 may be the year, where nothing gives it a unit.
        ("Terlaksananya A", "{2020}", "", True),
        ("Terlaksananya A", "2020", "", True),
        ("Indeks A", "{2024}", "", True),
        ("Terlaksananya A", "2020-2024", "", True),
        ("Terlaksananya A", "{2045}", "", False),
        ("Terlaksananya A", "{2020}", "Orang", False),
        ("Terlaksananya A", "2020 Orang", "", False),
        # 0.75 may be 75 %, where neither a unit nor the indicator says what it is.
        ("Terlaksananya A", "{0.75}", "", True),
        ("Terlaksananya A", "0,75", "", True),
        ("Terlaksananya A", "minimal 0,75", "", True),
        ("Terlaksananya A", "0,5-0,75", "", True),
        ("Terlaksananya A", "{0.75:0%}", "", False),
        ("Terlaksananya A", "{0.75}", "Poin", False),
        ("Terlaksananya A", "{1}", "", False),
        ("Terlaksananya A", "{1.5}", "", False),
        # The number of a day of the plan's year may be a date.
        ("Terlaksananya A", "{43861}", "", True),
        ("Terlaksananya A", "{45000}", "", False),
        ("Terlaksananya A", "{43861}", "Orang", False),
        ("Rasio Gini", "{0.38}", "", False),
        ("Indeks A", "{0.75}", "", False),
        ("Kepuasan Masyarakat (Indeks)", "{0.75}", "", False),
    ],
)
def test_a_number_without_a_unit_is_asked_where_it_may_be_a_year_or_a_percentage(
    indicator: str, cell: str, unit: str, asked: bool
) -> None:
    assert bool(asked_at_target(plan_of(table((indicator, cell, unit))))) is asked


@pytest.mark.parametrize(
    ("indicator", "target", "severity"),
    [
        # Brackets that list as many things as are counted say the same again.
        ("Jumlah A", "2 Dokumen (Laporan Awal dan Laporan Akhir)", "info"),
        ("Jumlah A", "2 Dokumen (RKA awal, RKA perubahan)", "info"),
        ("Jumlah A", "2 Laporan (awal dan akhir)", "info"),
        ("Jumlah A", "2 Dokumen (draft dan final)", "info"),
        ("Jumlah A", "2 Kegiatan (Tahap I dan II)", "info"),
        ("Jumlah A", "3 Kegiatan (Tahap I, Tahap II dan Tahap III)", "info"),
        ("Jumlah A", "3 Kegiatan (tahap 1 - 3)", "info"),
        ("Jumlah A", "1 Dokumen (Laporan Realisasi Anggaran)", "info"),
        ("Jumlah A", "2 Laporan (awal tahun dan akhir tahun)", "info"),
        ("Jumlah A", "3 Laporan (awal, tengah, akhir)", "info"),
        ("Jumlah A", "12 Laporan (12 bulan)", "info"),
        ("Jumlah A", "1 Laporan (12 bulan)", "warning"),
        ("Jumlah A", "3 Dokumen (Laporan Awal dan Laporan Akhir)", "error"),
        ("Jumlah A", "2 Kegiatan (Tahap I)", "error"),
        ("Jumlah A", "3 Kegiatan (Tahap I dan II)", "error"),
        ("Jumlah A", "2 Laporan (target awal dan target akhir)", "error"),
        ("Jumlah A", "2 Laporan (semula dan menjadi)", "error"),
        ("Jumlah A", "1 Laporan (realisasi)", "error"),
        ("Persentase A", "2% (awal dan akhir)", "error"),
        # So does what a predicate is called.
        ("Predikat A", "B (Baik)", "info"),
        ("Predikat A", "B (Sangat Baik)", "warning"),
        ("Predikat A", "B (revisi)", "warning"),
        ("Predikat A", "B (2019)", "error"),
        ("Predikat A", "B (780)", "warning"),
        ("Opini A", "WTP (78)", "warning"),
    ],
)
def test_brackets_that_explain_what_stands_before_them_need_no_word(indicator: str, target: str, severity: str) -> None:
    noticed = told(plan_of(table((indicator, target, ""))), Severity.ERROR, Severity.WARNING, Severity.INFO)

    assert [each.split()[-1] for each in noticed if "D2" in each] == [severity]


@pytest.mark.parametrize("target", ["B (78)", "BB (nilai 75,5)", "BB (72,10)"])
def test_the_score_of_a_predicate_stays_beside_it(target: str) -> None:
    plan = plan_of(table(("Nilai A", target, "")))
    (indicator,) = plan.parts[0].indicators

    assert indicator.target is not None
    assert (indicator.target.text, indicator.target.kind) == (target, TargetKind.PREDICATE)
    assert not [each for each in told(plan, *Severity) if "D2" in each]


@pytest.mark.parametrize(("beside", "asked"), [("80%", True), ("{0.8:0%}", True), ("2 Laporan", False), ("{2}", False)])
def test_a_bare_1_among_percentages_may_be_one_of_them(beside: str, asked: bool) -> None:
    plan = plan_of(table(("Tingkat A", "{1}", ""), ("Tingkat B", beside, "")))

    assert bool([each for each in told(plan) if each == "RAK009 Komisi!D2 error"]) is asked


def without_formats(text: str) -> Plan:
    sheets = [replace(each, formats={}, formats_known=False) for each in sheets_of(text)]
    plan = read_sheets(sheets, Source("rak.xlsb", "0" * 64), template=KPU)
    assert not isinstance(plan, Unread)
    return plan


@pytest.mark.parametrize(
    ("indicator", "cell", "unit", "asked"),
    [
        ("Terlaksananya A", "{0.75}", "", True),
        ("Indeks A", "{0.75}", "", True),
        ("Jumlah A", "{0.75}", "", True),
        ("Terlaksananya A", "{1}", "", True),
        ("Persentase A", "{0.75}", "", True),
        ("Jumlah Laporan A", "{1}", "", False),
        ("Terlaksananya A", "{1}", "Laporan", False),
        ("Indeks A", "{75}", "", False),
        ("Indeks A", "0,75", "", False),  # a text looks as it is
        ("Persentase A", "{75}", "", False),
    ],
)
def test_where_formats_cannot_be_seen_a_fraction_is_asked_whatever_the_indicator(
    indicator: str, cell: str, unit: str, asked: bool
) -> None:
    assert bool(asked_at_target(without_formats(table((indicator, cell, unit))))) is asked


FORMATS: dict[str, Callable[[Decimal], tuple[Decimal, str]]] = {
    "General": lambda number: (number, ""),
    "0.00": lambda number: (_places(number, 2), ""),
    "#,##0.0": lambda number: (_places(number, 1), ""),
    "0%": lambda number: (_places(number * 100, 0), "%"),
    "0.0%": lambda number: (_places(number * 100, 1), "%"),
    "0.00%;[Red]-0.00%": lambda number: (_places(number * 100, 2), "%"),
    'General"%"': lambda number: (number, "%"),
    '0.0"%"': lambda number: (_places(number, 1), "%"),
    r"0.00\%": lambda number: (_places(number, 2), "%"),
}


def _places(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(
    st.sampled_from(sorted(FORMATS)),
    st.decimals(min_value=0, max_value=200, places=3) | st.sampled_from([Decimal(1), Decimal("0.01"), Decimal(100)]),
    st.sampled_from(
        ["Persentase A", "1. Presentase A", "Tingkat A (%)", "Indeks A", "Jumlah A", "Terlaksananya A", "Opini A"]
    ),
    st.sampled_from(["", "%", "Persen", "Dokumen", "Nilai", "Rumah Tangga"]),
    st.lists(st.sampled_from(["75%", "{75}", "{0.8}", "{0.8:0%}", "{1.47}", "1,2", "2 Laporan"]), max_size=3),
)
def test_a_percentage_is_the_one_that_is_shown_or_it_is_asked(
    number_format: str, number: Decimal, indicator: str, unit: str, others: list[str]
) -> None:
    shown, sign = FORMATS[number_format](number)
    cell = f"{{{number}:{number_format}}}" if number_format != "General" else f"{{{number}}}"
    plan = plan_of(
        table((indicator, cell, unit), *((f"Persentase {nth}", each, unit) for nth, each in enumerate(others)))
    )
    target = plan.parts[0].indicators[0].target
    assert target
    questioned = any(str(each.cell) == "Komisi!D2" and each.kind is NoteKind.AMBIGUOUS_VALUE for each in plan.notes)
    assert questioned or target.kind is not TargetKind.PERCENT or target.value == shown
    if sign and unit in {"", "%", "Persen"}:
        assert (questioned, target.kind) == (False, TargetKind.PERCENT)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.755, "0%", "76%"),
        (-0.5, "0%", "-50%"),
        (-0.5, "0%;(0%)", "(50%)"),
        (0.0, '0%;-0%;"-"', "-"),
        (1250.5, "#,##0.00", "1250,5"),
        (9e9, "[$Rp-421]#,##0", "Rp9000000000"),
        (9e9, r'_-"Rp"* #,##0_-;\-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-', "Rp9000000000"),
        (0.75, '[<1]0%;0"%"', "0,75"),  # a condition is not worked out, and the number asked
        (75.0, "0.00E+00", "75"),
        (float("nan"), "0%", "nan"),
        (75.0, "0_%", "75"),
        (75.0, '0" pekan; "', "75 pekan;"),
    ],
)
def test_a_format_is_read_as_excel_shows_it(value: float, number_format: str, shown: str) -> None:
    assert shown_value(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "asked"), [('[<=1]0%;0"%"', True), ("0%%", True), ("# ?/?", False), ("0.00", False)]
)
def test_a_format_that_is_not_worked_out_is_asked_where_it_has_a_percent_sign(number_format: str, asked: bool) -> None:
    (first, *_) = asked_at_target(plan_of(table(("Indeks A", f"{{0.75:{number_format}}}", "")))) or [""]
    assert bool(first) is asked


# The unit beside it.


@pytest.mark.parametrize(
    ("target", "text", "told_at"),
    [
        ("{2.5:0}", "3 Dokumen", ["RAK016 Komisi!D2 warning"]),
        ("{2.4:0}", "2 Dokumen", ["RAK016 Komisi!D2 warning"]),
        ("{2:0.0}", "2 Dokumen", []),
        ("{2.00000000001:0}", "2 Dokumen", []),
    ],
)
def test_a_number_that_its_format_rounds_is_what_is_shown_and_told(target: str, text: str, told_at: list[str]) -> None:
    plan = plan_of(table(("Sesuatu", target, "Dokumen")))

    assert [each.text for each in targets(plan)] == [text]
    assert [each for each in told(plan) if "D2" in each] == told_at


def test_a_struck_unit_is_asked_about_and_not_taken() -> None:
    plan = plan_of(table(("Tingkat A", "70", "~~%~~"), ("Tingkat B", "80", "~~Dokumen~~ %")))

    assert [each.text for each in targets(plan)] == ["70", "80%"]
    assert asked_at_target(plan) == ["RAK009 Komisi!E2 error", "RAK009 Komisi!E3 error"]


@pytest.mark.parametrize("unit", ["2 Laporan", "75%"])
def test_another_target_in_the_column_of_units_is_asked(unit: str) -> None:
    assert asked_at_target(plan_of(table(("Sesuatu", "1", unit)))) == ["RAK009 Komisi!D2 error"]


@pytest.mark.parametrize(
    ("target", "unit", "text", "kind"),
    [
        ("{34}", "Provinsi", "34 Provinsi", TargetKind.COUNT),
        ("{12}", "Bulan Layanan", "12 Bulan Layanan", TargetKind.COUNT),
        ("{9000000000}", "Rp", "9000000000 Rupiah", TargetKind.COUNT),
        ("{14.8}", "Persentase", "14,8%", TargetKind.PERCENT),
        ("75", "Persen (%)", "75%", TargetKind.PERCENT),
        ("{74.75}", "Poin", "74,75", TargetKind.NUMBER),
        ("{86.25}", "Nilai", "86,25", TargetKind.NUMBER),
        ("1.250", "Orang", "1.250 Orang", TargetKind.COUNT),
        # Where nothing beside it says so, three decimals could be thousands: a fourth says that they are not.
        ("83.125", "Indeks", "83,1250", TargetKind.NUMBER),
        ("{83.125}", "", "83,1250", TargetKind.NUMBER),
        ("{2.375}", "km", "2,3750 km", TargetKind.COUNT),
        ("95-100", "%", "95-100%", TargetKind.PERCENT),
        ("minimal 4", "kali", "minimal 4 kali", TargetKind.COUNT),
        ("4 atau lebih", "kali", "≥ 4 kali", TargetKind.COUNT),
        ("5 (lima) *)", "Orang", "5 (lima) Orang", TargetKind.COUNT),
        ("75", "-", "75", TargetKind.NUMBER),
    ],
)
def test_a_bare_number_takes_the_unit_beside_it(target: str, unit: str, text: str, kind: TargetKind) -> None:
    read, noted = one("Sesuatu", target, unit)
    assert read
    assert (read.text, read.kind) == (text, kind)
    assert "ambiguous-value" not in noted


@pytest.mark.parametrize(
    ("indicator", "cell"), [("Indeks A", "{83.125}"), ("Indeks A", "{75}"), ("Indeks A", "75"), ("Jumlah B", "4 Kali")]
)
def test_what_is_read_as_it_stands_needs_no_word(indicator: str, cell: str) -> None:
    assert one(indicator, cell)[1] == []


@pytest.mark.parametrize(
    ("target", "unit", "asked"),
    [
        ("75%", "Dokumen", True),
        ("1 Dok", "Laporan", True),
        ("4 kali", "Kegiatan", True),
        ("1 Laporan", "%", True),
        ("WTP", "Dokumen", True),
        ("75", "persn", True),
        ("1.250", "", True),
        ("0,5", "Dokumen", True),
        ("1 Dok", "Dokumen", False),
        ("1 Laporan", "Dokumen/Laporan", False),
        ("1 Laporan Keuangan", "Laporan", False),
        ("75%", "Persentase", False),
        ("WTP", "Opini", False),
        ("B", "Predikat", False),
        ("B", "Nilai", False),
        ("95%", "Nilai", False),
    ],
)
def test_a_unit_that_contradicts_the_target_is_asked(target: str, unit: str, asked: bool) -> None:
    assert asked_at_target(plan_of(table(("Sesuatu", target, unit)))) == (["RAK009 Komisi!D2 error"] if asked else [])


def test_a_unit_merged_over_several_rows_is_beside_each_of_them() -> None:
    plan = plan_of(table(("Sesuatu", "75", "%"), ("Lainnya", "80", "^")))
    assert [each.text for each in targets(plan)] == ["75%", "80%"]


def test_a_target_merged_over_two_indicators_is_asked_once() -> None:
    plan = plan_of(table(("Persentase A", "75%", ""), ("Persentase B", "^", ""), ("Persentase C", "^", "")))
    assert asked_at_target(plan) == ["RAK009 Komisi!D2 error"]


def test_a_target_merged_over_the_activities_of_one_indicator_is_its_target() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Sasaran | Persentase A | 75% | Rapat | v | v | v | v | Divisi Hukum dan Pengawasan |
        |   |         |              | ^   | Lapor | v | v | v | v | Divisi Hukum dan Pengawasan |
    """)
    assert [each for each in told(plan) if "!D" in each] == []
    assert [each.text for each in targets(plan)] == ["75%"]


# What is written.


@pytest.mark.parametrize(
    ("indicator", "target"),
    [
        ("Jumlah Rapat", "4 Kali"),
        ("Persentase A", "75% (tujuh puluh lima persen)"),
        ("Persentase A", "minimal 75%"),
        ("Persentase A", "95-100%"),
        ("Persentase A", "1OO%"),
        ("Indeks A", "83.125"),
        ("Jumlah Orang", "1.250 Orang"),
        ("Indeks A", "Skala 7"),
        ("Jumlah Laporan", "12 Lap/Tahun"),
        ("Predikat A", "Baik"),
        ("Jumlah Pendapatan", "Rp 9.000.000.000,00"),
    ],
)
def test_what_anyone_would_read_is_read_without_a_warning(indicator: str, target: str) -> None:
    assert [each for each in told(plan_of(table((indicator, target, "")))) if "D2" in each] == []


@pytest.mark.parametrize(
    "target",
    [
        "1,000 Laporan",
        "2,500 Dokumen",
        "75 persn",
        "2 (satu) dokumen",
        "75% (delapan puluh persen)",
        "100-95%",
        "12,5 Orang",
    ],
)
def test_what_says_two_things_is_asked_at_its_cell(target: str) -> None:
    assert asked_at_target(plan_of(table(("Sesuatu", target, "")))) == ["RAK009 Komisi!D2 error"]


@pytest.mark.parametrize("blank", ["n.a", "N/A", "-", "–"])
def test_a_target_that_says_there_is_none_is_blank(blank: str) -> None:
    plan = plan_of(table(("Persentase A", blank, "")))
    assert targets(plan) == []
    assert "RAK301 Komisi!D2 error" in told(plan)


def test_a_row_of_dashes_is_no_indicator() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Sasaran | Persentase A | 75% | Rapat | v | v | v | v | Divisi Hukum dan Pengawasan |
        |   |         |              | -   | -     |   |   |   |   | - |
    """)
    assert [each.text for each in plan.parts[0].indicators] == ["Persentase A"]


def test_a_date_that_excel_made_of_a_target_is_asked() -> None:
    sheets = [
        replace(each, content={**each.rows, 2: {**each.rows[2], 4: datetime.date(2026, 6, 4)}})
        if each.name == "Komisi"
        else each
        for each in sheets_of(table(("Jumlah A", "4-6", "kali")))
    ]
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=KPU)
    assert not isinstance(plan, Unread)
    assert asked_at_target(plan) == ["RAK009 Komisi!D2 error"]


def test_a_further_row_without_a_target_of_its_own_changes_nothing() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Sasaran | Persentase A | 75% | Rapat | v | v | v | v | Divisi Hukum dan Pengawasan |
        |   |         |              | -   | Lapor | v | v | v | v | Divisi Hukum dan Pengawasan |
    """)
    assert [each for each in told(plan) if "!D" in each] == []


def test_every_target_means_the_same_in_the_plan_that_is_written_of_it(tmp_path: Path) -> None:
    plan = plan_of(
        table(
            ("Persentase A", "75%", ""), ("Tingkat B", "{1.47}", "%"), ("Tingkat C", "{0.63}", "%"),
            ("Tingkat C2", "{2.5}", "%"),
            ("Jumlah D", "{34}", "Provinsi"), ("Jumlah E", "1.250", "Orang"), ("Indeks F", "83.125", ""),
            ("Sesuatu G", "{83.125}", ""), ("Jumlah H", "{2.375}", "km"), ("Jumlah I", "minimal 4 kali", ""),
            ("Jumlah J", "4 s.d. 6", "kali"), ("Jumlah K", "{9000000000}", "Rp"), ("Sesuatu L", "Skala 7", ""),
            ("Sesuatu M", "{12.125}", "Poin"), ("Predikat N", "minimal B", ""), ("Predikat O", "Baik", ""),
            ("Persentase P", "1OO%", ""), ("Jumlah Q", "500", "Juta Rupiah"), ("Sesuatu R", "{0.75:0%}", ""),
        )
    )  # fmt: skip
    write_template(tmp_path / "a.xlsx", form_of_plan(plan, signed=True))
    again = read_file(tmp_path / "a.xlsx", "a.xlsx")
    assert isinstance(again, Plan)
    assert [each.same for each in targets(again)] == [each.same for each in targets(plan)]
    assert asked_at_target(again) == []


def test_programs_get_both_ends_of_a_range_and_the_sign_of_a_bound() -> None:
    plan = plan_of(
        table(("Persentase A", "95-100%", ""), ("Jumlah B", "minimal 4 kali", ""), ("Persentase C", "75%", ""))
    )
    (record,) = export_plans([plan])
    exported = [each["target"] for each in record["parts"]["commission"]]
    assert exported == [
        {"text": "95-100%", "kind": "percent", "value": 95, "unit": "%", "cell": "Komisi!D2", "upper": 100},
        {"text": "minimal 4 kali", "kind": "count", "value": 4, "unit": "kali", "cell": "Komisi!D3", "bound": "≥"},
        {"text": "75%", "kind": "percent", "value": 75, "unit": "%", "cell": "Komisi!D4"},
    ]
