"""A long text on a hidden sheet, for programs to read back."""

from __future__ import annotations

from rak_excel.formats.written.book import NewSheet
from rak_excel.layouts.reported_plan import CHUNK


def add_text(sheet: NewSheet, text: str) -> None:
    """In as many cells of the first column as it needs, from the first one down."""
    for row, start in enumerate(range(0, len(text), CHUNK)):
        sheet.write_string(row, 0, text[start : start + CHUNK])
