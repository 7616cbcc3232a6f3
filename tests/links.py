"""Where a link that is a formula leads."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl

from tests.libreoffice import LibreOffice

_SCRATCH = "Z1"
_TO_ROW = re.compile(r"""HYPERLINK\("#'(.+?)'!A"&IFERROR\(ROUND\(1/SUMPRODUCT\(MAX\((.+?)/ROW\(""")
_CONDITION = re.compile(r"""\('(.+?)'!\$(\w+)\$(\d+):\$\w+\$\d+(=|<>)("[^"]*"|\$?[\w$]+)\)""")


def row_links(path: Path, sheet: str) -> dict[str, str]:
    """Where the cells of a sheet lead that find a row by what stands in it, by what they show: of equal ones the first."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    found: dict[str, str] = {}
    for row in formulas[sheet].iter_rows():
        for cell in row:
            if led := _TO_ROW.match(str(cell.value).removeprefix("=")):
                conditions = _CONDITION.findall(led[2])
                assert led[2].count("(") == len(conditions)
                fits = [_rows_with(values, sheet, *each) for each in conditions]
                said = str(values[sheet][cell.coordinate].value)
                found.setdefault(said, f"'{led[1]}'!A{min(set.intersection(*fits))}")
    return found


def _rows_with(values: openpyxl.Workbook, sheet: str, to: str, column: str, first: str, is_: str, key: str) -> set[int]:
    """The rows of which a condition holds: a number or text of ours, or the value of a cell on the sheet."""
    plain = key.strip('"') if key.startswith('"') else int(key) if key.isdecimal() else None
    wanted = values[sheet][key.replace("$", "")].value if plain is None else plain
    cells = values[to][column][int(first) - 1 :]
    return {cell.row for cell in cells if (str(cell.value or "") == str(wanted)) is (is_ == "=")}


def link_target(office: LibreOffice, sheet: str, cell: str) -> str:
    """What the HYPERLINK in a cell of the open workbook leads to, worked out by LibreOffice; '' for none."""
    formula = office.formulas(sheet, cell)[0][0]
    _, begins, rest = formula.partition("HYPERLINK(")
    if not begins:
        return ""
    office.calculate(sheet, _SCRATCH, _first_argument(rest))
    target = office.read(sheet, _SCRATCH)[0][0]
    office.put(sheet, {_SCRATCH: ""})
    return target


def _first_argument(rest: str) -> str:
    """A formula's text up to the separator of its own level, outside of quotes."""
    depth, quoted = 0, False
    for at, char in enumerate(rest):
        quoted ^= char == '"'
        depth += 0 if quoted else (char == "(") - (char == ")")
        if char == ";" and not quoted and depth == 0:
            return rest[:at]
    raise ValueError(rest)
