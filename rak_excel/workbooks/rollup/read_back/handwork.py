"""The sheets of a roll-up that somebody edited since we wrote it, other than where the province is to type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rak_excel.definitions.loading import decode_definition
from rak_excel.language import Text
from rak_excel.layouts.names import MARK
from rak_excel.rolling_up.corrections.reconciling import read_seal
from rak_excel.rolling_up.facts import fields
from rak_excel.rolling_up.facts.rows import UNSEALED
from rak_excel.workbooks.rollup import opened
from rak_excel.workbooks.rollup.as_written import BLANK_SHEET, digest_of, typed_columns
from rak_excel.workbooks.rollup.note_fields import NOTE_FIELDS
from rak_excel.workbooks.rollup.sheets.data import checksum_of, columns_taken
from rak_excel.workbooks.rollup.status_fields import status_fields

_FILLED_IN = typed_columns(
    (
        (fields.STATUS, status_fields(())),
        (fields.NOTES, NOTE_FIELDS),
        (fields.MATCHES, fields.MATCH_FIELDS),
        (fields.CORRECTIONS, fields.CORRECTION_FIELDS),
    )
)


def edited_sheets(path: Path) -> list[str]:
    """The names of those whose edits no next roll-up carries, filled sheets that are not ours among them.

    Corrections of data rows are carried, and what a formula says follows from the rest. Raises what `read_sheets_whole`
    raises.
    """
    sheets = opened.read_sheets_whole(path)
    formulas, written = opened.formula_cells(path), opened.digests_in(sheets[MARK][opened.WRITTEN_AT])
    data = {name: columns for name, columns in _data_sheets(sheets[MARK]) if opened.head_of(name) in written}
    return [
        name
        for name, rows in sheets.items()
        if name != MARK and _is_edited(name, rows, formulas.get(name, set()), written, data.get(name, ()))
    ]


def is_as_written(path: Path, sheets: Mapping[str, opened.SheetRows], sheet: Text) -> bool:
    """Whether nobody edited a sheet since it was written; no, where its digest was not written either."""
    name = sheet.id if sheet.id in sheets else sheet.en
    digest = opened.digests_in(sheets[MARK][opened.WRITTEN_AT]).get(name)
    return bool(digest) and _digest(name, sheets[name], opened.formula_cells(path).get(name, set())) == digest


def _data_sheets(mark: opened.SheetRows) -> Iterator[tuple[str, tuple[fields.SheetField, ...]]]:
    definition = decode_definition(next(iter(opened.definitions_in(mark).values())))
    for part in definition.parts:
        for name in {fields.data_sheet(part).id, fields.data_sheet(part).en}:
            yield name, fields.data_fields(part, definition)


def _is_edited(
    name: str,
    rows: opened.SheetRows,
    formulas: set[tuple[int, int]],
    written: Mapping[str, str],
    data: Sequence[fields.SheetField],
) -> bool:
    """`data` are the columns of a data sheet whose rows have seals."""
    if not data:
        return _digest(name, rows, formulas) != written.get(name, BLANK_SHEET)
    if _digest(name, rows[: fields.FIRST], formulas) != written[opened.head_of(name)]:
        return True
    if any(UNSEALED in row for row in rows[fields.FIRST :]) and _digest(name, rows, formulas) != written[name]:
        return True
    return beyond_corrections(rows, formulas, data)


def _digest(name: str, rows: opened.SheetRows, formulas: set[tuple[int, int]]) -> str:
    return digest_of(name, rows, formulas, _FILLED_IN, fields.STATUS)


def beyond_corrections(
    rows: opened.SheetRows, formulas: set[tuple[int, int]], columns: Sequence[fields.SheetField]
) -> bool:
    """Whether something was typed beside the rows, over what is computed, or over what was taken from a file.

    The headings stand as they were written. Of rows with one seal, as copying leaves them, one is the file's.
    """
    taken = columns_taken(columns)
    names = [field.id for field in columns]
    seal, computed = names.index("seal"), range(names.index("complete"), names.index("seal"))
    number = names.index("file_number")
    as_taken: dict[tuple[object, int], list[bool]] = defaultdict(list)
    for at, row in enumerate(rows[fields.FIRST :], fields.FIRST):
        cells = [*row, *[""] * (len(columns) - len(row))]
        if any(cells[len(columns) :]) or any(cells[column] and (at, column) not in formulas for column in computed):
            return True
        place, code, others = read_seal(str(cells[seal]))
        if code:
            as_taken[cells[number], place].append(checksum_of(cells, taken) == others)
    return not all(any(each) for each in as_taken.values())
