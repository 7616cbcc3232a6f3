"""What the sheets with the signed pages of an office's report are called, and which columns their tables share."""

from __future__ import annotations

from rak_excel.model import PartDefinition
from rak_excel.model.monitoring import MonitoringWords

PAGES = "Laporan {part}"
_LONGEST = 31  # letters that Excel allows
WIDTHS = (5.0, 47.0, 13.0, 13.0, 13.0, 10.0, 10.0, 15.0, 31.0, 34.0)
"""Of the columns, in characters; a table of fewer columns joins some of them."""
ACKNOWLEDGING, SIGNING = (1, 3), (8, 9)
"""The columns of who acknowledges and of who signs, counted from 0."""


def pages_of(part: PartDefinition, words: MonitoringWords) -> str:
    """The sheet with the pages of a part: `Laporan Komisi` beside `Realisasi Komisi`."""
    before, _, behind = words.sheet.partition("{part}")
    name = part.sheet.removeprefix(before).removesuffix(behind)
    return PAGES.replace("{part}", name)[:_LONGEST]
