"""New workbooks, written so that text stays text and the same content gives the same bytes."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from rak_excel.formats.written.packing import Packing, PartPiece, PartWriter, as_it_is, packed_file
from rak_excel.formats.written.row_heights import WrappedCell, height_of, points_needed
from rak_excel.language import on_one_line
from rak_excel.model import Paper

FONT = "Calibri"
# A fixed moment: no output holds the time of the run.
CREATED = datetime.datetime(2020, 1, 1)

NO_LETTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")  # as in the name of a file that is no Unicode
_FOOTER_LENGTH = 200  # of the 255 characters that Excel allows
_LONGEST_KEPT = 255
_SHARED = "\0shared"  # how the formula of a cell begins that shares one

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

    def close(self) -> None:
        """Write the workbook. Raises OSError where the system refuses that."""
        try:
            super().close()
        except FileCreateError as error:  # what XlsxWriter makes of an OSError
            raise error.args[0] from error


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
    """The formats of one workbook, each made once however often it is asked for."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.known = 0  # how many had a number before any sheet was drawn
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": 10, **properties})
        return self._made[key]


MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches
PAPER_CODES: Mapping[Paper, int] = {"f4": 14, "a4": 9}
"""Excel's numbers of papers; 14 is Folio, 8.5 x 13 inches, which Indonesia calls F4."""


class _Kept(str):
    """The text of one cell, as XlsxWriter's table of cells holds it."""


class KeptTextSheet(TextSheet):
    """Long lists whose texts stand nowhere else take a fifth less room where the sheet keeps them: no cell names a number."""

    def write_kept(self, row: int, column: int, text: str) -> None:
        """Write a text without a format; one that needs care, in the table of all texts as usual."""
        if not text or not text.isprintable() or text != text.strip() or len(text) > _LONGEST_KEPT:
            self.write_string(row, column, text)
            return
        self._check_dimensions(row, column)
        self.table[row][column] = _Kept(text)

    def _write_cell(self, row: int, column: int, cell: Any) -> None:
        if isinstance(cell, _Kept):
            self._xml_inline_string(cell, False, [("r", xl_rowcol_to_cell(row, column))])
        else:
            super()._write_cell(row, column, cell)


class SharedFormulaSheet(TextSheet):
    """XlsxWriter writes every formula in full and with a result; a shared formula has neither.

    Without a stored result LibreOffice and WPS work a cell out when they open the file, as Excel always does.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shared: list[tuple[str, str]] = []

    def write_shared(self, first_row: int, last_row: int, column: int, formula: str) -> None:
        """Write one formula down a column; its relative references are those of the first row."""
        number = len(self._shared)
        self._shared.append((xl_range(first_row, column, last_row, column), formula.removeprefix("=")))
        for row in range(first_row, last_row + 1):
            head = "head" if row == first_row else "tail"
            self.write_formula(row, column, f"{_SHARED} {number} {head}", None, None)

    def write_calculated(self, row: int, column: int, formula: str, format_: object = None) -> None:
        """Write one formula without a result."""
        self.write_formula(row, column, formula, format_, None)

    def _xml_formula_element(self, formula: str, result: Any, attributes: Any = ()) -> None:
        if result is not None:
            # An empty text is a result too: a formula that has none reads as one that was never worked out.
            empty = [("t", "str")] if result == "" else []
            super()._xml_formula_element(formula, result, [*attributes, *empty])
            return
        cell = "".join(f' {name}="{self._escape_attributes(str(value))}"' for name, value in attributes)
        self.fh.write(f"<c{cell}>{self._formula(formula)}</c>")

    def _formula(self, formula: str) -> str:
        if not formula.startswith(_SHARED):
            return f"<f>{self._escape_data(formula)}</f>"
        _, number, part = formula.split(" ")
        area, text = self._shared[int(number)]
        if part == "tail":
            return f'<f t="shared" si="{number}"/>'
        return f'<f t="shared" ref="{area}" si="{number}">{self._escape_data(text)}</f>'


class GrowingSheet(SharedFormulaSheet):
    """A sheet whose set row heights are what the text needs, not what a person wished.

    XlsxWriter marks every height that it is given as the user's own, and such a row no longer grows when more is
    typed. Without the mark Excel works the height out when it opens the file, and LibreOffice takes the one that is
    written, so that is LibreOffice's. The rows in `fixed` keep the mark.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fixed: set[int] = set()
        self.in_excel: dict[int, float] = {}  # the heights that Excel works out, in points

    def fit_row(self, row: int, cells: Iterable[WrappedCell]) -> None:
        """Make a row as high as its texts need it."""
        cells = list(cells)
        self.in_excel[row] = height_of(cells)
        self.set_row_pixels(row, round(points_needed(cells) * 4 / 3))

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, self._kept(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_empty_tag_unencoded(tag, self._kept(tag, attributes))

    def _kept(self, tag: str, attributes: Any) -> list[tuple[str, Any]]:
        if tag != "row" or any(name == "r" and value - 1 in self.fixed for name, value in attributes):
            return list(attributes)
        return [each for each in attributes if each[0] != "customHeight"]
