"""Texts in the blocks of Ringkasan: as much as there is room for, and always how much more there is."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.written.row_heights import fitting, line_count
from rak_excel.language import OTHERS, Text
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.monitoring.rollup.data import whole_percent
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.rollup.summary.page import COLUMNS, SummaryPage

NOT_REACHED = Text("tidak tercapai", "missed")
"""What stands in the place of a percentage of an opinion, which has none."""
_CUT = Text(
    "Ditampilkan {shown} dari {count}; selebihnya di sheet {sheet}.",
    "Shown are {shown} of {count}; the others are on the sheet {sheet}.",
)
_LONGEST_NAME = 80  # letters, of an office that is in no list
_MOST = 60  # things in a cell


def within(pieces: Sequence[str], width: float, lines: int, layout: ReportLayout) -> str:
    """The first of these texts in so many lines this many characters wide, and how many more there are; one at least."""
    for shown in range(min(len(pieces), _MOST), 1, -1):
        text = _with_rest(pieces[:shown], len(pieces), layout)
        if line_count(text, width) <= lines:
            return text
    return _with_rest([fitting(piece, width, lines) for piece in pieces[:1]], len(pieces), layout)


def _with_rest(shown: Sequence[str], count: int, layout: ReportLayout) -> str:
    rest = count - len(shown)
    return "; ".join([*shown, *([layout.said(OTHERS.filled(count=rest))] if rest else [])])


def put_heading(
    page: SummaryPage, layout: ReportLayout, top: int, heading: Text, shown: int, count: int, sheet: Text
) -> None:
    """The heading of a block; where that shows only some, how many there are and where the others stand."""
    page.put(top, 0, heading, "section")
    if shown < count:
        cut = _CUT.filled(shown=shown, count=count, sheet=layout.said(sheet))
        page.put(top, (7, COLUMNS - 1), cut, "caption")


def names_of(regions: Sequence[str], layout: ReportLayout) -> list[str]:
    return [shortened(layout.places[region], _LONGEST_NAME) for region in regions]


def worded(counted: Sequence[tuple[str, int]]) -> list[str]:
    """Texts with how often each is written."""
    return [f"{text} ({count}×)" if count > 1 else text for text, count in counted]


def figure_of(percent: float | None, layout: ReportLayout) -> str:
    return layout.said(NOT_REACHED) if percent is None else whole_percent(percent)
