"""The sheets of an .xlsb: their names, what calamine does not tell of one, and a new one with its values alone."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address
from rak_excel.formats.opened.archive import damaged
from rak_excel.formats.opened.binary.records import Extent, RecordBudget
from rak_excel.formats.opened.binary.xls_values import ERRORS
from rak_excel.formats.opened.binary.xlsb_records import letters_of, records, wide_text, written

_ROW, _BEGIN_CELLS, _END_CELLS, _DIMENSION = 0, 145, 146, 148
SHEET = 156
"""The record of a sheet in `workbook.bin`."""
_NOWHERE = 0xFFFFFFFF  # letters of the relation of a sheet that stands in no member
_HIDING = (1, 2)
_RK, _ERROR, _TRUTH, _REAL, _TEXT, _SHARED_TEXT = 2, 3, 4, 5, 6, 7
_OF_FORMULA = {8: _TEXT, 9: _REAL, 10: _TRUTH, 11: _ERROR}
_LEAST = {_ROW: 4, _RK: 12, _ERROR: 9, _TRUTH: 9, _REAL: 16, _TEXT: 12, _SHARED_TEXT: 12}
"""Bytes that a row or a cell takes: of shorter ones calamine reads on in what is left of the record before."""


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet as the workbook tells of it; a `state` other than 0 hides it."""

    name: str
    relation: str
    state: int


@dataclass(slots=True)
class XlsbSheet:
    """`content` is a sheet without its stray cells, and without all that is no value."""

    strays: dict[Address, str] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    content: bytes = b""


def sheet_names(workbook: bytes, budget: RecordBudget) -> Iterator[SheetName]:
    """The sheets that `workbook.bin` names."""
    for record, content in records(workbook, budget):
        if record == SHEET and len(content) >= 12 and content[8:12] != struct.pack("<I", _NOWHERE):
            state, _ = struct.unpack_from("<II", content)
            relation, after = wide_text(content, 8)
            name, _ = wide_text(content, after)
            yield SheetName(letters_of(name), letters_of(relation), state if state in _HIDING else 0)


def sheet_relations(workbook: bytes) -> dict[str, str]:
    """The relation id of each sheet by its name."""
    return {sheet.name: sheet.relation for sheet in sheet_names(workbook, RecordBudget())}


def look_at_sheet(content: bytes, texts: Sequence[int], budget: RecordBudget) -> XlsbSheet:
    """`texts` has the lengths of those that cells share. Raises UnreadableWorkbookError where the records are damaged."""
    reader = _SheetReader(texts)
    within = False
    for record, cell in records(content, budget):
        if record in {_BEGIN_CELLS, _END_CELLS}:
            within = record == _BEGIN_CELLS
        elif within:
            reader.take(_OF_FORMULA.get(record, record), cell)
    budget.spend(extent=reader.extent.cells, letters=reader.letters)
    return reader.look()


class _SheetReader:
    """Keeps of one sheet the rows and the values."""

    def __init__(self, texts: Sequence[int]) -> None:
        self.extent = Extent()
        self.letters = 0
        self._texts = texts
        self._row = 0
        self._look = XlsbSheet()
        self._kept = [written(_DIMENSION, bytes(16)), written(_BEGIN_CELLS)]

    def look(self) -> XlsbSheet:
        self._look.content = b"".join([*self._kept, written(_END_CELLS)])
        return self._look

    def take(self, kind: int, cell: bytes) -> None:
        """Takes a row, a cell, or what is neither and left out."""
        if len(cell) < _LEAST.get(kind, 0):
            raise damaged()
        if kind == _ROW:
            (self._row,) = struct.unpack_from("<I", cell)
            if self._row < LAST_ROW:
                self._kept.append(written(_ROW, cell[:4]))
        elif kind in _LEAST:
            self._take_cell(kind, cell)

    def _take_cell(self, kind: int, cell: bytes) -> None:
        (column,) = struct.unpack_from("<I", cell)
        at = self._row + 1, column + 1
        shown = ERRORS.get(cell[8], "#?") if kind == _ERROR else ""
        if self._row >= LAST_ROW or column >= LAST_COLUMN:
            self._look.strays[at] = shown
        elif shown:
            self._look.errors[at] = shown
        elif value := self._value(kind, cell):
            self._kept.append(written(kind, value))
            self.extent.take(self._row, column, column)

    def _value(self, kind: int, cell: bytes) -> bytes:
        """The cell without what a formula works out; nothing where it names a text that there is not."""
        if kind == _TEXT:
            text, end = wide_text(cell, 8)
            self.letters += len(text) // 2 - 2
            return cell[:end]
        if kind == _SHARED_TEXT:
            (number,) = struct.unpack_from("<I", cell, 8)
            if number >= len(self._texts):
                return b""
            self.letters += self._texts[number]
        return cell[: _LEAST[kind]]
