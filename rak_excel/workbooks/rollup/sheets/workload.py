"""Beban Kerja: every executor of every office, with indicators, activities and the months in which it is busy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rak_excel.formats.written.drawn.canvas import Canvas, address
from rak_excel.formats.written.table import CellValue, Formula
from rak_excel.language import Text
from rak_excel.model import PartDefinition
from rak_excel.rolling_up.facts.fields import FIRST, SEPARATOR, TICK, WORKLOAD, period_field, workload_fields
from rak_excel.rolling_up.result import OfficeIndicator
from rak_excel.workbooks.rollup.layout import Layout, TableLayout
from rak_excel.workbooks.rollup.tables import begin_table, draw_rows

_TITLE = Text("Beban kerja pelaksana di tiap kantor", "Workload of the executors of each office")
_SUBTITLE = Text(
    "Kegiatan per bulan; periode yang lebih panjang dihitung pada setiap bulannya. Jangan mengurutkan (Sort) sheet ini; saring saja, misalnya kolom Kantor atau Pelaksana.",
    "Activities by month; a longer period counts in each of its months. Do not sort this sheet; use the filter, on Office or Executor for instance.",
)
_OTHERS = Text("Lainnya (di luar daftar)", "Others (not on the list)")
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Load:
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
    return TableLayout(layout.name(WORKLOAD), workload_fields(layout.result.definition.identity.months), len(rows))


def draw_workload(canvas: Canvas, layout: Layout, table: TableLayout, rows: Sequence[Load]) -> None:
    begin_table(
        canvas,
        table,
        _TITLE.said(layout.language),
        layout.language,
        above=[(0, _SUBTITLE.said(layout.language), "subtitle")],
        frozen=4,
    )
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


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows of an office's part in its data sheet, as formulas name them; `ticks` has one range a month."""

    names: str
    executors: str
    ticks: tuple[str, ...]


def _values(layout: Layout, table: TableLayout, rows: Sequence[Load]) -> Iterator[list[CellValue]]:
    lists = {part.id: len(layout.result.definition.executors_of(part.id).names()) for part in layout.parts}
    blocks: dict[tuple[str, str], _Block] = {}
    for number, load in enumerate(rows):
        at = FIRST + number
        place = load.region, load.part.id
        block = blocks.get(place) or blocks.setdefault(place, _block(layout, load))
        figures = _figures(table, load, block, at) if load.number else _others_figures(table, load, block, at, lists)
        yield [load.region, load.office, load.part.sheet, load.executor, *figures, load.number]


def _block(layout: Layout, load: Load) -> _Block:
    data = layout.data[load.part.id]
    periods = [period_field(_period_of(month, load.part)) for month in _MONTHS]
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
        yield Formula(f'=SUMPRODUCT({rows},--({ticks}="{TICK}"))', count)


def _others_figures(
    table: TableLayout, load: Load, block: _Block, at: int, lists: Mapping[str, int]
) -> Iterator[CellValue]:
    """Names that are on no list: all names written, less those counted in the rows above."""
    names = block.executors
    column = table.columns["activities"]
    above = f"{address(at - lists[load.part.id], column)}:{address(at - 1, column)}"
    separators = f'(LEN({names})-LEN(SUBSTITUTE({names},"{SEPARATOR}","")))/{len(SEPARATOR)}'
    yield None
    yield Formula(f'=SUMPRODUCT(({names}<>"")*({separators}+1))-SUM({above})', load.activities)
    yield None
    yield from [None] * len(_MONTHS)


def _named(name: str, names: str) -> str:
    """1 for each cell that has the name between separators: no name is found inside another."""
    return f'--ISNUMBER(FIND("{SEPARATOR}"&{name}&"{SEPARATOR}","{SEPARATOR}"&{names}&"{SEPARATOR}"))'
