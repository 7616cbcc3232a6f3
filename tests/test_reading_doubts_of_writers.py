"""What a careful person stumbles over within a row: question marks, arrows, lines, broken names, words for the row above."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan, Severity
from rak_excel.rules.check import check
from tests.tables import plan_of, told

LEGAL = "Divisi Hukum dan Pengawasan"
HEAD = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |\n"
MONTHS = " | ".join(f"B{nth}" for nth in range(1, 13))
FINANCE = "Sub Bagian Keuangan, Umum dan Logistik"


def row(indicator: str = "Persentase A", target: str = "75%", activity: str = "Reviu", ticks: str = "✓ | | ✓ |",
        executor: str = LEGAL) -> Plan:  # fmt: skip
    """A plan of one row."""
    return plan_of(f"{HEAD}| 1 | Tertib | {indicator} | {target} | {activity} | {ticks} | {executor} |")


def monthly(ticks: str, headings: str = MONTHS) -> Plan:
    """A plan of one row by months."""
    head = f"# Sekretariat\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {headings} | PELAKSANA |\n"
    return plan_of(f"{head}| 1 | Tertib | Persentase A | 75% | Reviu | {ticks} | {FINANCE} |")


def of(plan: Plan, *codes: str) -> list[str]:
    return [each for each in told(plan) if each.startswith(codes)]


def executors(plan: Plan) -> list[str]:
    return [each.name for each in plan.parts[0].indicators[-1].executors]


def test_an_arrow_between_executors_is_asked() -> None:
    assert of(row(executor="Divisi Hukum → Divisi Teknis"), "RAK009") == ["RAK009 Komisi!J2 error"]


def test_a_question_mark_behind_an_executor_is_a_doubt_of_its_writer() -> None:
    plan = row(executor="Divisi Hukum?")

    assert of(plan, "RAK016") == ["RAK016 Komisi!J2 warning"]
    assert executors(plan) == [LEGAL]


@pytest.mark.parametrize("target", ["75%?", "75% (?)"])
def test_a_question_mark_behind_a_target_leaves_open_which_it_is(target: str) -> None:
    assert of(row(target=target), "RAK302") == ["RAK302 Komisi!D2 error"]


@pytest.mark.parametrize(
    ("activity", "ticks", "differs"),
    [
        ("Reviu (Oktober - Desember)", "✓ | | | ", True),
        ("Reviu (Oktober - Desember)", " | | | ✓", False),
        ("Reviu (Januari - Juni)", "✓ | | | ", True),
        ("1. Reviu (TW I)\\n2. Monev (TW III)", "✓ | | | ", True),
        ("1. Reviu (TW I)\\n2. Monev (TW III)", "✓ | | ✓ | ", False),
        ("1. Reviu (TW I)\\n2. Monev", "✓ | | ✓ | ", False),
        ("Reviu (dua kali)", "✓ | | | ", False),
        ("Menyusun laporan keuangan (Triwulan I)", " | ✓ | | ", False),
        ("Menyusun laporan keuangan (Triwulan I)", "✓ | | | ", False),
        ("Menyusun laporan keuangan (Triwulan I)", " | | ✓ | ", True),
        ("Menyusun laporan keuangan (Semester I)", " | | ✓ | ", False),
        ("Menyusun laporan keuangan (Triwulan IV)", "✓ | | | ", False),
        ("LPJ bendahara:\\n1. Bagian A (TW I)\\n2. Bagian B (TW II)", " | ✓ | ✓ | ", False),
        ("1. Rapat (TW I)\\n2. Evaluasi (TW II)", " | ✓ | ✓ | ", True),
        ("Rapat pleno (Triwulan I)", " | ✓ | | ", True),
        ("Rapat pleno (Triwulan I)", "✓ | ✓ | | ", True),
        ("Sosialisasi di triwulan IV", "✓ | | | ", True),
        ("Sosialisasi di triwulan IV", " | | | ✓", False),
        ("Sosialisasi bulan Oktober 2020", "✓ | | | ", True),
        ("Sosialisasi pada bulan Oktober", " | | | ✓", False),
        ("Sosialisasi pada T4.", "✓ | | | ", True),
        ("Sosialisasi pada pemilih pemula", "✓ | | | ", False),
        ("Sosialisasi (hanya T1)", "✓ | | ✓ | ", True),
        ("Sosialisasi (hanya T1)", "✓ | | | ", False),
        ("Sosialisasi (kecuali T3)", "✓ | ✓ | ✓ | ✓", True),
        ("Sosialisasi kecuali T3", "✓ | ✓ | | ✓", False),
        ("Sosialisasi mulai triwulan II", "✓ | ✓ | ✓ | ✓", True),
        ("Sosialisasi mulai triwulan II", " | ✓ | ✓ | ✓", False),
        ("Menyusun laporan sampai triwulan III", " | | | ✓", False),
        ("Sosialisasi mulai bulan Maret", "✓ | | ✓ | ", False),
        ("Sosialisasi mulai bulan Mei", "✓ | | ✓ | ", True),
        ("Sosialisasi sampai dengan bulan Juni", "✓ | ✓ | | ", False),
        ("Sosialisasi mulai bulan Mei sampai dengan bulan Juli", "✓ | ✓ | ✓ | ", True),
        ("Sosialisasi mulai bulan Mei sampai dengan bulan Juli", " | ✓ | ✓ | ", False),
        ("Menyusun laporan sampai pada bulan Juni", "✓ | ✓ | | ", False),
        ("Sosialisasi setiap bulan", "✓ | | | ", False),
        ("Menyusun laporan pada triwulan I", " | ✓ | | ", False),
        ("Menyusun laporan bulan Desember 2019", "✓ | | | ", False),
    ],
)
def test_an_activity_with_its_time_in_brackets_is_told_where_other_periods_are_ticked(
    activity: str, ticks: str, differs: bool
) -> None:
    found = of(row(activity=activity, ticks=ticks), "RAK407")

    assert found == (["RAK407 Komisi!E2 warning"] if differs else [])


@pytest.mark.parametrize(
    ("ticks", "differs"),
    [("✓ | " * 3 + " | " * 9, False), (" | " * 9 + "✓ | | ✓", False), (" | " * 4 + "✓ | " + " | " * 6, True)],
)
def test_some_of_the_months_that_an_activity_says_are_enough(ticks: str, differs: bool) -> None:
    quarter = "TW I" if ticks.startswith("✓") else "Oktober - Desember"
    head = f"# Sekretariat\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {MONTHS} | PELAKSANA |\n"
    cells = (ticks.split("|") + [""] * 12)[:12]
    plan = plan_of(f"{head}| 1 | Tertib | Persentase A | 75% | Reviu ({quarter}) | {' | '.join(cells)} | {FINANCE} |")

    assert of(plan, "RAK407") == (["RAK407 Sekretariat!E2 warning"] if differs else [])


@pytest.mark.parametrize(
    ("indicator", "target", "differs"),
    [
        ("Persentase partisipasi mencapai 80%", "75%", True),
        ("Persentase partisipasi mencapai 80%", "80%", False),
        ("Persentase partisipasi minimal 80%", "85%", False),
        ("Persentase partisipasi minimal 80%", "75%", True),
        ("Jumlah laporan sebanyak 4 Laporan", "3 Laporan", True),
        ("Jumlah laporan (4 Laporan)", "3 Laporan", True),
        ("Jumlah laporan (3 Laporan)", "3 Laporan", False),
        ("Jumlah laporan (12 bulan)", "3 Laporan", False),
        ("Jumlah laporan target 4 Laporan", "3 Laporan", True),
        ("Jumlah laporan\\nCatatan: target 4", "3 Laporan", True),
        ("Persentase pencapaian target 2024", "75%", False),
        ("Persentase satker dengan nilai baik (80%)", "75%", False),
        ("Persentase layanan dalam 5 hari", "75%", False),
        ("Persentase satker yang nilai SAKIP mencapai 70%", "90%", False),
        ("Persentase kecamatan dengan partisipasi minimal 80%", "50%", False),
        ("Jumlah kecamatan dengan minimal 3 kegiatan", "2 Kegiatan", False),
        ("Persentase peningkatan partisipasi sebesar 10% dari pemilu", "77,5%", False),
        ("Persentase partisipasi sebesar 80% dari pemilu lalu", "75%", False),
        ("Persentase realisasi anggaran mencapai 80% dari pagu", "75%", True),
    ],
)
def test_a_target_that_the_indicator_says_otherwise_is_told(indicator: str, target: str, differs: bool) -> None:
    assert of(row(indicator, target), "RAK310") == (["RAK310 Komisi!D2 warning"] if differs else [])


@pytest.mark.parametrize("activity", ["✓", "v", "4", "{4}", "31/12/2020", "-5%", "xxx", "dst...", "Belum ditentukan"])
def test_a_tick_or_number_is_no_activity(activity: str) -> None:
    assert of(row(activity=activity), "RAK227") == ["RAK227 Komisi!E2 warning"]


@pytest.mark.parametrize("activity", ["P3K", "B3K", "SP2D", "Bimtek"])
def test_an_abbreviation_with_a_figure_in_it_is_an_activity(activity: str) -> None:
    assert of(row(activity=activity), "RAK227") == []


@pytest.mark.parametrize(
    ("ticks", "lined"),
    [
        ("✓ | - | - | ✓ | | | | | | | |", True),
        ("✓ | - | - | ✓ | - | - | - | - | - | - | - | -", False),
        ("✓ | - | - | ✓ | | | ✓ | | | | |", False),
        ("✓ | | - | ✓ | | | | | | | |", False),
    ],
)
def test_dashes_between_two_ticks_alone_may_be_a_line(ticks: str, lined: bool) -> None:
    plan = monthly(ticks)

    assert of(plan, "RAK016") == (["RAK016 Sekretariat!G2 warning"] if lined else [])
    assert plan.parts[0].indicators[0].periods >= {1, 4}
    assert any("garis untuk B1 B2 B3 B4." in note.detail.id for note in plan.notes) == lined


def test_periods_out_of_the_order_of_the_year_are_told() -> None:
    year = "Des | Jan | Feb | Mar | Apr | Mei | Jun | Jul | Agu | Sep | Okt | Nov"

    assert of(monthly("✓ | | | | | | | | | | |", year), "RAK016") == ["RAK016 Sekretariat!F1 warning"]


def test_what_repeats_the_visible_number_and_objective_in_white_hides_nothing() -> None:
    plan = plan_of(f"""{HEAD}
        | 1     | Tertib     | Persentase A | 75% | Reviu | ✓ | | | | {LEGAL} |
        | ((1)) | ((Tertib)) | Persentase B | 80% | Rapat | ✓ | | | | {LEGAL} |
        | ((2)) | ((Andal))  | Persentase C | 80% | Monev | ✓ | | | | {LEGAL} |
    """)

    assert of(plan, "RAK009") == ["RAK009 Komisi!A4 error", "RAK009 Komisi!B4 error"]


def test_a_word_for_as_above_that_is_merged_over_several_columns_says_so_in_each() -> None:
    plan = plan_of(f"""{HEAD}
        | 1 | Tertib | Persentase A | 75% | Reviu | ✓ | | ✓ | | {LEGAL} |
        | 2 | Andal  | Persentase B | sda | < | < | < | < | < | < |
    """)
    (activity,) = plan.parts[0].indicators[1].activities

    assert plan.parts[0].indicators[1].target == plan.parts[0].indicators[0].target
    assert (activity.text, activity.periods, executors(plan)) == ("Reviu", (1, 3), [LEGAL])
    assert of(plan, "RAK205", "RAK009") == []


@pytest.mark.parametrize("word", ["//", "-//-", "// //"])
def test_strokes_are_as_above(word: str) -> None:
    plan = plan_of(f"""{HEAD}
        | 1 | Tertib | Persentase A | 75% | Reviu | ✓ | | ✓ | | {LEGAL} |
        | 2 | Andal  | Persentase B | 80% | Rapat | ✓ | | ✓ | | {word} |
    """)

    assert executors(plan) == [LEGAL]


def test_an_objective_that_begins_with_its_word_and_number_is_numbered() -> None:
    plan = plan_of(f"""{HEAD}
        | Sasaran 1: Meningkatnya mutu | < | < | < | < | < | < | < | < | < |
        | | | Persentase A | 75% | Reviu | ✓ | | | | {LEGAL} |
        | Sasaran 2: Meningkatnya tertib | < | < | < | < | < | < | < | < | < |
        | | | Persentase B | 80% | Rapat | ✓ | | | | {LEGAL} |
    """)
    objectives = [(each.objective.number, each.objective.text) for each in plan.parts[0].indicators]

    assert objectives == [(1, "Meningkatnya mutu"), (2, "Meningkatnya tertib")]
    assert not [each for each in check([plan], select=["RAK201"]) if each.severity is Severity.ERROR]
