"""`python -m benchmarks`: makes the plans of all offices, rolls them up, and measures it against the contenders."""

from __future__ import annotations

import argparse
import os
import pickle
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from benchmarks.plans import make_plans

_MEGABYTE = 1024  # ru_maxrss counts kilobytes


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
    parser.add_argument("--without-analyst", action="store_true", help="leave out the slow contender")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rak-benchmark-") as name:
        folder = Path(name)
        plans, output, cells = folder / "plans", folder / "rollup.xlsx", folder / "cells.pickle"
        started = time.perf_counter()
        make_plans(plans, asked.offices)
        print(f"{asked.offices} plans made in {time.perf_counter() - started:.0f} s")
        ours = rolled_up(plans, output)
        print(f"rak-excel rollup    {ours}")
        half = rolled_up(every_second(plans, folder / "half"), folder / "half.xlsx")
        print(f"of half the plans   {half}   all take {ours.seconds / half.seconds:.2f} times as long")
        store_cells(output, cells)
        for contender in ["floor"] if asked.without_analyst else ["floor", "analyst"]:
            theirs = measured(
                [
                    sys.executable,
                    "-m",
                    "benchmarks.contenders",
                    contender,
                    str(plans),
                    str(folder / "other.xlsx"),
                    str(cells),
                ]
            )
            ratio = ours.seconds / theirs.seconds
            print(f"{contender:<19} {theirs}   ours takes {ratio:.2f} of it")


def rolled_up(plans: Path, output: Path) -> Measure:
    command = [sys.executable, "-m", "rak_excel", "rollup", str(plans), "-o", str(output), "--province", "all"]
    return measured([*command, "--quiet"])


def every_second(plans: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in sorted(plans.iterdir())[::2]:
        (folder / file.name).hardlink_to(file)
    return folder


def measured(command: list[str]) -> Measure:
    """Run a command to its end; the memory is that of its largest process, its children included."""
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return Measure(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEGABYTE)


def store_cells(workbook: Path, cells: Path) -> None:
    """The cells of our roll-up, for the floor to write again."""
    book = openpyxl.load_workbook(workbook, read_only=True)
    sheets = {
        sheet.title: [
            (cell.row - 1, cell.column - 1, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book
    }
    print(f"{sum(map(len, sheets.values()))} cells in {len(sheets)} sheets")
    cells.write_bytes(pickle.dumps(sheets))


if __name__ == "__main__":
    main()
