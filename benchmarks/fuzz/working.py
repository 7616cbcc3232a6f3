"""Tries file after file, several at the same time."""

from __future__ import annotations

import queue
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fuzz.child import RUN
from benchmarks.fuzz.commands import USUAL, Choice
from benchmarks.fuzz.running import Child
from benchmarks.fuzz.seeds import ROOT, Seed
from benchmarks.fuzz.trying import Trial, Tried


@dataclass(frozen=True, slots=True)
class Work:
    """What is tried: which seed, from which good files, with how many children, for how long (0: to the end)."""

    seed: int
    good: Sequence[Seed]
    choice: Choice = USUAL
    jobs: int = 1
    seconds: float = 0
    run: str = RUN


def all_tried(numbers: Iterator[int], work: Work) -> Iterator[Tried]:
    """The files of these numbers, each as soon as it is done."""
    waiting, done = _Numbers(numbers, work.seconds), queue.SimpleQueue[Tried | None]()
    with ThreadPoolExecutor(work.jobs) as pool:
        running: list[Future[None]] = [pool.submit(_try, waiting, work, done) for _ in range(work.jobs)]
        for _ in running:
            yield from iter(done.get, None)
        for each in running:
            each.result()  # an error of the fuzzer itself is no finding


def _try(waiting: _Numbers, work: Work, done: queue.SimpleQueue[Tried | None]) -> None:
    """What one thread does with its child; at the end it hands on None."""
    child = Child(ROOT, work.run)
    try:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            trial = Trial(work.seed, work.good, Path(folder), work.choice)
            while (number := waiting.following()) is not None:
                done.put(trial.tried(number, child))
            child.end()  # before its folder goes
    finally:
        child.end()
        done.put(None)


class _Numbers:
    """Gives out numbers to several threads until there are no more, or the time is over."""

    def __init__(self, numbers: Iterator[int], seconds: float) -> None:
        self._numbers = numbers
        self._until = time.monotonic() + seconds if seconds else None
        self._lock = threading.Lock()

    def following(self) -> int | None:
        with self._lock:
            over = self._until is not None and time.monotonic() > self._until
            return None if over else next(self._numbers, None)
