"""Bare numbers to which nothing gives a unit: 2020 may be the year, 0.75 a percentage."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, Target
from rak_excel.vocabulary.basics.years import is_year, year_in
from rak_excel.vocabulary.targets.expectations import kinds_expected, names_score
from rak_excel.vocabulary.targets.targets import written_target
from rak_excel.vocabulary.targets.units import percent_unit

_FIRST_DAY = datetime.date(1899, 12, 30)  # Excel counts the days from here
_SERIAL = re.compile(r"[34]\d{4}")
_NEAR_YEARS = 10  # as far from the plan's own a year may stand where a target belongs


def doubt_of_bare(text: str, target: Target, indicator: str, year: int | None, definition: Definition) -> Text | None:
    """Why a bare number beside an indicator that asks for no percentage or count may be no such target; None where it may not.

    `text` is what the cell shows, `year` that of the plan.
    """
    if _says_year(text, target, year):
        return _YEAR
    if year and target.upper is None and (day := _day(text)) and day.year == year:
        return _DATE.filled(date=f"{day.day}-{day.month}-{day.year}")
    number = target.upper or target.value or Decimal(0)
    if not 0 < number < 1 or kinds_expected(indicator, definition) or names_score(indicator):
        return None
    percent = written_target(number * 100, percent_unit(definition))
    return _PERCENT.filled(percent=percent, number=written_target(number, None))


def doubt_of_one(definition: Definition) -> Text:
    """Why a bare 1 among percentages may be one of them, whose format was lost."""
    percent = percent_unit(definition)
    return _PERCENT.filled(percent=written_target(Decimal(100), percent), number="1")


def _day(text: str) -> datetime.date | None:
    """The day that a number is for Excel, where its format was lost."""
    return _FIRST_DAY + datetime.timedelta(int(text)) if text.isascii() and _SERIAL.fullmatch(text) else None


def _says_year(text: str, target: Target, year: int | None) -> bool:
    """Whether a text is a year near the plan's own, or two: 2020-2024."""
    said = year_in(text) if is_year(text) or (target.upper and is_year(str(target.upper))) else None
    return said is not None and abs(said - (year or said)) <= _NEAR_YEARS


_YEAR = Text(
    "Angka ini bisa jadi tahun, bukan target. Tulis targetnya lengkap dengan satuannya, misalnya 1 Dokumen.",
    "This number may be a year and no target. Write the target with its unit, such as 1 Dokumen.",
)
_DATE = Text(
    "Angka ini bisa jadi tanggal {date} yang kehilangan formatnya. Tulis targetnya lengkap dengan satuannya, misalnya 1 Dokumen.",
    "This number may be the date {date} without its format. Write the target with its unit, such as 1 Dokumen.",
)
_PERCENT = Text(
    "Bisa berarti {percent} atau {number}. Tulis lengkap dengan satuannya.",
    "This may be {percent} or {number}. Write it with its unit.",
)
