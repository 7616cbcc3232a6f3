"""Checks, merges and rolls up in a Python like that of a browser: `python -m tests.bare_python FOLDER [bare]`.

With `bare` no process and no thread can be started, and nothing is known of users, of a home, or of the rights of new
files: what is missing there is taken away before anything of ours is loaded.
"""

from __future__ import annotations

import os
import pathlib
import signal
import sys
import threading
from pathlib import Path
from typing import Any, NoReturn

_MODULES = ("_multiprocessing", "_posixsubprocess", "_posixshmem", "_socket", "_winapi", "pwd", "grp", "resource")
_CALLS = ("fork", "forkpty", "posix_spawn", "posix_spawnp", "spawnv", "waitpid", "killpg", "getuid", "dup")


class _Absent:
    """Refuses the modules that are not there, as Python does."""

    def find_spec(self, name: str, *_: Any) -> None:
        if name in _MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _refused(*_: Any) -> NoReturn:
    raise OSError(138, "Not supported")


def _no_thread(_: threading.Thread) -> NoReturn:
    raise RuntimeError("can't start new thread")


def _no_home(_: type[Path]) -> NoReturn:
    raise RuntimeError("Could not determine home directory.")


def take_away() -> None:
    for name in _MODULES:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Absent())
    for name in _CALLS:
        if hasattr(os, name):
            delattr(os, name)
    os.umask = _refused
    os.cpu_count = lambda: 2
    threading.Thread.start = _no_thread  # type: ignore[assignment, method-assign]
    pathlib.Path.home = classmethod(_no_home)  # type: ignore[assignment, method-assign]
    if hasattr(signal, "pthread_sigmask"):
        del signal.pthread_sigmask


def main(folder: Path) -> None:
    from rak_excel.formats.written import streamed_rows
    from rak_excel.jobs.merge.files import merge_files
    from rak_excel.jobs.returning.files import return_files
    from rak_excel.jobs.returning.rounds import talk_of
    from rak_excel.jobs.rollup.files import rollup_files
    from rak_excel.model import Severity
    from rak_excel.reading import find_files, read_plans
    from rak_excel.rules.check import check
    from rak_excel.rules.settings import Settings
    from rak_excel.workbooks.rollup import book

    # So that a sheet of a few offices is drawn by another process, and packed by a thread, as those of a nation are.
    book.WORTH_A_PROCESS = 1
    streamed_rows._CHUNK = 1 << 10
    reading = read_plans(folder / "submissions")
    findings = check(reading.plans, reading.unread)
    (folder / "findings.txt").write_text("\n".join(map(repr, findings)), encoding="utf-8")
    talk = talk_of(reading, findings, [], Settings())
    asked: dict[str, Any] = {"least": Severity.WARNING, "changed": None, "language": "id", "force": False, "inputs": ()}
    files = {name: path for path, name in find_files([folder / "submissions"])}
    return_files(folder / "returns", files, talk, **asked)
    merge_files([folder / "submissions"], folder / "plan.xlsx")
    book.write_rollup(folder / "rollup.xlsx", rollup_files([folder / "plans"], provinces=["52"]))


if __name__ == "__main__":
    if sys.argv[2:] == ["bare"]:
        take_away()
    main(Path(sys.argv[1]))
