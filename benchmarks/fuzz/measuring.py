"""What a process and those that it starts take of the processor and of memory, as Linux tells it; nothing elsewhere."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")


class Watch:
    """Looks at a process and all below it: what they take from now on, so far as it was looked at."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._before = {each: _processor_time(each) for each in _with_all_below(process)}
        self._used: dict[int, float] = {}
        self.megabytes = 0.0  # of the largest of them
        for each in self._before:
            with contextlib.suppress(OSError):
                (_PROCESSES / str(each) / "clear_refs").write_text("5", encoding="ascii")  # forget the most so far

    @property
    def seconds(self) -> float:
        """Of the processor, by all of them."""
        return sum(self._used.values())

    def look(self) -> None:
        for each in _with_all_below(self._process):
            self._used[each] = _processor_time(each) - self._before.get(each, 0.0)
            self.megabytes = max(self.megabytes, _memory(each, "VmHWM:"))


def kept(process: int) -> float:
    """The megabytes that a process has now."""
    return _memory(process, "VmRSS:")


def _with_all_below(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for thread in (_PROCESSES / str(process) / "task").iterdir():
            for each in (thread / "children").read_text(encoding="ascii").split():
                yield from _with_all_below(int(each))


def _processor_time(process: int) -> float:
    with contextlib.suppress(OSError):
        fields = (
            (_PROCESSES / str(process) / "stat")
            .read_text(encoding="ascii", errors="replace")
            .rpartition(")")[2]
            .split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _memory(process: int, name: str) -> float:
    with contextlib.suppress(OSError):
        for line in (_PROCESSES / str(process) / "status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(name):
                return int(line.split()[1]) / 1024
    return 0.0
