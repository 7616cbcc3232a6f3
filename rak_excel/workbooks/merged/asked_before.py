"""What an earlier `Beda Isian` asked: every candidate, who said it where, and which the plan took."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.merged import CODE, DIFFERENCES, LETTER, ORIGIN, TYPED_OVER, USED, VALUE
from rak_excel.model import Origin
from rak_excel.reading.merged_plans.table_by_headings import headed_rows

# `kiriman.xlsx (Sub Bagian Hukum), Komisi!D12`. Names of files and units have commas and brackets of their own.
_CELL = re.compile(r"[A-Z]+\d+")
_UNIT = re.compile(r"(?<=.) \((?=(?P<unit>(?:[^()]++|\([^()]*+\))++)\), .)")


@dataclass(frozen=True, slots=True)
class AskedValue:
    """One candidate. `code` is that of its value; `units` has the unit of each of its `origins`, '' where none is told.

    `by_hand` tells that it was typed into the plan itself.
    """

    letter: str
    text: str
    code: str
    origins: tuple[Origin, ...]
    units: tuple[str, ...]
    used: bool
    by_hand: bool = False


def read_asked(sheets: Iterable[Sheet]) -> Mapping[str, list[AskedValue]]:
    """The candidates of each question, by its code; none in a workbook that has no such sheet."""
    asked: dict[str, list[AskedValue]] = {}
    for sheet in sheets:
        if sheet.name == DIFFERENCES:
            for question, value in _values(sheet):
                asked.setdefault(question, []).append(value)
    return asked


def _values(sheet: Sheet) -> Iterator[tuple[str, AskedValue]]:
    for _, texts in headed_rows(sheet, (LETTER, VALUE, ORIGIN, USED, CODE)):
        code = texts[CODE].split("-")
        if len(code) == 3:
            said = [each for line in texts[ORIGIN].splitlines() if (each := _said(line.strip()))]
            origins, units = tuple(origin for origin, _ in said), tuple(unit for _, unit in said)
            used, by_hand = bool(texts[USED].strip()), texts[ORIGIN] == TYPED_OVER
            yield code[0], AskedValue(texts[LETTER], texts[VALUE], code[2], origins, units, used, by_hand)


def _said(line: str) -> tuple[Origin, str] | None:
    """The cell that a line names, with the unit whose file it is in, '' where none is told; None of a line that names none."""
    place, _, cell = line.rpartition("!")
    if not _CELL.fullmatch(cell):
        return None
    if unit := next(reversed([*_UNIT.finditer(place)]), None):
        return Origin(place[: unit.start()], place[unit.end("unit") + 3 :], cell), unit["unit"]
    comma = place.rfind(", ", 1, len(place) - 1)
    return (Origin(place[:comma], place[comma + 2 :], cell), "") if comma > 0 else None
