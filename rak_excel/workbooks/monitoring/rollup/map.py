"""Peta Capaian: every indicator across the offices, with percentage, letter and colour; what is not due is grey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import quoted
from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue, address
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.row_heights import height_of
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model.monitoring import NOT_NOW, Standing
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import FIRST, HEADINGS
from rak_excel.rolling_up.indicators.alignment import Group
from rak_excel.rolling_up.monitoring.filing import Filing
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.workbooks.monitoring.rollup.data import shown
from rak_excel.workbooks.monitoring.rollup.fields import NUMBERED, SHORT, filed_code
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.short_names import beside_its_code
from rak_excel.workbooks.rollup.tables import MANY, UPRIGHT_POINTS

_TITLE = Text("Peta capaian {quarter} Tahun {year}", "Achievement in {quarter} of {year}")
_LEGEND = Text(
    "Persen capaian terhadap target s.d. triwulan ini, tanpa pembulatan ke atas. {words}",
    "Percentage of the target up to this quarter, never rounded up. {words}",
)
_OWN = Text("{part}: indikator di luar daftar baku", "{part}: indicators outside the list")
_REPORT = Text("Laporan", "Report")
_FILED = {
    Filing.TO_CHOOSE: Text("pilih", "choose"),
    Filing.NOT_OBLIGED: Text("tdk wajib", "not obl."),
    Filing.MISSING: Text("belum", "missing"),
    Filing.NOT_GIVEN: Text("tanpa file", "no file"),
    Filing.NO_PLAN: Text("tanpa RAK", "no plan"),
}
_HERE = Text("✓", "✓")
_HEADINGS = (
    (Text("Kode", "Code"), 7.0),
    (Text("Indikator", "Indicator"), 50.0),
    (Text("Tercapai", "Reached"), 8.0),
    (Text("Mende- kati", "Near"), 8.0),
    (Text("Belum tercapai", "Missed"), 8.0),
    (Text("Belum diisi, dicek", "Blank or asked"), 8.0),
)
_COUNTED = (
    (Standing.MET,),
    (Standing.NEAR,),
    (Standing.MISSED,),
    (Standing.BLANK, Standing.UNCLEAR),
)
_LEFT = len(_HEADINGS)
_OFFICE_WIDTH = 9.3


class _Line(Record):
    """A row of the map: an indicator, or the heading of those that follow."""

    group: Group | None
    heading: Text | None = None


def draw_map(canvas: Canvas, layout: ReportLayout) -> None:
    result = layout.result
    lines = list(_lines(layout))
    offices = result.offices
    canvas.widths([*(width for _, width in _HEADINGS), *[_OFFICE_WIDTH] * len(offices)])
    title = _TITLE.filled(quarter=result.quarter.label, year=result.quarter.year or "")
    canvas.put(0, 0, title, "title")
    canvas.put(1, 0, legend(layout), "subtitle")
    canvas.height(HEADINGS, UPRIGHT_POINTS)
    names = [layout.places[office.region] for office in offices]
    canvas.put_row(
        HEADINGS, [*(text for text, _ in _HEADINGS), *names], [*["heading"] * _LEFT, *["upright"] * len(names)]
    )
    _draw_filed(canvas, layout)
    places = _places(layout)
    for row, line in enumerate(lines, FIRST + 1):
        _draw_line(canvas, layout, row, line, places)
    last = FIRST + len(lines)
    _mark(canvas, layout, last)
    canvas.freeze(FIRST + 1, 2)
    last_column = _LEFT - 1 if len(offices) > MANY else _LEFT + len(offices) - 1
    area = CellBlock(canvas.name, 0, 0, last, last_column)
    canvas.page(repeat=(HEADINGS, FIRST), footer=title, area=area)


def legend(layout: ReportLayout) -> Text:
    """What each letter and word stands for."""
    words = layout.result.words
    pairs = [
        Text(f"{text.id} = {words.standing(each)}", f"{text.en} = {words.standing(each)}")
        for each, text in SHORT.items()
    ]
    return _LEGEND.filled(words=Text("; ", "; ").join(pairs))


def _lines(layout: ReportLayout) -> Iterator[_Line]:
    """The indicators part by part, those of the definition first and the offices' own behind them, each under its heading."""
    for part in layout.result.definition.parts:
        own = [group for group in layout.result.groups if group.part == part.id]
        known = layout.result.definition.indicators
        listed = [group for group in own if key_and_occurrence(group.code)[0] in known]
        others = [group for group in own if group not in listed]
        for groups, heading in ((listed, Text(part.sheet, part.sheet)), (others, _OWN.filled(part=part.sheet))):
            if groups:
                yield _Line(None, heading)
                yield from (_Line(group) for group in groups)


