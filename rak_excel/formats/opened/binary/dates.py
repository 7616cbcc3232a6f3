"""Numbers that are dates or times, since xls and xlsb keep these as numbers too: only the number format says so."""

from __future__ import annotations

import datetime
from enum import Enum, auto

from rak_excel.formats.grid import Value
from rak_excel.system.remembered import remembered

_LETTERS = frozenset("dhmsyDHMSY")  # without any of which a format shows no date
_LONGEST = 255  # letters of a format that Excel takes; what a longer one shows is not worked out
_DAY = 86_400_000  # milliseconds


class _Kind(Enum):
    NUMBER = auto()
    MOMENT = auto()
    SPAN = auto()  # hours that add up: `[h]:mm`


def date_or_number(number: float, number_format: str, *, from_1904: bool) -> Value:
    """What a number says in a cell with this format: a day, a time of day, both, a span of time, or the number itself.

    Below the first day it is a time of day, as in xlsx; beyond the last it is a number. `from_1904` says that days are counted from that year.
    """
    kind = _kind(number_format)
    if kind is _Kind.NUMBER:
        return number
    from xlrd.xldate import xldate_as_datetime  # here: few sheets of these formats have a date

    try:
        if kind is _Kind.SPAN:
            return datetime.timedelta(milliseconds=round(number * _DAY))
        moment = xldate_as_datetime(number, 1 if from_1904 else 0)
    except (OverflowError, ValueError):
        return number
    if number < 1:
        return moment.time()
    return moment if number % 1 else moment.date()


@remembered(1024)
def _kind(number_format: str) -> _Kind:
    if len(number_format) > _LONGEST or _LETTERS.isdisjoint(number_format):
        return _Kind.NUMBER
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format  # here: it takes a third of a second

    if not is_date_format(number_format):
        return _Kind.NUMBER
    return _Kind.SPAN if is_timedelta_format(number_format) else _Kind.MOMENT
