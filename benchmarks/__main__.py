"""`python -m benchmarks`: makes the plans of all offices, rolls them up, and measures it against the contenders in turns."""

from __future__ import annotations

import argparse
import compileall
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import rak_excel
from benchmarks.plans import make_plans

_MEGABYTE = 1024  # ru_maxrss counts kilobytes
_MOST = 0.58  # of the floor's time
_MOST_MEMORY, _MOST_MORE = 250, 100  # megabytes: of the largest process, and of twice the offices


@dataclass(frozen=True, slots=True)
class Measure:
    seconds: float
    processor: float  # seconds of all its processes together: comparable also on a busy machine
    megabytes: float  # the largest of its processes

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s {self.processor:7.1f} s of processors {self.megabytes:6.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=514)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured, in turns; the medians count")
    parser.add_argument("--without-analyst", action="store_true", help="leave out the slow contender")
    asked = parser.parse_args()
    # As pip leaves the packages of all contenders: where a checkout has no byte code and Python may write none, each process
    # would compile every module anew.
    compileall.compile_dir(Path(rak_excel.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory(prefix="rak-benchmark-") as name:
        folder = Path(name)
        plans, output, cells = folder / "plans", folder / "rollup.xlsx", folder / "cells.pickle"
        started = time.perf_counter()
        make_plans(plans, asked.offices)
        print(f"{asked.offices} plans made in {time.perf_counter() - started:.0f} s")
        rolled_up(plans, output)  # once for the floor's cells, and so that every file has been read before
        measured([sys.executable, "-m", "benchmarks.cells", str(output), str(cells)], shown=True)
        half = every_second(plans, folder / "half")
        contend = contender(plans, folder / "other.xlsx", cells)
        works: dict[str, Callable[[], Measure]] = {
            _OURS: lambda: rolled_up(plans, output),
            _FLOOR: lambda: contend("floor"),
            _HALF: lambda: rolled_up(half, folder / "half.xlsx"),
        }
        tell(in_turns(works, asked.rounds))
        if not asked.without_analyst:
            print(f"{'the analyst':<19} {contend('analyst')}")


_OURS, _FLOOR, _HALF = "rak-excel rollup", "the floor", "of half the plans"


def in_turns(works: Mapping[str, Callable[[], Measure]], rounds: int) -> dict[str, Measure]:
    """The median of each work. They take turns, so that a busy moment of the machine meets all of them."""
    measures: dict[str, list[Measure]] = {name: [] for name in works}
    for number in range(1, rounds + 1):
        for name, work in works.items():
            measures[name].append(work())
            print(f"{number}. {name:<19} {measures[name][-1]}", flush=True)
    return {name: middle(listed) for name, listed in measures.items()}


def middle(measures: Sequence[Measure]) -> Measure:
    """The median of each figure; of the memory the most, which is what a machine must have."""
    return Measure(
        median(each.seconds for each in measures),
        median(each.processor for each in measures),
        max(each.megabytes for each in measures),
    )


def tell(medians: Mapping[str, Measure]) -> None:
    print("medians")
    for name, measure in medians.items():
        print(f"{name:<19} {measure}")
    ours, floor, half = (medians[name] for name in (_OURS, _FLOOR, _HALF))
    more = ours.megabytes - half.megabytes
    print(f"{ours.seconds / floor.seconds:.2f} of the floor (at most {_MOST:.2f})")
    print(f"{ours.megabytes:.0f} MB in the largest process (under {_MOST_MEMORY})")
    print(
        f"twice the offices take {ours.seconds / half.seconds:.2f} times as long (at most 2) and {more:.0f} MB more "
        f"(under {_MOST_MORE})"
    )


def contender(plans: Path, output: Path, cells: Path) -> Callable[[str], Measure]:
    """Measures a contender by its name."""
    command = [sys.executable, "-m", "benchmarks.contenders"]
    return lambda name: measured([*command, name, str(plans), str(output), str(cells)])


def rolled_up(plans: Path, output: Path) -> Measure:
    command = [sys.executable, "-m", "rak_excel", "rollup", str(plans), "-o", str(output), "--province", "all"]
    return measured([*command, "--quiet", "--force"])


def every_second(plans: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in sorted(plans.iterdir())[::2]:
        (folder / file.name).hardlink_to(file)
    return folder


def measured(command: list[str], *, shown: bool = False) -> Measure:
    """Run a command to its end; the memory is that of its largest process, its children included.

    Linux counts what this process needed itself, when it starts the command: it must stay small.
    """
    nowhere = [] if shown else [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
    _, status, usage = os.wait4(process, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return Measure(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEGABYTE)


if __name__ == "__main__":
    main()
