"""Paths that the system does not let us look at, or that are longer than it takes: each is told, and the rest is done."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.submissions import FINANCE_OFFICE, sent, written

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights are taken away, and names limited, as on Linux")
_ROW = "| 1 | Sasaran A | Opini BPK | WTP | Reviu | v | v | v | v | Divisi Keuangan |"
_TOLD = "File ini tidak bisa dibuka."
_FOLDER_TOLD = "Folder ini tidak bisa dibuka."
_COMMANDS = (["check"], ["rollup", "--jobs", "1", "-o", "rekap.xlsx"], ["export", "-o", "rencana.json"])
_LIMIT_CAPABILITIES = 24  # of prctl
_READ_ALL = (1, 2)  # what lets root read what nobody may


def _rights_of_a_user() -> None:
    for capability in _READ_ALL:
        ctypes.CDLL(None).prctl(_LIMIT_CAPABILITIES, capability, 0, 0, 0)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, that may open what its user may and no more, also where the user is root."""
    called = [sys.executable, "-m", "rak_excel", *arguments]
    return subprocess.run(
        called, cwd=folder, preexec_fn=_rights_of_a_user, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A good file, a folder with another and settings that nobody may look into, and a file that nobody may read."""
    inside = written(
        tmp_path / "kiriman",
        [sent(_ROW, FINANCE_OFFICE, file=name) for name in ("good.xlsx", "secret/a.xlsx", "shut.xlsx")],
    )
    (inside / "secret" / "rak-excel.toml").write_text("[check]\n", encoding="utf-8")
    (inside / "secret").chmod(0)
    (inside / "shut.xlsx").chmod(0)
    yield inside
    (inside / "secret").chmod(0o700)


def test_each_command_does_the_rest_where_a_path_may_not_be_looked_at(folder: Path) -> None:
    for command in _COMMANDS:
        ended = run(folder, *command, "good.xlsx", "secret/a.xlsx", "secret", "shut.xlsx")
        told = ended.stdout + ended.stderr
        assert ended.returncode == 1, ended
        assert [each for each in ("a.xlsx", "secret", "shut.xlsx", _TOLD, _FOLDER_TOLD) if each not in told] == []
    assert len(json.loads((folder / "rencana.json").read_text("utf-8"))) == 1
    assert (folder / "rekap.xlsx").exists()


def test_a_folder_with_such_paths_is_read_as_far_as_it_can_be(folder: Path) -> None:
    ended = run(folder, "rollup", ".", "--jobs", "1", "-o", "../rekap.xlsx")
    assert (ended.returncode, "secret" in ended.stderr, "shut.xlsx" in ended.stderr) == (1, True, True)
    assert (folder.parent / "rekap.xlsx").exists()


def test_folders_whose_names_are_together_longer_than_the_system_takes_stop_nothing(tmp_path: Path) -> None:
    written(tmp_path / "kiriman", [sent(_ROW, FINANCE_OFFICE, file="good.xlsx")])
    here = os.open(tmp_path / "kiriman", os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    for command in _COMMANDS:
        ended = run(tmp_path, *command, "kiriman")
        assert (ended.returncode, _TOLD in ended.stdout + ended.stderr) == (1, True), ended
    assert (tmp_path / "rekap.xlsx").exists()
