"""Jadwal: how many offices work on each executor's activities by month, and on each indicator by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.spreadsheet.rollup_canvas import Area, Canvas, address
from rak_excel.spreadsheet.table import Formula, Value
from rak_excel.verbs.rollup.comparison import Comparison
from rak_excel.verbs.rollup.sheets.fields import QUARTERS, SCHEDULE, quarter_field
from rak_excel.verbs.rollup.sheets.layout import Layout, TableLayout
from rak_excel.verbs.rollup.sheets.tables import fit_row
from rak_excel.verbs.rollup.sheets.workload import Load, executor_numbers

_TITLE = Text("Jadwal: berapa kantor yang bekerja, dan kapan", "Schedule: how many offices work, and when")
_BY_MONTH = Text(
    "Pelaksana per bulan: jumlah kantor yang kegiatannya berjalan", "Executors by month: offices with activities"
)
_BY_QUARTER = Text(
    "Indikator per triwulan: jumlah kantor yang menjadwalkannya", "Indicators by quarter: offices that schedule them"
)
_HEADINGS = (
    Text("Kode", "Code"),
    Text("Bagian", "Part"),
    Text("Indikator", "Indicator"),
    Text("Kantor yang Merencanakan", "Offices That Plan It"),
)
_EXECUTOR_HEADINGS = (
    Text("No", "No"),
    Text("Bagian", "Part"),
    Text("Pelaksana", "Executor"),
    Text("Kantor dengan Kegiatan", "Offices with Activities"),
)
_FIRST_PERIOD = len(_HEADINGS)
_TOP = 3  # the row of the first table's headings
_WIDTHS = (8, 13, 60, 14, *([6] * 12))


@dataclass(frozen=True, slots=True)
class _Counts:
    """A formula and its value."""

    areas: tuple[tuple[Area, str], ...]
    value: int

    def formula(self) -> Formula:
        return Formula(
            "=COUNTIFS(" + ",".join(f"{area},{criterion}" for area, criterion in self.areas) + ")", self.value
        )


def draw_schedule(
    canvas: Canvas, layout: Layout, comparisons: Sequence[Comparison], loads: Sequence[Load], workload: TableLayout
) -> None:
    language = layout.language
    canvas.widths(_WIDTHS)
    canvas.put(0, 0, _TITLE.said(language), "title")
    canvas.put(_TOP - 1, 0, _BY_MONTH.said(language), "section")
    months = [name[:3] for name in layout.result.definition.identity.months]
    _headings(canvas, _TOP, [heading.said(language) for heading in _EXECUTOR_HEADINGS], months)
    executors = executor_numbers(layout)
    for (part, name), number in executors.items():
        _executor_row(canvas, layout, (part, name, number), loads, workload, _TOP + number)
    second = _TOP + len(executors) + 3
    canvas.put(second - 1, 0, _BY_QUARTER.said(language), "section")
    quarters = [f"TW{quarter}" if language == "id" else f"Q{quarter}" for quarter in range(1, QUARTERS + 1)]
    _headings(canvas, second, [heading.said(language) for heading in _HEADINGS], quarters)
    for number, comparison in enumerate(comparisons, 1):
        _indicator_row(canvas, layout, comparison, second + number)
    name = layout.name(SCHEDULE)
    _heat(canvas, name, _TOP, len(executors), len(months))
    _heat(canvas, name, second, len(comparisons), QUARTERS)
    canvas.freeze(2, _FIRST_PERIOD - 1)
    # Only one table's headings can stand on every page: those of the second, which alone is longer than a page.
    canvas.page(repeat=(second, second), footer=_TITLE.said(language))


def _headings(canvas: Canvas, row: int, named: Sequence[str], periods: Sequence[str]) -> None:
    canvas.height(row, 28)
    canvas.put_row(row, [*named, *periods], ["heading"] * (len(named) + len(periods)))


def _indicator_row(canvas: Canvas, layout: Layout, comparison: Comparison, row: int) -> None:
    group = comparison.group
    data = layout.data[group.part]
    part = next(part for part in layout.parts if part.id == group.part)
    codes = (data.column("code"), address(row, 0))
    calendar = part.schedule.calendar
    values: list[Value] = [group.code, part.sheet, group.text]
    values.append(_Counts((codes, (data.column("complete"), '">=0"')), len(comparison.cells)).formula())
    for quarter in range(1, QUARTERS + 1):
        periods = calendar.periods_of(range(quarter * 3 - 2, quarter * 3 + 1))
        active = sum(bool(each.periods & periods) for each in comparison.cells.values())
        values.append(_Counts((codes, (data.column(quarter_field(quarter)), "1")), active).formula())
    fit_row(canvas, row, values, _WIDTHS)
    canvas.put_row(row, values, ["center", "cell", "cell", *(["figure"] * (1 + QUARTERS))])


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
    values: list[Value] = [number, sheet, name]
    busy = sum(load.activities > 0 for load in mine)
    values.append(_Counts((who, (workload.column("activities"), '">0"')), busy).formula())
    for month in range(1, 13):
        active = sum(load.months[month - 1] > 0 for load in mine)
        values.append(_Counts((who, (workload.column(f"month{month}"), '">0"')), active).formula())
    fit_row(canvas, row, values, _WIDTHS)
    canvas.put_row(row, values, ["center", "cell", "cell", *(["figure"] * 13)])


def _heat(canvas: Canvas, sheet: str, headings: int, rows: int, periods: int) -> None:
    if rows:
        canvas.heat(Area(sheet, headings + 1, _FIRST_PERIOD, headings + rows, _FIRST_PERIOD + periods - 1))
