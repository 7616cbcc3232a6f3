"""The block of Ringkasan that says who is behind and why: each office with what it missed, what hinders it, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, height_of
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model.monitoring import JUDGED
from rak_excel.record import Record
from rak_excel.rolling_up.monitoring.calls import Behind, Call
from rak_excel.rolling_up.monitoring.filing import Filing
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.wordings import said_code
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.short_names import short_names
from rak_excel.workbooks.monitoring.rollup.summary_texts import figure_of
from rak_excel.workbooks.rollup.layout import region_number
from rak_excel.workbooks.rollup.summary.attention import MORE
from rak_excel.workbooks.rollup.summary.page import COLUMNS, Span, SummaryPage
from rak_excel.workbooks.rollup.tables import found, link_to

_LAST = COLUMNS - 1
_Spans = tuple[Span, ...]
_SPANS: _Spans = ((0, 2), (3, 4), (5, 12), (13, _LAST))
_WITHOUT_NAMES: _Spans = ((0, 2), (3, 4), (5, 10), (11, _LAST))
_CALLS = Text("YANG PERLU DIHUBUNGI, SELAIN YANG BELUM LAPOR", "WHO NEEDS A CALL, BESIDE THOSE THAT HAVE NOT REPORTED")
_ORDER = Text(
    "Persen: capaian terhadap target s.d. {quarter}; mendekati: {near}% ke atas. Isi dan urutan menurut saat rekap dibuat.",
    "Percent: how much of the target up to {quarter}; near: {near}% and more. Contents and order are as of when this was written.",
)
_HEADINGS = (
    Text("Kantor", "Office"),
    Text("Pelaporan", "Reporting"),
    Text("Belum tercapai atau mendekati, dan kendala yang ditulis kantornya", "What it missed or is near to, and what it says hindered it"),
    Text("Yang kurang di laporannya", "What its report lacks"),
)  # fmt: skip
_NOBODY = Text("Tidak ada kantor lain yang perlu dihubungi.", "No other office needs a call.")
_NO_REASON = Text("kendala belum ditulis", "no obstacle is written down")
_NEAR = Text("{figure} (mendekati)", "{figure} (near)")
_MISSED_ONES, _NEAR_ONES = Text("{count} belum tercapai", "{count} missed"), Text("{count} mendekati", "{count} near")
_LOWEST = Text("{those}, terendah {figure}", "{those}, the lowest {figure}")
_AND, _MORE_ONES = Text("dan {those}", "and {those}"), Text("{count} lagi", "{count} more")
_NONE_BEHIND = Text("Tidak ada, dari {count} indikator yang dinilai", "None of the {count} indicators that are judged")
_NOT_JUDGED = Text("Belum ada indikator yang dapat dinilai", "No indicator can be judged yet")
_NOTHING_LACKS = Text("Tidak ada", "Nothing")
_LONGEST_OBSTACLE = 70  # letters
_LEAST = 5  # offices, whatever the room


class CallLine(Record):
    """An office as the block tells of it, and how high its row is."""

    call: Call
    behind: str
    lacking: str
    spans: _Spans
    points: float


class CallLines(Record):
    """The offices that there is room for, and how many there are besides."""

    shown: tuple[CallLine, ...] = ()
    others: int = 0


def call_lines(page: SummaryPage, layout: ReportLayout, points: float, *, named: bool) -> CallLines:
    """Who needs a call in their order, with the reasons: all of them, with fewer names of indicators where there is little room
    for the block, but one of each office at least where they are to be `named`; where there is still too little the first ones.
    """
    wanted = [each for each in layout.calls if each.office.now.filing is not Filing.MISSING]
    names = short_names({group.code: group.text for group in layout.result.groups})
    left = points - 2 * DEFAULT_POINTS
    most, least = max((len(each.behind) for each in wanted), default=0), int(named)
    for shown in range(max(most, least), least - 1, -1):
        lines = _that_fit((_line(each, page, layout, names, shown) for each in wanted), left)
        if len(lines) == len(wanted):
            return CallLines(tuple(lines))
    lines = _that_fit((_line(each, page, layout, names, least) for each in wanted), left - DEFAULT_POINTS, _LEAST)
    return CallLines(tuple(lines), len(wanted) - len(lines))


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
        page.put(top + 1, 0, _NOBODY, "plain")
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


def _line(call: Call, page: SummaryPage, layout: ReportLayout, names: Mapping[str, str], named: int) -> CallLine:
    said = [_told(each, layout, names) for each in call.behind[:named]]
    if rest := call.behind[named:]:
        kinds = [_kind(rest, layout, near=near, more=bool(said)) for near in (False, True)]
        those = "; ".join(filter(None, kinds))
        said.append(layout.said(_AND.filled(those=those)) if said else those)
    spans = _SPANS if named else _WITHOUT_NAMES
    behind = "\n".join(said) or _none_behind(call, layout)
    lacking = layout.said(Text("; ", "; ").join(call.lacking or (_NOTHING_LACKS,)))
    texts = zip((behind, lacking), spans[2:], strict=True)
    points = max(DEFAULT_POINTS, height_of((text, page.room(span)) for text, span in texts))
    return CallLine(call, behind, lacking, spans, points)


def _kind(rest: Sequence[Behind], layout: ReportLayout, *, near: bool, more: bool) -> str:
    """`4 lagi mendekati, terendah 80%`; of opinions there is no figure."""
    own = [each for each in rest if each.near is near]
    count = layout.said(_MORE_ONES.filled(count=len(own))) if more else len(own)
    those = (_NEAR_ONES if near else _MISSED_ONES).filled(count=count)
    figures = [each.percent for each in own if each.percent is not None]
    if not own or not figures:
        return layout.said(those) if own else ""
    return layout.said(_LOWEST.filled(those=layout.said(those), figure=figure_of(min(figures), layout)))


def _none_behind(call: Call, layout: ReportLayout) -> str:
    """A blank would leave open whether all was reached or nothing is known."""
    own = layout.standings.get(call.office.region)
    judged = sum(own[each] for each in JUDGED) if own else 0
    return layout.said(_NONE_BEHIND.filled(count=judged) if judged else _NOT_JUDGED)


def _told(each: Behind, layout: ReportLayout, names: Mapping[str, str]) -> str:
    """`K3.2 Opini BPK atas Laporan Keuangan tidak tercapai: Anggaran terbatas`."""
    why = shortened(", ".join(each.obstacles), _LONGEST_OBSTACLE) or layout.said(_NO_REASON)
    return f"{layout.said(said_code(each.code))} {names[each.code]} {_figure(each, layout)}: {why}"


def _figure(each: Behind, layout: ReportLayout) -> str:
    figure = figure_of(each.percent, layout)
    return layout.said(_NEAR.filled(figure=figure)) if each.near else figure
