"""Years and months as they stand in titles, headings and texts."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model.definition_words import IdentityWords
from rak_excel.vocabulary.basics.texts import compact

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


_SPELLINGS = (
    "januari jan|februari pebruari feb peb|maret mar mrt|april apr aprl|mei|juni jun|juli jul|"
    "agustus agt ags agu agust agst|september sep sept spt|oktober okt|november nopember nov nop|desember des"
)
MONTH_WORDS = {word: month for month, words in enumerate(_SPELLINGS.split("|"), 1) for word in words.split()}
"""The Indonesian words for months with their numbers, where no definition is at hand."""


def find_month(text: str, words: IdentityWords) -> int | None:
    """The month, counted from 1, that a text names by any of its spellings; None where it names none."""
    return _months(words).get(compact(text))


@lru_cache(maxsize=16)
def _months(words: IdentityWords) -> dict[str, int]:
    named = {compact(each): month for month, spellings in enumerate(words.month_spellings, 1) for each in spellings}
    return MONTH_WORDS | named | {compact(name): month for month, name in enumerate(words.months, 1)}
