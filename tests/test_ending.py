"""However a command ends, it says so in a sentence: a mistake of ours, and results that reach nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLANS = Path(__file__).resolve().parent.parent / "examples" / "ntb-2020" / "plans"
NO_RESULTS = "Hasilnya tidak dapat ditampilkan, karena layar atau tujuannya tertutup atau penuh."
FAULT = "Maaf, rak-excel berhenti karena kesalahan di programnya sendiri"
RUN = [sys.executable, "-P", "-m", "rak_excel"]
BROKEN = """
import sys
import rak_excel.reading

class Panic(BaseException):
    pass

def endless():
    endless()

def broken(*_, **__):
    {does}

rak_excel.reading.read_plans = broken
sys.argv = ["rak-excel", *sys.argv[1:]]
from rak_excel.cli import run
run()
"""
FAULTS = {
    "ZeroDivisionError": "raise ZeroDivisionError('rahasia')",
    "RecursionError": "endless()",
    "UnicodeDecodeError": "b'rahasia\\xff'.decode()",
    "Panic": "raise Panic('rahasia')",
    "SystemExit": "sys.exit('rahasia')",
}


def run_broken(does: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BROKEN.format(does=does), *arguments, "check", str(PLANS)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


def shell(command: str, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in which "$@" is the command with its arguments."""
    run = ["bash", "-o", "pipefail", "-c", command, "bash", *RUN, *map(str, arguments)]
    return subprocess.run(run, capture_output=True, encoding="utf-8", env=os.environ | environment, check=False)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mistake_of_ours_says_what_to_send_and_nothing_of_what_was_read(fault: str) -> None:
    told = run_broken(FAULTS[fault])

    assert (told.returncode, told.stdout) == (2, "")
    sentences, line, _ = told.stderr.split("\n")
    assert sentences.startswith(FAULT)
    assert line.startswith("rak-excel 0.")
    assert f", check, {fault}, cli/commands/check.py:" in line
    assert "rahasia" not in told.stderr


def test_who_looks_for_the_mistake_can_have_it_shown_as_python_shows_it() -> None:
    told = run_broken(FAULTS["ZeroDivisionError"], RAK_EXCEL_TRACEBACK="1")

    assert told.stderr.startswith("Traceback (most recent call last):")
    assert "ZeroDivisionError: rahasia" in told.stderr
    assert FAULT in told.stderr


def test_a_computer_with_too_little_memory_is_no_mistake_of_ours() -> None:
    told = run_broken("raise MemoryError")

    assert told.returncode == 2
    assert told.stderr == (
        "Memori komputer tidak cukup. Tutup program lain atau kurangi jumlah filenya, lalu ulangi.\n"
    )


posix = pytest.mark.skipif(os.name == "nt", reason="the command prompt closes no streams")


@posix
@pytest.mark.parametrize(
    ("where", "unbuffered", "arguments"),
    [
        (">&-", "", ["check", PLANS]),
        (">/dev/full", "", ["check", PLANS]),
        (">/dev/full", "1", ["export", PLANS, "--format", "json"]),
        (">&-", "1", ["rules"]),
        (">/dev/full", "", ["--help"]),
    ],
)
def test_results_that_cannot_be_shown_are_missed(where: str, arguments: list[str | Path], unbuffered: str) -> None:
    told = shell(f'"$@" {where}', *arguments, PYTHONUNBUFFERED=unbuffered)

    assert told.returncode == 2
    assert told.stderr.startswith(NO_RESULTS)
    assert told.stderr.count("\n") == 1


@posix
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_where_results_are_no_longer_read_nothing_is_said(unbuffered: str) -> None:
    told = shell('"$@" | head -c 1', "export", PLANS, "--format", "json", PYTHONUNBUFFERED=unbuffered)

    assert (told.returncode, told.stdout, told.stderr) == (141, "[", "")


@posix
@pytest.mark.parametrize("where", ["2>&- <&-", "2>/dev/full"])
def test_messages_that_cannot_be_written_stop_no_work(where: str, tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").touch()
    told = shell(f'"$@" {where}', "rollup", PLANS, tmp_path, "-o", tmp_path / "rekap.xlsx")

    assert told.returncode == 0
    assert "10 kantor sudah menyampaikan" in told.stdout
    assert (tmp_path / "rekap.xlsx").is_file()


@posix
def test_a_command_whose_streams_are_all_closed_writes_its_workbook_whole(tmp_path: Path) -> None:
    output = tmp_path / "t.xlsx"
    told = shell('"$@" <&- >&- 2>&-', "template", "--region", "52.03", "--year", "2020", "-o", output)
    open_ = shell('"$@"', "template", "--region", "52.03", "--year", "2020", "-o", tmp_path / "u.xlsx")

    assert (told.returncode, open_.returncode) == (0, 0)
    assert output.read_bytes() == (tmp_path / "u.xlsx").read_bytes()


def test_a_library_that_stumbles_over_ctrl_c_does_not_hide_it() -> None:
    told = run_broken("exec('try: raise KeyboardInterrupt\\nfinally: [].pop()')")

    assert (told.returncode, told.stderr) == (130, "Dihentikan. Yang belum selesai tidak disimpan.\n")
