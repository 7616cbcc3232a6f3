"""A roll-up exported: the same tables as the plans that were rolled up."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.consoles import run_command

PLANS = Path(__file__).parent.parent / "examples" / "ntb-2020" / "plans"


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rollup") / "ntb.xlsx"
    assert run_command("rollup", PLANS, "-o", path, "--jobs", "1").exit_code == 0
    return path


def lines(path: Path) -> list[list[str]]:
    """The lines of the CSV, by region: a folder's plans come in the order of their names."""
    told = run_command("export", path, "--format", "csv").results
    return sorted(csv.reader(told.splitlines(keepends=True), delimiter=";"), key=lambda line: line[1])


def plans(path: Path) -> list[dict[str, Any]]:
    return sorted(json.loads(run_command("export", path).results), key=lambda plan: str(plan["region"]))


def test_the_csv_of_a_roll_up_is_that_of_its_plans(rolled_up: Path) -> None:
    assert lines(rolled_up) == lines(PLANS)
    assert len(lines(rolled_up)) > 340


def kept(plan: dict[str, Any]) -> list[object]:
    """What a roll-up keeps of a plan's record."""
    named = ("source", "template", "office", "region", "year", "revision", "submitter", "date")
    told: list[object] = [plan[name] for name in named]
    for indicator in (each for part in plan["parts"].values() for each in part):
        told += [indicator[name] for name in ("number", "objective", "indicator", "key")]
        told += [(indicator["target"] or {}).get(name) for name in ("text", "kind", "value", "unit")]
        told += [[each[name] for name in ("items", "periods", "executors", "cell")] for each in indicator["activities"]]
    return told


def test_the_json_of_a_roll_up_lacks_only_what_it_does_not_keep(rolled_up: Path) -> None:
    assert [kept(plan) for plan in plans(rolled_up)] == [kept(plan) for plan in plans(PLANS)]
    assert {plan["chair"]["name"] for plan in plans(rolled_up)} == {""}


def test_a_corrected_data_row_is_exported_as_it_stands(rolled_up: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(rolled_up)
    sheet = book["Data Komisi"]
    for heading, value in (("Kegiatan", "Rapat koordinasi"), ("Sel", "tidak tahu")):
        column = next(cell.column_letter for cell in sheet[3] if cell.value == heading)
        sheet[f"{column}4"] = value
    book.save(tmp_path / "corrected.xlsx")
    rows = csv.DictReader(
        run_command("export", tmp_path / "corrected.xlsx", "--plain-csv").results.splitlines(keepends=True)
    )
    assert next(rows)["kegiatan"] == "Rapat koordinasi"


def test_a_damaged_roll_up_is_told_and_costs_the_others_nothing(rolled_up: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(rolled_up)
    del book["Daftar File"]
    book.save(tmp_path / "damaged.xlsx")
    ended = run_command("export", rolled_up, tmp_path / "damaged.xlsx", "--format", "csv")

    assert (ended.exit_code, ended.results) == (1, run_command("export", rolled_up, "--format", "csv").results)
    assert ended.messages == "damaged.xlsx: Rekap damaged.xlsx tidak utuh lagi. Buat ulang dari file rencananya.\n"


@pytest.mark.parametrize("command", [["check"], ["merge", "-o", "x.xlsx"]], ids=lambda command: str(command[0]))
def test_a_roll_up_is_no_plan_for_the_other_commands(rolled_up: Path, tmp_path: Path, command: list[str]) -> None:
    options = [str(tmp_path / each) if each.endswith("xlsx") else each for each in command]
    ended = run_command(*options, rolled_up)
    assert "Ini rekap banyak kantor, bukan rencana satu kantor." in ended.results + ended.messages
    assert ended.exit_code > 0
