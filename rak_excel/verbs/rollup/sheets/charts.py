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

BESIDE = 6  # the first column of the tables for the second and third chart
_MONTHS_AT = 13
_SPREADS = 8
_STATE = Text("Status penyampaian", "Submission")
_OFFICES = Text("Jumlah kantor", "Offices")
_SPREAD = Text("Sebaran target (%)", "Spread of targets (%)")
_WORK = Text("Kegiatan berjalan per bulan", "Activities by month")
_ACTIVITIES = Text("Jumlah kegiatan", "Activities")
_MONTH = Text("Bulan", "Month")
_INDICATOR = Text("Indikator (kode)", "Indicator (code)")
_SPREAD_HEADINGS = (
    Text("Kode", "Code"),
    Text("Tertinggi", "Highest"),
    Text("Terendah", "Lowest"),
    Text("Tengah", "Middle"),
    Text("Kantor", "Offices"),
)

Cells = list[tuple[int, Value, Style, str]]


def spread_rows(layout: Layout, targets: TargetSheet) -> list[Cells]:
    """Rows of two tables side by side, headings first: targets of the common indicators, activities by month."""
    language = layout.language
    common = common_percentages(targets.comparisons)
    months = [name[:3] for name in layout.result.definition.identity.months]
    rows: list[Cells] = [
        [
            *(
                (BESIDE + number, heading.said(language), "heading", "")
                for number, heading in enumerate(_SPREAD_HEADINGS)
            ),
            (_MONTHS_AT - 1, _MONTH.said(language), "heading", ""),
            *((_MONTHS_AT + number, part.sheet, "heading", "") for number, part in enumerate(layout.parts)),
        ]
    ]
    for number in range(max(len(common), len(months))):
        row: Cells = []
        if number < len(common):
            row += _spread_cells(targets, common[number])
        if number < len(months):
            row += [(_MONTHS_AT - 1, months[number], "center", ""), *_work_cells(layout, number + 1)]
        rows.append(row)
    return rows


def common_percentages(comparisons: Sequence[Comparison]) -> list[int]:
    """The comparisons in percent that most offices share, in the order in which they stand."""
    percents = [number for number, each in enumerate(comparisons) if each.percent and each.middle is not None]
    most = sorted(percents, key=lambda number: (-len(comparisons[number].numbers), number))[:_SPREADS]
    return sorted(most)


def draw_charts(canvas: Canvas, layout: Layout, name: str, top: int, states: int, rows: Sequence[Cells]) -> None:
    """Charts below their tables; each names its axes."""
    language = layout.language
    spreads = sum(any(cell[0] == BESIDE for cell in row) for row in rows[1:])
    categories, counts = Area(name, top + 1, 0, top + states, 0), Area(name, top + 1, 4, top + states, 4)
    state = Chart(
        "bar",
        _STATE.said(language),
        "",
        _OFFICES.said(language),
        (Series(_OFFICES.said(language), categories, counts),),
        (495, 300),
        legend=False,
    )
    canvas.chart(top + 13, 0, state)
    if spreads:
        codes = Area(name, top + 1, BESIDE, top + spreads, BESIDE)
        series = tuple(
            Series(heading.said(language), codes, Area(name, top + 1, BESIDE + at, top + spreads, BESIDE + at))
            for at, heading in enumerate(_SPREAD_HEADINGS[1:4], 1)
        )
        canvas.chart(
            top + 13,
            BESIDE,
            Chart("spread", _SPREAD.said(language), _INDICATOR.said(language), "%", series, (495, 300)),
        )
    months = Area(name, top + 1, _MONTHS_AT - 1, top + 12, _MONTHS_AT - 1)
    work = tuple(
        Series(part.sheet, months, Area(name, top + 1, _MONTHS_AT + at, top + 12, _MONTHS_AT + at), shade=at)
        for at, part in enumerate(layout.parts)
    )
    canvas.chart(
        top + 13,
        _MONTHS_AT - 1,
        Chart("column", _WORK.said(language), _MONTH.said(language), _ACTIVITIES.said(language), work, (495, 300)),
    )


def _spread_cells(targets: TargetSheet, number: int) -> Cells:
    comparison = targets.comparisons[number]
    values = (("high", comparison.high), ("low", comparison.low), ("middle", comparison.middle))
    return [
        (BESIDE, comparison.group.code, "center", ""),
        *(
            (BESIDE + at, Formula(f"={targets.cell(number, field)}", "" if value is None else value), "figure", "")
            for at, (field, value) in enumerate(values, 1)
        ),
        (
            BESIDE + 4,
            Formula(f"={targets.cell(number, 'offices')}", len(comparison.numbers) + comparison.values.total()),
            "figure",
            "",
        ),
    ]


def _work_cells(layout: Layout, month: int) -> Cells:
    cells: Cells = []
    for at, part in enumerate(layout.parts):
        (period,) = part.schedule.calendar.periods_of([month])
        count = sum(period in row.periods for each in layout.result.indicators[part.id] for row in each.rows)
        column = layout.data[part.id].column(period_field(period))
        cells.append((_MONTHS_AT + at, Formula(f'=COUNTIF({column},"{TICK}")', count), "figure", ""))
    return cells
