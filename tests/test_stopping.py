"""A command that is stopped, by Ctrl+C or from outside, ends at once with all its processes and leaves nothing half done."""

from __future__ import annotations

import importlib.abc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import rak_excel.__main__
from tests.terminals import WAIT, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no signals of this kind", allow_module_level=True)

NTB = sorted((Path(__file__).resolve().parent.parent / "examples" / "ntb-2020" / "plans").iterdir())
STOPPED = "Dihentikan. Yang belum selesai tidak disimpan."
COMMANDS = {
    "check": ["check", "kiriman", "--format", "xlsx", "-o", "hasil"],
    "merge": ["merge", "kiriman", "-o", "hasil/gabungan.xlsx"],
    "rollup": ["rollup", "kiriman", "-o", "hasil/rekap.xlsx"],
    "export": ["export", "kiriman", "--format", "csv", "-o", "hasil/data.csv"],
    "template": ["template", "--province", "all", "--year", "2020", "-o", "hasil"],
    "print": ["print", f"kiriman/0 {NTB[0].name}", "--draft", "-o", "hasil/rencana.pdf"],
}


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Tests that run in the background ignore what stops a command, and so would the commands that they start."""
    before = (signal.signal(signal.SIGINT, signal.default_int_handler), signal.signal(signal.SIGHUP, signal.SIG_DFL))
    yield
    signal.signal(signal.SIGINT, before[0])
    signal.signal(signal.SIGHUP, before[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with more submissions than are read in a second, and a LibreOffice that takes its time."""
    for name in ("kiriman", "hasil", "bin", "tmp"):
        (tmp_path / name).mkdir()
    for number, plan in enumerate(NTB * 6):
        shutil.copyfile(plan, tmp_path / "kiriman" / f"{number} {plan.name}")
    (tmp_path / "kiriman" / "catatan.txt").touch()
    (tmp_path / "bin" / "soffice").write_text("#!/bin/sh\ntouch tmp/soffice >&2\nexec sleep 60\n", encoding="utf-8")
    (tmp_path / "bin" / "soffice").chmod(0o755)
    return tmp_path


def started(folder: Path, name: str) -> subprocess.Popen[str]:
    """The command in a group of its own, as a terminal starts it, as soon as it works."""
    environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "TMPDIR": str(folder / "tmp")}
    running = subprocess.Popen(
        [sys.executable, "-P", "-m", "rak_excel", *COMMANDS[name]],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        env=os.environ | environment,
    )
    assert running.stderr
    if name == "template":
        wait_until(lambda: any((folder / "hasil").glob("*.xlsx")))
    elif name == "print":
        wait_until(lambda: any((folder / "tmp").glob("*/*/profile")) or any((folder / "tmp").glob("*/profile")))
    else:
        assert "catatan.txt" in running.stderr.readline()
    return running


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code and the messages; these end when all have ended that could write any."""
    _, messages = running.communicate(timeout=WAIT)
    return running.returncode, messages


def left(folder: Path) -> list[str]:
    """What is there beside whole results: nothing, but whole templates."""
    return [
        each.name
        for place in ("hasil", "tmp")
        for each in (folder / place).iterdir()
        if place == "tmp" or not each.name.startswith("RAK 2020 - ")
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_ctrl_c_ends_a_command_with_130_and_a_sentence(name: str, folder: Path) -> None:
    running = started(folder, name)
    os.killpg(running.pid, signal.SIGINT)

    assert ended(running) == (130, f"\n{STOPPED}\n")
    assert left(folder) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("name", ["rollup", "template", "print"])
def test_a_command_that_is_told_to_end_does_so_as_after_ctrl_c(name: str, number: signal.Signals, folder: Path) -> None:
    running = started(folder, name)
    running.send_signal(number)

    assert ended(running) == (128 + number, f"\n{STOPPED}\n")
    assert left(folder) == []


@pytest.mark.parametrize("name", ["rollup", "template"])
def test_the_processes_of_a_command_that_is_killed_end_by_themselves(name: str, folder: Path) -> None:
    running = started(folder, name)
    running.kill()

    assert ended(running) == (-signal.SIGKILL, "")
    assert left(folder) == []


STUCK = """
import time
from rak_excel.system.processes import Pool
from tests.test_stopping import told_and_stuck
if __name__ == "__main__":
    with Pool(told_and_stuck, [1], 1).results() as results:
        list(results)
"""


def told_and_stuck(_thing: int) -> None:
    print("stuck", flush=True)  # noqa: T201 - so that the test knows
    time.sleep(WAIT)


def test_also_one_that_never_comes_to_the_end_of_its_file() -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", STUCK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert running.stdout
    assert running.stdout.readline() == "stuck\n"
    running.kill()
    before = time.monotonic()

    assert ended(running) == (-signal.SIGKILL, "")
    assert time.monotonic() - before < WAIT / 2


@pytest.mark.parametrize("name", ["check", "rollup"])
def test_ctrl_c_gives_the_terminal_its_cursor_back(name: str, folder: Path) -> None:
    terminal = Terminal(folder, *COMMANDS[name])
    terminal.wait_for("\x1b[?25l")
    terminal.press_ctrl_c()
    code, shown = terminal.end()

    assert code == 130, shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")
    assert shown.count(STOPPED) == 1
    assert "Traceback" not in shown


def test_ctrl_c_at_a_question_of_the_menu_ends_it(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("Pilihan: ")
    terminal.press_ctrl_c()

    code, shown = terminal.end()
    assert (code, "Traceback" in shown) == (130, False)
    assert shown.count(STOPPED) == 1


def test_ctrl_c_before_the_command_is_loaded_ends_it_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopping(importlib.abc.MetaPathFinder):
        def find_spec(self, fullname: str, *_: object) -> None:
            if fullname == "rak_excel.cli":
                raise KeyboardInterrupt

    monkeypatch.setattr(sys, "meta_path", [Stopping(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "rak_excel.cli", raising=False)
    monkeypatch.setattr(sys, "path", [*sys.path])

    with pytest.raises(SystemExit, match="130"):
        rak_excel.__main__.run()


def test_ctrl_c_while_the_menu_runs_a_command_ends_both(folder: Path) -> None:
    terminal = Terminal(folder)
    terminal.answer("Pilihan: ", "2")
    terminal.answer("File atau folder yang dicek: ", "kiriman")
    terminal.answer("[1]: ", "")
    terminal.wait_for("catatan.txt")
    terminal.press_ctrl_c()

    code, shown = terminal.end()
    assert (code, "Traceback" in shown) == (130, False)
    assert shown.count(STOPPED) == 1
