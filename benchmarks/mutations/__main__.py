"""`python -m benchmarks.mutations`: draws small faults, runs the tests that touch them, and tells which nobody noticed."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutations.copies import Copy
from benchmarks.mutations.mutants import Mutant, difference, drawn
from benchmarks.mutations.recorded import record
from benchmarks.mutations.tests_of_lines import TestsOfLines
from benchmarks.mutations.trying import Tried, all_tried, run

_ROOT = Path(__file__).resolve().parents[2]
_MEMORY = 8 << 30  # bytes: a fault may well ask for all there is


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    asked.folder.mkdir(parents=True, exist_ok=True)
    copies = [Copy(asked.folder / f"copy-{number}") for number in range(1, asked.jobs + 1)]
    for copy in copies:
        copy.refresh(_ROOT)
    record(copies[0], asked.folder, asked.jobs)
    mutants = _numbered(drawn(_ROOT, asked.seed, asked.sample), asked.only)
    tests = TestsOfLines(_ROOT, asked.folder)
    results = []
    for number, tried in zip(mutants, all_tried(list(mutants.values()), tests, copies, asked.seconds), strict=True):
        print(f"{number:3} {tried}", flush=True)
        results.append((number, tried))
    _tell(results)
    return _doubtful(copies[0], [tried for _, tried in results], tests)


def _numbered(mutants: Sequence[Mutant], only: str) -> dict[int, Mutant]:
    wanted = {int(number) for number in only.split(",") if number}
    return {number: each for number, each in enumerate(mutants, 1) if not wanted or number in wanted}


def _tell(results: Sequence[tuple[int, Tried]]) -> None:
    survived = [(number, tried) for number, tried in results if not tried.killed]
    for number, tried in survived:
        print(f"\n{number:3} {tried}\n{difference(_ROOT, tried.mutant)}")
    killed = len(results) - len(survived)
    print(f"\n{killed} of {len(results)} killed ({killed / max(len(results), 1):.1%}), {len(survived)} survived")


def _doubtful(copy: Copy, results: Sequence[Tried], tests: TestsOfLines) -> int:
    """Whether a test that killed fails without a fault too: then the machine was the killer, or the checkout is not green."""
    killers = sorted({tried.killer for tried in results if tried.killed} & tests.seconds.keys())
    ended = run(copy, killers, 10 * sum(tests.seconds[test] for test in killers))
    if ended.killed:
        print(f"These killers fail, or take too long, without a fault too:\n{ended.printed}")
    return 1 if ended.killed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("--sample", type=int, default=200, help="how many faults are drawn")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes work at the same time")
    parser.add_argument("--seconds", type=float, default=120, help="of a line's tests, run as many as take this long")
    parser.add_argument("--only", default="", metavar="N,N", help="try only these of the sample")
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "rak-excel-mutations",
        help="where copies of the checkout are, and what was recorded; it stays for the next run",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
