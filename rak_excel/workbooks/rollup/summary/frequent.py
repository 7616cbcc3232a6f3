"""What is wrong most often: a sentence a kind, how many offices have it and how often."""

from __future__ import annotations

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.row_heights import DEFAULT_POINTS, height_of
from rak_excel.formats.written.table import Formula, Value
from rak_excel.language import Text
from rak_excel.rolling_up.commonest import commonest
from rak_excel.workbooks.rollup.found_rows import equal, link_to
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.summary.page import WIDTH, Page, Span

_MOST = 6  # kinds
_HEADING = Text("CATATAN PALING SERING", "MOST FREQUENT NOTES")
_COLUMNS = (
    Text("Kode", "Code"),
    Text("Catatan", "Note"),
    Text("Tingkat", "Severity"),
    Text("Di Berapa Kantor", "In How Many Offices"),
    Text("Berapa Kali", "How Often"),
)
_SPANS: tuple[Span, ...] = ((0, 0), (1, 11), (12, 13), (14, 15), (16, 17))
_CLEAN = Text("Tidak ada catatan.", "There are no notes.")


def draw_frequent(page: Page, layout: Layout, top: int) -> int:
    """Gives the number of rows."""
    language = layout.language
    page.put(top, 0, _HEADING.said(language), "section")
    listed = commonest(layout.result, _MOST)
    if not listed:
        page.put(top + 1, 0, _CLEAN.said(language), "plain")
        return 2
    page.put_row(top + 1, _SPANS, [heading.said(language) for heading in _COLUMNS], "heading")
    notes, region = layout.notes, "region_number"
    for row, each in enumerate(listed, top + 2):
        code, severity = (address(row, span[0]) for span in (_SPANS[0], _SPANS[2]))
        kind = f"{notes.column('code')},{code},{notes.column('severity')},{severity},{layout.counting}"
        of_office = f"COUNTIFS({kind},{notes.column(region)},{layout.status.column(region)})"
        says = each.says.said(language)
        # Only the words of a finding of a rule that is no more are longer than a line.
        page.heights[row] = max(DEFAULT_POINTS, height_of([(says, WIDTH * (_SPANS[1][1] - _SPANS[1][0] + 1))]))
        values: tuple[Value, ...] = (
            each.code,
            says,
            each.severity.label.said(language),
            Formula(f"=SUMPRODUCT(--({of_office}>0))", each.offices),
            link_to(
                notes, "code", code, Formula(f"=COUNTIFS({kind})", each.count), [equal(notes, "severity", severity)]
            ),
        )
        page.put_row(row, _SPANS, values, ["center", "cell", "cell", "figure", "link_figure"])
    return 2 + len(listed)
