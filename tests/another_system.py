"""Runs commands as another system would: `python -m tests.another_system COMMANDS.json [windows]`.

What Windows does otherwise is put in before anything of ours is loaded: text files get its line ends, and zip files are
told that they are made there. And a sum of floats stops the run, as it does in all tests: it depends on the version of
Python, and `math.fsum` is the same in all.
"""

from __future__ import annotations

import builtins
import io
import json
import os
import sys
import types
import zipfile
from pathlib import Path
from typing import Any

_AS_IT_WAS = io.open
_SUM = sum


def play_windows() -> None:
    io.open = builtins.open = _with_windows_line_ends
    os.linesep = "\r\n"
    zipfile.sys = types.SimpleNamespace(**{**vars(sys), "platform": "win32"})  # type: ignore[assignment, attr-defined]
    sys.stdout.reconfigure(newline="\r\n")  # type: ignore[union-attr]
    os.umask(0o077)


def _with_windows_line_ends(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
    if "b" not in mode and set(mode) & set("wax+") and len(arguments) < 4 and named.get("newline") is None:
        named["newline"] = "\r\n"
    return _AS_IT_WAS(file, mode, *arguments, **named)


def refuse_sums_of_floats() -> None:
    builtins.sum = _sum_of_whole_numbers


def _sum_of_whole_numbers(numbers: Any, /, start: Any = 0) -> Any:
    if sys._getframe(1).f_globals.get("__name__", "").startswith("rak_excel"):
        numbers = list(numbers)
        if float in map(type, numbers):
            raise TypeError("sum() of floats: use math.fsum, which is the same in every version of Python")
    return _SUM(numbers, start)


def main() -> None:
    refuse_sums_of_floats()
    if sys.argv[2:] == ["windows"]:
        play_windows()
    from rak_excel.cli import main as command

    for arguments in json.loads(Path(sys.argv[1]).read_bytes()):
        code = command(arguments, standalone_mode=False)
        if code not in (None, 0, 1):
            raise SystemExit(f"{arguments} ended with {code}")


if __name__ == "__main__":
    main()
