"""Rules on targets by period: what is told, where, and what is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from rak_excel import check
from rak_excel.merging.merge import merge
from rak_excel.model import Definition, Plan, Severity
from rak_excel.reading import read_plan
from rak_excel.vocabulary.targets.by_period import period_targets
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form
from tests.tables import plan_of, told

QUARTERS = ("I", "II", "III", "IV")
ALL = tuple(Severity)


def one(
    target: str, values: str, *, indicator: str = "", said: str = "TARGET S.D. TW {}", ticks: str = "v | v | v | v"
) -> Plan:
    """A plan of one indicator; T1 stands in column J."""
    first = {"%": "Persentase Berkas Lengkap", "P": "Opini BPK"}.get(target[-1:], "Jumlah Laporan Keuangan")
    heads = " | ".join(said.format(quarter) for quarter in QUARTERS)
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | {heads} | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | Tertib  | {indicator or first} | {target} | {values} | Reviu | {ticks} | Divisi Hukum dan Pengawasan |
    """)


def rules(target: str, values: str, **columns: str) -> list[str]:
    """What the rules on periods say of one indicator."""
    plan = one(target, values, **columns)
    return [
        line.removesuffix("ing").replace(" warn", " w").replace(" error", " e")
        for line in told(plan, *ALL)
        if line.startswith("RAK7")
    ]


@pytest.mark.parametrize(
    ("target", "values", "expected"),
    [
        ("4 Laporan", "1 | 2 | 3 | 4", []),
        ("4 Laporan", "1 | 2 | 3 | 3", ["RAK701 Komisi!H2 e", "RAK707 Komisi!H2 info"]),
        ("4 Laporan", "1 | 3 | 2 | 4", ["RAK704 Komisi!G2 w", "RAK707 Komisi!G2 info"]),
        ("4 Laporan", "0 | 0 | 0 | 4", ["RAK705 Komisi!H2 info"]),
        ("4 Laporan", " | | | 4", ["RAK705 Komisi!H2 info"]),
        ("4 Laporan", "1 | | 4 |", []),
        ("4 Laporan", "1 | | 3 |", ["RAK713 Komisi!G2 w"]),
        ("100%", "25% | 50% | 75% | 100%", []),
        ("100%", "25 | 50 | 75 | 100", []),
        ("100%", "100 | 100 | 100 | 100", []),
        ("100%", "100 | 90 | 100 | 100", ["RAK704 Komisi!F2 w"]),
        ("75-80%", "20% | 40% | 60% | 80%", []),
        ("75-80%", "20% | 40% | 60% | 77,5%", []),
        ("75-80%", "20% | 40% | 60% | 70-80%", ["RAK701 Komisi!H2 e"]),
        ("75-80%", "20% | 40% | 60% | 81%", ["RAK701 Komisi!H2 e"]),
        ("minimal 4 Laporan", "1 | 2 | 3 | minimal 4", []),
        ("minimal 4 Laporan", "1 | 2 | 3 | 5", []),
        ("minimal 4 Laporan", "1 | 2 | 3 | 3", ["RAK701 Komisi!H2 e", "RAK707 Komisi!H2 info"]),
        ("maksimal 4 Laporan", "1 | 2 | 3 | 3", ["RAK707 Komisi!H2 info"]),
        ("maksimal 4 Laporan", "1 | 2 | 3 | 5", ["RAK701 Komisi!H2 e"]),
        ("> 4 Laporan", "1 | 2 | 3 | 4", ["RAK701 Komisi!H2 e"]),
        ("> 4 Laporan", "1 | 2 | 3 | > 4", []),
        ("> 4 Laporan", "1 | 2 | 3 | > 3", ["RAK701 Komisi!H2 e", "RAK707 Komisi!H2 info"]),
        ("WTP", " | WTP | |", []),
        ("WTP", " | WDP | |", ["RAK701 Komisi!F2 e"]),
        ("WTP", "0 | WTP | n.a | -", []),
    ],
)
def test_targets_up_to_each_quarter(target: str, values: str, expected: list[str]) -> None:
    assert rules(target, values) == expected


@pytest.mark.parametrize(
    ("target", "values", "expected"),
    [
        ("4 Laporan", "1 | 1 | 1 | 1", []),
        ("4 Laporan", "1 | 2 | 3 | 4", []),
        ("4 Laporan", "1 | 1 | 1 | 2", ["RAK703 Komisi!H2 w"]),
        ("4 Laporan", "0 | 0 | 0 | 0", ["RAK711 Komisi!H2 w"]),
        ("4 Laporan", "25% | 50% | 75% | 100%", ["RAK708 Komisi!E2 info"]),
        ("4 Laporan", "25% | 50% | 75% | 0%", ["RAK708 Komisi!E2 info", "RAK703 Komisi!H2 w"]),
        ("100%", "25 | 50 | 75 | 90", ["RAK701 Komisi!H2 w"]),
        ("100%", "25 | 25 | 25 | 25", []),
        ("100%", "25 | 25 | 25 | 20", ["RAK703 Komisi!H2 w"]),
    ],
)
def test_without_a_word_on_how_they_are_written_either_way_is_right(
    target: str, values: str, expected: list[str]
) -> None:
    assert rules(target, values, said="TARGET TW {}") == expected


