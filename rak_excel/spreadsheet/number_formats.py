"""Number formats: those that a file names by their number alone, and those that hide what stands in a cell."""

from __future__ import annotations

import re

from rak_excel.spreadsheet.grid import Value

GENERAL = "General"
# The formats that a file names by their number alone, as far as they are not the same as General to a reader.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_CONDITION = re.compile(r"\[[<>=]")
_TEXTS_TOO = 4  # sections: for numbers above, below and at zero, and for texts


def hides(number_format: str, value: Value) -> bool:
    """Whether a cell with this number format shows nothing of the value: `;;;` hides all, `;;` numbers alone."""
    if ";" not in number_format or _CONDITION.search(number_format):
        return False
    sections = _LITERAL.sub(_literally, number_format).split(";")
    if isinstance(value, str):
        return len(sections) >= _TEXTS_TOO and not sections[_TEXTS_TOO - 1].strip()
    number = 1 if isinstance(value, bool) or not isinstance(value, int | float) else value
    zeros = 2 if len(sections) > 2 else 0
    nth = zeros if number == 0 else int(number < 0)
    return len(sections) > 1 and not sections[nth].strip()


def _literally(match: re.Match[str]) -> str:
    """The words that a format shows as they are, without what else would be a sign of the format."""
    return str(match[1] or match[2] or "").replace(";", ",")
