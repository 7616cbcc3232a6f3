"""Words behind the unit of a target that say of which period, or for how many, it is."""

from __future__ import annotations

import pytest

from rak_excel.model import Severity
from rak_excel.rules.check import check
from tests.tables import plan_of


def found(indicator: str, target: str) -> list[str]:
    """What is told at the target, as `RAK009 error`, and the unit that was read."""
    plan = plan_of(
        f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Sasaran | {indicator} | {target} | Rapat | v | | | v | Divisi Hukum dan Pengawasan |
        """
    )
    return [f"{each.code} {each.severity}" for each in check([plan]) if str(each.cell) == "Komisi!D2"]


def said(indicator: str, target: str) -> str:
    plan = plan_of(
        f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Sasaran | {indicator} | {target} | Rapat | v | | | v | Divisi Hukum dan Pengawasan |
        """
    )
    worst = [each for each in check([plan]) if str(each.cell) == "Komisi!D2" and each.severity is not Severity.INFO]
    return " ".join(f"{each.message} {each.hint}" for each in worst)


@pytest.mark.parametrize(
    ("behind", "in_brackets"),
    [
        ("2 Laporan TW IV", "2 Laporan (TW IV)"),
        ("4 Laporan Triwulan 4", "4 Laporan (Triwulan 4)"),
        ("1 Laporan Semester I", "1 Laporan (Semester I)"),
        ("1 Laporan pada Semester II", "1 Laporan (pada Semester II)"),
        ("2 Laporan TW II dan IV", "2 Laporan (TW II dan IV)"),
        ("3 Laporan TW I s.d. TW III", "3 Laporan (TW I s.d. TW III)"),
        ("4 Laporan TW I-IV", "4 Laporan (TW I-IV)"),
        ("2 Laporan Semester I dan II", "2 Laporan (Semester I dan II)"),
        ("1 Laporan akhir tahun", "1 Laporan (akhir tahun)"),
    ],
)
def test_a_period_behind_the_unit_is_told_as_the_one_in_brackets(behind: str, in_brackets: str) -> None:
    assert found("Jumlah Laporan", behind) == found("Jumlah Laporan", in_brackets) != []


@pytest.mark.parametrize("words", ["TW IV", "pada TW IV", "TW I-IV", "akhir tahun"])
def test_a_period_behind_a_percentage_is_told_as_the_one_in_brackets(words: str) -> None:
    assert found("Persentase Layanan", f"95% {words}") == found("Persentase Layanan", f"95% ({words})") != []


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        ("50 orang/angkatan", ["RAK016 warning"]),
        ("50 orang / kelas", ["RAK016 warning"]),
        ("2 Lap./orang", ["RAK016 warning"]),
        ("1 Laporan/ Kecamatan", ["RAK016 warning"]),
        ("12 Orang/Bulan", []),
        ("1 Laporan tahunan", []),
    ],
)
def test_so_many_in_each_is_told_and_a_unit_of_its_own_is_not(target: str, codes: list[str]) -> None:
    assert [each for each in found("Banyaknya peserta", target) if "info" not in each] == codes


@pytest.mark.parametrize("target", ["100%/bulan", "20% per triwulan", "12%/bulan"])
def test_a_percentage_is_not_added_up(target: str) -> None:
    told = said("Persentase Layanan", target)
    assert "Tulis persentase setahun" in told
    assert "12 Laporan" not in told


@pytest.mark.parametrize(
    "target",
    ["12 Dokumen/bulan", "2 Dokumen per minggu", "50 orang/angkatan", "4 Laporan @ 20 lembar", "4 Laporan @20 lembar"],
)
def test_of_so_many_in_each_the_whole_of_the_year_is_asked_for(target: str) -> None:
    assert "Tulis jumlah seluruhnya setahun" in said("Jumlah Dokumen", target)


@pytest.mark.parametrize("target", ["4 x 1 Laporan", "4 x 1 Lap.", "4 × 1 Laporan", "4x1 Laporan"])
def test_a_product_is_asked_with_what_it_comes_to(target: str) -> None:
    told = said("Jumlah Laporan", target)
    assert "mirip" not in told
    assert "4 Laporan" in told


@pytest.mark.parametrize(
    ("target", "code"), [("2 Laporan (Nop)", "RAK009 error"), ("2 Laporan (Agu dan Des)", "RAK012 info")]
)
def test_months_are_known_by_all_their_short_names(target: str, code: str) -> None:
    assert found("Jumlah Laporan", target) == [code]
