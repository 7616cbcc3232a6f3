"""`python -m benchmarks.cells ROLLUP CELLS`: the cells of our roll-up, for the floor to write again."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import openpyxl


def store_cells(workbook: Path, cells: Path) -> None:
    book = openpyxl.load_workbook(workbook, read_only=True)
    sheets = {
        sheet.title: [
            (cell.row - 1, cell.column - 1, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book
    }
    print(f"{sum(map(len, sheets.values()))} cells in {len(sheets)} sheets")
    cells.write_bytes(pickle.dumps(sheets))


if __name__ == "__main__":
    store_cells(*map(Path, sys.argv[1:3]))
