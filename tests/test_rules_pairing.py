"""Which indicators of the two parts are compared with each other, and what is said of units."""

from __future__ import annotations

import pytest

from rak_excel.model import Finding, Severity
from rak_excel.rules.check import check
from rak_excel.rules.engine.pairing import pairs_in
from rak_excel.rules.engine.subjects import PlanReview
from tests.rule_examples import table_of
from tests.tables import plan_of

KEUANGAN = "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"
Rows = list[dict[str, str]]


def two_parts(komisi: Rows, sekretariat: Rows) -> str:
    return f"{table_of('Komisi', komisi)}\n{table_of('Sekretariat', sekretariat)}"


def pairs(komisi: Rows, sekretariat: Rows) -> list[tuple[str, str, str]]:
    review = PlanReview(plan_of(two_parts(komisi, sekretariat)))
    return [(each.first.cell.address, each.second.cell.address, each.how.en) for each in pairs_in(review)]


def found(rule: str, komisi: Rows, sekretariat: Rows) -> list[Finding]:
    return check([plan_of(two_parts(komisi, sekretariat))], select=[rule])


def test_indicators_of_the_list_are_paired_by_their_counterpart() -> None:
    komisi = [{"INDIKATOR": "Opini BPK atas Laporan Keuangan"}]
    sekretariat = [{"INDIKATOR": "Indeks Lain"}, {"INDIKATOR": "Opini BPK Atas Laporan Keuangan KPU"}]
    assert pairs(komisi, sekretariat) == [("C2", "C3", "paired by the list of indicators")]


def test_other_indicators_are_paired_by_the_same_wording() -> None:
    assert pairs([{"INDIKATOR": "Nilai SPIP"}], [{"INDIKATOR": "NILAI  SPIP."}]) == [
        ("C2", "C2", "paired by the same wording")
    ]


def test_two_equal_activities_make_a_pair_and_one_does_not() -> None:
    lists = "1. Rapat kerja ↵ 2. Laporan akhir"
    one = [{"INDIKATOR": "Nilai SPIP", "KEGIATAN": lists}]
    assert pairs(one, [{"INDIKATOR": "Indeks", "KEGIATAN": f"{lists} ↵ 3. Lain"}]) == [
        ("C2", "C2", "paired by 2 equal activities")
    ]
    assert pairs(one, [{"INDIKATOR": "Indeks", "KEGIATAN": "1. Rapat kerja ↵ 2. Lain"}]) == []


@pytest.mark.parametrize(("rows", "found"), [(100, 100), (101, 0)])
def test_work_that_more_than_a_hundred_rows_have_pairs_none_of_them(rows: int, found: int) -> None:
    lists = "1. Rapat kerja ↵ 2. Laporan akhir"
    both = two_parts([{"INDIKATOR": "Nilai SPIP", "KEGIATAN": lists}], [{"INDIKATOR": "Indeks", "KEGIATAN": lists}])
    *above, row = both.rstrip().split("\n")
    many = [row.replace("Indeks", f"Indeks {chr(97 + nth // 26)}{chr(97 + nth % 26)}") for nth in range(rows)]
    pairs_found = [*pairs_in(PlanReview(plan_of("\n".join([*above, *many]))))]

    assert len(pairs_found) == found


def test_the_nth_occurrence_of_an_indicator_meets_the_nth() -> None:
    twice = [{"INDIKATOR": "Nilai SPIP"}, {"INDIKATOR": "Nilai SPIP"}]
    assert [(one, other) for one, other, _ in pairs(twice, twice)] == [("C2", "C2"), ("C3", "C3")]
    assert [(one, other) for one, other, _ in pairs(twice[:1], twice)] == [("C2", "C2")]


def test_a_plan_with_one_part_has_no_pairs() -> None:
    assert pairs_in(PlanReview(plan_of(table_of("Komisi", [{}])))) == []


def test_a_quarter_is_served_by_any_indicator_that_is_paired_with_it() -> None:
    lists = "1. Rapat kerja ↵ 2. Laporan akhir"
    komisi = [{"INDIKATOR": "Nilai SPIP", "KEGIATAN": lists, "JADWAL": "T1 T4"}]
    halves = [
        {"INDIKATOR": "Indeks Satu", "KEGIATAN": lists, "JADWAL": "B1"},
        {"INDIKATOR": "Indeks Dua", "KEGIATAN": lists, "JADWAL": "B12"},
    ]
    assert found("quarter-without-month", komisi, halves) == []
    (finding,) = found("quarter-without-month", komisi, halves[:1])
    assert (str(finding.cell), finding.severity) == ("Komisi!I2", Severity.WARNING)


def test_an_empty_schedule_is_no_missing_quarter() -> None:
    assert found("RAK602", [{"JADWAL": "T1"}], [{"JADWAL": ""}]) == []
    assert found("RAK603", [{"JADWAL": ""}], [{"JADWAL": "B1"}]) == []


