"""Texts made comparable: without case, spaces, punctuation and markup, with words that are typed wrong."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

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


SHORTEST = 5  # letters; shorter words are near too many others
_LETTERS_AN_ERROR = 3  # a word may have an error for each so many letters
_MOST_ERRORS = 2


def nearest(word: str, known: Collection[str], most: int = _MOST_ERRORS) -> tuple[str, int]:
    """The one word that is nearest, and how many letters are wrong; the word itself, and 0, where none or several are."""
    most = min(most, max(1, len(word) // _LETTERS_AN_ERROR))
    near = [(distance, each) for each in known if (distance := OSA.distance(word, each, score_cutoff=most)) <= most]
    if not near:
        return word, 0
    least = min(near)[0]
    meant = [each for distance, each in near if distance == least]
    return (meant[0], least) if len(meant) == 1 else (word, 0)


_TAGS = r"p|ul|ol|li|br|div|span|font|b|i|u|em|strong|sup|sub|table|tbody|thead|tr|td|th|h[1-6]"
MARKUP = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot);|_x000[dD]_|\*\*", re.IGNORECASE)
_LINES = re.compile(r"</?(?:p|ul|ol|li|br|div|tr)\b[^<>]*>|_x000[dD]_", re.IGNORECASE)
_HAS_SOME = re.compile(r"[<&*]|_x000", re.IGNORECASE)


@remembered(16384)
def without_markup(text: str) -> str:
    """The text as it would be shown: paragraphs and list items on lines of their own."""
    if not (_HAS_SOME.search(text) and MARKUP.search(text)):
        return text
    plain = MARKUP.sub(lambda found: "" if found[0][0] in "<*" else html.unescape(found[0]), _LINES.sub("\n", text))
    return "\n".join(line for line in plain.splitlines() if line.strip())


_BEFORE = re.compile(r"^(?:copy of|salinan(?: dari)?)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:(?<!\s)\s++)?+\(\d+\)$|_\d+$|(?:(?<!\W)\W++)?+\b(?:copy|salinan)(?:\s*\(?\d+\)?)?$", re.IGNORECASE
)
_LONGEST = 31  # characters of a sheet's name: a copy of a longer one has less of it


def is_copy_of(name: str, other: str) -> bool:
    """Whether a sheet's name is that of a copy of the sheet `other`. `Komisi 2` and `Komisi lanjutan` go on with it."""
    own = _BEHIND.sub("", _BEFORE.sub("", name.strip()))
    if own == name.strip() or not compact(own):
        return False
    cut = len(name) >= _LONGEST and compact(other).startswith(compact(own))
    return cut or compact(own) == compact(_BEHIND.sub("", other))
