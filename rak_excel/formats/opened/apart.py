"""Old formats are read by calamine in a process of its own: a file that ends its reader costs itself alone.

The process stays for the next file, and another one takes its place where it dies. In processes that may die anyway, as
those of the roll-up, and where none can be started, as in a browser, calamine reads in this one.
"""

from __future__ import annotations

import atexit
import contextlib
import datetime
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import python_calamine

from rak_excel.formats.grid import Rows, Sheet, Value, rows_of
from rak_excel.formats.opened import calamine_process
from rak_excel.formats.opened.archive import damaged, late, locked
from rak_excel.formats.opened.calamine_process import READY, SIZE
from rak_excel.formats.opened.calamine_sheets import sheets_of

_TO_START = 60.0  # seconds; a tenth of one is usual
_SOON = 10.0  # seconds, in which a process dies of what it has read before
_BIG = 5_000_000  # bytes of a file after which the process is not kept: the next one shall have all its memory


def sheets_apart(content: bytes) -> list[Sheet]:
    """The worksheets as calamine reads them. Raises UnreadableWorkbookError where it cannot, or does not survive it."""
    if not _is_wanted():
        return sheets_of(content)
    with _READERS.lock:
        told = _READERS.asked(content)
    if told is None:
        return sheets_of(content)
    if told == python_calamine.PasswordError.__name__:
        raise locked()
    if isinstance(told, str):
        raise damaged()
    return [Sheet(name, late(partial(_table, rows)), hidden=hidden) for name, hidden, rows in told]


def _is_wanted() -> bool:
    if sys.platform == "emscripten" or getattr(sys, "frozen", False) or not sys.executable:
        return False  # no process, or none that runs a script
    from multiprocessing import parent_process  # here: few files are of these formats

    return parent_process() is None


@dataclass(slots=True)
class _Reader:
    """A process that reads, and how many files it has read. It has looked at bytes of anybody, but its code is ours:
    what it answers is JSON, in which nothing can run.
    """

    process: subprocess.Popen[bytes]
    read: int = 0

    def ask(self, content: bytes) -> bytes:
        """Raises EOFError or OSError where the process has died."""
        given, answers = self.process.stdin, self.process.stdout
        assert given is not None and answers is not None  # noqa: S101, PT018 - both are pipes
        given.write(SIZE.pack(len(content)))
        given.write(content)
        given.flush()
        self.read += 1
        return _exactly(answers.read, *SIZE.unpack(_exactly(answers.read, SIZE.size)))

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):  # what it never took in is still to be written
                if pipe is not None:
                    pipe.close()


class _Readers:
    """The one process that there is at a time. Whoever asks holds the lock."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._reader: _Reader | None = None
        self._is_impossible = False

    def asked(self, content: bytes) -> Any:
        """What the process answers; None where none can be started, an empty text where it died."""
        for _ in range(2):
            reader = self._found()
            if reader is None:
                return None
            is_new, whole, begun = not reader.read, False, time.monotonic()
            try:
                told = json.loads(reader.ask(content), object_hook=_moment)
                whole = not isinstance(told, str) and len(content) < _BIG
                return told
            except (EOFError, OSError, ValueError):
                # One that has read others may have died of them, but not one that was stuck first.
                if is_new or time.monotonic() - begun > _SOON:
                    return ""
            finally:
                if not whole:  # also where somebody stops the command meanwhile
                    self.dismiss()
        return ""

    def dismiss(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.end()

    def _found(self) -> _Reader | None:
        if self._reader is not None and self._reader.process.poll() is not None:
            self.dismiss()
        if self._reader is None and not self._is_impossible:
            self._reader = _started()
            self._is_impossible = self._reader is None
        return self._reader


_READERS = _Readers()
atexit.register(_READERS.dismiss)


def _started() -> _Reader | None:
    """A process that is there and has found calamine; None where there can be none."""
    script = Path(calamine_process.__file__)
    library = Path(python_calamine.__file__).parents[1]
    # Nothing of the current folder, of the environment or of a user's own settings decides what runs in it.
    command = [sys.executable, "-I", "-S", str(script), str(library)]
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows it would open one, and get its Ctrl+C
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - our own script
            command, stdin=pipe, stdout=pipe, stderr=nowhere, cwd=script.parent, creationflags=window
        )
    except (OSError, ValueError):
        return None
    reader = _Reader(process)
    # Where another program carries Python in it, this may be no Python at all, and never answer.
    watch = threading.Timer(_TO_START, process.kill)
    watch.start()
    is_there = False
    try:
        assert process.stdout is not None  # noqa: S101 - a pipe
        is_there = process.stdout.read(len(READY)) == READY
    finally:
        watch.cancel()
        if not is_there:  # also where somebody stops the command meanwhile
            reader.end()
    return reader if is_there else None


def _exactly(read: Callable[[int], bytes], count: int) -> bytes:
    content = read(count)
    if len(content) < count:
        raise EOFError
    return content


def _table(rows: Any) -> Rows:
    if rows is None:
        raise damaged()
    table: list[list[Value]] = []
    for number, line in rows:
        table += [[]] * (number - len(table) - 1)
        table.append(line)
    return rows_of(table)


def _moment(told: Mapping[str, Any]) -> Value:
    """The date or time that `calamine_process.as_told` tells."""
    if "days" in told:
        return datetime.timedelta(**told)
    ((kind, text),) = told.items()
    return _MOMENTS[kind](text)


_MOMENTS: Mapping[str, Callable[[str], Value]] = {
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
}
