"""`python -m benchmarks.fuzz`: damages good files and takes each through the commands; exits with 1 where anything goes wrong."""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.fuzz.commands import Choice
from benchmarks.fuzz.making import format_of
from benchmarks.fuzz.report import Report
from benchmarks.fuzz.seeds import FORMATS, good_files
from benchmarks.fuzz.trying import Tried
from benchmarks.fuzz.working import Work, all_tried

_TOLD = 100  # files after which it is said how far it is


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    good = good_files(quick=asked.quick)
    if asked.only is not None:
        numbers: Iterator[int] = iter([asked.only])
    else:
        wanted = set(asked.formats.split(","))
        numbers = itertools.islice((n for n in itertools.count() if format_of(asked.seed, n) in wanted), asked.files)
    report = Report(" ".join(["python -m benchmarks.fuzz", f"--seed {asked.seed}", *_changing(asked)]))
    started = time.perf_counter()
    choice = Choice(asked.every, frozenset(asked.commands.split(",") if asked.commands else ()))
    for tried in all_tried(numbers, Work(asked.seed, good, choice, asked.jobs, asked.seconds)):
        report.add(tried)
        if tried.faults:
            _tell_fault(tried)
            _keep(tried, asked)
        if report.files % _TOLD == 0:
            print(f"{report.files} files in {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    print("\n".join(report.lines()))
    return 1 if report.faults else 0


def _changing(asked: argparse.Namespace) -> list[str]:
    """The options that change what becomes of a number."""
    return [f"--{name}" for name in ("quick", "every") if getattr(asked, name)]


def _tell_fault(tried: Tried) -> None:
    for command, fault in tried.faults:
        print(f"{fault.kind}: {fault.cause}: {command} of {tried.made}", file=sys.stderr, flush=True)


def _keep(tried: Tried, asked: argparse.Namespace) -> None:
    if asked.keep is not None:
        asked.keep.mkdir(parents=True, exist_ok=True)
        (asked.keep / f"{asked.seed}-{tried.made.number}.{tried.made.good.suffix}").write_bytes(tried.made.content)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other files")
    parser.add_argument("--files", type=int, default=200, help="how many files are made")
    parser.add_argument(
        "--seconds", type=float, default=0, help="begin no file after this time; 0: all files, however long it takes"
    )
    parser.add_argument("--formats", default=",".join(FORMATS), help=f"of {', '.join(FORMATS)}; separated by commas")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes work at the same time")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep each file that goes wrong there, named by seed and number"
    )
    parser.add_argument("--only", type=int, metavar="NUMBER", help="make only the file of this number")
    parser.add_argument(
        "--quick", action="store_true", help="only from good files that need no command and no LibreOffice"
    )
    parser.add_argument("--commands", default="", help="only these, such as check,export; separated by commas")
    parser.add_argument(
        "--every", action="store_true", help="take each file through every command, not most through a part"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
