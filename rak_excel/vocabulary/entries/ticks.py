"""Ticks as people make them, and what is no tick."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rak_excel.model.definition_words import MarkWords
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics import signs
from rak_excel.vocabulary.basics.numbers import says_up_to
from rak_excel.vocabulary.basics.texts import tidy

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


@dataclass(frozen=True, slots=True)
class Sign:
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
    if not mark or mark in _blanks(words) or mark in signs.NO or mark in signs.EMPTY_BOXES:
        return Sign(ScheduleMark.BLANK)
    if mark in _ticks(words):
        return Sign(_mark_of(mark, words), shown)
    if mark in signs.NO_LETTERS:
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
    return glyph in _ticks(words) or (glyph not in signs.BALLOT_CROSSES and "x" in _ticks(words))


def is_dot(glyph: str) -> bool:
    """Whether a tick is a dot or a block. Who puts these into one row with checks may tell two things apart."""
    return glyph in signs.DOTS


def clear_ticks(ticks: Iterable[str], words: MarkWords) -> dict[str, str]:
    """What is written for the ticks of a plan that many hands made: crosses beside other ticks would be asked about."""
    crosses = {tick: read_sign(tick, words).mark is ScheduleMark.CROSS for tick in set(ticks)}
    return {tick: words.written for tick, is_cross in crosses.items() if is_cross and not all(crosses.values())}


def stands_for_nothing(text: str, words: MarkWords) -> bool:
    """Whether a cell with this text is as good as blank: `-`, `...`, `nihil`; capitals do not count."""
    said = tidy(text).casefold()
    return said in _blanks(words) or said in signs.SAY_NOTHING or _DRAWN.fullmatch(said) is not None


def _mark_of(glyph: str, words: MarkWords) -> ScheduleMark:
    if glyph == words.written.casefold():
        return ScheduleMark.TICK
    if glyph in signs.CROSSES or glyph in signs.BALLOT_CROSSES:
        return ScheduleMark.CROSS
    if glyph in signs.FONT_LETTERS and glyph in _ticks(words):
        return ScheduleMark.LETTER
    known = glyph in _ticks(words) or glyph in signs.CHECKS or glyph in signs.DOTS or glyph in signs.YES
    return ScheduleMark.TICK if known else ScheduleMark.UNKNOWN


def _plain(text: str) -> str:
    """The text without the pictures' variants and with the characters of symbol fonts as what they show."""
    return unicodedata.normalize("NFKC", tidy(text.translate(signs.FONT_GLYPHS)))


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
