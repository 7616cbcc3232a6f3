"""The sheets of a roll-up that somebody edited since we wrote it, other than where the province is to type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rak_excel.spreadsheet.rollup_canvas import TYPED
from rak_excel.spreadsheet.rollup_reading import MARK, Rows, formula_cells, read_sheets_whole
from rak_excel.spreadsheet.written import SheetDigest
from rak_excel.verbs.rollup.sheets.fields import (
    DEADLINE,
    FIRST,
    HEADINGS,
    MATCH_FIELDS,
    MATCHES,
    NOTE_FIELDS,
    NOTES,
    STATUS,
    status_fields,
)
from rak_excel.verbs.rollup.sheets.mark import WRITTEN, digests_in

_FILLED_IN = {
    sheet: {
        heading for field in fields if field.style.startswith(TYPED) for heading in (field.heading.id, field.heading.en)
    }
    for name, fields in ((STATUS, status_fields(())), (NOTES, NOTE_FIELDS), (MATCHES, MATCH_FIELDS))
    for sheet in (name.id, name.en)
}
_BLANK_SHEET = SheetDigest().digest()


def edited_sheets(path: Path) -> list[str]:
    """Their names, those of filled sheets that are not ours among them. What a formula says follows from the rest.

    Raises what `read_sheets_whole` raises.
    """
    sheets = read_sheets_whole(path)
    formulas, written = formula_cells(path), digests_in(sheets[MARK][WRITTEN])
    return [
        name
        for name, rows in sheets.items()
        if name != MARK and _digest(name, rows, formulas.get(name, set())) != written.get(name, _BLANK_SHEET)
    ]


def _digest(name: str, rows: Rows, formulas: set[tuple[int, int]]) -> str:
    sheet, passed_over = SheetDigest(), formulas | set(_filled_in(name, rows))
    for row, values in enumerate(rows):
        sheet.add(row, ["" if (row, column) in passed_over else value for column, value in enumerate(values)])
    return sheet.digest()


def _filled_in(name: str, rows: Rows) -> Iterator[tuple[int, int]]:
    """The cells in which the province is to type: what stands there is carried over and counts elsewhere."""
    if name not in _FILLED_IN:
        return
    if name in (STATUS.id, STATUS.en):
        yield DEADLINE
    columns = [at for at, heading in enumerate(rows[HEADINGS]) if str(heading) in _FILLED_IN[name]]
    yield from ((row, column) for row in range(FIRST, len(rows)) for column in columns)
