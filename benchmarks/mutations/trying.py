"""Tries mutants: the tests that touch the line run in a copy of the checkout until one of them fails."""

from __future__ import annotations

import queue
import re
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from benchmarks.mutations.copies import Copy, Ended
from benchmarks.mutations.mutants import Mutant, mutated
from benchmarks.mutations.tests_of_lines import TestsOfLines

_FIRST, _LATER = 60, 400  # tests a run: to load many files takes longer than to run a few quick tests
_STARTING, _SLOWER = 60, 10  # seconds until the first test runs, and how much longer than recorded tests may take
_FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?\.py(?:::.+?)?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a mutant. `killer` is the test that failed, `ran` how many of the `touching` tests ran."""

    mutant: Mutant
    killed: bool
    killer: str
    ran: int
    touching: int
    seconds: float

    def __str__(self) -> str:
        end = f"killed by {self.killer}" if self.killed else "SURVIVED"
        return f"{self.mutant}: {end} ({self.ran} of {self.touching} tests, {self.seconds:.0f} s)"


def all_tried(mutants: Sequence[Mutant], tests: TestsOfLines, copies: Sequence[Copy], most: float) -> Iterator[Tried]:
    """Each mutant in a copy that nobody else uses; of the tests of a line as many as take `most` seconds."""
    free = queue.SimpleQueue[Copy]()
    for copy in copies:
        free.put(copy)

    def tried_somewhere(mutant: Mutant) -> Tried:
        copy = free.get()
        try:
            return tried(mutant, tests, copy, most)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(tried_somewhere, mutants)


def tried(mutant: Mutant, tests: TestsOfLines, copy: Copy, most: float) -> Tried:
    started, ran = time.monotonic(), 0
    touching = tests.of(mutant)
    path = copy.root / mutant.file
    code = path.read_bytes()
    try:
        path.write_text(mutated(copy.root, mutant), encoding="utf-8")
        for part in _parts(_within(touching, tests, most)):
            ended = run(copy, part, 10 * sum(tests.seconds[test] for test in part))
            ran += len(part)
            if ended.killed:
                return Tried(mutant, True, killer(ended), ran, len(touching), time.monotonic() - started)
    finally:
        path.write_bytes(code)
    return Tried(mutant, False, "", ran, len(touching), time.monotonic() - started)


def run(copy: Copy, tests: Sequence[str], seconds: float) -> Ended:
    listed = copy.root / "asked-tests.txt"
    listed.write_text("\n".join(tests), encoding="utf-8")
    return copy.pytest(["-n0", "-x", "--no-cov", "--tb=no", f"@{listed}"], timeout=_STARTING + seconds)


def killer(ended: Ended) -> str:
    """The test that failed, or what was noticed in its place."""
    if ended.code is None:
        return "the time, of which ten times as much as without the fault was given"
    failed = _FAILED.search(ended.printed)
    return failed[1] if failed else (ended.printed.strip().splitlines() or ["the end of pytest"])[-1]


def _within(touching: Sequence[str], tests: TestsOfLines, most: float) -> list[str]:
    """The quickest tests, as many as fit."""
    chosen: list[str] = []
    for test in touching:
        most -= tests.seconds[test]
        if most < 0 and chosen:
            break
        chosen.append(test)
    return chosen


def _parts(tests: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from [tests[:_FIRST]] if tests else []
    for start in range(_FIRST, len(tests), _LATER):
        yield tests[start : start + _LATER]
