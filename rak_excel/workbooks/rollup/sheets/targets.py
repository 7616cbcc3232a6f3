"""Perbandingan Target: indicator by office, every target a reference to its row in the data sheets."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from rak_excel.formats.written.drawn.canvas import Canvas, Fold, address
from rak_excel.formats.written.drawn.charts import PERCENT, CellBlock
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.rolling_up.facts.fields import FIRST, HEADINGS
from rak_excel.rolling_up.indicators.measures import OTHER
from rak_excel.rolling_up.side_by_side.comparison import ENOUGH, POINTS, TargetComparison
from rak_excel.workbooks.rollup.sheets import target_formulas
from rak_excel.workbooks.rollup.sheets.target_places import (
    AT,
    OFFICES_AT,
    TARGET_FIELDS,
    OfficeColumn,
    TargetSheet,
    heading_points,
)
from rak_excel.workbooks.rollup.tables import MANY, PRINTED, fit_row

__all__ = ["TargetSheet", "draw_targets"]

_TITLE = Text("Perbandingan target antarkantor", "Targets of the offices compared")
_SUBTITLE = Text(
    "Tebal berwarna: jauh dari kantor lain. Bergaris bawah: di bawah target nasional. {other}: jenis atau satuannya lain, "
    "tidak ikut dibandingkan. Cara menilainya ada di bawah tabel. Jangan mengurutkan (Sort) sheet ini; saring saja.",
    "Bold and coloured: far from the other offices. Underlined: below the national target. {other}: of another kind or unit, "
    "not compared. How this is judged stands below the table. Do not sort this sheet; use the filter.",
).filled(other=OTHER)
_RULES = (
    Text(
        "Jauh dari kantor lain: target di bawah Batas Bawah atau di atas Batas Atas, dan bedanya dengan Nilai Tengah {points} "
        "poin atau lebih; untuk angka yang bukan persen, sepersepuluh Nilai Tengah atau lebih.",
        "Far from the other offices: a target below Lower Fence or above Upper Fence that differs from Middle by {points} "
        "points or more; where it is no percentage, by a tenth of Middle or more.",
    ).filled(points=POINTS),
    Text(
        "Batas Bawah dan Batas Atas mengikuti separuh kantor yang di tengah: kuartil pertama dikurangi, dan kuartil ketiga "
        "ditambah, 1,5 kali jarak keduanya.",
        "The fences follow the half of the offices in the middle: the first quartile less, and the third one plus, 1.5 times "
        "the distance between the two.",
    ),
    Text(
        "Dinilai kalau sedikitnya {enough} kantor mengisi angka. Kalau lebih dari seperempatnya akan ditandai, sebarannya "
        'memang lebar: tidak ada yang ditandai, dan tertulis "{wide}".',
        "Judged where at least {enough} offices give a number. Where more than a quarter of them would be marked, the targets "
        'do spread wide: none is marked, and it says "{wide}".',
    ).filled(enough=ENOUGH, wide=target_formulas.WIDE),
    Text(
        "Satuan mengikuti daftar indikator; untuk indikator di luar daftar, satuan yang paling banyak dipakai. Target yang "
        "dikoreksi di sheet Data langsung ikut dihitung: ketik angkanya saja dan betulkan satuannya.",
        "The unit is that of the list of indicators; of an indicator outside the list, that of most offices. A target that is "
        "corrected on a data sheet counts at once: type the number alone and put its unit right.",
    ),
)
_AGAIN = "#"  # in the code of an indicator that one plan has more than once
_SEVERAL_TIMES = Text(
    "{code}: indikator {key} ditulis lebih dari sekali di rencana satu kantor; target yang kedua dibandingkan di baris ini.",
    "{code}: the indicator {key} stands more than once in the plan of an office; its second target is compared in this row.",
)
_FOLDED = Text(
    "Kolom provinsi sengaja kosong: klik + di atasnya untuk membuka kantornya. Selnya berwarna kalau ada kantornya yang jauh "
    "dari kantor lain.",
    "The columns of provinces are blank on purpose: click + above one to see its offices. A cell is coloured where one of them "
    "is far from the others.",
)
_ONLY_SUMMARY = Text(
    "Dicetak hanya kolom ringkasan, dua halaman pertama; atur atau hapus area cetak (Print Area) untuk mencetak yang lain.",
    "Only the columns of the summary are printed, two pages; set or clear the print area to print others.",
)
_COUNTS = (
    Text("Target kantor ini yang jauh dari kantor lain", "Targets of this office far from the others"),
    Text("Target kantor ini yang beda satuan", "Targets of this office in another unit"),
)
_NAMED = AT["indicator"] + 1  # columns that stay in sight, and stand on each page
_TITLE_POINTS = 21.0
_EDGE = 1  # the width of a blank column at the edge: into it spills what folded cells hold, and not into a province's
_PAGE_WIDTH = 300  # characters on one page, in print that is still read


def draw_targets(canvas: Canvas, sheet: TargetSheet) -> None:
    _draw_head(canvas, sheet)
    for number, comparison in enumerate(sheet.comparisons):
        _draw_row(canvas, sheet, comparison, number)
    if sheet.comparisons and sheet.offices:
        _draw_counts(canvas, sheet)
        _mark(canvas, sheet)
    rules = [*_RULES, *several_times(each.group.code for each in sheet.comparisons)]
    for row, rule in enumerate(rules, sheet.counts_at + len(_COUNTS) + 1):
        canvas.put(row, 0, rule, "subtitle")
    _set_page(canvas, sheet, sheet.counts_at + len(_COUNTS) + len(rules))


def several_times(codes: Iterable[str]) -> list[Text]:
    """What such a code as `S8.1#2` means, where there is one."""
    again = (code for code in codes if code.endswith(f"{_AGAIN}2"))
    return [_SEVERAL_TIMES.filled(code=code, key=code.split(_AGAIN)[0]) for code in again][:1]


def _draw_head(canvas: Canvas, sheet: TargetSheet) -> None:
    columns, provinces = sheet.columns, _provinces(sheet)
    hidden = [column for column, field in enumerate(TARGET_FIELDS) if field.hidden]
    widths = [*(field.width for field in TARGET_FIELDS), *(column.width for column in columns)]
    canvas.widths([*widths, *([_EDGE] if provinces else [])], hidden)
    if provinces:
        canvas.fold([Fold(column.at, column.first, column.last) for column in provinces])
    canvas.height(0, _TITLE_POINTS)
    canvas.put(0, 0, _TITLE, "title")
    many = len(sheet.offices) > MANY
    if many:
        canvas.put(0, _NAMED, _ONLY_SUMMARY, "subtitle")
    if provinces:  # beside the title, where it is printed whole; of many offices these columns are not printed
        canvas.put(0, OFFICES_AT if many else _NAMED, _FOLDED, "subtitle")
    canvas.put(1, 0, _SUBTITLE, "subtitle")
    canvas.height(HEADINGS, heading_points(columns))
    canvas.put_row(HEADINGS, [field.heading for field in TARGET_FIELDS], "heading")
    styles = ["heading" if column.office else "upright" for column in columns]
    canvas.put_row(HEADINGS, [column.name for column in columns], styles, OFFICES_AT)


def _provinces(sheet: TargetSheet) -> list[OfficeColumn]:
    return [column for column in sheet.columns if column.office is None]


def _set_page(canvas: Canvas, sheet: TargetSheet, bottom: int) -> None:
    canvas.freeze(FIRST, _NAMED)
    # The buttons of a filter would hide the names of provinces.
    provinces = _provinces(sheet)
    filtered = OFFICES_AT - 1 if provinces else sheet.last_column
    last = FIRST + len(sheet.comparisons) - 1
    canvas.filter(CellBlock(sheet.name, HEADINGS, 0, last, filtered))
    widths = sheet.table.widths
    seen = [*widths[_NAMED:], *(column.width for column in provinces or sheet.columns)]
    wide = math.ceil(math.fsum(seen) / (_PAGE_WIDTH - math.fsum(widths[:_NAMED])))
    area = CellBlock(sheet.name, 0, 0, bottom, sheet.last_column + 1) if provinces else None
    canvas.page(repeat=(HEADINGS, HEADINGS), columns=_NAMED, wide=wide, footer=_TITLE, area=area)
    if len(sheet.offices) > MANY:
        canvas.print_first(PRINTED, CellBlock(sheet.name, 0, 0, last, OFFICES_AT - 1), HEADINGS)


def _draw_row(canvas: Canvas, sheet: TargetSheet, comparison: TargetComparison, number: int) -> None:
    row = FIRST + number
    percent = PERCENT if comparison.percent else ""
    values = list(target_formulas.summary(sheet, comparison, row))
    wrapped = [each.value if isinstance(each, Formula) else each for each in values]
    widths = [field.width if field.style in {"cell", "told"} else 0 for field in TARGET_FIELDS]
    fit_row(canvas, row, wrapped, widths)
    for field, value in zip(TARGET_FIELDS, values, strict=True):
        counted = field.id in {"values", "offices", "below", "other"}
        canvas.put(row, AT[field.id], value, field.style, percent if field.style == "figure" and not counted else "")
    indicators = [comparison.cells.get(column.office.region) if column.office else None for column in sheet.columns]
    targets = [
        target_formulas.reference(sheet, comparison, indicator) if indicator else None for indicator in indicators
    ]
    # What stands below a province is blank, so that it counts in no figure over the offices.
    canvas.put_row(row, targets, "figure", OFFICES_AT, percent)


def _draw_counts(canvas: Canvas, sheet: TargetSheet) -> None:
    """Below the table, apart from what its filter hides: how many targets of each office, and province, stand out."""
    counts = zip(*(target_formulas.office_counts(sheet, place) for place in range(len(sheet.offices))), strict=True)
    for row, (label, figures) in enumerate(zip(_COUNTS, counts, strict=True), sheet.counts_at):
        by_column = dict(zip(sheet.office_columns, figures, strict=True))
        canvas.put(row, AT["indicator"], label, "cell")
        canvas.put_row(row, [_count(sheet, column, by_column, row) for column in sheet.columns], "figure", OFFICES_AT)


def _count(sheet: TargetSheet, column: OfficeColumn, by_column: Mapping[int, Formula], row: int) -> Formula:
    """The count of an office, or the sum of those of a province's offices."""
    if column.office:
        return by_column[column.at]
    counts = [by_column[at].value for at in range(column.first, column.last + 1)]
    its_own = CellBlock(sheet.name, row, column.first, row, column.last)
    return Formula(f"=SUM({its_own.local})", sum(map(int, counts)))


