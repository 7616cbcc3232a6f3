"""Ringkasan: one page to hand out, which says who is behind and why."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from rak_excel.formats.written.book import points_on_a_page
from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.row_heights import DEFAULT_POINTS
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Text
from rak_excel.rolling_up.monitoring.filing import EXEMPT, Filing
from rak_excel.vocabulary.names.offices import province_named
from rak_excel.workbooks.monitoring.rollup.fields import filed_code
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.summary_blocks import (
    draw_hindrances,
    draw_off_track,
    draw_shared_words,
    draw_standings,
)
from rak_excel.workbooks.monitoring.rollup.summary_calls import CallLines, call_lines, draw_calls
from rak_excel.workbooks.monitoring.rollup.summary_filed import draw_filed
from rak_excel.workbooks.rollup.sheets.notes import since
from rak_excel.workbooks.rollup.sheets.status import due
from rak_excel.workbooks.rollup.summary.page import (
    COLUMNS,
    WIDTH,
    WIDTH_ON_A4,
    Counted,
    Figures,
    SummaryPage,
    joined,
    none_or,
    settled,
)
from rak_excel.workbooks.rollup.summary.sheet import DEADLINE, NO_DEADLINE

_TITLE = Text(
    "REKAP LAPORAN RENCANA AKSI KINERJA TRIWULAN {quarter} TAHUN {year}",
    "ROLL-UP OF THE REPORTS ON ACTION PLANS, QUARTER {quarter} OF {year}",
)
_HEADLINE = Text(
    "{} dari {} kantor sudah lapor: {} tepat waktu, {} terlambat, {} belum dinilai waktunya. Belum lapor: {}.",
    "{} of {} offices have reported: {} on time, {} late, {} not judged yet. Not reported: {}.",
)
_OTHERS = Text(" Lainnya: {}, lihat di bawah.", " Others: {}, see below.")
_ALL = Text("{count} provinsi", "{count} provinces")
_RIGHT = (COLUMNS - 7, COLUMNS - 1)
_PROVINCES = 6  # named; more of them are counted
_HEAD = 4  # rows
_GAP = 7.5  # points of a low row between two blocks
_SPARE = 60.0  # points: of the gap above the calls and a line below all, and since titles are higher than other rows
_HEADLINE_POINTS = 18.0


_Draw = Callable[[SummaryPage, ReportLayout, int], int]
_BELOW: tuple[_Draw, ...] = (draw_off_track, draw_hindrances, draw_shared_words)
_BELOW_MANY: tuple[_Draw, ...] = (partial(draw_off_track, most=3), partial(draw_shared_words, most=2))
"""What stands below the offices that need a call where these take most of the page."""
_TRIED = ((_BELOW, True), (_BELOW_MANY, True), (_BELOW, False), (_BELOW_MANY, False))
"""With what below them, and with names of indicators or without, all of these offices are to fit; the first that does is taken."""


def draw_summary(canvas: Canvas, layout: ReportLayout) -> None:
    page = _page(canvas)
    _draw_head(page, layout)
    top = _HEAD + max(draw_filed(page, layout, _HEAD), draw_standings(page, layout, _HEAD))
    left = points_on_a_page([page.width] * COLUMNS, canvas.paper) - _points_of(page, top) - _SPARE
    below, lines = _BELOW, CallLines()
    for below, named in _TRIED:
        room = left - math.fsum(_points(draw, layout, canvas) for draw in below)
        lines = call_lines(page, layout, room, named=named)
        if not lines.others:
            break
    blocks: tuple[_Draw, ...] = (partial(draw_calls, lines=lines), *below)
    for draw in blocks:
        page.heights[top] = _GAP
        used = draw(page, layout, top + 1)
        top += used + 1 if used else 0
    if layout.result.compared:
        page.put(top, (0, COLUMNS - 1), since(layout), "plain")
        top += 1
    page.draw(canvas)
    canvas.page(tall=1, footer=title(layout), area=CellBlock(page.name, 0, 0, top - 1, COLUMNS - 1))


def _page(canvas: Canvas) -> SummaryPage:
    return SummaryPage(canvas.name, [], {}, [], [], WIDTH_ON_A4 if canvas.paper == "a4" else WIDTH)


def _points(draw: _Draw, layout: ReportLayout, canvas: Canvas) -> float:
    """How high a block is, with the gap above it."""
    page = _page(canvas)
    used = draw(page, layout, 0)
    return _points_of(page, used) + (_GAP if used else 0)


def _points_of(page: SummaryPage, rows: int) -> float:
    return math.fsum(page.heights.get(row, DEFAULT_POINTS) for row in range(rows))


def title(layout: ReportLayout) -> str:
    quarter = layout.result.quarter
    return layout.said(_TITLE.filled(quarter=quarter.roman, year=quarter.year or "-"))


def _draw_head(page: SummaryPage, layout: ReportLayout) -> None:
    definition = layout.result.definition
    names = [province_named(code, definition) for code in layout.result.provinces]
    where = ", ".join(names) if len(names) <= _PROVINCES else layout.said(_ALL.filled(count=len(names)))
    page.put(0, 0, title(layout), "title")
    page.put(0, _RIGHT, _deadline(layout), "aside")
    page.put(1, 0, where, "section")
    form = layout.result.words.own_form.replace("{agency}", definition.offices.short)
    page.put(1, _RIGHT, form, "aside")
    page.put(2, (0, COLUMNS - 1), _headline(layout), "section")
    page.heights[2] = _HEADLINE_POINTS
    page.heights[3] = _GAP


def _deadline(layout: ReportLayout) -> Formula:
    """In words, from the cell into which the province types it."""
    label, none = layout.said(DEADLINE), layout.said(NO_DEADLINE)
    read = due(layout.status)
    words = f'DAY({read})&"/"&MONTH({read})&"/"&YEAR({read})'
    deadline = layout.result.deadline
    shown = f"{deadline.day}/{deadline.month}/{deadline.year}" if deadline and not isinstance(deadline, str) else none
    return Formula(f'="{label}"&IF(ISNUMBER({read}),{words},"{none}")', label + shown)


def _headline(layout: ReportLayout) -> CellValue:
    codes = layout.status.column(filed_code(layout.result.quarter.number))
    filed = [office.now.filing for office in layout.result.offices]

    def counted(filing: Filing) -> tuple[str, int]:
        return f"COUNTIFS({codes},{filing.code})", filed.count(filing)

    reported = [counted(each) for each in (Filing.ON_TIME, Filing.LATE, Filing.SENT)]
    sent = "+".join(formula for formula, _ in reported)
    exempt = [counted(each) for each in Filing if each in EXEMPT]
    wanted = "-".join([f"COUNT({codes})", *(formula for formula, _ in exempt)])
    figures = [
        (f"({sent})", sum(count for _, count in reported)),
        (f"({wanted})", len(filed) - sum(count for _, count in exempt)),
        *reported,
        counted(Filing.MISSING),
    ]
    (sent_now, sent_count), (wanted_now, wanted_count), *_, (missing_now, missing_count) = figures
    others = Counted(f"({wanted_now}-{sent_now}-{missing_now})", wanted_count - sent_count - missing_count)
    said = settled(_with_figures(layout.said(_HEADLINE), figures))
    return joined([said, none_or(others, "", layout.said(_OTHERS))]).value


def _with_figures(said: str, figures: Figures) -> Formula:
    first, *pieces = said.split("{}")
    formula = f'="{first}"' + "".join(f'&{each}&"{piece}"' for (each, _), piece in zip(figures, pieces, strict=True))
    return Formula(formula, said.format(*(count for _, count in figures)))
