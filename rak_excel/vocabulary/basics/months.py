"""Months as people write them: Januari, Jan, Pebruari, Nop, 01."""

from __future__ import annotations

from functools import lru_cache

from rak_excel.model.definition_words import IdentityWords
from rak_excel.vocabulary.basics.texts import compact

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