def _draw_filed(canvas: Canvas, layout: ReportLayout) -> None:
    """Below the names of the offices whether they reported: a blank column says by itself no more than that nothing is there."""
    status, asked = layout.status, layout.result.quarter.number
    values: list[DrawnValue] = ["", _REPORT, *[""] * (_LEFT - 2)]
    for number, office in enumerate(layout.result.offices):
        code = status.cell(filed_code(asked), number)
        rest = f'"{layout.said(_HERE)}"'
        for filing, word in _FILED.items():
            rest = f'IF({code}={filing.code},"{layout.said(word)}",{rest})'
        values.append(Formula(f"={rest}", layout.said(_FILED.get(office.now.filing, _HERE))))
    canvas.put_row(FIRST, values, ["total", "total", *["total"] * (_LEFT - 2), *["told"] * len(layout.result.offices)])


_Places = dict[tuple[str, str], tuple[int, str]]


def _places(layout: ReportLayout) -> _Places:
    """By office and code the row of the data sheet, counted from 0, and what it shows."""
    return {
        (each.row.region, each.code): (number, shown(each, layout)) for number, each in enumerate(layout.result.reached)
    }


def _draw_line(canvas: Canvas, layout: ReportLayout, row: int, line: _Line, places: _Places) -> None:
    offices = layout.result.offices
    if line.group is None:
        values: list[DrawnValue] = ["", line.heading, *[""] * (_LEFT - 2 + len(offices))]
        canvas.put_row(row, values, "total")
        return
    group, data = line.group, layout.reached
    indicator = layout.said(beside_its_code(group.code, group.text))
    canvas.height(row, height_of([(indicator, _HEADINGS[1][1])]))
    cells: list[DrawnValue] = []
    column = f"{quoted(data.sheet)}!${data.letters['shown']}$"
    for office in offices:
        place = places.get((office.region, group.code))
        cells.append(Formula(f"={column}{FIRST + place[0] + 1}", place[1]) if place else "")
    counts = _counts(layout, group, address(row, 0))
    values = [group.code, indicator, *counts, *cells]
    canvas.put_row(row, values, ["center", "cell", *["figure"] * (_LEFT - 2 + len(offices))])


def _counts(layout: ReportLayout, group: Group, code: str) -> Sequence[Formula]:
    data = layout.reached
    standings = Counter(each.row.standing for each in layout.result.by_code.get(group.code, ()))
    return [
        Formula(
            "="
            + "+".join(
                f"COUNTIFS({data.column('code')},{code},{data.column('standing_code')},{NUMBERED[each]})"
                for each in those
            ),
            sum(standings[each] for each in those),
        )
        for those in _COUNTED
    ]


def _mark(canvas: Canvas, layout: ReportLayout, last: int) -> None:
    """By the letter at the end of each cell: bold, underlined and dark where it was missed, so that grey print tells it too."""
    offices = layout.result.offices
    if not offices:
        return
    area = CellBlock(canvas.name, FIRST + 1, _LEFT, last, _LEFT + len(offices) - 1)
    cell = address(FIRST + 1, _LEFT).replace("$", "")
    filed = CellBlock(canvas.name, FIRST, _LEFT, FIRST, _LEFT + len(offices) - 1)
    canvas.mark(filed, f'={address(FIRST, _LEFT).replace("$", "")}<>"{layout.said(_HERE)}"', "outlier")
    for standing, look in ((Standing.MISSED, "below"), (Standing.NEAR, "outlier"), (Standing.MET, "good")):
        word = layout.said(SHORT[standing])
        canvas.mark(area, f'=RIGHT({cell},{len(word)})="{word}"', look)  # type: ignore[arg-type] # a literal of the pairs
    asked = (f'{cell}="{layout.said(SHORT[each])}"' for each in (Standing.BLANK, Standing.UNCLEAR))
    canvas.mark(area, f"=OR({','.join(asked)})", "asked")
    grey = (f'{cell}="{layout.said(SHORT[each])}"' for each in Standing if each in NOT_NOW)
    canvas.mark(area, f"=OR({','.join(grey)})", "grey")
