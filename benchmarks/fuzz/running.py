"""Runs commands in a child process that is replaced when it dies, takes too long or grows too big."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from benchmarks.fuzz.child import RUN
from benchmarks.fuzz.measuring import Watch, kept

_LOOK = 0.1  # seconds between two looks at a child that works
_STUCK = 15.0  # seconds of the processor after which it is ended
_ASLEEP = 150.0  # seconds by the clock after which it is ended: on a busy machine it may wait for long
_TOO_BIG = 1_500.0  # megabytes at which it is ended, before the machine has none left
_MOST_KEPT = 230.0  # megabytes that a child may keep from file to file
_MOST_COMMANDS = 400  # of one child


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command went. `died` says of what the process died, if it did, and `raised` where it was then."""

    exit: int = 0
    raised: str = ""
    died: str = ""
    seconds: float = 0.0  # by the clock
    processor: float = 0.0  # by all its processes
    megabytes: float = 0.0  # the largest process
    out: str = ""
    err: str = ""


@dataclass(frozen=True, slots=True)
class _Started:
    process: subprocess.Popen[str]
    orders: IO[str]
    answers: queue.Queue[str | None]  # None: there will be no more
    last_words: IO[bytes]  # where the process was when it died

    def stack(self) -> str:
        self.last_words.seek(0)
        return self.last_words.read().decode("utf-8", "replace")


@dataclass(slots=True)
class Child:
    """A process for one command at a time. It is started when it is needed."""

    root: Path  # the folder from which Python finds this package
    run: str = RUN
    _started: _Started | None = None
    _commands: int = 0

    def ran(self, folder: Path, arguments: tuple[str, ...]) -> Ran:
        child = self._started or self._start()
        self._commands += 1
        watch, begun = Watch(child.process.pid), time.perf_counter()
        child.orders.write(json.dumps({"folder": str(folder), "arguments": arguments}) + "\n")
        child.orders.flush()
        while True:
            line: str | None = ""
            with contextlib.suppress(queue.Empty):
                line = child.answers.get(timeout=_LOOK)
            watch.look()
            seconds = time.perf_counter() - begun
            if line != "":
                return self._answered(child, line, seconds, watch)
            if watch.megabytes > _TOO_BIG or watch.seconds > _STUCK or seconds > _ASLEEP:
                said = "too big" if watch.megabytes > _TOO_BIG else "too long"
                went = Ran(0, _asked_where(child), f"ended: {said}", seconds, watch.seconds, watch.megabytes)
                self.end()
                return went

    def rest(self) -> None:
        """Between two files: a child that keeps much, or has worked long, is replaced."""
        if self._started and (self._commands > _MOST_COMMANDS or kept(self._started.process.pid) > _MOST_KEPT):
            self.end()

    def end(self) -> None:
        """End the process and those that it started."""
        if self._started is None:
            return
        process = self._started.process
        if os.name == "posix":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        with contextlib.suppress(OSError):
            self._started.orders.close()
        self._started.last_words.close()
        self._started = None

    def _start(self) -> _Started:
        command = [sys.executable, "-m", "benchmarks.fuzz.child", self.run]
        last_words = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        process = subprocess.Popen(  # noqa: S603 - this Python with our own module
            command,
            cwd=self.root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            stderr=last_words,
            start_new_session=True,
        )
        answers: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=_listen, args=(_there(process.stdout), answers), daemon=True).start()
        self._commands, self._started = 0, _Started(process, _there(process.stdin), answers, last_words)
        return self._started

    def _answered(self, child: _Started, line: str | None, seconds: float, watch: Watch) -> Ran:
        if line is not None:
            answer: dict[str, Any] = json.loads(line)
            return Ran(**answer, processor=watch.seconds or answer["seconds"], megabytes=watch.megabytes)
        code = child.process.wait()
        died = signal.Signals(-code).name if code < 0 else f"exit {code}"
        went = Ran(0, child.stack(), died, seconds, watch.seconds, watch.megabytes)
        self.end()
        return went


def _asked_where(child: _Started) -> str:
    """The stack of a child that works on: it writes it when it is asked, where the system has such a signal."""
    if hasattr(signal, "SIGUSR1"):
        with contextlib.suppress(ProcessLookupError):
            child.process.send_signal(signal.SIGUSR1)
            time.sleep(_LOOK)
    return child.stack()


def _there(stream: IO[str] | None) -> IO[str]:
    """A stream of a process that was asked for as a pipe."""
    if stream is None:
        raise RuntimeError("The process has no pipe.")
    return stream


def _listen(stream: IO[str], answers: queue.Queue[str | None]) -> None:
    with stream:
        for line in stream:
            answers.put(line)
    answers.put(None)
