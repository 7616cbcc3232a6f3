"""The blocks of the page in their places: head, figures, who needs a call, the state of things, charts, notes."""

from __future__ import annotations

import datetime

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.values import Formula, Link
from rak_excel.language import Language, Text
from rak_excel.model.source import Saving
from rak_excel.model.target import QUARTERS
from rak_excel.rolling_up.facts import fields
from rak_excel.rolling_up.result import Rollup
from rak_excel.vocabulary.names.offices import province_named
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.budget import BudgetSheet
from rak_excel.workbooks.rollup.sheets.status import due, states_listed
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.summary import figures
from rak_excel.workbooks.rollup.summary.attention import draw_attention
from rak_excel.workbooks.rollup.summary.page import COLUMNS, Span, SummaryPage
from rak_excel.workbooks.rollup.summary.sentences import draw_sentences
from rak_excel.workbooks.rollup.summary.spread import draw_frequent, draw_spread, spread_chart

_GAP = 6  # points of the rows between the blocks
_HEADING_POINTS = 28
_CHARTS_AT = (0, 6, 12)
_CHART_ROWS = 13
_CHART_SIZE = (550, 252)


def draw_summary(canvas: Canvas, layout: Layout, targets: TargetSheet, budget: BudgetSheet) -> None:
    page = SummaryPage(layout.name(fields.SUMMARY))
    draw_head(page, layout)
    figures.draw_figures(page, layout)
    top = _after_gap(page, figures.FIGURES_AT + 1)
    rows = max(draw_attention(page, layout, targets, top), draw_sentences(page, layout, targets, budget, top))
    top = _draw_charts(page, layout, targets, _after_gap(page, top + rows))
    rows = draw_frequent(page, layout, top)
    page.draw(canvas)
    canvas.page(tall=1, footer=title(layout), area=CellBlock(page.name, 0, 0, top + rows - 1, COLUMNS - 1))


def _draw_charts(page: SummaryPage, layout: Layout, targets: TargetSheet, top: int) -> int:
    """Three tables side by side, each above its chart; gives the row below them."""
    page.heights[top] = _HEADING_POINTS
    figures.draw_states(page, layout, top)
    spread = draw_spread(page, layout, targets, top)
    figures.draw_quarters(page, layout, top)
    below = _after_gap(page, top + 1 + max(len(states_listed(layout)), len(spread), QUARTERS))
    charts = [
        figures.states_chart(page, layout, top, _CHART_SIZE),
        figures.quarters_chart(page, layout, top, _CHART_SIZE),
    ]
    places = [_CHARTS_AT[0], _CHARTS_AT[2]]
    if spread:
        charts.insert(1, spread_chart(page, layout, targets, spread, top, _CHART_SIZE))
        places.insert(1, _CHARTS_AT[1])
    page.charts += [(below, column, chart) for column, chart in zip(places, charts, strict=True)]
    return _after_gap(page, below + _CHART_ROWS)


def _after_gap(page: SummaryPage, row: int) -> int:
    """A low row between two blocks."""
    page.heights[row] = _GAP
    return row + 1


_TITLE = Text("REKAP RENCANA AKSI KINERJA TAHUN {year}", "ROLL-UP OF THE ACTION PLANS OF {year}")
_SEE = Text("Rincian: ", "Details: ")
DEADLINE = Text("Batas waktu: ", "Deadline: ")
NO_DEADLINE = Text("belum ditetapkan", "not set")
_NO_DATE = Text(" (bukan tanggal)", " (not a date)")
_STATE_OF_DATA = Text("Keadaan data: {day} {time}", "State of the data: {day} {time}")
_ALL = Text("Seluruh Indonesia ({count} provinsi)", "All of Indonesia ({count} provinces)")
_WEST = datetime.timedelta(hours=7), " WIB"  # the time of Jakarta, in which the national office reckons
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RIGHT: Span = (COLUMNS - 6, COLUMNS - 1)
_PROVINCES = 6  # named; more of them are counted


def draw_head(page: SummaryPage, layout: Layout) -> None:
    definition = layout.result.definition
    names = [province_named(code, definition) for code in layout.result.provinces]
    page.put(0, 0, title(layout), "title")
    page.put(0, _RIGHT, _deadline(layout), "aside")
    where = ", ".join(names[:_PROVINCES]) + (f" … ({len(names)})" if len(names) > _PROVINCES else "")
    if set(layout.result.provinces) == {region.province for region in regions().values()}:
        where = _ALL.filled(count=len(names)).said(layout.language)
    page.put(1, 0, where, "section")
    if newest := last_saved(layout.result):
        ahead, zone = (datetime.timedelta(), "") if newest.local else _WEST
        moment = newest.time + ahead
        said = _STATE_OF_DATA.filled(day=_day(moment.date(), layout), time=f"{moment:%H:%M}{zone}")
        page.put(1, _RIGHT, said, "aside")
    page.put(2, 0, _SEE, "subtitle")
    provinces = [fields.PROVINCES] if len(names) > 1 else []
    for number, sheet in enumerate(
        [*provinces, fields.STATUS, fields.TARGETS, fields.SCHEDULE, fields.WORKLOAD, fields.NOTES]
    ):
        page.put(2, 2 + number * 3, Link(layout.name(sheet), "A1", layout.name(sheet)), "link")


def title(layout: Layout) -> str:
    return _TITLE.filled(year=layout.result.year or "-").said(layout.language)


def last_saved(result: Rollup) -> Saving | None:
    """When the newest of the files that are rolled up was saved; None where none tells, as a form tells none that only we wrote."""
    savings = (choice.facts.saving for choice in result.choices if choice.used)
    return max(filter(None, savings), key=lambda saving: saving.time, default=None)


def _deadline(layout: Layout) -> Formula:
    """In words, from the cell into which the province types it."""
    language, typed = layout.language, layout.result.deadline
    label, none, no_date = (text.said(language) for text in (DEADLINE, NO_DEADLINE, _NO_DATE))
    cell = CellBlock(layout.status.sheet, *fields.DEADLINE, *fields.DEADLINE)
    months = ",".join(f'"{month}"' for month in _months(layout))
    read = due(layout.status)
    words = f'DAY({read})&" "&CHOOSE(MONTH({read}),{months})&" "&YEAR({read})'
    formula = f'="{label}"&IF({cell}="","{none}",IF(ISNUMBER({read}),{words},{cell}&"{no_date}"))'
    if typed is None:
        return Formula(formula, f"{label}{none}")
    return Formula(formula, label + (f"{typed}{no_date}" if isinstance(typed, str) else _day(typed, layout)))


def _day(day: datetime.date, layout: Layout) -> str:
    """A day as people write it, whatever the language of the machine."""
    return f"{day.day} {_months(layout)[day.month - 1]} {day.year}"


def _months(layout: Layout) -> tuple[str, ...]:
    language: Language = layout.language
    return _ENGLISH_MONTHS if language == "en" else layout.result.definition.identity.months
