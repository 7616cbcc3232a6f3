"""Years as they stand in titles, headings and texts: 2026, and no number that only looks like one."""

from __future__ import annotations

import re

YEAR = r"(?:19|20)\d\d"
"""A regular expression of a year, without what may stand around it."""

_IN_TEXT = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_BEHIND = re.compile(rf"{YEAR}$")
_ALONE = re.compile(YEAR)
_ANSWER = re.compile(rf"(?:(?:tahun(?: anggaran)?|t\.?\s?a\.?)\s*)?({YEAR})", re.IGNORECASE)


def year_in(text: str) -> int | None:
    """The first year that a text names."""
    match = _IN_TEXT.search(text)
    return int(match[0]) if match else None


def years_in(text: str) -> list[int]:
    """All years that a text names."""
    return [int(each) for each in _IN_TEXT.findall(text)]


def year_answered(text: str) -> int | None:
    """The year that an answer is: `2020`, `T.A. 2020`, `Tahun 2020`; None of anything else."""
    match = _ANSWER.fullmatch(text)
    return int(match[1]) if match else None


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return _ALONE.fullmatch(text) is not None


def without_year_behind(text: str) -> str:
    """A heading without the year at its end: `target2026` is `target`."""
    return _BEHIND.sub("", text)
