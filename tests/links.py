"""Where a link that is a formula leads."""

from __future__ import annotations

from tests.libreoffice import LibreOffice

_SCRATCH = "Z1"


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
