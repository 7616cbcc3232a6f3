"""The roll-up workbook: its sheets in their order."""

from __future__ import annotations

import os
from pathlib import Path

from rak_excel.formats.written.drawn.canvas import Canvas, all_formats
from rak_excel.formats.written.drawn.stream import streamed_book
from rak_excel.formats.written.output import Output, output_file
from rak_excel.formats.written.untouched import PROPERTY, TO_BE_SEALED
from rak_excel.language import Language
from rak_excel.layouts.names import MARK
from rak_excel.model import Paper
from rak_excel.rolling_up.facts.fields import (
    ACCOUNT,
    CORRECTIONS,
    FILES,
    LAST_YEAR,
    MATCHES,
    NOTES,
    PROVINCES,
    SCHEDULE,
    SETTLED,
    STATUS,
    SUMMARY,
    TARGETS,
    WORKLOAD,
    data_sheet,
)
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.rolling_up.side_by_side.years import LastYear, compare_years
from rak_excel.rolling_up.typed_pieces import note_on_typed
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.mark import draw_mark, head_of
from rak_excel.workbooks.rollup.own_process import Drawing, DrawnBeside
from rak_excel.workbooks.rollup.sheets.corrections import draw_corrections
from rak_excel.workbooks.rollup.sheets.data import draw_data
from rak_excel.workbooks.rollup.sheets.last_year import YearSheet, draw_last_year
from rak_excel.workbooks.rollup.sheets.lists import draw_account, draw_files, draw_matches
from rak_excel.workbooks.rollup.sheets.notes import draw_notes, draw_settled
from rak_excel.workbooks.rollup.sheets.provinces import draw_provinces
from rak_excel.workbooks.rollup.sheets.schedule import draw_schedule
from rak_excel.workbooks.rollup.sheets.status import draw_status
from rak_excel.workbooks.rollup.sheets.targets import TargetSheet, draw_targets
from rak_excel.workbooks.rollup.sheets.workload import draw_workload, loads, workload_table
from rak_excel.workbooks.rollup.summary.sheet import draw_summary

WORTH_A_PROCESS = 4_000  # rows: to draw them takes as long as to start a process
_BOTH = 2


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
    book = streamed_book(path)
    formats = all_formats(book)
    targets = TargetSheet(layout, compare(result))
    big = _drawn_beside(layout, targets, paper, jobs)
    data_names = [data_sheet(part) for part in layout.parts]
    provinces = [PROVINCES] if len(result.provinces) > 1 else []
    settled = [SETTLED] if result.settled else []
    beside = [LAST_YEAR] if last else []
    answers = [SUMMARY, *provinces, STATUS, TARGETS, *beside, SCHEDULE, WORKLOAD, NOTES, *settled]
    order = [*answers, *data_names, CORRECTIONS, FILES, ACCOUNT, MATCHES]
    canvases = {name.id: Canvas(book, layout.name(name), formats, paper) for name in order}
    rows = loads(layout)
    workload = workload_table(layout, rows)
    draw_summary(canvases[SUMMARY.id], layout, targets)
    if provinces:
        draw_provinces(canvases[PROVINCES.id], layout)
    draw_status(canvases[STATUS.id], layout)
    draw_targets(canvases[TARGETS.id], targets)
    if last:
        years = compare_years(result, targets.comparisons, last.rollup, last.file)
        draw_last_year(canvases[LAST_YEAR.id], YearSheet(layout, targets, years))
    draw_schedule(canvases[SCHEDULE.id], layout, targets.comparisons, rows, workload)
    draw_workload(canvases[WORKLOAD.id], layout, workload, rows)
    draw_notes(canvases[NOTES.id], layout)
    if settled:
        draw_settled(canvases[SETTLED.id], layout)
    heads = {
        head_of(layout.name(name)): draw_data(canvases[name.id], layout, part, targets.compared_of(part.id))
        for part, name in zip(layout.parts, data_names, strict=True)
        if part.id not in big
    }
    draw_corrections(canvases[CORRECTIONS.id], layout)
    draw_files(canvases[FILES.id], layout)
    draw_account(canvases[ACCOUNT.id], layout)
    draw_matches(canvases[MATCHES.id], layout)
    for part, name in zip(layout.parts, data_names, strict=True):
        if part.id in big:
            heads[head_of(layout.name(name))] = str(big[part.id].onto(canvases[name.id]))
    digests = {canvas.name: canvas.digest() for canvas in canvases.values()} | heads
    draw_mark(Canvas(book, MARK, formats), layout, digests)
    if note := note_on_typed(result):
        book.set_custom_property(PROPERTY, f"{note} {TO_BE_SEALED}")
    book.close()


def _drawn_beside(layout: Layout, targets: TargetSheet, paper: Paper, jobs: int | None) -> dict[str, DrawnBeside]:
    """The big data sheets by their parts: those that take longer to draw than to start a process for each."""
    processors = os.cpu_count() or 1
    if min(processors if jobs is None else jobs, processors) < _BOTH:
        return {}
    big = [part for part in layout.parts if layout.data[part.id].rows >= WORTH_A_PROCESS]
    return {
        part.id: DrawnBeside(
            Drawing(
                layout.data[part.id].sheet,
                draw_data,
                (layout.of_part(part), part, targets.compared_of(part.id)),
                (paper,),
            )
        )
        for part in big
    }
