"""New workbooks, written so that text stays text and the same content gives the same bytes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rak_excel.formats.written.extended import Format, StreamedSheet, TextSheet, WholeBook
from rak_excel.formats.written.packing import Packing, as_it_is
from rak_excel.language import on_one_line
from rak_excel.model import Paper
from rak_excel.model.source import UNSAVED

FONT = "Calibri"
CREATED = UNSAVED

_FOOTER_LENGTH = 200  # of the 255 characters that Excel allows

Book = Any  # xlsxwriter ships no types
NewSheet = Any


def new_book(path: Path, *, streamed: bool = False, packing: Packing = as_it_is) -> Book:
    """An empty workbook in which no string becomes a formula, a link or a number; close it to write it.

    A streamed book is of any size in little memory: each sheet's rows must be written from top to bottom. `packing` is what
    its parts are packed with.
    """
    book = WholeBook(
        path,
        {
            "constant_memory": streamed,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
            "default_format_properties": {"font_name": FONT, "font_size": 10},
        },
    )
    book.worksheet_class = StreamedSheet if streamed else TextSheet
    book.packing = packing
    book.set_properties({"created": CREATED})
    return book


def footer_text(text: str) -> str:
    """A text for a footer, on one line, cut where it leaves no room for the page's number. `&` begins a code, so it is doubled."""
    kept = on_one_line(text).replace("&", "&&")[:_FOOTER_LENGTH]
    half = (len(kept) - len(kept.rstrip("&"))) % 2  # the cut may go through a doubled "&"
    return kept[: len(kept) - half]


class Formats:
    """The formats of one workbook, each made once however often it is asked for."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.known = 0  # how many had a number before any sheet was drawn
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": 10, **properties})
        return self._made[key]


MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches
PAPERS: Mapping[Paper, tuple[float, float]] = {"f4": (13.0, 8.5), "a4": (11.69, 8.27)}  # inches, lying on its side
PIXELS_AN_INCH, POINTS_AN_INCH = 96, 72
PAPER_CODES: Mapping[Paper, int] = {"f4": 14, "a4": 9}
"""Excel's numbers of papers; 14 is Folio, 8.5 x 13 inches, which Indonesia calls F4."""


def pixels_wide(widths: Iterable[float]) -> float:
    """Columns this many characters wide side by side: 7 pixels a character, and 5 more each."""
    return math.fsum(width * 7 + 5 for width in widths)


def points_on_a_page(widths: Iterable[float], paper: Paper, *, portrait: bool = False) -> float:
    """The height of all rows that one page holds on which these columns, no larger than they are, stand side by side."""
    wide, tall = reversed(PAPERS[paper]) if portrait else PAPERS[paper]
    across = (wide - MARGINS["left"] - MARGINS["right"]) * PIXELS_AN_INCH
    down = (tall - MARGINS["top"] - MARGINS["bottom"]) * POINTS_AN_INCH
    return down * max(1.0, pixels_wide(widths) / across)
