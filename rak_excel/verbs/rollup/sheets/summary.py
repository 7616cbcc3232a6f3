"""Ringkasan: one page to hand out, with the figures, the verdict, who is missing and what is wrong most often."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.spreadsheet.rollup_canvas import Area, Canvas, Style, address
from rak_excel.spreadsheet.row_heights import DEFAULT_POINTS, height_of
from rak_excel.spreadsheet.table import Formula, Link, Value
from rak_excel.verbs.rollup.commonest import commonest
from rak_excel.verbs.rollup.sheets.charts import COLUMNS, draw_charts, spread_rows
from rak_excel.verbs.rollup.sheets.fields import NOTES, SCHEDULE, STATUS, SUMMARY, TARGETS, WORKLOAD, data_sheet
from rak_excel.verbs.rollup.sheets.layout import Layout
from rak_excel.verbs.rollup.sheets.status import BLANK, MISSING, PARTIAL, STATES, UNDECIDED, state_of
from rak_excel.verbs.rollup.sheets.targets import TargetSheet
from rak_excel.verbs.rollup.sheets.verdict import (
    FIGURE_WIDTH,
    FIGURES_AT,
    completeness,
    counted,
    figure,
    in_state,
    verdict,
)
from rak_excel.vocabulary.offices import region_name
from rak_excel.vocabulary.regions import regions

_WIDTH = 11.3
_VERDICT, _TABLES, _LISTS = FIGURES_AT + 2, 12, 42  # rows, counted from 0
_NAMED = 10  # rows for the offices or provinces without a plan; more of them stand in two columns
_COMMON = 6  # kinds of notes listed

_TITLE = Text("REKAP RENCANA AKSI KINERJA TAHUN {year}", "ROLL-UP OF THE ACTION PLANS OF {year}")
_FIGURES = (
    (Text("Kantor", "Offices"), STATUS),
    (Text("Sudah menyampaikan", "Submitted"), STATUS),
    (Text("Belum menyampaikan", "Not submitted"), STATUS),
    (Text("Kegiatan direkap", "Activities"), None),
    (Text("Kelengkapan rata-rata", "Average completeness"), STATUS),
    (Text("Isian wajib diperbaiki", "Must be corrected"), NOTES),
)
_STATE_HEADINGS = (Text("Status", "Status"), Text("Kantor", "Offices"))
_MISSING = Text("BELUM MENYAMPAIKAN", "NOT SUBMITTED")
_MISSING_OR_UNDECIDED = Text("BELUM MENYAMPAIKAN ATAU PERLU DIPILIH", "NOT SUBMITTED, OR TO BE CHOSEN")
_NOBODY = Text("Semua kantor sudah menyampaikan.", "Every office has submitted.")
_ONLY_IN_PART = Text(
    "Semua kantor sudah mengirim, tetapi ada yang baru sebagian.", "Every office has sent a plan, some of them in part."
)
_PROVINCE = Text("{province}: {count} dari {total} kantor", "{province}: {count} of {total} offices")
_COMMONEST = Text("CATATAN PALING SERING", "MOST FREQUENT NOTES")
_COMMON_HEADINGS = (
    Text("Kode", "Code"),
    Text("Catatan", "Note"),
    Text("Tingkat", "Severity"),
    Text("Kantor", "Offices"),
    Text("Jumlah", "Count"),
)
_CLEAN = Text("Tidak ada catatan.", "There are no notes.")
_SEE = Text("Rincian: ", "Details: ")


@dataclass(slots=True)
class _Page:
    """Cells collected in any order, to be written from top to bottom."""

    name: str
    cells: list[tuple[int, int, int, Value, Style, str]] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=lambda: {FIGURES_AT: 30})

    def put(
        self, row: int, column: int, value: Value, style: Style, *, to: int | None = None, number_format: str = ""
    ) -> None:
        self.cells.append((row, column, column if to is None else to, value, style, number_format))

    def draw(self, canvas: Canvas) -> None:
        for row, points in self.heights.items():
            canvas.height(row, points)
        for row, column, to, value, style, number_format in sorted(self.cells, key=lambda cell: cell[:2]):
            if to > column:
                canvas.joined(Area(self.name, row, column, row, to), value, style, number_format)
            else:
                canvas.put(row, column, value, style, number_format)


def draw_summary(canvas: Canvas, layout: Layout, targets: TargetSheet) -> None:
    page = _Page(layout.name(SUMMARY))
    _draw_head(page, layout)
    _draw_figures(page, layout)
    _draw_verdict(page, layout, targets)
    _draw_states(page, layout)
    spreads = spread_rows(layout, targets)
    for row, values in enumerate(spreads, _TABLES):
        for column, value, style, number_format, last in values:
            page.put(row, column, value, style, to=last, number_format=number_format)
    named = _draw_missing(page, layout)
    _draw_commonest(page, layout)
    canvas.widths([_WIDTH] * COLUMNS)
    page.draw(canvas)
    draw_charts(canvas, layout, page.name, _TABLES, len(STATES), spreads)
    last = _LISTS + max(named, _NAMED, _COMMON) + 2
    canvas.page(tall=1, footer=_title(layout), area=Area(page.name, 0, 0, last, COLUMNS - 1))


def _title(layout: Layout) -> str:
    return _TITLE.filled(year=layout.result.year or "-").said(layout.language)


def _draw_head(page: _Page, layout: Layout) -> None:
    definition = layout.result.definition
    names = [region_name(regions()[code], definition) for code in layout.result.provinces]
    shown = ", ".join(names[:6]) + (f" … ({len(names)})" if len(names) > 6 else "")
    page.put(0, 0, _title(layout), "title")
    page.put(1, 0, shown, "section")
    sheets = [STATUS, TARGETS, SCHEDULE, WORKLOAD, NOTES]
    page.put(2, 0, _SEE.said(layout.language), "subtitle")
    for number, sheet in enumerate(sheets):
        page.put(2, 2 + number * 3, Link(layout.name(sheet), "A1", layout.name(sheet)), "link")


def _draw_figures(page: _Page, layout: Layout) -> None:
    for number, ((label, sheet), (value, style)) in enumerate(zip(_FIGURES, _figures(layout), strict=True)):
        left = number * FIGURE_WIDTH
        text = label.said(layout.language)
        target = layout.name(sheet) if sheet else layout.name(data_sheet(layout.parts[0]))
        page.put(FIGURES_AT - 1, left, Link(target, "A1", text), "link_box", to=left + FIGURE_WIDTH - 1)
        page.put(FIGURES_AT, left, value, "big", to=left + FIGURE_WIDTH - 1, number_format=style)


def _figures(layout: Layout) -> list[tuple[Formula, str]]:
    result, status = layout.result, layout.status
    share = completeness(layout)
    rows = "+".join(f"COUNT({data.column('ordinal')})" for data in layout.data.values())
    errors, mistakes = counted(layout, Severity.ERROR)
    missing, blank, undecided, partial = (in_state(layout, state) for state in (MISSING, BLANK, UNDECIDED, PARTIAL))
    column = status.column("completeness")
    return [
        (Formula(f"=COUNT({status.column('number')})", len(result.offices)), ""),
        (Formula(f"={figure(0)}-{figure(2)}-{undecided}-{partial}", len(result.whole)), ""),
        (Formula(f"={missing}+{blank}", len(result.missing)), ""),
        (Formula(f"={rows}", sum(data.rows for data in layout.data.values())), "#,##0"),
        (Formula(f'=IF(COUNT({column})=0,"",AVERAGE({column}))', "" if share is None else share), "0%"),
        (Formula(f"={errors}", mistakes), "#,##0"),
    ]


def _draw_verdict(page: _Page, layout: Layout, targets: TargetSheet) -> None:
    for row, sentence in enumerate(verdict(layout, targets), _VERDICT):
        page.put(row, 0, sentence, "link" if isinstance(sentence, Link) else "sentence", to=COLUMNS - 1)


def _draw_states(page: _Page, layout: Layout) -> None:
    """How many offices are in each state; beside it the chart."""
    for column, heading, to in ((0, _STATE_HEADINGS[0], 2), (3, _STATE_HEADINGS[1], 3)):
        page.put(_TABLES, column, heading.said(layout.language), "heading", to=to)
    counts = Counter(_kind(state_of(office, layout)) for office in layout.result.offices)
    for row, state in enumerate(STATES, _TABLES + 1):
        name = state.said(layout.language)
        page.put(row, 0, name, "cell", to=2)
        page.put(row, 3, Formula(f"={in_state(layout, state)}", counts[state.id]), "figure")


def _kind(state: Text) -> str:
    """The state that a status belongs to: `Terlambat 3 hari` to `Terlambat`."""
    return next(each.id for each in STATES if state.id.startswith(each.id))


def _draw_missing(page: _Page, layout: Layout) -> int:
    """All of them, whoever reads only this page; gives the number of rows."""
    heading = _MISSING_OR_UNDECIDED if layout.result.undecided else _MISSING
    page.put(_LISTS, 0, heading.said(layout.language), "section")
    nobody = _ONLY_IN_PART if layout.result.partial else _NOBODY
    lines = _missing_lines(layout) or [(nobody.said(layout.language), 0)]
    columns = 1 if len(lines) <= _NAMED else 2
    rows, width = math.ceil(len(lines) / columns), 6 // columns
    for number, (line, at) in enumerate(lines):
        column, row = number // rows * width, _LISTS + 1 + number % rows
        page.put(row, column, Link(layout.name(STATUS), f"A{at + 4}", line), "link_shrunk", to=column + width - 1)
    return rows


def _missing_lines(layout: Layout) -> list[tuple[str, int]]:
    """The offices without a plan that counts, or of several provinces how many each lacks; with the status sheet's row."""
    offices = layout.result.offices
    if len(layout.result.provinces) == 1:
        return [
            (
                office.name
                + (f" ({state_of(office, layout).said(layout.language)})" if office.undecided or office.blank else ""),
                row,
            )
            for row, office in enumerate(offices)
            if not (office.whole or office.partial)
        ]
    lines = []
    for code in layout.result.provinces:
        rows = [row for row, office in enumerate(offices) if regions()[office.region].province == code]
        count = sum(not (offices[row].whole or offices[row].partial) for row in rows)
        if count:
            name = region_name(regions()[code], layout.result.definition)
            lines.append(
                (count, _PROVINCE.filled(province=name, count=count, total=len(rows)).said(layout.language), rows[0])
            )
    return [(line, row) for _, line, row in sorted(lines, key=lambda each: (-each[0], each[2]))]