@pytest.mark.parametrize(
    ("months", "cells"), [("B1 B3", []), ("B3 B4", ["I2"]), ("B4 B5", ["I2"]), ("B4 B5 B7", ["I2", "L2"])]
)
def test_the_months_outside_a_planned_quarter_are_told_once_a_quarter(months: str, cells: list[str]) -> None:
    told = found("month-outside-quarter", [{"JADWAL": "T1"}], [{"JADWAL": months}])
    assert [each.cell.address for each in told if each.cell] == cells


def test_a_month_that_one_of_several_counterparts_plans_is_not_outside() -> None:
    items = "1. Rapat tim ↵ 2. Laporan akhir"
    komisi = [
        {"INDIKATOR": "Nilai Alpha", "KEGIATAN": items, "JADWAL": "T1"},
        {"INDIKATOR": "Nilai Beta", "KEGIATAN": items, "JADWAL": "T2"},
    ]
    sekretariat = [{"INDIKATOR": "Nilai Gamma", "KEGIATAN": items, "JADWAL": "B1 B4 B7 B8"}]
    (finding,) = found("month-outside-quarter", komisi, sekretariat)
    assert str(finding.cell) == "Sekretariat!L2"
    assert "B7, B8 dicentang" in finding.message.id
    assert "(C2, C3)" in finding.message.id


@pytest.mark.parametrize(
    ("sub_bagian", "corresponds"),
    [
        ("Sub Bagian Keuangan, Umum dan Logistik", True),
        ("Subbag KUL", True),
        ("Sub Bagian Hukum dan Sumber Daya Manusia", False),
        ("Sub Bagian Keuangan, Umum dan Logistik ↵ Sub Bagian Hukum dan Sumber Daya Manusia", False),
        ("Sub Bagian Entah", True),  # nothing is known of it: its own finding says so
    ],
)
def test_a_sub_bagian_corresponds_to_the_divisions_that_it_supports(sub_bagian: str, corresponds: bool) -> None:
    told = found("executors-do-not-correspond", [{"PELAKSANA": KEUANGAN}], [{"PELAKSANA": sub_bagian}])
    assert bool(told) is not corresponds


def test_a_unit_that_was_only_suggested_is_named_in_what_rests_on_it() -> None:
    (finding,) = found("executors-do-not-correspond", [{}], [{"PELAKSANA": "Divisi hokum dan Pengawasan"}])
    assert 'taken as: "Divisi hokum dan Pengawasan" = Sub Bagian Hukum dan Sumber Daya Manusia' in finding.message.en
    assert "Sub Bagian Keuangan, Umum dan Logistik" in finding.hint.en


def test_a_division_is_supported_by_any_sub_bagian_of_its_in_the_quarter() -> None:
    komisi = [
        {"PELAKSANA": "Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM", "JADWAL": "T1 T2"}
    ]
    supporters = [
        {"PELAKSANA": "Sub Bagian Hukum dan Sumber Daya Manusia", "JADWAL": "B1"},
        {"PELAKSANA": "Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat", "JADWAL": "B6"},
    ]
    assert found("division-without-support", komisi, supporters) == []
    (finding,) = found("division-without-support", komisi, supporters[:1])
    assert "T2" in finding.message.id
    assert "T1" not in finding.message.id


def test_a_supporter_whose_schedule_is_blank_is_told_for_that_alone() -> None:
    komisi = [{"PELAKSANA": "Divisi Hukum dan Pengawasan"}]
    supporter = {"PELAKSANA": "Sub Bagian Hukum dan Sumber Daya Manusia"}
    assert found("division-without-support", komisi, [supporter | {"JADWAL": ""}]) == []
    assert found("division-without-support", komisi, [supporter | {"JADWAL": "B1"}])


def test_a_supporter_that_is_on_no_row_is_told_once_as_such() -> None:
    komisi = [{"PELAKSANA": "Divisi Hukum dan Pengawasan"}]
    assert found("division-without-support", komisi, [{}]) == []
    told = [finding.message.id for finding in found("unit-never-named", komisi, [{}])]
    assert any("Sub Bagian Hukum dan Sumber Daya Manusia" in message for message in told)


def test_a_division_that_was_only_suggested_is_told_as_written() -> None:
    komisi = [{"PELAKSANA": "Divisi Hukum dan Pengawsan"}]
    sekretariat = [{"PELAKSANA": "Sub Bagian Hukum dan Sumber Daya Manusia", "JADWAL": "B1"}]
    (finding,) = found("division-without-support", komisi, sekretariat)
    assert 'tertulis "Divisi Hukum dan Pengawsan"' in finding.message.id


def test_a_unit_is_named_also_by_what_is_likely_meant() -> None:
    units = ["Sub Bagian Keuangan, Umum dan Logistik", "Sub Bagian Perencanaan, Data dan Informasi", "Divisi hokum"]
    told = found("unit-never-named", [{}], [{"PELAKSANA": name} for name in units])
    assert [
        each.message.en.removeprefix("Without any activity in the sheet Sekretariat: ").removesuffix(".")
        for each in told
        if each.sheet == "Sekretariat"
    ] == ["Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"]


