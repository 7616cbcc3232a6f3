"""The key figures at the top of the page, with how many offices are in each state and what is under way in each quarter."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.drawn.charts import Chart, Series
from rak_excel.formats.written.values import CellValue, Formula, Link
from rak_excel.language import Text
from rak_excel.model import PartDefinition, Severity
from rak_excel.model.target import QUARTERS
from rak_excel.rolling_up.facts.fields import NOTES, STATUS, TICK, data_sheet, period_field
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets import status
from rak_excel.workbooks.rollup.summary.page import COLUMNS, Counted, Span, SummaryPage, marks_apart

SUBMITTED = (status.ON_TIME, status.LATE, status.SENT)  # the states of a plan that has all its parts
BETWEEN = (status.PARTIAL, status.UNDECIDED)  # those of offices that have neither submitted nor sent nothing
NOTHING = (status.MISSING, status.BLANK, status.ABSENT)  # those of offices from which nothing came that counts
_HEADINGS = (Text("Status", "Status"), Text("Kantor menurut status", "Offices by state"))
_SPANS: tuple[Span, Span] = ((0, 2), (3, 3))
_UNITS, _MARKS = (1, 2, 5, 10, 20, 50, 100, 200), 8
_TITLE = Text("Status penyampaian", "Submission")
_DESCRIBED = Text(
    "Grafik batang: jumlah kantor menurut status penyampaian. Angkanya ada di tabel di atas grafik.",
    "Bar chart: the number of offices by state of submission. The figures are in the table above it.",
)


def counted(layout: Layout, states: Iterable[Text]) -> Counted:
    """How many offices are in one of these states."""
    states = list(states)
    column = layout.status.column("state")
    # Behind some states stands more: `Terlambat 3 hari`.
    told = (status.state_of(office, layout).id for office in layout.result.offices)
    kinds = Counter(next(each.id for each in status.STATES if said.startswith(each.id)) for said in told)
    formulas = [f'COUNTIF({column},"{state.said(layout.language)}*")' for state in states]
    return Counted(f"({'+'.join(formulas)})", sum(kinds[state.id] for state in states))


def draw_states(page: SummaryPage, layout: Layout, top: int) -> None:
    page.put_row(top, _SPANS, _HEADINGS, "heading")
    for row, state in enumerate(status.states_listed(layout), top + 1):
        count = counted(layout, [state])
        values: list[CellValue] = [state.said(layout.language), Formula(f"={count.formula}", count.value)]
        page.put_row(row, _SPANS, values, ["cell", "figure"])


def states_chart(page: SummaryPage, layout: Layout, top: int, size: tuple[int, int]) -> Chart:
    offices = _HEADINGS[1].said(layout.language)
    count = len(status.states_listed(layout))
    series = Series(offices, page.area(top + 1, _SPANS[0][0], count), page.area(top + 1, _SPANS[1][0], count))
    title, described = _TITLE.said(layout.language), _DESCRIBED.said(layout.language)
    unit = marks_apart(len(layout.result.offices), _UNITS, _MARKS)
    return Chart("bar", title, "", offices, (series,), size, legend=False, unit=unit, description=described)


_ROWS = Text("Baris direkap", "Rows")  # where some indicators have no activities
FIGURES_AT = 4  # the row of the figures
LOW = 0.9  # an average completeness below it is shown as bad
_POINTS = 30
OFFICES, IN_PART, NOT_SENT, COMPLETENESS, ERRORS = 0, 2, 3, 5, 6  # the places of figures that others refer to
_FIGURES: tuple[tuple[Text, Text | None, Span], ...] = (
    (Text("Kantor", "Offices"), STATUS, (0, 1)),
    (Text("Sudah menyampaikan", "Submitted"), STATUS, (2, 4)),
    (Text("Sebagian atau perlu dipilih", "Partial or to be chosen"), STATUS, (5, 7)),
    (Text("Belum menyampaikan", "Not submitted"), STATUS, (8, 10)),
    (Text("Kegiatan direkap", "Activities"), None, (11, 12)),
    (Text("Kelengkapan rata-rata", "Average completeness"), STATUS, (13, 15)),
    (Text("Isian wajib diperbaiki", "Must be corrected"), NOTES, (16, 17)),
)


def figure(number: int) -> str:
    """The cell of the nth figure."""
    return address(FIGURES_AT, _FIGURES[number][2][0])


def draw_figures(page: SummaryPage, layout: Layout) -> None:
    page.heights[FIGURES_AT] = _POINTS
    only_activities = not layout.result.counted[1]
    for number, ((label, sheet, span), (value, shown)) in enumerate(zip(_FIGURES, _figures(layout), strict=True)):
        name = label if sheet or only_activities else _ROWS
        target = layout.name(sheet) if sheet else layout.name(data_sheet(layout.parts[0]))
        page.put(FIGURES_AT - 1, span, Link(target, "A1", name.said(layout.language)), "link_box")
        page.put(FIGURES_AT, span, value, "big", shown=shown)
        if bad := _bad(number):
            page.mark(FIGURES_AT, span, f"={bad}", "alarm")


def severity_count(layout: Layout, severity: Severity) -> Counted:
    """How many findings of a severity count of the offices' plans.

    A file that cannot be read is on the same sheet, but it is no entry of any plan.
    """
    notes = layout.notes
    label = severity.label.said(layout.language)
    criteria = f'{notes.column("severity")},"{label}",{notes.column("region_number")},">0",{layout.counting}'
    counted_notes = (note for region, note in layout.result.notes if region and note.counts)
    return Counted(f"COUNTIFS({criteria})", sum(note.severity is severity for note in counted_notes))


def completeness(layout: Layout) -> float | None:
    """The average completeness of the offices that have rows, as the status sheet has it; None where none has any."""
    shares = layout.completeness.values()
    return math.fsum(shares) / len(shares) if shares else None


def _figures(layout: Layout) -> list[tuple[Formula, str]]:
    """Each figure's formula and number format."""
    result = layout.result
    share = completeness(layout)
    rows = "+".join(f"COUNT({data.column('ordinal')})" for data in layout.data.values())
    errors = severity_count(layout, Severity.ERROR)
    column = layout.status.column("completeness")
    return [
        (Formula(f"=COUNT({layout.status.column('number')})", len(result.offices)), ""),
        (_with_share(counted(layout, SUBMITTED), len(result.offices)), ""),
        (_with_share(counted(layout, BETWEEN), len(result.offices)), ""),
        (_with_share(counted(layout, NOTHING), len(result.offices)), ""),
        (Formula(f"={rows}", sum(data.rows for data in layout.data.values())), "#,##0"),
        (Formula(f'=IF(COUNT({column})=0,"",AVERAGE({column}))', "" if share is None else share), "0%"),
        (Formula(f"={errors.formula}", errors.value), "#,##0"),
    ]


