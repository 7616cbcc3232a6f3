"""The block of Ringkasan that says who is behind and why: each office with what it missed, what hinders it, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, height_of
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.rolling_up.monitoring.calls import Behind, Call
from rak_excel.rolling_up.monitoring.filing import Filing
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.monitoring.rollup.data import whole_percent
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.short_names import short_names
from rak_excel.workbooks.monitoring.rollup.summary_blocks import MISSED_WORD, OTHERS, room
from rak_excel.workbooks.rollup.layout import region_number
from rak_excel.workbooks.rollup.summary.attention import MORE, NOBODY
from rak_excel.workbooks.rollup.summary.page import COLUMNS, Span, SummaryPage
from rak_excel.workbooks.rollup.tables import found, link_to

_LAST = COLUMNS - 1
_Spans = tuple[Span, ...]
_SPANS: _Spans = ((0, 2), (3, 4), (5, 12), (13, _LAST))
_WITHOUT_NAMES: _Spans = ((0, 2), (3, 4), (5, 10), (11, _LAST))
_CALLS = Text("YANG PERLU DIHUBUNGI, SELAIN YANG BELUM LAPOR", "WHO NEEDS A CALL, BESIDE THOSE THAT HAVE NOT REPORTED")
_ORDER = Text(
    "Persen dari target s.d. {quarter}; mendekati: {near}% ke atas. Isi dan urutan menurut saat rekap dibuat.",
    "Percent of the target up to {quarter}; near: {near}% and more. Contents and order are as of when this was written.",
)
_HEADINGS = (
    Text("Kantor", "Office"),
    Text("Pelaporan", "Reporting"),
    Text("Belum tercapai atau mendekati, dan kendala yang ditulis kantornya", "What it missed or is near to, and what it says hindered it"),
    Text("Yang kurang di laporannya", "What its report lacks"),
)  # fmt: skip
_NO_REASON = Text("kendala belum ditulis", "no obstacle is written down")
_ALL = Text("{count} indikator", "{count} indicators")
_NEAR = Text("{figure} (mendekati)", "{figure} (near)")
_WITH_NAME = 3  # indicators of an office, the lowest first; fewer, or none, where the page has no room
_WITH_CODE = 8
_LONGEST_OBSTACLE = 70  # letters
_LEAST = 5  # offices, whatever the room


class CallLine(Record):
    """An office as the block tells of it."""

    call: Call
    behind: str
    lacking: str
    spans: _Spans

    @property
    def points(self) -> float:
        texts = zip((self.behind, self.lacking), self.spans[2:], strict=True)
        return max(DEFAULT_POINTS, height_of((text, room(span)) for text, span in texts))


class CallLines(Record):
    """The offices that there is room for, and how many there are besides."""

    shown: tuple[CallLine, ...] = ()
    others: int = 0


def call_lines(layout: ReportLayout, points: float) -> CallLines:
    """Who needs a call in their order, with the reasons: all of them, with fewer names where there is little room for the block;
    where there is still too little the first ones.
    """
    wanted = [each for each in layout.calls if each.office.now.filing is not Filing.MISSING]
    names = short_names({group.code: group.text for group in layout.result.groups})
    left = points - 2 * DEFAULT_POINTS
    for named in range(_WITH_NAME, -1, -1):
        shown = _that_fit((_line(each, layout, names, named) for each in wanted), left)
        if len(shown) == len(wanted):
            return CallLines(tuple(shown))
    shown = _that_fit((_line(each, layout, names, 0) for each in wanted), left - DEFAULT_POINTS, _LEAST)
    return CallLines(tuple(shown), len(wanted) - len(shown))


def _that_fit(lines: Iterable[CallLine], points: float, least: int = 0) -> list[CallLine]:
    """The first lines for which there is room, and so many at `least`."""
    shown: list[CallLine] = []
    for each in lines:
        points -= each.points
        if points < 0 and len(shown) >= least:
            break
        shown.append(each)
    return shown


def draw_calls(page: SummaryPage, layout: ReportLayout, top: int, lines: CallLines) -> int:
    """Gives the number of rows."""
    page.put(top, 0, _CALLS, "section")
    if not lines.shown:
        page.put(top + 1, 0, NOBODY, "plain")
        return 2
    near, quarter = layout.result.words.thresholds[1], layout.result.quarter.label
    page.put(top, (7, _LAST), _ORDER.filled(quarter=quarter, near=near), "caption")
    page.put_row(top + 1, lines.shown[0].spans, _HEADINGS, "heading")
    for row, each in enumerate(lines.shown, top + 2):
        _draw_line(page, layout, row, each)
    below = top + 2 + len(lines.shown)
    if lines.others:
        more = MORE.filled(count=lines.others, sheet=layout.said(fields.STATUS))
        page.put(below, (0, _LAST), more, "plain")
    return below - top + bool(lines.others)


def _draw_line(page: SummaryPage, layout: ReportLayout, row: int, line: CallLine) -> None:
    """The status is live, and stands out where it is a reason to call."""
    office, spans = line.call.office, line.spans
    own = ("region_number", region_number(office.region))
    filed = found(layout.status, fields.filed_field(layout.result.quarter.number), *own)
    page.put(row, spans[0], link_to(layout.status, *own, office.name), "link_strong")
    page.put(row, spans[1], Formula(f'=IFERROR({filed},"")', layout.said(office.now.said)), "cell")
    page.mark(row, spans[1], _stands_out(address(row, spans[1][0]), layout), "outlier")
    page.put_row(row, spans[2:], [line.behind, line.lacking], "cell")
    page.heights[row] = line.points


def _stands_out(cell: str, layout: ReportLayout) -> str:
    words = [layout.said(each.label) for each in (Filing.LATE, Filing.MISSING, Filing.TO_CHOOSE)]
    begins = ",".join(f'LEFT({cell},{len(word)})="{word}"' for word in words)
    return f"=OR({begins})"


def _line(call: Call, layout: ReportLayout, names: Mapping[str, str], named: int) -> CallLine:
    said = [_told(each, layout, names) for each in call.behind[:named]]
    if rest := call.behind[named:]:
        figures = [f"{each.code} {_figure(each, layout)}" for each in rest[:_WITH_CODE]]
        more = ", ".join([*figures, *(["…"] if len(rest) > _WITH_CODE else [])])
        said.append(f"{layout.said((OTHERS if named else _ALL).filled(count=len(rest)))}: {more}")
    lacking = layout.said(Text("; ", "; ").join(call.lacking))
    return CallLine(call, "\n".join(said), lacking, _SPANS if named else _WITHOUT_NAMES)


def _told(each: Behind, layout: ReportLayout, names: Mapping[str, str]) -> str:
    """`K3.2 Opini BPK atas Laporan Keuangan tidak tercapai: Anggaran terbatas`."""
    why = shortened(", ".join(each.obstacles), _LONGEST_OBSTACLE) or layout.said(_NO_REASON)
    return f"{each.code} {names[each.code]} {_figure(each, layout)}: {why}"


def _figure(each: Behind, layout: ReportLayout) -> str:
    figure = whole_percent(each.percent) if each.percent is not None else layout.said(MISSED_WORD)
    return layout.said(_NEAR.filled(figure=figure)) if each.near else figure