def _mark(canvas: Canvas, sheet: TargetSheet) -> None:
    area = CellBlock(sheet.name, FIRST, OFFICES_AT, FIRST + len(sheet.comparisons) - 1, sheet.last_column)
    cell = address(FIRST, OFFICES_AT).replace("$", "")
    in_its_row = {field.id: target_formulas.in_row(column) for column, field in enumerate(TARGET_FIELDS)}
    lower = [number for number, each in enumerate(sheet.comparisons) if each.group.lower_is_better]
    worse = "+".join(f"(ROW()={FIRST + number + 1})" for number in lower) or "0"
    canvas.mark(area, target_formulas.is_below(cell, in_its_row["national"], lower=worse), "below")
    for number, each in enumerate(sheet.comparisons):
        if each.measure.words and each.national is not None:
            row = FIRST + number
            words = CellBlock(sheet.name, row, area.left, row, area.right)
            first, national = (address(row, column) for column in (OFFICES_AT, AT["national"]))
            canvas.mark(words, f"={target_formulas.ranks_below(each, first.replace('$', ''), national)}", "below")
    canvas.mark(area, target_formulas.is_far(cell, in_its_row), "outlier")
    canvas.mark(area, target_formulas.is_other(cell), "attention")
    for column in _provinces(sheet):
        first, last = (target_formulas.in_row(at) for at in (column.first, column.last))
        below = CellBlock(sheet.name, FIRST, column.at, area.bottom, column.at)
        canvas.mark(below, target_formulas.has_far(f"{first}:{last}", in_its_row), "attention")
