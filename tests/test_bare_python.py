"""The library needs no processes, threads, locale, rights or home: where Python has none, the results are the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOTIM = ROOT / "examples" / "lombok-timur-2020" / "submissions"
NTB = ROOT / "examples" / "ntb-2020" / "plans"
MADE = ("findings.txt", "plan.xlsx", "rollup.xlsx")
_NOT_THERE = ("HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "LANG", "LANGUAGE", "PYTHONUTF8")
LIKE_A_BROWSER = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


def run(folder: Path, *how: str, **environment: str) -> Path:
    folder.mkdir()
    shutil.copytree(LOTIM, folder / "submissions")
    (folder / "plans").mkdir()
    for file in sorted(NTB.iterdir())[:5]:
        shutil.copy(file, folder / "plans")
    own = {name: value for name, value in os.environ.items() if not (how and name in _NOT_THERE)}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bare_python", folder, *how],
        cwd=ROOT,
        env=own | environment,
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr.decode()) == (0, "")
    return folder


def test_without_processes_threads_home_and_rights_everything_is_done_here_and_the_same(tmp_path: Path) -> None:
    usual, bare = run(tmp_path / "usual"), run(tmp_path / "bare", "bare", **LIKE_A_BROWSER)
    for name in MADE:
        assert (bare / name).read_bytes() == (usual / name).read_bytes(), name
    returned = {path.name: path.read_bytes() for path in (usual / "returns").iterdir()}
    assert len(returned) == len(list(LOTIM.iterdir()))
    assert {path.name: path.read_bytes() for path in (bare / "returns").iterdir()} == returned


def test_what_starts_processes_is_not_loaded_before_one_is_started() -> None:
    code = """
import pkgutil, sys
import rak_excel
for package in ("jobs", "reading", "rules", "workbooks", "reports"):
    parent = __import__(f"rak_excel.{package}", fromlist=["x"])
    for module in pkgutil.walk_packages(parent.__path__, f"rak_excel.{package}."):
        __import__(module.name)
print(*(name for name in sys.modules if name.partition(".")[0] in {"multiprocessing", "_multiprocessing", "concurrent"}))
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.split() == []
