"""Which rows of a merged plan people corrected in it by hand, as they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.language import NOTHING, Text
from rak_excel.layouts.as_written import part_sheets, tell_as_written, with_rows_as_written
from rak_excel.model import Plan
from rak_excel.system.grouped import grouped

_AT = Text(" di {rows}", " at {rows}")
_ROWS = Text("{sheet} baris {rows}", "{sheet} row {rows}")
_MORE = Text("{rows}, dan {count} baris lain", "{rows}, and {count} more")
_FEW = 5  # rows that are named


def corrected_rows(plan: Plan, sheets: Sequence[Sheet]) -> Text:
    """` di Realisasi Komisi baris 9, 12`: the rows that say otherwise than when merging wrote them; nothing where none does."""
    corrected = sorted(set(_corrected(plan, sheets)))
    if not corrected:
        return NOTHING
    named = grouped((sheet, str(row)) for sheet, row in corrected[:_FEW])
    rows = Text("; ", "; ").join(_ROWS.filled(sheet=sheet, rows=", ".join(own)) for sheet, own in named.items())
    if len(corrected) > _FEW:
        rows = _MORE.filled(rows=rows, count=len(corrected) - _FEW)
    return _AT.filled(rows=rows)


def _corrected(plan: Plan, sheets: Sequence[Sheet]) -> Iterator[tuple[str, int]]:
    parts = part_sheets(sheets, plan.definition) if tell_as_written(sheets) else {}
    own = [sheet for sheet in sheets if sheet.name in parts]
    known = {each.name: each for each in with_rows_as_written(sheets, own, plan.definition)}
    places = [each.place for _, each in plan.indicators()] + [each.place for _, _, each in plan.activities()]
    yield from ((at.sheet, at.row) for at in places if at.sheet in known and at.row not in known[at.sheet].as_written)
