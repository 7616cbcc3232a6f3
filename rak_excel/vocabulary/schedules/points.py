"""The points of time that words of a schedule name, rhythms through the year, and titles that limit a table in time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.target import MONTHS
from rak_excel.model.words import IdentityWords
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import PERIOD_WORDS
from rak_excel.vocabulary.basics.numbers import COUNTED, UP_TO, YEAR, find_month, number_in, whole_number, years_in
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.schedules.spelling import KINDS, WEEK

_EDGE = frozenset(["awal", "pertengahan", "tengah", "akhir"])
_DAY = frozenset(["tanggal", "tgl"])


class TimePoint(Record):
    """A stretch of months. `unit` is how many of them its word stands for, `counted` whether it was counted in units."""

    first: int
    last: int
    unit: int = 1
    year: int | None = None
    counted: bool = False


class Lead(Record):
    """A number, a day or a week that belongs to a month or a kind of period said elsewhere. `week` may follow, too."""

    number: int | None = None
    week: bool = False
    year: int | None = None

    def within(self, point: TimePoint, months_each: int) -> bool:
        """Whether this can be of the month that follows, `5 dan 19 Maret`; of a quarter where a period is no shorter."""
        if self.week and point.counted:
            return point.unit <= months_each
        return point.unit == 1 and not point.counted and (self.week or (self.number or 0) <= 31)

    def after(self, point: TimePoint) -> TimePoint | None:
        """What it is behind a point: III is a quarter behind TW I, a week is of the month before it."""
        if self.week:
            return point if point.unit == 1 and not point.counted and point.first == point.last else None
        return counted(self.number, point.unit, self.year or point.year) if point.counted and self.number else None


def read_span(words: str, part: PartDefinition, definition: Definition) -> TimePoint | Lead | None:
    """What one entry of a list names: a point, two with `-` between them, or a number that belongs to another entry."""
    ends = [_read_point(each.split(), part, definition) for each in words.split("-")]
    if len(ends) == 1:
        return ends[0]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return _between(ends[0], ends[1], part.schedule.calendar.months_each)


def _between(one: TimePoint | Lead, two: TimePoint | Lead, months_each: int) -> TimePoint | Lead | None:
    if isinstance(one, Lead):
        if isinstance(two, Lead):
            return one.but(number=two.number) if one.week or not two.week else None
        return two if one.within(two, months_each) and two.first == two.last else None
    last = two.after(one) if isinstance(two, Lead) else two
    if last is None or last.first < one.first or (one.year and last.year and one.year != last.year):
        return None
    return TimePoint(
        one.first, last.last, max(one.unit, last.unit), one.year or last.year, one.counted and last.counted
    )


def _read_point(tokens: Sequence[str], part: PartDefinition, definition: Definition) -> TimePoint | Lead | None:
    rest = list(tokens)
    lead = _take_lead(rest)
    if len(rest) > 1 and rest[0] == "bulan" and find_month(rest[1], definition.identity):
        del rest[0]
    month = find_month(rest[0], definition.identity) if rest else None
    if month:
        del rest[0]
        year = _take_year(rest)
        _take_lead(rest, weeks_only=True)
        return TimePoint(month, month, 1, year) if not rest else None
    if len(rest) >= 2 and (unit := _unit(rest[0], part)):
        number, year = _counted(rest[1]), _take_year(tail := rest[2:])
        point = counted(number, unit, year) if not tail else None
        return point if point and (lead is None or lead.within(point, part.schedule.calendar.months_each)) else None
    if lead is None and rest and (number := number_in(rest[0])):
        year = _take_year(tail := rest[1:])
        return Lead(number, year=year) if not tail else None
    return lead if lead and not rest else None


def counted(number: int | None, unit: int, year: int | None = None) -> TimePoint | None:
    """The nth stretch of so many months; None where a year has not so many."""
    if number is None or not 1 <= number <= MONTHS // unit:
        return None
    return TimePoint((number - 1) * unit + 1, number * unit, unit, year, counted=True)


def _unit(word: str, part: PartDefinition) -> int | None:
    schedule = part.schedule
    own = {compact(schedule.prefix), compact(schedule.name)}
    return schedule.calendar.months_each if word in own else KINDS.get(word)


def _take_lead(rest: list[str], *, weeks_only: bool = False) -> Lead | None:
    """Takes `minggu ii`, `akhir`, `tgl 5` or the day of `5 maret` off the front."""
    if len(rest) > 1 and rest[0] in WEEK and (number := 5 if rest[1] == "terakhir" else _counted(rest[1])):
        if number > 5:
            return None
        del rest[:2]
        return Lead(number, week=True)
    if rest and rest[0] in _EDGE:
        del rest[0]
        if rest == ["bulan"]:
            del rest[0]
        return Lead(week=True)
    if weeks_only or not rest:
        return None
    start = 1 if rest[0] in _DAY else 0
    number = number_in(rest[start]) if len(rest) > start and rest[start].isdecimal() else None
    if number and number <= 31 and (start or len(rest) > 1):
        del rest[: start + 1]
        return Lead(number, week=bool(start))
    return None


def _take_year(rest: list[str]) -> int | None:
    """Takes `2020` or `tahun 2020` off the front."""
    start = 1 if rest and rest[0] in {"tahun", "ta"} else 0
    if len(rest) > start and re.fullmatch(r"20\d\d", rest[start]):
        year = int(rest[start])
        del rest[: start + 1]
        return year
    return None


def _counted(word: str) -> int | None:
    """Which one it is: 2 of `2`, `ii`, `kedua`."""
    return number_in(word) or COUNTED.get(word)


# Said of the whole year; a year may stand behind.
_WHOLE = re.compile(
    r"^(?:(?:sepanjang|selama) (?:tahun(?: anggaran)?|th|thn|ta)(?: berjalan)?"
    r"|(?:selama )?(?:setahun|(?:satu|1)(?: \( satu \))? tahun)(?: penuh)?"
    r"|(?:selama )?(?:12|dua belas)(?: \( dua belas \))? bulan)$"
)
# What is behind the rhythm, or how often it is done then, leaves the periods as they are.
_WITHIN_EVERY = re.compile(
    r"^(?:rutin |(?:\d+|satu) (?:kali|x) |(?:awal|pertengahan|akhir) (?=se?tiap|tiap)"
    r"|(?:(?:minggu|mgg|mg|pekan|tanggal|tgl) (?:\d+|[ivx]+)(?: [,-])? )+(?=setiap|tiap))"
)
_ONCE = re.compile(r"^se(?P<unit>bulan|minggu|triwulan|semester)(?: sekali)?$")
_EVERY = re.compile(
    r"^(?:setiap|tiap|tiap tiap|per|seluruh|semua|masing masing)(?: (?P<part>awal|pertengahan|akhir|tanggal \d+))?"
    r"(?: (?P<unit>\w+?))?(?:nya)?$"
)
_EVERY_UNIT = {"hari": 1, "minggu": 1, "pekan": 1, "bulan": 1, "bln": 1, "triwulan": 3, "tw": 3, "semester": 6}
_FREQUENCY = {"harian": 1, "mingguan": 1, "bulanan": 1, "triwulanan": 3, "semesteran": 6}
_YEAR = re.compile(r" (?P<year>20\d\d)$")


def rhythm_said(words: str) -> tuple[int, frozenset[int]] | None:
    """The months from one time to the next all year long, and the year that is said; None where words name no rhythm."""
    said = _YEAR.search(words)
    bare = words[: said.start()] if said else words
    every = next(filter(None, map(_every, (bare, bare.removesuffix(" tahun")))), None)
    return (every, frozenset([int(said["year"])] if said else ())) if every else None


def _every(words: str) -> int | None:
    if _WHOLE.match(words):
        return 1
    words = _WITHIN_EVERY.sub("", words)
    if once := _ONCE.match(words):
        return _EVERY_UNIT[once["unit"]]
    every = _EVERY.match(words)
    if every and every["part"] and "tanggal" in every["part"]:
        return 1 if every["unit"] in {None, "bulan"} else None
    return _EVERY_UNIT.get(every["unit"] or "") if every else _FREQUENCY.get(words)


_COUNT_OF = {word: count for count, words in PERIOD_WORDS.items() for word in words if len(word) > 1}
_NUMBERS = rf"(?:ke[ -]?)?(?:\d{{1,2}}|{'|'.join(sorted(COUNTED, key=len, reverse=True))})"
_TO = rf"\s*(?:{UP_TO}|dan|&|,)\s*"
_PERIODS = re.compile(
    rf"(?P<before>{UP_TO}\s*)?\b(?P<word>{'|'.join(sorted(_COUNT_OF, key=len, reverse=True))})\.?\s+"
    rf"(?P<first>{_NUMBERS})(?:{_TO}(?:(?P=word)\.?\s+)?(?P<last>{_NUMBERS}))?(?!\w)",
    re.IGNORECASE,
)
_DAY_BEFORE = r"(?:\d{1,2}\s+)?"
_SPAN = rf"{_DAY_BEFORE}(?P<first>[^\W\d_]+)(?:\s+{YEAR})?\s*{UP_TO}\s*{_DAY_BEFORE}(?P<last>[^\W\d_]+)"
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
def months_named(text: str, words: IdentityWords) -> frozenset[int]:
    """The months that a title names, those of the whole year too; empty where it names none."""
    found = _found(tidy(text), words)
    return found[0] if found else frozenset()


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
        begun, ended = match["first"] or match["only"] or match["line_first"], match["last"] or match["line_last"]
        one, two = (find_month(each or "", words) for each in (begun, ended))
        if not one or (ended and not two):
            return None
        months = range(one, (two or one) + 1)
    else:
        return None
    return frozenset(months), text[: match.start()] + text[match.end() :]


def _number(text: str | None) -> int:
    written = re.sub(r"^ke[ -]?(?=\d|[ivx]+$)", "", (text or "").casefold())
    return whole_number(written) or COUNTED.get(written, 0)
