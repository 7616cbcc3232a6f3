"""A further sheet of a definition: a row for each indicator of its part, with the declared columns to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.written.table import ColumnStyle, TableColumn, TableSheet
from rak_excel.layouts.names import FURTHER_KEY
from rak_excel.model import PlanForm
from rak_excel.model.definition import EntryKind, FurtherSheet
from rak_excel.model.plan import FurtherRow
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.headings.headings import column_heading

_SPARE = 5  # rows for indicators that staff add
_BLANK = FurtherRow("", "", {})
_STYLES: dict[EntryKind, ColumnStyle] = {"text": "input", "number": "input_number", "amount": "input_amount"}


def further_table(declared: FurtherSheet, form: PlanForm) -> TableSheet:
    part = form.definition.part(declared.part)
    columns = (
        TableColumn("NO", 5, "center"),
        TableColumn(column_heading("indicator", part, form.definition), 60, "input"),
        *(TableColumn(each.heading, each.width, _STYLES[each.kind]) for each in declared.columns),
        TableColumn(FURTHER_KEY, 12, hidden=True),
    )
    said = [*_said(declared, form), *([] if form.signed else [_BLANK] * _SPARE)]
    rows = [
        [number, row.indicator, *(row.entries.get(each.id, "") for each in declared.columns), row.key]
        for number, row in enumerate(said, 1)
    ]
    prompts = [f"{each.heading}: {each.prompt}" for each in declared.columns if each.prompt]
    return TableSheet(declared.sheet, columns, rows, title=(declared.title, *prompts), filtered=False)


def _said(declared: FurtherSheet, form: PlanForm) -> Iterator[FurtherRow]:
    """The indicators of the part with what is known of each, then what is known of others: that is lost nowhere."""
    left = list(form.further.get(declared.id, ()))
    for row in (each for each in form.rows.get(declared.part, ()) if each.indicator):
        text = normalised(row.indicator)
        own = next((e for e in left if (e.key and e.key == row.key) or normalised(e.indicator) == text), None)
        if own:
            left.remove(own)
        yield FurtherRow(row.indicator, row.key, own.entries if own else {})
    yield from left
