"""What the roll-up is measured against. Run as `python -m benchmarks.contenders NAME PLANS OUTPUT [CELLS]`."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any, Literal


def floor(plans: Path, output: Path, cells: Path) -> None:
    """Read every sheet of every file and write the cells of our roll-up, and nothing else: no tool can do less."""
    import python_calamine
    import xlsxwriter

    for file in sorted(plans.iterdir()):
        book = python_calamine.CalamineWorkbook.from_path(str(file))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
    with cells.open("rb") as stored:
        sheets: dict[str, list[tuple[int, int, Any]]] = pickle.load(stored)  # noqa: S301 - written by __main__.py
    written = xlsxwriter.Workbook(str(output))
    for name, listed in sheets.items():
        sheet = written.add_worksheet(name)
        for row, column, value in listed:
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row, column, value)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value)
    written.close()


def analyst(plans: Path, output: Path, _cells: Path) -> None:
    """The script that an analyst would write: pandas on openpyxl, everything into one sheet for each part."""
    import pandas as pd

    frames: dict[str, list[pd.DataFrame]] = {"Komisi": [], "Sekretariat": []}
    for file in sorted(plans.iterdir()):
        engine: Literal["calamine", "openpyxl"] = "calamine" if file.suffix in {".xls", ".ods"} else "openpyxl"
        for name, frame in pd.read_excel(file, sheet_name=None, header=None, engine=engine).items():
            for part, listed in frames.items():
                if part.casefold() in str(name).casefold() or (part == "Komisi" and name == "RAK KPU"):
                    listed.append(frame.assign(file=file.name))
    with pd.ExcelWriter(output, engine="openpyxl") as writer:
        for part, listed in frames.items():
            pd.concat(listed).to_excel(writer, sheet_name=part, index=False)


if __name__ == "__main__":
    {"floor": floor, "analyst": analyst}[sys.argv[1]](*map(Path, sys.argv[2:5]))
