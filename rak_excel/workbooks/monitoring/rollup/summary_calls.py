"""The block of Ringkasan that says who is behind and why: each office with what it missed, what hinders it, and what is to be done."""

from __future__ import annotations

from rak_excel.formats.written.row_heights import DEFAULT_POINTS, fitting, height_of
from rak_excel.language import Text
from rak_excel.rolling_up.monitoring.calls import Behind, Call, calls
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.monitoring.rollup.data import whole_percent
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.summary_blocks import MISSED_WORD, OTHERS, room
from rak_excel.workbooks.rollup.layout import region_number
from rak_excel.workbooks.rollup.summary.page import COLUMNS, Span, SummaryPage
from rak_excel.workbooks.rollup.tables import link_to

_LAST = COLUMNS - 1
_MOST, _LINES = 12, 3
_SPANS: tuple[Span, ...] = ((0, 2), (3, 11), (12, _LAST))
_CALLS = Text("YANG PERLU DIHUBUNGI", "WHO NEEDS A CALL")
_ORDER = Text(
    "Persen dari target s.d. {quarter}, di bawah {near}%. Yang mendekati ({near}% ke atas) ada di sheet {sheet}. Keadaan saat rekap dibuat.",
    "Percent of the target up to {quarter}, below {near}%. What is near ({near}% and more) is on the sheet {sheet}. As of when this was "
    "written.",
)
_HEADINGS = (
    Text("Kantor", "Office"),
    Text("Belum tercapai, dan kendala yang ditulis kantornya", "What it missed, and what it says hindered it"),
    Text("Yang kurang di laporannya", "What its report lacks"),
)
_NOBODY = Text("Tidak ada kantor yang perlu dihubungi.", "No office needs a call.")
_MORE = Text("… dan {count} kantor lain: lihat sheet {sheet}", "… and {count} more offices: see the sheet {sheet}")
_NO_REASON = Text("kendala belum ditulis", "no obstacle is written down")
_NAMED = 3  # indicators of an office, the lowest first
_LONGEST_INDICATOR, _LONGEST_OBSTACLE = 48, 60  # letters


def draw_calls(page: SummaryPage, layout: ReportLayout, top: int) -> int:
    """Who needs a call in their order, with the reasons; gives the number of rows."""
    page.put(top, 0, _CALLS, "section")
    wanted = calls(layout.result)
    if not wanted:
        page.put(top + 1, 0, _NOBODY, "plain")
        return 2
    near, quarter = layout.result.words.thresholds[1], layout.result.quarter.label
    page.put(top, (4, _LAST), _ORDER.filled(quarter=quarter, near=near, sheet=layout.said(fields.MAP)), "caption")
    page.put_row(top + 1, _SPANS, _HEADINGS, "heading")
    shown = wanted[:_MOST]
    for row, each in enumerate(shown, top + 2):
        lacking = layout.said(Text("; ", "; ").join(each.lacking))
        texts = [
            fitting(text, room(span), _LINES)
            for text, span in zip((_missed(each, layout), lacking), _SPANS[1:], strict=True)
        ]
        office = link_to(layout.status, "region_number", region_number(each.office.region), each.office.name)
        page.put(row, _SPANS[0], office, "link_strong")
        if each.office.reported:
            page.put_row(row, _SPANS[1:], texts, "cell")
        else:
            page.put(row, (_SPANS[1][0], _LAST), lacking, "cell")
        cells = [(text, room(span)) for text, span in zip(texts, _SPANS[1:], strict=True)]
        page.heights[row] = max(DEFAULT_POINTS, height_of(cells))
    if len(wanted) > len(shown):
        more = _MORE.filled(count=len(wanted) - len(shown), sheet=layout.said(fields.STATUS))
        page.put(top + 2 + len(shown), (0, _LAST), more, "plain")
    return 2 + len(shown) + (len(wanted) > len(shown))


def _missed(call: Call, layout: ReportLayout) -> str:
    said = [_behind(each, layout) for each in call.missed[:_NAMED]]
    rest = len(call.missed) - len(said)
    return "; ".join([*said, *([layout.said(OTHERS.filled(count=rest))] if rest else [])])


def _behind(each: Behind, layout: ReportLayout) -> str:
    """`K3.2 Opini BPK atas Laporan Keuangan tidak tercapai: Anggaran terbatas`."""
    figure = whole_percent(each.percent) if each.percent is not None else layout.said(MISSED_WORD)
    why = shortened(", ".join(each.obstacles), _LONGEST_OBSTACLE) or layout.said(_NO_REASON)
    indicator = shortened(each.indicator, _LONGEST_INDICATOR)
    return f"{each.code} {indicator} {figure}: {why}"
