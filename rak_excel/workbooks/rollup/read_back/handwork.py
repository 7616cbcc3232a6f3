"""The sheets of a roll-up that somebody edited since we wrote it, other than where the province is to type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rak_excel.definitions.loading import decode_definition
from rak_excel.formats.written.digests import SheetDigest
from rak_excel.formats.written.drawn.styles import TYPED
from rak_excel.layouts.names import MARK
from rak_excel.rolling_up.facts.fields import (
    CORRECTION_FIELDS,
    CORRECTIONS,
    DEADLINE,
    FIRST,
    HEADINGS,
    MATCH_FIELDS,
    MATCHES,
    NOTES,
    STATUS,
    SheetField,
    data_fields,
    data_sheet,
    status_fields,
)
from rak_excel.rolling_up.facts.seals import UNSEALED
from rak_excel.workbooks.rollup.mark import WRITTEN, definitions_in, digests_in, head_of
from rak_excel.workbooks.rollup.note_fields import NOTE_FIELDS
from rak_excel.workbooks.rollup.opened import SheetRows, formula_cells, read_sheets_whole
from rak_excel.workbooks.rollup.records import beyond_corrections

_FILLED_IN = {
    sheet: {
        heading for field in fields if field.style.startswith(TYPED) for heading in (field.heading.id, field.heading.en)
    }
    for name, fields in (
        (STATUS, status_fields(())),
        (NOTES, NOTE_FIELDS),
        (MATCHES, MATCH_FIELDS),
        (CORRECTIONS, CORRECTION_FIELDS),
    )
    for sheet in (name.id, name.en)
}
_BLANK_SHEET = SheetDigest().digest()


def edited_sheets(path: Path) -> list[str]:
    """The names of those whose edits no next roll-up carries, filled sheets that are not ours among them.

    Corrections of data rows are carried, and what a formula says follows from the rest. Raises what `read_sheets_whole`
    raises.
    """
    sheets = read_sheets_whole(path)
    formulas, written = formula_cells(path), digests_in(sheets[MARK][WRITTEN])
    data = {name: fields for name, fields in _data_sheets(sheets[MARK]) if head_of(name) in written}
    return [
        name
        for name, rows in sheets.items()
        if name != MARK and _is_edited(name, rows, formulas.get(name, set()), written, data.get(name, ()))
    ]


def is_as_written(path: Path, sheets: Mapping[str, SheetRows], name: str) -> bool:
    """Whether nobody edited a sheet since it was written; no, where its digest was not written either."""
    digest = digests_in(sheets[MARK][WRITTEN]).get(name)
    return bool(digest) and _digest(name, sheets[name], formula_cells(path).get(name, set())) == digest


def _data_sheets(mark: SheetRows) -> Iterator[tuple[str, tuple[SheetField, ...]]]:
    definitions = definitions_in(mark)
    for part in decode_definition(definitions[min(definitions)]).parts:
        for name in {data_sheet(part).id, data_sheet(part).en}:
            yield name, data_fields(part)


def _is_edited(
    name: str, rows: SheetRows, formulas: set[tuple[int, int]], written: Mapping[str, str], data: Sequence[SheetField]
) -> bool:
    """`data` are the fields of a data sheet whose rows have seals."""
    if not data:
        return _digest(name, rows, formulas) != written.get(name, _BLANK_SHEET)
    if _digest(name, rows[:FIRST], formulas) != written[head_of(name)]:
        return True
    if any(UNSEALED in row for row in rows[FIRST:]) and _digest(name, rows, formulas) != written[name]:
        return True
    return beyond_corrections(rows, formulas, data)


def _digest(name: str, rows: SheetRows, formulas: set[tuple[int, int]]) -> str:
    sheet, passed_over = SheetDigest(), formulas | set(_filled_in(name, rows))
    for row, values in enumerate(rows):
        sheet.add(row, ["" if (row, column) in passed_over else value for column, value in enumerate(values)])
    return sheet.digest()


def _filled_in(name: str, rows: SheetRows) -> Iterator[tuple[int, int]]:
    """The cells in which the province is to type: what stands there is carried over and counts elsewhere."""
    if name not in _FILLED_IN:
        return
    if name in (STATUS.id, STATUS.en):
        yield DEADLINE
    columns = [at for at, heading in enumerate(rows[HEADINGS]) if str(heading) in _FILLED_IN[name]]
    for row, values in enumerate(rows[FIRST:], FIRST):
        # What stands alone below the table belongs to nothing, and is carried nowhere.
        if any(value != "" for at, value in enumerate(values) if at not in columns):
            yield from ((row, column) for column in columns)
