"""Quantities in a schedule: target values by period, where ticks were expected."""

from __future__ import annotations

import re

from rak_excel.model import Definition, TargetKind
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.basics.times import find_month
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_sign
from rak_excel.vocabulary.targets.grades import names_grade
from rak_excel.vocabulary.targets.targets import parse_target

_NUMBER = re.compile(r"^(?:rp\.?\s*)?[+-]?\d[\d.,]*\s*(?:%|persen|prosen)?$", re.IGNORECASE)
_WITH_UNIT = re.compile(r"^\d[\d.,]*\s*[^\W\d]+(?:[ /][^\W\d]+){0,2}\.?$")
_RANGE = re.compile(r"^\d[\d.,]*\s*[-–]\s*\d[\d.,]*\s*%$")
_OF_TIME = frozenset(["minggu", "hari", "jam", "tanggal", "tgl"])  # how long or on which day, not how much
_NONE_GIVEN = frozenset(["n a", "na", "nihil"])
_RESULTS = frozenset([TargetKind.OPINION, TargetKind.PREDICATE])


@remembered(4096)
def is_quantity(text: str, definition: Definition) -> bool:
    """Whether a schedule cell says how much: `25`, `0,9`, `50%`, `1 Lap`, `Rp 2.000.000`. A bare 0 or 1 does not."""
    lines = tidy(text).split("\n")
    return bool(lines[0]) and text.strip() not in {"0", "1"} and all(_is_quantity(line, definition) for line in lines)


@remembered(4096)
def fits_quantities(text: str, definition: Definition) -> bool:
    """Whether a cell may stand in a row of quantities: these, 0 and 1, blanks, and an opinion or predicate."""
    if is_quantity(text, definition) or text.strip() in {"0", "1"} or normalised(text) in _NONE_GIVEN:
        return True
    if read_sign(text, definition.marks).mark is ScheduleMark.BLANK:
        return True
    return _is_result(text, definition)


def says_how_much(text: str, definition: Definition) -> bool:
    """Whether what fits quantities is one, or the opinion or predicate of a period: `WTP` among targets by quarter."""
    return any(map(str.isdigit, text)) or _is_result(text, definition)


def _is_result(text: str, definition: Definition) -> bool:
    return parse_target(tidy(text), definition).kind in _RESULTS or names_grade(text, definition)


def _is_quantity(line: str, definition: Definition) -> bool:
    if _NUMBER.match(line) or _RANGE.match(line):
        return True
    if not _WITH_UNIT.match(line):
        return False
    words = re.findall(r"[^\W\d]+", line.casefold())
    return not any(word in _OF_TIME or find_month(word, definition.identity) for word in words)