@pytest.mark.parametrize(
    ("target", "values", "expected"),
    [
        ("4 Laporan", "1 | 1 | 1 | 1", []),
        ("4 Laporan", "2 | 1 | | ", ["RAK702 Komisi!F2 e"]),
        ("4-5 Laporan", "1-2 | 1 | 1 | 1", []),
        ("4-5 Laporan", "1-3 | 1 | 1 | 1", ["RAK702 Komisi!H2 e"]),
        ("minimal 4 Laporan", "1 | 1 | 1 | 2", []),
        ("minimal 4 Laporan", "1 | 1 | 1 | 0", ["RAK702 Komisi!H2 e"]),
        ("100%", "25% | 25% | 25% | 25%", []),
        ("90%", "80% | 85% | 90% | 90%", []),
        ("90%", "85% | 90% | 90% | 95%", []),  # on average
        ("90%", "80% | 85% | 85% | 85%", ["RAK703 Komisi!H2 w"]),
        ("WTP", " | WTP | | ", []),
    ],
)
def test_targets_of_each_quarter_alone(target: str, values: str, expected: list[str]) -> None:
    heads = "TARGET TW {} (NON KUMULATIF)"
    assert [line for line in rules(target, values, said=heads) if not line.endswith("info")] == expected


def test_a_total_that_is_a_range_is_told_as_one() -> None:
    plan = one("4-5 Laporan", "1-3 | 1 | 1 | 1", said="TARGET TW {} (NON KUMULATIF)")
    (message,) = (each.message.id for each in check([plan]) if each.code == "RAK702")
    assert message.startswith('Target setiap periode berjumlah 4-6 Laporan, bukan "4-5 Laporan"')


TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"


def unmeasured(definition: Definition) -> Definition:
    """The same, which does not measure the turnout this year."""
    objectives = tuple(
        replace(
            objective,
            indicators=tuple(
                replace(each, measure="none" if each.text == TURNOUT else "") for each in objective.indicators
            ),
        )
        for objective in definition.objectives
    )
    return replace(definition, objectives=objectives)


@pytest.mark.parametrize("target", ["75%", "", "tidak diukur"])
@pytest.mark.parametrize("values", ["10% | 20% | 15% | 30%", "0% | 0% | 0% | 0%", " | | 10% | "])
def test_of_what_is_not_measured_this_year_nothing_is_compared_or_missing(target: str, values: str) -> None:
    plan = one(target, values, indicator=TURNOUT)
    so = plan.but(definition=unmeasured(plan.definition))
    named = ("RAK3", "RAK7")

    assert [line for line in told(plan, *ALL) if line.startswith(named)] != []
    assert [line for line in told(so, *ALL) if line.startswith(named)] == []


@pytest.mark.parametrize(
    ("target", "values", "expected"),
    [
        ("4 Laporan", "25% | 50% | 75% | 100%", []),
        ("4 Laporan", "1 | 50% | 3 | 4", ["RAK708 Komisi!F2 w"]),
        ("4 Laporan", "1 | 2 Dokumen | 3 | 4", ["RAK708 Komisi!F2 w"]),
        ("4 Laporan", "1 | 2 Lap | 3 Laporan | 4", []),
        ("4 Laporan", "1 | selesai | 3 | 4", ["RAK709 Komisi!F2 e"]),
        ("100%", "0,25 | 0,5 | 0,75 | 100", ["RAK709 Komisi!E2 e", "RAK709 Komisi!F2 e", "RAK709 Komisi!G2 e"]),
        ("100%", "20% | 0,5 | 60% | 1", ["RAK709 Komisi!F2 e", "RAK709 Komisi!H2 e"]),
        ("0,49%", "0,1 | 0,2 | 0,3 | 0,49", []),
        ("4,44%", "0,5 | 1 | 2,22 | 4,44", []),  # 50% would be beyond it
        ("4,44%", "0,04 | 1 | 2,22 | 4,44", ["RAK709 Komisi!E2 e"]),
        ("4 Laporan", "1 | tidak diukur | 3 | 4", []),
    ],
)
def test_targets_by_period_are_in_the_unit_of_that_for_the_year(target: str, values: str, expected: list[str]) -> None:
    assert [line for line in rules(target, values) if not line.endswith("info")] == expected


