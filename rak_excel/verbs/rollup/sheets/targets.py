"""Perbandingan Target: indicator by office, every target a reference to its row in the data sheets."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.spreadsheet.rollup_canvas import PERCENT, Area, Canvas, address
from rak_excel.spreadsheet.table import Formula, Link, Value
from rak_excel.verbs.rollup.comparison import DECIMALS, ENOUGH, FENCE, Comparison, comparable
from rak_excel.verbs.rollup.result import Office, OfficeIndicator
from rak_excel.verbs.rollup.sheets.fields import FIRST, HEADINGS, TARGETS, Field
from rak_excel.verbs.rollup.sheets.layout import Layout
from rak_excel.verbs.rollup.sheets.tables import fit_row

_TITLE = Text("Perbandingan target antarkantor", "Targets of the offices compared")
_SUBTITLE = Text(
    "Tebal berwarna: jauh dari kantor lain (di luar 1,5 jarak antarkuartil, sedikitnya {enough} kantor). "
    "Bergaris bawah: di bawah target nasional.",
    "Bold and coloured: far from the other offices (outside 1.5 interquartile ranges, at least {enough} offices). "
    "Underlined: below the national target.",
).filled(enough=ENOUGH)
_FIELDS = (
    Field("code", Text("Kode", "Code"), 8, "center"),
    Field("part", Text("Bagian", "Part"), 12, "cell"),
    Field("indicator", Text("Indikator", "Indicator"), 46, "cell"),
    Field("unit", Text("Satuan", "Unit"), 9, "center"),
    Field("national", Text("Target Nasional", "National Target"), 9, "figure"),
    Field("low", Text("Terendah", "Lowest"), 9, "figure"),
    Field("middle", Text("Nilai Tengah", "Middle"), 9, "figure"),
    Field("high", Text("Tertinggi", "Highest"), 9, "figure"),
    Field("values", Text("Ragam Isian", "Other Values"), 24, "cell"),
    Field("offices", Text("Jumlah Kantor", "Offices"), 8, "figure"),
    Field("far", Text("Jauh dari Kantor Lain", "Far from Others"), 9, "figure"),
    Field("below", Text("Di Bawah Nasional", "Below National"), 9, "figure"),
    Field("fence_low", Text("Batas Bawah", "Lower Fence"), 9, "figure"),
    Field("fence_high", Text("Batas Atas", "Upper Fence"), 9, "figure"),
)
_AT = {field.id: number for number, field in enumerate(_FIELDS)}
_OFFICES = len(_FIELDS)  # the first office's column
_MIDDLE = f"ROUND(MEDIAN({{}}),{DECIMALS})"
_OFFICE_WIDTH = 10  # characters: `1 Dokumen` fits
_PAGE_WIDTH = 300  # characters on one page, in print that is still read
_REST = Text("lain", "other")


@dataclass(frozen=True)
class TargetSheet:
    """The sheet's content and the places that the summary refers to."""

    layout: Layout
    comparisons: Sequence[Comparison]

    @property
    def offices(self) -> list[Office]:
        return [office for office in self.layout.result.offices if office.sent]

    @property
    def name(self) -> str:
        return self.layout.name(TARGETS)

    def cell(self, number: int, field: str) -> Area:
        """A cell of the nth comparison."""
        return Area(self.name, FIRST + number, _AT[field], FIRST + number, _AT[field])

    def column(self, field: str) -> Area:
        last = FIRST + max(len(self.comparisons), 1) - 1
        return Area(self.name, FIRST, _AT[field], last, _AT[field])


def draw_targets(canvas: Canvas, sheet: TargetSheet) -> None:
    language = sheet.layout.language
    widths = [*(field.width for field in _FIELDS), *([_OFFICE_WIDTH] * len(sheet.offices))]
    canvas.widths(widths)
    canvas.put(0, 0, _TITLE.said(language), "title")
    canvas.put(1, 0, _SUBTITLE.said(language), "subtitle")
    canvas.height(HEADINGS, max([60, *(6 * len(office.name) for office in sheet.offices)]))
    canvas.put_row(HEADINGS, [field.heading.said(language) for field in _FIELDS], ["heading"] * _OFFICES)
    canvas.put_row(HEADINGS, [office.name for office in sheet.offices], ["upright"] * len(sheet.offices), _OFFICES)
    for number, comparison in enumerate(sheet.comparisons):
        _draw_row(canvas, sheet, comparison, number)
    named = _AT["indicator"] + 1  # columns that stay in sight, and stand on each page
    canvas.freeze(FIRST, named)
    canvas.filter(Area(sheet.name, HEADINGS, 0, FIRST + len(sheet.comparisons) - 1, _OFFICES + len(sheet.offices) - 1))
    wide = math.ceil(sum(widths[named:]) / (_PAGE_WIDTH - sum(widths[:named])))
    canvas.page(repeat=(HEADINGS, HEADINGS), columns=named, wide=wide, footer=_TITLE.said(language))
    if sheet.comparisons and sheet.offices:
        _mark(canvas, sheet)


