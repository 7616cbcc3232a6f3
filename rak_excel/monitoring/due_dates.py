"""By when something is to be done, as people write it: 31 Juli 2020, 31/07/2020, akhir Juli 2020."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from rak_excel.model.words import IdentityWords
from rak_excel.system.regexes import regex
from rak_excel.vocabulary.basics.numbers import find_month
from rak_excel.vocabulary.entries.ticks import read_date

_LONGEST = 200  # letters
_DATE = regex(
    r"(?<!\d)(?:\d{1,2}[\s./-]{1,3}(?:[^\W\d_]{3,12}|\d{1,2})[\s./,-]{1,3}\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
)
_NTH = regex(r"(?<!\w)ke[\s-]{0,3}\d{1,2}(?!\d)", re.IGNORECASE)  # of a week: no day
_MONTH = regex(r"(?<!\w)(?P<month>[^\W\d_]{3,12})[\s.,]{1,3}(?P<year>20\d\d)(?!\d)")


def due_date(text: str, words: IdentityWords) -> datetime.date | None:
    """The last day that a text allows; None where it names neither a day nor a month with its year.

    Of a month, whichever part of it is meant, that is its last day.
    """
    said = text.strip()[:_LONGEST]
    counted = _NTH.sub(" ", said)
    return day_alone(said) or read_date(said) or max([*_days(counted), *_ends(counted, words)], default=None)


def day_alone(text: str) -> datetime.date | None:
    """The day that a text is, which says nothing besides; None of any other."""
    said = text.strip()
    if said.isdecimal():
        return read_date(float(said))  # a date that lost its format
    return read_date(said) if said[:1].isdecimal() else None


def is_overdue(due: datetime.date | None, end: datetime.date | None) -> bool:
    """Whether the last day that was allowed is over at the end of a quarter, whose own last day counts; False where either is
    not known.
    """
    return due is not None and end is not None and due <= end


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
