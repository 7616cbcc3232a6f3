"""No workbook in xlsx, however it was made, ends the process, fills the memory or takes minutes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import open_workbook
from tests import hostile_child, hostile_files

MEMORY = 500_000_000  # bytes of addresses beside those that the interpreter and our modules take
SECONDS = 5  # of a processor
Outcomes = Mapping[str, tuple[str, float]]


def outcomes_of(files: Mapping[str, bytes], folder: Path, start: str = "") -> Outcomes:
    """What became of each file: what was told and how long it took. A file that ends the process gets '' for it."""
    paths = {f"{start}{nth}.xlsx": name for nth, name in enumerate(files)}
    for path, name in paths.items():
        (folder / path).write_bytes(files[name])
    told: dict[str, tuple[str, float]] = {}
    while left := [path for path, name in paths.items() if name not in told]:
        command = [sys.executable, hostile_child.__file__, str(MEMORY), *(str(folder / path) for path in left)]
        child = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        for path, outcome, seconds in map(json.loads, child.stdout.splitlines()):
            told[paths[path]] = outcome, seconds
        lost = next((path for path in left if paths[path] not in told), None)
        if lost:
            told[paths[lost]] = "", 0.0
    return told


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return outcomes_of({**hostile_files.READ, **hostile_files.REFUSED}, tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("name", hostile_files.READ)
def test_a_plan_beside_which_a_trap_stands_is_read(outcomes: Outcomes, name: str) -> None:
    told, seconds = outcomes[name]

    assert told == hostile_files.INDICATOR
    assert seconds < SECONDS


@pytest.mark.parametrize("name", hostile_files.REFUSED)
def test_a_file_that_is_a_trap_is_refused_with_a_sentence(outcomes: Outcomes, name: str) -> None:
    told, seconds = outcomes[name]

    assert told.startswith("File ini ")
    assert "rusak" in told or "terlalu besar" in told
    assert seconds < SECONDS


@pytest.mark.parametrize("letters", [40_000, 250_000])
def test_a_text_longer_than_a_cell_can_hold_is_too_big_and_no_damage(letters: int) -> None:
    long = hostile_files.replaced(hostile_files.TEXTS, b"<si><t>", b"<si><t>" + b"x" * letters)

    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        open_workbook(long)


def test_a_text_as_long_as_a_cell_can_hold_is_read() -> None:
    long = b"<si><t>%s_x000D_&amp;</t></si><si><t>" % (b"x" * 32_765)

    assert open_workbook(hostile_files.replaced(hostile_files.TEXTS, b"<si><t>", long)).sheets[0].rows


def with_members(names: Iterable[str]) -> bytes:
    """The plan with further members, of which some have names that others have."""
    file = io.BytesIO(hostile_files.PLAN)
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of such names
        for name in names:
            archive.writestr(name, b"<a/>")
    return file.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        ["xl/media/image1.png"] * 2,
        ["xl/media/image1.png", "xl/media/Image1.png"],
        ["docProps/app.xml"],
        ["docProps/core.xml"],
        ["docProps/custom.xml"] * 2,
    ],
)
def test_two_members_of_one_name_that_say_nothing_of_the_plan_do_no_harm(names: Sequence[str]) -> None:
    sheet = open_workbook(with_members(names)).sheets[0]

    assert sheet.rows
    assert sheet.looks


@pytest.mark.parametrize("name", [hostile_files.BOOK, hostile_files.STYLES, hostile_files.TEXTS])
def test_two_members_of_one_name_are_damage_where_they_are_read(name: str) -> None:
    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        assert open_workbook(with_members([name])).sheets[0].rows
