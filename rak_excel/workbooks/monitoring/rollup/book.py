"""The workbook of a roll-up of reports: its sheets in their order, big ones drawn in other processes meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rak_excel.formats.written.book import new_book
from rak_excel.formats.written.drawn.canvas import Canvas, all_formats
from rak_excel.formats.written.output import Output, output_file
from rak_excel.formats.written.packing import PROPERTY, TO_BE_SEALED
from rak_excel.language import Language, Text
from rak_excel.layouts.names import REPORTS_MARK
from rak_excel.model import Paper
from rak_excel.rolling_up.facts.fields import ACCOUNT, FILES, NOTES, SETTLED, SUMMARY
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.monitoring.rollup.data import draw_reached, draw_works
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.lists import draw_account, draw_files
from rak_excel.workbooks.monitoring.rollup.map import draw_map
from rak_excel.workbooks.monitoring.rollup.mark import draw_mark, note_on_typed
from rak_excel.workbooks.monitoring.rollup.register import draw_register
from rak_excel.workbooks.monitoring.rollup.status import draw_status
from rak_excel.workbooks.monitoring.rollup.summary import draw_summary
from rak_excel.workbooks.rollup.book import WORTH_A_PROCESS, Drawing, DrawnBeside
from rak_excel.workbooks.rollup.sheets.notes import draw_notes, draw_settled

_BOTH = 2
_NOTES = Text("Catatan atas laporan yang direkap", "Notes on the reports rolled up")
_MEANS = Text(
    "Selesai: tidak ditemukan lagi sejak rekap sebelumnya. Belum dicek ulang: laporan kantornya, atau bagian itu, tidak ikut "
    "direkap kali ini. Memang benar tidak dihitung.",
    "Settled: not found any more since the previous roll-up. Not checked again: the office's report, or that part of it, was "
    "not given this time. Right as it is does not count.",
)
_Draw = Callable[[Canvas], object]


def write_report_rollup(
    path: Output,
    result: ReportRollup,
    *,
    language: Language = "id",
    force: bool = False,
    paper: Paper = "f4",
    jobs: int | None = None,
) -> None:
    """Write the roll-up as a workbook, its sheets set up for this paper; the same roll-up gives the same bytes.

    Where `jobs` allows more than one process (all cores if None), big data sheets are drawn by others beside this one. Raises
    OutputExistsError where the file exists and `force` was not given.
    """
    with output_file(path, force=force) as temporary:
        _write(ReportLayout(result, language), temporary, paper, jobs)


def _write(layout: ReportLayout, path: Path, paper: Paper, jobs: int | None) -> None:
    book = new_book(path, streamed=True)
    formats = all_formats(book)
    big = _drawn_beside(layout, paper, jobs)
    sheets = _sheets(layout) | big
    canvases = {name: Canvas(book, name, formats, paper, layout.language) for name in sheets}
    for name in [*(each for each in sheets if each not in big), *big]:
        sheets[name](canvases[name])
    draw_mark(Canvas(book, REPORTS_MARK, formats), layout.result, {name: c.digest() for name, c in canvases.items()})
    if note := note_on_typed(layout.result):
        book.set_custom_property(PROPERTY, f"{note} {TO_BE_SEALED}")
    book.close()


def _sheets(layout: ReportLayout) -> dict[str, _Draw]:
    """The names of the sheets in their order, each with what draws it."""
    settled: dict[Text, Callable[..., object]] = (
        {SETTLED: partial(draw_settled, means=_MEANS)} if layout.result.settled else {}
    )
    drawn: dict[Text, Callable[..., object]] = {
        SUMMARY: draw_summary,
        fields.STATUS: draw_status,
        fields.MAP: draw_map,
        fields.REGISTER: draw_register,
        NOTES: partial(draw_notes, title=_NOTES),
        **settled,
        fields.REACHED: draw_reached,
        fields.WORKS: draw_works,
        FILES: draw_files,
        ACCOUNT: draw_account,
    }
    return {layout.said(name): partial(draw, layout=layout) for name, draw in drawn.items()}


def _drawn_beside(layout: ReportLayout, paper: Paper, jobs: int | None) -> dict[str, _Draw]:
    """What puts down the big data sheets, by name: those that take longer to draw than to start a process for each."""
    processors = os.cpu_count() or 1
    if min(processors if jobs is None else jobs, processors) < _BOTH:
        return {}
    drawings = [
        Drawing(table.sheet, draw, (layout.of_data(kind),), (paper, layout.language))
        for kind, table, draw in (("reached", layout.reached, draw_reached), ("works", layout.works, draw_works))
        if table.rows >= WORTH_A_PROCESS
    ]
    return {each.name: DrawnBeside(each).onto for each in drawings}