def test_parts_on_one_sheet_are_told_by_their_own_names() -> None:
    plan = plan_of(
        """
        # Rencana
        | RENCANA AKSI KINERJA |
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. | Tertib | Nilai SPIP | 95 | Rapat | v | | | | Divisi Hukum dan Pengawasan |
        | SEKRETARIAT KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
        | NO | SASARAN KEGIATAN | INDIKATOR | TARGET | KEGIATAN | B1 | B2 | B3 | B4 | B5 | B6 | B7 | B8 | B9 | B10 | B11 | B12 | PELAKSANA |
        | 1. | Aman | Nilai SAKIP | 95 | Lapor | v | | | | | | | | | | | | Sub Bagian Hukum dan SDM |
        | | | Nilai SPIP | 95 | Lapor | v | | | | | | | | | | | | Divisi Hukum dan Pengawasan |
        """
    )
    [finding] = check([plan], select=["executor-of-other-part"])

    assert "padahal bagian Sekretariat dilaksanakan oleh Sub Bagian" in finding.message.id


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Penyusunan Laporan Kinerja Tahun 2019", "Menyusun Laporan Kinerja Tahun 2020", True),
        ("Penyusunan Laporan Kinerja TA 2019", "Menyusun laporan kinerja 2019", False),
        ("Penetapan Renstra KPU 2020-2024", "Menetapkan Renstra KPU Tahun 2020", False),
        ("Laporan 2019", "Laporan 2018", False),  # too short to be the same work
        ("Penyusunan Laporan Kinerja", "Menyusun Laporan Kinerja 2018", False),
        ("Laporan Kinerja Tahun 2020", "Menyusun Laporan Kinerja Tahun 2019", True),
        ("Penyusunan Laporan Kinerja Tahun 2019", "Laporan Kinerja 2020", True),
        ("Penyusunan Laporan Kinerja Tahun 2019", "Laporan Kinerja 2018", False),  # told as a year gone by,
        ("Laporan Kinerja Tahun 2019", "Laporan Keuangan Tahun 2018", False),
    ],
)
def test_the_same_work_of_another_year_is_found_across_the_parts(one: str, other: str, differs: bool) -> None:
    assert bool(found("year-differs-between-parts", [{"KEGIATAN": one}], [{"KEGIATAN": other}])) is differs


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("Divisi Keuangan, Umum, Logistik dan Rumah Tangga", []),
        ("divisi keuangan umum logistik dan rumah tangga", []),
        ("Keuangan, Umum, Logistik dan Rumah Tangga", []),
        ("Divisi Keuangan", ["executor-spelling"]),
        ("Divisi Keuangan, Logistik, Umum dan Rumah Tangga", ["executor-spelling"]),
        ("Divisi Teknis Hupmas", ["executor-unknown"]),
        ("Divisi Entah Berantah", ["executor-unknown"]),
        ("Sub Bagian Keuangan, Umum dan Logistik", ["executor-of-other-part"]),
        ("Subbag Program dan Data", ["executor-of-other-part"]),
        ("Sub Bagian Entah Berantah", ["executor-of-other-part"]),
        (f"{KEUANGAN} ↵ {KEUANGAN}", ["executor-repeated"]),
    ],
)
def test_one_name_has_at_most_one_fault(name: str, rules: list[str]) -> None:
    plan = plan_of(table_of("Komisi", [{"PELAKSANA": name}]))
    assert [each.name for each in check([plan], select=["RAK5xx"])] == rules


@pytest.mark.parametrize(
    ("indicator", "target", "told"),
    [
        ("Persentase Beta", "90%", [Severity.WARNING]),
        ("Persentase Beta", "100%", [Severity.WARNING]),
        ("Persentase Beta", "95%", []),
        ("Pembentukan Beta", "1 Satker", []),  # another kind of target is another measure's
        ("Nilai Beta", "90", []),
    ],
)
def test_targets_of_pairs_found_by_activities_are_compared_where_both_measure_alike(
    indicator: str, target: str, told: list[Severity]
) -> None:
    items = "1. Rapat tim ↵ 2. Laporan akhir"
    komisi = [{"INDIKATOR": "Persentase Alpha", "TARGET": "95%", "KEGIATAN": items}]
    sekretariat = [{"INDIKATOR": indicator, "TARGET": target, "KEGIATAN": items}]
    assert [each.severity for each in found("RAK601", komisi, sekretariat)] == told


@pytest.mark.parametrize(("also", "severity"), [([], Severity.WARNING), ([{"PELAKSANA": " "}], Severity.INFO)])
def test_a_unit_without_work_is_told_mildly_while_an_executor_is_blank_that_may_be_it(
    also: Rows, severity: Severity
) -> None:
    rows = [{"PELAKSANA": "Sub Bagian Keuangan, Umum dan Logistik"}, *also]
    plan = plan_of(table_of("Sekretariat", rows))

    assert [each.severity for each in check([plan], select=["RAK608"])] == [severity]
