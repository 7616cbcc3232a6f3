"""What is wrong most often, and the percentages that differ most between the offices."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.drawn.charts import PERCENT, Chart, Series
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, height_of
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Text
from rak_excel.rolling_up.findings.counting import commonest
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.summary.page import ASIDE, WIDTH, Span, SummaryPage, marks_apart
from rak_excel.workbooks.rollup.tables import equal, link_to

MOST = 8  # indicators
_LEFT = 5
_WORDING: Span = (_LEFT + 1, _LEFT + 4)
_SPANS: tuple[Span, ...] = (
    (_LEFT, _LEFT),
    _WORDING,
    *((column, column) for column in range(_WORDING[1] + 1, _WORDING[1] + 5)),
)
_ROOM = 16  # of the chart, for a label
_UNITS, _MARKS = (10, 20, 50, 100, 1000), 13
_LONGEST = 58  # letters of a wording
_WHO = " yang "  # between those whom an indicator is about and what it says of them
_HEADINGS = (
    Text("Kode", "Code"),
    Text("Indikator", "Indicator"),
    Text("Terendah", "Lowest"),
    Text("Nilai Tengah", "Middle"),
    Text("Tertinggi", "Highest"),
    Text("Kantor Bertarget", "Offices with a Target"),
)
_FIELDS = ("low", "middle", "high", "offices")
_BARS = (
    Text("Terendah ke tengah", "Lowest to middle"),
    Text("Tengah ke tertinggi", "Middle to highest"),
)
_TITLE = Text("Target persen yang paling beragam", "Percentages that differ most")
_DESCRIBED = Text(
    "Grafik rentang target dalam persen: setiap batang dari target terendah sampai tertinggi, dengan batas warna pada "
    "nilai tengah. Angkanya ada di tabel di atas grafik.",
    "Chart of ranges of targets in percent: each bar from the lowest to the highest target, its shade changing at the "
    "middle. The figures are in the table above it.",
)
_AXIS = Text("Target (%)", "Target (%)")
_INDICATOR = Text("Kode indikator", "Indicator code")
_NONE = Text(
    "Target persen tidak berbeda antarkantor, atau belum ada.",
    "The offices' percentages do not differ, or there are none yet.",
)


def widest(comparisons: Sequence[TargetComparison], offices: int) -> list[int]:
    """The comparisons in percent with the widest spread among those that at least half of the offices share.

    Each part has its share of them, and where one has fewer, the other has more; the widest stand first.
    """
    spreads = {
        number: each.high - each.low
        for number, each in enumerate(comparisons)
        if each.percent and each.low is not None and each.high is not None and each.high > each.low
    }
    shared = {number: spread for number, spread in spreads.items() if 2 * len(comparisons[number].numbers) >= offices}
    ranked = sorted(shared or spreads, key=lambda number: (-spreads[number], number))
    seen: Counter[str] = Counter()
    turns = {}
    for number in ranked:
        part = comparisons[number].group.part
        seen[part] += 1
        turns[number] = seen[part]
    return sorted(sorted(ranked, key=lambda number: turns[number])[:MOST], key=ranked.index)


def draw_spread(page: SummaryPage, layout: Layout, targets: TargetSheet, top: int) -> list[int]:
    """The table, and beside the page how long the bars of the chart are; gives the comparisons in it."""
    language = layout.language
    shown = widest(targets.comparisons, len(targets.offices))
    first = {targets.comparisons[number].group.text.split(" ", 1)[0] for number in shown}
    # The word with which all wordings begin: it need be said only once.
    shared = next(iter(first)) if len(first) == 1 and len(shown) > 1 else ""
    headings = [heading.said(language) for heading in _HEADINGS]
    headings[1] += f": {shared}" if shared else ""
    page.put_row(top, _SPANS, headings, "heading")
    if not shown:
        page.put(top + 1, (_SPANS[0][0], _SPANS[-1][1]), _NONE, "cell")
    for column, heading in enumerate(_BARS, ASIDE):
        page.put(top, column, heading, "caption")
    for row, number in enumerate(shown, top + 1):
        comparison = targets.comparisons[number]
        low, middle, high = comparison.low or 0, comparison.middle or 0, comparison.high or 0
        known = (low, middle, high, len(comparison.numbers) + comparison.values.total())
        figures = [
            Formula(f"={targets.table.cell(each, number)}", value) for each, value in zip(_FIELDS, known, strict=True)
        ]
        wording = _shortened(comparison.group.text.removeprefix(shared).strip())
        values: list[CellValue] = [comparison.group.code, wording, *figures[:-1]]
        # The format is said here: until something is computed, a cell does not take that of the cell it refers to.
        page.put_row(row, _SPANS[:-1], values, ["center", "cell_shrunk", *["figure"] * (len(figures) - 1)], PERCENT)
        page.put(row, _SPANS[-1], figures[-1], "figure")
        cells = [page.area(row, span[0]).local for span in _SPANS[2:5]]
        for column, (one, other), value in ((ASIDE, cells[:2], middle - low), (ASIDE + 1, cells[1:], high - middle)):
            page.put(row, column, Formula(f"=IF(COUNT({one},{other})<2,0,{other}-{one})", value), "subtitle")
    return shown


def spread_chart(
    page: SummaryPage, layout: Layout, targets: TargetSheet, shown: Sequence[int], top: int, size: tuple[int, int]
) -> Chart:
    language, count = layout.language, len(shown)
    codes = page.area(top + 1, _LEFT, count)
    names = ["", *(name.said(language) for name in _BARS), ""]
    columns = (_SPANS[2][0], ASIDE, ASIDE + 1, _SPANS[4][0])  # lowest, two lengths, highest
    series = tuple(
        Series(name, codes, page.area(top + 1, column, count), shade)
        for name, column, shade in zip(names, columns, (0, 1, 0, 0), strict=True)
    )
    limits = _limits([targets.comparisons[number] for number in shown])
    title, described = _TITLE.said(language), _DESCRIBED.said(language)
    return Chart(
        "ranges",
        title,
        _INDICATOR.said(language),
        _AXIS.said(language),
        series,
        size,
        limits=limits,
        unit=marks_apart(limits[1] - limits[0], _UNITS, _MARKS),
        description=described,
    )


def _limits(comparisons: Sequence[TargetComparison]) -> tuple[float, float]:
    """The tens around what is there, with room for the lowest value to the left."""
    lowest = min((each.low for each in comparisons if each.low is not None), default=0)
    highest = max((each.high for each in comparisons if each.high is not None), default=100)
    return math.floor((lowest - (highest - lowest) / _ROOM) / 10) * 10, math.ceil(highest / 10) * 10


def _shortened(wording: str) -> str:
    """A long wording without its end; of whom it speaks, where that is long, gives way to what it says of them."""
    if len(wording) <= _LONGEST:
        return wording
    whom, yang, says = wording.partition(_WHO)
    if yang and len(whom) > _LONGEST // 2:
        left = _LONGEST - len(says) - len(_WHO)
        wording = f"{_cut_list(whom, max(left, _LONGEST // 3))}{_WHO}{says}"
    return _cut(wording, _LONGEST)


def _cut_list(words: str, room: int) -> str:
    """Of a list no piece that is not whole: `KPU …`, and not `KPU, KPU …` of `KPU, KPU Provinsi/KIP Aceh`."""
    cut = _cut(words, room).removesuffix(" …")
    begun = not words[len(cut) :].startswith((",", " dan")) and ", " in cut
    return words if cut == words else f"{cut.rpartition(', ')[0] if begun else cut} …"


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else f"{words[:room].rsplit(' ', 1)[0].rstrip(',')} …"


_MOST = 6  # kinds
_HEADING = Text("CATATAN PALING SERING", "MOST FREQUENT NOTES")
_COLUMNS = (
    Text("Kode", "Code"),
    Text("Catatan", "Note"),
    Text("Tingkat", "Severity"),
    Text("Di Berapa Kantor", "In How Many Offices"),
    Text("Berapa Kali", "How Often"),
)
_FREQUENT_SPANS: tuple[Span, ...] = ((0, 0), (1, 11), (12, 13), (14, 15), (16, 17))
_CLEAN = Text("Tidak ada catatan.", "There are no notes.")


def draw_frequent(page: SummaryPage, layout: Layout, top: int) -> int:
    """Gives the number of rows."""
    language = layout.language
    page.put(top, 0, _HEADING, "section")
    listed = commonest(layout.result, _MOST)
    if not listed:
        page.put(top + 1, 0, _CLEAN, "plain")
        return 2
    page.put_row(top + 1, _FREQUENT_SPANS, _COLUMNS, "heading")
    notes, region = layout.notes, "region_number"
    for row, each in enumerate(listed, top + 2):
        code, severity = (address(row, span[0]) for span in (_FREQUENT_SPANS[0], _FREQUENT_SPANS[2]))
        kind = f"{notes.column('code')},{code},{notes.column('severity')},{severity},{layout.counting}"
        of_office = f"COUNTIFS({kind},{notes.column(region)},{layout.status.column(region)})"
        says = each.says.said(language)
        # Only the words of a finding of a rule that is no more are longer than a line.
        page.heights[row] = max(
            DEFAULT_POINTS, height_of([(says, WIDTH * (_FREQUENT_SPANS[1][1] - _FREQUENT_SPANS[1][0] + 1))])
        )
        values: tuple[CellValue, ...] = (
            each.code,
            says,
            each.severity.label.said(language),
            Formula(f"=SUMPRODUCT(--({of_office}>0))", each.offices),
            link_to(
                notes, "code", code, Formula(f"=COUNTIFS({kind})", each.count), [equal(notes, "severity", severity)]
            ),
        )
        page.put_row(row, _FREQUENT_SPANS, values, ["center", "cell", "cell", "figure", "link_figure"])
    return 2 + len(listed)
