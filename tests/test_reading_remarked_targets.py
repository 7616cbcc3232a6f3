"""Remarks that are nothing but another target than the one of their row are told there; the target is read."""

from __future__ import annotations

import pytest

from rak_excel.rules.check import check
from tests.tables import plan_of, told

HEAD = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | KETERANGAN |"
D = "Divisi Hukum dan Pengawasan"


def remarked(*rows: str, head: str = HEAD) -> list[str]:
    """What is told of remarks beside rows, each as `indicator | target | activity | remark`."""
    texts = ([each.strip() for each in row.split("|")] for row in rows)
    lines = [f"| | | {i} | {t} | {a} | v | | v | | {D} | {remark} |" for i, t, a, remark in texts]
    return [
        each for each in told(plan_of("\n".join(["# Komisi", head, *lines]))) if each.startswith(("RAK009", "RAK016"))
    ]


@pytest.mark.parametrize("remark", ["3 SK", "(3 SK)", "- 3 SK", "3 (tiga) SK", "Target: 3 SK", "1 SK per tahun"])
def test_another_amount_of_the_targets_unit_is_told(remark: str) -> None:
    assert remarked(f"Jumlah SK | 2 SK | Rapat | {remark}") == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize(
    "remark", ["cukup 1 SK", "usul 3 SK", "3 SK saja", "3 SK?", "3 SK (usulan)", "bukan 2 SK", "kurang 1 SK", "+1 SK"]
)
def test_words_that_correct_an_amount_need_not_be_known_as_such(remark: str) -> None:
    assert remarked(f"Jumlah SK | 2 SK | Rapat | {remark}") == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize("remark", ["2 SK -> 3 SK", "2 → 3", "dari 2 SK ke 3 SK", "semula 2 menjadi 3"])
def test_an_amount_with_the_one_before_it_is_asked_about(remark: str) -> None:
    assert remarked(f"Jumlah SK | 2 SK | Rapat | {remark}") == ["RAK009 Komisi!K2 error"]


@pytest.mark.parametrize("remark", ["target 3", "sesuai PK 3 SK", "target PK: 3 SK"])
def test_one_with_whose_it_is_is_told(remark: str) -> None:
    assert remarked(f"Jumlah SK | 2 SK | Rapat | {remark}") == ["RAK016 Komisi!K2 warning"]


def test_a_remark_that_corrects_its_row_is_not_told_twice() -> None:
    assert remarked("Jumlah SK | 2 SK | Rapat | naik jadi 3") == ["RAK009 Komisi!K2 error"]


@pytest.mark.parametrize(
    ("target", "remark"),
    [("75%", "80%"), ("75%", "{0.8:0%}"), ("{75}", "80"), ("70", "85"), ("WTP", "WDP"), ("B", "BB")],
)
def test_so_are_other_kinds_of_target(target: str, remark: str) -> None:
    assert remarked(f"Persentase A | {target} | Rapat | {remark}")[-1:] == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize(
    "remark",
    [
        *(
            "2 SK",
            "- 2 SK",
            "dua SK",
            "2 SK saja",
            "2 orang",
            "tambah 2 orang",
            "Rp 3.000.000",
            "3",
            "{3}",
            "2020",
            "A",
        ),
        *("SK 3 Tahun 2019", "tahun lalu 3 SK", "3 SK tahun 2019", "realisasi 3 SK", "3 SK dan 1 laporan", "T1"),
        *("semula 1 SK", "dari 1 SK ke 2 SK", "1 → 2", "sesuai PK 2 SK", "target 2", "target 2020"),
    ],
)
def test_the_same_amount_and_what_is_of_something_else_is_not(remark: str) -> None:
    assert remarked(f"Jumlah SK | 2 SK | Rapat | {remark}") == []


@pytest.mark.parametrize("remark", ["1 SK tiap bulan", "1 SK/bulan", "3 SK per triwulan", "6 SK setiap semester"])
def test_nor_is_what_comes_to_the_target_in_a_year(remark: str) -> None:
    assert remarked(f"Jumlah SK | 12 SK | Rapat | {remark}") == []
    assert remarked(f"Jumlah SK | 13 SK | Rapat | {remark}") == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize(
    ("target", "remark"),
    [
        ("12 SK", "1 SK per bulan"),
        ("12 SK", "1 SK/bulan"),
        ("4 SK", "1 SK tiap TW"),
        ("2 SK", "1 SK per semester"),
        ("48 Kali", "4 kali sebulan"),
        ("100%", "25% per triwulan"),
        *(("3,5", each) for each in ("skala 5", "skala 1-5")),
        *(("75", each) for each in ("50 juta", "50.000.000", "{3355}", "Minggu ke-2", "tahun ke 2")),
    ],
)
def test_what_comes_together_in_a_year_a_scale_money_and_what_is_counted_are_no_other_amount(
    target: str, remark: str
) -> None:
    assert remarked(f"Jumlah SK | {target} | Rapat | {remark}") == []


def test_a_rate_that_comes_to_another_amount_is_told_and_a_change_asked_about() -> None:
    assert remarked("Jumlah SK | 4 SK | Rapat | 1 SK per bulan") == ["RAK016 Komisi!K2 warning"]
    assert remarked("Jumlah SK | 75 | Rapat | dari 75 ke 80") == ["RAK009 Komisi!K2 error"]


def test_the_shares_of_several_activities_are_no_other_target() -> None:
    assert remarked("Jumlah SK | 6 SK | Rapat | 4 SK", " | | Pleno | 2 SK") == []
    assert remarked("Jumlah SK | 2 SK | Rapat | 4 SK", " | | Pleno | 2 SK") == ["RAK016 Komisi!K2 warning"]


def test_a_column_headed_for_something_else_says_nothing_of_the_target() -> None:
    row = "Jumlah SK | 2 SK | Rapat | 3 SK"

    assert remarked(row, head=HEAD.replace("KETERANGAN", "REALISASI")) == []
    assert remarked(row, head=HEAD.replace("KETERANGAN", "BUKTI DUKUNG")) == []


def test_a_column_that_is_asked_about_is_not_told_entry_by_entry() -> None:
    head = "| NO | SASARAN | INDIKATOR | TARGET | KETERANGAN | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    plan = plan_of(f"# Komisi\n{head}\n| 1 | A | Jumlah SK | 2 SK | 3 SK | Rapat | v | | v | | {D} |")

    assert [each for each in told(plan) if each.startswith(("RAK009", "RAK016"))] == [
        "RAK009 Komisi!D1 error",
        "RAK009 Komisi!E1 error",
    ]


def test_many_such_remarks_of_a_column_are_told_once() -> None:
    rows = [f"Jumlah SK {n} | 2 SK | Rapat {n} | 3 SK" for n in (1, 2, 3)]

    assert remarked(*rows) == ["RAK016 Komisi!K2 warning"]


def test_the_target_that_was_read_is_named() -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n| 1 | A | Jumlah SK | 2 SK | Rapat | v | | v | | {D} | 3 SK |")
    (found,) = (each for each in check([plan]) if each.code == "RAK016")

    assert found.message.id == (
        '"3 SK" bisa juga berarti lain. Catatan ini berisi jumlah atau nilai lain daripada targetnya, "2 SK", yang tetap '
        "dibaca."
    )
    assert found.hint.id == "Samakan target dan catatannya."
