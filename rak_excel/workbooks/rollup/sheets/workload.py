"""Beban Kerja and Jadwal: what every executor of every office carries out, and how many offices work when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rak_excel.formats.written.drawn.canvas import Canvas, address
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Text
from rak_excel.model import PartDefinition
from rak_excel.model.target import QUARTERS
from rak_excel.record import Record
from rak_excel.rolling_up.facts import fields
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.vocabulary.names.regions import shown_code
from rak_excel.workbooks.rollup.layout import Layout, TableLayout
from rak_excel.workbooks.rollup.tables import begin_table, draw_rows, fit_row

_TITLE = Text("Beban kerja pelaksana di tiap kantor", "Workload of the executors of each office")
_SUBTITLE = Text(
    "Kegiatan per bulan; periode yang lebih panjang dihitung pada setiap bulannya. Jangan mengurutkan (Sort) sheet ini; saring saja, misalnya kolom Kantor atau Pelaksana.",
    "Activities by month; a longer period counts in each of its months. Do not sort this sheet; use the filter, on Office or Executor for instance.",
)
_OTHERS = Text("Lainnya (di luar daftar)", "Others (not on the list)")
_MONTHS = range(1, 13)


def _fields(months: Sequence[str]) -> tuple[fields.SheetField, ...]:
    return (
        fields.shared("region", 8, "center"),
        fields.shared("office", 26, "cell"),
        fields.shared("part", 11, "cell"),
        fields.SheetField("executor", Text("Pelaksana", "Executor"), 40, "cell"),
        fields.SheetField("indicators", Text("Jumlah Indikator", "Indicators Carried Out"), 9, "figure"),
        fields.SheetField("activities", Text("Jumlah Kegiatan", "Activities Carried Out"), 9, "figure"),
        fields.SheetField("busy", Text("Bulan Sibuk", "Busy Months"), 9, "figure"),
        *(
            fields.SheetField(f"month{number}", Text(name[:3], name[:3]), 5, "figure")
            for number, name in enumerate(months, 1)
        ),
        fields.SheetField("executor_number", Text("No. Pelaksana", "Executor Number"), 8, "unseen"),
    )


class Load(Record):
    """One row: an executor of an office. `number` tells the executor, 0 for names that are on no list."""

    region: str
    office: str
    part: PartDefinition
    executor: str
    number: int
    first: int
    last: int
    indicators: int
    activities: int
    months: tuple[int, ...]


def executor_numbers(layout: Layout) -> Mapping[tuple[str, str], int]:
    """A number for each executor of each part, by part id and name, in official order."""
    names = [
        (part.id, name) for part in layout.parts for name in layout.result.definition.executors_of(part.id).names()
    ]
    return {at: number for number, at in enumerate(names, 1)}


def loads(layout: Layout) -> list[Load]:
    """All rows of the sheet, in the order of offices, parts and the official lists."""
    numbers = executor_numbers(layout)
    found = []
    for office in layout.result.offices:
        for part in layout.parts:
            if indicators := layout.by_office.get((office.region, part.id)):
                names = layout.result.definition.executors_of(part.id).names()
                found += [_load(office.name, part, name, numbers[part.id, name], indicators) for name in names]
                found.append(_others(office.name, part, _OTHERS.said(layout.language), names, indicators))
    return found


def workload_table(layout: Layout, rows: Sequence[Load]) -> TableLayout:
    return TableLayout(layout.name(fields.WORKLOAD), _fields(layout.result.definition.identity.months), len(rows))


def draw_workload(canvas: Canvas, layout: Layout, table: TableLayout, rows: Sequence[Load]) -> None:
    begin_table(canvas, table, _TITLE, _SUBTITLE, frozen=4)
    draw_rows(canvas, table, _values(layout, table, rows))
    if rows:
        canvas.heat(table.block("month1", 0, len(rows) - 1, "month12"))


def _load(office: str, part: PartDefinition, name: str, number: int, indicators: Sequence[OfficeIndicator]) -> Load:
    mine = [row for indicator in indicators for row in indicator.rows if name in row.executors]
    busy = Counter(period for row in mine for period in row.periods)
    return Load(
        region=indicators[0].region,
        office=office,
        part=part,
        executor=name,
        number=number,
        first=indicators[0].first,
        last=indicators[-1].last,
        indicators=sum(name in indicator.executors for indicator in indicators),
        activities=len(mine),
        months=tuple(busy[_period_of(month, part)] for month in _MONTHS),
    )


def _others(
    office: str, part: PartDefinition, label: str, names: Sequence[str], indicators: Sequence[OfficeIndicator]
) -> Load:
    mentions = sum(name not in names for indicator in indicators for row in indicator.rows for name in row.executors)
    first, last = indicators[0].first, indicators[-1].last
    return Load(indicators[0].region, office, part, label, 0, first, last, 0, mentions, ())


@lru_cache(maxsize=256)
def _period_of(month: int, part: PartDefinition) -> int:
    return next(iter(part.schedule.calendar.periods_of([month])))


class _Block(Record):
    """The rows of an office's part in its data sheet, as formulas name them; `ticks` has one range a month."""

    names: str
    executors: str
    ticks: tuple[str, ...]


