"""What the sheets of a report on a part are called, and which columns the tables of its signed pages share."""

from __future__ import annotations

from rak_excel.model import PartDefinition
from rak_excel.model.monitoring import MonitoringWords

PAGES = "Laporan {part}"
_LONGEST = 31  # letters that Excel allows, of those that it counts twice half as many
WIDTHS = (5.0, 47.0, 13.0, 13.0, 13.0, 10.0, 10.0, 15.0, 31.0, 34.0)
"""Of the columns, in characters; a table of fewer columns joins some of them."""
ACKNOWLEDGING, SIGNING = (1, 3), (8, 9)
"""The columns of who acknowledges and of who signs, counted from 0."""


def sheet_of(part: PartDefinition, words: MonitoringWords) -> str:
    """The sheet on which a part of a plan is reported: `Realisasi Komisi`."""
    return _short(words.sheet.replace("{part}", part.sheet), part)


def pages_of(part: PartDefinition, words: MonitoringWords) -> str:
    """The sheet with the pages of a part of a report: `Laporan Komisi` beside `Realisasi Komisi`."""
    before, _, behind = words.sheet.partition("{part}")
    name = part.sheet.removeprefix(before).removesuffix(behind)
    return _short(PAGES.replace("{part}", name), part)


def _short(name: str, part: PartDefinition) -> str:
    """A name as long as Excel takes it; one that is cut ends with the id of the part, as no other does."""
    if _letters(name) <= _LONGEST:
        return name
    end = f" {part.id[: _LONGEST // 2]}"
    while _letters(name) > _LONGEST - len(end):
        name = name[:-1]
    return f"{name.rstrip()}{end}"


def _letters(name: str) -> int:
    """How many letters a name has, as Excel counts them."""
    return len(name.encode("utf-16-le", "surrogatepass")) // 2
