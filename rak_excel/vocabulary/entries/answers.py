"""Answers that people type: yes or no, and dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from rak_excel.model.definition_words import MarkWords
from rak_excel.vocabulary.basics import signs
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_sign

# Beside the ticks and blanks of a schedule.
_YES = frozenset({"iya", "benar", "betul", "perlu", "harus", "ada", "setuju"})
_NO = frozenset({"tidak", "tdk", "tak", "false", "bukan", "belum", "tanpa"})
_SAYS = {ScheduleMark.TICK: True, ScheduleMark.LETTER: True, ScheduleMark.BLANK: False, ScheduleMark.NO_LETTER: False}


def says_yes(text: str, marks: MarkWords) -> bool | None:
    """Whether an answer is yes or, as a blank is, no: `✓`, `perlu`, `tidak perlu`; None of a cross, `Ya/Tidak` and others."""
    words = normalised(text)
    if words in _YES or words.split(" ")[0] in _NO:
        return words in _YES
    return _SAYS.get(read_sign(text, marks).mark)


def yes_answers(marks: MarkWords) -> list[str]:
    """The answers of one word or sign that say yes, without regard to capitals."""
    said = {each.casefold() for each in (*marks.ticks, *signs.YES, *_YES)}
    return sorted(each for each in said if says_yes(each, marks))


_MONTHS = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_SHORTEST = 3  # letters of a month's name
_DAY_FIRST = re.compile(
    r"^(?:[^\W\d]+,?\s+)?(?P<day>\d{1,2})[\s./-]+(?P<month>[^\W\d_]+|\d{1,2})[\s./,-]+(?P<year>\d{4}|\d{2})$"
)
_YEAR_FIRST = re.compile(r"^(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})$")
_MONTH_FIRST = re.compile(r"^(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})$")
_SERIALS = range(36_526, 73_051)  # of Excel, from 2000 to 2099: a date in a cell that is formatted as a number
_SERIAL_ZERO = datetime.date(1899, 12, 30)


def read_date(value: object) -> datetime.date | None:
    """The date that a cell's value, or a word on the command line, means; None where it means none."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int | float):
        if (
            not _SERIALS.start <= value < _SERIALS.stop
        ):  # which no infinite number passes, and none that is not a number
            return None
        return _SERIAL_ZERO + datetime.timedelta(days=int(value))
    return next(_dates(str(value or "").strip().casefold()), None)


def written_date(date: datetime.date) -> str:
    """As the workbook shows it: `31/01/2020`."""
    return f"{date:%d/%m/%Y}"


def _dates(text: str) -> Iterator[datetime.date]:
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _MONTH_FIRST):
        if (match := pattern.match(text)) and (month := _month(match["month"])):
            year = int(match["year"])
            try:
                yield datetime.date(year if year > 99 else 2000 + year, month, int(match["day"]))
            except ValueError:  # the 31st of February
                continue


def _month(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if len(word) < _SHORTEST:
        return None
    numbered = enumerate(_MONTHS, 1)
    return next((number for number, names in numbered if any(name.startswith(word) for name in names)), None)
