"""The words of a schedule in one spelling: `Trwulan l` and `TW.I` are counted alike, `s/d` is a dash, a list has commas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rak_excel.model import Definition, items_of
from rak_excel.model.target import MONTHS
from rak_excel.vocabulary.basics import numbers as up_to
from rak_excel.vocabulary.basics.heading_words import PERIOD_WORDS, WEEK_WORDS
from rak_excel.vocabulary.basics.numbers import ROMANS, find_month
from rak_excel.vocabulary.basics.texts import SHORTEST, nearest

KINDS = {"b": 1, "t": 3} | {word: MONTHS // count for count, words in PERIOD_WORDS.items() for word in words}
"""How many months each word for a part of the year stands for."""

WEEK = frozenset((*WEEK_WORDS, "mgg"))

_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d|\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?: 00:00:00)?(?!\d)")
_UNTIL = re.compile(rf"{up_to.WORDS}|\bto\b|[–—−→~…]|-{{1,3}}>?|={{1,3}}>|\.{{2,}}")
_AND = re.compile(r"\bdan\b|\bserta\b|\band\b|[&+;\n]")
_ORDINAL_SIGN = re.compile(r"\bke\s*-?\s*(?=\d|[ivx]+\b)")
_TWICE = re.compile(r"\b([a-z]+)-\1\b")  # tiap-tiap
_WEEKDAY = re.compile(r"\b(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|ahad)\b\s*,?|minggu\s*,)\s*(?=\d)")
_PARTED = (
    (re.compile(r"\b(tri|catur)[\s_-]+wulan\b"), r"\1wulan"),
    (re.compile(r"\bt\.\s?w\b\.?"), "tw"),
    (re.compile(r"(?<=[a-z])\s*:"), " "),  # TW: I
    (re.compile(r"\s*\*+\)?$"), ""),  # a footnote
)
# A scanner, and who looks for the I in vain, writes l for it: `TW lll`, `TW 1V`.
_SCANNED = re.compile(r"(?<!\w)(?=[il1|]*[l|]|1+v)[il1|]{0,3}v?[il1|]{0,3}(?!\w)")
_LOOK_ALIKE = str.maketrans("l|1", "iii")
_JOINED = re.compile(r"\b([a-z]+)[-._](?=(?:\d{1,2}|[ivx]+)\b(?!\s*[a-z]))")
_GLUED = re.compile(rf"\b({'|'.join(word for word in KINDS if len(word) > 1 and word != 'sem')})(?=[ivx]+\b)")
_YEAR_OF_MONTH = re.compile(r"\b([a-z]+)\s*[-'’]\s*(\d\d)(?=\s*(?:$|[,-]))")  # Jan-20
_WEEKS = re.compile(r"\b(minggu|mgg|mg|pekan) (?:[1-5]|i{1,3}|iv|v)(?: [,-] (?:[1-5]|i{1,3}|iv|v)\b)+")
_YEAR_BEGINS, _YEAR_ENDS = re.compile(r"^awal tahun(?= -)"), re.compile(r"(?<= - )akhir tahun")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s._]")
_LONGEST = 600  # letters of a schedule in words
_UNKNOWN = "?"
_ENDS = " \t\n;,.\"'“”‘’"
_WRAPPED = re.compile(r"^\(([^()]*)\)$")


def spelled(text: str, definition: Definition) -> str:
    """The text in small letters with one sign for `up to`, one for `and`, months in words; `?` for one too long."""
    if len(text) > _LONGEST:
        return _UNKNOWN
    items = items_of(text)
    if len(items) > 1 and all(item.listed for item in items):  # 1. Januari, 2. Maret
        text = "\n".join(item.text for item in items)
    plain = unicodedata.normalize("NFKC", text).casefold().strip(_ENDS)
    plain = _WEEKDAY.sub("", _WRAPPED.sub(r"\1", plain))
    plain = _ISO.sub(lambda m: _named(int(m[3]), int(m[2]), m[1], definition), plain)
    plain = _DATE.sub(lambda m: _named(int(m[1]), int(m[2]), m[3], definition), plain)
    for pattern, word in _PARTED:
        plain = pattern.sub(word, plain)
    plain = _SCANNED.sub(lambda m: m[0].translate(_LOOK_ALIKE), _TWICE.sub(r"\1 \1", plain))
    plain = _GLUED.sub(r"\1 ", _ORDINAL_SIGN.sub("", plain))
    plain = _JOINED.sub(lambda m: f"{m[1]} " if m[1] in KINDS or m[1] in WEEK else m[0], plain)
    months = definition.identity
    plain = _YEAR_OF_MONTH.sub(
        lambda m: f"{m[1]} 20{m[2]}" if find_month(m[1], months) else m[0], _AND.sub(" , ", _UNTIL.sub(" - ", plain))
    )
    plain = " ".join(_parted([_meant(token, definition) for token in _TOKEN.findall(plain)], definition))
    plain = re.sub(r" ,(?: ,)+ ", " , ", plain)
    first, *_, last = definition.identity.months
    plain = _YEAR_ENDS.sub(last.casefold(), _YEAR_BEGINS.sub(first.casefold(), plain))
    return _WEEKS.sub(lambda m: re.sub(" ([,-]) ", rf" \1 {m[1]} ", m[0]), plain)


def is_date(text: str) -> bool:
    """Whether a text is a date of Excel, which people may have typed as something else."""
    return _ISO.fullmatch(text) is not None


def _named(day: int, month: int, year: str, definition: Definition) -> str:
    """A date in figures with its month as a word; a month that does not exist stays a word that nobody knows."""
    if not (1 <= month <= MONTHS and 1 <= day <= 31):
        return f" {_UNKNOWN} "
    return f" {day} {definition.identity.months[month - 1].casefold()} {year if len(year) == 4 else f'20{year}'} "


def _meant(token: str, definition: Definition) -> str:
    """A word with one letter wrong as the one word that is near: `febuari`, `trwulan`."""
    known = _known(definition)
    if len(token) < SHORTEST or token in known or not token.isalpha() or find_month(token, definition.identity):
        return token
    return nearest(token, known, most=1)[0]


@lru_cache(maxsize=16)
def _known(definition: Definition) -> frozenset[str]:
    named = (name.casefold() for name in definition.identity.months)
    return frozenset(word for word in (*named, *KINDS, *WEEK, "tanggal") if len(word) >= SHORTEST)


def _parted(tokens: Sequence[str], definition: Definition) -> Iterator[str]:
    """The words with a comma where a list has none: `jan apr jul`, `tw i tw ii`, `tw i ii iii`."""
    kind = ""
    for before, token in zip(("", *tokens), tokens, strict=False):
        named = find_month(token, definition.identity) and find_month(before, definition.identity)
        goes_on = _manner(before) and (token == kind or _manner(token) == _manner(before))
        if named or (kind and goes_on):
            yield ","
        if token in KINDS:
            kind = token
        elif not _manner(token) and token not in {",", "-"}:
            kind = ""
        yield token


def _manner(token: str) -> str:
    """How a number that counts periods is written, `1` or `i`; '' for any other word, a year too."""
    if token in ROMANS:
        return "i"
    return "1" if token.isdecimal() and len(token) < 3 else ""
