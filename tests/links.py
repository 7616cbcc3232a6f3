"""Where a link that is a formula leads."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl

from tests.libreoffice import LibreOffice

_SCRATCH = "Z1"
_TO_ROW = re.compile(r"""HYPERLINK\("#'(.+?)'!A"&IFERROR\(.+?MAX\(\('\1'!\$(\w+)\$(\d+):[^=]+=(\$?\w+)\)/ROW""")


def row_links(path: Path, sheet: str) -> dict[str, str]:
    """Where the cells of a sheet lead that find a row by a number, by what they show: of equal ones the first."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    found: dict[str, str] = {}
    for row in formulas[sheet].iter_rows():
        for cell in row:
            if led := _TO_ROW.match(str(cell.value).removeprefix("=")):
                to, column, first, key = led.groups()
                wanted = int(key) if key.isdecimal() else values[sheet][key.replace("$", "")].value
                listed = [each.value for each in values[to][column]][int(first) - 1 :]
                said = str(values[sheet][cell.coordinate].value)
                found.setdefault(said, f"'{to}'!A{int(first) + listed.index(wanted)}")
    return found


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
