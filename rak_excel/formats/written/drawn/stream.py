"""Writes big sheets: each cell becomes XML at once, past the layers of XlsxWriter that take most of its time."""

from __future__ import annotations

import io
import math
import re
import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rak_excel.formats.addresses import letters
from rak_excel.formats.written.book import NO_LETTERS, Book, Format, TextSheet, new_book
from rak_excel.formats.written.packing import PackedPiece, as_xml, new_compressor
from rak_excel.formats.written.table import CellValue, Formula
from rak_excel.system.remembered import remembered

_StreamedCell = tuple[int, CellValue, Format]  # its column, counted from 0

_LONG = 16_000  # letters; XlsxWriter itself cuts off what a cell cannot hold
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_LIKE_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_STAYS = frozenset(
    {"name", "index", "fh", "table", "row_info", "row_sizes", "_rows", "_beginnings", "_row_tags", "previous_row"}
)
"""What a sheet keeps to itself when it is handed over to another process."""
_OF_BOOK = frozenset({"cond_formats", "charts", "images", "buttons", "shapes", "tables", "comments", "drawing"})
"""What refers to other things of its book: a sheet with any of these is not handed over."""
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def streamed_book(path: Path) -> Book:
    """An empty workbook of any size in little memory: each sheet's rows must be written from top to bottom."""
    return new_book(path, StreamedSheet, streamed=True)


class StreamedSheet(TextSheet):
    """A sheet of a streamed book. All of XlsxWriter's own methods work beside `write_cells`."""

    previous_row: int  # XlsxWriter's: the row that is not written yet
    merge: list[list[int]]  # XlsxWriter's: the cells that are shown as one
    fh: Any  # XlsxWriter's: where to write

    def _initialize(self, init_data: dict[str, Any]) -> None:
        # XlsxWriter would keep the rows in a file of its own, with the line ends of the system.
        super()._initialize({**init_data, "constant_memory": False})
        self.constant_memory = True
        self.fh = self._rows = StreamedRows()
        self._beginnings: dict[tuple[int, Sequence[Format]], Sequence[tuple[int, str, str]]] = {}
        self._row_tags: dict[tuple[object, ...], str] = {}
        self._given: PackedPiece | None = None

    def _opt_reopen(self) -> None:
        self.fh = self._rows

    def _opt_close(self) -> None:
        """There is no file to close."""

    def handed_over(self, blank: StreamedSheet) -> tuple[dict[str, Any], PackedPiece] | None:
        """What distinguishes the sheet from a blank one of its book, and its rows, for a sheet of another process's book.

        None where it holds what belongs to its book: formats of conditions, charts. Nothing can be written any more.
        """
        self._write_single_row(self.previous_row)
        own, theirs = vars(self), vars(blank)
        state = {name: value for name, value in own.items() if name not in _STAYS and value != theirs[name]}
        return None if _OF_BOOK.intersection(state) else (state, self._rows.packed())

    def take_over(self, state: dict[str, Any], rows: PackedPiece) -> None:
        """What a sheet of another process's book handed over, in the place of all that was written here."""
        for name, value in state.items():
            setattr(self, name, value)
        self.table.clear()
        self.row_info.clear()
        self._given = rows

    def _write_optimized_sheet_data(self) -> None:
        if self.dim_rowmin is None:
            self._xml_empty_tag("sheetData")
            return
        self._xml_start_tag("sheetData")
        self.fh.put(self._given or self._rows.packed())
        self._xml_end_tag("sheetData")

    def write_cells(
        self,
        row: int,
        column: int,
        values: Sequence[CellValue],
        formats: Sequence[Format],
        blanks: Sequence[Format | None],
    ) -> list[_StreamedCell]:
        """Write texts, numbers and formulas side by side, from `column` on; gives back what is left to XlsxWriter.

        `formats` are those of the values and `blanks` those of cells that say nothing; None leaves such a cell out.
        As in XlsxWriter, cells beyond the last column are left out.
        """
        self._check_dimensions(row, column)  # which also notes how far the sheet reaches
        if self._check_dimensions(row, column + len(values) - 1):
            values = values[: self.xls_colmax - column]
        if row > self.previous_row:
            self._write_single_row(row)
        line, number, left = self.table[row], str(row + 1), list[_StreamedCell]()
        begun = self._begun(column, formats)
        for value, (at, before, behind), blank in zip(values, begun, blanks, strict=False):
            if not value and value != 0:
                if blank is not None:
                    line[at] = f"{before}{number}{behind}/>"
                continue
            content_of = _CONTENTS.get(type(value))
            content = content_of(value) if content_of else None
            if content is None:
                left.append((at, value, formats[at - column]))
            else:
                line[at] = f"{before}{number}{behind}{content}"
        return left

    def join_rows(self, top: int, left: int, bottom: int, right: int) -> None:
        """Show the upper left cell over all of them, without writing into rows below that come later."""
        self.merge.append([top, left, bottom, right])

    def _begun(self, column: int, formats: Sequence[Format]) -> Sequence[tuple[int, str, str]]:
        """The columns of cells side by side, and how each begins before and behind the number of its row."""
        key = column, tuple(formats)
        if key not in self._beginnings:
            self._beginnings[key] = [
                (at, f'<c r="{letters(at)}', f'" s="{format_._get_xf_index()}"')
                for at, format_ in enumerate(formats, column)
            ]
        return self._beginnings[key]

    def _write_single_row(self, current_row_num: int = 0) -> None:
        row, cells = self.previous_row, self.table[self.previous_row]
        if set(map(type, cells.values())) != {str}:
            super()._write_single_row(current_row_num)
            return
        # Written at once: a call for each cell takes longer than the writing.
        self.previous_row = current_row_num
        columns = sorted(cells)
        self.fh.write(f'<row r="{row + 1}"{self._row_tag(row)}{"".join(map(cells.__getitem__, columns))}</row>')
        self.table.clear()

    def _row_tag(self, row: int) -> str:
        """The tag of a row from behind its number on, as XlsxWriter writes it; the same for all rows of a height."""
        info = self.row_info.get(row)
        key = (info.height, info.row_format, info.hidden, info.level, info.collapsed) if info else ()
        if key not in self._row_tags:
            kept, self.fh = self.fh, io.StringIO()
            self._write_row(row, None, info)
            self._row_tags[key] = self.fh.getvalue().removeprefix(f'<row r="{row + 1}"')
            self.fh = kept
        return self._row_tags[key]

    def _write_cell(self, row: int, col: int, cell: object) -> None:
        if isinstance(cell, str):
            self.fh.write(cell)
        else:
            super()._write_cell(row, col, cell)


