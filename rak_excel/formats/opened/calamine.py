"""Workbooks as calamine reads them: its faults told, its panics kept silent.

Old formats are read in a process of its own: a file that ends its reader costs itself alone. The process stays for the
next file, and another one takes its place where it dies. In processes that may die anyway, as those of the roll-up, and
where none can be started, as in a browser, calamine reads in this one.
"""

from __future__ import annotations

import atexit
import contextlib
import datetime
import io
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO, Any

import python_calamine
from msgspec import Struct

from rak_excel.formats.grid import Rows, Sheet, Value, cells_of, rows_of
from rak_excel.formats.opened import calamine_process
from rak_excel.formats.opened.archive import damaged, late, locked
from rak_excel.formats.opened.calamine_process import READY, SIZE

_TO_START = 60.0  # seconds; a tenth of one is usual
_SOON = 10.0  # seconds, in which a process dies of what it has read before
_BIG = 5_000_000  # bytes of a file after which the process is not kept: the next one shall have all its memory


def sheets_apart(content: bytes) -> list[Sheet]:
    """The worksheets as calamine reads them. Raises UnreadableWorkbookError where it cannot, or does not survive it."""
    told = None
    if _is_wanted():
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


class _Reader(Struct):
    """A process that reads, and how many files it has read. It has looked at bytes of anybody, but its code is ours:
    what it answers is JSON, in which nothing can run.
    """

    process: subprocess.Popen[bytes]
    given: IO[bytes]
    answers: IO[bytes]
    read: int = 0

    def ask(self, content: bytes) -> bytes:
        """Raises EOFError or OSError where the process has died."""
        self.given.write(SIZE.pack(len(content)))
        self.given.write(content)
        self.given.flush()
        self.read += 1
        return self._answer(*SIZE.unpack(self._answer(SIZE.size)))

    def _answer(self, count: int) -> bytes:
        content = self.answers.read(count)
        if len(content) < count:
            raise EOFError
        return content

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.given, self.answers):
            with contextlib.suppress(OSError):  # what it never took in is still to be written
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
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
    reader = _Reader(process, process.stdin, process.stdout)
    # Where another program carries Python in it, this may be no Python at all, and never answer.
    watch = threading.Timer(_TO_START, process.kill)
    watch.start()
    is_there = False
    try:
        is_there = reader.answers.read(len(READY)) == READY
    finally:
        watch.cancel()
        if not is_there:  # also where somebody stops the command meanwhile
            reader.end()
    return reader if is_there else None


def _table(rows: Any) -> Rows:
    if rows is None:
        raise damaged()
    return {number: cells for number, line in rows if (cells := cells_of(line))}


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


def sheets_of(content: bytes) -> list[Sheet]:
    """The worksheets as calamine reads them, each when it is first asked for its cells."""
    book = opened(content)
    kind, seen = python_calamine.SheetTypeEnum.WorkSheet, python_calamine.SheetVisibleEnum.Visible
    return [
        Sheet(meta.name, partial(_rows, book, meta.name), hidden=meta.visible is not seen)
        for meta in book.sheets_metadata
        if meta.typ is kind
    ]


def _rows(book: python_calamine.CalamineWorkbook, name: str) -> Rows:
    return rows_of(table_of(book, name))


def opened(content: bytes) -> python_calamine.CalamineWorkbook:
    """The workbook in these bytes. What calamine could not survive must have been taken out of them."""
    with faults_told():
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))


def table_of(book: python_calamine.CalamineWorkbook, name: str) -> list[list[Value]]:
    """The values of a sheet from A1 on: without leading blank rows every row number would be wrong."""
    with faults_told():
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


@contextlib.contextmanager
def faults_told() -> Iterator[None]:
    """Whatever calamine stumbles over becomes one sentence."""
    try:
        with _SILENCE:
            yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except python_calamine.PasswordError as error:
        raise locked() from error
    except BaseException as error:  # a panic inside calamine is no Exception
        raise damaged() from error


class _Silence:
    """Keeps a panic of calamine, which writes a stack trace below Python, from frightening people.

    Standard error is one for all threads: the first that enters silences it, the last that leaves gives it back.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._kept: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._kept = _silenced()
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._kept is not None:
                os.dup2(self._kept, 2)
                os.close(self._kept)


def _silenced() -> int | None:
    """Sends standard error nowhere; the way back, None in a program without a console."""
    try:
        kept = os.dup(2)
    except OSError:
        return None
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file of anybody
        os.dup2(nowhere.fileno(), 2)
    return kept


_SILENCE = _Silence()
