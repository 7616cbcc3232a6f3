"""What calamine does not tell of a sheet in .xlsb: stray cells and errors. Walks the records without building cells."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from rak_excel.spreadsheet.archive import damaged
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address
from rak_excel.spreadsheet.xls_values import ERRORS

_ROW_HEADER, _DIMENSION, _BUNDLE_SHEET = 0, 148, 156
_CELLS = range(2, 12)
_ERROR_CELLS = {3, 11}
_LEAST = {_ROW_HEADER: 4, _DIMENSION: 16} | dict.fromkeys(_CELLS, 8) | dict.fromkeys(_ERROR_CELLS, 9)  # bytes


@dataclass(frozen=True, slots=True)
class SheetLook:
    """`trimmed` is the sheet without its stray cells, None where it has none."""

    strays: dict[Address, str]
    errors: dict[Address, str]
    trimmed: bytes | None


def look_at_sheet(content: bytes) -> SheetLook:
    """Raises UnreadableWorkbookError where the records are damaged."""
    strays: dict[Address, str] = {}
    errors: dict[Address, str] = {}
    kept: list[bytes] = []
    row = 0
    changed = False
    for start, at, record, end in _records(content):
        whole = content[start:end]
        if end - at < _LEAST.get(record, 0):  # calamine would read on in what is left of the record before
            raise damaged()
        if record == _ROW_HEADER:
            row = struct.unpack_from("<I", content, at)[0] + 1
        elif record in _CELLS:
            column = struct.unpack_from("<I", content, at)[0] + 1
            if record in _ERROR_CELLS:
                errors[row, column] = ERRORS.get(content[at + 8], "#?")
            if row > LAST_ROW or column > LAST_COLUMN:
                strays[row, column] = errors.pop((row, column), "")
                changed = True
                continue
        elif record == _DIMENSION:
            first, last, left, right = struct.unpack_from("<IIII", content, at)
            short = struct.pack("<IIII", min(first, LAST_ROW), min(last, LAST_ROW), left, min(right, LAST_COLUMN))
            changed |= short != content[at : at + 16]
            whole = content[start:at] + short + content[at + 16 : end]
        if not (record == _ROW_HEADER and row > LAST_ROW):
            kept.append(whole)
    return SheetLook(strays, errors, b"".join(kept) if changed else None)


def sheet_relations(workbook: bytes) -> dict[str, str]:
    """The relation id of each sheet by its name, out of `workbook.bin`."""
    sheets = {}
    for _, at, record, end in _records(workbook):
        if record == _BUNDLE_SHEET and end - at > 12:
            relation, after = _wide_string(workbook, at + 8)
            sheets[_wide_string(workbook, after)[0]] = relation
    return sheets


def _wide_string(content: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", content, at)
    end = at + 4 + 2 * length
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(content: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Start of the record, start of its content, id, and end."""
    at = 0
    while at < len(content):
        start = at
        record, at = _number(content, at, 2)
        size, at = _number(content, at, 4)
        if at + size > len(content):
            raise damaged()
        yield start, at, record, at + size
        at += size


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes, seven bits each, and where it ends."""
    number = 0
    for nth in range(most):
        if at >= len(content):
            raise damaged()
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << (7 * nth)
        if byte < 0x80:
            break
    return number, at
