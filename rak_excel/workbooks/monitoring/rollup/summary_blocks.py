"""The blocks of Ringkasan: who reported, how indicators stand, what is off track, what hinders."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.written.drawn.canvas import DrawnValue, address
from rak_excel.formats.written.drawn.charts import CellStyle
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, fitting, height_of
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model.monitoring import Standing
from rak_excel.rolling_up.monitoring.attention import OffTrack, obstacles_of
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.monitoring.rollup.data import whole_percent
from rak_excel.workbooks.monitoring.rollup.fields import NUMBERED
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.rollup.summary.page import COLUMNS, WIDTH, Span, SummaryPage

_LAST = COLUMNS - 1
_MOST_OFF, _MOST_HINDRANCES, _MOST_SHARED = 5, 3, 3
_LINES = 2  # of a text in a row
_LONGEST_NAME = 80  # letters, of an office that is in no list
_STANDINGS = Text("STATUS CAPAIAN INDIKATOR (SEMUA KANTOR)", "WHERE INDICATORS STAND (ALL OFFICES)")
_OFF = Text(
    "INDIKATOR YANG PALING BANYAK BELUM TERCAPAI ATAU MENDEKATI", "INDICATORS THAT MOST OFFICES MISSED OR ARE NEAR"
)
_HINDERS = Text("INDIKATOR DENGAN KENDALA TERBANYAK", "INDICATORS WITH MOST OBSTACLES")
_SHARED = Text("KENDALA YANG DITULIS SAMA OLEH BEBERAPA KANTOR", "OBSTACLES THAT SEVERAL OFFICES WRITE ALIKE")
_NONE_OFF = Text("Tidak ada indikator jatuh tempo yang belum tercapai.", "No due indicator was missed.")
_WORSE = Text("{place} {figure}", "{place} {figure}")
MISSED_WORD = Text("tidak tercapai", "missed")
OTHERS = Text("dan {count} lagi", "and {count} more")
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
    Text("Terendah", "Lowest"),
    Text("Kendala yang ditulis kantor-kantor itu", "What those offices write as obstacles"),
)


def draw_off_track(page: SummaryPage, layout: ReportLayout, top: int, most: int = _MOST_OFF) -> int:
    """The indicators that most offices missed, with their lowest figures."""
    page.put(top, 0, _OFF, "section")
    listed = layout.off_track[:most]
    if not listed:
        page.put(top + 1, 0, _NONE_OFF, "plain")
        return 2
    page.put_row(top + 1, _OFF_SPANS, _OFF_HEADINGS, "heading")
    page.heights[top + 1] = 2 * DEFAULT_POINTS
    looks: list[CellStyle] = ["center", "cell", "figure", "figure", "figure", "cell", "cell"]
    for row, each in enumerate(listed, top + 2):
        said = [_worst(each, layout), _words(obstacles_of(layout.result, each))]
        texts = [fitting(text, room(span), _LINES) for text, span in zip(said, _OFF_SPANS[-2:], strict=True)]
        code = address(row, 0)
        counts = [_of_code(layout, code, those) for those in ((3,), (2,), (1, 2, 3))]
        known = (each.missed, each.near, each.judged)
        figures = [Formula(f"={formula}", value) for formula, value in zip(counts, known, strict=True)]
        page.put_row(row, _OFF_SPANS, [each.group.code, each.group.text, *figures, *texts], looks)
        cells = [(text, room(span)) for text, span in zip(texts, _OFF_SPANS[-2:], strict=True)]
        cells.append((each.group.text, room(_OFF_SPANS[1])))
        page.heights[row] = max(DEFAULT_POINTS, height_of(cells))
    return 2 + len(listed)


def _of_code(layout: ReportLayout, code: str, standings: Sequence[int]) -> str:
    data = layout.reached
    return "+".join(
        f"COUNTIFS({data.column('code')},{code},{data.column('standing_code')},{each})" for each in standings
    )


_WORST = 5  # named


def _worst(each: OffTrack, layout: ReportLayout) -> str:
    said = []
    for coded in each.worst[:_WORST]:
        percent = coded.row.of_quarter
        figure = whole_percent(percent) if percent is not None else layout.said(MISSED_WORD)
        said.append(layout.said(_WORSE.filled(place=layout.places[coded.row.region], figure=figure)))
    rest = len(each.worst) - len(said)
    return "; ".join([*said, *([layout.said(OTHERS.filled(count=rest))] if rest else [])])


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
    page.put(top, 0, _HINDERS, "section")
    page.put_row(top + 1, _HINDER_SPANS, _HINDER_HEADINGS, "heading")
    register, status = layout.register, layout.status
    for row, each in enumerate(listed, top + 2):
        said = fitting(_words(each.words), room(_HINDER_SPANS[-1]), _LINES)
        kind = f"{register.column('code')},{address(row, 0)},{register.column('now')},1"
        offices = (
            f"SUMPRODUCT(--(COUNTIFS({kind},{register.column('region_number')},{status.column('region_number')})>0))"
        )
        values: list[DrawnValue] = [
            each.code,
            each.indicator,
            Formula(f"={offices}", each.offices),
            Formula(f"=COUNTIFS({kind})", each.count),
            said,
        ]
        page.put_row(row, _HINDER_SPANS, values, ["center", "cell", "figure", "figure", "cell"])
        page.heights[row] = max(
            DEFAULT_POINTS, height_of([(each.indicator, room(_HINDER_SPANS[1])), (said, room(_HINDER_SPANS[-1]))])
        )
    return 2 + len(listed)


def draw_shared_words(page: SummaryPage, layout: ReportLayout, top: int, most: int = _MOST_SHARED) -> int:
    listed = layout.shared_words[:most]
    if not listed:
        return 0
    spans: tuple[Span, ...] = ((0, 8), (9, 9), (10, _LAST))
    page.put(top, 0, _SHARED, "section")
    page.put_row(top + 1, spans, [_OBSTACLE, OFFICES, NAMES], "heading")
    for row, each in enumerate(listed, top + 2):
        text = fitting(each.text, room(spans[0]), _LINES)
        names = fitting(names_of(each.offices, layout), room(spans[2]), 1)
        page.put_row(row, spans, [text, len(each.offices), names], ["cell", "figure", "cell"])
        page.heights[row] = max(DEFAULT_POINTS, height_of([(text, room(spans[0])), (names, room(spans[2]))]))
    return 2 + len(listed)


def _words(counted: Sequence[tuple[str, int]]) -> str:
    return "; ".join(f"{text} ({count}×)" if count > 1 else text for text, count in counted)


def room(span: Span) -> float:
    """How many characters wide."""
    return WIDTH * (span[1] - span[0] + 1)


def names_of(regions: Sequence[str], layout: ReportLayout) -> str:
    return ", ".join(shortened(layout.places[region], _LONGEST_NAME) for region in regions)
