"""The roll-up workbook: its sheets in their order, big ones drawn in another process meanwhile."""

from __future__ import annotations

import contextlib
import os
import pickle
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rak_excel.formats.written.book import new_book
from rak_excel.formats.written.drawn.canvas import Canvas, DrawnSheet, all_formats
from rak_excel.formats.written.output import Output, output_file
from rak_excel.formats.written.packing import PROPERTY, TO_BE_SEALED
from rak_excel.language import Language
from rak_excel.layouts.names import MARK
from rak_excel.model import Paper
from rak_excel.record import Record
from rak_excel.rolling_up.facts import fields
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.side_by_side.budgets import budgets_of
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.rolling_up.side_by_side.quarters import compare_quarters
from rak_excel.rolling_up.side_by_side.years import LastYear, compare_years
from rak_excel.rolling_up.typed import note_on_typed
from rak_excel.system.processes import take_process
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.opened import draw_mark, head_of
from rak_excel.workbooks.rollup.sheets.budget import BudgetSheet, draw_budget
from rak_excel.workbooks.rollup.sheets.data import draw_data
from rak_excel.workbooks.rollup.sheets.explained import draw_explained_rules
from rak_excel.workbooks.rollup.sheets.last_year import YearSheet, draw_last_year
from rak_excel.workbooks.rollup.sheets.lists import draw_account, draw_corrections, draw_files, draw_matches
from rak_excel.workbooks.rollup.sheets.notes import draw_notes, draw_settled
from rak_excel.workbooks.rollup.sheets.provinces import draw_provinces
from rak_excel.workbooks.rollup.sheets.quarter_targets import QuarterSheet, draw_quarter_targets
from rak_excel.workbooks.rollup.sheets.status import draw_status
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.sheets.targets import draw_targets
from rak_excel.workbooks.rollup.sheets.workload import draw_schedule, draw_workload, loads, workload_table
from rak_excel.workbooks.rollup.summary.sheet import draw_summary

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WORTH_A_PROCESS = 4_000  # rows: to draw them takes as long as to start a process
_BOTH = 2
_Draw = Callable[[Canvas], object]


def write_rollup(
    path: Output,
    result: Rollup,
    *,
    language: Language = "id",
    force: bool = False,
    paper: Paper = "f4",
    last: LastYear | None = None,
    jobs: int | None = None,
) -> None:
    """Write the roll-up as a workbook, its sheets set up for this paper; the same roll-up gives the same bytes.

    With `last` there is a sheet that compares it with last year's. Where `jobs` allows more than one process (all cores if
    None), big data sheets are drawn by others beside this one. Raises OutputExistsError where the file exists and `force` was not given.
    """
    with output_file(path, force=force) as temporary:
        _write(result, temporary, language, paper, last, jobs)


def _write(
    result: Rollup, path: Path, language: Language, paper: Paper, last: LastYear | None, jobs: int | None
) -> None:
    layout = Layout(result, language)
    book = new_book(path, streamed=True)
    formats = all_formats(book)
    targets = TargetSheet(layout, compare(result))
    big = _drawn_beside(layout, targets, paper, jobs)
    budget = BudgetSheet(layout, budgets_of(result))
    sheets = dict(_sheets(layout, targets, budget, last)) | big
    data = [layout.name(fields.data_sheet(part)) for part in layout.parts]
    canvases = {name: Canvas(book, name, formats, paper, language) for name in sheets}
    heads: dict[str, str] = {}
    for name in [*(each for each in sheets if each not in big), *big]:
        drawn = sheets[name](canvases[name])
        if name in data:
            heads[head_of(name)] = str(drawn)
    digests = {name: canvas.digest() for name, canvas in canvases.items()} | heads
    draw_mark(Canvas(book, MARK, formats), result, digests)
    if note := note_on_typed(result):
        book.set_custom_property(PROPERTY, f"{note} {TO_BE_SEALED}")
    book.close()


