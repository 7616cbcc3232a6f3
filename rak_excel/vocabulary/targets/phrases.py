"""The words around a target's number that are the language's: `minimal 75%`, `12 Lap/tahun`, `Skala 7`, `75% *)`."""

from __future__ import annotations

import re
import unicodedata

from rak_excel.model.items import BULLET, LOST_BULLET
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import UP_TO, YEAR
from rak_excel.vocabulary.basics.texts import tidy

LONGEST = 1000
"""Letters of a target: a longer text is none."""

_QUOTES = "\"'`´“”„‘’‚«»″′"
# Looked for at the beginning of a run of spaces alone, so that a long run is gone through once.
_SPACE = r"(?:(?<!\s)\s++)?+"
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜ*†‡"
# Behind a percent sign, a letter, a bracket or a blank; `751)` may be 751 or 75 with a footnote.
_FOOTNOTE = re.compile(
    rf"(?:{_SPACE}\(\s*+\*++\s*+\)|(?:(?<!\s)\s++|(?<![\s*]))\*++\)?|(?:(?<=[%\w)])(?<!\d)\s*+|(?<=\s))\d{{1,2}}\)"
    rf"|{_SPACE}\[(?:\d{{1,2}}|[a-e*])\]|(?<=[%\s])[a-e]\)"
    rf"|(?:(?<![{_SUPERSCRIPTS}])(?<!\bm)(?<!\b[ck]m)|(?<=\bm[{_SUPERSCRIPTS}])|(?<=\b[ck]m[{_SUPERSCRIPTS}]))[{_SUPERSCRIPTS}]++\)?)$"
)
# A bullet or a letter, not a dash or number, which may be of the number.
_LISTED = re.compile(rf"^(?:(?![-–—*√]){BULLET}|{LOST_BULLET}|[a-e][.)])\s*(?=\d|[A-Z])")
_MOST_FOOTNOTES = 12  # footnote marks and the like one behind the other
_ENDS = re.compile(r"(?<![\s.;:])[\s.;:]++$")

# What a number is at least or at most, by the sign that says the same.
_BOUNDS = {
    "≥": ("≥", ">=", "=>", "minimal", "minimum", "min.", "min", "paling sedikit", "paling kurang", "paling rendah",
          "sekurang-kurangnya", "sekurangnya", "sedikitnya", "sedikit-dikitnya", "setidaknya", "setidak-tidaknya",
          "serendah-rendahnya", "tidak kurang dari", "di atas atau sama dengan", "lebih besar atau sama dengan",
          "lebih dari atau sama dengan", "⩾", "≧"),
    "≤": ("≤", "<=", "=<", "maksimal", "maksimum", "maks.", "maks", "max.", "max", "paling banyak", "paling tinggi",
          "paling lama", "paling lambat", "setinggi-tingginya", "sebanyak-banyaknya", "tidak lebih dari",
          "lebih kecil atau sama dengan", "kurang dari atau sama dengan", "⩽", "≦"),
    ">": (">", "lebih dari", "lebih besar dari", "di atas", "diatas"),
    "<": ("<", "kurang dari", "lebih kecil dari", "di bawah", "dibawah"),
    "±": ("±", "+/-", "~", "≈", "sekitar", "kurang lebih", "lebih kurang"),
}  # fmt: skip
_SAYS_BOUND = {word: sign for sign, words in _BOUNDS.items() for word in words}
_WORDED = "|".join(re.escape(word) for word in sorted(_SAYS_BOUND, key=len, reverse=True))
_BEFORE = re.compile(rf"^({_WORDED})(?:(?<=[^\w.])|(?![^\W\d_]))\s*:?\s*", re.IGNORECASE)
_BEHIND = re.compile(rf"{_SPACE}(?:atau lebih|ke ?atas|\(?minimal\)?|\(?minimum\)?)$", re.IGNORECASE)
_OR_MORE = re.compile(r"(?<=[\d%])\s?\+(?=\s|$)")  # `90%+`, `5+ laporan`
_SAID_ANYWAY = re.compile(r"^(?:sebesar|sejumlah|sebanyak|senilai|mencapai|target(?:nya)?)\b\s*:?\s*", re.IGNORECASE)
_LABELS = re.compile(r"^(?:skala|skor|level|peringkat|poin|angka)\b\s*+:?\s*+(?=\d)", re.IGNORECASE)

_WRAPPED = re.compile(r"^[(\[](?P<inner>[^()\[\]]+)[)\]]$")
_SIGN_FIRST = re.compile(r"^%\s*(\d[\d.,]*)$")
_UNIT = re.compile(r"[^\W\d_]|%")

