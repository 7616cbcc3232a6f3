"""Years in texts: which of them are over, and which may be named all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rak_excel.model import Item
from rak_excel.model.definition_words import ReviewWords
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.ranges import UP_TO
from rak_excel.vocabulary.basics.texts import normalised, shortened

# The look behind stands after the first digits, where few texts bring it: this runs over every text of a plan.
_YEAR = re.compile(r"((?:19|20)(?<![\d/]..)\d\d)(?!\d)")
_AGE = 15  # years after which a number that looks like a year is taken for one no more
_PERIOD = re.compile(
    rf"((?:19|20)\d\d)\s*(?:/|{UP_TO})\s*(?:tahun\s*|th\.?\s*)?((?:19|20)\d\d)",
    re.IGNORECASE,
)


def stale_years(items: Iterable[Item], plan_year: int, words: ReviewWords) -> Iterator[tuple[str, list[str]]]:
    """Each paragraph that names years gone by, shortened, with those years.

    What a line introduces ("Laporan Kinerja:") is read with it, and so is a line that goes on below.
    """
    for text, introduction in _paragraphs(items, words):
        whole = f"{introduction} {text}"
        years = [str(year) for year in years_in(text, words) if _is_stale(year, whole, plan_year, words)]
        if years and not _names(whole, words.former):
            yield shortened(text), list(dict.fromkeys(years))


def _paragraphs(items: Iterable[Item], words: ReviewWords) -> Iterator[tuple[str, str]]:
    """Each paragraph with the line that introduces it, blank where there is none."""
    introduction, text = "", ""
    for item in items:
        if text and not item.listed and _goes_on(text, item.text, words):
            text = f"{text} {item.text}"
            continue
        if text:
            yield text, introduction
        if text.endswith(":") and (item.listed or not introduction):
            introduction = text
        elif not item.listed:
            introduction = ""
        text = item.text
    if text:
        yield text, introduction


def _goes_on(line: str, following: str, words: ReviewWords) -> bool:
    """Whether a line without number or bullet goes on in the next, as a sentence that was broken to fit a page."""
    last = normalised(line.rsplit(None, 1)[-1])
    return not following[0].isupper() or last in words.unfinished or last in map(normalised, words.former)


def may_name_years(text: str) -> bool:
    """A quick look, since most texts name none."""
    return "20" in text or "19" in text


@remembered(4096)  # two rules ask, and offices plan the same work
def years_in(text: str, words: ReviewWords) -> tuple[int, ...]:
    """The single years that a text names: a period counts by its last year, the years of regulations do not."""
    if not _YEAR.search(text):
        return ()
    plain = _regulations(words).sub(" ", text)
    periods = [int(end) for _, end in _PERIOD.findall(plain)]
    return (*periods, *(int(year) for year in _YEAR.findall(_PERIOD.sub(" ", plain))))


def years_left(text: str, year: int, before: int | None, words: ReviewWords) -> tuple[int, ...]:
    """The years that a text names, for a look when it is taken over from the plan of `before` into that of `year`.

    Later ones are plans for later. A period counts by its last year, and not at all where both plans are in it;
    regulations keep their years.
    """
    first, last = min(year, before or year), max(year, before or year)
    plain = _regulations(words).sub(" ", text)
    periods = [(int(start), int(end)) for start, end in _PERIOD.findall(plain)]
    over = (end for start, end in periods if start <= last and not (start <= first and last <= end))
    alone = (each for each in map(int, _YEAR.findall(_PERIOD.sub(" ", plain))) if each <= last)
    return tuple(sorted({each for each in (*over, *alone) if each > last - _AGE}))


def without_years(text: str, words: ReviewWords) -> str:
    """The words of a text without its years, for comparing the same work of different years."""
    return _before_years(words).sub(" ", normalised(text)).strip()


def has_period(text: str) -> bool:
    return bool(_PERIOD.search(text))


def _is_stale(year: int, text: str, plan_year: int, words: ReviewWords) -> bool:
    """A report looks back one year by nature; what is older than any plan in use is no year: "2000 lembar"."""
    if year == plan_year - 1 and (_names(text, words.looking_back) or has_period(text)):
        return False
    return plan_year - _AGE < year < plan_year


def _names(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {normalised(text)} "
    return any(f" {normalised(phrase)} " in padded for phrase in phrases)


@lru_cache(maxsize=16)
def _regulations(words: ReviewWords) -> re.Pattern[str]:
    """`Nomor 5 Tahun 2018`, `UU 7 Tahun 2017`, `Peraturan Menteri Keuangan 249 Tahun 2011`."""
    before = "|".join(map(re.escape, words.regulation)) or r"(?!)"
    between = "|".join(map(re.escape, words.year)) or r"(?!)"
    whose, number = r"(?:[\s-]+[^\W\d]++){0,4}", r"(?:[^\W\d]|[./-]){0,80}+\d[\w./-]{0,80}+"
    return re.compile(rf"\b(?:{before})\b{whose}[.:\s]*+{number}\s+(?:{between})\s+\d{{4}}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _before_years(words: ReviewWords) -> re.Pattern[str]:
    before = "|".join(normalised(each) for each in words.year) or r"(?!)"
    return re.compile(rf"\b(?:(?:{before})\s+)?(?:19|20)\d\d\b")
