"""XlsxWriter as we need it: the one module that takes the place of its private methods, which it does not promise to keep."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from rak_excel.formats.addresses import letters
from rak_excel.formats.written.packing import PackedPiece, Packing, PartPiece, PartWriter, packed_file
from rak_excel.formats.written.row_heights import WrappedCell, height_of, points_needed
from rak_excel.formats.written.streamed_rows import CONTENTS, StreamedRows
from rak_excel.formats.written.values import CellValue, formula_text

Format = Any  # xlsxwriter ships no types
_LONGEST_KEPT = 255
_SHARED = "\0shared"  # how the formula of a cell begins that shares one
_STAYS = frozenset(
    ["name", "index", "fh", "table", "row_info", "row_sizes", "_rows", "_beginnings", "_row_tags", "previous_row"]
)
"""What a sheet keeps to itself when it is handed over to another process."""
_OF_BOOK = frozenset({"cond_formats", "charts", "images", "buttons", "shapes", "tables", "comments", "drawing"})
"""What refers to other things of its book: a sheet with any of these is not handed over."""


class WholeBook(xlsxwriter.Workbook):  # type: ignore[misc] # XlsxWriter ships no types
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

    def close(self) -> None:
        """Write the workbook. Raises OSError where the system refuses that."""
        path, self.filename = self.filename, io.BytesIO()  # XlsxWriter's own file, of which nothing is left
        super().close()
        path.write_bytes(packed_file(self.parts, self.packing))


class _PartsInMemory(Packager):  # type: ignore[misc] # XlsxWriter ships no types
    """Makes the parts, and leaves them to their workbook."""

    def _filename(self, xml_filename: str) -> PartWriter:
        part = PartWriter()
        self.filenames.append((part, xml_filename, False))
        return part

    def _create_package(self) -> list[Any]:
        self.workbook.parts = [(name, part.pieces) for part, name, _ in super()._create_package()]
        return []


class TextSheet(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
    """A sheet in which text from an input stays text, whatever it looks like."""

    def _calculate_spans(self) -> None:
        """No hint at every row of how wide it is: no program needs it, and it takes some hundred bytes."""
        self.row_spans: dict[int, str] = {}

    def _write_string(self, row: int, col: int, string: str, cell_format: Format = None) -> int:
        # XlsxWriter takes a text in these tags for the XML of a rich string and writes it as it is.
        if string.startswith("<r>") and string.endswith("</r>") and len(string) <= self.xls_strmax:
            looks = [] if cell_format is None else [cell_format]
            return int(self._write_rich_string(row, col, string[:1], string[1:2], string[2:], *looks))
        return int(super()._write_string(row, col, string, cell_format))

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        # XlsxWriter looks for some hundred functions of newer programs in every formula; ours have none.
        return formula_text(formula)


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
        self._shared.append((xl_range(first_row, column, last_row, column), formula_text(formula)))
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


class StreamedSheet(TextSheet):
    """A sheet of a streamed book. All of XlsxWriter's own methods work beside `write_cells`."""

    previous_row: int  # XlsxWriter's: the row that is not written yet
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
        """What distinguishes the sheet from a blank one, and its rows, for another process's book; then nothing is written
        any more. None where it holds what belongs to its own book: formats of conditions, charts.
        """
        self._write_single_row(self.previous_row)
        state = {name: own for name, own in vars(self).items() if name not in _STAYS and own != vars(blank)[name]}
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
    ) -> list[tuple[int, CellValue, Format]]:
        """Write texts, numbers and formulas side by side, from `column` on; gives back what is left to XlsxWriter, by column.

        `formats` are those of the values and `blanks` those of cells that say nothing; None leaves such a cell out.
        As in XlsxWriter, cells beyond the last column are left out.
        """
        self._check_dimensions(row, column)  # which also notes how far the sheet reaches
        if self._check_dimensions(row, column + len(values) - 1):
            values = values[: self.xls_colmax - column]
        if row > self.previous_row:
            self._write_single_row(row)
        line, number, left = self.table[row], str(row + 1), list[tuple[int, CellValue, Format]]()
        begun = self._begun(column, formats)
        for value, (at, before, behind), blank in zip(values, begun, blanks, strict=False):
            if not value and value != 0:
                if blank is not None:
                    line[at] = f"{before}{number}{behind}/>"
                continue
            content_of = CONTENTS.get(type(value))
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
        self.fh.write(f'<row r="{row + 1}"{self._row_tag(row)}{"".join(map(cells.__getitem__, sorted(cells)))}</row>')
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
