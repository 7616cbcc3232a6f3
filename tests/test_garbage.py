"""A command that looks for no garbage while it runs leaves a process that goes on as it found it."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from rak_excel.cli import main, run
from rak_excel.jobs.rollup import files


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Whatever a test leaves behind, those after it collect garbage."""
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    return ["rollup", str(tmp_path), "-o", str(tmp_path / "rekap.xlsx"), "--force", "--quiet"]


@pytest.fixture
def during(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether garbage was collected while files were read."""
    seen: list[bool] = []
    read = files.rollup_files

    def noted(*paths: object, **asked: object) -> object:
        seen.append(gc.isenabled())
        return read(*paths, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "rollup_files", noted)
    return seen


@pytest.mark.parametrize("before", [True, False])
def test_after_a_roll_up_garbage_is_collected_as_before(arguments: list[str], during: list[bool], before: bool) -> None:
    if not before:
        gc.disable()
    done = CliRunner().invoke(main, arguments)

    assert done.exit_code != 0  # nothing to read
    assert during == [False]
    assert gc.isenabled() is before


def test_where_the_process_ends_with_the_roll_up_none_is_collected_at_its_end(
    arguments: list[str], during: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("stdout", "unraisablehook"):  # what the process that ends here would take along
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "argv", ["rak-excel", *arguments])
    with pytest.raises(SystemExit):
        run()

    assert during == [False]
    assert not gc.isenabled()
