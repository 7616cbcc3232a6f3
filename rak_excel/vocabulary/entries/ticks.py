"""Ticks as people make them, the signs that fonts draw for letters, and answers: yes or no, and dates."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache

from rak_excel.model.words import MarkWords
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import says_up_to
from rak_excel.vocabulary.basics.texts import normalised, tidy

# Word pastes a tick of a symbol font as a character of the private use area: 0xF000 and its place in the font. Wingdings
# and Wingdings 2 have nothing but flags and suns at each other's places. The last two of these, which are left out, only
# choose between the coloured and the plain picture.
FONT_GLYPHS = str.maketrans(
    "\uf0fc\uf0fe\uf050\uf052\uf061\uf0d6\uf06c\uf06e\uf0a7\uf0fb\uf0fd\uf04f\uf051\uf06f\uf0a8\uf0e0\uf0e8",
    "✓☑✓☑✓√●■▪✗☒✗☒□□→→",
    "\ufe0e\ufe0f",
)
CHECKS = frozenset("✓✔☑✅🗸🗹√þ")
DOTS = frozenset("●•⬤⚫■▪◼◾█")
EMPTY_BOXES = frozenset([*"☐□◻▢⬜", "[]", "()", "[ ]", "( )"])
# A cross is a tick where a plan ticks with nothing else; beside other ticks it may be a no.
CROSSES = frozenset([*"x×☒🗵🗷ý", "[x]"])
# These say no more often than yes, also alone.
BALLOT_CROSSES = frozenset("✗✘✖❌❎☓🗴🗶û")
YES = frozenset({"ya", "y", "yes", "true", "benar"})
SAY_NOTHING = ("tidak ada", "nihil", "n/a", "n.a", "n.a.")  # in any column but that of targets, where nihil may be 0
NO = frozenset({"tidak", "tdk", "no", "false", "salah", *SAY_NOTHING, "--", "—", "−"})
NO_LETTERS = frozenset({"t", "n"})  # no, but only where Y says yes
FONT_LETTERS = frozenset({"p"})  # a tick of Wingdings 2 that lost its font, but also a code of somebody's own

_BRACKETED = re.compile(r"^(?:\((.+)\)|\[(.+)\]|\{(.+)\}|\"(.+)\"|'(.+)')$")
_REPEATED = re.compile(r"^([^\W\d_]|[^\w\s\-–=.])(?:(?:(?!\1)[\s,/])*\1)+$")
_BAR = re.compile(r"^<?[-–—=_.…]{3,}>?$|^<?[-–—=]+>$|^<[-–—=]+$|^[\s→➔➜➝➞⇒⟶►▶>←↔⇔⟵➡─━═]+$")
_POINTED = re.compile(r"^\D+[.,;*]$")  # `v.`, `v*`
_DRAWN = re.compile(r"[-–—−.…_\s]+")


class ScheduleMark(Enum):
    """What a schedule cell says. The first three stand for themselves; the others depend on the rest of the plan."""

    TICK = "tick"
    BLANK = "blank"
    UNKNOWN = "unknown"
    CROSS = "cross"  # a tick where nothing else is one, a no perhaps beside ticks
    LETTER = "letter"  # a tick whose font was lost, or a code
    NO_LETTER = "no letter"  # no where Y is yes
    THROUGH = "through"  # up to: the periods on both sides and this one
    BAR = "bar"  # an arrow or a line drawn as text


class Sign(Record):
    """What a schedule cell's text says by itself; `glyph` is its tick without brackets and repetition, '' for none."""

    mark: ScheduleMark
    glyph: str = ""


def read_mark(text: str, words: MarkWords) -> ScheduleMark:
    """Whether a text is a tick, as good as blank, or neither, where nothing else is known."""
    mark = read_sign(text, words).mark
    if mark is ScheduleMark.CROSS:
        return ScheduleMark.TICK if ticks_alone(text, words) else ScheduleMark.UNKNOWN
    if mark is ScheduleMark.LETTER:
        return ScheduleMark.TICK
    return mark if mark in {ScheduleMark.TICK, ScheduleMark.BLANK} else ScheduleMark.UNKNOWN


