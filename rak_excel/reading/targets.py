"""Reads a TARGET cell: what a person sees there, not what the number is."""

from __future__ import annotations

import re
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, Target, TargetKind
from rak_excel.reading.ledger import Ledger
from rak_excel.spreadsheet.grid import Sheet, Value, as_text
from rak_excel.vocabulary.targets import find_unit, kinds_expected, parse_target, written_target
from rak_excel.vocabulary.words import tidy

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SPECIAL = re.compile(r"[?/]|E[+-]")  # fractions and powers of ten


def read_target(
    sheet: Sheet, row: int, column: int, indicator: str, definition: Definition, ledger: Ledger
) -> Target | None:
    """The target in a cell, for an indicator of this wording; every repair and doubt is told. None where blank."""
    value = sheet.value(row, column)
    if value is None:
        fault = sheet.fault(row, column)
        return Target(fault) if fault else None
    cell = sheet.cell(row, column)
    # Only a number may look other than it is, and the formats of a sheet cost time to read.
    shown = value if isinstance(value, str) else _shown(value, sheet.number_format(row, column))
    target = parse_target(tidy(shown), definition)
    if target.kind is TargetKind.NUMBER and kinds_expected(indicator, definition) == (TargetKind.PERCENT,):
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
    """What the cell shows: 0.75 with a percent format is 75%; the words of a format like `0" Laporan"` are kept."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not number_format:
        return as_text(value)
    shape = number_format.split(";")[0]
    plain = _LITERAL.sub("", shape)
    if "%" in plain:
        return f"{as_text(float(round(Decimal(repr(value)) * 100, 10)))}%"
    if re.search(r"[0#]", plain) and not _SPECIAL.search(plain):
        before, after = re.split(r"[0#?][0#?,.]*", _LITERAL.sub(r"\1\2", shape), maxsplit=1)
        return f"{_words(before)}{as_text(float(value))}{_words(after)}"
    return as_text(value)


def _words(text: str) -> str:
    return re.sub(r"\[[^]]*\]|[_*].", "", text)


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
