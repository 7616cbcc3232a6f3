"""The block of Ringkasan that says who reported: each status with how many offices and which, following what the province types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.formats.written.drawn.canvas import DrawnValue
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, height_of
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.rolling_up.monitoring.filing import Filing
from rak_excel.workbooks.monitoring.rollup.fields import filed_code
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.status import may_become
from rak_excel.workbooks.monitoring.rollup.summary_blocks import NAMES, OFFICES, STATUS
from rak_excel.workbooks.monitoring.rollup.summary_texts import names_of, within
from rak_excel.workbooks.rollup.layout import region_number
from rak_excel.workbooks.rollup.summary.page import Span, SummaryPage
from rak_excel.workbooks.rollup.tables import MANY

_FILED = Text("PELAPORAN", "REPORTING")
_NAMES_THEN = Text("Nama (saat rekap dibuat)", "Names (as of when this was written)")
_OTHER = Text("Status lain", "Another status")
_ALWAYS = frozenset({Filing.ON_TIME, Filing.LATE, Filing.MISSING})
_SPANS: tuple[Span, ...] = ((0, 1), (2, 2), (3, 10))
_LINES = 3  # of names that do not change
_MOST_LETTERS = (
    1500  # of all names: Excel's formulas have no more than 8,192, and most are taken by what stands around them
)


def draw_filed(page: SummaryPage, layout: ReportLayout, top: int) -> int:
    """Gives the number of rows. Of so many offices that nobody could read all their names, only the counts are live."""
    offices = layout.result.offices
    live = len(offices) <= MANY and len(_said(layout.places, layout)) <= _MOST_LETTERS
    page.put(top, 0, _FILED, "section")
    page.put_row(top + 1, _SPANS, [STATUS, OFFICES, NAMES if live else _NAMES_THEN], "heading")
    shown = [each for each in Filing if each in _ALWAYS or any(office.now.filing is each for office in offices)]
    for row, filing in enumerate(shown, top + 2):
        names, longest = _names(page, layout, filing, live=live)
        count = sum(office.now.filing is filing for office in offices)
        _put(page, row, [filing.label, Formula(f"={_count(layout, filing)}", count), names], longest)
    if live:
        _draw_others(page, layout, top + 2 + len(shown), shown)
    return 2 + len(shown) + live


def _put(page: SummaryPage, row: int, values: Sequence[DrawnValue], longest: str) -> None:
    page.put_row(row, _SPANS, values, ["cell", "figure", "cell"])
    page.heights[row] = max(DEFAULT_POINTS, height_of([(longest, page.room(_SPANS[2]))]))


def _count(layout: ReportLayout, filing: Filing) -> str:
    return f"COUNTIFS({layout.status.column(filed_code(layout.result.quarter.number))},{filing.code})"


def _names(page: SummaryPage, layout: ReportLayout, filing: Filing, *, live: bool) -> tuple[DrawnValue, str]:
    """The offices of a status, and the longest text that this can become."""
    offices = layout.result.offices
    own = [office.region for office in offices if office.now.filing is filing]
    if not live:
        said = within(names_of(own, layout), page.room(_SPANS[2]), _LINES, layout)
        return said, said
    able = [office.region for office in offices if may_become(office, filing)]
    return _live(layout, able, f"{{code}}={filing.code}", own), _said(able, layout)


def _said(regions: Iterable[str], layout: ReportLayout) -> str:
    return ", ".join(names_of([*regions], layout))


def _draw_others(page: SummaryPage, layout: ReportLayout, row: int, shown: Sequence[Filing]) -> None:
    """Whom what is typed later gives a status that nobody has now: no office vanishes from the page."""
    codes = layout.status.column(filed_code(layout.result.quarter.number))
    counted = "-".join([f"COUNT({codes})", *(_count(layout, filing) for filing in shown)])
    able = [
        office
        for office in layout.result.offices
        if any(may_become(office, filing) for filing in Filing if filing not in shown)
    ]
    known = "".join(str(filing.code) for filing in shown)
    names = _live(layout, [office.region for office in able], f'ISERROR(FIND({{code}},"{known}"))', ())
    # Those that reported come here by a date that nobody can read, so that is seldom more than one.
    longest = _said([office.region for office in able if not office.reported], layout)
    _put(page, row, [_OTHER, Formula(f"={counted}", 0), names], longest)


def _live(layout: ReportLayout, able: Iterable[str], wanted: str, own: Sequence[str]) -> DrawnValue:
    """The names of those offices whose status, the `{code}`, is a wanted one. `own` are those of which that holds now."""
    status = layout.status
    codes, numbers = (status.column(each) for each in (filed_code(layout.result.quarter.number), "region_number"))
    terms = []
    for region in able:
        code = f"SUMIFS({codes},{numbers},{region_number(region)})"
        name = _said([region], layout).replace('"', '""')
        terms.append(f'IF({wanted.format(code=code)},", {name}","")')
    return Formula(f"=MID({'&'.join(terms)},3,9999)", _said(own, layout)) if terms else ""
