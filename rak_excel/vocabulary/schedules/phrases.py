"""Schedules in words: which periods `Januari - Juni`, `TW I, III` and `Sepanjang tahun` name, where they do so exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.target import MONTHS, Calendar
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.schedules.points import Lead, TimePoint, read_span, rhythm_said
from rak_excel.vocabulary.schedules.spelling import KINDS, spelled

_LISTED = re.compile(r"[,;&\n]|\bdan\b")
_LASTS = re.compile(r"^(?P<count>\d{1,2}) bulan$")
# Says no more than the months behind it do; what begins is said with an end only.
_SAID_ANYWAY = re.compile(r"^(?:pada|di|dalam|selama) ")
_LED_IN = re.compile(r"^(?:pada|di|dalam|selama|mulai|dimulai|dari|sejak|antara) (?:dari )?")
_BRACKETS = re.compile(r"^(?P<one>[^()]+)\((?P<two>[^()]+)\)\s*$", re.DOTALL)


class _Months(Record):
    """The months that a text names, of which years it says so, and how often in them: `every` is 3 for every quarter."""

    months: frozenset[int]
    every: int = 1
    years: frozenset[int] = frozenset()

    def are_of(self, year: int | None) -> bool:
        return len(self.years) < 2 and (year is None or self.years <= {year})


@remembered(4096)
def periods_said(text: str, part: PartDefinition, definition: Definition, year: int | None) -> frozenset[int] | None:
    """The periods of a part that a text names exactly; None where it is none, or where something is left open.

    Months within a quarter name the quarter, not what is done once in every quarter; a year must be the plan's.
    """
    calendar = part.schedule.calendar
    if calendar.own and (labelled := _labelled(text, calendar)):
        return labelled
    read = _read(text, part, definition)
    named = read is not None and read.every <= calendar.months_each and read.are_of(year)
    return calendar.periods_of(read.months) if read and named else None


def _labelled(text: str, calendar: Calendar) -> frozenset[int]:
    """The periods whose own labels a text lists; none where anything else is among them."""
    periods = {compact(label): period for period, label in enumerate(calendar.own, 1)}
    named = [periods.get(compact(each)) for each in _LISTED.split(text)]
    return frozenset(period for period in named if period) if None not in named else frozenset()


def says_rarer(text: str, part: PartDefinition, definition: Definition, year: int | None) -> bool:
    """Whether a text names something rarer than the part's periods, such as every quarter where months are planned."""
    read = _read(text, part, definition)
    return read is not None and read.every > part.schedule.calendar.months_each and read.are_of(year)


def other_year(text: str, part: PartDefinition, definition: Definition, year: int | None) -> int | None:
    """The year that a text names where that is not the plan's: `Maret 2021`."""
    read = _read(text, part, definition)
    others = read.years - {year} if read and year is not None else frozenset[int]()
    return min(others, default=None)


def up_to(start: str, end: str) -> str:
    """The range from one text to another, as columns MULAI and SELESAI give them."""
    return f"{start} s.d. {end}"


def says_part_of_month(text: str, part: PartDefinition, definition: Definition) -> bool:
    """Whether a text names weeks or days of a month that stands elsewhere: `Minggu ke-2`, `akhir bulan`, `tgl 15`."""
    spans = [read_span(each, part, definition) for each in spelled(text, definition).split(",")]
    leads = [span for span in spans if isinstance(span, Lead)]
    return len(leads) == len(spans) and leads[0].week


def numbers_alone(text: str, part: PartDefinition, definition: Definition) -> tuple[int, ...]:
    """The numbers of a text that has nothing else, `I, III` or `1 - 4`; () where it has or where there are none."""
    ends = [each for entry in spelled(text, definition).split(",") for each in entry.split("-")]
    spans = [read_span(each, part, definition) for each in ends]
    numbers = [span.number for span in spans if isinstance(span, Lead) and not span.week and span.year is None]
    return tuple(number for number in numbers if number) if len(numbers) == len(spans) else ()


def _read(text: str, part: PartDefinition, definition: Definition) -> _Months | None:
    match = _BRACKETS.match(text)
    if match is None:
        return _months(text, part, definition)
    one, two = match["one"].strip(), match["two"].strip()
    if says_part_of_month(two, part, definition):  # Januari (minggu II)
        return _months(f"{two} {one}", part, definition)
    if spelled(one, definition) in KINDS:  # Triwulan (I - IV)
        return _months(f"{one} {two}", part, definition)
    if (lasts := _LASTS.match(two) or _LASTS.match(one)) and (
        read := _months(one if lasts.string == two else two, part, definition)
    ):
        return read if len(read.months) == int(lasts["count"]) else None
    return _agreeing([_months(each, part, definition) for each in (one, two)])


def _agreeing(both: Iterable[_Months | None]) -> _Months | None:
    """`TW I (Jan - Mar)`, `Maret (TW I)`: of the same quarters, the more exact counts; so it does in `Tiap triwulan (Mar, Jun ...)`."""
    known = sorted((each for each in both if each), key=lambda each: (each.every, len(each.months)))
    if len(known) < 2 or not (_is_within(*known) or _once_in_each(*known)):
        return None
    return known[0].but(years=known[0].years | known[1].years)


def _is_within(narrow: _Months, wide: _Months) -> bool:
    """Whether months are those of the other text, or some of each of its quarters."""
    quarters = [{(month - 1) // 3 for month in each.months} for each in (narrow, wide)]
    return narrow.months <= wide.months and quarters[0] == quarters[1] and wide.every == 1


def _once_in_each(named: _Months, every: _Months) -> bool:
    """Whether months are one of every quarter, where the other text says every quarter."""
    stretches = [(month - 1) // every.every for month in sorted(named.months)]
    return every.every > 1 == named.every and stretches == list(range(MONTHS // every.every))


def _months(text: str, part: PartDefinition, definition: Definition) -> _Months | None:
    words = spelled(text, definition)
    if rhythm := rhythm_said(words):
        return _Months(frozenset(range(1, MONTHS + 1)), *rhythm)
    words = _LED_IN.sub("", words) if "-" in words else _SAID_ANYWAY.sub("", words)
    points = _resolved([read_span(each, part, definition) for each in re.split("[,/]", words)], part)
    if not points or ("/" in words and _is_either(points, part)):
        return None
    years = frozenset(point.year for point in points if point.year)
    return _Months(frozenset(month for each in points for month in range(each.first, each.last + 1)), years=years)


def _is_either(points: Sequence[TimePoint], part: PartDefinition) -> bool:
    """Whether `/` between two neighbours may be an `or`: Jan/Feb, which are one quarter all the same."""
    periods = part.schedule.calendar.periods_of
    one, *others = points
    return len(others) == 1 and others[0].first == one.last + 1 and periods([one.first]) != periods([others[0].last])


def _resolved(spans: Sequence[TimePoint | Lead | None], part: PartDefinition) -> list[TimePoint] | None:
    """The spans of a list; days and weeks take the month that follows, a bare III the TRIWULAN before it."""
    points: list[TimePoint] = []
    leads: list[Lead] = []
    for span in spans:
        if span is None:
            return None
        if isinstance(span, Lead):
            goes_on = span.after(points[-1]) if points and not leads else None
            if goes_on:
                points.append(goes_on)
            else:
                leads.append(span)
            continue
        if not all(lead.within(span, part.schedule.calendar.months_each) for lead in leads):
            return None
        leads.clear()
        points.append(span)
    return None if leads else points