def test_a_target_grows_where_work_is_scheduled() -> None:
    assert rules("4 Laporan", "1 | 2 | 3 | 4", ticks="v | | v | v") == ["RAK706 Komisi!F2 w"]
    assert rules("4 Laporan", "1 | 1 | 3 | 4", ticks="v | v | v | v") == ["RAK707 Komisi!F2 info"]
    assert rules("4 Laporan", " | 2 | 3 | 4", ticks="v | | v | v") == []  # it is reached by then
    assert rules("4 Laporan", "1 | | 1 | 4", ticks="v | v | | v") == []  # which says nothing of the second quarter
    assert rules("100%", "50 | 50 | 100 | 100", ticks=" | | v |") == []  # half of it was there before the year
    assert rules("100%", " | 50 | 100 | 100", ticks=" | | v |") == []
    assert rules("100%", "0 | 50 | 100 | 100", ticks=" | | v |") == ["RAK706 Komisi!F2 w"]


def test_where_lower_is_better_a_target_may_fall() -> None:
    indicator = "Persentase Penyelenggara yang Terbukti Melakukan Pelanggaran"
    assert rules("0%", "3 | 2 | 1 | 0%", indicator=indicator) == []


@pytest.mark.parametrize(
    ("target", "values", "indicator"),
    [
        ("5%", "9% | 7% | 6% | 5%", "Persentase Temuan"),
        ("15 Menit", "20 | 18 | 16 | 15", "Rata-rata Waktu Layanan"),
    ],
)
def test_what_begins_above_the_target_for_the_year_may_fall_to_it(target: str, values: str, indicator: str) -> None:
    assert rules(target, values, indicator=indicator, said="TARGET TW {}") == []


def test_ranges_are_quoted_as_ranges() -> None:
    (finding,) = check([one("10 Laporan", "2-3 | 2-3 | 2-3 | 2-3", said="TARGET TW {}")], select=["RAK703"])

    assert "Target per periode 2-3; 2-3; 2-3; 2-3 tidak cocok" in finding.message.id
    assert "yang terakhir 2-3 Laporan, jumlahnya 8-12 Laporan" in finding.message.id


def test_what_is_not_clear_counts_in_no_number_and_is_told_how_to_write() -> None:
    plan = one("100%", "0,25 | 0,5 | 0,75 | 1")
    read = period_targets(plan.parts[0].indicators[0], "commission", plan.definition)
    (first, *_) = check([plan], select=["RAK709"])

    assert read is not None
    assert [value.text for value in read.values.values()] == ["0,25", "0,5", "0,75", "1"]
    assert read.up_to == {}
    assert first.hint.id.startswith("Tulis angkanya dalam satuan target setahun, misalnya 50%")


def both(komisi: str, sekretariat: str, months: str = "TARGET S.D. TW I | TARGET S.D. TW II") -> list[str]:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | TARGET S.D. TW I | TARGET S.D. TW II | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | A | Jumlah Laporan Keuangan | 4 Laporan | {komisi} | Reviu | v | v | v | v | Divisi Hukum dan Pengawasan |
        # Sekretariat
        | NO | SASARAN | INDIKATOR | TARGET | {months} | KEGIATAN | B1 | B4 | B7 | B10 | PELAKSANA |
        | 1 | A | Jumlah Laporan Keuangan | 4 Laporan | {sekretariat} | Susun | v | v | v | v | Sub Bagian Hukum dan Sumber Daya Manusia |
    """)
    return [line for line in told(plan) if line.startswith("RAK710")]


def test_both_parts_promise_the_same_by_the_end_of_a_period() -> None:
    assert both("1 | 4", "1 | 4 Lap") == []
    assert both("1 | 4", "2 | 4") == ["RAK710 Sekretariat!E2 error"]
    assert both("1 | 4", "1 | 4", "TARGET S.D. MARET | TARGET S.D. JUNI") == []
    assert both("1 | 4", "1 | 3", "TARGET S.D. FEBRUARI | TARGET S.D. JUNI") == ["RAK710 Sekretariat!F2 error"]


def test_values_for_ticks_are_told_as_taken_and_are_no_error_in_the_merged_plan(tmp_path: Path) -> None:
    row = "| 1 | Hukum | Persentase Data | 100% | Rapat | 25% | 50% | 75% | 100% | Divisi Hukum dan Pengawasan |"
    ticked = "| 2 | Hukum | Jumlah Rapat | 4 Laporan | Rapat kerja | v | | | | Divisi Hukum dan Pengawasan |"
    bare = "| 3 | Hukum | Jumlah Arsip | 4 Laporan | Arsip | | | | | Divisi Hukum dan Pengawasan |"
    head = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    merged = merge([plan_of("\n".join([head, row, ticked, bare]))])

    (told,) = merged.unused
    assert told.taken
    assert str(told.said).endswith("Angkanya menjadi target per periode.")
    path = tmp_path / "m.xlsx"
    write_plan_book(path, plan_form(merged), extra=extra_sheets(merged))
    found = [each for each in check([read_plan(path)]) if each.code == "RAK401"]
    assert [(each.severity, str(each.message).partition(";")[0]) for each in found] == [
        (Severity.WARNING, "Jadwal belum dicentang"),
        (Severity.ERROR, "Jadwal belum dicentang."),
    ]