def _sheets(
    layout: Layout, targets: TargetSheet, budget: BudgetSheet, last: LastYear | None
) -> Iterator[tuple[str, _Draw]]:
    """The names of the sheets in their order, each with what draws it; a data sheet gives the digest of its head."""
    result, name, rows = layout.result, layout.name, loads(layout)
    workload = workload_table(layout, rows)
    yield name(fields.SUMMARY), partial(draw_summary, layout=layout, targets=targets, budget=budget)
    if len(result.provinces) > 1:
        yield name(fields.PROVINCES), partial(draw_provinces, layout=layout)
    yield name(fields.STATUS), partial(draw_status, layout=layout)
    yield name(fields.TARGETS), partial(draw_targets, sheet=targets)
    if quarters := compare_quarters(targets.comparisons, result.definition):
        yield name(fields.BY_QUARTER), partial(draw_quarter_targets, sheet=QuarterSheet(targets, quarters))
    if budget.budgets:
        yield name(fields.BUDGET), partial(draw_budget, sheet=budget)
    if last:
        years = compare_years(result, targets.comparisons, last.rollup, last.file)
        yield name(fields.LAST_YEAR), partial(draw_last_year, sheet=YearSheet(layout, targets, years))
    comparisons = targets.comparisons
    yield (
        name(fields.SCHEDULE),
        partial(draw_schedule, layout=layout, comparisons=comparisons, loads=rows, workload=workload),
    )
    yield name(fields.WORKLOAD), partial(draw_workload, layout=layout, table=workload, rows=rows)
    yield name(fields.NOTES), partial(draw_notes, layout=layout)
    if result.settled:
        yield name(fields.SETTLED), partial(draw_settled, layout=layout)
    if layout.explained:
        yield name(fields.EXPLAINED_RULES), partial(draw_explained_rules, layout=layout)
    for part in layout.parts:
        compared = targets.compared_of(part.id)
        yield name(fields.data_sheet(part)), partial(draw_data, layout=layout, part=part, compared=compared)
    lists = {
        fields.CORRECTIONS: draw_corrections,
        fields.FILES: draw_files,
        fields.ACCOUNT: draw_account,
        fields.MATCHES: draw_matches,
    }
    yield from ((name(each), partial(draw, layout=layout)) for each, draw in lists.items())


def _drawn_beside(layout: Layout, targets: TargetSheet, paper: Paper, jobs: int | None) -> dict[str, _Draw]:
    """What puts down the big data sheets, by name: those that take longer to draw than to start a process for each."""
    processors = os.cpu_count() or 1
    if min(processors if jobs is None else jobs, processors) < _BOTH:
        return {}
    drawings = [
        Drawing(
            table.sheet, draw_data, (layout.of_part(part), part, targets.compared_of(part.id)), (paper, layout.language)
        )
        for part in layout.parts
        if (table := layout.data[part.id]).rows >= WORTH_A_PROCESS
    ]
    return {each.name: DrawnBeside(each).onto for each in drawings}


class Drawing(Record):
    """The sheet of this name, which is to be drawn by a function of its canvas and `arguments`; they travel to another process.

    `canvas` is what else a canvas takes.
    """

    name: str
    draw: Callable[..., object]
    arguments: tuple[Any, ...]
    canvas: tuple[Any, ...] = ()


class DrawnBeside:
    """A drawing that another process has begun with."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        # Packed up now: what is drawn here meanwhile adds to it what it works out.
        sent = pickle.dumps(drawing)
        self._connection: Connection | None = None
        with contextlib.suppress(OSError, RuntimeError):  # where no process can be started
            self._connection = take_process().connection
        if self._connection:
            # It goes when the process has started, and here nobody waits for that.
            sending = threading.Thread(target=_send, args=(self._connection, sent), daemon=True)
            try:
                sending.start()
            except RuntimeError:  # where no thread can be started
                self._connection.close()

    def onto(self, canvas: Canvas) -> object:
        """Put the sheet that was drawn there onto the canvas, or draw it here where that failed; what drawing it gives."""
        drawn = _received(self._connection) if self._connection else None
        if drawn is None:
            return self._drawing.draw(canvas, *self._drawing.arguments)
        sheet, result = drawn
        canvas.take_over(sheet)
        return result


def _send(connection: Connection, drawing: bytes) -> None:
    with contextlib.suppress(EOFError, OSError):
        connection.send(_drawn)
        connection.send_bytes(drawing)


def _received(connection: Connection) -> tuple[DrawnSheet, object] | None:
    """The sheet from the other process, which ends then; None where it has died."""
    drawn: tuple[DrawnSheet, object] | None = None
    with contextlib.suppress(EOFError, OSError):
        connection.recv()  # that it is there
        drawn = connection.recv()
    connection.close()
    return drawn


def _drawn(drawing: Drawing) -> tuple[DrawnSheet, object] | None:
    """What the other process does: the sheet, and what drawing it gave.

    Where it cannot, it gives nothing: then the sheet is drawn by the process that asked, which also tells of faults.
    """
    with contextlib.suppress(Exception):
        book = new_book(Path(os.devnull), streamed=True)  # never written
        canvas = Canvas(book, drawing.name, all_formats(book), *drawing.canvas)
        result = drawing.draw(canvas, *drawing.arguments)
        sheet = canvas.handed_over()
        return None if sheet is None else (sheet, result)
    return None