# A plan is for one year, so that what is counted for the year is what is counted.
_A_YEAR = re.compile(
    rf"(?:{_SPACE}(?:(?:/|\bper\b)\s*(?:tahun|thn|th)|\bpertahun|(?:dalam\s+)?(?:setahun|(?:1|satu)\s+tahun)"
    r"|(?:se)?tiap\s+tahun(?:nya)?)\.?)+$",
    re.IGNORECASE,
)
_OF_YEAR = r"(?:target\s+)?(?:tahun(?:\s+anggaran)?|thn\.?|th\.?|t\.?\s?a\.?|target)"
_YEAR_BEHIND = re.compile(
    rf"(?<=\S)\s*(?:\(\s*(?:{_OF_YEAR}\s*)?{YEAR}\s*\)|\[\s*(?:{_OF_YEAR}\s*)?{YEAR}\s*\]|\s{_OF_YEAR}\s*{YEAR})\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{_SPACE}{UP_TO}\s*+(?=[\d])", re.IGNORECASE)
_BETWEEN = re.compile(rf"^antara\s+(\S.*?)(?<!\s)\s++(?:dan|{UP_TO})\s++(\S.*)$", re.IGNORECASE)
_NOTHING = re.compile(r"[-–—−]+|n\.?\s?a\.?|n/a|[.…_\s]+(?:%|persen)?", re.IGNORECASE)

# Letters that look like digits, in what came out of a scanner.
_LOOK_ALIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_SCANNED = re.compile(r"^[\dOolI|]*\d[\dOolI|.,]*|^[OolI|]+\d[\dOolI|.,]*")


@remembered(8192)
def plain_text(text: str) -> str:
    """The text without what changes nothing: quotation marks, footnote marks, full-width forms, a full stop."""
    plain = _LISTED.sub("", tidy(text))
    for _ in range(_MOST_FOOTNOTES if len(text) <= LONGEST else 0):
        before = plain
        plain = _without_footnote(plain).strip(_QUOTES + " ")
        plain = _ENDS.sub("", plain)
        if plain == before:
            break
    return tidy(unicodedata.normalize("NFKC", plain).replace("٪", "%").replace("−", "-"))


def _without_footnote(text: str) -> str:
    """`75% 2)` is `75%`; the bracket of `75% (TW 2)` closes a remark."""
    short = _FOOTNOTE.sub("", text)
    return text if text.count("(") == text.count(")") != short.count(")") < short.count("(") else short


@remembered(4096)
def says_no_target(text: str) -> bool:
    """Whether a cell says that there is no target: `n.a`, a dash, dots that were never filled in."""
    return _NOTHING.fullmatch(tidy(text)) is not None


def without_bound(text: str) -> tuple[str, str]:
    """The sign of an upper or lower bound, and the text without it: `minimal 75%` is `≥` and `75%`."""
    text = _SAID_ANYWAY.sub("", text)
    if match := _BEFORE.match(text):
        return _SAYS_BOUND[match[1].casefold()], _SAID_ANYWAY.sub("", text[match.end() :])
    behind = _OR_MORE.sub("", _BEHIND.sub("", text), count=1)
    return ("≥", behind) if behind != text and behind else ("", text)


def unwrapped(text: str) -> str:
    """`(75%)` is `75%`, and so is `%75`; `(75)` may be minus 75."""
    inner = _WRAPPED.sub(r"\g<inner>", text) if _UNIT.search(text) else text
    return _SIGN_FIRST.sub(r"\1%", inner.strip())


def without_label(text: str) -> str:
    """`Skala 7` is 7."""
    return _LABELS.sub("", text)


def without_year(unit: str) -> str:
    """`Lap/tahun` is `Lap`; a unit that is the year itself stays."""
    return (_A_YEAR.sub("", unit) if len(unit) <= LONGEST else "") or unit


def without_own_year(text: str, year: int | None) -> str:
    """`75% (2020)` and `75% tahun 2020` in a plan for 2020 are `75%`; another year stays."""
    return _YEAR_BEHIND.sub("", text) if year and (said := _YEAR_BEHIND.search(text)) and str(year) in said[0] else text


def range_ends(text: str) -> tuple[str, str] | None:
    """The two ends of a range, each as it is written: `95%` and `100%`."""
    if between := _BETWEEN.match(text):
        return between[1], between[2]
    pieces = _RANGE.split(text)
    return (pieces[0], pieces[1]) if len(pieces) == 2 and pieces[0] else None


def as_scanned(text: str) -> str | None:
    """`1OO%` as `100%`: first letters that a scanner took for digits; None without any, or where they may be a unit."""
    match = _SCANNED.match(text)
    if not match or match[0].isdigit() or (match[0] == text and not set("lI|").isdisjoint(text)):
        return None
    return match[0].translate(_LOOK_ALIKE) + text[match.end() :]
