"""What a cell of an ods holds and shows, by its attributes and its words."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal

from rak_excel.formats.grid import Value
from rak_excel.formats.opened.number_formats import with_decimals
from rak_excel.formats.opened.ods.looks import Words
from rak_excel.formats.opened.ods.xml import Attributes, name
from rak_excel.system.remembered import remembered

TYPE, FORMULA, CALC_TYPE = name("office:value-type"), name("table:formula"), name("calcext:value-type")
_NUMBER, _TRUTH, _DATE, _HIDDEN_TEXT = (
    name(f"office:{each}") for each in ("value", "boolean-value", "date-value", "string-value")
)
_NUMBERS = {"float", "currency", "percentage"}
_PLAIN = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")
_BLANKS = " \t\r\n\u00a0\u200b\ufeff"


def value_of(cell: Attributes, words: Words) -> Value | None:
    """A number or date that is none, or that nobody can count with, is the text that the cell shows."""
    kind, typed = cell.get(TYPE), ""
    if kind in _NUMBERS and cell.get(CALC_TYPE) != "error":
        typed = cell.get(_NUMBER, "")
        if (number := _number(typed)) is not None:
            return number
    elif kind == "boolean":
        return cell.get(_TRUTH) == "true"
    elif kind == "date":
        typed = cell.get(_DATE, "")
        if date := _date(typed):
            return date
    text = words.text
    if not text.strip():  # a text that its format hides
        text = cell.get(_HIDDEN_TEXT) or typed or text
    # A formula that yields an empty text has a paragraph, an empty one; one never calculated has none.
    if not words.paragraphs and kind is None and cell.get(FORMULA):
        return cell[FORMULA].split(":", 1)[-1]
    return text if text.strip(_BLANKS) else None


def _number(text: str) -> float | None:
    if not _PLAIN.fullmatch(text.strip()):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


@remembered(4096)  # most numbers of a workbook are a few: ones, years, hundreds of percent
def shown_format(value: float, shown: str | None, *, percentage: bool) -> str | None:
    """The number format by which a cell shows this text for its value; None for a plain number, or one of another kind.

    Words and signs before and behind the digits are part of it: `0" Laporan"`; one that shows nothing is `;;;`,
    one that shows words alone `"Ada"`. Where the file does not tell what is shown, a percentage has no decimals.
    """
    if shown is None:
        return "0%" if percentage else None
    if not shown.strip():
        return ";;;"
    if not math.isfinite(value) or len(shown) > _LONGEST:
        return None
    match = _DIGITS.search(shown)
    if not match:  # 1 that its format shows as `Ada`, a formula's TRUE
        return _quoted(shown.replace('"', ""))
    before, digits, after = shown[: match.start()], match[0], shown[match.end() :]
    sign = "%" if percentage and after.strip().startswith("%") else ""
    number = Decimal(repr(value)) * (100 if sign else 1)
    whole, separator, decimals = _parted(digits, number)
    if separator is None:
        return None
    code = "0" if whole else "#,##0"
    code += f".{'0' * len(decimals)}" if decimals else ""
    words = after.strip()[1:] if sign else after
    format_ = f"{_quoted(before.removesuffix('-'))}{code}{sign}{_quoted(words)}"
    return None if format_ == "0" else format_


_LONGEST = 255  # letters of a number's format in Excel
_MOST_DECIMALS = 30  # that it shows
_DIGITS = re.compile(r"\d(?:[\d.,\u00a0 ]*\d)?")


def _parted(digits: str, number: Decimal) -> tuple[bool, str | None, str]:
    """Whether the digits stand without marks of thousands, their decimal mark, and their decimals.

    The mark is None where the digits do not say the number.
    """
    for decimals in (re.split(r"[.,]", digits)[-1] if re.search(r"[.,]", digits) else "", ""):
        whole = digits[: len(digits) - len(decimals) - 1] if decimals else digits
        bare = re.sub(r"\D", "", whole)
        said = f"{bare}{'.' if decimals else ''}{decimals}"
        if len(decimals) <= _MOST_DECIMALS and said == f"{with_decimals(abs(number), len(decimals)):f}":
            return bare == whole, "." if decimals else "", decimals
    return True, None, ""


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
