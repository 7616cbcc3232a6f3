"""Numbers in digits, Roman figures and words, what stands between two of a range, and years and months."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from rak_excel.model.words import IdentityWords
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact

_DIGITS = r"\d{1,15}"  # Excel's own numbers have no more than 15 digits
_INDONESIAN = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,5}(?:,\d{1,6})?|(?:\.\d{3})+,\d{1,6})")
_ENGLISH = re.compile(r"\d{1,3}(?:(?:,\d{3}){2,5}(?:\.\d{1,6})?|(?:,\d{3})+\.\d{1,6})")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_PLAIN = re.compile(rf"{_DIGITS}(?:[.,]{_DIGITS})?")


class Numeral(Record):
    """A number in digits, which may have a single dot or comma."""

    value: Decimal  # with that sign as the decimal sign
    thousands: Decimal | None = None  # what it says where that sign separates thousands instead, None where it cannot
    dotted: bool = False  # whether the sign is a dot

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


_DIGIT_NAMES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ONES = {word: number for number, word in enumerate(_DIGIT_NAMES)} | {"sepuluh": 10, "sebelas": 11}
_HUNDREDS = {"ratus": 100, "seratus": 100}
_THOUSANDS = (("ribu", "seribu"), ("juta",), ("miliar", "milyar"), ("triliun", "trilyun"))
_GROUPS = {word: 1000**power for power, words in enumerate(_THOUSANDS, 1) for word in words}
_POINT = "koma"
_WORDS = (*_ONES, *_HUNDREDS, *_GROUPS, "belas", "puluh", _POINT)
_PIECES = "|".join(sorted(_WORDS, key=len, reverse=True))
# Words may be run together: `tujuhpuluh lima`.
_SAID = re.compile(rf"(?:{_PIECES})(?:[\s-]*(?:{_PIECES}))*(?![^\W\d_])")
_PIECE = re.compile(_PIECES)
FACTORS = {word: Decimal(number) for word, number in _GROUPS.items() if not word.startswith("se")}
FACTORS |= {"rb": FACTORS["ribu"], "jt": FACTORS["juta"]}
"""What follows digits and multiplies them: `1,5 juta`."""
MONEY_FACTORS = FACTORS | {"m": FACTORS["miliar"], "t": FACTORS["triliun"]}
"""The same behind an amount of rupiah: `Rp 1,5 M`."""
_COUNTED_IN = re.compile(rf"\b({'|'.join(FACTORS)})(?:an)?\b")
_NOUGHTS = re.compile(r"\brp\.?\s?[x×]?\s?(?:1[.,]?)?000\b", re.IGNORECASE)  # (Rp 000), (Rp 1.000)
_SURELY_THOUSANDS = 10_000  # `500.000` is no 500 with decimals, as nobody has so many
_SURELY_RUPIAH = 1_000
_AMOUNT = re.compile(
    rf"(?:rp\.?\s{{0,9}})?(?P<number>-?[\d.,]{{0,40}}\d)(?:[.,]\s?[-–—]{{1,2}}|\s{{0,9}}(?P<factor>{'|'.join(MONEY_FACTORS)})\.?)?(?:\s{{0,9}}rupiah)?",
    re.IGNORECASE,
)


def amount_said(text: str) -> int | float | None:
    """The number that a text surely says: `Rp 1.200.000,-`, `1,2 M`, `seratus juta rupiah`; None of `1.200`, which may be 1200 or 1,2."""
    spoken, behind = leading_number(text.strip())
    if spoken is not None and spoken >= _SURELY_RUPIAH and behind.casefold() in {"", "rupiah"}:
        return int(spoken)
    found = _AMOUNT.fullmatch(text.strip())
    read = numeral(found["number"]) if found else None
    if found is None or read is None:
        return None
    if read.thousands is not None and read.dotted and read.thousands >= _SURELY_THOUSANDS and not found["factor"]:
        return int(read.thousands)
    if read.thousands is not None:
        return None
    value = read.value * MONEY_FACTORS[found["factor"].casefold()] if found["factor"] else read.value
    return int(value) if value == value.to_integral_value() else float(value)


def is_odd_amount(amount: float) -> bool:
    """Whether an amount of rupiah is so small, and has decimals, that millions may be meant: 1,2."""
    return 0 < amount < _SURELY_RUPIAH and amount != int(amount)


@remembered(4096)
def heading_factor(text: str) -> int:
    """What a heading says that the amounts below it are counted in: 1000 of `PAGU (Rp ribu)`, 1000000 of `dalam jutaan`."""
    said = _COUNTED_IN.findall(text.casefold())
    return int(FACTORS[said[-1]]) if said else 1000 if _NOUGHTS.search(text) else 1


@remembered(4096)
def leading_number(text: str) -> tuple[Decimal | None, str]:
    """The number that a text begins with in words, and what follows it: `satu laporan` is 1 and `laporan`."""
    folded = text.casefold()
    match = _SAID.match(folded) if len(folded) == len(text) else None
    if not match:
        return None, text
    number = _worth(_PIECE.findall(match[0]))
    return (None, text) if number is None else (number, text[match.end() :].strip())


def _worth(words: list[str]) -> Decimal | None:
    """What the words are worth; None where they are in no order that counts anything: `puluh dua ratus`."""
    whole, _, decimals = " ".join(words).partition(_POINT)
    number = _whole(whole.split())
    if number is None or not decimals:
        return number if not decimals and _POINT not in words else None
    spoken = decimals.split()
    if all(word in _DIGIT_NAMES for word in spoken):
        return number + Decimal("0." + "".join(str(_DIGIT_NAMES.index(word)) for word in spoken))
    as_one = _whole(spoken)  # `tujuh koma dua puluh lima`
    return None if as_one is None or as_one < 10 else number + Decimal(f"0.{as_one}")


def _whole(words: list[str]) -> Decimal | None:
    total, last = 0, 10**15
    group: list[str] = []
    for word in words:
        if word not in _GROUPS:
            group.append(word)
            continue
        number = 1 if word == "seribu" and not group else _below_thousand(group)
        if number is None or _GROUPS[word] >= last:
            return None
        total, last, group = total + number * _GROUPS[word], _GROUPS[word], []
    if not group:
        return Decimal(total) if words else None
    number = _below_thousand(group)
    return None if number is None else Decimal(total + number)


def _below_thousand(words: list[str]) -> int | None:
    """`dua ratus lima belas`: hundreds, then tens, then ones, each at most once."""
    total, ones, room = 0, None, 1000
    for word in words:
        if word in _ONES and ones is None:
            ones = _ONES[word]
            continue
        step = _HUNDREDS.get(word) or {"puluh": 10, "belas": 1}.get(word)
        count = 1 if word == "seratus" and ones is None else ones
        if step is None or count is None or not 0 < count < 10 or step >= room:
            return None
        total, ones, room = total + count * step + (10 if word == "belas" else 0), None, step
    if ones is None:
        return total if words else None
    return total + ones if ones < room and (ones < 10 or not total % 100) else None


ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FROM_TWO = (*_DIGIT_NAMES[2:], "sepuluh", "sebelas", "duabelas")
ORDINALS: tuple[tuple[str, ...], ...] = (("pertama", "kesatu", "satu"), *((f"ke{name}", name) for name in _FROM_TWO))
"""The words for each number from 1: which one it is, and how many."""
_ROMAN_NUMBERS = {roman: number for number, roman in enumerate(ROMANS, 1)}
_MOST_DIGITS = 18
COUNTED = {word: number for number, words in enumerate(ORDINALS, 1) for word in words} | _ROMAN_NUMBERS
"""Every word and Roman figure with its number."""


def whole_number(text: str) -> int | None:
    """A number written in figures alone; None also for one of so many figures that it counts nothing."""
    return int(text) if len(text) <= _MOST_DIGITS and text.isdecimal() else None


def number_in(text: str) -> int | None:
    """A number written in figures, or a small one in Roman figures."""
    number = whole_number(text)
    return _ROMAN_NUMBERS.get(text.casefold()) if number is None else number


_AS_WORD = r"(?<![^\W\d_])(?:{})(?![^\W\d_])\.?"  # figures may stand right beside it: 2019sd2020
WORDS = _AS_WORD.format(r"s\s?\.?\s?/?\s?d|sampai(?:\s+dengan)?|hingga")
DASHES = "-–—−"
UP_TO = rf"(?:{WORDS}|[{DASHES}])"
"""Regular expressions of the words and dashes, for texts whose capitals do not count."""
COMPACT = "sampaidengan|sampai|hingga|sd"
"""The words as headings are compared, without spaces and dots."""
_BETWEEN = re.compile(rf"\s*(?:{WORDS})\s*", re.IGNORECASE)


def says_up_to(text: str) -> bool:
    """Whether a text is such a word and nothing else."""
    return _BETWEEN.fullmatch(text) is not None


YEAR = r"(?:19|20)\d\d"
"""A regular expression of a year, without what may stand around it."""
YEARS = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_BEHIND = re.compile(rf"{YEAR}$")
_ALONE = re.compile(YEAR)
_ANSWER = re.compile(rf"(?:(?:tahun(?: anggaran)?|t\.?\s?a\.?)\s*)?({YEAR})", re.IGNORECASE)


def year_in(text: str) -> int | None:
    """The first year that a text names."""
    match = YEARS.search(text)
    return int(match[0]) if match else None


def years_in(text: str) -> list[int]:
    """All years that a text names."""
    return [int(each) for each in YEARS.findall(text)]


def year_answered(text: str) -> int | None:
    """The year that an answer is: `2020`, `T.A. 2020`, `Tahun 2020`; None of anything else."""
    match = _ANSWER.fullmatch(text)
    return int(match[1]) if match else None


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return _ALONE.fullmatch(text) is not None


def without_year_behind(text: str) -> str:
    """A heading without the year at its end: `target2026` is `target`."""
    return _BEHIND.sub("", text)


_SPELLINGS = (
    "januari jan|februari pebruari feb peb|maret mar mrt|april apr aprl|mei|juni jun|juli jul|"
    "agustus agt ags agu agust agst|september sep sept spt|oktober okt|november nopember nov nop|desember des"
)
MONTH_WORDS = {word: month for month, words in enumerate(_SPELLINGS.split("|"), 1) for word in words.split()}
"""The Indonesian words for months with their numbers, where no definition is at hand."""


def find_month(text: str, words: IdentityWords) -> int | None:
    """The month, counted from 1, that a text names by any of its spellings; None where it names none."""
    return _months(words).get(compact(text))


@lru_cache(maxsize=16)
def _months(words: IdentityWords) -> dict[str, int]:
    named = {compact(each): month for month, spellings in enumerate(words.month_spellings, 1) for each in spellings}
    return MONTH_WORDS | named | {compact(name): month for month, name in enumerate(words.months, 1)}
