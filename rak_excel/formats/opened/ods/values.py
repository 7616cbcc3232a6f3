"""What a cell of an ods holds, by its attributes and its words."""

from __future__ import annotations

import datetime
import math
import re

from rak_excel.formats.grid import Value
from rak_excel.formats.opened.ods.texts import Words
from rak_excel.formats.opened.ods.xml import Attributes, name

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
