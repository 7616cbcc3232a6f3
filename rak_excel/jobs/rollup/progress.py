"""What both kinds of roll-up say while many files are read: how far they are, and of a file that stopped its reader."""

from __future__ import annotations

from collections.abc import Callable

from rak_excel.language import Text

DIED = Text(
    "File ini membuat program pembacanya berhenti. Buka di Excel, simpan ulang sebagai .xlsx, lalu rekap lagi.",
    "This file stopped the program that reads it. Open it in Excel, save it as .xlsx again, and roll up again.",
)
Progress = Callable[[int, int], None]
"""Hears how many of the files are read, of how many."""
