"""Numbers in digits, as Indonesian and English write them: `1.250`, `77,5`, `1,250.50`, and which of them say two things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = r"\d{1,15}"  # Excel's own numbers have no more than 15 digits
_INDONESIAN = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,5}(?:,\d{1,6})?|(?:\.\d{3})+,\d{1,6})")
_ENGLISH = re.compile(r"\d{1,3}(?:(?:,\d{3}){2,5}(?:\.\d{1,6})?|(?:,\d{3})+\.\d{1,6})")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_PLAIN = re.compile(rf"{_DIGITS}(?:[.,]{_DIGITS})?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in digits. `value` reads a single dot or comma as the decimal sign.

    `thousands` is what it says where that sign separates thousands instead, None where it cannot; `dotted` tells which
    of the two signs it is.
    """

    value: Decimal
    thousands: Decimal | None = None
    dotted: bool = False

    def times(self, factor: Decimal) -> Numeral:
        """The number in thousands, millions: `1,5 juta`."""
        if factor == 1:
            return self
        return Numeral(self.value * factor, self.thousands and self.thousands * factor, self.dotted)


def numeral(digits: str) -> Numeral | None:
    """What digits say; None where they are no number that anybody writes: `1.2.3`, `75,`."""
    sign, digits = (-1, digits[1:]) if digits.startswith("-") else (1, digits)
    if _INDONESIAN.fullmatch(digits):
        return Numeral(sign * Decimal(digits.replace(".", "").replace(",", ".")))
    if _ENGLISH.fullmatch(digits):
        return Numeral(sign * Decimal(digits.replace(",", "")))
    if not _PLAIN.fullmatch(digits):
        return None
    value = sign * Decimal(digits.replace(",", "."))
    if not _EITHER.fullmatch(digits):
        return Numeral(value)
    return Numeral(value, value * 1000, "." in digits)
