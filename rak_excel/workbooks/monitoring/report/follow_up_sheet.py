"""The sheet with what was to be done after earlier quarters, and what the reports say became of it."""

from __future__ import annotations

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.formats.written.values import CellValue
from rak_excel.layouts.follow_ups import COLUMNS, TITLE, code_of
from rak_excel.model import Plan
from rak_excel.model.monitoring import Quarter


def follow_up_sheets(report: Plan) -> list[TableSheet]:
    """The sheet, laid out as in the form; none where nothing was open."""
    open_ones = report.reported.follow_ups if report.reported else ()
    rows: list[list[CellValue]] = []
    for number, each in enumerate(open_ones, 1):
        values = {
            **{field: getattr(each, field) for field in each.__struct_fields__},
            "number": f"{number}.",
            "quarter": Quarter(each.quarter).label,
            "code": code_of(each.quarter, each.number),
        }
        rows.append([str(values[column.field]) for column in COLUMNS])
    columns = tuple(
        TableColumn(each.heading, each.width, "input" if each.typed else "wrap", hidden=each.field == "code")
        for each in COLUMNS
    )
    name = monitoring_words(report.definition).follow_up_sheet
    return [TableSheet(name, columns, rows, title=(TITLE,), filtered=False)] if rows else []
