"""A further sheet of a definition: a row for each indicator of its part, with the declared columns to be filled in."""

from __future__ import annotations

from rak_excel.formats.written.table import ColumnStyle, TableColumn, TableSheet
from rak_excel.layouts.names import FURTHER_KEY
from rak_excel.model import PlanForm
from rak_excel.model.further import EntryKind, FurtherSheet
from rak_excel.model.plan import FurtherRow
from rak_excel.sameness.pairing import rows_paired
from rak_excel.vocabulary.headings.headings import column_heading

_SPARE = 5  # rows for indicators that staff add
_STYLES: dict[EntryKind, ColumnStyle] = {
    "text": "input",
    "number": "input_number",
    "amount": "input_amount",
    "target": "input",
}


def further_table(declared: FurtherSheet, form: PlanForm) -> TableSheet:
    part = form.definition.part(declared.part)
    columns = (
        TableColumn("NO", 5, "center"),
        TableColumn(column_heading("indicator", part, form.definition), 60, "input"),
        *(TableColumn(each.heading, each.width, _STYLES[each.kind]) for each in declared.columns),
        TableColumn(FURTHER_KEY, 12, hidden=True),
    )
    planned = [FurtherRow(each.indicator, each.key) for each in form.rows.get(declared.part, ()) if each.indicator]
    # What is known of other indicators follows: that is lost nowhere.
    pairs = [*rows_paired(form.further.get(declared.id, ()), planned)]
    pairs += [] if form.signed else [(FurtherRow(), FurtherRow())] * _SPARE
    rows = [
        [number, row.indicator, *(known.entries.get(each.id, "") for each in declared.columns), row.key]
        for number, (known, row) in enumerate(pairs, 1)
    ]
    return TableSheet(declared.sheet, columns, rows, title=declared.lines, filtered=False)