def _values(layout: Layout, table: TableLayout, rows: Sequence[Load]) -> Iterator[list[CellValue]]:
    lists = {part.id: len(layout.result.definition.executors_of(part.id).names()) for part in layout.parts}
    blocks: dict[tuple[str, str], _Block] = {}
    for number, load in enumerate(rows):
        at = fields.FIRST + number
        place = load.region, load.part.id
        block = blocks.get(place) or blocks.setdefault(place, _block(layout, load))
        figures = _figures(table, load, block, at) if load.number else _others_figures(table, load, block, at, lists)
        yield [shown_code(load.region), load.office, load.part.sheet, load.executor, *figures, load.number]


def _block(layout: Layout, load: Load) -> _Block:
    data = layout.data[load.part.id]
    periods = [fields.period_field(_period_of(month, load.part)) for month in _MONTHS]
    return _Block(
        names=str(data.block("names", load.first, load.last)),
        executors=str(data.block("executors", load.first, load.last)),
        ticks=tuple(str(data.block(period, load.first, load.last)) for period in periods),
    )


def _figures(table: TableLayout, load: Load, block: _Block, at: int) -> Iterator[CellValue]:
    name = address(at, table.columns["executor"])
    rows = _named(name, block.executors)
    yield Formula(f"=SUMPRODUCT({_named(name, block.names)})", load.indicators)
    yield Formula(f"=SUMPRODUCT({rows})", load.activities)
    months = f"{address(at, table.columns['month1'])}:{address(at, table.columns['month12'])}"
    yield Formula(f'=COUNTIF({months},">0")', sum(count > 0 for count in load.months))
    for ticks, count in zip(block.ticks, load.months, strict=True):
        yield Formula(f'=SUMPRODUCT({rows},--({ticks}="{fields.TICK}"))', count)


def _others_figures(
    table: TableLayout, load: Load, block: _Block, at: int, lists: Mapping[str, int]
) -> Iterator[CellValue]:
    """Names that are on no list: all names written, less those counted in the rows above."""
    names = block.executors
    column = table.columns["activities"]
    above = f"{address(at - lists[load.part.id], column)}:{address(at - 1, column)}"
    separators = f'(LEN({names})-LEN(SUBSTITUTE({names},"{fields.SEPARATOR}","")))/{len(fields.SEPARATOR)}'
    yield None
    yield Formula(f'=SUMPRODUCT(({names}<>"")*({separators}+1))-SUM({above})', load.activities)
    yield None
    yield from [None] * len(_MONTHS)


def _named(name: str, names: str) -> str:
    """1 for each cell that has the name between separators: no name is found inside another."""
    return f'--ISNUMBER(FIND("{fields.SEPARATOR}"&{name}&"{fields.SEPARATOR}","{fields.SEPARATOR}"&{names}&"{fields.SEPARATOR}"))'


_SCHEDULE_TITLE = Text("Jadwal: berapa kantor yang bekerja, dan kapan", "Schedule: how many offices work, and when")
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
_COLUMNS_OF_MONTHS = QUARTERS * _MONTHS_A_QUARTER
_NAMED = 3  # columns that stay in sight
_TOP = 2  # the row of the headings; the quarters stand above it
_SECTION_POINTS = 30  # of the second table: its title stands at the bottom, apart from the rows above
_WIDTHS = (9, 13, 60, 14, 15, *([6] * _COLUMNS_OF_MONTHS))


