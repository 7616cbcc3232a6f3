"""Target Triwulan: what each office is to reach by the end of each quarter, and in the year, by indicator."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cached_property

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue, Fold
from rak_excel.formats.written.drawn.charts import PERCENT, CellBlock, CellStyle
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import BY_QUARTER, FIRST, HEADINGS, SheetField, further_field, shared
from rak_excel.rolling_up.indicators.measures import OTHER, Number
from rak_excel.rolling_up.side_by_side.comparison import DECIMALS, TargetComparison, middle_of
from rak_excel.rolling_up.side_by_side.quarters import DECIMALS as OF_SUMS
from rak_excel.rolling_up.side_by_side.quarters import QuarterComparison, QuarterTarget
from rak_excel.workbooks.rollup.sheets.target_formulas import reference
from rak_excel.workbooks.rollup.sheets.target_places import OfficeColumn, TargetSheet, columns_of, heading_points
from rak_excel.workbooks.rollup.tables import MANY, PRINTED, fit_row

_TITLE = Text("Target sampai akhir tiap triwulan", "Targets up to the end of each quarter")
_SUBTITLE = Text(
    "Angka: s.d. akhir triwulan. Kosong: tidak ditulis. Teks: tidak dapat dihitung. {other}: satuan targetnya lain.",
    "Numbers: up to the end of the quarter. Blank: none given. Text: cannot be added up. {other}: another unit.",
).filled(other=OTHER)
_FILTER = Text(
    "Pakai filter Sampai Dengan untuk satu triwulan; jangan mengurutkan (Sort).",
    "Filter Up To for one quarter; do not sort.",
)
_FOLDED = Text(
    "Pakai filter Sampai Dengan; klik + di atas provinsi untuk kantornya.",
    "Filter Up To; click + above a province to see its offices.",
)
_ENDS = (
    *(Text(f"s.d. TW {roman}", f"End of Q{nth}") for nth, roman in enumerate(("I", "II", "III", "IV"), 1)),
    Text("Setahun", "Year"),
)
_NAMED = 3  # columns that stay in sight, and stand on each page
_TITLE_POINTS = 21.0
_EDGE = 1  # the width of a blank column at the edge, as on the sheet of targets
_PAGE_WIDTH = 300  # characters on one page, in print that is still read

QUARTER_FIELDS = (
    SheetField("code", Text("Kode", "Code"), 7, "center"),
    shared("indicator", 44, "cell"),
    SheetField("end", Text("Sampai Dengan", "Up To"), 11, "center"),
    shared("part", 11, "cell"),
    shared("unit", 9, "center"),
    SheetField("low", Text("Terendah", "Lowest"), 9.5, "figure"),
    SheetField("middle", Text("Nilai Tengah", "Middle"), 8, "figure"),
    SheetField("high", Text("Tertinggi", "Highest"), 9.5, "figure"),
    SheetField("offices", Text("Kantor Bertarget", "Offices with a Target"), 9, "figure"),
)
_OFFICES_AT = len(QUARTER_FIELDS)
_SPARE = 2  # characters, by which a line on paper may be shorter
_AGAIN = "number"  # the style of what stands in the row above already: on one line, however long


class QuarterSheet(Record, dict=True):
    """The sheet's content: of each indicator its quarters. `targets` has the offices, and the targets for the year."""

    targets: TargetSheet
    indicators: Sequence[Sequence[QuarterComparison]]

    @property
    def name(self) -> str:
        return self.targets.layout.name(BY_QUARTER)

    @cached_property
    def columns(self) -> tuple[OfficeColumn, ...]:
        """The columns behind the summary: those of the offices, and of the provinces where there are several."""
        return columns_of(self.targets.layout, self.targets.offices, _OFFICES_AT)

    @property
    def last_column(self) -> int:
        return self.columns[-1].at

    @property
    def last_row(self) -> int:
        return FIRST + len(self.indicators) * len(_ENDS) - 1


def draw_quarter_targets(canvas: Canvas, sheet: QuarterSheet) -> None:
    _draw_head(canvas, sheet)
    row = FIRST
    for quarters in sheet.indicators:
        for quarter in quarters:
            targets = [
                _up_to(sheet, quarter.targets[column.office.region], quarter.comparison)
                if column.office and column.office.region in quarter.targets
                else None
                for column in sheet.columns
            ]
            _draw_row(canvas, sheet, row, quarter.comparison, quarter.quarter, targets, quarter.shown.values())
            row += 1
        comparison = quarters[0].comparison
        cells = [comparison.cells.get(column.office.region) if column.office else None for column in sheet.columns]
        year = [reference(sheet.targets, comparison, indicator) if indicator else None for indicator in cells]
        _draw_row(canvas, sheet, row, comparison, len(_ENDS), year, comparison.shown.values())
        row += 1
    _set_page(canvas, sheet)


