"""What a cell with a number shows: 0.755 is `76%` in the format `0%`, 75 is `75%` in `0"%"`, 2 is `2 Laporan`."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal

from rak_excel.formats.grid import Value, as_text
from rak_excel.formats.opened.number_formats import Section, section_of_number, section_of_text, sections_of

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


def _rounded(value: float, section: Section) -> str:
    """The number as its format rounds it."""
    return as_text(float(_quantized(_scaled(value, section), section)))


def _scaled(value: float, section: Section) -> Decimal:
    """The number in hundredths where its format shows these, and without a thousand for each comma at the end."""
    digits = section.digits
    thousands = len(digits) - len(digits.rstrip(","))
    return Decimal(repr(value)) * (100 if section.percent else 1) / Decimal(1000) ** thousands


def _quantized(number: Decimal, section: Section) -> Decimal:
    """The number with as many decimals as its format shows."""
    return with_decimals(number, len(section.digits.rstrip(",").partition(".")[2].replace(",", "")))


def with_decimals(number: Decimal, decimals: int) -> Decimal:
    """The number rounded as spreadsheets do, a half away from zero; a huge one as it is."""
    if abs(number) >= _HUGE:
        return number
    # With room for all of them: a format may show more decimals than Decimal usually works with.
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=_DIGITS + decimals))
