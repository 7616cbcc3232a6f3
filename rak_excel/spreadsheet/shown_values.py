"""What a cell with a number shows: 0.755 is `76%` in the format `0%`, 75 is `75%` in `0"%"`, 2 is `2 Laporan`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from rak_excel.spreadsheet.grid import Value, as_text

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<width>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digits>General|Standard|@|[0#?][0#?,.]*)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"^[<>=]")
_CURRENCY = re.compile(r"^\$([^-]*)")
_AS_IS = frozenset(" -+():.,'$€£¥~!^&")  # signs that need no quotation marks
_WHOLE = frozenset({"general", "standard"})
_HUGE = 10**15


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a format: what stands before and behind the digits, and whether they are hundredths."""

    before: str = ""
    digits: str = ""
    behind: str = ""
    percent: bool = False
    plain: bool = True  # False for powers of ten, fractions, dates and conditions, which are shown in ways of their own


def shown_value(value: Value, number_format: str | None) -> str:
    """What the cell shows, numbers without grouping and with a decimal comma; the value itself where that is not known."""
    if isinstance(value, bool) or not isinstance(value, int | float | str) or not number_format:
        return as_text(value)
    sections = _sections(number_format)
    if isinstance(value, str):
        texts = [each for each in sections if each.digits == "@" and each.plain]
        return f"{texts[-1].before}{value}{texts[-1].behind}" if texts else value
    if not math.isfinite(value):
        return as_text(value)
    section, number = _section_for(value, sections)
    if not section.plain:
        return as_text(value)
    if not section.digits:
        return section.before or as_text(value)
    shown = as_text(number) if section.digits.casefold() in _WHOLE else _rounded(number, section)
    # Without a section of its own a negative number has its sign before everything.
    sign, shown = ("-", shown[1:]) if shown.startswith("-") else ("", shown)
    return f"{sign}{section.before}{shown}{section.behind}".strip()


def may_show_percent(value: Value, number_format: str | None) -> bool:
    """Whether a format may show a number in percent in a way that is not worked out here: `[<=1]0%;0"%"`."""
    if isinstance(value, str) or not number_format or "%" not in number_format:
        return False
    return not all(each.plain for each in _sections(number_format))


def _section_for(value: float, sections: tuple[_Section, ...]) -> tuple[_Section, float]:
    """The section that a number is shown by; the second is for negative numbers, without their sign, the third for 0."""
    # `@` is for texts alone: a number is shown as if there were no format.
    numeric = [each for each in sections[:3] if each.digits != "@"] or [_Section(digits="General")]
    if value < 0 and len(numeric) > 1:
        return numeric[1], abs(value)
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[_Section, ...]:
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(number_format):
        if token["end"]:
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(map(_section, parts))


def _section(tokens: list[re.Match[str]]) -> _Section:
    digits = [token["digits"] for token in tokens if token["digits"]]
    percents = sum(token["other"] == "%" for token in tokens)
    odd = any(
        (token["other"] or " ") not in _AS_IS | {"%"} or _CONDITION.match(token["bracket"] or "") for token in tokens
    )
    if len(digits) > 1 or odd or percents > 1 or (percents and digits and digits[0].casefold() in _WHOLE):
        return _Section(plain=False)
    texts = list(_texts(tokens))
    at = next((nth for nth, token in enumerate(tokens) if token["digits"]), len(tokens))
    return _Section("".join(texts[:at]), digits[0] if digits else "", "".join(texts[at:]), bool(percents))


def _texts(tokens: list[re.Match[str]]) -> Iterator[str]:
    """What each token shows beside the number: `_%` shows no percent sign, a colour nothing."""
    for token in tokens:
        currency = _CURRENCY.match(token["bracket"] or "")
        yield token["quoted"] or token["escaped"] or token["other"] or (currency[1] if currency else "")


def _rounded(value: float, section: _Section) -> str:
    """The number as its format rounds it: so many decimals, a comma at the end for each thousand left out."""
    digits = section.digits
    decimals = len(digits.rstrip(",").partition(".")[2].replace(",", ""))
    thousands = len(digits) - len(digits.rstrip(","))
    number = Decimal(repr(value)) * (100 if section.percent else 1) / Decimal(1000) ** thousands
    if abs(number) < _HUGE:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return as_text(float(number))
