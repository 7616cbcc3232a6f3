"""`Jumlah Anggaran`: the amounts of a merged plan by objective and by part."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rak_excel
from rak_excel.definitions.loading import load_template
from rak_excel.formats.written.values import Formula
from rak_excel.jobs.merge.files import merge_files
from rak_excel.model import FormRow, Identity, PlanForm
from rak_excel.model.further import FurtherEntry
from rak_excel.workbooks.merged.amounts_sheet import amounts_table
from tests.forms import form_of_plan
from tests.libreoffice import libreoffice
from tests.tables import plan_of

DEFINITION = load_template(Path(__file__).parent / "definitions" / "anggaran.toml")
PLAN = """
    # Komisi
    | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | ANGGARAN |
    | 1 | Tertib | Opini BPK | WTP | Reviu | v | | | | Divisi Hukum dan Pengawasan | {1500000} |
    |   |        | Nilai SAKIP | B | Lapor | v | | | | Divisi Hukum dan Pengawasan | Rp 2.500.000 |
    | 2 | Lancar | Nilai RB | 75 | Susun | v | | | | Divisi Hukum dan Pengawasan | menyusul |
    # Sekretariat
    | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | B1 | B4 | B7 | B10 | PELAKSANA |
    | 1 | Tertib | Opini BPK | WTP | Susun | v | v | v | v | Sub Bagian Hukum dan Sumber Daya Manusia |
"""


def _merged(folder: Path) -> Path:
    (folder / "in").mkdir()
    rak_excel.write_template(folder / "in" / "a.xlsx", form_of_plan(plan_of(PLAN)))
    merge_files([folder / "in"], folder / "plan.xlsx")
    return folder / "plan.xlsx"


def test_amounts_are_added_up_by_objective_and_part(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_merged(tmp_path), data_only=True)["Jumlah Anggaran"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=7)] == [
        ["BAGIAN", "NO", "SASARAN", "ANGGARAN (Rp)"],
        ["Komisi", "1.", "Tertib", 4000000],
        ["Komisi", "2.", "Lancar", 0],
        [None, None, "JUMLAH Komisi", 4000000],
    ]
    assert sheet["A9"].value == "1 isian bukan angka, jadi tidak ikut dijumlahkan."


@pytest.mark.parametrize(
    ("heading", "typed", "budget"),
    [
        ("ANGGARAN", "{1500000}", 1_500_000),
        ("PAGU (Rp ribu)", "{2500}", 2_500_000),
        ("PAGU ANGGARAN (Rp 000)", "2500", 2_500_000),
        ("ANGGARAN (dalam jutaan rupiah)", "{1234.567}", 1_234_567_000),
        ("ANGGARAN (Juta Rp)", "Rp 25.000.000", 25_000_000),
        ("ANGGARAN (dalam miliar)", "1,2 M", 1_200_000_000),
        ("ANGGARAN (Rp)", "25", 25),
    ],
)
def test_what_a_heading_says_that_amounts_are_counted_in_counts(heading: str, typed: str, budget: int) -> None:
    plan = plan_of(PLAN.replace("| ANGGARAN |", f"| {heading} |").replace("{1500000}", typed))
    (_, indicator) = next(iter(plan.indicators()))
    assert indicator.activities[0].further["budget"] == budget


def test_a_plan_without_amounts_has_no_such_sheet(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = "\n".join(
        line.rpartition("|")[0].rpartition("|")[0] + "|" if "Divisi" in line or "ANGGARAN" in line else line
        for line in PLAN.splitlines()
    )
    rak_excel.write_template(tmp_path / "in" / "a.xlsx", form_of_plan(plan_of(text)))
    merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")

    assert "Jumlah Anggaran" not in openpyxl.load_workbook(tmp_path / "plan.xlsx").sheetnames


@pytest.mark.libreoffice
def test_libreoffice_works_out_the_same_sums(tmp_path: Path) -> None:
    path = _merged(tmp_path)
    with libreoffice(tmp_path) as office:
        office.open(path)
        before = office.read("Jumlah Anggaran", "D5:D7")
        office.put("Komisi", {"K9": ""})
        office.type("Komisi", "K9", "1000000")
        office.recalculate()
        after = office.read("Jumlah Anggaran", "D5:D7")

    assert before == [["4000000"], ["0"], ["4000000"]]
    assert after == [["3500000"], ["0"], ["3500000"]]


def _form(objectives: Sequence[Sequence[FurtherEntry]]) -> PlanForm:
    rows = [
        FormRow(
            f"{nth}." if at == 0 else "", f"Sasaran {nth}" if at == 0 else "", f"Nilai {nth} {at}", "75", "Rapat", {1: "✓"},
            "Divisi Hukum dan Pengawasan", further={"budget": amount} if amount != "" else {},
        )
        for nth, amounts in enumerate(objectives, 1)
        for at, amount in enumerate(amounts)
    ]  # fmt: skip
    return PlanForm(DEFINITION, Identity("KPU", "52.03", 2020), {"commission": tuple(rows)}, signed=True)


amounts = st.one_of(st.integers(0, 10**12), st.just(""), st.just("menyusul"))


@given(st.lists(st.lists(amounts, min_size=1, max_size=4), min_size=1, max_size=5))
def test_the_sums_of_all_objectives_are_that_of_their_part(objectives: list[list[FurtherEntry]]) -> None:
    table = amounts_table(_form(objectives))
    said = [entry for each in objectives for entry in each if entry != ""]
    if not said:
        assert table is None
        return
    assert table is not None
    sums = [line[3] for line in table.rows]
    assert all(isinstance(each, Formula) for each in sums)
    *own, whole = [each.value for each in sums if isinstance(each, Formula)]
    assert math.fsum(float(str(each)) for each in own) == float(str(whole))
    assert whole == sum(entry for entry in said if isinstance(entry, int))
