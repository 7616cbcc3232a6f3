"""The desk marks the given files as the command does, and tells what became of the findings on those that come back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rak_excel import read_plans
from tests.answered_returns import EXPLAINABLE, ODS, RETURNED, SENT, SUBMISSIONS, WHY, answered
from tests.consoles import run_command
from tests.desk import ask


@pytest.fixture
def came_back(tmp_path: Path) -> Path:
    """A folder with one answered return."""
    (tmp_path / "kembali").mkdir()
    (tmp_path / RETURNED).write_bytes(ask(_folder(tmp_path / "kiriman", SENT), "return").file)
    answered(tmp_path / RETURNED, tmp_path / "kembali" / RETURNED)
    return tmp_path / "kembali"


def _folder(folder: Path, *files: Path) -> Path:
    folder.mkdir()
    for file in files:
        shutil.copy(file, folder)
    return folder


def test_the_returns_of_the_page_are_those_of_the_command_to_the_byte(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "kiriman", *sorted(SUBMISSIONS.iterdir())[:3])
    answer = ask(folder, "return")
    assert run_command("check", folder, "--return", tmp_path / "balasan").exit_code == 1
    assert answer.files == {path.name: path.read_bytes() for path in sorted((tmp_path / "balasan").iterdir())}
    assert answer.told == {"alone": []}


def test_what_became_of_the_findings_is_told_of_each_and_of_all(came_back: Path) -> None:
    told = ask(came_back, "check").told
    assert told["became_of_all"] == told["became"][RETURNED]
    assert told["became_of_all"]["id"] == "1 dari 6 catatan sudah selesai, 5 masih ada"
    [gone] = told["gone"]
    assert (gone["code"], gone["cell"], gone["progress"]["id"]) == ("RAK502", "J11", "Selesai")
    found = {each["code"]: each for each in told["findings"] if each["severity"] != "info"}
    assert {code: each["progress"]["id"] for code, each in found.items()} == dict.fromkeys(found, "Masih ada")
    assert (found["RAK304"]["answer"]["id"], found["RAK304"]["explanation"]) == ("Memang benar", WHY)
    assert found["RAK220"]["why"]["id"].startswith("Mengapa: ")
    assert found["RAK304"]["why"]["id"].startswith("Aturan ini belum termasuk yang boleh dijelaskan. Hubungi penerima")


def test_what_is_explained_stands_apart_and_is_not_counted(came_back: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = came_back.parent / "kantor"
    office.mkdir()
    (office / "rak-excel.toml").write_text(EXPLAINABLE, encoding="utf-8")
    monkeypatch.chdir(office)
    told = ask(came_back, "check").told
    assert told["became_of_all"]["id"] == "1 dari 6 catatan sudah selesai, 4 masih ada, 1 dijelaskan"
    [explained] = [each for each in told["findings"] if each["severity"] == "explained"]
    assert (explained["code"], "why" in explained) == ("RAK304", False)
    [unit] = told["units"]
    assert (unit["errors"], unit["warnings"], told["verdict"]["id"]) == (0, 4, "SIAP DIKIRIM, 4 perlu dicek")


def test_files_that_never_went_back_are_told_of_as_before(tmp_path: Path) -> None:
    told = ask(_folder(tmp_path / "kiriman", SENT), "check").told
    assert (told["became"], told["became_of_all"], told["gone"]) == ({}, None, [])
    assert not {"progress", "answer", "explanation", "why"} & set(told["findings"][0])


def test_a_file_that_cannot_be_marked_gets_its_list_alone_by_which_it_is_known_again(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "kiriman", ODS)
    returned = ask(folder, "return")
    assert [each["id"] for each in returned.told["alone"]] == ["gabungan.ods: format file ini tidak bisa ditandai"]
    (folder / "gabungan - catatan.xlsx").write_bytes(returned.file)
    looked = ask(folder, "look").told
    assert {each["name"]: each["kind"] for each in looked["files"]} == {
        "gabungan.ods": "merged",
        "gabungan - catatan.xlsx": "list",
    }
    assert looked["passed_over"] == []
    assert list(ask(folder, "check").told["became"]) == ["gabungan.ods"]


def test_a_list_alone_is_no_plan_wherever_it_lies(tmp_path: Path) -> None:
    """It is compared with beside its plan in a folder and in an archive, named with it, and in the folder of --since."""
    folder = _folder(tmp_path / "kiriman", ODS)
    run_command("check", folder, "--return", tmp_path / "balasan")
    (listed,) = (tmp_path / "balasan").iterdir()
    for paths in ([folder, "--since", tmp_path / "balasan"], [folder / ODS.name, listed]):
        assert "tidak ada catatan, dulu maupun sekarang" in run_command("check", *paths).results
    shutil.copy(listed, folder)
    shutil.make_archive(str(tmp_path / "kiriman"), "zip", folder)
    for path in (folder, tmp_path / "kiriman.zip"):
        ended = run_command("check", path)
        assert "tidak ada catatan, dulu maupun sekarang" in ended.results
        assert "dilewati" not in ended.messages


def test_a_return_that_was_answered_is_merged_as_the_file_that_it_was(came_back: Path) -> None:
    merged = ask(came_back, "merge").told
    rows = [row for table in merged["tables"] for row in table["rows"]]
    [plan] = read_plans([SENT]).plans
    assert len(rows) == sum(len(indicator.activities) for part in plan.parts for indicator in part.indicators)
