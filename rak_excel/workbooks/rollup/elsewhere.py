"""What was typed into a data sheet beyond its corrections: nothing carries it to the next roll-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rak_excel.formats.written.digests import said
from rak_excel.rolling_up.corrections.taken import read_seal
from rak_excel.rolling_up.facts.fields import FIRST, Field
from rak_excel.rolling_up.facts.seals import checksum
from rak_excel.workbooks.rollup.opened import Rows

_TAKEN = ("province", "office", "region", "code", "file", "sheet", "cell", "file_number", "written", "key", "defined")


def columns_taken(fields: Sequence[Field]) -> list[int]:
    """The columns of a data sheet that say what was taken from a file, and are not to be corrected."""
    return [at for at, field in enumerate(fields) if field.id in _TAKEN]


def checksum_of(cells: Sequence[object], columns: Sequence[int]) -> str:
    """Of what a data row says there."""
    return checksum("\x1f".join([said(cells[at]) for at in columns]))


def beyond_corrections(rows: Rows, formulas: set[tuple[int, int]], fields: Sequence[Field]) -> bool:
    """Whether something was typed beside the rows, over what is computed, or over what was taken from a file.

    The headings stand as they were written. Of rows with one seal, as copying leaves them, one is the file's.
    """
    taken = columns_taken(fields)
    names = [field.id for field in fields]
    seal, computed = names.index("seal"), range(names.index("complete"), names.index("seal"))
    number = names.index("file_number")
    as_taken: dict[tuple[object, int], list[bool]] = defaultdict(list)
    for at, row in enumerate(rows[FIRST:], FIRST):
        cells = [*row, *[""] * (len(fields) - len(row))]
        if any(cells[len(fields) :]) or any(cells[column] and (at, column) not in formulas for column in computed):
            return True
        place, code, others = read_seal(str(cells[seal]))
        if code:
            as_taken[cells[number], place].append(checksum_of(cells, taken) == others)
    return not all(any(each) for each in as_taken.values())