def _draw_commonest(page: _Page, layout: Layout) -> None:
    page.put(_LISTS, 6, _COMMONEST.said(layout.language), "section")
    listed = commonest(layout.result, _COMMON)
    if not listed:
        page.put(_LISTS + 1, 6, _CLEAN.said(layout.language), "plain")
        return
    spans = ((6, 6), (7, 13), (14, 15), (16, 16), (17, 17))
    for (column, to), heading in zip(spans, _COMMON_HEADINGS, strict=True):
        page.put(_LISTS + 1, column, heading.said(layout.language), "heading", to=to)
    rows = {note.code: row for row, (_, note) in reversed(list(enumerate(layout.result.notes)))}
    for row, each in enumerate(listed, _LISTS + 2):
        code = address(row, 6)
        codes, region = layout.notes.column("code"), "region_number"
        of_office = f"COUNTIFS({codes},{code},{layout.notes.column(region)},{layout.status.column(region)})"
        says = each.says.said(layout.language)
        page.heights[row] = max(DEFAULT_POINTS, height_of([(says, _WIDTH * (spans[1][1] - spans[1][0] + 1))]))
        values: tuple[Value, ...] = (
            Link(layout.name(NOTES), f"A{rows[each.code] + 4}", each.code),
            says,
            each.severity.label.said(layout.language),
            Formula(f"=SUMPRODUCT(--({of_office}>0))", each.offices),
            Formula(f"=COUNTIF({codes},{code})", each.count),
        )
        for (column, to), value, style in zip(
            spans, values, ("center", "cell", "cell", "figure", "figure"), strict=True
        ):
            page.put(row, column, value, style, to=to)