@remembered(4096)
def read_sign(text: str, words: MarkWords) -> Sign:
    """What a schedule cell's text says; words, numbers and dates are unknown here."""
    shown = _plain(text)
    mark = shown.casefold()
    if not mark or mark in _blanks(words) or mark in NO or mark in EMPTY_BOXES:
        return Sign(ScheduleMark.BLANK)
    if mark in _ticks(words):
        return Sign(_mark_of(mark, words), shown)
    if mark in NO_LETTERS:
        return Sign(ScheduleMark.NO_LETTER)
    if says_up_to(mark):
        return Sign(ScheduleMark.THROUGH)
    if _BAR.match(mark):
        return Sign(ScheduleMark.BAR)
    glyph = _pointless(_peeled(shown), words)
    return Sign(_mark_of(glyph.casefold(), words), glyph)


def ticks_alone(text: str, words: MarkWords) -> bool:
    """Whether a cross is a tick in a plan that ticks with nothing else: x is, ✗ is not."""
    glyph = _peeled(_plain(text)).casefold()
    return glyph in _ticks(words) or (glyph not in BALLOT_CROSSES and "x" in _ticks(words))


def is_dot(glyph: str) -> bool:
    """Whether a tick is a dot or a block. Who puts these into one row with checks may tell two things apart."""
    return glyph in DOTS


def clear_ticks(ticks: Iterable[str], words: MarkWords) -> dict[str, str]:
    """What is written for the ticks of a plan that many hands made: crosses beside other ticks would be asked about."""
    crosses = {tick: read_sign(tick, words).mark is ScheduleMark.CROSS for tick in set(ticks)}
    return {tick: words.written for tick, is_cross in crosses.items() if is_cross and not all(crosses.values())}


def stands_for_nothing(text: str, words: MarkWords) -> bool:
    """Whether a cell with this text is as good as blank: `-`, `...`, `nihil`; capitals do not count."""
    said = tidy(text).casefold()
    return said in _blanks(words) or said in SAY_NOTHING or _DRAWN.fullmatch(said) is not None


def _mark_of(glyph: str, words: MarkWords) -> ScheduleMark:
    if glyph == words.written.casefold():
        return ScheduleMark.TICK
    if glyph in CROSSES or glyph in BALLOT_CROSSES:
        return ScheduleMark.CROSS
    if glyph in FONT_LETTERS and glyph in _ticks(words):
        return ScheduleMark.LETTER
    known = glyph in _ticks(words) or glyph in CHECKS or glyph in DOTS or glyph in YES
    return ScheduleMark.TICK if known else ScheduleMark.UNKNOWN


def _plain(text: str) -> str:
    """The text without the pictures' variants and with the characters of symbol fonts as what they show."""
    return unicodedata.normalize("NFKC", tidy(text.translate(FONT_GLYPHS)))


def _peeled(text: str) -> str:
    """`v` of `(v)`, `[v]` and `v v`; a box with a cross stays one."""
    bracketed = _BRACKETED.match(text)
    inner = next(filter(None, bracketed.groups())).strip() if bracketed else text
    if bracketed and text.startswith("[") and inner.casefold() == "x":
        return "[x]"
    repeated = _REPEATED.match(inner)
    return repeated[1] if repeated else inner


def _pointless(glyph: str, words: MarkWords) -> str:
    """`v` of `v.` and `v*`; what is no tick without its point is left as it is."""
    ticks = _POINTED.match(glyph) and _mark_of(glyph[:-1].casefold(), words) is ScheduleMark.TICK
    return glyph[:-1] if ticks and _mark_of(glyph.casefold(), words) is ScheduleMark.UNKNOWN else glyph


@lru_cache(maxsize=16)
def _blanks(words: MarkWords) -> frozenset[str]:
    return frozenset(blank.casefold() for blank in words.blanks)


@lru_cache(maxsize=16)
def _ticks(words: MarkWords) -> frozenset[str]:
    return frozenset(tick.casefold() for tick in words.ticks)


# Beside the ticks and blanks of a schedule.
_YES = frozenset({"iya", "benar", "betul", "perlu", "harus", "ada", "setuju"})
_NO = frozenset({"tidak", "tdk", "tak", "false", "bukan", "belum", "tanpa"})
_SAYS = {ScheduleMark.TICK: True, ScheduleMark.LETTER: True, ScheduleMark.BLANK: False, ScheduleMark.NO_LETTER: False}


