"""Processes that read, started while this one still loads what it needs itself: they load the same, which takes as long."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

_FILES_EACH = 4  # fewer are read sooner than a process starts
_EARLY: list[Started] = []


@dataclass(frozen=True, slots=True)
class Started:
    """A process that waits to be told how to read and what."""

    process: BaseProcess
    connection: Connection


def processes_for(files: int, jobs: int | None) -> int:
    """No more processes than there are files to make starting them worth while; `jobs` at most, all cores if None."""
    return max(1, min(jobs or os.cpu_count() or 1, -(-files // _FILES_EACH)))


def start_early(paths: Iterable[Path], jobs: int | None) -> None:
    """Start as many processes as these files and folders may need; `take_process` gives them out."""
    most = _FILES_EACH * (jobs or os.cpu_count() or 1)
    files = sum(1 for path in paths for _ in islice(path.rglob("*") if path.is_dir() else (path,), most))
    with contextlib.suppress(OSError, RuntimeError):  # where none can be started, that is told later
        _EARLY.extend(_started() for _ in range(processes_for(files, jobs)))


def take_process() -> Started:
    """One that was started early, or else a new one. Raises OSError where none can be started."""
    return _EARLY.pop() if _EARLY else _started()


def dismiss_early() -> None:
    """End those that nobody took."""
    while _EARLY:
        _EARLY.pop().connection.close()


def _started() -> Started:
    # Spawned, not forked: the same on Windows, and nothing of this process leaks into them.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return Started(process, ours)


def _serve(connection: Connection) -> None:
    from rak_excel.verbs.rollup.workers import serve  # here: who starts this one has not loaded it yet

    with contextlib.suppress(EOFError, OSError):  # nobody took it, or waits for it any more
        serve(connection)
