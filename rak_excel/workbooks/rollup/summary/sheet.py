"""The blocks of the page in their places: head, figures, who needs a call, the state of things, charts, notes."""

from __future__ import annotations

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.rolling_up.facts.fields import QUARTERS, SUMMARY
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.status import states_listed
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.summary.attention import draw_attention
from rak_excel.workbooks.rollup.summary.figures import FIGURES_AT, draw_figures, draw_states, states_chart
from rak_excel.workbooks.rollup.summary.head import draw_head, title
from rak_excel.workbooks.rollup.summary.page import COLUMNS, SummaryPage
from rak_excel.workbooks.rollup.summary.quarters import draw_quarters, quarters_chart
from rak_excel.workbooks.rollup.summary.sentences import draw_sentences
from rak_excel.workbooks.rollup.summary.spread import draw_frequent, draw_spread, spread_chart

_GAP = 6  # points of the rows between the blocks
_HEADING_POINTS = 28
_CHARTS_AT = (0, 6, 12)
_CHART_ROWS = 13
_CHART_SIZE = (550, 252)


def draw_summary(canvas: Canvas, layout: Layout, targets: TargetSheet) -> None:
    page = SummaryPage(layout.name(SUMMARY))
    draw_head(page, layout)
    draw_figures(page, layout)
    top = _after_gap(page, FIGURES_AT + 1)
    rows = max(draw_attention(page, layout, targets, top), draw_sentences(page, layout, targets, top))
    top = _draw_charts(page, layout, targets, _after_gap(page, top + rows))
    rows = draw_frequent(page, layout, top)
    page.draw(canvas)
    canvas.page(tall=1, footer=title(layout), area=CellBlock(page.name, 0, 0, top + rows - 1, COLUMNS - 1))


def _draw_charts(page: SummaryPage, layout: Layout, targets: TargetSheet, top: int) -> int:
    """Three tables side by side, each above its chart; gives the row below them."""
    page.heights[top] = _HEADING_POINTS
    draw_states(page, layout, top)
    spread = draw_spread(page, layout, targets, top)
    draw_quarters(page, layout, top)
    below = _after_gap(page, top + 1 + max(len(states_listed(layout)), len(spread), QUARTERS))
    charts = [states_chart(page, layout, top, _CHART_SIZE), quarters_chart(page, layout, top, _CHART_SIZE)]
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
