"""The sheet of a merged plan that adds up its amounts of money: by objective and by part, in live formulas."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import quoted
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.layouts.names import AMOUNTS
from rak_excel.layouts.plan import FIRST_ROW, layout_of
from rak_excel.model import FormRow, PartDefinition, PlanForm
from rak_excel.model.further import FurtherColumn

_ABOUT = "Jumlah per sasaran dan per bagian. Rumusnya menjumlahkan kolom yang sama di sheet rencana."
_WORDS = "{count} isian bukan angka, jadi tidak ikut dijumlahkan."


def amounts_table(form: PlanForm) -> TableSheet | None:
    """None where no row of the plan has an amount, or a word in place of one."""
    filled = {id_ for rows in form.rows.values() for row in rows for id_, entry in row.further.items() if entry != ""}
    amounts = {each.id: each for each in form.definition.further if each.kind == "amount" and each.id in filled}
    if not amounts:
        return None
    columns = (
        TableColumn("BAGIAN", 16),
        TableColumn("NO", 6, "center"),
        TableColumn("SASARAN", 60, "wrap"),
        *(TableColumn(each.name, 20, "amount") for each in amounts.values()),
    )
    rows = [line for part in form.definition.parts for line in _of_part(part, list(amounts.values()), form)]
    entries = [row.further.get(id_, "") for own in form.rows.values() for row in own for id_ in amounts]
    words = sum(1 for entry in entries if isinstance(entry, str) and entry)
    notes = (_WORDS.format(count=words),) if words else ()
    return TableSheet(AMOUNTS, columns, rows, title=(AMOUNTS.upper(), _ABOUT), notes=notes, filtered=False)


def _of_part(part: PartDefinition, amounts: Sequence[FurtherColumn], form: PlanForm) -> Iterator[list[CellValue]]:
    """A line for each objective of a part, then one for the part; none where the part has no such column."""
    own = {column.id for column in form.definition.further_of(part.id)}
    rows = form.rows.get(part.id, ())
    if own.isdisjoint(each.id for each in amounts) or not rows:
        return
    starts = [at for at, row in enumerate(rows) if at == 0 or row.objective or row.number]
    blocks = [range(first, end) for first, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    for block in blocks:
        first = rows[block.start]
        sums = [_sum(part, column, block, form) if column.id in own else "" for column in amounts]
        yield [part.sheet, first.number, first.objective, *sums]
    whole = range(len(rows))
    yield [
        "",
        "",
        f"JUMLAH {part.sheet}",
        *(_sum(part, each, whole, form) if each.id in own else "" for each in amounts),
    ]


def _sum(part: PartDefinition, column: FurtherColumn, block: range, form: PlanForm) -> Formula:
    layout = layout_of(part, form)
    first, last = (f"${layout.letter(column.id)}${FIRST_ROW + 1 + at}" for at in (block.start, block.stop - 1))
    return Formula(
        f"=SUM({quoted(part.sheet)}!{first}:{last})", _total(form.rows[part.id][block.start : block.stop], column)
    )


def _total(rows: Sequence[FormRow], column: FurtherColumn) -> int | float:
    entries = [entry for row in rows if isinstance(entry := row.further.get(column.id), int | float)]
    total = math.fsum(entries)
    return int(total) if total.is_integer() else total
