"""Periods above the columns of a schedule, by all the names that people give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rak_excel.model import Calendar, Definition, PartDefinition
from rak_excel.model.target import MONTHS
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import BEFORE_PERIODS, PERIOD_WORDS, WEEK_WORDS
from rak_excel.vocabulary.basics.numbers import ORDINALS, ROMANS, UP_TO, YEAR, find_month, without_year_behind
from rak_excel.vocabulary.basics.texts import compact, words_of
from rak_excel.vocabulary.headings.headings import bare_heading

_RANGE = re.compile(rf"^(?P<first>[^\W\d]+)\.?\s*{UP_TO}\s*(?P<last>[^\W\d]+)\.?$", re.IGNORECASE)
_LISTED = re.compile(r"[\s.]*(?:[,;/&+]|\bdan\b|\s)[\s.]*")
_SHARE = re.compile(r"[\s:=–-]+\d{1,3}(?:[.,]\d+)?\s*%$")  # TW I 25%
_COUNTED = re.compile(r"[\W_]ke[\W_]*(?=(?:\d+|[ivx]+)\b)", re.IGNORECASE)  # Triwulan ke-1
_WITH_YEAR = re.compile(rf"^(?P<month>[^\W\d_]+)[\s.'’`/-]+(?:{YEAR}|\d\d)$")  # Jan-20
_MONTH_AND_YEAR = re.compile(rf"^\s*(\d{{1,2}})\s*[/.-]\s*{YEAR}\s*$")  # 01/2020
_BEFORE = re.compile(f"^{BEFORE_PERIODS}")
_BEFORE_MONTHS = re.compile(
    r"^(?:(?:rencana|alokasi|target|kinerja|kumulatif|akumulatif|bulan)\b[\s.:/-]*)+", re.IGNORECASE
)
_OF_A_MONTH = re.compile(f"^(?:{'|'.join(PERIOD_WORDS[12])})")  # Bulan Januari
# What stands in the column of a period where each has several: TW I Rencana, TW I Realisasi; R and K for short.
_BEHIND = re.compile(
    r"^(?P<period>.*\S)[\s_/-]+\(?(?P<word>rencana|target|realisasi|capaian|fisik|keuangan|anggaran|kinerja|rp|[rkft])\)?$",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_YEAR = re.compile(r"^(?P<month>[^\W\d_]+)[\s.'’`/-]+(?P<year>\d\d)$")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_LONGEST = 300  # letters of a heading that names a period
_MOST_WEEKS = 5


@remembered(16384)
def heading_period(text: str, part: PartDefinition, definition: Definition) -> int | None:
    """The period, counted from 1, that a heading names: `T1`, `s.d. Triwulan ke-1`, `Jan-Mar`; `B1`, `01`, `Jan-20`."""
    if len(text) > _LONGEST:
        return None
    periods = _periods(part)
    heading = compact(_MONTH_AND_YEAR.sub(r"\1", text))
    if period := periods.get(heading):
        return period
    if heading.isdecimal() or not heading:
        return None
    bare = _COUNTED.sub(" ", _SHARE.sub("", bare_heading(text)))
    named = without_year_behind(compact(bare))
    return (
        periods.get(named)
        or periods.get(_BEFORE.sub("", named))
        or _month_itself(_OF_A_MONTH.sub("", _BEFORE.sub("", named)), part, definition)
        or _months_named(bare, part, definition)
        or _ending_with(bare, part, definition)
        or (heading_period(behind["period"], part, definition) if (behind := _BEHIND.match(text.strip())) else None)
        or _in_each_line(text, part, definition)
    )


@remembered(4096)
def word_behind_period(text: str) -> str:
    """Which of several columns of a period a heading is of: `realisasi` of `TW I Realisasi`, `k` of `TW I (K)`; else ''."""
    match = _BEHIND.match(text.strip()) if len(text) <= _LONGEST else None
    return match["word"].casefold() if match else ""


@remembered(1024)
def heading_week(text: str) -> int | None:
    """The week of a month that a heading counts: `1`, `II`, `M3`, `Minggu ke-4`."""
    if len(text) > _LONGEST:
        return None
    heading = compact(_COUNTED.sub(" ", bare_heading(text)))
    names = {name: week for week in range(1, _MOST_WEEKS + 1) for name in _numbered(("", *WEEK_WORDS), week)}
    return names.get(heading)


@remembered(1024)
def names_another(text: str, period: int, part: PartDefinition, definition: Definition) -> bool:
    """Whether the heading of a period names months that it does not have, or another period: `T4 (Jan-Mar)`, `T4 (TW I)`."""
    months = {month for word in words_of(text) if (month := find_month(word, definition.identity))}
    bracketed = (each for each in _BRACKETED.findall(text) if not each.strip().isdecimal())
    beside = {heading_period(each, part, definition) for each in bracketed}
    return not (months <= set(part.schedule.calendar.months(period)) and beside <= {None, period})


@remembered(1024)
def short_year(text: str, definition: Definition) -> int | None:
    """The year behind a month in two figures: `Jan-19`. Not `Jan-01`, which may count the month."""
    match = _SHORT_YEAR.match(text.strip())
    said = int(match["year"]) if match and find_month(match["month"], definition.identity) else 0
    return 2000 + said if said > MONTHS else None


@remembered(1024)
def names_a_period(text: str) -> bool:
    """Whether a heading counts periods of any length: `Semester I`, which no part may have."""
    if len(text) > _LONGEST:
        return False
    heading = _BEFORE.sub("", compact(_COUNTED.sub(" ", bare_heading(text))))
    counted = ((words, period) for count, words in PERIOD_WORDS.items() for period in range(1, count + 1))
    return any(heading in _numbered(*each) for each in counted)


def initials(part: PartDefinition) -> tuple[str, ...]:
    """The first letters of the periods, J F M A M J; empty where all are the same, as of quarters."""
    letters = tuple(compact(name)[:1] for name in part.schedule.names)
    return letters if len(set(letters)) > 1 else ()


def _in_each_line(text: str, part: PartDefinition, definition: Definition) -> int | None:
    """The period that each line of a heading names: `TW I` above `Jan, Feb, Mar`."""
    lines = text.strip().splitlines()
    named = {heading_period(line, part, definition) for line in lines} if len(lines) > 1 else set()
    return named.pop() if len(named) == 1 else None


def _month_itself(named: str, part: PartDefinition, definition: Definition) -> int | None:
    """The period of a month by any of its spellings, English ones too: `May`, `Mrt`."""
    month = find_month(named, definition.identity)
    months = _months(part.schedule.calendar)
    return months.index((month, month)) + 1 if month and (month, month) in months else None


def _months_named(text: str, part: PartDefinition, definition: Definition) -> int | None:
    """The period of the months from one to another, or of all of its months: `Januari s.d. Maret`, `Jan, Feb, Mar`."""
    bare = _BEFORE_MONTHS.sub("", without_year_behind(text).strip())
    match = _RANGE.match(bare)
    words = [match["first"], match["last"]] if match else _LISTED.split(bare)
    named = [find_month(word, definition.identity) for word in words]
    spans = [[*ends] if match else [*range(ends[0], ends[1] + 1)] for ends in _months(part.schedule.calendar)]
    return spans.index(named) + 1 if named in spans else None


def _ending_with(text: str, part: PartDefinition, definition: Definition) -> int | None:
    """The period of the month that is named with its year, `Jan-20`; or that ends with it, `s.d. Maret`."""
    months = _months(part.schedule.calendar)
    if match := _WITH_YEAR.match(text):
        return _month_itself(match["month"], part, definition)
    named = without_year_behind(compact(text))
    bare = _BEFORE.sub("", named)
    month = find_month(bare, definition.identity) if bare != named else None
    return next((period for period, (_, last) in enumerate(months, 1) if last == month), None)


def _months(calendar: Calendar) -> list[tuple[int, int]]:
    """The first and the last month of each period."""
    each = (calendar.months(period) for period in range(1, calendar.count + 1))
    return [(months[0], months[-1]) for months in each]


@lru_cache(maxsize=16)
def _periods(part: PartDefinition) -> dict[str, int]:
    """Every spelling of a period; those of the definition before those of the language."""
    schedule = part.schedule
    usual: dict[str, int] = {}
    periods: dict[str, int] = {}
    for period, name in enumerate(schedule.names, 1):
        spellings = schedule.spellings[period - 1] if schedule.spellings else ()
        own = (*_numbered((schedule.prefix, schedule.name), period), name, *spellings, schedule.calendar.label(period))
        periods |= dict.fromkeys(map(compact, own), period)
        usual |= dict.fromkeys(map(compact, _numbered(PERIOD_WORDS.get(len(schedule.names), ()), period)), period)
    return usual | periods


def _numbered(words: tuple[str, ...], period: int) -> Iterator[str]:
    """Triwulan 1, Triwulan I, Triwulan Pertama; behind a letter alone no words: TEMPAT is a place and not T4."""
    figures = (str(period), f"0{period}", ROMANS[period - 1])
    for word in words:
        yield from (f"{word}{number}" for number in (figures if len(word) == 1 else (*figures, *ORDINALS[period - 1])))
