"""`rak-excel` in a pseudo-terminal, without arguments the menu: what it shows, and what a user types."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")

MODULE = (sys.executable, "-m", "rak_excel")
WAIT = 60.0  # seconds, at most, for one question


class Terminal:
    """`rak-excel` in a pseudo-terminal: what it shows, and what is typed. `start` is how it is called."""

    def __init__(self, folder: Path, *arguments: str, start: Sequence[str] = MODULE) -> None:
        self.process, self.screen = pty.fork()
        if self.process == 0:  # pragma: no cover - the child becomes the command
            os.chdir(folder)
            os.environ["COLUMNS"] = "200"
            os.execv(start[0], [*start, *arguments])  # noqa: S606
        self.shown = ""
        self.seen = 0

    def answer(self, question: str, typed: str) -> str:
        """Waits for the question, types the answer, and gives what was shown since the answer before."""
        self.wait_for(question)
        before, self.seen = self.shown[self.seen :], len(self.shown)
        os.write(self.screen, f"{typed}\n".encode())
        return before

    def press_ctrl_c(self) -> None:
        os.write(self.screen, b"\x03")

    def press_ctrl_d(self) -> None:
        os.write(self.screen, b"\x04")

    def wait_for(self, question: str) -> str:
        """What was shown up to a question."""
        end = time.monotonic() + WAIT
        while question not in self.shown[self.seen :]:
            assert time.monotonic() < end, f"{question!r} was not asked; shown: {self.shown[self.seen :]}"
            self.read()
        return self.shown[self.seen :]

    def read(self) -> bool:
        ready, _, _ = select.select([self.screen], [], [], WAIT)
        assert ready, f"nothing more was shown; waiting after: {self.shown[self.seen :]}"
        try:
            shown = os.read(self.screen, 4096)
        except OSError:  # the command has ended
            return False
        self.shown += shown.decode(errors="replace")
        return bool(shown)

    def end(self) -> tuple[int, str]:
        """The exit code, and what was shown since the last answer."""
        while self.read():
            pass
        os.close(self.screen)
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status), self.shown[self.seen :]
