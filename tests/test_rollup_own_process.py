"""A big sheet is drawn in a process of its own, and the workbook is the same."""

from __future__ import annotations

import multiprocessing
import os
import threading
from pathlib import Path

import openpyxl
import pytest

from rak_excel.formats.written.book import new_book
from rak_excel.formats.written.drawn.canvas import Canvas, all_formats
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.jobs.rollup.workers import Reader, facts_of_files
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.system import processes
from rak_excel.workbooks.rollup import book
from rak_excel.workbooks.rollup.book import Drawing, DrawnBeside, write_rollup
from tests.rollup_plans import NTB, office_plan


def draw(canvas: Canvas) -> str:
    canvas.height(1, 30)
    canvas.put_row(1, ["✓", 2, None], ["cell", "number", "cell"])
    return f"drawn by {_here()}"


def draw_and_mark(canvas: Canvas) -> str:
    canvas.mark(CellBlock("S", 1, 0, 1, 2), "=A2>0", "attention")
    return draw(canvas)


def draw_in_another_look(canvas: Canvas) -> str:
    canvas.put(1, 0, 0.5, "number", "0.000")
    return f"drawn by {_here()}"


def draw_or_die(canvas: Canvas) -> str:
    if _here() == "another process":
        os._exit(9)
    return draw(canvas)


def draw_count(canvas: Canvas, things: dict[int, str]) -> str:
    canvas.put(1, 0, len(things))
    return f"drawn by {_here()}"


def _here() -> str:
    return "another process" if multiprocessing.parent_process() else "this one"


def drawn(path: Path, drawing: Drawing) -> object:
    beside = DrawnBeside(drawing)
    own = new_book(path, streamed=True)
    result = beside.onto(Canvas(own, "S", all_formats(own)))
    own.close()
    return result


def test_a_big_roll_up_has_the_same_bytes_however_many_processes_draw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = rollup([office_plan(region) for region in NTB[:2]], provinces=["52"])
    started: list[Drawing] = []

    class Noted(DrawnBeside):
        def __init__(self, drawing: Drawing) -> None:
            started.append(drawing)
            super().__init__(drawing)

    monkeypatch.setattr(book, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(book, "DrawnBeside", Noted)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    for jobs in (1, 2):
        write_rollup(tmp_path / f"{jobs}.xlsx", result, jobs=jobs)

    assert [drawing.name for drawing in started] == ["Data Komisi", "Data Sekretariat"]
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_another_process_draws_and_its_sheet_stands_in_the_workbook(tmp_path: Path) -> None:
    assert drawn(tmp_path / "s.xlsx", Drawing("S", draw, ())) == "drawn by another process"

    sheet = openpyxl.load_workbook(tmp_path / "s.xlsx")["S"]
    assert [cell.value for cell in sheet[2]] == ["✓", 2, None]
    assert sheet["B2"].number_format == "#,##0"
    assert sheet.row_dimensions[2].height == 30


def test_a_process_that_was_started_early_reads_and_then_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.xlsx").touch()
    processes.start_early(1, jobs=1, module="rak_excel.jobs.rollup.workers")

    def refused() -> None:
        raise AssertionError("another process was started")

    monkeypatch.setattr(processes, "_started", refused)
    (harvest,) = facts_of_files([tmp_path], Reader(), jobs=1)

    assert harvest.files[0].fault
    assert drawn(tmp_path / "s.xlsx", Drawing("S", draw, ())) == "drawn by another process"


@pytest.mark.parametrize("function", [draw_and_mark, draw_in_another_look, draw_or_die], ids=lambda each: each.__name__)
def test_what_cannot_be_moved_or_is_lost_is_drawn_here(function: object, tmp_path: Path) -> None:
    assert drawn(tmp_path / "s.xlsx", Drawing("S", function, ())) == "drawn by this one"  # type: ignore[arg-type]
    assert openpyxl.load_workbook(tmp_path / "s.xlsx")["S"]["A2"].value in {"✓", 0.5}


def test_what_is_drawn_is_what_it_was_when_it_was_asked_for(tmp_path: Path) -> None:
    things = {number: str(number) for number in range(100_000)}
    beside = DrawnBeside(Drawing("S", draw_count, (things,)))
    things.clear()  # as what is drawn here meanwhile adds to it what it works out
    own = new_book(tmp_path / "s.xlsx", streamed=True)

    assert beside.onto(Canvas(own, "S", all_formats(own))) == "drawn by another process"
    own.close()
    assert openpyxl.load_workbook(tmp_path / "s.xlsx")["S"]["A2"].value == 100_000


@pytest.mark.parametrize("start", [multiprocessing.get_context("spawn").Process, threading.Thread])
def test_where_no_process_can_be_started_the_sheet_is_drawn_here(
    start: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_started: object) -> None:
        raise RuntimeError("nothing can be started here")

    monkeypatch.setattr(start, "start", refused)

    assert drawn(tmp_path / "s.xlsx", Drawing("S", draw, ())) == "drawn by this one"
