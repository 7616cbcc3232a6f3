"""RAK801 and RAK802: a budget beside its sources, or beside all periods of the year."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import rak_excel
from rak_excel.merging.merge import merge
from rak_excel.rules.check import check
from tests.forms import form_of_plan
from tests.test_budget_columns import of_rows


def test_a_total_that_is_blank_beside_its_sources_is_told_at_its_cell() -> None:
    plan = of_rows("APBD | APBN | TOTAL ANGGARAN", "100.000 | 200.000 | 300.000", "100.000 | 200.000 |")
    (found,) = check([plan], select=["RAK8xx"])

    assert (found.code, str(found.cell), found.hint.id) == ("RAK801", "Komisi!M3", "Isi jumlahnya.")
    assert found.message.id == "Jumlah anggaran kosong, padahal sumber dananya berjumlah Rp300.000."


@pytest.mark.parametrize(
    ("headings", "rows", "found"),
    [
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 | 300.000"], []),
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 | 400.000"], ["RAK802 Komisi!M2"]),
        ("APBD (Rp) | APBN (Rp) | JUMLAH (Rp)", ["100.000 | 200.000 | 250.000"], ["RAK802 Komisi!M2"]),
        ("APBD (Rp juta) | APBN (Rp juta) | JUMLAH (Rp juta)", ["0,1 | 0,2 | 0,3"], []),
        ("APBD (Rp juta) | APBN (Rp juta) | JUMLAH (Rp juta)", ["0,1 | 0,2 | 0,4"], ["RAK802 Komisi!M2"]),
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 | 300.000,5"], []),
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 | 300.001"], ["RAK802 Komisi!M2"]),
        ("APBD | APBN | JUMLAH", ["| 200.000 | 200.000"], []),
        ("APBD | APBN | JUMLAH", ["0 | 0 | 200.000", "100.000 | 200.000 | 300.000"], ["RAK802 Komisi!M2"]),
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 | 300.000", "| | 500.000"], []),
        # What is a part of another source may count or not.
        ("APBD | DAK | TOTAL ANGGARAN", ["100.000 | 30.000 | 100.000"], []),
        ("APBD | DAK | TOTAL ANGGARAN", ["100.000 | 30.000 | 130.000"], []),
        ("APBD | DAK | TOTAL ANGGARAN", ["100.000 | 30.000 | 120.000"], ["RAK802 Komisi!M2"]),
        ("DAK | HIBAH | TOTAL ANGGARAN", ["30.000 | 100.000 | 100.000"], ["RAK802 Komisi!M2"]),
        # Where other money is in the budget too, the sources may be less than it, and not more.
        ("APBN | TOTAL ANGGARAN", ["100.000 | 300.000"], []),
        ("APBN | TOTAL ANGGARAN", ["400.000 | 300.000"], ["RAK802 Komisi!L2"]),
        ("APBD | APBN | BIAYA LAIN | TOTAL ANGGARAN", ["100.000 | 200.000 | 50.000 | 350.000"], []),
        # One total may be of several rows.
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 | 600.000", "100.000 | 200.000 |"], []),
        ("APBN | TOTAL ANGGARAN", ["100.000 | 300.000", "100.000 |"], []),
        ("APBN | TOTAL ANGGARAN", ["100.000 | 300.000", "250.000 |"], ["RAK801 Komisi!L3"]),
        (
            "APBD | APBN | JUMLAH",
            ["100.000 | 200.000 | 300.000", "100.000 | 200.000 |", "| 50.000 |"],
            ["RAK801 Komisi!M3"],
        ),
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 |", "100.000 | 200.000 |", "| | 600.000"], []),
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 |", "100.000 | 200.000 | 600.000"], []),
        (
            "APBD | APBN | JUMLAH",
            ["100.000 | 200.000 |", "100.000 | 200.000 | 500.000"],
            ["RAK801 Komisi!M2", "RAK802 Komisi!M3"],
        ),
        # Sources of many names, and one that nobody knows among them.
        ("APBD PROV | DAK NON FISIK | JUMLAH", ["100.000 | 200.000 | 300.000"], []),
        ("APBD | BANKEU PROVINSI | JUMLAH", ["100.000 | 200.000 | 500.000"], ["RAK802 Komisi!M2"]),
        ("APBN | DAK | JUMLAH", ["100.000 | 30.000 | 100.000"], []),
        ("APBD | APBN | CADANGAN DAERAH | JUMLAH", ["100.000 | 200.000 | 50.000 | 350.000"], []),
        (
            "APBD | APBN | CADANGAN DAERAH | JUMLAH",
            ["100.000 | 200.000 | 50.000 | 350.000"] * 2 + ["100.000 | 200.000 | 50.000 | 250.000"],
            ["RAK802 Komisi!N4"],
        ),
        # A column among them that most totals do without is no source.
        (
            "APBD | MAK | APBN | JUMLAH",
            ["100.000 | 521219 | 200.000 | 300.000", "100.000 | 521219 | 200.000 | 400.000"],
            ["RAK802 Komisi!N3"],
        ),
        ("PAGU | PENYERAPAN ANGGARAN SMT I | PENYERAPAN ANGGARAN SMT II", ["300.000 | 40 | 100"], []),
        ("APBD | APBN | JUMLAH", ["100.000 | ~~200.000~~ | 300.000", "100.000 | 200.000 | 300.000"], []),
        ("APBD | APBN | JUMLAH", ["100.000 | sesuai DIPA | 400.000"], []),
        ("APBD | APBN | JUMLAH", ["100.000 | 200.000 | lihat DIPA", "1.000 | 2.000 | 3.000"], []),
        # Of all periods of a year, each its own.
        ("ANGGARAN | ANGGARAN SMT I | ANGGARAN SMT II", ["300.000 | 100.000 | 200.000"], []),
        ("ANGGARAN | ANGGARAN SMT I | ANGGARAN SMT II", ["400.000 | 100.000 | 200.000"], ["RAK802 Komisi!K2"]),
        ("PAGU | RENCANA PENARIKAN DANA SMT I | RENCANA PENARIKAN DANA SMT II", ["300.000 | 100.000 | 200.000"], []),
        ("PAGU | ANGGARAN KAS SMT I | ANGGARAN KAS SMT II", ["400.000 | 100.000 | 200.000"], ["RAK802 Komisi!K2"]),
        ("PAGU | SMT I (Rp) | SMT II (Rp)", ["400.000 | 100.000 | 200.000"], ["RAK802 Komisi!K2"]),
        ("ANGGARAN | ANGGARAN S.D. SMT I | ANGGARAN S.D. SMT II", ["300.000 | 100.000 | 300.000"], []),
        ("ANGGARAN | ANGGARAN TW I | ANGGARAN TW II", ["300.000 | 100.000 | 100.000"], []),
    ],
)
def test_a_budget_that_is_not_what_its_sources_or_periods_add_up_to_is_told(
    headings: str, rows: list[str], found: list[str]
) -> None:
    plan = of_rows(headings, *rows)

    assert [f"{each.code} {each.cell}" for each in check([plan], select=["RAK8xx"])] == found


def test_totals_that_are_wrong_on_most_rows_are_told_once() -> None:
    plan = of_rows("APBD | APBN | JUMLAH", *["100.000 | 200.000 | 400.000"] * 5)
    (found,) = check([plan], select=["RAK8xx"])

    assert found.message.id == (
        "Anggaran Rp400.000 tidak sama dengan jumlah sumber dananya, yaitu Rp300.000 (juga di 4 sel lain: M3, M4, M5, M6)."
    )


@pytest.mark.parametrize("typed", [400_000, None])
def test_a_sum_that_somebody_corrects_in_the_merged_plan_is_told_there(tmp_path: Path, typed: int | None) -> None:
    merged = merge([of_rows("APBD | APBN", "100.000 | 200.000")]).plan
    path = tmp_path / "rencana.xlsx"
    rak_excel.write_template(path, form_of_plan(merged, signed=True))
    assert not check([rak_excel.read_plan(path)], select=["RAK8xx"])

    book = openpyxl.load_workbook(path)
    (cell,) = (each for row in book["Komisi"].iter_rows() for each in row if each.value == 300_000)
    cell.value = typed
    book.save(path)
    (found,) = check([rak_excel.read_plan(path)], select=["RAK8xx"])

    assert (found.code, str(found.cell)) == ("RAK802" if typed else "RAK801", f"Komisi!{cell.coordinate}")


DECLARED = """
extends = ["kpu-2020"]
id = "sumber"
version = 1

