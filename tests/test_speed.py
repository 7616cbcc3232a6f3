"""What people wait for, measured in processes of their own: coverage and the other tests' memory slow down this one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

PLAN = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"


def python(*arguments: str, **more: str) -> str:
    """What a new Python prints, without coverage, which would start in it and be measured too."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")} | more
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=True, env=environment, encoding="utf-8"
    ).stdout


def wall_seconds(*arguments: str) -> float:
    start = time.perf_counter()
    python(*arguments)
    return time.perf_counter() - start


def processor_seconds(setup: str, statement: str) -> float:
    """The least that a statement takes after a first time, of a processor: comparable also on a busy machine."""
    timed = f"import time, timeit\n{setup}\nprint(*timeit.repeat({statement!r}, 'pass', time.process_time, 10, 1, globals()))"
    _, *times = python("-c", timed).split()
    return min(map(float, times))


def test_help_takes_at_most_twice_as_long_as_importing_click() -> None:
    # In turns, so that a busy moment of the machine meets both.
    turns = [(wall_seconds("-c", "import click"), wall_seconds("-m", "rak_excel", "--help")) for _ in range(8)]
    click, own = (min(times) for times in zip(*turns, strict=True))
    assert own <= 2 * click, f"{own:.3f} s against {click:.3f} s"


def processor_seconds_of_all(byte_code: Path, statements: str) -> float:
    """What a new Python takes of a processor from its start to its end, with byte code kept in this folder."""
    resource = pytest.importorskip("resource", reason="Windows does not tell what a process that has ended took")
    kept = {"PYTHONPYCACHEPREFIX": str(byte_code), "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    python("-c", statements, **kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def test_checking_a_plan_takes_at_most_ten_times_as_much_of_a_processor_as_importing_click(tmp_path: Path) -> None:
    check = (
        "import sys\n"
        "from rak_excel.__main__ import run\n"
        f"sys.argv = ['rak-excel', 'check', {str(PLAN)!r}]\n"
        "try:\n    run()\n"
        "except SystemExit as done:\n    assert done.code == 1  # the plan has faults"
    )
    turns = [[processor_seconds_of_all(tmp_path, each) for each in ("import click", check)] for _ in range(6)]
    click, own = (min(seconds) for seconds in zip(*turns[1:], strict=True))  # the first ones make the byte code
    assert own <= 10 * click, f"{own:.3f} s against {click:.3f} s"


def test_a_template_is_written_in_a_fraction_of_a_second(tmp_path: Path) -> None:
    setup = (
        "from pathlib import Path\n"
        "from rak_excel.jobs.template.forms import blank_form, write_template\n"
        "form = blank_form(year=2020, region='52.03')"
    )
    path = str(tmp_path / "t.xlsx")
    # 0.1 s of wall time with two processes is 0.2 s of each; twice that leaves room for slow machines.
    assert processor_seconds(setup, f"write_template(Path({path!r}), form, force=True)") < 0.4


def test_checking_a_plan_already_read_is_a_matter_of_milliseconds() -> None:
    setup = f"from rak_excel import check, read_plans\nplans = read_plans([{str(PLAN)!r}]).plans"
    # The goal is 5 ms on an idle machine; the bound leaves room for a slow one.
    assert processor_seconds(setup, "check(plans)") < 0.015
