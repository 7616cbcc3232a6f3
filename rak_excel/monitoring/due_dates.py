"""By when something is to be done, as people write it: 31 Juli 2020, 31/07/2020, akhir Juli 2020."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from rak_excel.model.words import IdentityWords
from rak_excel.system.regexes import regex
from rak_excel.vocabulary.basics.numbers import find_month
from rak_excel.vocabulary.entries.ticks import read_date

_LONGEST = 200  # letters
_DATE = regex(
    r"(?<!\d)(?:\d{1,2}[\s./-]{1,3}(?:[^\W\d_]{3,12}|\d{1,2})[\s./,-]{1,3}\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
)
_MONTH = regex(r"(?<!\w)(?P<month>[^\W\d_]{3,12})[\s.,]{1,3}(?P<year>20\d\d)(?!\d)")


def due_date(text: str, words: IdentityWords) -> datetime.date | None:
    """The last day that a text allows; None where it names neither a day nor a month with its year.

    Of a month, whichever part of it is meant, that is its last day.
    """
    said = text.strip()[:_LONGEST]
    return read_date(said) or max([*_days(said), *_ends(said, words)], default=None)


def _days(text: str) -> Iterator[datetime.date]:
    for match in _DATE.finditer(text):
        if day := read_date(match[0]):
            yield day


def _ends(text: str, words: IdentityWords) -> Iterator[datetime.date]:
    """The last days of the months that stand without a day."""
    for match in _MONTH.finditer(_DATE.sub(" ", text)):
        if month := find_month(match["month"], words):
            year = int(match["year"])
            yield datetime.date(year, month, calendar.monthrange(year, month)[1])