def _draw_head(canvas: Canvas, sheet: QuarterSheet) -> None:
    provinces = _provinces(sheet)
    widths = [*(field.width for field in QUARTER_FIELDS), *(column.width for column in sheet.columns)]
    canvas.widths([*widths, *([_EDGE] if provinces else [])])
    if provinces:
        canvas.fold([Fold(column.at, column.first, column.last) for column in provinces])
    canvas.height(0, _TITLE_POINTS)
    canvas.put(0, 0, _TITLE, "title")
    canvas.put(0, _NAMED, _FOLDED if provinces else _FILTER, "subtitle")
    canvas.put(1, 0, _SUBTITLE, "subtitle")
    canvas.height(HEADINGS, heading_points(sheet.columns))
    canvas.put_row(HEADINGS, [field.heading for field in QUARTER_FIELDS], "heading")
    styles: list[CellStyle] = ["heading" if column.office else "upright" for column in sheet.columns]
    canvas.put_row(HEADINGS, [column.name for column in sheet.columns], styles, _OFFICES_AT)


def _provinces(sheet: QuarterSheet) -> list[OfficeColumn]:
    return [column for column in sheet.columns if column.office is None]


def _draw_row(
    canvas: Canvas,
    sheet: QuarterSheet,
    row: int,
    comparison: TargetComparison,
    end: int,
    targets: Sequence[Formula | None],
    shown: Iterable[Number | str],
) -> None:
    """One end of a quarter, counted from 1, or of the year behind them."""
    group, percent = comparison.group, PERCENT if comparison.percent else ""
    part = next(part.sheet for part in sheet.targets.layout.parts if part.id == group.part)
    named: list[DrawnValue] = [group.code, group.text, _ENDS[end - 1], part, comparison.unit]
    styles = [field.style for field in QUARTER_FIELDS[: len(named)]]
    if end == 1:
        fit_row(canvas, row, [group.text], [QUARTER_FIELDS[1].width - _SPARE])
    else:
        styles[1] = _AGAIN
    canvas.put_row(row, named, styles)
    figures = _figures(CellBlock(sheet.name, row, _OFFICES_AT, row, sheet.last_column).local, list(shown))
    canvas.put_row(row, figures[:-1], "figure", len(named), percent)
    canvas.put(row, _OFFICES_AT - 1, figures[-1], "figure")
    canvas.put_row(row, targets, "figure", _OFFICES_AT, percent)


def _figures(offices: str, shown: Sequence[Number | str]) -> list[Formula]:
    """Lowest, middle and highest of the numbers in the offices' cells, and how many offices say anything."""
    numbers = [value for value in shown if not isinstance(value, str)]
    middle = middle_of(numbers)
    values = ("", "", "") if middle is None else (min(numbers), middle, max(numbers))
    functions = (f"MIN({offices})", f"ROUND(MEDIAN({offices}),{DECIMALS})", f"MAX({offices})")
    spread = (f'=IF(COUNT({offices})=0,"",{each})' for each in functions)
    counted = Formula(f'=SUMPRODUCT(--({offices}<>""))', len(shown))
    return [*(Formula(formula, value) for formula, value in zip(spread, values, strict=True)), counted]


def _up_to(sheet: QuarterSheet, target: QuarterTarget, comparison: TargetComparison) -> Formula:
    """What the data row says, behind a sign where its target for the year is in another unit; blank where it was deleted."""
    indicator = target.indicator
    data = sheet.targets.layout.data[indicator.group.part]
    cells = [data.cell(further_field(column), indicator.first) for column in target.columns]
    said = _last_of([f"INDEX({cell},1)" for cell in cells])
    if target.added_up and len(cells) > 1:
        listed = ",".join(map(str, cells))
        said = f'IF(COUNTA({listed})>COUNT({listed}),"{OTHER}",ROUND(SUM({listed}),{OF_SUMS}))'
    blank = f"COUNTA({','.join(map(str, cells))})=0"
    year = data.cell("compared", indicator.first)
    other = f'IF(LEFT(INDEX({year},1))="{OTHER}","{OTHER} "&SUBSTITUTE({said},".",","),{said})'
    shown = other if comparison.measure.counts else said
    return Formula(f'=IFERROR(IF({blank},"",{shown}),"")', target.value)


def _set_page(canvas: Canvas, sheet: QuarterSheet) -> None:
    canvas.freeze(FIRST, _NAMED)
    provinces = _provinces(sheet)
    # The buttons of a filter would hide the names of provinces.
    filtered = _OFFICES_AT - 1 if provinces else sheet.last_column
    canvas.filter(CellBlock(sheet.name, HEADINGS, 0, sheet.last_row, filtered))
    widths = [field.width for field in QUARTER_FIELDS]
    seen = [*widths[_NAMED:], *(column.width for column in provinces or sheet.columns)]
    wide = math.ceil(math.fsum(seen) / (_PAGE_WIDTH - math.fsum(widths[:_NAMED])))
    area = CellBlock(sheet.name, 0, 0, sheet.last_row, sheet.last_column + 1) if provinces else None
    canvas.page(repeat=(HEADINGS, HEADINGS), columns=_NAMED, wide=wide, footer=_TITLE, area=area)
    if len(sheet.targets.offices) > MANY:
        canvas.print_first(PRINTED, CellBlock(sheet.name, 0, 0, sheet.last_row, _OFFICES_AT - 1), HEADINGS)


def _last_of(cells: Sequence[str]) -> str:
    """The last of the cells that is not blank."""
    said = cells[0]
    for cell in cells[1:]:
        said = f'IF({cell}="",{said},{cell})'
    return said
