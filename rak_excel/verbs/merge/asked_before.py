"""What an earlier `Beda Isian` asked: every candidate, who said it where, and which the plan took."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rak_excel.model import Origin
from rak_excel.reading.headed import headed_rows
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.merged_sheets import CODE, DIFFERENCES, LETTER, ORIGIN, TYPED_OVER, USED, VALUE

# `kiriman.xlsx (Sub Bagian Hukum), Komisi!D12`. Names of files and units have commas and brackets of their own.
_SAID = re.compile(
    r"^(?:(?P<file>.+) \((?P<unit>(?:[^()]|\([^()]*\))+)\), (?P<sheet>.+)|(?P<bare>.+), (?P<bare_sheet>.+))!(?P<cell>[A-Z]+\d+)$"
)


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
            said = [match for line in texts[ORIGIN].splitlines() if (match := _SAID.match(line.strip()))]
            origins = tuple(map(_origin, said))
            units = tuple(match["unit"] or "" for match in said)
            used, by_hand = bool(texts[USED].strip()), texts[ORIGIN] == TYPED_OVER
            yield code[0], AskedValue(texts[LETTER], texts[VALUE], code[2], origins, units, used, by_hand)


def _origin(said: re.Match[str]) -> Origin:
    return Origin(said["file"] or said["bare"], said["sheet"] or said["bare_sheet"], said["cell"])
