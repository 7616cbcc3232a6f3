"""Lines of text around a table: which name an office, a year, or a place and date."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from rak_excel.model import Definition
from rak_excel.vocabulary.words import compact, normalised, tidy

_DATE = re.compile(r"^(?P<place>[^\d,:;]{2,60}),?\s+(?P<day>\d{1,2})\s+(?P<month>[^\W\d]+)\s+(?P<year>\d{4})\.?$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EDGES = re.compile(r"^[\s:*]+|[\s:*]+$")


def bare(text: str) -> str:
    """The text without colons and asterisks around it, on one line."""
    return _EDGES.sub("", tidy(text)).replace("\n", " ")


def year_in(text: str) -> int | None:
    match = _YEAR.search(text)
    return int(match[0]) if match else None


def place_and_date(text: str, definition: Definition) -> tuple[str, datetime.date] | None:
    """Place and date of `Selong, 22 Januari 2020`."""
    match = _DATE.match(tidy(text))
    months = [normalised(month) for month in definition.identity.months]
    if not match or normalised(match["month"]) not in months:
        return None
    try:
        date = datetime.date(int(match["year"]), months.index(normalised(match["month"])) + 1, int(match["day"]))
    except ValueError:
        return None
    return match["place"].strip(), date


def is_title(text: str, definition: Definition) -> bool:
    """Whether a line begins with the title of a part: RENCANA AKSI KINERJA."""
    words = normalised(text)
    return any(words.startswith(normalised(part.title)) for part in definition.parts)


def names_office(text: str, definition: Definition) -> bool:
    """Whether the agency's own words stand in a line: KOMISI PEMILIHAN UMUM, KPU."""
    words = f" {normalised(text)} "
    return any(f" {spelling} " in words for spelling in _office_spellings(definition))


def starts_with(text: str, firsts: tuple[str, ...]) -> bool:
    """Whether a line begins with one of these words."""
    words = f"{normalised(text)} "
    return any(words.startswith(f"{normalised(first)} ") for first in firsts)


@lru_cache(maxsize=64)
def labels(texts: tuple[str, ...]) -> frozenset[str]:
    """Labels as they are compared: letters and digits alone."""
    return frozenset(compact(text) for text in texts)


@lru_cache(maxsize=16)
def _office_spellings(definition: Definition) -> frozenset[str]:
    words = definition.offices
    return frozenset(normalised(each) for each in (words.title, words.short, *words.spellings))