def _counts(value: int, *areas: tuple[CellBlock, str]) -> Formula:
    """How many rows meet the criterion of each area."""
    return Formula("=COUNTIFS(" + ",".join(f"{area},{criterion}" for area, criterion in areas) + ")", value)


def draw_schedule(
    canvas: Canvas,
    layout: Layout,
    comparisons: Sequence[TargetComparison],
    loads: Sequence[Load],
    workload: TableLayout,
) -> None:
    """Both tables stand below the same headings, so that these stay in sight and stand on every printed page."""
    name = layout.name(fields.SCHEDULE)
    canvas.widths(_WIDTHS)
    canvas.put(0, 0, _SCHEDULE_TITLE, "title")
    _draw_headings(canvas, layout)
    executors = executor_numbers(layout)
    first = _TOP + 1
    canvas.put(first, 0, _BY_MONTH, "section")
    for (part, executor), number in executors.items():
        _executor_row(canvas, layout, (part, executor, number), loads, workload, first + number)
    second = first + len(executors) + 1
    canvas.height(second, _SECTION_POINTS)
    canvas.put(second, 0, _BY_QUARTER, "section")
    for number, comparison in enumerate(comparisons, 1):
        _indicator_row(canvas, layout, comparison, second + number)
    _heat(canvas, name, first, len(executors))
    _heat(canvas, name, second, len(comparisons))
    canvas.freeze(_TOP + 1, _NAMED)
    canvas.page(repeat=(_TOP - 1, _TOP), footer=_SCHEDULE_TITLE)


def _draw_headings(canvas: Canvas, layout: Layout) -> None:
    """Quarters above their months."""
    canvas.put_row(_TOP - 1, [""] * len(_HEADINGS), "heading")
    for quarter in range(1, QUARTERS + 1):
        label = f"TW{quarter}" if layout.language == "id" else f"Q{quarter}"
        canvas.joined(_quarter(layout, _TOP - 1, quarter), label, "heading")
    months = [name[:3] for name in layout.result.definition.identity.months]
    canvas.height(_TOP, 28)
    canvas.put_row(_TOP, [*_HEADINGS, *months], "heading")


def _quarter(layout: Layout, row: int, quarter: int) -> CellBlock:
    """The cells of a row below a quarter's months."""
    left = _FIRST_PERIOD + (quarter - 1) * _MONTHS_A_QUARTER
    return CellBlock(layout.name(fields.SCHEDULE), row, left, row, left + _MONTHS_A_QUARTER - 1)


def _indicator_row(canvas: Canvas, layout: Layout, comparison: TargetComparison, row: int) -> None:
    group = comparison.group
    data = layout.data[group.part]
    part = next(part for part in layout.parts if part.id == group.part)
    codes = (data.column("code"), address(row, 0))
    planned = _counts(len(comparison.cells), codes, (data.column("complete"), '">=0"'))
    values: list[CellValue] = [group.code, part.sheet, group.text, None, planned]
    fit_row(canvas, row, values, _WIDTHS)
    canvas.put_row(row, values, ["center", "cell", "cell", "figure", "figure"])
    for quarter in range(1, QUARTERS + 1):
        periods = part.schedule.calendar.of_quarter(quarter)
        active = sum(bool(each.periods & periods) for each in comparison.cells.values())
        count = _counts(active, codes, (data.column(fields.quarter_field(quarter)), "1"))
        canvas.joined(_quarter(layout, row, quarter), count, "figure")


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
    working = _counts(busy, who, (workload.column("activities"), '">0"'))
    values: list[CellValue] = [number, sheet, name, working, None]
    for month in range(1, _COLUMNS_OF_MONTHS + 1):
        active = sum(load.months[month - 1] > 0 for load in mine)
        values.append(_counts(active, who, (workload.column(f"month{month}"), '">0"')))
    fit_row(canvas, row, values, _WIDTHS)
    canvas.put_row(row, values, ["center", "cell", "cell", *(["figure"] * (2 + _COLUMNS_OF_MONTHS))])


def _heat(canvas: Canvas, sheet: str, section: int, rows: int) -> None:
    if rows:
        canvas.heat(
            CellBlock(sheet, section + 1, _FIRST_PERIOD, section + rows, _FIRST_PERIOD + _COLUMNS_OF_MONTHS - 1)
        )
