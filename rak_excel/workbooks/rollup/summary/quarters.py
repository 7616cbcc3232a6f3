"""How many activities are under way in each quarter: a table and its chart, each activity once in a quarter."""

from __future__ import annotations

from rak_excel.formats.written.drawn.charts import Chart, Series
from rak_excel.formats.written.table import CellValue, Formula
from rak_excel.language import Text
from rak_excel.model import PartDefinition
from rak_excel.rolling_up.facts.fields import QUARTERS, TICK, period_field
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.summary.page import COLUMNS, SummaryPage

_MONTHS = 3  # of a quarter
_QUARTER = Text("Triwulan", "Quarter")
_NAME = Text("TW{number}", "Q{number}")
_TITLE = Text("Kegiatan berjalan per triwulan", "Activities under way by quarter")
_ACTIVITIES = Text("Kegiatan berjalan", "Activities under way")
_DESCRIBED = Text(
    "Grafik kolom: jumlah kegiatan yang berjalan di tiap triwulan, menurut bagian. Kegiatan dengan beberapa bulan dalam "
    "satu triwulan dihitung sekali. Angkanya ada di tabel di atas grafik.",
    "Column chart: the number of activities under way in each quarter, by part. An activity with several months in a "
    "quarter counts once. The figures are in the table above it.",
)


def draw_quarters(page: SummaryPage, layout: Layout, top: int) -> None:
    language, left = layout.language, _left(layout)
    spans = [(column, column) for column in range(left, COLUMNS)]
    page.put_row(top, spans, [_QUARTER.said(language), *(part.sheet for part in layout.parts)], "heading")
    for quarter in range(1, QUARTERS + 1):
        name = _NAME.filled(number=quarter).said(language)
        values: list[CellValue] = [name, *(_under_way(layout, part, quarter) for part in layout.parts)]
        page.put_row(top + quarter, spans, values, ["center", *["figure"] * len(layout.parts)], "#,##0")


def quarters_chart(page: SummaryPage, layout: Layout, top: int, size: tuple[int, int]) -> Chart:
    language, left = layout.language, _left(layout)
    quarters = page.area(top + 1, left, QUARTERS)
    series = tuple(
        Series(part.sheet, quarters, page.area(top + 1, left + number, QUARTERS), shade=number - 1)
        for number, part in enumerate(layout.parts, 1)
    )
    title, described = _TITLE.said(language), _DESCRIBED.said(language)
    return Chart(
        "column", title, _QUARTER.said(language), _ACTIVITIES.said(language), series, size, description=described
    )


def _left(layout: Layout) -> int:
    """The table ends with the page."""
    return COLUMNS - 1 - len(layout.parts)


def _under_way(layout: Layout, part: PartDefinition, quarter: int) -> Formula:
    """The activities with a tick in one of the quarter's periods at least."""
    months = range((quarter - 1) * _MONTHS + 1, quarter * _MONTHS + 1)
    periods = part.schedule.calendar.periods_of(months)
    count = sum(
        bool(periods.intersection(row.periods)) for each in layout.result.indicators[part.id] for row in each.rows
    )
    ticked = [f'({layout.data[part.id].column(period_field(period))}="{TICK}")' for period in sorted(periods)]
    return Formula(f"=SUMPRODUCT(--({'+'.join(ticked)}>0))", count)
