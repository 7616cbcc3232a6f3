"""New workbooks, written so that text stays text and the same content gives the same bytes."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

FONT = "Calibri"
# A fixed moment: no output holds the time of the run.
CREATED = datetime.datetime(2020, 1, 1)

# Colours that stay apart in grey print; by what they mean.
HEADING = "#D9E2EC"
INPUT = "#FFFBE6"
ATTENTION = "#F4C7AB"
GOOD = "#DDEBDA"
QUIET = "#7A7A7A"
LINE = "#8C8C8C"

Book = Any  # xlsxwriter ships no types
Sheet = Any
Format = Any


def new_book(path: Path) -> Book:
    """An empty workbook in which no string becomes a formula, a link or a number; close it to write it."""
    book = xlsxwriter.Workbook(
        str(path),
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
            "default_format_properties": {"font_name": FONT, "font_size": 10},
        },
    )
    book.set_properties({"created": CREATED})
    return book


class Formats:
    """The formats of one workbook, each made once however often it is asked for."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": 10, **properties})
        return self._made[key]
