"""A process that runs command after command as a user would, and tells of each how it went. It may die of any of them."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, TextIO

RUN = "rak_excel.cli:run"  # what the installed command calls
_MOST_TOLD = 20_000_000  # letters of a stream that are handed on


def main() -> None:
    """Orders come as lines on standard input, answers leave on standard output; the commands see neither."""
    orders, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    last_words = os.dup(2)
    faulthandler.enable(last_words)  # where it was when it died, or is asked
    if hasattr(signal, "SIGUSR1"):
        faulthandler.register(signal.SIGUSR1, last_words, all_threads=False)
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        Path(os.devnull).open(encoding="utf-8") as nothing,
    ):
        os.dup2(nothing.fileno(), 0)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        _read_here()
        run = _named(sys.argv[1] if len(sys.argv) > 1 else RUN)
        for line in orders:
            order = json.loads(line)
            answers.write(json.dumps(_answer(run, order["folder"], order["arguments"])) + "\n")
            answers.flush()


def _read_here() -> None:
    """Has a roll-up read in this process, as it does where no other can be started.

    What would end a worker ends this one then, and is seen; to start workers takes longer than all that they do.
    """
    from rak_excel.system import processes

    def refused(module: str = "") -> NoReturn:  # noqa: ARG001 - as the one that it stands for
        raise OSError

    processes._started = refused


def _answer(run: Callable[[], None], folder: str, arguments: list[str]) -> dict[str, object]:
    """How a command went: `exit` is its exit code, `raised` what left it but by an exit, in its last frames."""
    home = Path.cwd()
    os.chdir(folder)
    sys.argv = ["rak-excel", *arguments]
    exit_code, raised = 0, ""
    started = time.perf_counter()
    with _fresh_streams():
        try:
            run()
        except SystemExit as left:
            exit_code = left.code if isinstance(left.code, int) else int(left.code is not None)
        except BaseException as error:  # whatever it is, the panic of a Rust library too: it is what we look for
            raised = "".join(traceback.format_exception(error, limit=-4))
    answer = {
        "exit": exit_code,
        "raised": raised[-_MOST_TOLD:],
        "seconds": time.perf_counter() - started,
        "out": _told(1),
        "err": _told(2),
    }
    os.chdir(home)  # no folder is held that is to go
    gc.enable()  # a command that ends its process leaves it off
    return answer


@contextlib.contextmanager
def _fresh_streams() -> Iterator[None]:
    """Standard streams as a program finds them when it starts, empty."""
    for number in (1, 2):
        os.lseek(number, 0, os.SEEK_SET)
        os.ftruncate(number, 0)
    sys.stdin, sys.stdout, sys.stderr = _stream(0, "r"), _stream(1, "w"), _stream(2, "w")
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):  # the command may have closed it
                stream.flush()


def _stream(number: int, mode: str) -> TextIO:
    return open(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False)  # type: ignore[return-value]


def _told(number: int) -> str:
    os.lseek(number, 0, os.SEEK_SET)
    with open(number, "rb", closefd=False) as stream:
        return stream.read(_MOST_TOLD).decode("utf-8", "backslashreplace")


def _named(name: str) -> Callable[[], None]:
    """A function by `module:name`."""
    import importlib

    module, _, function = name.partition(":")
    found: Callable[[], None] = getattr(importlib.import_module(module), function)
    return found


if __name__ == "__main__":
    main()
