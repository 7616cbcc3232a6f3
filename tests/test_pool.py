"""Things to do are shared among processes, and one that dies costs only what it was doing."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from rak_excel.formats.written.output import hidden_prefix, output_file, remove_left
from rak_excel.system import processes
from rak_excel.system.processes import Pool


def written_or_killed(thing: int, *, folder: Path) -> int:
    with output_file(folder / f"{thing}.xlsx") as temporary:
        temporary.write_text(str(thing), encoding="utf-8")
        if thing == 2:
            os._exit(9)
    return os.getpid()


def number_of(_thing: int) -> int:
    return os.getpid()


def test_what_a_killed_process_was_doing_is_missed_and_its_temporary_file_removed(tmp_path: Path) -> None:
    (tmp_path / f"{hidden_prefix(Path('2.xlsx'))}1-of-another-run.xlsx").touch()
    died: list[int] = []

    def left(thing: int, process: int) -> None:
        died.append(process)
        assert len(list(tmp_path.glob(".~rak-*"))) == 2
        remove_left(tmp_path / f"{thing}.xlsx", process)

    with Pool(partial(written_or_killed, folder=tmp_path), [1, 2, 3], 1, left).results() as given:
        results = dict(given)

    assert results[1] is None
    assert results[0] not in {None, results[2], os.getpid()}  # another process did the third
    assert len(died) == 1
    assert sorted(path.name for path in tmp_path.glob("[0-9]*")) == ["1.xlsx", "3.xlsx"]
    assert [path.name[-20:] for path in tmp_path.glob(".~rak-*")] == ["-of-another-run.xlsx"]


def test_where_no_process_can_be_started_everything_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise BlockingIOError("no more processes for this user")

    monkeypatch.setattr(processes, "take_process", refused)

    with Pool(number_of, [1, 2], 2).results() as results:
        assert list(results) == [(0, os.getpid()), (1, os.getpid())]


def begun_and_stuck(thing: int, *, folder: Path) -> None:
    if thing:
        with output_file(folder / f"{thing}.xlsx"):
            (folder / "begun").touch()
            time.sleep(60)


def ended_midway(pool: Pool[int, None], begun: Path) -> None:
    with pool.results() as results:
        next(results)
        while not begun.exists():
            time.sleep(0.01)
        raise ZeroDivisionError


def test_who_keeps_the_error_that_ended_it_keeps_nothing_that_still_writes(tmp_path: Path) -> None:
    def left(thing: int, process: int) -> None:
        remove_left(tmp_path / f"{thing}.xlsx", process)

    with pytest.raises(ZeroDivisionError) as kept:
        ended_midway(Pool(partial(begun_and_stuck, folder=tmp_path), [1, 0], 2, left), tmp_path / "begun")
    assert [path.name for path in tmp_path.iterdir()] == ["begun"], kept


def test_webassembly_is_not_asked_for_what_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(multiprocessing, "get_context", None)
    with pytest.raises(OSError, match="no processes"):
        processes.take_process()
