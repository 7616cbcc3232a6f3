"""What calamine does not tell of an .xls: stray cells, errors, hidden rows, looks. Walks the records one by one."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rak_excel.spreadsheet.appearance import Run
from rak_excel.spreadsheet.archive import damaged, locked
from rak_excel.spreadsheet.compound import CompoundFile
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address
from rak_excel.spreadsheet.kinds import another
from rak_excel.spreadsheet.xls_cells import XlsCells
from rak_excel.spreadsheet.xls_styles import STYLE_RECORDS, XlsStyles
from rak_excel.spreadsheet.xls_texts import rich_texts

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _DIMENSIONS, _ROW, _COLINFO = 0x809, 0x0A, 0x2F, 0x85, 0x200, 0x208, 0x7D
_BOOLERR, _FORMULA = 0x205, 0x06
_SUPBOOK = 0x1AE
_SHARED_TEXTS, _CONTINUE = 0xFC, 0x3C
_NOT_OLD = b"\x00\x06"  # the version of Excel 97 and later
_NO_FILE = (b"\x01\x04", b"\x01\x3a", b"\x01\x00")  # the workbook itself, functions of an add-in, the same sheet
_CELLS = {0x203, 0x204, 0xFD, 0x27E, 0xBD, _BOOLERR, _FORMULA, 0xD6}
_NO_RECORD = 0x0FFF  # an id that no reader knows
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class SheetLook:
    """What was seen in one sheet."""

    strays: dict[Address, str] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    cells: XlsCells = field(default_factory=lambda: XlsCells((), dict, old=False))


@dataclass(frozen=True, slots=True)
class BookLook:
    """`content` is the file without its stray cells."""

    content: bytes
    sheets: Mapping[str, SheetLook]
    macros: bool = False
    links: bool = False


def look_at_xls(content: bytes) -> BookLook:
    """Raises UnreadableWorkbookError where the file is locked, damaged, or no workbook."""
    file = CompoundFile(content)
    if file.has("EncryptedPackage", "EncryptionInfo"):
        raise locked()
    stream = file.stream("Workbook", "Book")
    if stream is None:
        raise _no_workbook(file)
    try:
        sheets, changed, links = _look(stream)
    except (struct.error, IndexError) as error:
        raise damaged() from error
    whole = file.written_back(bytes(stream), "Workbook", "Book") if changed else content
    return BookLook(whole, sheets, macros=file.has("_VBA_PROJECT_CUR", "VBA"), links=links)


def _no_workbook(file: CompoundFile) -> Exception:
    if file.has("WordDocument"):
        return another(
            "adalah dokumen Word. Salin tabelnya ke format Excel, simpan sebagai .xlsx",
            "is a Word document. Copy its table into the Excel form and save that as .xlsx",
        )
    return another("bukan file Excel. Minta file Excel aslinya", "is no workbook. Ask for the workbook itself")


def _look(stream: bytearray) -> tuple[dict[str, SheetLook], bool, bool]:
    """The sheets, whether the stream was changed, and whether other files are referred to."""
    names: dict[int, str] = {}
    links = False
    styles = XlsStyles()
    shared: list[bytes] = []
    above = 0
    for at, record, size in _records(stream, 0):
        if record == _FILEPASS:
            raise locked()
        if record == _BOUNDSHEET:
            names[struct.unpack_from("<I", stream, at)[0]] = _sheet_name(stream, at, size)
        if record in STYLE_RECORDS:
            styles.take(record, bytes(stream[at : at + size]))
        if record == _SHARED_TEXTS or (record == _CONTINUE and above == _SHARED_TEXTS):
            shared.append(bytes(stream[at : at + size]))
        above = record if record != _CONTINUE else above
        links |= record == _SUPBOOK and stream[at + 2 : at + min(size, 4)] not in _NO_FILE
    changed, looks = False, styles.cells()
    texts = cache(lambda: _rich_texts(shared, styles))
    sheets = {}
    for start, name in names.items():
        sheets[name] = SheetLook(cells=XlsCells(looks, texts, old=stream[4:6] != _NOT_OLD))
        changed |= _look_at_sheet(stream, start, sheets[name])
    return sheets, changed, links


def _rich_texts(shared: Sequence[bytes], styles: XlsStyles) -> Mapping[int, Sequence[Run]]:
    try:
        return rich_texts(shared, styles.font_look)
    except (struct.error, IndexError) as error:
        raise damaged() from error


def _records(stream: bytearray, start: int) -> Iterator[tuple[int, int, int]]:
    """Start of the content, id and size of each record of a substream."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        record, size = struct.unpack_from("<HH", stream, at)
        depth += (record == _BOF or at == start) - (record == _EOF)  # it begins here, damaged or not
        if at + 4 + size > len(stream):
            raise damaged()
        yield at + 4, record, size
        if depth <= 0:
            return
        at += 4 + size


