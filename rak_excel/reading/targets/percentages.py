"""Bare numbers where percentages belong: 75 is 75 %, 0.63 may be 63 % or less than one per cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import MeasureUnit, Target, TargetKind
from rak_excel.reading.columns.target_units import UNIT_BESIDE
from rak_excel.vocabulary.targets.targets import TargetRead, written_target

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
