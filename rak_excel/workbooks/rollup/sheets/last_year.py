"""Banding Tahun Lalu: indicators, offices and single targets beside last year's; this year's follow the data sheets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from rak_excel.formats.written.drawn.canvas import Canvas, address
from rak_excel.formats.written.drawn.charts import PERCENT, CellBlock, CellStyle
from rak_excel.formats.written.values import CellValue, Link
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import LAST_YEAR
from rak_excel.rolling_up.side_by_side.comparison import TargetChange
from rak_excel.rolling_up.side_by_side.years import Years
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.last_year_rows import (
    CHANGES,
    LAST,
    POINTS_AT,
    THIS,
    TargetRows,
    indicator_rows,
    office_rows,
)
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.sheets.targets import several_times
from rak_excel.workbooks.rollup.tables import ONLY_FIRST, PRINTED, fit_row

_TITLE = Text("Banding dengan tahun {year}", "Compared with {year}")
_UNDATED = Text("Banding dengan tahun lalu", "Compared with last year")
_SOURCE = Text(
    "Tahun lalu: nilai dari {file}. Tahun ini mengikuti sheet data.",
    "Last year: values from {file}. This year follows the data sheets.",
)
_TO_LIST = Text("Lihat daftar target", "Go to the list of targets")
_INDICATORS = Text("Per indikator: nilai tengah", "By indicator: middle targets")
_WHOSE = Text(
    "Nilai tengah: semua kantor yang bertarget pada tahun itu. Naik, Tetap, dan Turun: hanya kantor yang bertarget di kedua "
    "tahun.",
    "Middle: of all offices with a target in that year. Raised, kept and lowered: only offices with a target in both years.",
)
_OFFICES = Text("Per kantor: kelengkapan dan jumlah kegiatan", "By office: completeness and activities")
_LIST = Text(
    "Daftar target: satu baris satu indikator satu kantor; pakai filternya (daftar ini tidak dicetak)",
    "Targets: one row for each indicator of each office; use the filter (this list is not printed)",
)
_NOTHING = Text("Tidak ada kantor yang rencananya ada di kedua tahun.", "No office has a plan in both years.")
_WIDTHS = (8, 30, 11, 50, 13, 13, 13, 13, 13, 12, 10, 13, 15)
_FIRST_SECTION = 3  # its row, counted from 0
_ON_FIRST_PAGE = 38  # offices, as many as the largest province has
_POINTS = Text('+0" poin";-0" poin";0" poin"', '+0" points";-0" points";0" points"')
_WRAPPED = _BESIDE_TITLE = 3  # the column of the indicators


_Columns = tuple[tuple[Text, CellStyle], ...]
"""The headings of one of the three tables, all in columns of the same widths, with the styles below them."""

_BY_INDICATOR: _Columns = (
    (Text("No", "No"), "center"),
    (Text("Bagian", "Part"), "cell"),
    (Text("Kode", "Code"), "center"),
    (Text("Indikator", "Indicator"), "cell"),
    (Text("Satuan", "Unit"), "center"),
    (Text("Nilai Tengah Tahun Lalu", "Middle Last Year"), "figure"),
    (Text("Nilai Tengah Tahun Ini", "Middle This Year"), "figure"),
    *((change.label, "figure") for change in CHANGES),
)
_BY_OFFICE: _Columns = (
    (Text("No", "No"), "center"),
    (Text("Kantor", "Office"), "cell"),
    (Text("Kode Wilayah", "Region"), "center"),
    (Text("Keterangan", "Explanation"), "cell"),
    (Text("Kelengkapan Tahun Lalu", "Completeness Last Year"), "percent"),
    (Text("Kelengkapan Tahun Ini", "Completeness This Year"), "percent"),
    (Text("Perubahan Kelengkapan", "Change of Completeness"), "difference"),
    (Text("Kegiatan Tahun Lalu", "Activities Last Year"), "number"),
    (Text("Kegiatan Tahun Ini", "Activities This Year"), "number"),
)
_BY_TARGET: _Columns = (
    (Text("No. Indikator", "Indicator No."), "center"),
    (Text("Kantor", "Office"), "cell"),
    (Text("Kode", "Code"), "center"),
    (Text("Indikator", "Indicator"), "cell"),
    (Text("Satuan Tahun Ini", "Unit This Year"), "center"),
    (Text("Target Tahun Lalu", "Target Last Year"), "figure"),
    (Text("Target Tahun Ini", "Target This Year"), "figure"),
    (Text("Perubahan", "Change"), "cell"),
    (Text("Satuan Tahun Lalu", "Unit Last Year"), "center"),
    (Text("Bagian", "Part"), "cell"),
    (Text("Kode Wilayah", "Region"), "center"),
)


class YearSheet(Record, dict=True):
    """Where the tables of the sheet stand: rows counted from 0."""

    layout: Layout
    targets: TargetSheet
    years: Years

    @property
    def name(self) -> str:
        return self.layout.name(LAST_YEAR)

    @property
    def offices_first(self) -> bool:
        """Whether all offices stand on the first page: what is repeated on the next ones is the headings of the indicators."""
        return len(self.years.offices) <= _ON_FIRST_PAGE

    @cached_property
    def indicators_at(self) -> int:
        """The first row of indicators."""
        return _below(self.offices_at, self.years.offices) if self.offices_first else _FIRST_SECTION + 2

    @cached_property
    def offices_at(self) -> int:
        return _FIRST_SECTION + 2 if self.offices_first else self.explained_at + 4

    @cached_property
    def explained_at(self) -> int:
        """The row below the indicators, for what their codes mean."""
        return self.indicators_at + len(self.years.indicators)

    @cached_property
    def list_at(self) -> int:
        return self.explained_at + 4 if self.offices_first else _below(self.offices_at, self.years.offices)

    def listed(self, column: int) -> CellBlock:
        """A column of the list of targets."""
        return CellBlock(self.name, self.list_at, column, self.list_at + max(len(self.years.pairs), 1) - 1, column)


def _below(first: int, rows: Sequence[object]) -> int:
    """The first row of the table below one that begins at this row."""
    return first + len(rows) + 3


def draw_last_year(canvas: Canvas, sheet: YearSheet) -> None:
    canvas.widths(_WIDTHS)
    year = sheet.years.last.year
    title = _TITLE.filled(year=year) if year else _UNDATED
    canvas.put(0, 0, title, "title")
    if not sheet.offices_first:
        canvas.put(0, _BESIDE_TITLE, ONLY_FIRST, "subtitle")
    canvas.put(1, 0, _SOURCE.filled(file=sheet.years.file), "subtitle")
    if sheet.years.pairs:
        canvas.put(2, 0, Link(sheet.name, f"A{sheet.list_at}", _TO_LIST.said(canvas.language)), "link")
    tables = [_draw_offices, _draw_indicators]
    for draw in tables if sheet.offices_first else reversed(tables):
        draw(canvas, sheet)
    _draw_list(canvas, sheet)
    area = CellBlock(sheet.name, 0, 0, sheet.list_at - 4, len(_WIDTHS) - 1)
    headings = sheet.indicators_at - 1
    canvas.page(repeat=(headings, headings), footer=title, area=area)
    if not sheet.offices_first:
        canvas.print_first(PRINTED, area, headings)


def _begin(canvas: Canvas, first: int, title: Text, columns: _Columns, about: Text | None = None) -> None:
    canvas.put(first - 2, 0, title, "section")
    if about:
        canvas.put(first - 2, 2, about, "subtitle")
    canvas.height(first - 1, 44)
    canvas.put_row(first - 1, [heading for heading, _ in columns], "heading")


def _draw_indicators(canvas: Canvas, sheet: YearSheet) -> None:
    _begin(canvas, sheet.indicators_at, _INDICATORS, _BY_INDICATOR, _WHOSE)
    counted = [(sheet.listed(column).local) for column in (0, TargetRows.CHANGE)]
    for row, (values, percent) in enumerate(
        indicator_rows(sheet.layout, sheet.targets, sheet.years, counted), sheet.indicators_at
    ):
        _put(canvas, row, values, _BY_INDICATOR, percent, percent)
    for text in several_times(each.code for each in sheet.years.indicators):
        canvas.put(sheet.explained_at, 0, text, "subtitle")


def _draw_offices(canvas: Canvas, sheet: YearSheet) -> None:
    _begin(canvas, sheet.offices_at, _OFFICES, _BY_OFFICE)
    points = _POINTS.said(sheet.layout.language)
    for row, values in enumerate(office_rows(sheet.layout, sheet.years, sheet.offices_at), sheet.offices_at):
        at, styles = POINTS_AT, [style for _, style in _BY_OFFICE]
        canvas.put_row(row, values[:at], styles[:at])
        canvas.put(row, at, values[at], styles[at], points)
        canvas.put_row(row, values[at + 1 :], styles[at + 1 :], at + 1)


def _draw_list(canvas: Canvas, sheet: YearSheet) -> None:
    _begin(canvas, sheet.list_at, _LIST, _BY_TARGET)
    rows = TargetRows(sheet.layout, sheet.years)
    for row, (values, last, this) in enumerate(rows.values(sheet.list_at), sheet.list_at):
        _put(canvas, row, values, _BY_TARGET, last, this)
    if not sheet.years.pairs:
        canvas.put(sheet.list_at, 1, _NOTHING)
    bottom = sheet.list_at + len(sheet.years.pairs) - 1
    canvas.filter(CellBlock(sheet.name, sheet.list_at - 1, 0, bottom, len(_BY_TARGET) - 1))
    _mark_changes(canvas, sheet)


def _mark_changes(canvas: Canvas, sheet: YearSheet) -> None:
    """Colour targets that ask less than last year, and those that ask more: where lower is better, a raised one does."""
    change, number = (address(sheet.list_at, column).replace("$", "") for column in (TargetRows.CHANGE, 0))
    raised, lowered = (each.label.said(sheet.layout.language) for each in (TargetChange.RAISED, TargetChange.LOWERED))
    lower = [place for place, each in enumerate(sheet.years.indicators, 1) if each.lower_is_better]
    better = "+".join(f"({number}={place})" for place in lower) or "0"
    area = sheet.listed(TargetRows.CHANGE)
    canvas.mark(area, f'={change}=IF({better},"{raised}","{lowered}")', "attention")
    canvas.mark(area, f'={change}=IF({better},"{lowered}","{raised}")', "good")


def _put(canvas: Canvas, row: int, values: Sequence[CellValue], columns: _Columns, last: bool, this: bool) -> None:
    """A row with last year's and this year's figure in columns of their own, each a percentage or none."""
    styles = [style for _, style in columns]
    fit_row(canvas, row, [values[_WRAPPED]], [_WIDTHS[_WRAPPED]])
    canvas.put_row(row, values[:LAST], styles[:LAST])
    canvas.put(row, LAST, values[LAST], styles[LAST], PERCENT if last else "")
    canvas.put(row, THIS, values[THIS], styles[THIS], PERCENT if this else "")
    canvas.put_row(row, values[THIS + 1 :], styles[THIS + 1 :], THIS + 1)
