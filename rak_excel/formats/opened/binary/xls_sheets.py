"""What calamine does not tell of an .xls: stray cells, errors, merged ranges, hidden rows, looks. Walks the records one by one."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.opened.appearance import Run
from rak_excel.formats.opened.archive import damaged, locked
from rak_excel.formats.opened.binary import xls_values
from rak_excel.formats.opened.binary.compound import LEAST, CompoundFile, compound_of
from rak_excel.formats.opened.binary.records import EOF, Extent, RecordBudget, hide, records
from rak_excel.formats.opened.binary.xls_book import XlsBook, look_at_book
from rak_excel.formats.opened.binary.xls_cells import XlsCells
from rak_excel.formats.opened.binary.xls_styles import rich_texts
from rak_excel.formats.opened.kinds import another

_ROW, _COLINFO, _MERGED = 0x208, 0x7D, 0xE5
_THIN_ROW = 40
_THIN_COLUMN = 128  # of 256: half a letter


@dataclass(slots=True)
class XlsSheet:
    """What was seen in one sheet."""

    cells: XlsCells
    strays: dict[Address, str] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class XlsContent:
    """`content` is a file with the values of these sheets and nothing else, `sheets` the worksheets in their order."""

    content: bytes
    sheets: Sequence[XlsSheet]
    macros: bool = False
    links: bool = False


def look_at_xls(content: bytes) -> XlsContent:
    """Raises UnreadableWorkbookError where the file is locked, damaged, or no workbook."""
    file = CompoundFile(content)
    if file.has("EncryptedPackage", "EncryptionInfo"):
        raise locked()
    found = file.stream("Workbook", "Book")
    if found is None:
        raise _no_workbook(file)
    # In a file of our own calamine can find no other stream, nor other bytes in it, than those that are looked at here.
    stream = bytearray(found.ljust(LEAST, b"\0"))
    try:
        book, sheets = _look(stream)
    except (struct.error, IndexError) as error:
        raise damaged() from error
    macros = book.macros or file.has("_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT")
    return XlsContent(compound_of("Workbook", bytes(stream)), sheets, macros=macros, links=book.links)


def _no_workbook(file: CompoundFile) -> Exception:
    if file.has("WordDocument"):
        return another(
            "adalah dokumen Word. Salin tabelnya ke format Excel, simpan sebagai .xlsx",
            "is a Word document. Copy its table into the Excel form and save that as .xlsx",
        )
    return another("bukan file Excel. Minta file Excel aslinya", "is no workbook. Ask for the workbook itself")


def _look(stream: bytearray) -> tuple[XlsBook, list[XlsSheet]]:
    budget = RecordBudget()
    budget.spend(stream=len(stream))
    book = look_at_book(stream, budget)
    looks = book.styles.cells()
    texts = cache(lambda: _rich_texts(book, budget))
    sheets = []
    # Each substream is looked at once: where two sheets shared one, or a part of one, a short file could be read for ever.
    ordered = sorted(book.starts)
    if (ordered and ordered[0] < book.end) or len(set(ordered)) < len(ordered):
        raise damaged()
    ends = dict(zip(ordered, [*ordered, len(stream)][1:], strict=True))
    for start in book.starts:
        look = XlsSheet(XlsCells(looks, texts, old=book.old, budget=budget))
        _SheetReader(stream, book, look, budget).read(start, ends[start])
        sheets.append(look)
    return book, sheets


def _rich_texts(book: XlsBook, budget: RecordBudget) -> Mapping[int, Sequence[Run]]:
    try:
        return rich_texts(book.shared, book.styles.font_look, budget)
    except (struct.error, IndexError) as error:
        raise damaged() from error


class _SheetReader:
    """Fills the look of one sheet, and leaves to calamine its values alone, without the stray ones."""

    def __init__(self, stream: bytearray, book: XlsBook, look: XlsSheet, budget: RecordBudget) -> None:
        self._stream = stream
        self._book = book
        self._look = look
        self._budget = budget
        self._extent = Extent()
        self._letters = 0
        self._text_follows = False  # that of the formula above

    def read(self, start: int, end: int) -> None:
        stream, look = self._stream, self._look
        for at, record, size in records(stream, start, end, self._budget):
            look.cells.take(record, bytes(stream[at : at + size]))
            if record in xls_values.CELLS and size >= 6:
                self._take_value(at, record, size)
            elif record == xls_values.FORMULA_TEXT and self._text_follows:
                xls_values.shorten_text(stream, at, size, old=self._book.old)
                self._letters += size
                self._text_follows = False
            elif record != EOF:
                self._take_other(at, record, size)
                hide(stream, at)
        self._budget.spend(
            extent=self._extent.cells,
            letters=self._letters,
            merged_rows=sum(area.bottom - area.top + 1 for area in look.merged),
            merged=sum(self._extent.cells_within(area) for area in look.merged),
        )

    def _take_value(self, at: int, record: int, size: int) -> None:
        stream, look = self._stream, self._look
        row, first = struct.unpack_from("<HH", stream, at)
        last = first if record != xls_values.SEVERAL else first + max((size - 6) // 6, 1) - 1
        self._text_follows = False
        if row >= LAST_ROW or last >= LAST_COLUMN:
            look.strays[row + 1, last + 1] = ""
            hide(stream, at)
            return
        self._extent.take(row, first, last)
        if record == xls_values.SHARED_LABEL:
            self._letters += xls_values.shared_letters(stream, at, size, self._book.lengths)
        elif record in xls_values.PREPARED:
            if error := xls_values.shown_error(stream, at, record, size):
                look.errors[row + 1, first + 1] = error
            self._letters += size
            self._text_follows = xls_values.prepare(stream, at, record, size, old=self._book.old)

    def _take_other(self, at: int, record: int, size: int) -> None:
        stream, look = self._stream, self._look
        if record == _ROW and size >= 16 and _hides_row(stream, at):
            look.hidden_rows.add(_short(stream, at) + 1)
        elif record == _COLINFO and size >= 10 and (stream[at + 8] & 1 or _short(stream, at + 4) < _THIN_COLUMN):
            first, last = struct.unpack_from("<HH", stream, at)
            look.hidden_columns |= set(range(first + 1, min(last, LAST_COLUMN) + 2))
        elif record == _MERGED and size >= 2:
            areas = _areas(bytes(stream[at : at + size]))
            self._budget.spend(ranges=len(areas))
            look.merged += areas


def _areas(content: bytes) -> list[Area]:
    """The merged ranges of a record, which counts from 0."""
    (count,) = struct.unpack_from("<H", content)
    numbers = struct.iter_unpack("<4H", content[2 : 2 + min(8 * count, len(content) - 2 & ~7)])
    return [Area(top + 1, left + 1, bottom + 1, right + 1) for top, bottom, left, right in numbers]


def _hides_row(stream: bytearray, at: int) -> bool:
    """Whether a row is hidden, or of less than 2 points: its height is in twentieths, the highest bit is none of it."""
    return bool(stream[at + 12] & 0x20) or _short(stream, at + 6) & 0x7FFF < _THIN_ROW


def _short(stream: bytearray, at: int) -> int:
    return int(struct.unpack_from("<H", stream, at)[0])