@remembered(8192)  # most texts of a roll-up stand in many of its rows
def _text(text: str) -> str | None:
    if len(text) > _LONG:
        return None
    text = _escaped(text)
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f' t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def _number(number: float) -> str | None:
    return f"><v>{number:.16G}</v></c>" if math.isfinite(number) else None


def _formula(formula: Formula) -> str:
    value = formula.value
    kind = ""
    if isinstance(value, str) and value:
        kind = ' t="e"' if value in _ERRORS else ' t="str"'
        value = _escaped(value)
    text = formula.text.removeprefix("=")
    if not text.isprintable():  # a formula has no way to write what XML cannot hold
        text = as_xml(text).decode()
    return f"{kind}><f>{_without_markup(text)}</f><v>{value}</v></c>"


_CONTENTS: Mapping[type, Callable[[Any], str | None]] = {
    str: _text,
    int: _number,
    float: _number,
    Formula: _formula,
}
"""By the type of a value what follows the cell's address and format; None for a value that is not plain."""


def _escaped(text: str) -> str:
    """Text for XML. What XML cannot hold is written as Excel does: `_x0007_`, and `_x005F_` where a text looks so."""
    if not _SPECIAL.search(text):
        return text
    text = _LIKE_ESCAPED.sub("_x005F_", text)
    text = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    text = NO_LETTERS.sub("\ufffd", text)
    return _without_markup(text)


def _without_markup(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_CHUNK = 1 << 20  # letters that are packed at once: less would often wait for Python, which one thread has at a time


class StreamedRows:
    """Takes text as a file does, and gives it back packed. While one chunk is packed, the next is written."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._letters = 0
        self._compressor = new_compressor()
        self._chunks: list[bytes] = []
        self._length = self._checksum = 0
        self._busy: threading.Thread | None = None
        self._fault: Exception | None = None  # of a chunk that could not be packed

    def write(self, text: str) -> None:
        self._waiting.append(text)
        self._letters += len(text)
        if self._letters > _CHUNK:
            self._hand_over()

    def packed(self) -> PackedPiece:
        """All that was written. Nothing can be written any more."""
        content = self._taken()
        self._wait()
        self._pack(content)
        self._wait()
        self._chunks.append(self._compressor.flush(zlib.Z_SYNC_FLUSH))
        return PackedPiece(self._chunks, self._length, self._checksum)

    def _hand_over(self) -> None:
        content = self._taken()
        self._wait()
        busy = threading.Thread(target=self._pack, args=(content,), daemon=True)
        try:
            busy.start()
        except RuntimeError:  # no threads here, as in a browser
            self._pack(content)
        else:
            self._busy = busy

    def _taken(self) -> bytes:
        content = "".join(self._waiting).encode()
        self._waiting.clear()
        self._letters = 0
        return content

    def _wait(self) -> None:
        """Until the chunk before is packed: chunks follow each other."""
        if self._busy is not None:
            self._busy.join()
            self._busy = None
        if self._fault is not None:
            raise self._fault

    def _pack(self, content: bytes) -> None:
        try:
            self._length += len(content)
            self._checksum = zlib.crc32(content, self._checksum)
            self._chunks.append(self._compressor.compress(content))
        except Exception as error:  # whatever it is, who waits for the chunk tells it: a thread has nobody to tell
            self._fault = error