def says_yes(text: str, marks: MarkWords) -> bool | None:
    """Whether an answer is yes or, as a blank is, no: `✓`, `perlu`, `tidak perlu`; None of a cross, `Ya/Tidak` and others."""
    words = normalised(text)
    if words in _YES or words.split(" ")[0] in _NO:
        return words in _YES
    return _SAYS.get(read_sign(text, marks).mark)


def yes_answers(marks: MarkWords) -> list[str]:
    """The answers of one word or sign that say yes, without regard to capitals."""
    said = {each.casefold() for each in (*marks.ticks, *YES, *_YES)}
    return sorted(each for each in said if says_yes(each, marks))


_SPELLINGS = (
    "januari january|februari february pebruari|maret march|april|mei may|juni june|juli july|agustus august agt|"
    "september|oktober october|november nopember|desember december"
)
_MONTHS = [words.split() for words in _SPELLINGS.split("|")]
_SHORTEST = 3  # letters of a month's name
_DAY_FIRST = re.compile(
    r"^(?:[^\W\d]+,?\s+)?(?P<day>\d{1,2})[\s./-]+(?P<month>[^\W\d_]+|\d{1,2})[\s./,-]+(?P<year>\d{4}|\d{2})$"
)
_YEAR_FIRST = re.compile(r"^(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})$")
_MONTH_FIRST = re.compile(r"^(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})$")
_SERIALS = range(36_526, 73_051)  # of Excel, from 2000 to 2099: a date in a cell that is formatted as a number
_SERIAL_ZERO = datetime.date(1899, 12, 30)


def read_date(value: object) -> datetime.date | None:
    """The date that a cell's value, or a word on the command line, means; None where it means none."""
    if isinstance(value, datetime.date):
        return value.date() if isinstance(value, datetime.datetime) else value
    if isinstance(value, int | float):
        if not _SERIALS.start <= value < _SERIALS.stop:  # no infinite number passes, and none that is not a number
            return None
        return _SERIAL_ZERO + datetime.timedelta(days=int(value))
    return next(_dates(str(value or "").strip().casefold()), None)


def written_date(date: datetime.date) -> str:
    """As the workbook shows it: `31/01/2020`."""
    return f"{date:%d/%m/%Y}"


def _dates(text: str) -> Iterator[datetime.date]:
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _MONTH_FIRST):
        if (match := pattern.match(text)) and (month := _month(match["month"])):
            year = int(match["year"])
            try:
                yield datetime.date(year if year > 99 else 2000 + year, month, int(match["day"]))
            except ValueError:  # the 31st of February
                continue


def _month(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if len(word) < _SHORTEST:
        return None
    numbered = enumerate(_MONTHS, 1)
    return next((number for number, names in numbered if any(name.startswith(word) for name in names)), None)


_NAME = re.compile(r"(wingdings(?: 2)?|webdings|symbol)\d*")  # LibreOffice counts fonts of one name: Wingdings1
# What each font of signs draws for its letters.
_DRAWN_BY = {
    "wingdings": str.maketrans("üþûýxln§oqr¨àè", "✓☑✗☒☒●■▪□□□□→→"),
    "wingdings 2": str.maketrans("PROQ£", "✓☑✗☒□"),
    "webdings": str.maketrans("arngc", "✓✗●■□"),
    "symbol": str.maketrans("Ö·", "√•"),
}
_PRIVATE = 0xF000  # where Word and LibreOffice keep the letters of such fonts
_LONGEST_DRAWN = 3  # more letters than these were typed as words


@remembered(256)
def symbol_font(name: str) -> str:
    """The font of signs that a name names; '' for any other font."""
    match = _NAME.fullmatch(name.strip().casefold())
    return match[1] if match else ""


def drawn(text: str, font: str) -> str:
    """What a person sees of a few letters in a font of signs, as far as it is known."""
    if not font or len(text.strip()) > _LONGEST_DRAWN:
        return text
    signs = _DRAWN_BY[font]
    return text.translate(signs | {_PRIVATE + letter: sign for letter, sign in signs.items()})
