"""The word that was meant where letters of it are wrong: INDKATOR, Febuari, Trwulan."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import OSA

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
