"""A sheet that may keep texts itself, instead of in the workbook's table of all texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from rak_excel.formats.written.book import TextSheet

_LONGEST = 255


@dataclass(frozen=True, slots=True)
class _Kept:
    """The text of one cell, as XlsxWriter's table of cells holds it."""

    text: str


class KeptTextSheet(TextSheet):
    """Long lists whose texts stand nowhere else take a fifth less room where the sheet keeps them: no cell names a number."""

    def write_kept(self, row: int, column: int, text: str) -> None:
        """Write a text without a format; one that needs care, in the table of all texts as usual."""
        if not text or not text.isprintable() or text != text.strip() or len(text) > _LONGEST:
            self.write_string(row, column, text)
            return
        self._check_dimensions(row, column)
        self.table[row][column] = _Kept(text)

    def _write_cell(self, row: int, column: int, cell: Any) -> None:
        if isinstance(cell, _Kept):
            self._xml_inline_string(cell.text, False, [("r", xl_rowcol_to_cell(row, column))])
        else:
            super()._write_cell(row, column, cell)
