"""How many offices are in each state: the counts that the figures, the sentences and the first chart share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rak_excel.formats.written.drawn.charts import Chart, Series
from rak_excel.formats.written.table import Formula, Value
from rak_excel.language import Text
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.status import (
    ABSENT,
    BLANK,
    LATE,
    MISSING,
    ON_TIME,
    PARTIAL,
    SENT,
    STATES,
    UNDECIDED,
    state_of,
    states_listed,
)
from rak_excel.workbooks.rollup.summary.page import Page, Span

SUBMITTED = (ON_TIME, LATE, SENT)  # the states of a plan that has all its parts
BETWEEN = (PARTIAL, UNDECIDED)  # those of offices that have neither submitted nor sent nothing
NOTHING = (MISSING, BLANK, ABSENT)  # those of offices from which nothing came that counts
_HEADINGS = (Text("Status", "Status"), Text("Kantor menurut status", "Offices by state"))
_SPANS: tuple[Span, Span] = ((0, 2), (3, 3))
_UNITS, _MARKS = (1, 2, 5, 10, 20, 50, 100, 200), 8
_TITLE = Text("Status penyampaian", "Submission")
_DESCRIBED = Text(
    "Grafik batang: jumlah kantor menurut status penyampaian. Angkanya ada di tabel di atas grafik.",
    "Bar chart: the number of offices by state of submission. The figures are in the table above it.",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the formula, without its `=`, that counts it."""

    formula: str
    value: int


def counted(layout: Layout, states: Iterable[Text]) -> Counted:
    """How many offices are in one of these states."""
    states = list(states)
    column = layout.status.column("state")
    kinds = Counter(_kind(state_of(office, layout)) for office in layout.result.offices)
    # Behind some states stands more: `Terlambat 3 hari`.
    formulas = [f'COUNTIF({column},"{state.said(layout.language)}*")' for state in states]
    return Counted(f"({'+'.join(formulas)})", sum(kinds[state.id] for state in states))


def draw_states(page: Page, layout: Layout, top: int) -> None:
    page.put_row(top, _SPANS, [heading.said(layout.language) for heading in _HEADINGS], "heading")
    for row, state in enumerate(states_listed(layout), top + 1):
        count = counted(layout, [state])
        values: list[Value] = [state.said(layout.language), Formula(f"={count.formula}", count.value)]
        page.put_row(row, _SPANS, values, ["cell", "figure"])


def states_chart(page: Page, layout: Layout, top: int, size: tuple[int, int]) -> Chart:
    offices = _HEADINGS[1].said(layout.language)
    count = len(states_listed(layout))
    series = Series(offices, page.area(top + 1, _SPANS[0][0], count), page.area(top + 1, _SPANS[1][0], count))
    title, described = _TITLE.said(layout.language), _DESCRIBED.said(layout.language)
    return Chart("bar", title, "", offices, (series,), size, legend=False, unit=_unit(layout), description=described)


def _unit(layout: Layout) -> int:
    """How far the marks of the axis lie apart: whole offices, and not too many marks."""
    offices = len(layout.result.offices)
    return next((unit for unit in _UNITS if offices <= unit * _MARKS), _UNITS[-1])


def _kind(state: Text) -> str:
    """The state that a status belongs to: `Terlambat 3 hari` to `Terlambat`."""
    return next(each.id for each in STATES if state.id.startswith(each.id))
