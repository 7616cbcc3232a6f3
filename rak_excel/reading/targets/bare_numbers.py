"""Bare numbers to which nothing gives a unit: a year, a percentage, 75 or 0.63, or as above."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.reading.columns.target_units import UNIT_BESIDE
from rak_excel.vocabulary.basics.numbers import is_year, year_in
from rak_excel.vocabulary.targets.targets import TargetRead, written_target
from rak_excel.vocabulary.targets.units import kinds_expected, names_score, percent_unit

_FIRST_DAY = datetime.date(1899, 12, 30)  # Excel counts the days from here
_SERIAL = re.compile(r"[34]\d{4}")
_NEAR_YEARS = 10  # as far from the plan's own a year may stand where a target belongs


def doubt_of_bare(text: str, target: Target, indicator: str, year: int | None, definition: Definition) -> Text | None:
    """Why a bare number beside an indicator that asks for no percentage or count may be no such target; None where it may not.

    `text` is what the cell shows, `year` that of the plan.
    """
    if _says_year(text, target, year):
        return _YEAR
    if year and target.upper is None and text.isascii() and _SERIAL.fullmatch(text):
        day = _FIRST_DAY + datetime.timedelta(int(text))  # for Excel, where its format was lost
        if day.year == year:
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


def as_above(read: TargetRead, above: TargetRead, expected: Sequence[TargetKind]) -> TargetRead:
    """What a target means that says "as above".

    `read` is the same entry as its own row would have it, `above` what it was read as there, and `expected` what the
    indicator of its row asks for: where that is something else, both are possible, so that it is asked.
    """
    if above.doubt:
        return read.but(doubt=read.doubt or above.doubt)
    if above.target.same == read.target.same or above.target.is_bare:
        return read
    text = above.usual or above.target.text
    if expected:
        return read.but(doubt=_OTHER_ABOVE.filled(target=text))
    return above.but(target=above.target.but(text=text), reason=_AS_ABOVE)


_AS_ABOVE = Text("Dibaca sama dengan target di atasnya.", "Read as the target above it.")
_OTHER_ABOVE = Text(
    "Target di atasnya {target}, padahal indikator ini meminta target lain. Tulis targetnya.",
    "The target above is {target}, but this indicator asks for another kind. Write its target.",
)


_A_SHARE = 10  # a target of a few per cent
_STRONGLY = 2  # so many of them show that a table counts in small shares


def doubt_of(number: Decimal, percent: MeasureUnit, others: Sequence[Decimal]) -> Text | None:
    """Why a bare number up to 1 may be two percentages; None where it is the percentage that it shows.

    No number is ever multiplied: only a format makes 63 % of 0.63. `others` are the bare numbers beside percentages in
    the same table. Where several of them are shares of a few per cent with decimals, which can be no fractions, this
    one is a share too: 0.63 beside 1.47 and 2.5 is 0.63 %. One of them, or 2 and 4, settle nothing.
    """
    shares = [each for each in others if each > 1 and each % 1]
    if len(shares) >= _STRONGLY and max(others) < _A_SHARE:
        return None
    if number == 1:
        return _ONE
    return _SMALL.filled(percent=written_target(number * 100, percent), hundredth=written_target(number, percent))


def doubt_without_format(number: Decimal, percent: MeasureUnit) -> Text:
    """The same where the file does not tell how its numbers are shown: any fraction may be shown as a percentage."""
    return _UNSEEN.filled(percent=written_target(number * 100, percent), number=written_target(number, None))


def as_percentage(read: TargetRead, percent: MeasureUnit, *, from_column: bool) -> TargetRead:
    """A bare number as the percentage that it shows. Where only the column beside it says so, or a fraction would be
    asked elsewhere, its text says it too, so that it means the same wherever it is written."""
    target = read.target
    value = target.value or Decimal(0)
    written = written_target(value, percent, target.upper, target.bound)
    small = 0 < (target.upper or value) <= 1
    text = written if from_column or small else target.text
    reason = _SHARES if small else UNIT_BESIDE if from_column else _ASKS_PERCENT
    whole = Target(text, TargetKind.PERCENT, value.normalize(), percent.id, target.upper, target.bound)
    return TargetRead(whole, usual=written, reason=reason)


_ASKS_PERCENT = Text("Indikatornya meminta persen.", "Its indicator asks for a percentage.")
_SHARES = Text(
    "Dibaca apa adanya: target persen lainnya di tabel ini juga kecil, di bawah 10%.",
    "Read as it is: the other percentages of this table are small too, below 10%.",
)
_ONE = Text(
    "Bisa berarti 100% atau 1%. Tulis dengan tanda persen, misalnya 100%.",
    "This may be 100% or 1%. Write it with a percent sign, such as 100%.",
)
_SMALL = Text(
    "Bisa berarti {percent} atau {hundredth}. Tulis dengan tanda persen.",
    "This may be {percent} or {hundredth}. Write it with a percent sign.",
)
_UNSEEN = Text(
    "Format angka sel ini tidak terbaca, jadi bisa berarti {percent} atau {number}. Tulis lengkap dengan satuannya.",
    "The number format of this cell cannot be read, so it may be {percent} or {number}. Write it with its unit.",
)
