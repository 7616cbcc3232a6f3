"""A pipe among the files is never waited for: only ordinary files are read."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.consoles import Ended, run_command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
PLAN = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
OFFICE = ["--region", "52.03", "--year", "2020", "-o", "out.xlsx"]


class Pipe:
    """A pipe that notices who waits at it, and lets them go."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.waited_for = False
        self.done = threading.Event()
        os.mkfifo(path)
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()

    def _watch(self) -> None:
        while not self.done.wait(0.02):
            try:
                os.close(os.open(self.path, os.O_WRONLY | os.O_NONBLOCK))
            except OSError:  # nobody reads
                continue
            self.waited_for = True

    def end(self) -> None:
        self.done.set()
        self.thread.join()


@pytest.fixture
def pipes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Pipe]]:
    """In the current folder, beside a folder with a plan, of which one pipe is called a workbook and one the settings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN, tmp_path / "plans" / "plan.xlsx")
    names = ["pipe.xlsx", "pipe.toml", "rak-excel.toml", "plans/pipe.xlsx", "plans/rak-excel.toml"]
    made = [Pipe(tmp_path / name) for name in names]
    (tmp_path / "plans" / "link.xlsx").symlink_to(tmp_path / "pipe.xlsx")
    yield made
    for each in made:
        each.end()


def run(pipes: list[Pipe], *arguments: str) -> Ended:
    ended = run_command(*arguments, "--force", "--lang", "en")
    assert [each.path.name for each in pipes if each.waited_for] == []
    return ended


@pytest.mark.parametrize(
    "command",
    [
        ["check", "pipe.xlsx"],
        ["export", "pipe.xlsx"],
        ["merge", "pipe.xlsx", "-o", "out.xlsx"],
        ["rollup", "pipe.xlsx", "-o", "out.xlsx"],
        ["template", *OFFICE, "--from", "pipe.xlsx"],
    ],
    ids=" ".join,
)
def test_a_pipe_that_is_named_is_told_as_no_ordinary_file(pipes: list[Pipe], command: list[str]) -> None:
    ended = run(pipes, *command)
    assert ended.exit_code == (1 if command[0] == "check" else 2)
    assert "This is no ordinary file and is not read." in ended.results + ended.messages


@pytest.mark.parametrize(
    "command",
    [
        ["merge", "plans", "-o", "out.xlsx", "--base", "pipe.xlsx"],
        ["merge", "plans", "-o", "out.xlsx", "--decisions", "pipe.xlsx"],
        ["rollup", "plans", "-o", "out.xlsx", "--previous", "pipe.xlsx"],
        ["rollup", "plans", "-o", "out.xlsx", "--aliases", "pipe.xlsx"],
        ["rollup", "plans", "-o", "out.xlsx", "--compare", "pipe.xlsx"],
        ["check", "plans", "--template", "pipe.toml"],
        ["template", *OFFICE, "--template", "pipe.toml"],
        ["template", *OFFICE, "--indicators", "pipe.xlsx"],
        ["diff", "plans/plan.xlsx", "pipe.xlsx"],
        ["diff", "pipe.xlsx", "plans/plan.xlsx"],
        ["trace", "pipe.xlsx", "Komisi!E9"],
        ["print", "pipe.xlsx", "-o", "out.pdf"],
    ],
    ids=" ".join,
)
def test_a_pipe_in_the_place_of_a_file_is_told_as_none(pipes: list[Pipe], command: list[str]) -> None:
    ended = run(pipes, *command)
    assert (ended.exit_code, ended.results) == (2, "")
    assert f"{next(each for each in command if 'pipe' in each)} is no ordinary file and is not read." in ended.messages


@pytest.mark.parametrize("command", [["check"], ["export"], ["merge", "-o", "out.xlsx"], ["rollup", "-o", "out.xlsx"]])
def test_pipes_in_a_folder_are_told_and_the_rest_goes_on(pipes: list[Pipe], command: list[str]) -> None:
    ended = run(pipes, *command, "plans")
    assert ended.exit_code == (1 if command[0] == "check" else 0)
    assert "Not read, because it is not a workbook: link.xlsx, pipe.xlsx, rak-excel.toml." in ended.messages
