"""Number formats: their sections, what hides a cell's value, and what a cell with a number shows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from rak_excel.formats.grid import Value, as_text
from rak_excel.record import Record
from rak_excel.system.remembered import remembered

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
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<width>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digits>General|Standard|@|[0#?][0#?,.]*)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"^[<>=]")
_CURRENCY = re.compile(r"^\$([^-]*)")
_AS_IS = frozenset(" -+():.,'$€£¥~!^&")  # signs that need no quotation marks
_WHOLE = frozenset({"general", "standard"})
_LONGEST = 255  # letters that Excel takes; what a longer one shows is not worked out
_OF_NUMBERS = 3  # sections: for numbers above, below and at zero; the fourth is for texts


class FormatSection(Record):
    """A part of a format: what stands before and behind the digits, and whether they are hundredths.

    `plain` is False for powers of ten, fractions, dates and conditions, which are shown in ways of their own; `empty` is
    a section with nothing in it that is seen.
    """

    before: str = ""
    digits: str = ""
    behind: str = ""
    percent: bool = False
    plain: bool = True
    conditional: bool = False
    empty: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether a number is shown as it is, with all its decimals."""
        return self.digits.casefold() in _WHOLE


@remembered(1024)
def sections_of(number_format: str) -> tuple[FormatSection, ...]:
    """The sections of a format, from that of numbers above zero to that of texts, as far as there are any."""
    if len(number_format) > _LONGEST:
        return (FormatSection(plain=False),)
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(number_format):
        if token["end"]:
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(map(_section, parts))


def section_of_number(value: float, sections: Sequence[FormatSection]) -> tuple[FormatSection, float]:
    """The section that a number is shown by, and the number: in that of negative numbers without its sign."""
    # `@` is for texts alone: a number is shown as if there were no format.
    numeric = [each for each in sections[:_OF_NUMBERS] if each.digits != "@"] or [FormatSection(digits=GENERAL)]
    if value < 0 and len(numeric) > 1:
        return numeric[1], abs(value)
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


def section_of_text(sections: Sequence[FormatSection]) -> FormatSection | None:
    """The section that a text is shown by; None where it is shown as it is."""
    if len(sections) > _OF_NUMBERS:
        return sections[_OF_NUMBERS]
    return next((each for each in reversed(sections) if each.digits == "@"), None)


def hides(number_format: str, value: Value) -> bool:
    """Whether a cell with this number format shows nothing of the value: `;;;` hides all, `;;` numbers alone."""
    sections = sections_of(number_format) if ";" in number_format else ()
    if len(sections) < 2 or any(each.conditional for each in sections):
        return False
    if isinstance(value, str):
        section = section_of_text(sections)
        return section is not None and section.empty
    number = 1 if isinstance(value, bool) or not isinstance(value, int | float) else value
    return section_of_number(number, sections)[0].empty


def _section(tokens: Sequence[re.Match[str]]) -> FormatSection:
    digits = [token["digits"] for token in tokens if token["digits"]]
    percents = sum(token["other"] == "%" for token in tokens)
    conditional = any(_CONDITION.match(token["bracket"] or "") for token in tokens)
    odd = any((token["other"] or " ") not in _AS_IS | {"%"} for token in tokens)
    if (
        len(digits) > 1
        or odd
        or conditional
        or percents > 1
        or (percents and digits and digits[0].casefold() in _WHOLE)
    ):
        return FormatSection(plain=False, conditional=conditional)
    texts = list(_texts(tokens))
    at = next((nth for nth, token in enumerate(tokens) if token["digits"]), len(tokens))
    # A colour alone shows the number as if there were no format.
    empty = not digits and not "".join(texts).strip() and not any(token["bracket"] for token in tokens)
    before, behind = "".join(texts[:at]), "".join(texts[at:])
    return FormatSection(before, digits[0] if digits else "", behind, bool(percents), empty=empty)


def _texts(tokens: Sequence[re.Match[str]]) -> Iterator[str]:
    """What each token shows beside the number: `_%` shows no percent sign, a colour nothing."""
    for token in tokens:
        currency = _CURRENCY.match(token["bracket"] or "")
        yield token["quoted"] or token["escaped"] or token["other"] or (currency[1] if currency else "")


_HUGE = 10**15
_DIGITS = 20  # more than a number below that has before its decimals
_LEFT_OVER = Decimal("1e-9")


def shown_value(value: Value, number_format: str | None) -> str:
    """What the cell shows, numbers without grouping and with a decimal comma; the value itself where that is not known."""
    if isinstance(value, bool) or not isinstance(value, int | float | str) or not number_format:
        return as_text(value)
    sections = sections_of(number_format)
    if isinstance(value, str):
        section = section_of_text(sections)
        written = section is not None and section.digits == "@" and section.plain
        return f"{section.before}{value}{section.behind}" if section and written else value
    if not math.isfinite(value):
        return as_text(value)
    section, number = section_of_number(value, sections)
    if not section.plain:
        return as_text(value)
    if not section.digits:
        return section.before or as_text(value)
    shown = as_text(number) if section.is_whole else _rounded(number, section)
    # Without a section of its own a negative number has its sign before everything.
    sign, shown = ("-", shown[1:]) if shown.startswith("-") else ("", shown)
    return f"{sign}{section.before}{shown}{section.behind}".strip()


def may_show_percent(value: Value, number_format: str | None) -> bool:
    """Whether a format may show a number in percent in a way that is not worked out here: `[<=1]0%;0"%"`."""
    if isinstance(value, str) or not number_format or "%" not in number_format:
        return False
    return not all(each.plain for each in sections_of(number_format))


def is_rounded(value: Value, number_format: str | None) -> bool:
    """Whether a number is shown with fewer decimals than it has: 2.5 in `0`. What a calculation leaves over is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not number_format or not math.isfinite(value):
        return False
    section, number = section_of_number(value, sections_of(number_format))
    if not section.plain or not section.digits or section.is_whole:
        return False
    exact = _scaled(number, section)
    return abs(_quantized(exact, section) - exact) > _LEFT_OVER


def _rounded(value: float, section: FormatSection) -> str:
    """The number as its format rounds it."""
    return as_text(float(_quantized(_scaled(value, section), section)))


def _scaled(value: float, section: FormatSection) -> Decimal:
    """The number in hundredths where its format shows these, and without a thousand for each comma at the end."""
    digits = section.digits
    thousands = len(digits) - len(digits.rstrip(","))
    return Decimal(repr(value)) * (100 if section.percent else 1) / Decimal(1000) ** thousands


def _quantized(number: Decimal, section: FormatSection) -> Decimal:
    """The number with as many decimals as its format shows."""
    return with_decimals(number, len(section.digits.rstrip(",").partition(".")[2].replace(",", "")))


def with_decimals(number: Decimal, decimals: int) -> Decimal:
    """The number rounded as spreadsheets do, a half away from zero; a huge one as it is."""
    if abs(number) >= _HUGE:
        return number
    # With room for all of them: a format may show more decimals than Decimal usually works with.
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=_DIGITS + decimals))
