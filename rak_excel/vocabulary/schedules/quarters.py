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
_NAMED = regex(rf"\b(?:{_WORDS}|semester|smt)\b")
_NUMBERS = ("[1-4]", "i{1,3}|iv", "|".join(word for word in COUNTED if not set(word) <= set("ivx")))
"""How quarters are counted, each in one way within a line: in figures, in Roman figures, in words."""
_KE = r"(?:ke\s?-?\s?+)?"
_FIRST = [regex(rf"\b(?:{_WORDS})\s?{_KE}(?P<number>{each})\b") for each in _NUMBERS]
# The next one of TRIWULAN I, II DAN III; what is a day of a month, as in `Triwulan 2, 3 Juli 2020`, is none. With nothing but a
# blank between them, as in TRIWULAN I II III, nothing tells which one is meant.
_NEXT = [
    regex(
        rf"(?:\s?(?:(?P<or>[/;]|atau)|(?P<list>,|[&+]|dan)|-|s\s?[./]?\s?d\.?|sampai(?: dengan)?|hingga)\s?|(?P<blank>\s))"
        rf"(?:dan\s)?(?:(?:{_WORDS})\s)?{_KE}(?P<number>{each})\b(?! (?!tahun|ta|th)[^\W\d_]+ \d{{4}})"
    )
    for each in _NUMBERS
]
# What may as well be the number of a unit: 3 of `TW 2 - 3 Hukum`, but not of `TW 1-3`, `TW 1 - 3 Tahun 2020` and `TW 1, 2 dan 3`.
_OF_A_UNIT = regex(r"(?:,| -) ?[1-4][\s.]*+(?!(?:tahun|thn|th|ta|tw|triwulan|dan|hingga|sampai|sd|s\.? ?d)\b)[^\W\d_]")
_WORD_BEHIND = regex(r"[\s.]+(?!(?:tahun|thn|th|ta)\b)[^\W\d_]")
# What a number may count that is no quarter: of `TW II, III kegiatan`, but not of `TW II, III`.
_THINGS_BEHIND = regex(
    r"[\s.]+(?:kegiatan|sasaran|indikator|program|dokumen|laporan|satker|orang|unit|divisi|sub ?bag(?:ian)?)\b"
)
_SEMESTER_OF_SEVERAL = regex(
    r"\b(?:semester|smt)[\s.]*(?:[12]|i{1,2})\s?[,-]\s?(?:\d+|i{1,3}|iv)[\s.]+(?!(?:tahun|thn|th|ta)\b)[^\W\d_]"
)
_UNTIL = re.compile(
    r"(?<![^\W_])(?:s\s?[./]?\s?d|sampai|hingga|per|posisi|keadaan|kondisi|akhir)\b[\s.:]*+"
    r"(?:(?:s\s?[./]?\s?d|sampai|dengan|hingga|per|tanggal|tgl|akhir|bulan)\b[\s.:]*+)*"
    r"(?:(?:\d{1,2}\s+)?(?P<month>[^\W\d_]+)|\d{1,2}[./-](?P<number>0?[1-9]|1[0-2])[./-](?:20)?\d\d(?!\d))",
    re.IGNORECASE,
)
_ALONE = regex(rf"(?:(?:{_WORDS}) )?(?:ke )?(?P<number>[1-4]|i{{1,3}}|iv|{'|'.join(COUNTED)})(?: (?:tahun )?{YEAR})?")
_UP_TO = regex(r"\b(?:s d|sd|sampai|hingga|kumulatif|akumulatif|akumulasi|komulatif)\b")
_NOT_UP_TO = regex(r"\b(?:non|bukan|tidak|hanya|saja)\b")
_BEFORE = regex(r"\b(?:triwulan|tw|periode) (?:yang )?(?:lalu|sebelumnya)\b")
_PRESENT = regex(r"\b(?:triwulan|tw|periode) (?:ini|berjalan|laporan|pelaporan)\b")


@remembered(1024)
def quarter_said(text: str, words: IdentityWords) -> int | None:
    """The quarter with whose end a line says that its figures end: 2 of `TRIWULAN II`, `TW2`, `s.d. Juni`, `SEMESTER I`.

    Of several quarters the last: 3 of `TRIWULAN I, II DAN III`. None where it names none, or leaves open which one; of months
    that end within a quarter, or one month alone; and of all months of a year, since plans are of these too.
    """
    text = _as_words(text)
    if quarters := _quarters(text.casefold()):
        return max(quarters) or None
    if _SEMESTER_OF_SEVERAL.search(text.casefold()):
        return None
    months = sorted(months_named(text, words))
    if months:
        whole = months[-1] % _EACH == 0 and (months[0] - 1) % _EACH == 0
        return months[-1] // _EACH if whole and (len(months) < MONTHS or _NAMED.search(normalised(text))) else None
    ends = (
        find_month(match["month"], words) if match["month"] else int(match["number"]) for match in _UNTIL.finditer(text)
    )
    last = next(filter(None, ends), None)
    return last // _EACH if last and last % _EACH == 0 else None


@remembered(1024)
def names_quarter(text: str) -> bool:
    """Whether a line calls what it names a quarter, or half a year: TRIWULAN II, TW2, SEMESTER I; months and dates do not."""
    return _NAMED.search(normalised(_as_words(text))) is not None


def _as_words(text: str) -> str:
    return _JOINED.sub(_QUARTER, tidy(text.replace("_", " ")))


def _quarters(text: str) -> list[int]:
    """The quarters that a line counts up from its first one on; 0 alone where it leaves open which of them, as I / II / III and 2 - 3 Hukum.

    In a list each follows the one before: IV of `II, IV kegiatan` is none.
    """
    firsts = [(match, kind) for kind, each in enumerate(_FIRST) if (match := each.search(text))]
    first, kind = min(firsts, key=lambda each: each[0].start(), default=(None, 0))
    found: list[int] = []
    match = first
    while match:
        number = int(match["number"]) if match["number"].isdecimal() else COUNTED[match["number"]]
        if match is not first:
            if match["or"] or match["blank"] or _OF_A_UNIT.match(text, match.start()):
                return [0]
            if match["list"] and number != found[-1] + 1:
                return found if _WORD_BEHIND.match(text, match.end()) else [0]
            if match["list"] == "," and _THINGS_BEHIND.match(text, match.end()):
                return [0]
        found.append(number)
        match = _NEXT[kind].match(text, match.end())
    return [each for each in found if each <= QUARTERS]


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
def says_up_to(text: str, words: IdentityWords) -> bool:
    """Whether a heading says that its figures count from the beginning of the year: S.D. TW II, KUMULATIF, SEMESTER I."""
    said, months = normalised(text), months_named(_as_words(text), words)
    whole = len(months) > _EACH and min(months) == 1
    return (whole or _UP_TO.search(said) is not None) and not _NOT_UP_TO.search(said)


@remembered(1024)
def says_before(text: str) -> bool:
    """Whether a heading names the quarter before the one that is reported without its number: TRIWULAN LALU."""
    return _BEFORE.search(normalised(text)) is not None


@remembered(1024)
def says_present(text: str) -> bool:
    """Whether a heading names the quarter that is reported without its number: TRIWULAN INI."""
    return _PRESENT.search(normalised(text)) is not None
