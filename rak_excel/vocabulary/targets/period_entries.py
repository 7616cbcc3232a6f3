"""What a cell says as the target of a period: as it was typed, and "" where nothing is measured in it."""

from __future__ import annotations

import re

from rak_excel.vocabulary.basics.numbers import WORDS
from rak_excel.vocabulary.basics.texts import tidy

UNCONFIRMED = "?"
"""How an entry ends that nobody has confirmed: what a form suggests from its ticks."""
NOT_MEASURED = ("n a", "na", "nihil", "tidak diukur", "belum diukur", "tidak ada", "tidak ada target")
_UP_TO = re.compile(rf"^\s*(?:{WORDS})\s*(?=\S)", re.IGNORECASE)
_DASHES = re.compile(r"[-–—−.…]*")
_NUMBER = re.compile(r"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?")


def is_unconfirmed(entry: str) -> bool:
    """Whether an entry is no target before somebody types it: `4 Laporan?`."""
    return entry.endswith(UNCONFIRMED)


def period_entry(text: str, *, in_percent: bool) -> str:
    """The entry, with a percent sign where its heading says that its numbers are percentages."""
    said = tidy(text)
    if _DASHES.fullmatch(said):
        return ""
    return f"{said}%" if in_percent and _NUMBER.fullmatch(said) else said


def without_up_to(text: str) -> str:
    """What is to be reached without the words that say by when: `s.d. 50%`."""
    return _UP_TO.sub("", text)


def begins_with_up_to(text: str) -> bool:
    return _UP_TO.match(text) is not None
