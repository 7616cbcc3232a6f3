"""Perbandingan Target: indicator by office, every target a reference to its row in the data sheets."""

from __future__ import annotations

import math

from rak_excel.language import Text
from rak_excel.spreadsheet.rollup_canvas import PERCENT, Area, Canvas, address
from rak_excel.verbs.rollup.comparison import ENOUGH, Comparison
from rak_excel.verbs.rollup.sheets.fields import FIRST, HEADINGS
from rak_excel.verbs.rollup.sheets.tables import fit_row
from rak_excel.verbs.rollup.sheets.target_formulas import in_row, office_counts, reference, summary
from rak_excel.verbs.rollup.sheets.target_places import AT, OFFICES_AT, TARGET_FIELDS, TargetSheet

__all__ = ["TargetSheet", "draw_targets"]

_TITLE = Text("Perbandingan target antarkantor", "Targets of the offices compared")
_SUBTITLE = Text(
    "Tebal berwarna: jauh dari kantor lain (di luar 1,5 jarak antarkuartil, sedikitnya {enough} kantor). "
    "Bergaris bawah: di bawah target nasional.",
    "Bold and coloured: far from the other offices (outside 1.5 interquartile ranges, at least {enough} offices). "
    "Underlined: below the national target.",
).filled(enough=ENOUGH)
_OFFICE_WIDTH = 10  # characters: `1 Dokumen` fits
_COUNTS = (
    Text("Target kantor ini yang jauh dari kantor lain", "Targets of this office far from the others"),
    Text("Target kantor ini yang beda satuan", "Targets of this office in another unit"),
)
_PAGE_WIDTH = 300  # characters on one page, in print that is still read


def draw_targets(canvas: Canvas, sheet: TargetSheet) -> None:
    language = sheet.layout.language
    widths = [*(field.width for field in TARGET_FIELDS), *([_OFFICE_WIDTH] * len(sheet.offices))]
    canvas.widths(widths)
    canvas.put(0, 0, _TITLE.said(language), "title")
    canvas.put(1, 0, _SUBTITLE.said(language), "subtitle")
    canvas.height(HEADINGS, max([60, *(6 * len(office.name) for office in sheet.offices)]))
    canvas.put_row(HEADINGS, [field.heading.said(language) for field in TARGET_FIELDS], ["heading"] * OFFICES_AT)
    canvas.put_row(HEADINGS, [office.name for office in sheet.offices], ["upright"] * len(sheet.offices), OFFICES_AT)
    for number, comparison in enumerate(sheet.comparisons):
        _draw_row(canvas, sheet, comparison, number)
    named = AT["indicator"] + 1  # columns that stay in sight, and stand on each page
    canvas.freeze(FIRST, named)
    canvas.filter(
        Area(sheet.name, HEADINGS, 0, FIRST + len(sheet.comparisons) - 1, OFFICES_AT + len(sheet.offices) - 1)
    )
    wide = math.ceil(math.fsum(widths[named:]) / (_PAGE_WIDTH - math.fsum(widths[:named])))
    canvas.page(repeat=(HEADINGS, HEADINGS), columns=named, wide=wide, footer=_TITLE.said(language))
    if sheet.comparisons and sheet.offices:
        _draw_counts(canvas, sheet)
        _mark(canvas, sheet)


def _draw_row(canvas: Canvas, sheet: TargetSheet, comparison: Comparison, number: int) -> None:
    row = FIRST + number
    percent = PERCENT if comparison.percent else ""
    fit_row(canvas, row, [comparison.group.text], [TARGET_FIELDS[AT["indicator"]].width])
    for field, value in zip(TARGET_FIELDS, summary(sheet, comparison, row), strict=True):
        counted = field.id in {"values", "offices", "far", "below", "other"}
        canvas.put(row, AT[field.id], value, field.style, percent if field.style == "figure" and not counted else "")
    indicators = [comparison.cells.get(office.region) for office in sheet.offices]
    targets = [reference(sheet, comparison, indicator) if indicator else None for indicator in indicators]
    canvas.put_row(row, targets, ["figure"] * len(targets), OFFICES_AT, percent)


def _draw_counts(canvas: Canvas, sheet: TargetSheet) -> None:
    """Below the table, apart from what its filter hides: how many targets of each office stand out."""
    counts = zip(*(office_counts(sheet, place) for place in range(len(sheet.offices))), strict=True)
    for row, (label, figures) in enumerate(zip(_COUNTS, counts, strict=True), sheet.counts_at):
        canvas.put(row, AT["indicator"], label.said(sheet.layout.language), "cell")
        canvas.put_row(row, figures, ["figure"] * len(figures), OFFICES_AT)


def _mark(canvas: Canvas, sheet: TargetSheet) -> None:
    area = Area(sheet.name, FIRST, OFFICES_AT, FIRST + len(sheet.comparisons) - 1, OFFICES_AT + len(sheet.offices) - 1)
    cell = address(FIRST, OFFICES_AT).replace("$", "")
    low, high, national = (in_row(AT[field]) for field in ("fence_low", "fence_high", "national"))
    lower = [number for number, each in enumerate(sheet.comparisons) if each.group.lower_is_better]
    worse = "+".join(f"(ROW()={FIRST + number + 1})" for number in lower) or "0"
    canvas.mark(area, f'=AND(ISNUMBER({cell}),{national}<>"",IF({worse},{cell}>{national},{cell}<{national}))', "below")
    canvas.mark(area, f'=AND(ISNUMBER({cell}),{low}<>"",OR({cell}<{low},{cell}>{high}))', "outlier")
