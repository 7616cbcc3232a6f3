"""Schedules in words: which periods `Januari - Juni`, `TW I, III` and `Sepanjang tahun` name, where they do so exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.schedule import MONTHS
from rak_excel.vocabulary.schedule_points import Lead, Point, read_span, spelled

# Said of the whole year; a year may stand behind.
_WHOLE = re.compile(
    r"^(?:sepanjang tahun(?: anggaran)?|selama tahun|(?:selama )?(?:setahun|(?:satu|1) tahun)(?: penuh)?|(?:selama )?(?:12|dua belas) bulan)$"
)
_EVERY = re.compile(r"^(?:setiap|tiap|tiap tiap|per|seluruh|semua|masing masing) (?P<unit>\w+?)(?:nya)?$")
_EVERY_UNIT = {"hari": 1, "minggu": 1, "pekan": 1, "bulan": 1, "bln": 1, "triwulan": 3, "tw": 3, "semester": 6}
_FREQUENCY = {"harian": 1, "mingguan": 1, "bulanan": 1, "triwulanan": 3, "semesteran": 6}
_YEAR = re.compile(r" (?P<year>20\d\d)$")
_BRACKETS = re.compile(r"^(?P<one>[^()]+)\((?P<two>[^()]+)\)\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Months:
    """The months that a text names, and how often in them: `every` is 3 where it says every quarter."""

    months: frozenset[int]
    every: int = 1


@lru_cache(maxsize=4096)
def periods_said(text: str, part: PartDefinition, definition: Definition, year: int | None) -> frozenset[int] | None:
    """The periods of a part that a text names exactly; None where it is none, or where something is left open.

    Months within a quarter name the quarter, a quarter or semester its months. What is done once in every quarter does
    not: in which of its months stays open. A year that is said must be the plan's.
    """
    read = _read(text, part, definition, year)
    calendar = part.schedule.calendar
    return calendar.periods_of(read.months) if read and read.every <= calendar.months_each else None


def says_rarer(text: str, part: PartDefinition, definition: Definition, year: int | None) -> bool:
    """Whether a text names something rarer than the part's periods, such as every quarter where months are planned."""
    read = _read(text, part, definition, year)
    return read is not None and read.every > part.schedule.calendar.months_each


def _read(text: str, part: PartDefinition, definition: Definition, year: int | None) -> _Months | None:
    return _bracketed(text, part, definition, year) if _BRACKETS.match(text) else _months(text, part, definition, year)


def periods_between(
    start: str, end: str, part: PartDefinition, definition: Definition, year: int | None
) -> frozenset[int] | None:
    """The periods from one text to another, as columns MULAI and SELESAI give them."""
    return periods_said(f"{start} s.d. {end}", part, definition, year)


def says_part_of_month(text: str, part: PartDefinition, definition: Definition) -> bool:
    """Whether a text names weeks or days of a month that stands elsewhere: `Minggu ke-2`, `akhir bulan`, `tgl 15`."""
    spans = [read_span(each, part, definition) for each in spelled(text, definition).split(",")]
    leads = [span for span in spans if isinstance(span, Lead)]
    return len(leads) == len(spans) and leads[0].week


def _bracketed(text: str, part: PartDefinition, definition: Definition, year: int | None) -> _Months | None:
    """`TW I (Jan - Mar)`: both must be the same, and the more frequent of them counts."""
    match = _BRACKETS.match(text)
    both = [_months(each, part, definition, year) for each in (match["one"], match["two"])] if match else []
    known = sorted((each for each in both if each), key=lambda each: each.every)
    return known[0] if len(known) == 2 and known[0].months == known[1].months else None


def _months(text: str, part: PartDefinition, definition: Definition, year: int | None) -> _Months | None:
    words = spelled(text, definition)
    if every := _said_of_whole_year(words, year):
        return _Months(frozenset(range(1, MONTHS + 1)), every)
    spans = _resolved([read_span(each, part, definition) for each in words.split(",")])
    if not spans or any(span.year is not None and year is not None and span.year != year for span in spans):
        return None
    if len({span.year for span in spans if span.year}) > 1:
        return None
    return _Months(frozenset(month for span in spans for month in range(span.first, span.last + 1)))


def _said_of_whole_year(words: str, year: int | None) -> int | None:
    """1 where a text says the whole year or every month, 3 where it says every quarter."""
    said = _YEAR.search(words)
    if said and year is not None and int(said["year"]) != year:
        return None
    bare = words[: said.start()] if said else words
    return next(filter(None, map(_every, (bare, bare.removesuffix(" tahun")))), None)


def _every(words: str) -> int | None:
    if _WHOLE.match(words):
        return 1
    every = _EVERY.match(words)
    return _EVERY_UNIT.get(every["unit"]) if every else _FREQUENCY.get(words)


def _resolved(spans: Sequence[Point | Lead | None]) -> list[Point] | None:
    """The spans of a list; days and weeks take the month that follows, a bare III the TRIWULAN before it."""
    points: list[Point] = []
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
        if not _fit(leads, span):
            return None
        leads.clear()
        points.append(span)
    return None if leads else points


def _fit(leads: Iterable[Lead], point: Point) -> bool:
    return all(lead.within(point) for lead in leads)
