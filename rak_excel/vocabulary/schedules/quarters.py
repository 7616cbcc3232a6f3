"""Up to the end of which quarter of a year a report says that it is, in its titles, headings and names."""

from __future__ import annotations

import re

from rak_excel.model.target import MONTHS, QUARTERS
from rak_excel.model.words import IdentityWords
from rak_excel.system.regexes import regex
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import PERIOD_WORDS
from rak_excel.vocabulary.basics.numbers import COUNTED, YEAR, find_month
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.schedules.points import months_named

_EACH = MONTHS // QUARTERS
_WORDS = "|".join(sorted(PERIOD_WORDS[QUARTERS], key=lambda each: (-len(each), each)))
# TW2, TW-II, Q3, `Triwulan: II`.
_JOINED = re.compile(rf"(?<![^\W\d_])(?:{_WORDS})[\s.:_-]*(?=(?:\d|i{{1,3}}|iv)(?![^\W_]))", re.IGNORECASE)
_QUARTER = "triwulan "
_UNTIL = re.compile(
    r"(?<![^\W_])(?:(?:s\s?[./]?\s?d|sampai|dengan|hingga|per|posisi|keadaan|kondisi|tanggal|akhir|bulan)\b[\s.:]*)+"
    r"(?:\d{1,2}\s+)?(?P<month>[^\W\d_]+)",
    re.IGNORECASE,
)
_ALONE = regex(rf"(?:(?:{_WORDS}) )?(?:ke )?(?P<number>[1-4]|i{{1,3}}|iv|{'|'.join(COUNTED)})(?: (?:tahun )?{YEAR})?")
_UP_TO = regex(r"\b(?:s d|sd|sampai|hingga|kumulatif|akumulatif|akumulasi|komulatif)\b")
_NOT_UP_TO = regex(r"\b(?:non|bukan|tidak|hanya|saja)\b")
_PRESENT = regex(r"\b(?:triwulan|tw|periode) (?:ini|berjalan|laporan|pelaporan)\b")


@remembered(1024)
def quarter_said(text: str, words: IdentityWords) -> int | None:
    """The quarter with whose end a line says that its figures end: 2 of `TRIWULAN II`, `TW2`, `s.d. Juni`, `SEMESTER I`.

    None where it names none, months that end within a quarter, or one month alone.
    """
    text = _JOINED.sub(_QUARTER, tidy(text.replace("_", " ")))
    months = sorted(months_named(text, words))
    if months:
        whole = months[-1] % _EACH == 0 and (months[0] - 1) % _EACH == 0
        return months[-1] // _EACH if whole else None
    ends = (find_month(match["month"], words) for match in _UNTIL.finditer(text))
    last = next(filter(None, ends), None)
    return last // _EACH if last and last % _EACH == 0 else None


@remembered(1024)
def quarter_alone(text: str) -> int | None:
    """The quarter that an answer, or the lower one of two headings, names and nothing else: 2 of `II`, `2`, `TW II`."""
    match = _ALONE.fullmatch(normalised(_JOINED.sub(_QUARTER, text)))
    if not match:
        return None
    number = match["number"]
    counted = int(number) if number.isdecimal() else COUNTED[number]
    return counted if counted <= QUARTERS else None


@remembered(1024)
def says_up_to(text: str) -> bool:
    """Whether a heading says that its figures count from the beginning of the year: S.D. TW II, KUMULATIF."""
    words = normalised(text)
    return _UP_TO.search(words) is not None and not _NOT_UP_TO.search(words)


@remembered(1024)
def says_present(text: str) -> bool:
    """Whether a heading names the quarter that is reported without its number: TRIWULAN INI."""
    return _PRESENT.search(normalised(text)) is not None
