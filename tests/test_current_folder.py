"""No code that lies among the files that somebody sent is ever run, whatever it is called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from rak_excel import cli
from rak_excel.formats.printed import libreoffice

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PLANS = sorted((EXAMPLES / "ntb-2020" / "plans").iterdir())[:5]
OLD_LAYOUT = EXAMPLES / "format-lama" / "Rencana Aksi 2019 (contoh).xlsx"
MERGED = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
INSTALLED = [str(Path(sysconfig.get_path("scripts"), "rak-excel"))]
MODULE = [sys.executable, "-P", "-m", "rak_excel"]
COMMANDS = {
    "check": ["check", "."],
    "rollup": ["rollup", ".", "-o", "rekap.xlsx", "--force"],
    "template": ["template", "--province", "52", "--year", "2020", "-o", "."],
    "merge": ["merge", PLANS[0].name, "-o", "gabungan.xlsx"],
    "export": ["export", ".", "--format", "json"],
    "diff": ["diff", PLANS[0].name, PLANS[1].name],
    "trace": ["trace", MERGED.name, "Komisi!B12"],
    "print": ["print", PLANS[0].name, "-o", "rencana.pdf", "--draft"],
    "buka": ["buka", ".", "--no-browser"],
    "define": ["define", str(OLD_LAYOUT), "-o", "sendiri.toml"],
    "rules": ["rules"],
}


def test_every_command_is_tried_but_the_demo_which_runs_the_others() -> None:
    assert set(COMMANDS) == set(cli.COMMANDS) - {"demo"}


def names() -> set[str]:
    """What any command imports, and much that none does: all of Python, and all that the tests have loaded."""
    loaded = {name.partition(".")[0] for name in sys.modules}
    return {name for name in loaded | sys.stdlib_module_names if name.isidentifier()} | {
        "sitecustomize",
        "usercustomize",
    }


def set_traps(folder: Path, wanted: set[str]) -> Path:
    """Put a module of each name into the folder, and programs; the file that they write to when they run."""
    ran = folder.parent / "ran"
    for name in wanted:
        (folder / f"{name}.py").write_text(f"open({str(ran)!r}, 'a').write('{name} ')\n", encoding="utf-8")
    for name in ("soffice", "libreoffice", "rak-excel", "python", "py", "taskkill"):
        (folder / name).write_text(f"#!/bin/sh\nprintf '{name} ' >> '{ran}'\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return ran


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    folder = tmp_path / "kiriman"
    folder.mkdir()
    for plan in (*PLANS, MERGED):
        shutil.copyfile(plan, folder / plan.name)
    return folder


def run_in(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", env=os.environ | environment, check=False
    )


@pytest.mark.parametrize(
    ("start", "name"),
    [(INSTALLED, name) for name in COMMANDS] + [(MODULE, "rollup")],
    ids=lambda each: each if isinstance(each, str) else Path(each[0]).name,
)
def test_a_command_runs_nothing_of_the_folder_where_it_works(start: list[str], name: str, submissions: Path) -> None:
    ran = set_traps(submissions, names())
    (submissions / "rak_excel").mkdir()
    shutil.copyfile(submissions / "json.py", submissions / "rak_excel" / "__init__.py")
    path = os.pathsep.join([".", "", os.environ["PATH"]])
    # One that serves a page goes on until it is stopped.
    stopped = [str(shutil.which("timeout")), "4"] if name == "buka" else []
    ended = run_in(submissions, *stopped, *start, *COMMANDS[name], PATH=path, RAK_EXCEL_TRACEBACK="1")

    assert not ran.exists(), ran.read_text(encoding="utf-8")
    assert ended.returncode in ({124} if stopped else {0, 1, 2})
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("path", ["", os.pathsep], ids=["as it is", "with a blank entry in PYTHONPATH"])
def test_started_by_hand_as_a_module_it_takes_from_there_only_what_python_needs_to_start(
    path: str, submissions: Path
) -> None:
    before = "import sys, runpy, pkgutil, typing; print(*sys.modules)"
    known = set(run_in(submissions.parent, sys.executable, "-c", before).stdout.split())
    loaded = {name for name in sys.modules if name.isidentifier()}
    ran = set_traps(submissions, loaded - known - {"rak_excel", "sitecustomize", "usercustomize"})
    ended = run_in(submissions, sys.executable, "-m", "rak_excel", *COMMANDS["rollup"], PYTHONPATH=path)

    assert not ran.exists(), ran.read_text(encoding="utf-8")
    assert ended.returncode == 0, ended.stderr


def test_libreoffice_is_looked_for_in_no_folder_that_is_named_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for folder in (tmp_path, programs):
        (folder / "soffice").touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(programs)]))

    assert libreoffice.find_libreoffice() == programs / "soffice"
