"""Per Provinsi: how far each province of the nation is, as a table and a chart; the status sheet has the offices."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue, address
from rak_excel.formats.written.drawn.charts import CellBlock, Chart, Series
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.fields import FIRST, HEADINGS, STATUS
from rak_excel.rolling_up.offices import Office
from rak_excel.vocabulary.names.offices import province_named
from rak_excel.vocabulary.names.regions import is_named, office_at
from rak_excel.workbooks.rollup.layout import Layout, region_number
from rak_excel.workbooks.rollup.sheets.status import ABSENT, BLANK, LATE, MISSING, PARTIAL, UNDECIDED, state_of
from rak_excel.workbooks.rollup.status_fields import PROVINCE_FIELDS
from rak_excel.workbooks.rollup.tables import begin_table, beside, draw_rows, link_to

_TITLE = Text("Penyampaian rencana aksi per provinsi", "Submission of the action plans by province")
_SUBTITLE = Text(
    "Klik nama provinsi untuk melihat kantor-kantornya di sheet {status}.",
    "Click a province to see its offices on the sheet {status}.",
)
_TOTAL = Text("Jumlah", "Total")
_CHART = Text("Kantor yang sudah dan belum menyampaikan", "Offices that have submitted, and that have not")
_OFFICES = Text("Jumlah kantor", "Offices")
_DESCRIPTION = Text(
    "Batang per provinsi: berapa kantor yang sudah menyampaikan rencana aksi, yang baru sebagian, yang perlu dipilih "
    "filenya, dan yang belum. Angkanya ada di tabel di sebelah kiri.",
    "A bar for each province: how many offices have submitted an action plan, how many a part of it, how many are to be "
    "chosen, and how many have not. The figures are in the table on the left.",
)
# The states by which an office counts in a column, by how their names begin; whoever is in none has submitted.
_STATES: Mapping[str, tuple[Text, ...]] = {
    "partial": (PARTIAL,),
    "undecided": (UNDECIDED,),
    "missing": (MISSING, BLANK, ABSENT),
    "late": (LATE,),
}
_SHADES = {"submitted": 0, "partial": 1, "undecided": 2, "missing": 3}  # neighbours that grey print keeps apart
_SHARES = {"submitted_share", "completeness"}
_CHART_WIDTH, _LEAST_HEIGHT = 560, 280  # pixels
_CHART_AROUND, _A_BAR = 80, 20  # beside the bars, and of each
_ROW_PIXELS, _COLUMN_PIXELS = 20, 64
_GAP = 2  # characters between the table and the chart


def draw_provinces(canvas: Canvas, layout: Layout) -> None:
    table = layout.provinces
    begin_table(canvas, table, _TITLE, _SUBTITLE.filled(status=layout.name(STATUS)), frozen=2)
    codes = layout.result.provinces
    draw_rows(canvas, table, (_row(layout, code, row) for row, code in enumerate(codes, FIRST)))
    total = FIRST + len(codes)
    styles = {"percent": "total_percent", "number": "total_number"}
    canvas.put_row(total, list(_totals(layout, total)), [styles.get(field.style, "total") for field in table.fields])
    offices, missing = (address(FIRST, table.columns[field]).replace("$", "") for field in ("offices", "missing"))
    canvas.mark(table.column("missing"), f"={missing}={offices}", "attention")
    below, right = _draw_chart(canvas, layout)
    canvas.page(tall=1, footer=_TITLE, area=CellBlock(table.sheet, 0, 0, max(total, below), right))


def _row(layout: Layout, code: str, row: int) -> list[CellValue]:
    status = layout.status
    number = str(region_number(code)) if is_named(code) else _beside(layout, "code", row)  # no code is shown of a name
    own = f"{status.column('province_number')},{number}"
    name = province_named(code, layout.result.definition)
    values = _figures(layout, [office for office in layout.result.offices if office_at(office.region).province == code])
    column = status.column("state")
    counts = {
        field: "+".join(f'COUNTIFS({own},{column},"{state.said(layout.language)}*")' for state in states)
        for field, states in _STATES.items()
    }
    others = "-".join(_beside(layout, field, row) for field in ("offices", *_STATES) if field != "late")
    formulas = {
        "offices": f"COUNTIFS({own})",
        "submitted": others,
        "submitted_share": f"{_beside(layout, 'submitted', row)}/{_beside(layout, 'offices', row)}",
        **counts,
        "completeness": f'IFERROR(AVERAGEIFS({status.column("completeness")},{own}),"")',
        "errors": f"SUMIFS({status.column('errors')},{own})",
        "warnings": f"SUMIFS({status.column('warnings')},{own})",
    }
    link = link_to(status, "province_number", number, name)
    figures = (Formula(f"={formulas[field.id]}", values[field.id]) for field in PROVINCE_FIELDS[2:])
    return ["" if is_named(code) else int(code), link, *figures]


def _beside(layout: Layout, field: str, row: int) -> str:
    return beside(row, layout.provinces.columns[field])


def _figures(layout: Layout, offices: Sequence[Office]) -> Mapping[str, str | int | float]:
    """What the formulas of a row come to."""
    states = [state_of(office, layout).said(layout.language) for office in offices]
    counts = {
        field: sum(state.startswith(tuple(each.said(layout.language) for each in named)) for state in states)
        for field, named in _STATES.items()
    }
    submitted = len(offices) - counts["partial"] - counts["undecided"] - counts["missing"]
    shares = [layout.completeness[office.region] for office in offices if office.region in layout.completeness]
    severities = [layout.severities[office.region] for office in offices]
    return {
        **counts,
        "offices": len(offices),
        "submitted": submitted,
        "submitted_share": submitted / len(offices),
        "completeness": math.fsum(shares) / len(shares) if shares else "",
        "errors": sum(each[Severity.ERROR] for each in severities),
        "warnings": sum(each[Severity.WARNING] for each in severities),
    }


def _totals(layout: Layout, row: int) -> Iterator[DrawnValue]:
    table = layout.provinces
    values = _figures(layout, layout.result.offices)
    yield from (None, _TOTAL)
    completeness = layout.status.column("completeness")
    shares = {
        "submitted_share": f"{_beside(layout, 'submitted', row)}/{_beside(layout, 'offices', row)}",
        "completeness": f'IF(COUNT({completeness})=0,"",AVERAGE({completeness}))',
    }
    for field in PROVINCE_FIELDS[2:]:
        yield Formula(f"={shares.get(field.id, f'SUM({table.column(field.id).local})')}", values[field.id])


def _draw_chart(canvas: Canvas, layout: Layout) -> tuple[int, int]:
    """The chart beside the table, as high as it; gives the last row and column behind it."""
    table, language = layout.provinces, layout.language
    names = {field.id: field.heading.said(language) for field in PROVINCE_FIELDS}
    series = tuple(
        Series(names[field], table.column("province"), table.column(field), shade=shade)
        for field, shade in _SHADES.items()
    )
    size = (_CHART_WIDTH, max(_LEAST_HEIGHT, _CHART_AROUND + _A_BAR * table.rows))
    title, offices = _CHART.said(language), _OFFICES.said(language)
    chart = Chart("stacked", title, "", offices, series, size, description=_DESCRIPTION.said(language))
    beside = len(table.fields) + 1
    canvas.widths([*(field.width for field in table.fields), _GAP])
    canvas.chart(HEADINGS, beside, chart)
    # The headings, on which it begins, are higher than a row.
    return HEADINGS + math.ceil(size[1] / _ROW_PIXELS), beside + math.ceil(_CHART_WIDTH / _COLUMN_PIXELS) - 1
