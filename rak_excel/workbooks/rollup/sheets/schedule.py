"""Jadwal: how many offices work on each executor's activities by month, and on each indicator by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rak_excel.formats.written.drawn.canvas import Canvas, address
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.table import CellValue, Formula
from rak_excel.language import Text
from rak_excel.rolling_up.facts.fields import QUARTERS, SCHEDULE, quarter_field
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.workbooks.rollup.layout import Layout, TableLayout
from rak_excel.workbooks.rollup.sheets.workload import Load, executor_numbers
from rak_excel.workbooks.rollup.tables import fit_row

_TITLE = Text("Jadwal: berapa kantor yang bekerja, dan kapan", "Schedule: how many offices work, and when")
_BY_MONTH = Text(
    "Pelaksana per bulan: jumlah kantor yang kegiatannya berjalan", "Executors by month: offices with activities"
)
_BY_QUARTER = Text(
    "Indikator per triwulan: jumlah kantor yang menjadwalkannya", "Indicators by quarter: offices that schedule them"
)
_HEADINGS = (
    Text("No / Kode", "No / Code"),
    Text("Bagian", "Part"),
    Text("Pelaksana / Indikator", "Executor / Indicator"),
    Text("Kantor dengan Kegiatan", "Offices with Activities"),
    Text("Kantor yang Merencanakan", "Offices That Plan It"),
)
_FIRST_PERIOD = len(_HEADINGS)
_MONTHS_A_QUARTER = 3
_MONTHS = QUARTERS * _MONTHS_A_QUARTER
_NAMED = 3  # columns that stay in sight
_TOP = 2  # the row of the headings; the quarters stand above it
_SECTION_POINTS = 30  # of the second table: its title stands at the bottom, apart from the rows above
_WIDTHS = (9, 13, 60, 14, 15, *([6] * _MONTHS))


@dataclass(frozen=True, slots=True)
class _Counts:
    """A formula and its value."""

    areas: tuple[tuple[CellBlock, str], ...]
    value: int

    def formula(self) -> Formula:
        return Formula(
            "=COUNTIFS(" + ",".join(f"{area},{criterion}" for area, criterion in self.areas) + ")", self.value
        )


def draw_schedule(
    canvas: Canvas,
    layout: Layout,
    comparisons: Sequence[TargetComparison],
    loads: Sequence[Load],
    workload: TableLayout,
) -> None:
    """Both tables stand below the same headings, so that these stay in sight and stand on every printed page."""
    language, name = layout.language, layout.name(SCHEDULE)
    canvas.widths(_WIDTHS)
    canvas.put(0, 0, _TITLE.said(language), "title")
    _draw_headings(canvas, layout)
    executors = executor_numbers(layout)
    first = _TOP + 1
    canvas.put(first, 0, _BY_MONTH.said(language), "section")
    for (part, executor), number in executors.items():
        _executor_row(canvas, layout, (part, executor, number), loads, workload, first + number)
    second = first + len(executors) + 1
    canvas.height(second, _SECTION_POINTS)
    canvas.put(second, 0, _BY_QUARTER.said(language), "section")
    for number, comparison in enumerate(comparisons, 1):
        _indicator_row(canvas, layout, comparison, second + number)
    _heat(canvas, name, first, len(executors))
    _heat(canvas, name, second, len(comparisons))
    canvas.freeze(_TOP + 1, _NAMED)
    canvas.page(repeat=(_TOP - 1, _TOP), footer=_TITLE.said(language))


def _draw_headings(canvas: Canvas, layout: Layout) -> None:
    """Quarters above their months."""
    canvas.put_row(_TOP - 1, [""] * len(_HEADINGS), ["heading"] * len(_HEADINGS))
    for quarter in range(1, QUARTERS + 1):
        label = f"TW{quarter}" if layout.language == "id" else f"Q{quarter}"
        canvas.joined(_quarter(layout, _TOP - 1, quarter), label, "heading")
    months = [name[:3] for name in layout.result.definition.identity.months]
    headings = [*(heading.said(layout.language) for heading in _HEADINGS), *months]
    canvas.height(_TOP, 28)
    canvas.put_row(_TOP, headings, ["heading"] * len(headings))


def _quarter(layout: Layout, row: int, quarter: int) -> CellBlock:
    """The cells of a row below a quarter's months."""
    left = _FIRST_PERIOD + (quarter - 1) * _MONTHS_A_QUARTER
    return CellBlock(layout.name(SCHEDULE), row, left, row, left + _MONTHS_A_QUARTER - 1)


def _indicator_row(canvas: Canvas, layout: Layout, comparison: TargetComparison, row: int) -> None:
    group = comparison.group
    data = layout.data[group.part]
    part = next(part for part in layout.parts if part.id == group.part)
    codes = (data.column("code"), address(row, 0))
    calendar = part.schedule.calendar
    planned = _Counts((codes, (data.column("complete"), '">=0"')), len(comparison.cells)).formula()
    values: list[CellValue] = [group.code, part.sheet, group.text, None, planned]
    fit_row(canvas, row, values, _WIDTHS)
    canvas.put_row(row, values, ["center", "cell", "cell", "figure", "figure"])
    for quarter in range(1, QUARTERS + 1):
        periods = calendar.periods_of(range((quarter - 1) * _MONTHS_A_QUARTER + 1, quarter * _MONTHS_A_QUARTER + 1))
        active = sum(bool(each.periods & periods) for each in comparison.cells.values())
        count = _Counts((codes, (data.column(quarter_field(quarter)), "1")), active)
        canvas.joined(_quarter(layout, row, quarter), count.formula(), "figure")


def _executor_row(
    canvas: Canvas,
    layout: Layout,
    executor: tuple[str, str, int],
    loads: Sequence[Load],
    workload: TableLayout,
    row: int,
) -> None:
    part, name, number = executor
    sheet = next(each.sheet for each in layout.parts if each.id == part)
    mine = [load for load in loads if load.number == number]
    who = (workload.column("executor_number"), address(row, 0))
    busy = sum(load.activities > 0 for load in mine)
    working = _Counts((who, (workload.column("activities"), '">0"')), busy).formula()
    values: list[CellValue] = [number, sheet, name, working, None]
    for month in range(1, _MONTHS + 1):
        active = sum(load.months[month - 1] > 0 for load in mine)
        values.append(_Counts((who, (workload.column(f"month{month}"), '">0"')), active).formula())
    fit_row(canvas, row, values, _WIDTHS)
    canvas.put_row(row, values, ["center", "cell", "cell", *(["figure"] * (2 + _MONTHS))])


def _heat(canvas: Canvas, sheet: str, section: int, rows: int) -> None:
    if rows:
        canvas.heat(CellBlock(sheet, section + 1, _FIRST_PERIOD, section + rows, _FIRST_PERIOD + _MONTHS - 1))
