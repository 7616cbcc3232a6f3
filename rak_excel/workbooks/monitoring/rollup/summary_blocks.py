"""The blocks of Ringkasan: who reported, how indicators stand, what is off track, what hinders."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.written.drawn.canvas import DrawnValue, address
from rak_excel.formats.written.drawn.charts import CellStyle
from rak_excel.formats.written.row_heights import BOLD, DEFAULT_POINTS, fitting, height_of
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model.monitoring import Standing
from rak_excel.rolling_up.monitoring.attention import Hindrance, OffTrack, obstacles_of
from rak_excel.workbooks.monitoring.rollup.fields import MAP, NUMBERED, REGISTER
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.short_names import beside_its_code
from rak_excel.workbooks.monitoring.rollup.summary_texts import (
    figure_of,
    names_of,
    put_heading,
    within,
    worded,
)
from rak_excel.workbooks.rollup.summary.page import COLUMNS, Span, SummaryPage

_LAST = COLUMNS - 1
_MOST_OFF, _MOST_HINDRANCES, _MOST_SHARED = 5, 3, 3
_LINES = 2  # of a text in a row
_STANDINGS = Text(
    "STATUS CAPAIAN INDIKATOR (SEMUA KANTOR YANG SUDAH LAPOR)", "WHERE INDICATORS STAND (ALL OFFICES THAT REPORTED)"
)
_OFF = Text(
    "INDIKATOR YANG PALING BANYAK BELUM TERCAPAI ATAU MENDEKATI", "INDICATORS THAT MOST OFFICES MISSED OR ARE NEAR"
)
_HINDERS = Text("INDIKATOR YANG TERKENDALA DI PALING BANYAK KANTOR", "INDICATORS WITH OBSTACLES IN MOST OFFICES")
_SHARED = Text("KENDALA YANG DITULIS SAMA OLEH BEBERAPA KANTOR", "OBSTACLES THAT SEVERAL OFFICES WRITE ALIKE")
_NONE_OFF = Text("Tidak ada di antara indikator yang sudah dapat dinilai.", "None of those that can be judged by now.")
STATUS, OFFICES, NAMES = Text("Status", "Status"), Text("Kantor", "Offices"), Text("Nama", "Names")
_INDICATORS = Text("Indikator", "Indicators")
_OBSTACLE = Text("Kendala", "Obstacle")
_CODE, _INDICATOR = Text("Kode", "Code"), Text("Indikator", "Indicator")


def draw_standings(page: SummaryPage, layout: ReportLayout, top: int) -> int:
    """How many indicators stand where, two standings side by side; nothing that is not due is among the judged ones."""
    page.put(top, 12, _STANDINGS, "section")
    spans: tuple[Span, ...] = ((12, 13), (14, 14), (15, 16), (17, 17))
    page.put_row(top + 1, spans, [STATUS, _INDICATORS, STATUS, _INDICATORS], "heading")
    each = list(Standing)
    half = len(each) // 2
    for row, pair in enumerate(zip(each[:half], each[half:], strict=True), top + 2):
        values: list[DrawnValue] = []
        for standing in pair:
            values += [layout.result.words.standing(standing), _standing_count(layout, standing)]
        page.put_row(row, spans, values, ["cell", "figure", "cell", "figure"])
    return 2 + half


def _standing_count(layout: ReportLayout, standing: Standing) -> Formula:
    value = sum(own[standing] for own in layout.standings.values())
    return Formula(f"=COUNTIFS({layout.reached.column('standing_code')},{NUMBERED[standing]})", value)


_OFF_SPANS: tuple[Span, ...] = ((0, 0), (1, 6), (7, 7), (8, 8), (9, 9), (10, 13), (14, _LAST))
_OFF_HEADINGS = (
    _CODE,
    _INDICATOR,
    Text("Belum tercapai (kantor)", "Missed (offices)"),
    Text("Mendekati (kantor)", "Near (offices)"),
    Text("Dinilai (kantor)", "Judged (offices)"),
    Text("Kantor, capaian terendah dulu", "Offices, the lowest first"),
    Text("Kendala yang ditulis kantor-kantor itu", "What those offices write as obstacles"),
)


def draw_off_track(page: SummaryPage, layout: ReportLayout, top: int, most: int = _MOST_OFF) -> int:
    """The indicators that most offices missed, with their lowest figures."""
    listed = layout.off_track[:most]
    put_heading(page, layout, top, _OFF, len(listed), len(layout.off_track), MAP)
    if not listed:
        page.put(top + 1, 0, _NONE_OFF, "plain")
        return 2
    page.put_row(top + 1, _OFF_SPANS, _OFF_HEADINGS, "heading")
    page.heights[top + 1] = height_of(
        (layout.said(text), BOLD * page.room(span)) for text, span in zip(_OFF_HEADINGS, _OFF_SPANS, strict=True)
    )
    looks: list[CellStyle] = ["center", "cell", "figure", "figure", "figure", "cell", "cell"]
    for row, each in enumerate(listed, top + 2):
        code = address(row, 0)
        counts = [_of_code(layout, code, those) for those in ((3,), (2,), (1, 2, 3))]
        known = (each.missed, each.near, each.judged)
        figures = [Formula(f"={formula}", value) for formula, value in zip(counts, known, strict=True)]
        indicator = layout.said(beside_its_code(each.group.code, each.group.text))
        said = [_worst(each, layout), worded(obstacles_of(layout.result, each))]
        rooms = [page.room(span) for span in _OFF_SPANS[-2:]]
        texts = [within(pieces, room, _LINES, layout) for pieces, room in zip(said, rooms, strict=True)]
        page.put_row(row, _OFF_SPANS, [each.group.code, indicator, *figures, *texts], looks)
        cells = [*zip(texts, rooms, strict=True), (indicator, page.room(_OFF_SPANS[1]))]
        page.heights[row] = max(DEFAULT_POINTS, height_of(cells))
    return 2 + len(listed)


def _of_code(layout: ReportLayout, code: str, standings: Sequence[int]) -> str:
    data = layout.reached
    return "+".join(
        f"COUNTIFS({data.column('code')},{code},{data.column('standing_code')},{each})" for each in standings
    )


def _worst(each: OffTrack, layout: ReportLayout) -> list[str]:
    return [f"{layout.places[coded.row.region]} {figure_of(coded.row.of_quarter, layout)}" for coded in each.worst]


_HINDER_SPANS: tuple[Span, ...] = ((0, 0), (1, 6), (7, 7), (8, 8), (9, _LAST))
_HINDER_HEADINGS = (
    _CODE,
    _INDICATOR,
    Text("Kantor", "Offices"),
    Text("Kendala", "Obstacles"),
    Text("Yang ditulis, paling sering dulu", "What is written, the most frequent first"),
)


def draw_hindrances(page: SummaryPage, layout: ReportLayout, top: int) -> int:
    """The indicators with most obstacles, and their words; nothing where there is none."""
    listed = layout.hindrances[:_MOST_HINDRANCES]
    if not listed:
        return 0
    put_heading(page, layout, top, _HINDERS, len(listed), len(layout.hindrances), REGISTER)
    page.put_row(top + 1, _HINDER_SPANS, _HINDER_HEADINGS, "heading")
    rooms = [page.room(_HINDER_SPANS[at]) for at in (1, -1)]
    for row, each in enumerate(listed, top + 2):
        indicator = layout.said(beside_its_code(each.code, each.indicator))
        said = within(worded(each.words), rooms[1], _LINES, layout)
        values: list[DrawnValue] = [each.code, indicator, *_hindered(each, layout, address(row, 0)), said]
        page.put_row(row, _HINDER_SPANS, values, ["center", "cell", "figure", "figure", "cell"])
        page.heights[row] = max(DEFAULT_POINTS, height_of(zip((indicator, said), rooms, strict=True)))
    return 2 + len(listed)


def _hindered(each: Hindrance, layout: ReportLayout, code: str) -> list[Formula]:
    """How many offices write obstacles of an indicator, and how many; two of two units in one row are two."""
    register, status = layout.register, layout.status
    codes, now = register.column("code"), register.column("now")
    own = f'COUNTIFS({codes},{code},{now},">0",{register.column("region_number")},{status.column("region_number")})'
    return [
        Formula(f"=SUMPRODUCT(--({own}>0))", each.offices),
        Formula(f"=SUMIFS({now},{codes},{code})", each.count),
    ]


def draw_shared_words(page: SummaryPage, layout: ReportLayout, top: int, most: int = _MOST_SHARED) -> int:
    listed = layout.shared_words[:most]
    if not listed:
        return 0
    spans: tuple[Span, ...] = ((0, 8), (9, 9), (10, _LAST))
    put_heading(page, layout, top, _SHARED, len(listed), len(layout.shared_words), REGISTER)
    page.put_row(top + 1, spans, [_OBSTACLE, OFFICES, NAMES], "heading")
    rooms = [page.room(spans[at]) for at in (0, -1)]
    for row, each in enumerate(listed, top + 2):
        text = fitting(each.text, rooms[0], _LINES)
        names = within(names_of(each.offices, layout), rooms[1], 1, layout)
        page.put_row(row, spans, [text, len(each.offices), names], ["cell", "figure", "cell"])
        page.heights[row] = max(DEFAULT_POINTS, height_of(zip((text, names), rooms, strict=True)))
    return 2 + len(listed)
