"""Runs the tests in Pyodide, under Node.js: `python -m tests.in_pyodide [--all] [FILES] [-- ARGUMENTS OF PYTEST]`.

Of each test function the first case is run, and of files that take long one function in a few; `--all` runs all of them.
Properties are tried with few examples. Exits with 1 where a test fails, where fewer pass than should, or where an entry of left_out.toml names no test.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from page.build import modules
from page.downloads import all_that_is_pinned, pyodide_of, wheels_of

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
REQUIRED = "RAK_EXCEL_REQUIRE_NODE"
# Tests that pass at least, of the selection and of all: where fewer do, the run is not what it says it is.
LEAST = {False: 1800, True: 10_000}
EXAMPLES = 3
_FOLDERS = ("rak_excel", "examples", "workbook_templates", "tests", "docs", "windows", "benchmarks", "page", ".ci")
_PROCESSES = 2


class Told(NamedTuple):
    """What the processes told, as left_out.toml and LEAST are held against it."""

    outcomes: Counter[str]
    failed: list[tuple[str, str]]
    found: set[str]
    seconds: Counter[str]
    unfinished: list[str]


def left_out() -> dict[str, str]:
    """The files and functions of tests that cannot run in Pyodide, each with the reason."""
    groups = tomllib.loads((HERE / "left_out.toml").read_text("utf-8"))["group"]
    return {test: group["reason"] for group in groups for test in group["tests"]}


def sampled() -> dict[str, int]:
    """The files whose tests take long, with the number of functions of which one is run."""
    files = tomllib.loads((HERE / "left_out.toml").read_text("utf-8"))["sampled"]
    return dict.fromkeys(files["files"], files["every"])


def faults(told: Told, listed: Sequence[str], least: int) -> list[str]:
    """What is wrong with a run, a sentence each; nothing where all is well."""
    unknown = sorted(each for each in listed if "::" in each and each not in told.found)
    passed = told.outcomes["passed"]
    return [
        *(f"{test} failed:\n{why}" for test, why in told.failed),
        *(f"Pyodide ended in {test}" for test in told.unfinished),
        *(f"{each} in left_out.toml is no test" for each in unknown),
        *([f"{passed} tests passed, of at least {least}"] if passed < least else []),
    ]


def told_by(lines: Sequence[str], exit_codes: Sequence[int]) -> Told:
    told = Told(Counter(), [], set(), Counter(), [])
    begun = {}
    for said in map(json.loads, lines):
        if "started" in said:
            begun[said["started"]] = True
        elif "found" in said:
            told.found.update(said["found"])
        else:
            begun.pop(said["test"], None)
            told.outcomes[said["outcome"]] += 1
            told.seconds[said["test"].partition("::")[0]] += said["seconds"]
            if said["outcome"] == "failed":
                told.failed.append((said["test"], said["why"]))
    told.unfinished.extend(begun)
    if not told.failed and not begun and any(exit_codes):
        told.unfinished.append(f"its start or its end, with {exit_codes}")
    return told


def _archives(folder: Path, downloads: Path) -> Iterator[str]:
    """Archives of libraries and of the project, each with the folder of Pyodide that it belongs in."""
    site, project = folder / "site.zip", folder / "project.zip"
    site.write_bytes(modules(wheels_of(all_that_is_pinned(), downloads, tests=True)))
    top = [path for path in PROJECT.iterdir() if path.is_file() and not path.name.startswith(".")]
    within = [path for each in _FOLDERS for path in (PROJECT / each).rglob("*") if path.is_file()]
    with zipfile.ZipFile(project, "w", zipfile.ZIP_STORED) as made:
        for path in sorted([*top, *within]):
            if "__pycache__" not in path.parts and not path.name.startswith(".~lock"):
                made.write(path, path.relative_to(PROJECT))
    yield from (str(site), "/site", str(project), "/project")


def _run(asked: dict[str, Any], downloads: Path) -> Told:
    """Deal the files out to processes of Node.js, and gather what they tell."""
    pyodide = pyodide_of(all_that_is_pinned(), downloads)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archives = list(_archives(folder, downloads))
        running = []
        for nth in range(_PROCESSES):
            wanted, results = folder / f"{nth}.json", folder / f"{nth}.told"
            wanted.write_text(json.dumps(asked | {"files": asked["files"][nth::_PROCESSES]}), encoding="utf-8")
            results.touch()
            command = ["node", str(HERE / "load.mjs"), str(pyodide), str(wanted), str(results), *archives]
            with (folder / f"{nth}.said").open("w") as said:
                running.append(subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT))
        ended = [process.wait() for process in running]
        for nth, code in enumerate(ended):
            if code > 1:
                print((folder / f"{nth}.said").read_text(encoding="utf-8", errors="replace")[-3000:])
        lines = [line for nth in range(_PROCESSES) for line in (folder / f"{nth}.told").read_text("utf-8").splitlines()]
    return told_by(lines, ended)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.in_pyodide", description=__doc__)
    asked.add_argument("files", nargs="*", help="test files, all if none is named")
    asked.add_argument("--all", action="store_true", help="all cases of each test")
    asked.add_argument("--times", action="store_true", help="tell which files take longest")
    asked.add_argument("--downloads", type=Path, default=PROJECT / "build" / "page", help="where downloads are kept")
    asked.add_argument("--pytest", nargs=argparse.REMAINDER, default=[], help="what follows is for pytest")
    return asked.parse_args()


def main() -> int:
    given, started = _arguments(), time.monotonic()
    if not (shutil.which("node") and shutil.which("npm")):
        print("The tests are not run in Pyodide: Node.js with npm is not installed")
        return int(bool(os.environ.get(REQUIRED)))
    files = given.files or sorted(path.relative_to(PROJECT).as_posix() for path in PROJECT.glob("tests/test_*.py"))
    listed = [each for each in left_out() if each.partition("::")[0] in files]
    asked = {"files": files, "left_out": listed, "sampled": None if given.all else sampled(), "examples": EXAMPLES}
    told = _run(asked | {"arguments": given.pytest}, given.downloads)
    whole = not (given.files or given.pytest)
    wrong = faults(told, [] if given.pytest else listed, LEAST[given.all] if whole else 1)
    print(*wrong, sep="\n\n")
    if given.times:
        for file, seconds in sorted(told.seconds.items(), key=lambda each: -each[1])[:40]:
            print(f"{seconds:7.1f} s  {file}")
    counted = ", ".join(f"{number} {outcome}" for outcome, number in sorted(told.outcomes.items()))
    print(f"In Pyodide: {counted}; {len(listed)} left out; {time.monotonic() - started:.0f} s")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
