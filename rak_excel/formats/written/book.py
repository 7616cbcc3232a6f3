"""New workbooks, written so that text stays text and the same content gives the same bytes."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

from rak_excel.formats.written.packing import Packing, PartPiece, PartWriter, as_it_is, packed_file
from rak_excel.language import on_one_line
from rak_excel.model import Paper

FONT = "Calibri"
# A fixed moment: no output holds the time of the run.
CREATED = datetime.datetime(2020, 1, 1)

NO_LETTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")  # as in the name of a file that is no Unicode
_FOOTER_LENGTH = 200  # of the 255 characters that Excel allows

Book = Any  # xlsxwriter ships no types
NewSheet = Any
Format = Any


def new_book(
    path: Path, sheets: type[Worksheet] | None = None, *, streamed: bool = False, packing: Packing = as_it_is
) -> Book:
    """An empty workbook in which no string becomes a formula, a link or a number; close it to write it.

    `sheets` is the class of its sheets, TextSheet or one that extends it. Rows of a streamed book are written from top
    to bottom and forgotten, so that it may be of any size. `packing` is what its parts are packed with.
    """
    book = _WholeBook(
        path,
        {
            "constant_memory": streamed,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
            "default_format_properties": {"font_name": FONT, "font_size": 10},
        },
    )
    book.worksheet_class = sheets or TextSheet
    book.packing = packing
    book.set_properties({"created": CREATED})
    return book


def footer_text(text: str) -> str:
    """A text for a footer, on one line, cut where it leaves no room for the page's number. `&` begins a code, so it is doubled."""
    kept = on_one_line(text).replace("&", "&&")[:_FOOTER_LENGTH]
    half = (len(kept) - len(kept.rstrip("&"))) % 2  # the cut may go through a doubled "&"
    return kept[: len(kept) - half]


class _WholeBook(xlsxwriter.Workbook):  # type: ignore[misc] # XlsxWriter ships no types
    """A workbook that is packed in memory, from parts in memory, and then written at once.

    XlsxWriter writes each part to a file of its own first, with the line ends, the rights and the time of the system,
    which then stand in the workbook. It leaves the file open that it could not write to the end, as on a full disk:
    Windows does not delete an open file, and Python writes of it past every exception.
    """

    filename: Any
    packing: Packing
    parts: list[tuple[str, Sequence[PartPiece]]]

    def _extract_named_ranges(self, defined_names: Any) -> list[str]:
        """Nothing for the list of defined names in the document properties: no program needs it, and it takes 600 bytes."""
        return []

    def _get_packager(self) -> Packager:
        return _PartsInMemory()

    def _store_workbook(self) -> None:
        path, self.filename = self.filename, io.BytesIO()  # XlsxWriter's own file, of which nothing is left
        super()._store_workbook()
        path.write_bytes(packed_file(self.parts, self.packing))


class _PartsInMemory(Packager):  # type: ignore[misc] # XlsxWriter ships no types
    """Makes the parts, and leaves them to their workbook."""

    workbook: _WholeBook
    filenames: list[tuple[PartWriter, str, bool]]

    def _filename(self, xml_filename: str) -> PartWriter:
        part = PartWriter()
        self.filenames.append((part, xml_filename, False))
        return part

    def _create_package(self) -> list[Any]:
        self.workbook.parts = [(name, part.pieces) for part, name, _ in super()._create_package()]
        return []


class TextSheet(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
    """A sheet in which text from an input stays text, whatever it looks like."""

    row_spans: dict[int, str]

    def _calculate_spans(self) -> None:
        """No hint at every row of how wide it is: no program needs it, and it takes some hundred bytes."""
        self.row_spans = {}

    def _write_string(self, row: int, col: int, string: str, cell_format: Format = None) -> int:
        # XlsxWriter takes a text in these tags for the XML of a rich string and writes it as it is.
        if string.startswith("<r>") and string.endswith("</r>") and len(string) <= self.xls_strmax:
            looks = [] if cell_format is None else [cell_format]
            return int(self._write_rich_string(row, col, string[:1], string[1:2], string[2:], *looks))
        return int(super()._write_string(row, col, string, cell_format))

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        # XlsxWriter looks for some hundred functions of newer programs in every formula; ours have none.
        return formula.removeprefix("=")


class Formats:
    """The formats of one workbook, each made once however often it is asked for.

    `known` is how many had a number before any sheet was drawn.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self.known = 0
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": 10, **properties})
        return self._made[key]


PAPER_CODES: Mapping[Paper, int] = {"f4": 14, "a4": 9}
"""Excel's numbers of papers; 14 is Folio, 8.5 x 13 inches, which Indonesia calls F4."""
