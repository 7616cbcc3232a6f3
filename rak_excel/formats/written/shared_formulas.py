"""A sheet whose columns of like formulas are written once: small files, and every program works them out on opening."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_range

from rak_excel.formats.written.book import TextSheet

_SHARED = "\0shared"


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