def _sheet_name(stream: bytearray, at: int, size: int) -> str:
    length, wide = stream[at + 6], stream[at + 7] & 1
    text = bytes(stream[at + 8 : min(at + 8 + length * (2 if wide else 1), at + size)])
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _look_at_sheet(stream: bytearray, start: int, look: SheetLook) -> bool:
    """Fills `look`, unmakes stray cells in `stream`, and tells whether it changed anything."""
    changed = False
    for at, record, size in _records(stream, start):
        look.cells.take(record, bytes(stream[at : at + size]))
        if record in _CELLS and size >= 6:
            row, column = struct.unpack_from("<HH", stream, at)
            if row >= LAST_ROW or column >= LAST_COLUMN:
                look.strays[row + 1, column + 1] = ""
                struct.pack_into("<H", stream, at - 4, _NO_RECORD)
                changed = True
            elif record in {_BOOLERR, _FORMULA} and (error := _error(stream, at, record, size)):
                look.errors[row + 1, column + 1] = error
        elif record == _DIMENSIONS:
            changed |= _shorten(stream, at, size)
        elif record == _ROW and size >= 16 and _hides_row(stream, at):
            look.hidden_rows.add(struct.unpack_from("<H", stream, at)[0] + 1)
        elif record == _COLINFO and size >= 10 and (stream[at + 8] & 1 or _short(stream, at + 4) < _THIN_COLUMN):
            first, last = struct.unpack_from("<HH", stream, at)
            look.hidden_columns |= set(range(first + 1, min(last, LAST_COLUMN) + 2))
    return changed


def _hides_row(stream: bytes | bytearray, at: int) -> bool:
    """Whether a row is hidden, or of less than 2 points: its height is in twentieths, the highest bit is none of it."""
    return bool(stream[at + 12] & 0x20) or _short(stream, at + 6) & 0x7FFF < _THIN_ROW


def _short(stream: bytes | bytearray, at: int) -> int:
    return int(struct.unpack_from("<H", stream, at)[0])


_THIN_ROW = 40
_THIN_COLUMN = 128  # of 256: half a letter


def _shorten(stream: bytearray, at: int, size: int) -> bool:
    """Keeps a record DIMENSIONS from promising more than a reader should make room for, or an end before its start."""
    numbers = "<IIHH" if size >= 12 else "<HHHH"  # in Excel 95 rows are counted in two bytes
    if size < struct.calcsize(numbers):
        raise damaged()
    first, last, left, right = struct.unpack_from(numbers, stream, at)
    last_row, last_column = min(last, LAST_ROW + 1), min(right, LAST_COLUMN)
    short = struct.pack(numbers, min(first, last_row), last_row, min(left, last_column), last_column)
    changed = stream[at : at + len(short)] != short
    stream[at : at + len(short)] = short
    return changed


def _error(stream: bytearray, at: int, record: int, size: int) -> str | None:
    """The error that a BOOLERR record, or a formula with such a result, shows."""
    if record == _BOOLERR and size >= 8 and stream[at + 7]:
        return ERRORS.get(stream[at + 6], "#?")
    if record == _FORMULA and size >= 14 and stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == 2:
        return ERRORS.get(stream[at + 8], "#?")
    return None