def _draw_row(canvas: Canvas, sheet: TargetSheet, comparison: Comparison, number: int) -> None:
    row = FIRST + number
    percent = PERCENT if comparison.percent else ""
    fit_row(canvas, row, [comparison.group.text], [_FIELDS[_AT["indicator"]].width])
    for field, value in zip(_FIELDS, _summary(sheet, comparison, row), strict=True):
        counted = field.id in {"values", "offices", "far", "below"}
        canvas.put(row, _AT[field.id], value, field.style, percent if field.style == "figure" and not counted else "")
    indicators = [comparison.cells.get(office.region) for office in sheet.offices]
    targets = [_reference(sheet, comparison, indicator) if indicator else None for indicator in indicators]
    canvas.put_row(row, targets, ["figure"] * len(targets), _OFFICES, percent)


def _reference(sheet: TargetSheet, comparison: Comparison, indicator: OfficeIndicator) -> Formula:
    """The target in its data row; one in another unit is shown as it was written, so that it counts as no number.

    A target whose data row was deleted is blank, so that no figure below it fails.
    """
    data = sheet.layout.data[indicator.group.part]
    number = comparable(indicator.target, comparison.unit)
    text = indicator.target.text.strip() if indicator.target else ""
    other_unit = indicator.target is not None and indicator.target.value is not None and number is None
    cell = data.cell("written" if other_unit else "target", indicator.first)
    return Formula(f'=IFERROR(IF({cell}="","",{cell}),"")', text if number is None else number)


def _summary(sheet: TargetSheet, comparison: Comparison, row: int) -> Iterator[Value]:
    group = comparison.group
    offices = _cells(row, _OFFICES, _OFFICES + max(len(sheet.offices), 1) - 1)
    part = next(part for part in sheet.layout.parts if part.id == group.part)
    first = next(iter(comparison.cells.values()), None)
    data = sheet.layout.data[group.part]
    yield (
        Link(data.sheet, address(data.cell("code", first.first).top, 0).replace("$", ""), group.code)
        if first
        else group.code
    )
    yield part.sheet
    yield group.text
    yield comparison.unit or group.unit or ""
    yield comparison.national
    for function, value in (("MIN({})", comparison.low), (_MIDDLE, comparison.middle), ("MAX({})", comparison.high)):
        yield Formula(f'=IF(COUNT({offices})=0,"",{function.format(offices)})', "" if value is None else value)
    yield _values(sheet, comparison, offices)
    yield Formula(f'=SUMPRODUCT(--({offices}<>""))', len(comparison.numbers) + comparison.values.total())
    low, high, national = (_cells(row, _AT[field], _AT[field]) for field in ("fence_low", "fence_high", "national"))
    yield Formula(f'=IF({low}="",0,COUNTIF({offices},"<"&{low})+COUNTIF({offices},">"&{high}))', len(comparison.far))
    worse = ">" if group.lower_is_better else "<"
    yield Formula(f'=IF({national}="",0,COUNTIF({offices},"{worse}"&{national}))', len(comparison.below))
    for quartile, sign, fence in ((1, "-", 0), (3, "+", 1)):
        reach = f"{FENCE}*(QUARTILE({offices},3)-QUARTILE({offices},1))"
        yield Formula(
            f'=IF(COUNT({offices})<{ENOUGH},"",ROUND(QUARTILE({offices},{quartile}){sign}{reach},{DECIMALS}))',
            comparison.fences[fence] if comparison.fences else "",
        )


def _values(sheet: TargetSheet, comparison: Comparison, offices: str) -> Formula:
    """How often each opinion or predicate was given, `WTP: 9; WDP: 1`, and how many other texts.

    Only words of the definition stand in the formula: a text from an input never becomes part of one.
    """
    targets = sheet.layout.result.definition.targets
    given = {word: comparison.given(word) for word in (*targets.opinions, *targets.predicates)}
    rest = _REST.said(sheet.layout.language)
    counts = {word: f'SUMPRODUCT(--({offices}="{word}"))' for word in given}
    others = "-".join([f'SUMPRODUCT(--ISTEXT({offices}),--({offices}<>""))', *counts.values()])
    pieces = [f'IF({count}=0,"","; {word}: "&{count})' for word, count in [*counts.items(), (rest, f"({others})")]]
    numbers = given | {rest: comparison.values.total() - sum(given.values())}
    shown = "; ".join(f"{word}: {number}" for word, number in numbers.items() if number)
    return Formula(f"=MID({'&'.join(pieces)},3,255)", shown)


def _mark(canvas: Canvas, sheet: TargetSheet) -> None:
    area = Area(sheet.name, FIRST, _OFFICES, FIRST + len(sheet.comparisons) - 1, _OFFICES + len(sheet.offices) - 1)
    cell = address(FIRST, _OFFICES).replace("$", "")
    low, high, national = (_in_row(_AT[field]) for field in ("fence_low", "fence_high", "national"))
    lower = [number for number, each in enumerate(sheet.comparisons) if each.group.lower_is_better]
    worse = "+".join(f"(ROW()={FIRST + number + 1})" for number in lower) or "0"
    canvas.mark(area, f'=AND(ISNUMBER({cell}),{national}<>"",IF({worse},{cell}>{national},{cell}<{national}))', "below")
    canvas.mark(area, f'=AND(ISNUMBER({cell}),{low}<>"",OR({cell}<{low},{cell}>{high}))', "outlier")


def _cells(row: int, first: int, last: int) -> str:
    return address(row, first) if first == last else f"{address(row, first)}:{address(row, last)}"


def _in_row(column: int) -> str:
    """A cell of the same row, whatever row the format looks at: `$M4`."""
    letters = address(FIRST, column).split("$")[1]
    return f"${letters}{FIRST + 1}"
