"""Stands for the command in the tests of the fuzzer: does everything that a command must not do, one thing at a time."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from benchmarks.fuzz.hostile import SENTINEL

NAME = "RAK_EXCEL_PLANTED_FAULT"


def run() -> None:
    """Do what the environment names; only `export` with an output does it, the others end as they should."""
    command, *asked = sys.argv[1:]
    if command == "export" and "-o" in asked:
        _FAULTS[os.environ[NAME]](Path(asked[asked.index("-o") + 1]), Path(asked[0]))
    elif "json" in asked:
        sys.stdout.write("[]")
    sys.exit(2 if "-o" in asked and not Path(asked[asked.index("-o") + 1]).exists() else 0)


def _none(output: Path, _file: Path) -> None:
    output.write_text("a;b\n", encoding="utf-8-sig")


def _traceback(_output: Path, _file: Path) -> None:
    raise KeyError("planted")


def _traceback_told(_output: Path, _file: Path) -> None:
    sys.stderr.write("Traceback (most recent call last):\n")


def _mistake(_output: Path, _file: Path) -> None:
    """The real command, with a mistake in it."""
    import rak_excel.cli
    import rak_excel.cli.commands.rules

    def mistaken(**_asked: object) -> None:
        raise KeyError("planted")

    rak_excel.cli.commands.rules.command.callback = mistaken
    sys.argv = ["rak-excel", "rules"]
    rak_excel.cli.run()


def _abort(_output: Path, _file: Path) -> None:
    os.abort()


def _slow(_output: Path, _file: Path) -> None:
    until = time.process_time() + 1.8
    while time.process_time() < until:
        pass


def _endless(_output: Path, _file: Path) -> None:
    while True:
        pass


def _big(_output: Path, _file: Path) -> None:
    _ = b"x" * 300_000_000


def _growing(_output: Path, _file: Path) -> None:
    held: list[bytes] = []
    while len(held) < 100:
        held.append(b"x" * 10_000_000)
        time.sleep(0.01)
    time.sleep(60)


def _odd_code(_output: Path, _file: Path) -> None:
    sys.exit(3)


def _input_changed(_output: Path, file: Path) -> None:
    file.write_bytes(b"")


def _no_output(_output: Path, _file: Path) -> None:
    sys.exit(0)


def _output_of_nothing(output: Path, _file: Path) -> None:
    _none(output, output)
    sys.exit(2)


def _left_behind(output: Path, _file: Path) -> None:
    _none(output, output)
    output.with_suffix(".tmp").touch()


def _control_letters(output: Path, _file: Path) -> None:
    _none(output, output)
    sys.stdout.write("\x1b[2J")


def _live_formula(output: Path, _file: Path) -> None:
    output.write_text(f"a;={SENTINEL}\n", encoding="utf-8-sig")


_FAULTS = {
    "none": _none,
    "traceback": _traceback,
    "traceback that is only told": _traceback_told,
    "mistake in a command": _mistake,
    "abort": _abort,
    "slow": _slow,
    "endless": _endless,
    "big": _big,
    "growing": _growing,
    "odd exit code": _odd_code,
    "input changed": _input_changed,
    "no output": _no_output,
    "output of nothing": _output_of_nothing,
    "left behind": _left_behind,
    "control letters": _control_letters,
    "live formula": _live_formula,
}
