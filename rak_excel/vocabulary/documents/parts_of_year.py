"""Titles that limit a table to a part of the year: SEMESTER II, S.D. TRIWULAN II, PERIODE JANUARI - JUNI."""

from __future__ import annotations

import re

from rak_excel.model.definition_words import IdentityWords
from rak_excel.model.schedule import MONTHS
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import PERIOD_WORDS
from rak_excel.vocabulary.basics.numbers import COUNTED, UP_TO, whole_number
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.basics.times import YEAR, find_month, years_in

_COUNT_OF = {word: count for count, words in PERIOD_WORDS.items() for word in words if len(word) > 1}
_NUMBERS = rf"(?:ke[ -]?)?(?:\d{{1,2}}|{'|'.join(sorted(COUNTED, key=len, reverse=True))})"
_TO = rf"\s*(?:{UP_TO}|dan|&|,)\s*"
_PERIODS = re.compile(
    rf"(?P<before>{UP_TO}\s*)?\b(?P<word>{'|'.join(sorted(_COUNT_OF, key=len, reverse=True))})\.?\s+"
    rf"(?P<first>{_NUMBERS})(?:{_TO}(?:(?P=word)\.?\s+)?(?P<last>{_NUMBERS}))?(?!\w)",
    re.IGNORECASE,
)
_DAY = r"(?:\d{1,2}\s+)?"
_SPAN = rf"{_DAY}(?P<first>[^\W\d_]+)(?:\s+{YEAR})?\s*{UP_TO}\s*{_DAY}(?P<last>[^\W\d_]+)"
_MONTHS = re.compile(
    rf"\b(?:bulan|periode)\s*+:?\s*+(?:{_SPAN}|(?P<only>[^\W\d_]+))(?!\w)|^\W*{_SPAN.replace('P<', 'P<line_')}(?!\w)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"(?:\b(?:tahun anggaran|tahun|t\.?\s?a\.?|periode|bulan)(?!\w)|{YEAR}|[\s()\[\],.:–—-])+", re.IGNORECASE
)


@remembered(1024)
def part_of_year(text: str, words: IdentityWords) -> frozenset[int]:
    """The months that a title limits its table to; empty where it names none, or the whole year."""
    found = _found(tidy(text), words)
    return found[0] if found and len(found[0]) < MONTHS else frozenset()


@remembered(1024)
def is_part_of_year(text: str, words: IdentityWords) -> bool:
    """Whether a line names periods of a year, and nothing else but the year."""
    found = _found(tidy(text), words)
    return found is not None and _AROUND.sub("", found[1]) == ""


@remembered(1024)
def is_year_line(text: str) -> bool:
    """Whether a line says years and nothing else: `2020`, `(2020)`, `PERIODE TAHUN 2020`, `2020 / 2021`."""
    return bool(years_in(text)) and _AROUND.sub("", tidy(text)).strip("/&") == ""


def _found(text: str, words: IdentityWords) -> tuple[frozenset[int], str] | None:
    """The months that a text names, and what else it says."""
    if match := _PERIODS.search(text):
        count = _COUNT_OF[match["word"].casefold()]
        first, last = (_number(match[each]) for each in ("first", "last"))
        if not first or max(first, last) > count:
            return None
        each = MONTHS // count
        begin = 1 if match["before"] and not last else (first - 1) * each + 1
        months = range(begin, max(first, last) * each + 1)
    elif match := _MONTHS.search(text):
        first_month, last_month = (
            match["first"] or match["only"] or match["line_first"],
            match["last"] or match["line_last"],
        )
        one, two = (find_month(each or "", words) for each in (first_month, last_month))
        if not one or (last_month and not two):
            return None
        months = range(one, (two or one) + 1)
    else:
        return None
    return frozenset(months), text[: match.start()] + text[match.end() :]


def _number(text: str | None) -> int:
    written = re.sub(r"^ke[ -]?(?=\d|[ivx]+$)", "", (text or "").casefold())
    return whole_number(written) or COUNTED.get(written, 0)
