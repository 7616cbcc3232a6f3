"""Reads a TARGET cell: what a person sees there, not what the number is."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, Target, TargetKind
from rak_excel.reading.ledger import Ledger
from rak_excel.spreadsheet.grid import Sheet, Value, as_text
from rak_excel.vocabulary.targets import find_unit, kinds_expected, parse_target, written_target
from rak_excel.vocabulary.words import tidy

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SPECIAL = re.compile(r"[?/]|E[+-]")  # fractions and powers of ten


def read_target(
    sheet: Sheet, row: int, column: int, indicator: str, definition: Definition, ledger: Ledger, unit: str = ""
) -> Target | None:
    """The target in a cell, for an indicator of this wording; every repair and doubt is told. None where blank.

    `unit` is what a column SATUAN beside it says: it belongs to a bare number.
    """
    value = sheet.value(row, column)
    if value is None:
        fault = sheet.fault(row, column)
        return Target(fault) if fault else None
    cell = sheet.cell(row, column)
    # Only a number may look other than it is, and the formats of a sheet cost time to read.
    shown = value if isinstance(value, str) else _shown(value, sheet.number_format(row, column))
    target = parse_target(tidy(shown), definition)
    beside = find_unit(unit, definition) if unit and target.kind is TargetKind.NUMBER else None
    if beside and beside.kind is TargetKind.COUNT:
        target = parse_target(f"{tidy(shown)} {beside.label}", definition)
    percent = beside.kind is TargetKind.PERCENT if beside else False
    if target.kind is TargetKind.NUMBER and (percent or kinds_expected(indicator, definition) == (TargetKind.PERCENT,)):
        target, doubt = _percentage(target, definition)
        if doubt:
            ledger.note(NoteKind.AMBIGUOUS_VALUE, doubt, cell, as_text(value))
    official = _official(target, definition)
    if official and official != as_text(value):
        ledger.note(NoteKind.REPAIRED, _READ_AS, cell, as_text(value), official)
    elif target.text != as_text(value):
        ledger.note(NoteKind.REPAIRED, _READ_AS, cell, as_text(value), target.text)
    return target


_READ_AS = Text("Target dibaca menurut cara penulisan baku.", "The target was read as the usual spelling has it.")
_ONE = Text(
    "Bisa berarti 100% atau 1%. Tulis dengan tanda persen, misalnya 100%.",
    "This may be 100% or 1%. Write it with a percent sign, such as 100%.",
)
_SMALL = Text(
    "Bisa berarti {percent} atau {hundredth}. Tulis dengan tanda persen.",
    "This may be {percent} or {hundredth}. Write it with a percent sign.",
)


def _shown(value: Value, number_format: str | None) -> str:
    """What the cell shows: 0.755 with the format `0%` is 76%; the words of a format like `0" Laporan"` are kept."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not number_format:
        return as_text(value)
    shape = number_format.split(";")[0]
    plain = _words(_LITERAL.sub("", shape))
    digits = re.search(r"[0#?][0#?,.]*", plain)
    if not digits or _SPECIAL.search(plain) or _CONDITION.search(shape):
        return as_text(value)
    number = as_text(float(_rounded(value, digits[0], percent="%" in plain)))
    before, after = re.split(r"[0#?][0#?,.]*", _LITERAL.sub(r"\1\2", shape), maxsplit=1)
    return f"{number}%" if "%" in plain else f"{_words(before)}{number}{_words(after)}"


def _rounded(value: float, digits: str, *, percent: bool) -> Decimal:
    """The number as its format rounds it: so many decimals, a comma at the end for each thousand left out."""
    decimals = len(digits.rstrip(",").partition(".")[2].replace(",", ""))
    thousands = len(digits) - len(digits.rstrip(","))
    number = Decimal(repr(value)) * (100 if percent else 1) / Decimal(1000) ** thousands
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if abs(number) < _HUGE else number


def _words(text: str) -> str:
    """The text without colours, conditions and the width of signs: `_%` shows no percent sign."""
    return re.sub(r"\[[^]]*\]|[_*].", "", text)


_CONDITION = re.compile(r"\[[<>=]")
_HUGE = 10**15


def _percentage(target: Target, definition: Definition) -> tuple[Target, Text | None]:
    """A bare number under a percent indicator: 75 and 0.75 are 75 %, 1 and 0.01 are asked."""
    percent = find_unit("%", definition)
    number = target.value
    if number is None or percent is None or number < 0:
        return target, None
    if number == 1:
        return target, _ONE
    if 0 < number <= Decimal("0.01"):
        return target, _SMALL.filled(
            percent=written_target(number * 100, percent), hundredth=written_target(number, percent)
        )
    value = number * 100 if number < 1 else number
    return Target(target.text, TargetKind.PERCENT, value.normalize(), percent.id), None


def _official(target: Target, definition: Definition) -> str | None:
    """The usual spelling of a percentage or count; None for the other kinds."""
    if target.value is None or target.kind not in {TargetKind.PERCENT, TargetKind.COUNT}:
        return None
    return written_target(target.value, find_unit(target.unit or "", definition))
