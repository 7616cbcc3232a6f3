"""The formula of one cell."""

from __future__ import annotations

import io
import warnings


def formula_at(content: bytes, sheet: str, address: str) -> str:
    """The formula in a cell of an xlsx workbook without its "=", '' where there is none."""
    # Imported here: nothing but a question about a figure needs it, and it takes a while to load.
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they quote the file, and say nothing of this cell
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        try:
            value = book[sheet][address].value
        finally:
            book.close()
    return value.removeprefix("=") if isinstance(value, str) and value.startswith("=") else ""
