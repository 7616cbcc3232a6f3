"""Ticks as people make them, and what is no tick."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from rak_excel.model.definition_words import MarkWords
from rak_excel.vocabulary.words import tidy


class Mark(Enum):
    TICK = "tick"
    BLANK = "blank"
    UNKNOWN = "unknown"


def read_mark(text: str, words: MarkWords) -> Mark:
    """Whether a schedule cell's text is a tick, as good as blank, or neither."""
    mark = tidy(text).casefold()
    if not mark or stands_for_nothing(mark, words):
        return Mark.BLANK
    return Mark.TICK if mark in _ticks(words) else Mark.UNKNOWN


def stands_for_nothing(text: str, words: MarkWords) -> bool:
    """Whether a cell with this text is as good as blank: `-`; capitals do not count."""
    return tidy(text).casefold() in _blanks(words)


@lru_cache(maxsize=16)
def _blanks(words: MarkWords) -> frozenset[str]:
    return frozenset(blank.casefold() for blank in words.blanks)


@lru_cache(maxsize=16)
def _ticks(words: MarkWords) -> frozenset[str]:
    return frozenset(tick.casefold() for tick in words.ticks)
