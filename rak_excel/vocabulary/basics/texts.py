"""Texts made comparable: what stays when case, spaces and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rak_excel.system.remembered import remembered

_NOT_A_WORD = re.compile(r"[^\w%]+")
_QUOTED = 70  # letters of a long text that a message repeats; the finding's value has all of it
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")


@remembered(65536)
def tidy(text: str) -> str:
    """The text with every run of spaces, no-break and zero-width ones too, made one space; line breaks stay."""
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.splitlines()).strip()


@remembered(65536)
def normalised(text: str) -> str:
    """Lower-case words with single spaces between them: how texts are compared with each other.

    Compatibility forms are folded, so that a full-width or ligature letter compares as the plain one.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_A_WORD.sub(" ", folded).strip()


@remembered(65536)
def compact(text: str) -> str:
    """The letters and digits alone: how headings are compared (`NO.` and `No`, `NAMA /UNIT` and `Nama/Unit`)."""
    return normalised(text).replace(" ", "")


def begins_with(text: str, firsts: Iterable[str]) -> bool:
    """Whether a text begins with one of these words or phrases, which are written as they are compared."""
    words = f"{normalised(text)} "
    return any(words.startswith(f"{each} ") for each in firsts)


def shortened(text: str, most: int = _QUOTED) -> str:
    """A text on one line, short enough for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
