"""Findings that a correction settles leave the counts at the next roll-up, and stay listed as corrected."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import InputFacts, NoteState
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.opened import read_sheets_whole
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import Change, changed, office_plan
from tests.test_rollup_earlier import edited, written


def harvest(plan: Plan) -> InputFacts:
    return facts_of_plan(plan, check([plan]))


WRONG = harvest(office_plan("52.03", changed("K1.2", target="1 Laporan"), file="a.xlsx"))


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(roll_up([WRONG]), tmp_path_factory.mktemp("rollup") / "rekap.xlsx").read_bytes()


@pytest.fixture
def correct(rolled_up: bytes, tmp_path: Path) -> Callable[..., Path]:
    names = itertools.count()

    def corrected(**cells: Any) -> Path:
        path = tmp_path / f"koreksi-{next(names)}.xlsx"
        path.write_bytes(rolled_up)
        return edited(path, "Data Komisi", **cells)

    return corrected


def listed(result: Rollup) -> list[tuple[str, str]]:
    return [(note.code, note.cell) for _, note in result.notes]


def gone(result: Rollup) -> list[tuple[str, str, str]]:
    return [(note.code, note.cell, note.state or "") for _, note in result.settled]


ON_TARGET = [each for each in listed(roll_up([WRONG])) if each[1] == "D3"]


@pytest.mark.parametrize("beside", [True, False], ids=["beside the plan", "alone"])
def test_a_finding_on_a_corrected_cell_leaves_the_list(
    correct: Callable[..., Path], tmp_path: Path, beside: bool
) -> None:
    corrected = read_rollup(correct(J5=61, K5="%"))
    result = roll_up([WRONG, corrected] if beside else [corrected])

    assert ON_TARGET
    assert gone(result) == [(*each, NoteState.CORRECTED) for each in ON_TARGET]
    assert sorted([*listed(result), *ON_TARGET]) == sorted(listed(roll_up([WRONG])))
    path = written(result, tmp_path / "hasil.xlsx")
    again = roll_up([read_rollup(path)])
    assert (listed(again), gone(again)) == (listed(result), gone(result))
    assert written(again, tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()
    both = roll_up([read_rollup(path), WRONG])
    assert (listed(both), gone(both)) == (listed(result), gone(result))
    guided = roll_up([WRONG], guides=[read_rollup(path)], previous=read_rollup(path))
    assert (listed(guided), gone(guided)) == (listed(result), gone(result))


def test_a_correction_that_is_as_wrong_settles_nothing(correct: Callable[..., Path]) -> None:
    result = roll_up([WRONG, read_rollup(correct(J5=2))])

    assert gone(result) == []
    assert listed(result) == listed(roll_up([WRONG]))


def test_a_correction_of_another_cell_of_the_row_settles_nothing(correct: Callable[..., Path]) -> None:
    assert gone(roll_up([WRONG, read_rollup(correct(L5="Kegiatan lain"))])) == []


def test_while_a_correction_is_to_be_chosen_its_finding_counts(correct: Callable[..., Path]) -> None:
    result = roll_up([WRONG, read_rollup(correct(J5=61, K5="%")), read_rollup(correct(J5=62, K5="%"))])

    assert len(result.corrections_open) == 2
    assert gone(result) == []


def test_a_finding_comes_back_when_its_correction_is_taken_back(correct: Callable[..., Path], tmp_path: Path) -> None:
    path = written(roll_up([WRONG, read_rollup(correct(J5=61, K5="%"))]), tmp_path / "hasil.xlsx")
    result = roll_up([read_rollup(edited(path, "Data Komisi", J5=1, K5="laporan"))])

    assert gone(result) == []
    assert listed(result) == listed(roll_up([WRONG]))


def test_the_findings_of_a_deleted_row_are_corrected(correct: Callable[..., Path]) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(5)
    book.save(path)
    result = roll_up([WRONG, read_rollup(path)])

    assert {each[:2] for each in gone(result)} >= set(ON_TARGET)
    assert {cell[1:] for _, cell, _ in gone(result)} == {"3"}


def test_a_tick_in_one_part_settles_what_was_found_in_the_other(tmp_path: Path) -> None:
    plan = harvest(office_plan("52.03", file="a.xlsx"))
    (cross,) = [each for each in listed(roll_up([plan])) if each[0] == "RAK602"]
    path = written(roll_up([plan]), tmp_path / "rekap.xlsx")
    book = openpyxl.load_workbook(path)
    for row in book["Data Sekretariat"].iter_rows(min_row=4):
        for tick in row[12:24]:
            tick.value = "✓"
    book.save(path)
    result = roll_up([plan, read_rollup(path)])

    assert (*cross, NoteState.CORRECTED) in gone(result)


@pytest.mark.parametrize("beside", [True, False], ids=["beside the plan", "alone"])
@pytest.mark.parametrize(
    ("wrong", "part", "typed", "code"),
    [
        (changed("K3.2", target="1 Dokumen"), "Komisi", {"Target": "WTP", "Satuan": "opini"}, "RAK601"),
        (changed("S1.1", periods=""), "Sekretariat", {"B6": "✓", "B7": "✓"}, "RAK401"),
        (changed("S1.1", executor=""), "Sekretariat", {"Pelaksana": "Sub Bagian Hukum"}, "RAK501"),
    ],
)
def test_a_roll_up_alone_settles_what_it_settles_beside_the_plan(
    tmp_path: Path, wrong: Change, part: str, typed: dict[str, str], code: str, beside: bool
) -> None:
    plan = harvest(office_plan("52.03", wrong, file="a.xlsx"))
    path = written(roll_up([plan]), tmp_path / "rekap.xlsx")
    found = [each for each in listed(roll_up([plan])) if each[0] == code]
    book = openpyxl.load_workbook(path)
    sheet = book[f"Data {part}"]
    headings = [str(cell.value) for cell in sheet[3]]
    key = "S1.1" if part == "Sekretariat" else "K3.2"
    (row,) = [row for row in sheet.iter_rows(min_row=4) if row[headings.index("Kode Indikator")].value == key]
    for heading, value in typed.items():
        row[headings.index(heading)].value = value
    book.save(path)
    corrected = read_rollup(path)
    result = roll_up([plan, corrected] if beside else [corrected], previous=corrected)

    assert found
    assert {each for each in gone(result) if each[0] == code} == {(*each, NoteState.CORRECTED) for each in found}


def test_the_counts_of_the_office_leave_them_out(correct: Callable[..., Path], tmp_path: Path) -> None:
    def counts(result: Rollup) -> tuple[Any, Any]:
        rows = read_sheets_whole(written(result, tmp_path / "hasil.xlsx"))["Status Penyampaian"]
        columns = [rows[2].index(heading) for heading in ("Wajib Diperbaiki", "Perlu Dicek")]
        (own,) = [row for row in rows[3:] if "52.03" in row]
        return own[columns[0]], own[columns[1]]

    before, after = counts(roll_up([WRONG])), counts(roll_up([WRONG, read_rollup(correct(J5=61, K5="%"))]))
    assert sum(map(int, before)) - sum(map(int, after)) == len(ON_TARGET)
