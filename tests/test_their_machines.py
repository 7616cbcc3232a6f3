"""The command on the machines it is for: old consoles, folders with spaces, outputs that cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.consoles import run_command

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PLAN = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
# Where even an administrator may not write.
UNWRITABLE = Path("/sys")
COMMANDS = {
    "template": ["template", "--region", "52.03", "--year", "2020"],
    "merge": ["merge", "kiriman 2020 – Données"],
    "rollup": ["rollup", "kiriman 2020 – Données", "--year", "2020"],
    "export": ["export", "kiriman 2020 – Données", "--format", "csv"],
    "check": ["check", "kiriman 2020 – Données", "--format", "csv"],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose name has spaces and letters of other languages, with one inside like it."""
    inner = tmp_path / "Rencana Aksi é ✓" / "kiriman 2020 – Données"
    inner.mkdir(parents=True)
    shutil.copyfile(PLAN, inner / "rencana – ñ (1).xlsx")
    monkeypatch.chdir(inner.parent)
    return inner.parent


def on_cp1252(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command with standard streams of an old Windows console, which knows no tick."""
    return subprocess.run(
        [sys.executable, "-m", "rak_excel", *arguments],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_cp1252_console_and_paths_with_other_letters_change_nothing(name: str, folder: Path) -> None:
    output = f"hasil – ü {name}.xlsx"
    result = on_cp1252(*COMMANDS[name], "-o", output)
    assert result.returncode in {0, 1}, result.stderr.decode()
    assert (folder / output).is_file()
    assert b"Traceback" not in result.stderr
    told = result.stdout.decode("utf-8") + result.stderr.decode("utf-8")
    assert "?" not in told


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_findings_can_be_told_on_a_cp1252_console(language: str) -> None:
    result = on_cp1252("--lang", language, "check", str(PLAN), "--severity", "info")
    assert (result.returncode, result.stderr) == (1, b"")
    assert result.stdout.decode("utf-8")


@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(not UNWRITABLE.is_dir(), reason="there is no folder that nobody may write to")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_nobody_may_write_to_is_told_in_one_sentence(name: str) -> None:
    ended = run_command(*COMMANDS[name], "-o", UNWRITABLE / "hasil.xlsx", "--quiet")
    assert (ended.exit_code, ended.results) == (2, "")
    assert ended.messages.count("\n") == 1
    assert "Folder /sys tidak boleh ditulisi. Pilih folder lain untuk hasilnya, lalu ulangi." in ended.messages


@pytest.mark.skipif(not UNWRITABLE.is_dir(), reason="there is no folder that nobody may write to")
def test_a_name_alone_is_refused_with_the_name_of_the_folder_that_it_would_stand_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(UNWRITABLE)
    ended = run_command(*COMMANDS["template"], "-o", "hasil.xlsx", "--quiet")
    assert "Folder /sys tidak boleh ditulisi." in ended.messages


@pytest.mark.parametrize("name", COMMANDS)
def test_an_output_that_is_open_elsewhere_is_told_in_one_sentence(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that Excel holds open; elsewhere nothing does, so the refusal is put in."""
    ended = run_command(*COMMANDS[name], "-o", "hasil.xlsx", "--quiet")
    before = (folder / "hasil.xlsx").read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    ended = run_command(*COMMANDS[name], "-o", "hasil.xlsx", "--force", "--quiet")
    assert (ended.exit_code, ended.results) == (2, "")
    assert ended.messages == "File hasil.xlsx sedang dibuka di Excel/WPS. Tutup dulu, lalu ulangi.\n"
    assert (folder / "hasil.xlsx").read_bytes() == before
    assert sorted(each.name for each in folder.iterdir()) == ["hasil.xlsx", "kiriman 2020 – Données"]


def test_a_pipe_gets_no_progress_and_no_colour(tmp_path: Path) -> None:
    made = on_cp1252("template", "--region", "52.03", "--year", "2020", "--each-submitter", "-o", str(tmp_path / "out"))
    assert made.stderr.decode().count("\n") == 1
    checked = on_cp1252("check", str(EXAMPLES / "ntb-2020" / "plans"))
    assert (checked.stderr, b"\x1b" in checked.stdout) == (b"", False)


def test_the_shell_completes_commands_and_options() -> None:
    def completed(typed: str) -> list[str]:
        words = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1), "_RAK_EXCEL_COMPLETE": "bash_complete"}
        run = [sys.executable, "-c", "from rak_excel.cli import main; main(prog_name='rak-excel')"]
        told = subprocess.run(run, capture_output=True, encoding="utf-8", env=os.environ | words, check=True).stdout
        return [line.removeprefix("plain,") for line in told.splitlines()]

    assert completed("rak-excel me") == ["merge"]
    assert completed("rak-excel merge --de") == ["--decisions"]
