"""No command replaces a file that it reads, nor what the province typed: `--force` is for old results."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.consoles import Ended, run_command

EXAMPLES = Path(__file__).parent.parent / "examples"
PLAN = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
OFFICE = ["--region", "52.03", "--year", "2020"]


def run(*arguments: str | Path) -> Ended:
    return run_command(*arguments, "--force", "--lang", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a folder of plans, of which there is one."""
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN, tmp_path / "plans" / "plan.xlsx")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["check", "plans", "--format", "json", "-o", "plans/plan.xlsx"],
        ["check", "plans/plan.xlsx", "-o", "plans/../plans/plan.xlsx"],
        ["export", "plans", "-o", "plans/plan.xlsx"],
        ["merge", "plans", "-o", "plans/plan.xlsx"],
        ["merge", "plans/plan.xlsx", "-o", "plans/plan.xlsx"],
        ["rollup", "plans", "-o", "plans/plan.xlsx"],
        ["rollup", "plans/plan.xlsx", "-o", "plans/plan.xlsx"],
        ["template", *OFFICE, "--from", "plans/plan.xlsx", "-o", "plans/plan.xlsx"],
    ],
    ids=" ".join,
)
def test_an_input_is_not_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.xlsx")}
    result = run(*command)

    assert (result.exit_code, result.results) == (2, "")
    assert f"{command[-1]} is one of the files that are read. Choose another name" in result.messages.replace("\\", "/")
    assert {path: path.read_bytes() for path in folder.rglob("*.xlsx")} == before


OWN = ["--template", "own.toml"]


