"""A list that lies beside a plan which could not be marked is heard by a roll-up too."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.rules.settings import Settings
from tests.answered_returns import ROOT, answer
from tests.consoles import run_command
from tests.workbooks import rezipped

PLAN = ROOT / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
WHY = "Ditetapkan dalam Renstra"


def locked(path: Path) -> None:
    """A plan whose workbook is locked with a password: no mark is put into it."""
    with zipfile.ZipFile(PLAN) as archive:
        book = archive.read("xl/workbook.xml")
    lock = b'<workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews>'
    path.write_bytes(rezipped(PLAN.read_bytes(), {"xl/workbook.xml": book.replace(b"<bookViews>", lock)}))


def answered(tmp_path: Path) -> Path:
    """A folder with a plan, and the list on it with what its office answered."""
    folder = tmp_path / "rencana"
    folder.mkdir()
    locked(folder / "RAK.xlsx")
    run_command("check", folder, "--return", tmp_path / "balasan")
    (listed,) = (tmp_path / "balasan").iterdir()
    answer(listed, {"RAK304": ("Memang benar", WHY)})
    shutil.copy(listed, folder)
    return folder


def test_a_list_beside_its_plan_explains_and_is_counted(tmp_path: Path) -> None:
    folder = answered(tmp_path)
    result = rollup_files([folder], settings=Settings(explainable=frozenset({"RAK304"})), jobs=0)

    explained = [note for _, note in result.notes if note.explained]
    assert {note.code for note in explained} == {"RAK304"}
    assert all(WHY in note.explanation.id for note in explained)
    (choice,) = (choice for choice in result.choices if choice.used)
    assert choice.facts.mended == 0


def test_a_list_that_is_heard_is_not_told_as_passed_over(tmp_path: Path) -> None:
    folder = answered(tmp_path)

    for command in ("rollup", "merge"):
        ended = run_command(command, folder, "-o", tmp_path / f"{command}.xlsx", "--lang", "id")
        assert (ended.exit_code, "dilewati" in ended.messages) == (0, False)
