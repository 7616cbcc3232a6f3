"""What stands above a column of targets by period: which period of the year, and whether all up to its end is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.definition import ScheduleDefinition
from rak_excel.model.further import PeriodEntry
from rak_excel.model.standard_columns import period_label
from rak_excel.model.target import MONTHS, QUARTERS
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import MONEY, PERIOD_WORDS
from rak_excel.vocabulary.basics.numbers import MONTH_WORDS
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.headings.headings import bare_heading
from rak_excel.vocabulary.headings.periods import heading_period

_UP_TO = re.compile(r"\b(?:s d|sd|sampai dengan|sampai|hingga|(?:ac|k)umulati[fv]e?)\b")
_CUMULATIVE = re.compile(r"\b(?:ac|k)umulati[fv]e?\b")
_OWN = re.compile(r"\b(?:(?:non|tidak|bukan) (?:ac|k)?umulati[fv]e?|masing masing)\b")
_PERIOD_WORDS = frozenset(chain.from_iterable(PERIOD_WORDS.values()))
_PERCENT = re.compile(r"%|\b(?:persen|prosen)\b", re.IGNORECASE)


@remembered(4096)
def periods_of_year(text: str, definition: Definition) -> Mapping[int, int]:
    """The period that a heading names, by how many a year has of its kind: `s.d. Juni` is the second of four and the sixth
    of twelve. By the parts of the definition and by what every office has; a number alone names none.
    """
    if compact(bare_heading(text)).isdecimal():
        return {}
    parts = (*_usual(definition), *definition.parts)
    named = ((part.schedule.calendar.count, heading_period(text, part, definition)) for part in parts)
    return {count: period for count, period in named if period}


def periods_below(wider: str, number: str, definition: Definition) -> Mapping[int, int]:
    """The same of a number below a wider heading: `II` below TARGET PER TRIWULAN."""
    words = [word for word in normalised(wider).split() if word in _PERIOD_WORDS]
    return periods_of_year(f"{words[-1] if words else wider} {number}", definition)


def entry_said(texts: Iterable[str]) -> PeriodEntry:
    """How headings say that the targets below them are written; "" where they do not say."""
    said = list(texts)
    if any(_OWN.search(normalised(text)) for text in said):
        return "own"
    return "up_to" if says_up_to(said) else ""


def says_up_to(texts: Iterable[str]) -> bool:
    """Whether headings say that all up to the end of a period is meant: `s.d. TW II`, `TARGET KUMULATIF`."""
    return any(_up_to(normalised(text)) for text in texts)


def _up_to(said: str) -> bool:
    """Whether such a word stands there, and not between the months of one period: `Januari s.d. Maret`."""
    before = (said[: match.start()].split() for match in _UP_TO.finditer(said))
    return any(not words or words[-1] not in MONTH_WORDS for words in before)


def is_of_targets(text: str) -> bool:
    """Whether the heading of a period is of what is to be reached in it: `TARGET TW I`, `s.d. TW I`, `TW 1 (Kumulatif)`."""
    said = normalised(text)
    return "target" in said.split() or says_up_to([bare_heading(text)]) or _CUMULATIVE.search(said) is not None


def says_money(texts: Iterable[str]) -> bool:
    """Whether headings are of money and not of what is to be reached: ANGGARAN TW I."""
    return any(not MONEY.isdisjoint(normalised(text).split()) for text in texts)


def says_percent(texts: Iterable[str]) -> bool:
    """Whether headings say that the numbers below them are percentages: `TARGET TRIWULAN (%)`."""
    return any(_PERCENT.search(text) for text in texts)


@lru_cache(maxsize=16)
def _usual(definition: Definition) -> tuple[PartDefinition, ...]:
    """A part by quarters, one by months, by halves and by thirds of a year, as offices everywhere have them."""
    return tuple(
        definition.parts[0].but(
            schedule=ScheduleDefinition(
                prefix=word.upper(),
                name=PERIOD_WORDS[count][0].capitalize(),
                names=tuple(period_label(period, count) for period in range(1, count + 1)),
            )
        )
        for word, count in (("tw", QUARTERS), ("bln", MONTHS), ("smt", 2), ("cawu", 3))
    )