[[columns]]
id = "apbd"
heading = "APBD"
kind = "amount"
level = "indicator"

[[columns]]
id = "apbn"
heading = "APBN"
kind = "amount"
level = "indicator"

[[columns]]
id = "total"
heading = "TOTAL ANGGARAN"
kind = "amount"
level = "indicator"
"""


@pytest.mark.parametrize(
    ("headings", "amounts", "level", "found"),
    [
        ("APBD | APBN | TOTAL ANGGARAN", "100.000 | 200.000 | 400.000", "indicator", ["RAK802 Komisi!M2"]),
        ("APBD | APBN | TOTAL ANGGARAN", "100.000 | 200.000 | 300.000", "indicator", []),
        # A column that the sheet does not have is told once, and a total of an activity is no sum of its indicator's.
        ("APBD | APBN", "100.000 | 200.000", "indicator", []),
        ("APBD | APBN | TOTAL ANGGARAN", "100.000 | 200.000 | 400.000", "activity", []),
    ],
)
def test_columns_of_money_that_a_definition_declares_are_added_up_where_they_are_of_the_same(
    tmp_path: Path, headings: str, amounts: str, level: str, found: list[str]
) -> None:
    path = tmp_path / "sumber.toml"
    path.write_text(f'{level}"'.join(DECLARED.rsplit('indicator"', 1)))
    plan = of_rows(headings, amounts, template=str(path))

    assert [f"{each.code} {each.cell}" for each in check([plan], select=["RAK8xx"])] == found


def test_a_total_that_a_program_left_uncalculated_is_not_called_blank(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Komisi", 0)
    periods = ["T1", "T2", "T3", "T4"]
    sheet.append(["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", *periods, "PELAKSANA", "APBD", "APBN", "JUMLAH"])
    for n, total in enumerate(("=K2+L2", 300_000), 1):
        work = [n, f"Sasaran {n}", f"Jumlah Rapat {n}", "4 Kali", f"Rapat {n}", "v", "", "", ""]
        sheet.append([*work, "Divisi Hukum dan Pengawasan", 100_000, 200_000, total])
    book.save(tmp_path / "rak.xlsx")
    findings = check([rak_excel.read_plan(tmp_path / "rak.xlsx")], select=["RAK007", "RAK8xx"])

    assert [f"{each.code} {each.cell}" for each in findings] == ["RAK007 Komisi!M2"]