def _with_share(count: Counted, offices: int) -> Formula:
    """`9 (90%)`."""
    share = f'IF({figure(OFFICES)}=0,"",INT({count.formula}/{figure(OFFICES)}*100+0.5))'
    shown = int(count.value / offices * 100 + 0.5) if offices else ""
    return Formula(f'={count.formula}&" ("&{share}&"%)"', f"{count.value} ({shown}%)")


def _bad(number: int) -> str:
    """When a figure is bad, as a condition on its cell; '' for one that never is."""
    conditions = {
        IN_PART: f"{_offices_in(IN_PART)}>0",
        NOT_SENT: f"{_offices_in(NOT_SENT)}>0",
        COMPLETENESS: f'IF({figure(COMPLETENESS)}="",FALSE,{figure(COMPLETENESS)}<{LOW})',
        ERRORS: f"{figure(ERRORS)}>0",
    }
    return conditions.get(number, "")


def _offices_in(number: int) -> str:
    """How many offices a figure with a share says: Excel 2007 wants other sheets out of conditions."""
    return f'IF({figure(number)}="",0,--LEFT({figure(number)},FIND(" ",{figure(number)})-1))'


_QUARTER = Text("Triwulan", "Quarter")
_NAME = Text("TW{number}", "Q{number}")
_UNDER_WAY = Text("Kegiatan berjalan per triwulan", "Activities under way by quarter")
_ACTIVITIES = Text("Kegiatan berjalan", "Activities under way")
_QUARTERS_DESCRIBED = Text(
    "Grafik kolom: jumlah kegiatan yang berjalan di tiap triwulan, menurut bagian. Kegiatan dengan beberapa bulan dalam "
    "satu triwulan dihitung sekali. Angkanya ada di tabel di atas grafik.",
    "Column chart: the number of activities under way in each quarter, by part. An activity with several months in a "
    "quarter counts once. The figures are in the table above it.",
)


def draw_quarters(page: SummaryPage, layout: Layout, top: int) -> None:
    language, left = layout.language, _left(layout)
    spans = [(column, column) for column in range(left, COLUMNS)]
    page.put_row(top, spans, [_QUARTER, *(part.sheet for part in layout.parts)], "heading")
    for quarter in range(1, QUARTERS + 1):
        name = _NAME.filled(number=quarter).said(language)
        values: list[CellValue] = [name, *(_under_way(layout, part, quarter) for part in layout.parts)]
        page.put_row(top + quarter, spans, values, ["center", *["figure"] * len(layout.parts)], "#,##0")


def quarters_chart(page: SummaryPage, layout: Layout, top: int, size: tuple[int, int]) -> Chart:
    language, left = layout.language, _left(layout)
    quarters = page.area(top + 1, left, QUARTERS)
    series = tuple(
        Series(part.sheet, quarters, page.area(top + 1, left + number, QUARTERS), shade=number - 1)
        for number, part in enumerate(layout.parts, 1)
    )
    title, described = _UNDER_WAY.said(language), _QUARTERS_DESCRIBED.said(language)
    return Chart(
        "column", title, _QUARTER.said(language), _ACTIVITIES.said(language), series, size, description=described
    )


def _left(layout: Layout) -> int:
    """The table ends with the page."""
    return COLUMNS - 1 - len(layout.parts)


def _under_way(layout: Layout, part: PartDefinition, quarter: int) -> Formula:
    """The activities with a tick in one of the quarter's periods at least."""
    periods = part.schedule.calendar.of_quarter(quarter)
    rows = (row for each in layout.result.indicators[part.id] for row in each.rows)
    count = sum(not periods.isdisjoint(row.periods) for row in rows)
    ticked = [f'({layout.data[part.id].column(period_field(period))}="{TICK}")' for period in sorted(periods)]
    return Formula(f"=SUMPRODUCT(--({'+'.join(ticked)}>0))", count)
