"""The records of an .xls with values, made so that calamine reads from each what stands in it and follows no number astray."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from rak_excel.formats.opened.archive import damaged
from rak_excel.formats.opened.binary.records import hide

NUMBER, LABEL, RICH_LABEL, BOOLERR, FORMULA, FORMULA_TEXT = 0x203, 0x204, 0xD6, 0x205, 0x06, 0x207
RK, SHARED_LABEL, SEVERAL = 0x27E, 0xFD, 0xBD
CELLS = {NUMBER, LABEL, RICH_LABEL, BOOLERR, FORMULA, RK, SHARED_LABEL, SEVERAL}
PREPARED = {LABEL, RICH_LABEL, BOOLERR, FORMULA}
"""Those that `prepare` changes; all others hold but one value in as many bytes as they should."""

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_LOADING = 43  # an error of Excel 2010 and later
_ANY_ERROR = 42
_WITHOUT_TOKENS = 22  # bytes of a formula before those that say what it works out
_TEXT, _TRUTH, _ERROR, _BLANK = range(4)  # what a formula yields, where it is no number
_NO_NUMBER = b"\xff\xff"


def shared_letters(stream: bytearray, at: int, size: int, lengths: Sequence[int]) -> int:
    """How many letters there are in a cell with one of the texts that have these lengths."""
    number = int(struct.unpack_from("<I", stream, at + 6)[0]) if size >= 10 else 0
    return lengths[number] if number < len(lengths) else 0


def shown_error(stream: bytearray, at: int, record: int, size: int) -> str | None:
    """The error that a BOOLERR record, or a formula with such a result, shows."""
    if record == BOOLERR and size >= 8 and stream[at + 7]:
        return ERRORS.get(stream[at + 6], "#?")
    if record == FORMULA and size >= 14 and stream[at + 12 : at + 14] == _NO_NUMBER and stream[at + 6] == _ERROR:
        return ERRORS.get(stream[at + 8], "#?")
    return None


def prepare(stream: bytearray, at: int, record: int, size: int, *, old: bool) -> bool:
    """Makes a record safe for calamine. Tells whether it is a formula whose text stands in a record that follows."""
    if record == FORMULA:
        return _without_formula(stream, at, size)
    if record == BOOLERR and size >= 8:
        _write_truth(stream, at, stream[at + 6], is_error=bool(stream[at + 7]))
    elif record in {LABEL, RICH_LABEL}:
        shorten_text(stream, at + 6, size - 6, old=old)
    return False


def shorten_text(stream: bytearray, at: int, size: int, *, old: bool) -> None:
    """Keeps a text from promising more letters than there are, for which calamine would make room."""
    if size < 3:
        return
    (promised,) = struct.unpack_from("<H", stream, at)
    there = size - 2 if old else (size - 3) >> (stream[at + 2] & 1)
    struct.pack_into("<H", stream, at, min(promised, there))


def _without_formula(stream: bytearray, at: int, size: int) -> bool:
    """The record with its result alone: what it works out is never asked for, and to write it down can take for ever."""
    if size < _WITHOUT_TOKENS:
        raise damaged()
    kind = stream[at + 6]
    if stream[at + 12 : at + 14] != _NO_NUMBER:
        struct.pack_into("<H", stream, at - 4, NUMBER)
    elif kind == _TEXT:
        struct.pack_into("<H", stream, at + 20, 0)
        return True
    elif kind in {_TRUTH, _ERROR}:
        struct.pack_into("<H", stream, at - 4, BOOLERR)
        _write_truth(stream, at, stream[at + 8], is_error=kind == _ERROR)
    else:
        hide(stream, at)
    return False


def _write_truth(stream: bytearray, at: int, value: int, *, is_error: bool) -> None:
    """True, false or an error; one that calamine does not know would make the whole workbook unreadable to it."""
    known = value if not is_error or value in ERRORS or value == _LOADING else _ANY_ERROR
    stream[at + 6 : at + 8] = bytes((known, is_error))
