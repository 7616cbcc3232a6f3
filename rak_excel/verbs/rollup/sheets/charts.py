"""The charts of Ringkasan, and the figures beside them that they show."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.spreadsheet.rollup_canvas import Area, Canvas, Style
from rak_excel.spreadsheet.rollup_charts import Chart, Series
from rak_excel.spreadsheet.table import Formula, Value
from rak_excel.verbs.rollup.comparison import Comparison
from rak_excel.verbs.rollup.sheets.fields import TICK, period_field
from rak_excel.verbs.rollup.sheets.layout import Layout
from rak_excel.verbs.rollup.sheets.targets import TargetSheet

COLUMNS = 18  # of the page
_BESIDE = 5  # the first column of the table for the second chart
_WORDING = 4  # columns of an indicator's wording in it
_CHARTS_AT = (0, 6, 12)
_BELOW = 14  # rows from the top of the tables to the charts
_SPREADS = 8
_SIZE = (495, 300)
_LONGEST = 48  # letters of a wording
_STATE = Text("Status penyampaian", "Submission")
_OFFICES = Text("Jumlah kantor", "Offices")
_SPREAD = Text("Sebaran target (%)", "Spread of targets (%)")
_WORK = Text("Kegiatan berjalan per bulan", "Activities by month")
_ACTIVITIES = Text("Jumlah kegiatan", "Activities")
_MONTH = Text("Bulan", "Month")
_INDICATOR = Text("Indikator (kode)", "Indicator (code)")
_SPREAD_HEADINGS = (
    Text("Kode", "Code"),
    Text("Indikator", "Indicator"),
    Text("Terendah", "Lowest"),
    Text("Nilai Tengah", "Middle"),
    Text("Tertinggi", "Highest"),
    Text("Kantor", "Offices"),
)

# Row values: column, value, style, number format, last column.
Cells = list[tuple[int, Value, Style, str, int]]


def spread_rows(layout: Layout, targets: TargetSheet) -> list[Cells]:
    """Rows of two tables side by side, headings first: targets of the common indicators, activities by month."""
    language = layout.language
    common = common_percentages(targets.comparisons, len(targets.offices))
    months = [name[:3] for name in layout.result.definition.identity.months]
    first = _months_at(layout)
    shared = _shared_word([targets.comparisons[number].group.text for number in common])
    named = [heading.said(language) for heading in _SPREAD_HEADINGS]
    if shared:
        named[1] = f"{named[1]}: {shared} …"
    headings = [_MONTH.said(language), *(part.sheet for part in layout.parts)]
    rows: list[Cells] = [
        [
            *((left, heading, "heading", "", right) for (left, right), heading in zip(_spans(), named, strict=True)),
            *((column, heading, "heading", "", column) for column, heading in enumerate(headings, first)),
        ]
    ]
    for number in range(max(len(common), len(months))):
        row: Cells = []
        if number < len(common):
            row += _spread_cells(targets, common[number], shared)
        if number < len(months):
            row += [(first, months[number], "center", "", first), *_work_cells(layout, number + 1)]
        rows.append(row)
    return rows


def common_percentages(comparisons: Sequence[Comparison], offices: int) -> list[int]:
    """The first comparisons in percent that at least half of the offices share; where there are none, the commonest."""
    percents = [number for number, each in enumerate(comparisons) if each.percent and each.middle is not None]
    shared = [number for number in percents if 2 * len(comparisons[number].numbers) >= offices]
    most = shared or sorted(percents, key=lambda number: (-len(comparisons[number].numbers), number))
    return sorted(most[:_SPREADS])


def _spans() -> list[tuple[int, int]]:
    """First and last column of each column of the table of targets."""
    after = _BESIDE + 1 + _WORDING
    figures = [(after + number, after + number) for number in range(len(_SPREAD_HEADINGS) - 2)]
    return [(_BESIDE, _BESIDE), (_BESIDE + 1, after - 1), *figures]


def _months_at(layout: Layout) -> int:
    """The months' table ends with the page."""
    return COLUMNS - 1 - len(layout.parts)


def draw_charts(canvas: Canvas, layout: Layout, name: str, top: int, states: int, rows: Sequence[Cells]) -> None:
    """Charts below their tables; each names its axes."""
    language = layout.language
    spreads = sum(any(cell[0] == _BESIDE for cell in row) for row in rows[1:])
    counts_at = _BESIDE - 2
    categories, counts = (
        Area(name, top + 1, 0, top + states, 0),
        Area(name, top + 1, counts_at, top + states, counts_at),
    )
    offices = _OFFICES.said(language)
    state = Chart(
        "bar", _STATE.said(language), "", offices, (Series(offices, categories, counts),), _SIZE, legend=False
    )
    canvas.chart(top + _BELOW, _CHARTS_AT[0], state)
    if spreads:
        codes = Area(name, top + 1, _BESIDE, top + spreads, _BESIDE)
        series = tuple(
            Series(heading.said(language), codes, Area(name, top + 1, column, top + spreads, column))
            for heading, (column, _) in zip(_SPREAD_HEADINGS[2:5], _spans()[2:5], strict=True)
        )
        spread = Chart("spread", _SPREAD.said(language), _INDICATOR.said(language), "%", series, _SIZE)
        canvas.chart(top + _BELOW, _CHARTS_AT[1], spread)
    first = _months_at(layout)
    months = Area(name, top + 1, first, top + 12, first)
    work = tuple(
        Series(part.sheet, months, Area(name, top + 1, first + at, top + 12, first + at), shade=at - 1)
        for at, part in enumerate(layout.parts, 1)
    )
    by_month = Chart("column", _WORK.said(language), _MONTH.said(language), _ACTIVITIES.said(language), work, _SIZE)
    canvas.chart(top + _BELOW, _CHARTS_AT[2], by_month)


def _spread_cells(targets: TargetSheet, number: int, shared: str) -> Cells:
    comparison = targets.comparisons[number]
    figures = {
        "low": comparison.low,
        "middle": comparison.middle,
        "high": comparison.high,
        "offices": len(comparison.numbers) + comparison.values.total(),
    }
    values: list[tuple[Value, Style]] = [
        (comparison.group.code, "center"),
        (_shortened(comparison.group.text.removeprefix(shared).strip()), "cell"),
        *(
            (Formula(f"={targets.cell(number, field)}", "" if value is None else value), "figure")
            for field, value in figures.items()
        ),
    ]
    return [(left, value, style, "", right) for (left, right), (value, style) in zip(_spans(), values, strict=True)]


def _shared_word(wordings: Sequence[str]) -> str:
    """The word with which they all begin: it need be said only once."""
    first = {wording.split(" ", 1)[0] for wording in wordings}
    return next(iter(first)) if len(first) == 1 and len(wordings) > 1 else ""


def _shortened(wording: str) -> str:
    return wording if len(wording) <= _LONGEST else f"{wording[:_LONGEST].rsplit(' ', 1)[0]} …"


def _work_cells(layout: Layout, month: int) -> Cells:
    cells: Cells = []
    for column, part in enumerate(layout.parts, _months_at(layout) + 1):
        (period,) = part.schedule.calendar.periods_of([month])
        count = sum(period in row.periods for each in layout.result.indicators[part.id] for row in each.rows)
        ticks = layout.data[part.id].column(period_field(period))
        cells.append((column, Formula(f'=COUNTIF({ticks},"{TICK}")', count), "figure", "", column))
    return cells