@pytest.mark.parametrize(
    "command",
    [
        ["check", "plans", *OWN, "-o", "own.txt"],
        ["check", "plans", *OWN, "--format", "json", "-o", "own.txt"],
        ["export", "plans", *OWN, "--format", "csv", "-o", "own.txt"],
        ["merge", "plans", *OWN, "-o", "own.xlsx"],
        ["rollup", "plans", *OWN, "-o", "own.xlsx"],
        ["rollup", "plans", "--compare", "plans/plan.xlsx", "-o", "own.xlsx"],
        ["template", *OFFICE, *OWN, "-o", "own.xlsx"],
        ["template", *OFFICE, "--indicators", "plans/plan.xlsx", "-o", "own.xlsx"],
        ["print", "plans/plan.xlsx", "-o", "own.pdf"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("hard", [True, False], ids=["hard link", "link"])
def test_what_was_read_is_not_replaced_under_another_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], hard: bool
) -> None:
    """No command writes a file of the kind of a definition: only a link has two names."""
    monkeypatch.chdir(folder)
    shutil.copy(EXAMPLES.parent / "workbook_templates" / "kpu-2020.toml", "own.toml")
    read, output = Path(command[command.index("own.toml")] if "own.toml" in command else "plans/plan.xlsx"), command[-1]
    if hard:
        Path(output).hardlink_to(read)
    else:
        Path(output).symlink_to(read)
    before = read.read_bytes()

    result = run(*command)
    assert (result.exit_code, result.results) == (2, "")
    assert f"{output} is one of the files that are read" in result.messages
    assert read.read_bytes() == before


def test_neither_a_message_nor_a_return_nor_a_letter_takes_the_place_of_what_was_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    shutil.copy(EXAMPLES.parent / "workbook_templates" / "kpu-2020.toml", "own.toml")
    before = Path("own.toml").read_bytes()
    for command, kind in (
        (["check", "plans", *OWN, "--brief", "-o", "out"], "txt"),
        (["check", "plans", *OWN, "--format", "xlsx", "-o", "out"], "xlsx"),
        (["rollup", "plans", *OWN, "-o", "rekap.xlsx", "--letters", "out"], "txt"),
    ):
        run(*command)
        written = min(Path("out").glob(f"*.{kind}"))
        written.unlink()
        written.hardlink_to("own.toml")
        assert run(*command).exit_code == 2
        assert Path("own.toml").read_bytes() == before == written.read_bytes()
        shutil.rmtree("out")


@pytest.mark.parametrize("cell", ["J9", "A400", "D2", "Lain!B2"])
def test_a_return_into_which_somebody_typed_beside_the_answers_is_kept(folder: Path, cell: str) -> None:
    run("check", folder / "plans", "--format", "xlsx", "-o", folder / "out")
    (returned,) = folder.glob("out/Findings RAK 2020*")
    book = openpyxl.load_workbook(returned)
    name, _, address = cell.rpartition("!")
    sheet = book.create_sheet(name) if name else book.worksheets[0]
    sheet[address] = "Sudah kami perbaiki"
    book.worksheets[0]["G400"] = "Terima kasih"
    book.save(returned)
    before = returned.read_bytes()

    result = run("check", folder / "plans", "--format", "xlsx", "-o", folder / "out")
    assert (result.exit_code, returned.read_bytes()) == (2, before)
    assert f"what is typed in {sheet.title}!{address} is not carried over. Move it to the column" in result.messages
    del sheet[address]
    book.save(returned)
    assert run("check", folder / "plans", "--format", "xlsx", "-o", folder / "out").exit_code == 1
    kept = [cell.value for row in openpyxl.load_workbook(returned).worksheets[0].iter_rows() for cell in row]
    assert "Terima kasih" in kept


def test_a_text_does_not_take_the_place_of_a_return_that_holds_answers(folder: Path) -> None:
    run("check", folder / "plans", "--format", "xlsx", "-o", folder / "plans")
    (returned,) = folder.glob("plans/Findings RAK 2020*")
    before = returned.read_bytes()
    for command in ("check", "export"):
        result = run(command, folder / "plans", "--format", "json", "-o", returned)
        assert (result.exit_code, returned.read_bytes()) == (2, before)
        assert (
            f"is a workbook and the result is text. Choose another name, such as {returned.with_suffix('.txt')}."
            in (result.messages)
        )


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_definition_is_an_input_too(folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(folder)
    shutil.copy(EXAMPLES.parent / "workbook_templates" / "kpu-2020.toml", "own.toml")
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}

    result = run(command, "plans", "--template", "own.toml", "--format", "json", "-o", "own.toml")
    assert (result.exit_code, result.results) == (2, "")
    assert {path: path.read_bytes() for path in folder.rglob("*.toml")} == before


def test_a_file_that_gave_no_plan_is_not_replaced_by_the_return_of_its_name(folder: Path) -> None:
    assert run("check", folder / "plans", "--format", "xlsx", "-o", folder / "plans").exit_code == 1
    (returned,) = folder.glob("plans/Findings RAK 2020*")
    openpyxl.Workbook().save(returned)
    before = returned.read_bytes()

    result = run("check", folder / "plans", "--format", "xlsx", "-o", folder / "plans")
    assert (result.exit_code, returned.read_bytes()) == (2, before)


def test_the_return_to_an_office_is_replaced_but_not_by_that_of_a_plan_of_its_name(folder: Path) -> None:
    assert run("check", folder / "plans", "--format", "xlsx", "-o", folder / "plans").exit_code == 1
    (returned,) = folder.glob("plans/Findings RAK 2020*")
    assert run("check", folder / "plans", "--format", "xlsx", "-o", folder / "plans").exit_code == 1

    shutil.copy(PLAN, returned)
    result = run("check", returned, "--format", "xlsx", "-o", folder / "plans")
    assert (result.exit_code, returned.read_bytes()) == (2, PLAN.read_bytes())


def test_a_roll_up_in_the_folder_is_replaced_and_one_that_is_read_is_not(folder: Path) -> None:
    result = folder / "plans" / "rekap.xlsx"
    for _ in range(2):
        assert run("rollup", folder / "plans", "-o", result).exit_code == 0
    assert run("rollup", result, "-o", result).exit_code == 2
    assert run("rollup", result, "--previous", result, "-o", folder / "next.xlsx").exit_code == 0


def test_what_the_province_typed_is_not_lost_where_it_forgets_previous(folder: Path) -> None:
    result = folder / "rekap.xlsx"
    run("rollup", folder / "plans", "-o", result)
    book = openpyxl.load_workbook(result)
    sheet = book["Submission Status"]
    sheet.cell(4, _column(sheet)).value = "Diterima lewat surat"
    book.save(result)
    typed = result.read_bytes()

    refused = run("rollup", folder / "plans", "-o", result)
    assert (refused.exit_code, result.read_bytes()) == (2, typed)
    assert f"Add --previous {result} to carry that over" in refused.messages
    assert run("rollup", folder / "plans", "-o", result, "--previous", result).exit_code == 0
    carried = openpyxl.load_workbook(result)["Submission Status"]
    assert carried.cell(4, _column(carried)).value == "Diterima lewat surat"


def _column(sheet: Any) -> int:
    return int(next(cell.column for cell in sheet[3] if cell.value == "Province's Remark"))
